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
from journeygen.problems import warning
from journeygen.source import traps
from journeygen.source.durations import parse_duration
from journeygen.source.reader import MISSING, Path, Read, Reader, Written
from journeygen.source.yaml import Mapping as MappingNode
from journeygen.source.yaml import Node, Scalar, Sequence, is_absent

_A_TEXT = "a text"


def text_of(reader: Reader, node: Node, what: str = _A_TEXT) -> Any:
    """The text of a node that should be one."""
    if isinstance(node, Scalar):
        return MISSING if is_absent(node) else node.text
    if isinstance(node, Sequence) and what == _A_TEXT and node.items:
        line = reader.line(node.line)
        if node.flow or len(line) - len(line.lstrip()) + 1 < node.column:
            reader.problems.append(traps.text_became_list(node, line, reader.at(node)))
            return MISSING
        return reader.complain("wrong-type", node, "one text is expected here, not a list", "take the dash out")
    if isinstance(node, MappingNode) and node.entries:
        names = ", ".join(f"'{key.text}'" for key, _ in node.entries[:3])
        if any(key.text in reader.personas for key, _ in node.entries):
            return reader.complain("wrong-type", node, f"{what} is expected here, which cannot differ per persona")
        if what == _A_TEXT and (reader.is_item(node) or node.flow):
            reader.problems.append(traps.item_became_mapping(node, reader.line(node.line), reader.at(node)))
            return MISSING
        hint = "write only the text" if what == _A_TEXT else "write only that; what it is about is described elsewhere"
        return reader.complain("wrong-type", node, f"{what} is expected here, not keys such as {names}", hint)
    return reader.complain("wrong-type", node, f"{what} is expected here, not a list", "write only one")


def _markdown(one_line: bool) -> Callable[[Any], Read]:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node)
        if text is MISSING:
            return MISSING
        text = text.strip()
        if one_line and "\n" in text:
            return reader.complain(
                "one-line", node, "this has to fit on one line", "put the rest in 'summary', 'description' or 'body'"
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
            "id", node, f"'{text}' cannot be an id: ids are lower-case letters, digits and hyphens", hint
        )

    return read


def reference(marker: f.Reference) -> Read:
    """Reads the id or the name of another entity, and gives its id."""

    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, f"the id of a {marker.kind.words}")
        if text is MISSING:
            return MISSING
        parts = [part.strip() for part in text.split(",")]
        if len(parts) > 1 and not reader.names.exact(marker.kind, text.strip()):
            hint = f"write them in brackets: [{', '.join(parts)}]"
            return reader.complain("wrong-type", node, f"a comma does not make a list of '{text}'", hint)
        id_, problem = reader.names.refer(marker.kind, text.strip(), reader.at(node))
        if problem:
            reader.problems.append(problem)
        return id_

    return read


def _local(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, "an id")
        return text if text is MISSING else text.strip()

    return read


_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d+)?")


def number_in(text: str) -> float | None:
    """The number that a text is: with `−` or `-`, a decimal point or comma; None for any other text."""
    text = text.strip().replace("−", "-")
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _number(whole: bool) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, "a number")
        if text is MISSING:
            return MISSING
        value = number_in(text)
        example = "3" if whole else "1.5"
        if value is None:
            return reader.complain("number", node, f"'{text}' is no number", f"write one such as {example}")
        if re.fullmatch(r"\W?\d{1,3},\d{3}", text.strip()):
            plain = text.strip().replace(",", "")
            return reader.complain(
                "number",
                node,
                f"'{text}' could mean {plain} or {value:g}",
                f"write {plain}, or {text.strip().replace(',', '.')} with a point",
            )
        if whole and value != int(value):
            return reader.complain("number", node, f"'{text}' is no whole number", f"write one such as {example}")
        return int(value) if whole else value

    return read


def _percent(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, "a percentage")
        if text is MISSING:
            return MISSING
        value = number_in(re.sub(r"[\s\u00a0\u202f]*%$", "", text.strip()))
        if value is None:
            return reader.complain("percentage", node, f"'{text}' is no percentage", "write one such as 23 %")
        if 0 < value < 1 and "%" not in text:
            hint = f"write {value * 100:g} % if that is what you mean, or {text} % if it is not"
            reader.problems.append(
                warning("percentage", reader.at(node), f"{text} means {text} %, less than one", hint)
            )
        return value

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
    return reader.complain("wrong-type", node, f"'{text}' is neither true nor false", "write true or false")


def _date(reader: Reader, node: Node, where: Path) -> Any:
    text = text_of(reader, node, "a date")
    if text is MISSING:
        return MISSING
    day = date_in(text)
    if day is None:
        return reader.complain("date", node, f"'{text}' is no date", "write year, month and day, such as 2026-11-04")
    return day


def date_in(text: str) -> datetime.date | None:
    """The date that a text is, as ISO 8601 writes it (`2026-11-04`)."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        return None
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        return None


def _duration(reader: Reader, node: Node, where: Path) -> Any:
    text = text_of(reader, node, "a duration")
    if text is MISSING:
        return MISSING
    duration = parse_duration(text)
    if duration is None:
        hint = "write a number and a unit, such as 10 min, 2 h or 1-3 weeks"
        if re.fullmatch(r"(\d+\s*[^\W\d]+\s*){2,}", text.strip()):
            hint = "write it in one unit, such as 90 min"
        return reader.complain("duration", node, f"'{text}' is no duration", hint)
    return duration


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
        hint = f"did you mean '{shown}'?" if shown else "a path that starts with '/' starts from 'content/'"
        return reader.complain("missing-file", node, f"there is no file '{path}'", hint)

    return read


def _free(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        value = _plain_value(node)
        if not isinstance(value, dict):
            return reader.complain("wrong-type", node, "keys are expected here", "write lines such as 'name: value'")
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
            return reader.complain(
                "emotion", node, "an emotion has either 'value', or 'from' and 'to'", "such as {from: 1, to: -1}"
            )
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
        near = nearest(text, words, loose=True)
        hint = (
            f"did you mean '{near}'?" if near else f"write a number from {low:g} to {high:g}, or {', '.join(words[:5])}"
        )
        return reader.complain("emotion", node, f"'{text}' is no emotion", hint.replace("-", "−") if not near else hint)
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
        return reader.complain("unknown-word", node, f"'{text}' is not possible here", hint)

    return read


def list_of(item: Read) -> Read:
    """Reads a list; one value without a dash is a list of one."""

    def read(reader: Reader, node: Node, where: Path) -> Any:
        if is_absent(node):
            return MISSING
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
    f.Percent: _percent,
    f.Address: _url,
    f.FilePath: _file,
    f.Free: _free,
    f.Mood: _mood,
}
"""What reads a value with a marker, made from the marker."""

PLAIN: Mapping[Any, Read] = {
    str: _word(None),
    int: _number(whole=True),
    float: _number(whole=False),
    bool: _bool,
    datetime.date: _date,
    f.Duration: _duration,
}
"""What reads a value by its type alone."""
