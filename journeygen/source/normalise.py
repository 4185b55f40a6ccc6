"""From the positioned tree of a file to plain data, by what the model declares.

Short forms become long ones, a list of one becomes a list, values per persona become lists of
`For`, references become ids, and numbers, dates and durations become what they are; so the models
need no unions. Beside the data stands where each value was written, by its path in the data.

`Reader` is one reading of one file; the functions below it read one kind of written value each
(`model/fields.py` declares them). A value that cannot be read is a problem, and MISSING.
"""

from __future__ import annotations

import datetime
import posixpath
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from journeygen.model import fields as f
from journeygen.model.kinds import Kind
from journeygen.model.names import is_slug, nearest, slug_of
from journeygen.problems import Location, Problem, error
from journeygen.source import traps
from journeygen.source.document import Parsed
from journeygen.source.durations import parse_duration
from journeygen.source.names import Names
from journeygen.source.yaml import Mapping as MappingNode
from journeygen.source.yaml import Node, Scalar, Sequence, is_absent

Path = tuple[str | int, ...]
"""Where a value stands in the data of an entity: `("stages", 0, "steps", 2, "emotion")`."""

MISSING: Final = object()
"""What a reader gives for an empty value, and for one that cannot be read."""

EMOTION_WORDS = ("upset", "annoyed", "neutral", "pleased", "delighted")
"""The five levels, lowest first; always understood."""

Read = Callable[["Reader", Node, Path], Any]


@dataclass
class Written:
    """A text with links in it, and where it stands: they are checked once all entities are known."""

    text: str
    location: Location


@dataclass
class Reader:
    """One reading of one file: what it needs to know, and what it finds.

    `personas` are those of the journey, by everything a step may call them; `short_forms` are the
    places where a plain text stood for a whole value; `unread` those whose value is reported already.
    """

    path: str
    source: str
    names: Names
    files: frozenset[str]
    scale: tuple[float, float] = (-2.0, 2.0)
    labels: tuple[str, ...] = ()
    personas: Mapping[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    positions: dict[Path, Location] = field(default_factory=dict)
    texts: list[Written] = field(default_factory=list)
    short_forms: set[Path] = field(default_factory=set)
    unread: set[Path] = field(default_factory=set)

    def at(self, node: Node) -> Location:
        """Where a node stands."""
        return Location(self.path, node.line, node.column)

    def complain(self, rule: str, node: Node, message: str, hint: str = "", corrected: str = "") -> Any:
        """Report an error; gives MISSING, so that readers can return it."""
        self.problems.append(error(rule, self.at(node), message, hint, corrected))
        return MISSING

    def body(self, parsed: Parsed) -> str:
        """The Markdown after the front matter; its links are checked like those of other texts."""
        self.texts.append(Written(parsed.body, Location(parsed.path, parsed.body_line, 1)))
        return parsed.body

    def line(self, number: int) -> str:
        """A line of the file, as it is written."""
        lines = self.source.split("\n")
        return lines[number - 1] if number <= len(lines) else ""

    def is_item(self, node: Node) -> bool:
        """Whether a node begins on the line of a dash: it is, or begins, an item of a list."""
        return self.line(node.line).lstrip().startswith("-")

    def entity(self, model: type[BaseModel], node: Node, where: Path = ()) -> dict[str, Any]:
        """The data of a whole entity (or of the values below it) from its mapping."""
        data = _read_value(model)(self, node, where)
        return data if isinstance(data, dict) else {}


# What is written, by what the model declares


@dataclass(frozen=True)
class _Key:
    """One key of a model: how it is read, and what it is for."""

    name: str
    read: Read
    derived: bool


@lru_cache(maxsize=512)
def keys_of(model: type[BaseModel]) -> Mapping[str, _Key]:
    """The keys that a model can be written with."""
    found: dict[str, _Key] = {}
    for name, info in model.model_fields.items():
        derived = any(isinstance(marker, f.Derived) for marker in info.metadata)
        key = info.alias or name
        found[key] = _Key(key, _reader_for(info.annotation, tuple(info.metadata)), derived)
    return found


def _reader_for(annotation: Any, metadata: tuple[Any, ...] = ()) -> Read:
    if hasattr(annotation, "__metadata__"):
        return _reader_for(annotation.__origin__, (*annotation.__metadata__, *metadata))
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return _reader_for(next(part for part in get_args(annotation) if part is not type(None)), metadata)
    for marker in metadata:
        if isinstance(marker, f.EachPerPersona | f.OnePerPersona):
            return _per_persona(annotation, marker)
        if type(marker) in _MARKED:
            return _MARKED[type(marker)](marker)
    if origin is tuple:
        return _list_of(_reader_for(get_args(annotation)[0]))
    if origin is Mapping or origin is dict or (isinstance(origin, type) and issubclass(origin, Mapping)):
        key, value = get_args(annotation)
        return _mapping_of(key, _reader_for(value))
    if origin is Literal:
        return _one_of(tuple(str(choice) for choice in get_args(annotation) if choice))
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return lambda reader, node, where: _read_value(annotation)(reader, node, where)
    raise TypeError(f"no reader for {annotation!r} with {metadata!r}")


def _text_of(reader: Reader, node: Node, what: str = "a text") -> Any:
    """The text of a node that should be one."""
    if isinstance(node, Scalar):
        return MISSING if is_absent(node) else node.text
    if isinstance(node, MappingNode) and node.entries:
        if reader.is_item(node) or node.flow:
            reader.problems.append(traps.item_became_mapping(node, reader.line(node.line), reader.at(node)))
            return MISSING
        names = ", ".join(f"'{key.text}'" for key, _ in node.entries[:3])
        return reader.complain("wrong-type", node, f"{what} is expected here, not the keys {names}")
    kind = "an empty list" if isinstance(node, Sequence) and not node.items else "a list"
    return reader.complain("wrong-type", node, f"{what} is expected here, not {kind}", "write only one")


def _markdown(one_line: bool) -> Callable[[Any], Read]:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = _text_of(reader, node)
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
        text = _text_of(reader, node, "a word")
        return text if text is MISSING else text.strip() or MISSING

    return read


def _slug(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = _text_of(reader, node, "an id")
        if text is MISSING or is_slug(text):
            return text
        right = slug_of(text)
        hint = f"write '{right}'" if right else "write some letters"
        return reader.complain(
            "id", node, f"'{text}' cannot be an id: ids are lower-case letters, digits and hyphens", hint
        )

    return read


def _reference(marker: f.Reference) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = _text_of(reader, node, f"the id of a {marker.kind.words}")
        if text is MISSING:
            return MISSING
        id_, problem = reader.names.refer(marker.kind, text.strip(), reader.at(node))
        if problem:
            reader.problems.append(problem)
        return id_

    return read


def _local(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = _text_of(reader, node, "an id")
        return text if text is MISSING else text.strip()

    return read


_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d+)?")


def number_in(text: str) -> float | None:
    """The number that a text is: with `−` or `-`, a decimal point or comma; None for any other text."""
    text = text.strip().replace("−", "-")
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _number(whole: bool) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = _text_of(reader, node, "a number")
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
        text = _text_of(reader, node, "a percentage")
        if text is MISSING:
            return MISSING
        value = number_in(re.sub(r"[\s\u00a0\u202f]*%$", "", text.strip()))
        if value is None:
            return reader.complain("percentage", node, f"'{text}' is no percentage", "write one such as 23 %")
        return value

    return read


def _bool(reader: Reader, node: Node, where: Path) -> Any:
    text = _text_of(reader, node, "true or false")
    if text is MISSING:
        return MISSING
    word = text.strip().lower()
    if word in ("true", "yes", "on"):
        return True
    if word in ("false", "no", "off"):
        return False
    return reader.complain("wrong-type", node, f"'{text}' is neither true nor false", "write true or false")


def _date(reader: Reader, node: Node, where: Path) -> Any:
    text = _text_of(reader, node, "a date")
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
    text = _text_of(reader, node, "a duration")
    if text is MISSING:
        return MISSING
    duration = parse_duration(text)
    if duration is None:
        hint = "write a number and a unit, such as 10 min, 2 h or 1-3 weeks"
        return reader.complain("duration", node, f"'{text}' is no duration", hint)
    return duration


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def _url(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = _text_of(reader, node, "an address")
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
        text = _text_of(reader, node, "the path of a file")
        if text is MISSING:
            return MISSING
        text = text.strip()
        base = "content" if text.startswith("/") else posixpath.dirname(reader.path)
        path = posixpath.normpath(posixpath.join(base, text.lstrip("/")))
        if path.startswith("../") or path == "..":
            return reader.complain(
                "missing-file", node, f"'{text}' leads out of the site", "put the file in 'content/assets/'"
            )
        if path in reader.files:
            return path
        near = nearest(path, reader.files)
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


def _mood(_marker: Any) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        if not isinstance(node, MappingNode):
            level = _level(reader, node)
            return MISSING if level is MISSING else {"start": level, "end": level}
        keys = {key.text: value for key, value in node.entries}
        _refuse_unknown(reader, node, where, ("value", "from", "to", "note", "evidence"), "an emotion")
        ends = [name for name in ("from", "to") if name in keys]
        if ("value" in keys) == bool(ends) or len(ends) == 1:
            return reader.complain(
                "emotion", node, "an emotion has either 'value', or 'from' and 'to'", "such as {from: 1, to: -1}"
            )
        start, end = (_level(reader, keys[name]) for name in (ends or ("value", "value")))
        if start is MISSING or end is MISSING:
            return MISSING
        found: dict[str, Any] = {"start": start, "end": end}
        for name in ("note", "evidence"):
            if name in keys:
                value = keys_of(f.Emotion)[name].read(reader, keys[name], (*where, name))
                if value is not MISSING:
                    found[name] = value
        return found

    return read


def _level(reader: Reader, node: Node) -> Any:
    """A value of the emotion scale in tenths: a number on the reader's scale, or a word."""
    text = _text_of(reader, node, "an emotion")
    if text is MISSING:
        return MISSING
    words = [*EMOTION_WORDS, *reader.labels]
    folded = text.strip().casefold()
    for labels in (EMOTION_WORDS, reader.labels):
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


def _one_of(choices: tuple[str, ...]) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = _text_of(reader, node, "a word")
        if text is MISSING or text.strip() in choices:
            return text if text is MISSING else text.strip()
        near = nearest(text, choices, loose=True)
        hint = f"did you mean '{near}'?" if near else f"write one of {', '.join(choices)}"
        return reader.complain("unknown-word", node, f"'{text}' is not possible here", hint)

    return read


def _list_of(item: Read) -> Read:
    def read(reader: Reader, node: Node, where: Path) -> Any:
        if is_absent(node):
            return MISSING
        if not isinstance(node, Sequence):
            node = Sequence([node], node.line, node.column, False)
        found: list[Any] = []
        for each in node.items:
            here = (*where, len(found))
            value = item(reader, each, here)
            if value is not MISSING:
                reader.positions[here] = reader.at(each)
                found.append(value)
        return found

    return read


def _mapping_of(key: Any, item: Read) -> Read:
    kinds = [marker.kind for marker in getattr(key, "__metadata__", ()) if isinstance(marker, f.Reference)]

    def read(reader: Reader, node: Node, where: Path) -> Any:
        if is_absent(node):
            return MISSING
        if not isinstance(node, MappingNode):
            return reader.complain("wrong-type", node, "keys are expected here", "write lines such as 'name: value'")
        found: dict[str, Any] = {}
        for name, value_node in node.entries:
            id_ = _reference(f.Reference(kinds[0]))(reader, name, where) if kinds else name.text
            reader.positions[(*where, id_)] = reader.at(name)
            value = item(reader, value_node, (*where, id_))
            if value is not MISSING:
                found[id_] = value
        return found

    return read


def _per_persona(annotation: Any, marker: f.Written) -> Read:
    """Values of a step: `For` entries, or (pain points, opportunities) values that name personas themselves."""
    inner = get_args(annotation)[0]
    each = isinstance(marker, f.EachPerPersona)
    wrapped = get_origin(inner) is f.For
    item = _reader_for(get_args(inner)[0] if wrapped else inner)
    takes_mapping = not wrapped or _takes_mapping(get_args(inner)[0])

    def add(reader: Reader, node: Node, where: Path, found: list[Any], personas: list[str]) -> None:
        """Append the values of a node, which hold for these personas (none: for all)."""
        parts = [node]
        if each:
            parts = node.items if isinstance(node, Sequence) else [] if is_absent(node) else [node]
        for part in parts:
            here = (*where, len(found))
            value = item(reader, part, (*here, "value") if wrapped else here)
            if value is MISSING:
                continue
            reader.positions[here] = reader.at(part)
            if wrapped:
                value = {"value": value, "personas": personas}
            elif personas:
                value.setdefault("personas", personas)
            found.append(value)

    def read(reader: Reader, node: Node, where: Path) -> Any:
        found: list[Any] = []
        named = [reader.personas.get(key.text) for key, _ in node.entries] if isinstance(node, MappingNode) else []
        if not isinstance(node, MappingNode) or not (any(named) or (not takes_mapping and not reader.is_item(node))):
            add(reader, node, where, found, [])
            return found
        for (key, value), persona in zip(node.entries, named, strict=True):
            if persona is None:
                near = nearest(key.text, reader.personas, loose=True)
                who = ", ".join(f"'{id_}'" for id_ in dict.fromkeys(reader.personas.values()))
                hint = f"did you mean '{near}'?" if near else f"its personas are {who}"
                reader.complain("unknown-reference", key, f"'{key.text}' is no persona of this journey", hint)
            else:
                add(reader, value, where, found, [persona])
        return found

    return read


def _takes_mapping(annotation: Any) -> bool:
    if hasattr(annotation, "__metadata__"):
        return any(isinstance(each, f.Mood) for each in annotation.__metadata__) or _takes_mapping(
            annotation.__origin__
        )
    return isinstance(annotation, type) and issubclass(annotation, f.Value) and annotation is not f.Duration


@lru_cache(maxsize=512)
def _read_value(model: type[BaseModel]) -> Read:
    keys = keys_of(model)
    written = {name: key for name, key in keys.items() if not key.derived}
    short = getattr(model, "short", "")
    what = a_called(model)

    def read(reader: Reader, node: Node, where: Path) -> Any:
        if isinstance(node, Scalar) and short and not is_absent(node):
            value = written[short].read(reader, node, (*where, short))
            reader.positions[where] = reader.at(node)
            reader.short_forms.add(where)
            return MISSING if value is MISSING else {short: value}
        if is_absent(node):
            return MISSING
        if not isinstance(node, MappingNode):
            names = ", ".join(list(written)[:3])
            return reader.complain("wrong-type", node, f"keys such as {names} are expected here")
        _refuse_unknown(reader, node, where, tuple(written), what)
        reader.positions[where] = reader.at(node)
        found: dict[str, Any] = {}
        for key, value_node in node.entries:
            known = written.get(key.text)
            if known is None:
                continue
            here = (*where, key.text)
            reader.positions[here] = reader.at(key)
            problems = len(reader.problems)
            value = known.read(reader, value_node, here)
            if value is not MISSING:
                found[key.text] = value
            elif len(reader.problems) > problems:
                reader.unread.add(here)
        return found

    return read


_CALLED = {
    "Site": "site",
    "CustomLane": "lane",
    "StageModel": "stage model",
    "PainPoint": "pain point",
    "JourneyStage": "stage",
    "JourneyPersona": "persona of a journey",
    "BlueprintAction": "blueprint entry",
    "ChannelSwitch": "channel switch",
    "Next": "way on",
    "Expected": "expectation",
    "Evidence": "source of evidence",
}


def called(model: type[BaseModel]) -> str:
    """What messages call a declaration: `pain point`. The models of a single site are called as their base."""
    for each in model.__mro__:
        if each.__module__.startswith("journeygen.model"):
            return _CALLED.get(each.__name__, each.__name__.lower())
    return "entry"


def a_called(model: type[BaseModel]) -> str:
    """The same with its article: `an opportunity`."""
    word = called(model)
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _refuse_unknown(reader: Reader, node: MappingNode, where: Path, keys: tuple[str, ...], what: str) -> None:
    for key, _ in node.entries:
        if key.text not in keys:
            near = nearest(key.text, keys, loose=True)
            hint = f"did you mean '{near}'?" if near else f"the keys are {', '.join(keys)}"
            if near:
                reader.unread.add((*where, near))
            elif node.flow and (" " in key.text or number_in(key.text) is not None):
                hint = "in braces { } a comma begins a new key: put the whole text in quotes"
            reader.complain("unknown-key", key, f"{what} has no key '{key.text}'", hint)


_MARKED: Mapping[type, Callable[[Any], Read]] = {
    f.Line: _markdown(one_line=True),
    f.Text: _markdown(one_line=False),
    f.Word: _word,
    f.Slug: _slug,
    f.Reference: _reference,
    f.LocalReference: _local,
    f.Percent: _percent,
    f.Address: _url,
    f.FilePath: _file,
    f.Free: _free,
    f.Mood: _mood,
}

_PLAIN: Mapping[Any, Read] = {
    str: _word(None),
    int: _number(whole=True),
    float: _number(whole=False),
    bool: _bool,
    datetime.date: _date,
    f.Duration: _duration,
}

__all__ = ["EMOTION_WORDS", "MISSING", "Kind", "Path", "Reader", "Written", "date_in", "keys_of", "number_in"]
