"""Values as they are told, and the differences between two values of one declaration, whatever its fields."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from journeygen.compare.changes import Act, Named, Value
from journeygen.compare.matching import matched
from journeygen.compare.shapes import KINDS, Field, ForPersonas, Keyed, Many, Part, Shape, Single, fields_of
from journeygen.compare.texts import NEARLY, nearly, plain, same
from journeygen.lanes.marks import short_name
from journeygen.model.catalog import Catalog
from journeygen.model.entity import Entity
from journeygen.model.fields import Emotion, For, value_for
from journeygen.model.kinds import Key, Kind
from journeygen.model.personas import Persona


@dataclass(frozen=True)
class Side:
    """One side of the comparison where a value stands: its catalog, the personas who come there, and its steps."""

    catalog: Catalog
    personas: tuple[str, ...] = ()
    places: Mapping[str, str] | None = None
    """The names of the journey's steps and stages by id."""

    def named(self, of: str, id_: str) -> Named:
        """What a reference names."""
        if of not in KINDS:
            return Named(id_, (self.places or {}).get(id_, id_), of)
        entity = self.catalog.get(Key(Kind(of), id_))
        return Named(id_, _called(entity, id_), of)


def _called(entity: Entity | None, id_: str) -> str:
    """The name of an entity; of a persona, the short one that maps use: Tim, of Tech-savvy Tim."""
    if entity is None:
        return id_
    name = plain(entity.called)
    return short_name(name, id_) if isinstance(entity, Persona) else name


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different in one field: `field` is its key with those above it, `title` what it stands under.

    `personas` are the ids of those for whom it is (empty: all who come there).
    """

    act: Act
    field: str
    before: Value | None = None
    after: Value | None = None
    personas: tuple[str, ...] = ()
    title: str = ""


def differences(
    before: BaseModel | None, after: BaseModel | None, sides: tuple[Side, Side], without: Sequence[str] = ()
) -> Iterator[Difference]:
    """The differences between two values of one declaration, field after field."""
    fields: dict[str, Field] = {}
    for value in (after, before):
        if value is not None:
            fields |= {each.name: each for each in fields_of(type(value)) if each.name not in fields}
    for field in fields.values():
        if field.name not in without:
            one, other = getattr(before, field.name, None), getattr(after, field.name, None)
            if one != other:
                yield from _between(field.shape, one, other, sides, field.key)


def _between(shape: Shape, one: Any, other: Any, sides: tuple[Side, Side], key: str) -> Iterator[Difference]:
    match shape:
        case Single():
            yield from _singles(shape, one, other, sides, key)
        case Many():
            yield from _lists(
                shape.item, [(each, ()) for each in one or ()], [(each, ()) for each in other or ()], sides, key
            )
        case Keyed():
            yield from _keyed(shape, one or {}, other or {}, sides, key)
        case Part():
            short = getattr(type(other if other is not None else one), "short", "")
            nested = list(differences(one, other, sides))
            if one is None or other is None:
                nested = [each for each in nested if not short or each.field == short]
            yield from (replace(each, field=key if each.field == short else f"{key}.{each.field}") for each in nested)
        case ForPersonas(many=True):
            yield from _lists(
                shape.item,
                [(each.value, each.personas) for each in one or ()],
                [(each.value, each.personas) for each in other or ()],
                sides,
                key,
            )
        case ForPersonas():
            yield from _per_persona(shape.item, one or (), other or (), sides, key)
        case _:
            yield Difference("changed", key, _any(one), _any(other))


def _singles(shape: Single, one: Any, other: Any, sides: tuple[Side, Side], key: str) -> Iterator[Difference]:
    if shape.kind == "emotion":
        yield from _emotions(one, other, sides, key)
        return
    if shape.kind in ("text", "line") and same(one or "", other or ""):
        return
    before, after = value_of(shape, one, sides[0]), value_of(shape, other, sides[1])
    if before == after:
        return
    yield Difference("reworded" if shape.kind == "text" and before and after else "changed", key, before, after)


def _emotions(one: Emotion | None, other: Emotion | None, sides: tuple[Side, Side], key: str) -> Iterator[Difference]:
    if one is None or other is None or (one.start, one.end) != (other.start, other.end):
        yield Difference("changed", key, _or_none("emotion", one), _or_none("emotion", other))
    for each in differences(one, other, sides, without=("start", "end")):
        yield replace(each, field=f"{key}.{each.field}")


def _keyed(
    shape: Keyed, one: Mapping[str, Any], other: Mapping[str, Any], sides: tuple[Side, Side], key: str
) -> Iterator[Difference]:
    for name in dict.fromkeys((*other, *one)):
        if one.get(name) != other.get(name):
            side = sides[1] if name in other else sides[0]
            title = side.named(shape.key.of, name).name if shape.key.of else name
            for each in _between(shape.item, one.get(name), other.get(name), sides, key):
                yield replace(each, title=title)


_Entry = tuple[Any, tuple[str, ...]]
"""A value of a list, and the personas it is for (none: all)."""


def _lists(
    item: Shape, one: Sequence[_Entry], other: Sequence[_Entry], sides: tuple[Side, Side], key: str
) -> Iterator[Difference]:
    names = isinstance(item, Single) and item.of != ""
    # For whom it is counts: one text for two personas may be two entries.
    pairs = matched(
        one,
        other,
        (lambda each: (_identity(each[0]), each[1]), lambda each: _identity(each[0])),
        None if names else lambda a, b: _nearly(a[0], b[0]),
    )
    for at, (value, personas) in enumerate(other):
        before = next((one[index] for index, found in pairs.items() if found == at), None)
        if before is None:
            yield Difference("added", key, None, _told(item, value, sides[1]), _who(personas, sides[1]))
            continue
        who = _who(personas, sides[1])
        if isinstance(item, Part):
            short = getattr(type(value), "short", "")
            for each in differences(before[0], value, sides):
                title = "" if each.field == short else plain(str(getattr(value, short, "")))
                field = key if each.field == short else f"{key}.{each.field}"
                yield replace(each, field=field, title=title or each.title, personas=who)
        elif isinstance(item, Single):
            yield from (replace(each, personas=who) for each in _singles(item, before[0], value, sides, key))
        elif before[0] != value:
            yield Difference("changed", key, _told(item, before[0], sides[0]), _told(item, value, sides[1]), who)
        was, now = _audience(before[1], sides[0]), _audience(personas, sides[1])
        if was != now and set(was) & set(sides[1].personas) != set(now) & set(sides[0].personas):
            told = [
                Value("list", tuple(Value("name", side.named("persona", id_)) for id_ in ids))
                for ids, side in ((was, sides[0]), (now, sides[1]))
            ]
            title = _words_of(_told(item, value, sides[1]))
            yield Difference("changed", f"{key}.personas", told[0], told[1], title=title)
    for at, (value, personas) in enumerate(one):
        if at not in pairs:
            yield Difference("removed", key, _told(item, value, sides[0]), None, _who(personas, sides[0]))
    if not names and len(pairs) == len(one) == len(other) and _in_another_order(one, pairs):
        yield Difference("reordered", key)


def _in_another_order(one: Sequence[_Entry], pairs: Mapping[int, int]) -> bool:
    """Whether entries for the same persona changed places; which persona is written first means nothing."""
    for persona in {id_ for _, personas in one for id_ in personas} | {""}:
        order = [pairs[at] for at, (_, personas) in enumerate(one) if persona in personas or not (persona or personas)]
        if order != sorted(order):
            return True
    return False


def _per_persona(
    item: Shape, one: Sequence[For[Any]], other: Sequence[For[Any]], sides: tuple[Side, Side], key: str
) -> Iterator[Difference]:
    """The differences of values per persona; personas with the same before and after are told of together."""
    everybody = tuple(dict.fromkeys((*sides[1].personas, *sides[0].personas)))
    groups: dict[tuple[str, str], list[str]] = {}
    values: dict[tuple[str, str], tuple[Any, Any]] = {}
    for persona in everybody:
        before = value_for(tuple(one), persona) if persona in sides[0].personas else None
        after = value_for(tuple(other), persona) if persona in sides[1].personas else None
        if before != after:
            name = (repr(before), repr(after))
            groups.setdefault(name, []).append(persona)
            values[name] = (before, after)
    for name, personas in groups.items():
        who = () if len(personas) == len(everybody) else tuple(personas)
        for each in _between(item, *values[name], sides, key):
            yield replace(each, personas=who)


def value_of(shape: Shape, raw: Any, side: Side) -> Value | None:
    """A single value as it is told; None where nothing is written."""
    if raw is None or raw in ("", ()):
        return None
    if not isinstance(shape, Single):
        return _any(raw)
    if shape.kind == "name":
        return Value("name", side.named(shape.of, raw))
    if shape.kind in ("text", "line"):
        return Value(shape.kind, plain(raw) or raw)
    return Value(shape.kind, raw)


def _told(item: Shape, value: Any, side: Side) -> Value | None:
    """An entry of a list as it is told: of one with fields of its own, the one that its short form stands for."""
    if isinstance(value, BaseModel) and isinstance(item, Part):
        short = getattr(type(value), "short", "")
        field = next((each for each in fields_of(type(value)) if each.name == short), None)
        if field:
            return value_of(field.shape, getattr(value, short), side)
        return Value("line", str(getattr(value, "title", "") or getattr(value, "id", "")))
    return value_of(item, value, side)


def _words_of(value: Value | None) -> str:
    if value is None:
        return ""
    return str(value.value.name if isinstance(value.value, Named) else value.value)


def _identity(value: Any) -> Hashable:
    if isinstance(value, BaseModel):
        short = getattr(type(value), "short", "") or "id"
        return plain(str(getattr(value, short, "")))
    return plain(value) if isinstance(value, str) else repr(value)


def _nearly(one: Any, other: Any) -> float:
    """How alike two entries are; from `NEARLY` on, one is the other reworded."""
    first, second = (_identity(each) for each in (one, other))
    if not isinstance(first, str) or not isinstance(second, str):
        return 0.0
    likeness = nearly(first, second)
    return likeness / 100 if likeness >= NEARLY else 0.0


def _audience(personas: tuple[str, ...], side: Side) -> tuple[str, ...]:
    return tuple(each for each in side.personas if not personas or each in personas)


def _who(personas: tuple[str, ...], side: Side) -> tuple[str, ...]:
    return () if not personas or set(side.personas) <= set(personas) else personas


def _or_none(kind: Any, raw: Any) -> Value | None:
    return Value(kind, raw) if raw is not None else None


def _any(raw: Any) -> Value | None:
    if raw is None or raw in ("", (), {}):
        return None
    return Value("line", json.dumps(raw, ensure_ascii=False, sort_keys=True, default=str))
