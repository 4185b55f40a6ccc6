"""What things are found by: the tags of all entities, and the products of the journeys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeygen.model.entity import Entity
from journeygen.model.kinds import Key
from journeygen.model.names import slug_of

if TYPE_CHECKING:
    from journeygen.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Topic:
    """A tag or a product: its slug, its name as it is first written, and all that have it."""

    slug: str
    name: str
    keys: tuple[Key, ...]


def tags_of(catalog: Catalog) -> Mapping[str, Topic]:
    """The tags by slug, in the order of their slugs. Ways of writing that give one slug are one tag."""
    return _topics((tag, key) for key, entity in _all(catalog) for tag in entity.tags)


def products_of(catalog: Catalog) -> Mapping[str, Topic]:
    """The products of the journeys by slug, in the order of their slugs."""
    return _topics((each.product, each.key) for each in catalog.journeys.values() if each.product)


def topic_slug(name: str) -> str:
    """The slug of a tag or product; `index` is taken, and a name without a letter has none of its own.

    >>> topic_slug("Click and collect"), topic_slug("Index"), topic_slug("★")
    ('click-and-collect', 'index-2', 'other')
    """
    slug = slug_of(name)
    return "index-2" if slug == "index" else slug or "other"


def _all(catalog: Catalog) -> Iterator[tuple[Key, Entity]]:
    """Every entity, and every pain point and opportunity inside a journey."""
    for kind in catalog.entities:
        for entity in catalog.of(kind).values():
            yield entity.key, entity
    yield from ((key, each.pain) for key, each in catalog.pains.items() if "/" in key.id)
    yield from ((key, each.opportunity) for key, each in catalog.opportunities.items() if "/" in key.id)


def _topics(named: Iterable[tuple[str, Key]]) -> Mapping[str, Topic]:
    found: dict[str, tuple[str, dict[Key, None]]] = {}
    for name, key in named:
        found.setdefault(topic_slug(name), (name, {}))[1][key] = None
    return {slug: Topic(slug, name, tuple(keys)) for slug, (name, keys) in sorted(found.items())}
