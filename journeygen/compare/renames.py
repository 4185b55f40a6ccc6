"""Before, with the ids of after: so that what refers to a renamed entity has not changed by that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from journeygen.compare.shapes import KINDS, ForPersonas, Keyed, Many, Part, Shape, Single, fields_of
from journeygen.model.catalog import Catalog
from journeygen.model.entity import Entity
from journeygen.model.fields import For
from journeygen.model.kinds import Key, Kind
from journeygen.model.pains import Opportunity, PainPoint

M = TypeVar("M", bound=BaseModel)
Renames = Mapping[Key, Key]

_WIKI = re.compile(r"\[\[([^\[\]|#\n]+)")
_FILE = re.compile(r"(\]\([^()\s]*?)([^()/\s]+)(\.(?:md|yaml)[)#])")


def renamed(catalog: Catalog, renames: Renames) -> Catalog:
    """The catalog with other ids: those of the entities themselves, and wherever they are named."""
    if not renames:
        return catalog
    entities: dict[Kind, dict[str, Entity]] = {}
    for kind, found in catalog.entities.items():
        entities[kind] = {}
        for id_, entity in found.items():
            new = renames.get(Key(kind, id_), Key(kind, id_)).id
            entities[kind][new] = _with_id(_value(entity, renames), new)
    return replace(catalog, entities=entities)


def _with_id(entity: Entity, id_: str) -> Entity:
    return entity if entity.id == id_ else entity.model_copy(update={"id": id_})


def _value(value: M, renames: Renames) -> M:
    """A value with other ids in it; the same object where there are none."""
    changed: dict[str, Any] = {}
    for field in fields_of(type(value)):
        old = getattr(value, field.name)
        new = _inside(field.shape, old, renames) if old else old
        if new is not old and new != old:
            changed[field.name] = new
    if getattr(value, "shared", False) and isinstance(value, PainPoint | Opportunity):
        key = renames.get(Key(value.kind, value.id))
        changed |= {"id": key.id} if key else {}
    return value.model_copy(update=changed) if changed else value


def _inside(shape: Shape, raw: Any, renames: Renames) -> Any:
    match shape:
        case Single(kind="name", of=of) if of in KINDS:
            return renames.get(Key(Kind(of), raw), Key(Kind(of), raw)).id
        case Single(kind="text" | "line"):
            return _linked(raw, renames) if isinstance(raw, str) else raw
        case Part():
            return _value(raw, renames)
        case Many(item):
            return tuple(_inside(item, each, renames) for each in raw)
        case Keyed(key, item):
            return {_inside(key, name, renames): _inside(item, each, renames) for name, each in raw.items()}
        case ForPersonas(item):
            return tuple(For(_inside(item, each.value, renames), _people(each.personas, renames)) for each in raw)
    return _value(raw, renames) if isinstance(raw, BaseModel) else raw


def _people(ids: tuple[str, ...], renames: Renames) -> tuple[str, ...]:
    return tuple(renames.get(Key(Kind.PERSONA, id_), Key(Kind.PERSONA, id_)).id for id_ in ids)


def _linked(text: str, renames: Renames) -> str:
    """A text with its links to what is renamed. Of two entities with one id, a link by that id may mean either."""
    if "[" not in text:
        return text
    ids = {old.id: new.id for old, new in renames.items()}

    def wiki(match: re.Match[str]) -> str:
        kind, colon, id_ = match[1].rpartition(":")
        return f"[[{kind}{colon}{ids.get(id_.strip(), id_)}"

    text = _WIKI.sub(wiki, text)
    return _FILE.sub(lambda match: f"{match[1]}{ids.get(match[2], match[2])}{match[3]}", text)
