"""From the positioned tree of a file to plain data, by what the model declares.

Short forms become long ones, a list of one becomes a list, values per persona become lists of
`For`, references become ids, and numbers, dates and durations become what they are; so the models
need no unions. Beside the data stands where each value was written, by its path in the data.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic import BaseModel

from journeygen.model import fields as f
from journeygen.model.journeys import Journey, JourneyStage, Step
from journeygen.model.kinds import Kind
from journeygen.model.names import nearest, slug_of
from journeygen.model.pains import Opportunity, PainPoint
from journeygen.problems import Splice
from journeygen.source.numbers import number_between
from journeygen.source.reader import MISSING, Path, Read, Reader, near_key
from journeygen.source.texts import keys_expected
from journeygen.source.traps.closing import in_brackets
from journeygen.source.traps.line import without_comment
from journeygen.source.values import MARKED, PLAIN, list_of, one_of, pair, reference
from journeygen.source.yaml import Mapping as MappingNode
from journeygen.source.yaml import Node, Scalar, Sequence, is_absent


def read_entity(model: type[BaseModel], node: Node, reader: Reader, where: Path = ()) -> dict[str, Any]:
    """The data of a whole entity (or of a part of one) from its mapping."""
    data = _read_value(model)(reader, node, where)
    return data if isinstance(data, dict) else {}


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
        limits = (limit for marker in annotation.__metadata__ for limit in getattr(marker, "metadata", ()))
        return _reader_for(annotation.__origin__, (*annotation.__metadata__, *limits, *metadata))
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return _reader_for(next(part for part in get_args(annotation) if part is not type(None)), metadata)
    for marker in metadata:
        if isinstance(marker, f.EachPerPersona | f.OnePerPersona):
            return _per_persona(annotation, marker)
        if type(marker) in MARKED:
            return MARKED[type(marker)](marker)
    if origin is tuple:
        inner = get_args(annotation)[0]
        if any(isinstance(marker, MaxLen) and marker.max_length == 2 for marker in metadata):
            return pair(_reader_for(inner))
        return _list_of_values(inner) if _is_model(inner) else list_of(_reader_for(inner))
    if origin is Mapping or origin is dict or (isinstance(origin, type) and issubclass(origin, Mapping)):
        key, value = get_args(annotation)
        return _mapping_of(key, _reader_for(value))
    if origin is Literal:
        return one_of(tuple(str(choice) for choice in get_args(annotation) if choice))
    if annotation in (int, float):
        low = next((marker.ge for marker in metadata if isinstance(marker, Ge)), None)
        high = next((marker.le for marker in metadata if isinstance(marker, Le)), None)
        words = next((marker.words for marker in metadata if isinstance(marker, f.Grade)), ())
        return number_between(annotation is int, _number(low), _number(high), dict(words))
    if annotation in PLAIN:
        return PLAIN[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return lambda reader, node, where: _read_value(annotation)(reader, node, where)
    raise TypeError(f"no reader for {annotation!r} with {metadata!r}")


def _number(limit: Any) -> float | None:
    return float(limit) if isinstance(limit, int | float) else None


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation is not f.Duration


def _list_of_values(model: type[BaseModel]) -> Read:
    """A list of entries with keys; one whose every key has a dash of its own is no list of entries."""
    read_list = list_of(_reader_for(model))

    def read(reader: Reader, node: Node, where: Path) -> Any:
        if isinstance(node, Sequence) and _each_key_has_a_dash(node, keys_of(model)):
            second = node.items[1]
            line = reader.line(second.line)
            dash = line.rfind("-", 0, second.column - 1)
            corrected = f"{line[:dash]} {line[dash + 1 :]}" if dash >= 0 else ""
            message = f"every key has a dash of its own here, which makes each of them {a_called(model)} of its own"
            hint = f"only the first line of {a_called(model)} has a dash: take the others out"
            fix = tuple(
                Splice(item.line, item.column - 2, item.line, item.column - 1, " ")
                for item in node.items[1:]
                if reader.line(item.line)[: item.column - 1].endswith("- ")
            )
            complete = len(fix) == len(node.items) - 1
            return reader.complain("yaml-list", second, message, hint, corrected, fix if complete else ())
        return read_list(reader, node, where)

    return read


def _each_key_has_a_dash(node: Sequence, keys: Mapping[str, Any]) -> bool:
    if node.flow or len(node.items) < 2:
        return False
    written = [
        item.entries[0][0].text for item in node.items if isinstance(item, MappingNode) and len(item.entries) == 1
    ]
    return len(written) == len(node.items) == len(set(written)) and set(written) <= set(keys)


def _mapping_of(key: Any, item: Read) -> Read:
    kinds = [marker.kind for marker in getattr(key, "__metadata__", ()) if isinstance(marker, f.Reference)]

    def read(reader: Reader, node: Node, where: Path) -> Any:
        if is_absent(node):
            return MISSING
        if not isinstance(node, MappingNode):
            return keys_expected(reader, node)
        found: dict[str, Any] = {}
        for name, value_node in node.entries:
            id_ = reference(f.Reference(kinds[0]))(reader, name, where) if kinds else name.text
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
    long_form = _keys_of_long_form(get_args(inner)[0] if wrapped else inner)

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
        if not each and isinstance(node, Sequence) and any(isinstance(part, MappingNode) for part in node.items):
            parts = [part for part in node.items if isinstance(part, MappingNode) and len(part.entries) == 1]
            shown = ", ".join(f"{part.entries[0][0].text}: …" for part in parts) or "tim: …, trudy: …"
            hint = f"take the dashes out, or write {{{shown}}}"
            return reader.complain("wrong-type", node, "values per persona are written without dashes", hint)
        named = [reader.personas.get(key.text) for key, _ in node.entries] if isinstance(node, MappingNode) else []
        if not isinstance(node, MappingNode) or not (any(named) or _can_only_be_per_persona(reader, node, long_form)):
            add(reader, node, where, found, [])
            return found
        if not reader.personas:
            return MISSING  # that the journey names no persona is reported once
        for (key, value), persona in zip(node.entries, named, strict=True):
            if persona is None:
                if node.flow and ":" in key.text and is_absent(value):
                    continue  # `{tim:1}` is said already, as what it is
                near = nearest(key.text, reader.personas, loose=True)
                who = ", ".join(f"'{id_}'" for id_ in dict.fromkeys(reader.personas.values()))
                hint = f"did you mean '{near}'?" if near else f"its personas are {who}"
                if reader.names.exact(Kind.PERSONA, key.text):
                    near, hint = None, f"add '{key.text}' to the journey's personas"
                fix = reader.splice(key, near) if near else ()
                reader.complain("unknown-reference", key, f"'{key.text}' is no persona of this journey", hint, fix=fix)
            else:
                add(reader, value, where, found, [persona])
        return found

    return read


def _keys_of_long_form(annotation: Any) -> frozenset[str]:
    """The keys of a value's own long form; empty for a value that is never written with keys."""
    if hasattr(annotation, "__metadata__"):
        if any(isinstance(marker, f.Mood) for marker in annotation.__metadata__):
            return frozenset({"value", "from", "to", "note", "evidence"})
        return _keys_of_long_form(annotation.__origin__)
    if isinstance(annotation, type) and issubclass(annotation, f.Value) and annotation is not f.Duration:
        return frozenset(info.alias or name for name, info in annotation.model_fields.items())
    return frozenset()


def _can_only_be_per_persona(reader: Reader, node: MappingNode, long_form: frozenset[str]) -> bool:
    """Whether keys that name no persona were meant to: they are no keys of the value itself either."""
    return not any(key.text in long_form for key, _ in node.entries) and (bool(long_form) or not reader.is_item(node))


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
            return _no_keys(reader, node, model, what)
        known_keys = [key.text for key, _ in node.entries if key.text in written or near_key(key.text, written)]
        if node.entries and not known_keys and not isinstance(node, Scalar):
            if not reader.is_item(node) and all(isinstance(value, MappingNode) for _, value in node.entries):
                names = ", ".join(f"'{key.text}'" for key, _ in node.entries[:3])
                hint = f"begin each {called(model)} with a dash, such as '- {_label(written, short)}: …'"
                message = f"a list is expected here, not keys such as {names}"
                return reader.complain("wrong-type", node, message, hint)
            if short:
                return written[short].read(reader, node, (*where, short))
        reader.refuse_unknown(
            node,
            where,
            tuple(written),
            what,
            _levels() if model.__module__ in _OF_JOURNEYS else None,
        )
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


def _label(written: Mapping[str, Any], short: str = "") -> str:
    """The key that says what an entry is called."""
    return next((name for name in ("title", "name", short) if name in written), next(iter(written)))


def _no_keys(reader: Reader, node: Node, model: type[BaseModel], what: str) -> Any:
    """Report that a text or a list stands where something is described by keys."""
    label = _label(keys_of(model))
    if not isinstance(node, Scalar):
        return reader.complain("wrong-type", node, f"{what} is described by keys, not by a list", "take the dash out")
    line = reader.line(node.line)
    before, after = line[: node.column - 1], line[node.column - 1 :]
    if not reader.is_item(node) and not in_brackets(line, node.column - 1):
        hint = f"write it on a line of its own below, indented: '  {label}: {node.text}'"
        return reader.complain("wrong-type", node, "keys are expected here, not a text", hint)
    with_id = "id" in model.model_fields and model.model_fields["id"].is_required()
    shown = f"- {{id: {slug_of(node.text)}, {label}: {node.text}}}" if with_id else f"- {label}: {node.text}"
    alone = before.strip() == "-" and not node.style and without_comment(after)[0] == node.text
    corrected = f"{before}{label}: {after}" if alone and not with_id else ""
    hint = f"write '{shown}'" + ("" if reader.is_item(node) else " on a line of its own")
    return reader.complain("wrong-type", node, f"{what} is described by keys", hint, corrected)


_OF_JOURNEYS = ("journeygen.model.journeys", "journeygen.model.pains", "journeygen.source.models")


LEVELS = {"journey": "the journey", "stage": "a stage", "step": "a step, below 'steps'"}
"""The levels of a journey, as messages call them."""


@lru_cache(maxsize=1)
def _levels() -> Mapping[str, str]:
    """Where in a journey a key belongs that can stand at one level only."""
    levels: dict[str, list[str]] = {}
    parts = ((Journey, LEVELS["journey"]), (JourneyStage, LEVELS["stage"]), (Step, LEVELS["step"]))
    for model, level in (*parts, (PainPoint, "a pain point"), (Opportunity, "an opportunity")):
        for key in keys_of(model):
            levels.setdefault(key, []).append(level)
    return {key: " or to ".join(found) for key, found in levels.items() if len(found) <= 2}


_CALLED = {
    "Site": "site",
    "ThemeOptions": "set of theme options",
    "Fonts": "choice of fonts",
    "CustomLane": "lane",
    "StageModel": "stage model",
    "PainPoint": "pain point",
    "JourneyStage": "stage",
    "JourneyPersona": "persona of a journey",
    "BlueprintAction": "blueprint entry",
    "ChannelSwitch": "channel switch",
    "Next": "entry of 'next'",
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
