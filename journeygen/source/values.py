"""How each kind of single value is read: texts, numbers, dates, references, emotions.

`model/fields.py` declares the kinds. A value that cannot be read is a problem, and MISSING.
"""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Any

from journeygen.model import fields as f
from journeygen.model.kinds import Kind
from journeygen.model.names import is_slug, nearest, slug_of
from journeygen.source.kinds import FOLDER_OF
from journeygen.source.numbers import date, duration, number_between, number_in, percentage
from journeygen.source.reader import MISSING, Path, Read, Reader, Written
from journeygen.source.texts import keys_expected, text_of
from journeygen.source.yaml import Mapping as MappingNode
from journeygen.source.yaml import Node, Scalar, Sequence, is_absent


def _markdown(one_line: bool) -> Callable[[Any], Read]:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node)
        if text is MISSING:
            return MISSING
        text = text.strip()
        if one_line and "\n" in text:
            return reader.complain(
                "one-line",
                node,
                "this has to fit on one line",
                "join its lines, and put what is too long for one into another text",
            )
        if "[" in text or "<" in text:
            reader.texts.append(Written(text, reader.at(node)))
        return text or MISSING

    return lambda _marker: read


def _word(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, "a word")
        return text if text is MISSING else text.strip() or MISSING

    return read


def _slug(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, "an id")
        if text is MISSING or is_slug(text):
            return text
        right = slug_of(text)
        hint = f"write '{right}'" if right else "write some letters"
        return reader.complain(
            "id",
            node,
            f"'{text}' cannot be an id: ids are lower-case letters, digits and hyphens",
            hint,
            fix=reader.splice(node, right) if right else (),
        )

    return read


def reference(marker: f.Reference) -> Read:
    """Reads the id or the name of another entity, and gives its id."""

    words = marker.kind.words
    its_id = f"the id of {'an' if words[0] in 'aeiou' else 'a'} {words}"
    elsewhere = f"write only that, and describe the {words} in 'content/{FOLDER_OF[marker.kind]}/'"

    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, its_id, elsewhere)
        if text is MISSING:
            return MISSING
        parts = [part.strip() for part in text.split(",")]
        if len(parts) > 1 and not reader.names.exact(marker.kind, text.strip()):
            hint = f"write them in brackets: [{', '.join(parts)}]"
            known = all(reader.names.exact(marker.kind, part) for part in parts) and not reader.is_item(node)
            fix = reader.in_brackets(node) if known else ()
            return reader.complain("wrong-type", node, f"a comma does not make a list of '{text}'", hint, fix=fix)
        id_, problem = reader.names.refer(
            marker.kind, text.strip(), reader.at(node), lambda right: reader.splice(node, right)
        )
        if problem:
            reader.problems.append(problem)
        return id_

    return read


def _local(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, "an id", "write only that; what it names is described in a place of its own")
        reader.fixes[where] = lambda right: reader.splice(node, right)
        return text if text is MISSING else text.strip()

    return read


def pair(item: Read) -> Read:
    """Reads the two ends of a range, in brackets."""

    def read(reader: Reader, node: Node, where: Path) -> Any:
        ends = re.findall(r"(?<![\d.,])[-−]?\d+(?:[.,]\d+)?", node.text) if isinstance(node, Scalar) else []
        if len(ends) == 2:
            hint = f"write its two ends in brackets: [{ends[0]}, {ends[1]}]"
            return reader.complain("number", node, f"'{node.text}' is no number", hint)  # type: ignore[union-attr]  # has ends
        return list_of(item)(reader, node, where)

    return read


def _bool(reader: Reader, node: Node, where: Path) -> Any:
    text = text_of(reader, node, "true or false")
    if text is MISSING:
        return MISSING
    word = text.strip().lower()
    if word in ("true", "yes", "on"):
        return True
    if word in ("false", "no", "off"):
        return False
    return reader.complain("wrong-type", node, f"'{text}' is neither yes nor no", "write true for yes, or false for no")


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def _url(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, "an address")
        if text is MISSING:
            return MISSING
        text = text.strip()
        scheme = _SCHEME.match(text)
        if (scheme and scheme[1].lower() not in ("http", "https", "mailto", "tel")) or re.search(r"\s", text):
            return reader.complain(
                "url", node, f"'{text}' is no address that can be linked", "write one such as https://example.com/page"
            )
        return text

    return read


def _file(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, "the path of a file")
        if text is MISSING:
            return MISSING
        text = text.strip()
        if _SCHEME.match(text) or "\\" in text:
            hint = "save the file in 'content/assets/' and write its path, such as /assets/photo.jpg"
            return reader.complain("missing-file", node, f"'{text}' is no file of this site", hint)
        base = "content" if text.startswith("/") else posixpath.dirname(reader.path)
        path = posixpath.normpath(posixpath.join(base, text.lstrip("/")))
        if path.startswith("../") or path == "..":
            return reader.complain(
                "missing-file", node, f"'{text}' leads out of the site", "put the file in 'content/assets/'"
            )
        if reader.names.has_file(path):
            return path
        near = reader.names.near_file(path)
        shown = near.removeprefix("content") if near else ""
        hint = (
            f"did you mean '{shown}'?"
            if shown
            else "put the file there, or write the path of one that is there"
            if text.startswith("/")
            else f"put the file there, or write its path from 'content/' on, such as /assets/{posixpath.basename(path)}"
        )
        fix = reader.splice(node, shown) if shown else ()
        return reader.complain("missing-file", node, f"there is no file '{path}'", hint, fix=fix)

    return read


def _free(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        value = _plain_value(node)
        if not isinstance(value, dict):
            return keys_expected(reader, node)
        return value

    return read


def _plain_value(node: Node) -> Any:
    """A node as YAML 1.2's core schema reads it."""
    if isinstance(node, MappingNode):
        return {key.text: _plain_value(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [_plain_value(item) for item in node.items]
    if node.style:
        return node.text
    if is_absent(node):
        return None
    if node.text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return node.text.lower() == "true"
    if re.fullmatch(r"[-+]?\d+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", node.text):
        return float(node.text)
    return node.text


_EVIDENCE = f.Reference(Kind.EVIDENCE)


def _mood(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        if not isinstance(node, MappingNode):
            level = _level(reader, node)
            return MISSING if level is MISSING else {"start": level, "end": level}
        keys = {key.text: value for key, value in node.entries}
        reader.refuse_unknown(node, where, ("value", "from", "to", "note", "evidence"), "an emotion")
        ends = [name for name in ("from", "to") if name in keys]
        if ("value" in keys) == bool(ends) or len(ends) == 1:
            message, hint = "an emotion has either 'value', or 'from' and 'to'", "write one, such as {value: 1}"
            if len(ends) == 1 and "value" not in keys:
                missing = "to" if ends == ["from"] else "from"
                message, hint = f"this change of an emotion has no '{missing}'", "write both, such as {from: 1, to: -1}"
            return reader.complain("emotion", node, message, hint)
        start, end = (_level(reader, keys[name]) for name in (ends or ("value", "value")))
        if start is MISSING or end is MISSING:
            return MISSING
        found: dict[str, Any] = {"start": start, "end": end}
        for name, read_part in (("note", MARKED[f.Text](None)), ("evidence", list_of(reference(_EVIDENCE)))):
            value = read_part(reader, keys[name], (*where, name)) if name in keys else MISSING
            if value is not MISSING:
                found[name] = value
        return found

    return read


def _level(reader: Reader, node: Node) -> Any:
    """A value of the emotion scale in tenths: a number on the reader's scale, or a word."""
    if isinstance(node, Sequence) and len(node.items) == 2:
        hint = "write only one; a change is written as {from: 1, to: -1}"
        return reader.complain("wrong-type", node, "an emotion is expected here, not a list", hint)
    text = text_of(reader, node, "an emotion")
    if text is MISSING:
        return MISSING
    words = [*f.EMOTION_WORDS, *reader.labels]
    folded = text.strip().casefold()
    for labels in (f.EMOTION_WORDS, reader.labels):
        for index, label in enumerate(labels):
            if folded == label.casefold():
                return (index - 2) * 10
    low, high = reader.scale
    value = number_in(text)
    if value is None:
        word, glued, rest = text.partition("#")
        if glued and (number_in(word) is not None or word.strip().casefold() in map(str.casefold, words)):
            hint = f"if '#{rest}' is a comment, put spaces around the #: {word.strip()} # {rest.strip()}"
            return reader.complain("emotion", node, f"'{text}' is no emotion", hint)
        near = nearest(text, words, loose=True)
        fix = reader.splice(node, near) if near and nearest(text, words) == near else ()
        hint = (
            f"did you mean '{near}'?" if near else f"write a number from {low:g} to {high:g}, or {', '.join(words[:5])}"
        )
        return reader.complain(
            "emotion", node, f"'{text}' is no emotion", hint if near else hint.replace("-", "−"), fix=fix
        )
    if not low <= value <= high:
        scale = f"{low:g} to {high:g}".replace("-", "−")
        return reader.complain("emotion", node, f"{text} is outside of the scale", f"it goes from {scale}")
    return f.rounded(((value - low) / (high - low) * 4 - 2) * 10)


def one_of(choices: tuple[str, ...]) -> Read:
    """Reads one of a few words."""

    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, "a word")
        if text is MISSING or text.strip() in choices:
            return text if text is MISSING else text.strip()
        near = nearest(text, choices, loose=True)
        hint = f"did you mean '{near}'?" if near else f"write one of {', '.join(choices)}"
        fix = reader.splice(node, near) if near and nearest(text, choices) == near else ()
        return reader.complain("unknown-word", node, f"'{text}' is not possible here", hint, fix=fix)

    return read


def list_of(item: Read) -> Read:
    """Reads a list; one value without a dash is a list of one."""

    def read(reader: Reader, node: Node, where: Path) -> Any:
        if is_absent(node):
            return MISSING
        if isinstance(node, Scalar) and not node.style and re.match(r"[•–—▪·]\s", node.text):
            reader.unread.add(where)
            message = f"a list entry begins with a hyphen and a space, not with '{node.text[0]}'"
            return reader.complain("yaml-list", node, message, "begin each line of the list with a hyphen")
        if not isinstance(node, Sequence):
            node = Sequence([node], node.line, node.column, False)
        found: list[Any] = []
        problems = len(reader.problems)
        for each in node.items:
            here = (*where, len(found))
            value = item(reader, each, here)
            if value is not MISSING:
                reader.positions[here] = reader.at(each)
                found.append(value)
        return found if found or len(reader.problems) == problems else MISSING

    return read


MARKED: Mapping[type, Callable[[Any], Read]] = {
    f.Line: _markdown(one_line=True),
    f.Text: _markdown(one_line=False),
    f.Word: _word,
    f.Slug: _slug,
    f.Reference: reference,
    f.LocalReference: _local,
    f.Percent: percentage,
    f.Address: _url,
    f.FilePath: _file,
    f.Free: _free,
    f.Mood: _mood,
}
"""What reads a value with a marker, made from the marker."""

PLAIN: Mapping[Any, Read] = {
    str: _word(None),
    int: number_between(True, None, None, {}),
    float: number_between(False, None, None, {}),
    bool: _bool,
    datetime.date: date,
    f.Duration: duration,
}
"""What reads a value by its type alone."""
