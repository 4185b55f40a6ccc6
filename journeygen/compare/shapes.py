"""What the values of a declaration are like, read off its annotations: so that no field has to be listed anywhere."""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from journeygen.compare.changes import ValueKind
from journeygen.model import fields as f
from journeygen.model.kinds import Kind


@dataclass(frozen=True, slots=True)
class Single:
    """One value. `of` is the kind of entity that it names, or `step`, `stage`; empty where it names nothing."""

    kind: ValueKind
    of: str = ""


@dataclass(frozen=True, slots=True)
class Many:
    """A list."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Keyed:
    """Keys of the editor's own, with a value each."""

    key: Single
    item: Shape


@dataclass(frozen=True, slots=True)
class Part:
    """A value with fields of its own."""


@dataclass(frozen=True, slots=True)
class ForPersonas:
    """One value for each persona, or (`many`) a list of values each of which is for some personas."""

    item: Shape
    many: bool


@dataclass(frozen=True, slots=True)
class Anything:
    """Whatever somebody wrote: it is only known whether it is the same."""


Shape = Single | Many | Keyed | Part | ForPersonas | Anything


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its attribute, the key in files, and the shape of its value."""

    name: str
    key: str
    shape: Shape


@lru_cache(maxsize=256)
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields that somebody can write, in the order of their declaration, without the id."""
    return tuple(
        Field(name, info.alias or name, _shape(info.annotation, tuple(info.metadata)))
        for name, info in model.model_fields.items()
        if name != "id" and not any(isinstance(marker, f.Derived) for marker in info.metadata)
    )


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    if hasattr(annotation, "__metadata__"):
        return _shape(annotation.__origin__, (*annotation.__metadata__, *metadata))
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return _shape(next(part for part in get_args(annotation) if part is not type(None)), metadata)
    for marker in metadata:
        if isinstance(marker, f.EachPerPersona | f.OnePerPersona):
            inner = get_args(annotation)[0]
            if get_origin(inner) is not f.For:
                return Many(_shape(inner))
            return ForPersonas(_shape(get_args(inner)[0]), isinstance(marker, f.EachPerPersona))
        single = _MARKED.get(type(marker))
        if single is not None:
            return single(marker)
    if origin is tuple:
        return Many(_shape(get_args(annotation)[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, item = get_args(annotation)
        named = _shape(key)
        return Keyed(named if isinstance(named, Single) else Single("line"), _shape(item))
    if origin is Literal:
        return Single("choice")
    if annotation in _PLAIN:
        return Single(_PLAIN[annotation])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Part()
    return Anything()


_MARKED: Mapping[type, Callable[[Any], Shape]] = {
    f.Line: lambda _: Single("line"),
    f.Text: lambda _: Single("text"),
    f.Word: lambda _: Single("line"),
    f.Slug: lambda _: Single("line"),
    f.Reference: lambda marker: Single("name", marker.kind.value),
    f.LocalReference: lambda marker: Single("name", marker.to),
    f.Percent: lambda _: Single("percent"),
    f.Address: lambda _: Single("line"),
    f.FilePath: lambda _: Single("line"),
    f.Free: lambda _: Anything(),
    f.Mood: lambda _: Single("emotion"),
}

_PLAIN: Mapping[Any, ValueKind] = {
    str: "line",
    int: "number",
    float: "number",
    bool: "yes-no",
    datetime.date: "date",
    f.Duration: "duration",
}

KINDS = frozenset(kind.value for kind in Kind)
"""What a `Single.of` can be besides `step` and `stage`."""
