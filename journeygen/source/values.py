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
from journeygen.model.names import folded, is_slug, nearest, slug_of
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
        hint = "write the text itself, right after the colon and without a dash"
        return reader.complain("wrong-type", node, "one text is expected here, not a list", hint)
    if isinstance(node, MappingNode) and node.entries:
        names = ", ".join(f"'{key.text}'" for key, _ in node.entries[:3])
        if any(key.text in reader.personas for key, _ in node.entries):
            hint = "write one that holds for all of them"
            return reader.complain(
                "wrong-type", node, f"{what} is expected here, which cannot differ per persona", hint
            )
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
                "one-line",
                node,
                "this has to fit on one line",
                "keep its first line, and put the rest into another text",
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

    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, f"the id of a {marker.kind.words}")
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
        text = text_of(reader, node, "an id")
        reader.fixes[where] = lambda right: reader.splice(node, right)
        return text if text is MISSING else text.strip()

    return read


_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d+)?")


def number_in(text: str) -> float | None:
    """The number that a text is: with `−` or `-`, a decimal point or comma; None for any other text."""
    text = text.strip().replace("−", "-")
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def number_between(whole: bool, low: float | None, high: float | None, words: Mapping[int, str]) -> Read:
    """Reads a number; what it may be is said where it is none. `words` say what single values mean."""
    what = "a whole number" if whole else "a number"
    if low is not None and high is not None:
        means = f": {', '.join(f'{value} {word}' for value, word in words.items())}" if words else ""
        said = f"write {what} from {low:g} to {high:g}{means}".replace("-", "−")
    else:
        said = f"write {what} such as {'3' if whole else '1.5'}"

    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, "a number")
        if text is MISSING:
            return MISSING
        value = number_in(text)
        if value is None:
            for number, word in words.items():
                if folded(word) == folded(text):
                    hint = f"write its number: {number}"
                    return reader.complain(
                        "number", node, f"'{text}' is no number", hint, fix=reader.splice(node, str(number))
                    )
            joined = re.sub(r"(?<=\d)[ \u00a0\u202f'’](?=\d{3}(?!\d))", "", text.strip())
            if number_in(joined) is not None:
                hint = f"write it without spaces or signs in between: {joined}"
                return reader.complain("number", node, f"'{text}' is no number", hint, fix=reader.splice(node, joined))
            inside = re.findall(r"[-−+]?\d+(?:[.,]\d+)*", text)
            if len(inside) == 1 and high is None:
                return reader.complain("number", node, f"'{text}' is no number", f"write the number alone: {inside[0]}")
            return reader.complain("number", node, f"'{text}' is no number", said)
        if re.fullmatch(r"\W?\d{1,3},\d{3}", text.strip()):
            plain = text.strip().replace(",", "")
            return reader.complain(
                "number",
                node,
                f"'{text}' could mean {plain} or {value:g}",
                f"write {plain}, or {text.strip().replace(',', '.')} with a point",
            )
        if whole and value != int(value):
            return reader.complain("number", node, f"'{text}' is no whole number", said)
        return int(value) if whole else value

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
        right = date_meant(text)
        hint = f"write {right}" if right else "write year, month and day, such as 2026-11-04"
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
            hint = "there is no such day or month; it is written as year-month-day"
        return reader.complain(
            "date", node, f"'{text}' is no date", hint, fix=reader.splice(node, right) if right else ()
        )
    return day


def date_meant(text: str) -> str:
    """A date in another form that can mean only one day, as ISO 8601; empty where it can mean two, or none."""
    match = re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text.strip())
    parts = (match[3], match[2], match[1]) if match else None
    match = re.fullmatch(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", text.strip())
    parts = (match[1], match[2], match[3]) if match else parts
    right = "-".join([parts[0], *(part.zfill(2) for part in parts[1:])]) if parts else ""
    return right if right and date_in(right) else ""


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
        hint = (
            f"did you mean '{shown}'?"
            if shown
            else "put the file there, or write its path from 'content/' on, such as /assets/photo.jpg"
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


def keys_expected(reader: Reader, node: Node) -> Any:
    """Report that a list or a text stands where keys belong."""
    hint = "write lines below it, indented, such as '  name: value'"
    if isinstance(node, Sequence):
        hint = "take the dashes out" if any(isinstance(item, MappingNode) for item in node.items) else hint
    return reader.complain("wrong-type", node, "keys are expected here", hint)


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
    int: number_between(True, None, None, {}),
    float: number_between(False, None, None, {}),
    bool: _bool,
    datetime.date: _date,
    f.Duration: _duration,
}
"""What reads a value by its type alone."""
