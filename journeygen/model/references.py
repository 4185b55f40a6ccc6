"""References: what an entity names in keys declared as such, read off the declarations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from journeygen.model.entity import Entity
from journeygen.model.fields import For, Reference
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.model.places import Place, places_of


@dataclass(frozen=True, slots=True)
class Mention:
    """One entity refers to another: `source` names it under its key `role`; in a journey, at `place`."""

    source: Key
    role: str
    place: Place | None = None


def references_of(entity: Entity) -> Iterator[tuple[Key, Mention]]:
    """Everything that an entity names in keys declared as references, with where it does so."""
    source = entity.key
    if not isinstance(entity, Journey):
        for role, key in _named_by(entity):
            yield key, Mention(source, role)
        return
    whole = Place(entity)
    for role, key in _named_by(entity, without="stages"):
        yield key, Mention(source, role, whole)
    for place in places_of(entity):
        part: BaseModel = place.step or place.stage  # type: ignore[assignment]  # a place has one of the two
        for role, key in _named_by(part, without="steps"):
            yield key, Mention(source, role, place)


def _named_by(value: BaseModel, without: str = "") -> Iterator[tuple[str, Key]]:
    for role, kind in _reference_fields(type(value)):
        if role != without:
            content = getattr(value, role)
            if content:
                for key in _keys_in(content, kind):
                    yield role, key


def _keys_in(content: Any, kind: Kind | None) -> Iterator[Key]:
    if isinstance(content, str):
        if kind is not None and content:
            yield Key(kind, content)
    elif isinstance(content, For):
        yield from _keys_in(content.value, kind)
    elif isinstance(content, BaseModel):
        if getattr(content, "shared", False):
            yield Key(content.kind, content.id)  # type: ignore[attr-defined]  # only pains and opportunities are shared
        else:
            for _, key in _named_by(content):
                yield key
    elif isinstance(content, (Mapping, tuple)):
        for each in content:
            yield from _keys_in(each, kind)


@lru_cache(maxsize=256)
def _reference_fields(model: type[BaseModel]) -> tuple[tuple[str, Kind | None], ...]:
    """The fields that hold references: of which kind, or None where they hold values that have such fields."""
    found: list[tuple[str, Kind | None]] = []
    for name, info in model.model_fields.items():
        kinds: set[Kind | None] = {marker.kind for marker in info.metadata if isinstance(marker, Reference)}
        kinds |= set(_kinds(info.annotation))
        if kinds:
            found.append((name, next((kind for kind in kinds if kind is not None), None)))
    return tuple(found)


def _kinds(annotation: Any) -> Iterator[Kind | None]:
    if hasattr(annotation, "__metadata__"):
        yield from (marker.kind for marker in annotation.__metadata__ if isinstance(marker, Reference))
    if get_origin(annotation) is None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel) and _reference_fields(annotation):
            yield None
        return
    for part in get_args(annotation):
        yield from _kinds(part)
