"""An index of a catalog: what the entities contribute to it, grouped by key, in the order of the entities.

When one entity changes, `patched` takes its old contributions out and puts its new ones in, and
leaves the rest as it is: the cost is that of one entity, not of the site. The result is the same as
that of a new index over all entities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from journeygen.model.entity import Entity
from journeygen.model.kinds import Key

K = TypeVar("K")
V = TypeVar("V")
Contribute = Callable[[Entity], Iterable[tuple[K, V]]]
"""What an entity contributes: pairs of a key and a value. It looks at nothing but the entity."""

Parts = tuple[tuple[Key, tuple[V, ...]], ...]
"""The values under one key, entity by entity."""

MOST_PATCHES = 500
"""How many patched keys an index carries along before they are worked in."""


class Index(Mapping[K, tuple[V, ...]]):
    """The values under each key. Keys come in the order in which the entities first name them.

    `parts` are the values by key and entity, and `given` the keys that each entity contributes to;
    `patches` hold what is another than in the two (empty: nothing any longer), so that a patch copies
    what is small. `rank` tells the place of each entity in the catalog.
    """

    def __init__(
        self,
        parts: dict[K, Parts[V]],
        given: dict[Key, tuple[K, ...]],
        patches: tuple[dict[K, Parts[V]], dict[Key, tuple[K, ...]]],
        rank: Callable[[], Mapping[Key, int]],
    ) -> None:
        self._parts = parts
        self._given = given
        self._patches = patches
        self._rank = rank
        self._known: dict[K, tuple[V, ...]] = {}

    @classmethod
    def over(
        cls, entities: Iterable[Entity], contribute: Contribute[K, V], rank: Callable[[], Mapping[Key, int]]
    ) -> Index[K, V]:
        """The index over these entities."""
        return cls({}, {}, ({}, {}), rank).patched((), entities, contribute, rank)._folded()

    def patched(
        self,
        gone: Iterable[Key],
        new: Iterable[Entity],
        contribute: Contribute[K, V],
        rank: Callable[[], Mapping[Key, int]],
    ) -> Index[K, V]:
        """The index without what these keys contributed, and with what these entities contribute."""
        parts, given = dict(self._patches[0]), dict(self._patches[1])
        removed = {key: groups for key in gone if (groups := self._given_by(key))}
        given.update(dict.fromkeys(removed, ()))
        for group in {group for groups in removed.values() for group in groups}:
            parts[group] = tuple(part for part in self._parts_of(group) if part[0] not in removed)
        added: dict[K, list[tuple[Key, tuple[V, ...]]]] = {}
        for entity in new:
            own: dict[K, list[V]] = {}
            for group, value in contribute(entity):
                own.setdefault(group, []).append(value)
            if own:
                key = entity.key
                given[key] = tuple(own)
                for group, values in own.items():
                    added.setdefault(group, []).append((key, tuple(values)))
        for group, found in added.items():
            before = parts[group] if group in parts else self._parts.get(group, ())
            parts[group] = (*before, *found)
        index = Index(self._parts, self._given, (parts, given), rank)
        return index._folded() if len(parts) > MOST_PATCHES else index

    def _parts_of(self, group: K) -> Parts[V]:
        patched = self._patches[0].get(group)
        return self._parts.get(group, ()) if patched is None else patched

    def _given_by(self, key: Key) -> tuple[K, ...]:
        patched = self._patches[1].get(key)
        return self._given.get(key, ()) if patched is None else patched

    def _folded(self) -> Index[K, V]:
        """The same with its patches worked in."""
        parts = {group: found for group, found in {**self._parts, **self._patches[0]}.items() if found}
        given = {key: groups for key, groups in {**self._given, **self._patches[1]}.items() if groups}
        return Index(parts, given, ({}, {}), self._rank)

    def __getitem__(self, key: K) -> tuple[V, ...]:
        known = self._known.get(key)
        if known is None:
            parts = self._parts_of(key)
            if not parts:
                raise KeyError(key)
            if len(parts) > 1:
                rank = self._rank()
                parts = tuple(sorted(parts, key=lambda part: rank[part[0]]))
            known = self._known[key] = tuple(value for _, values in parts for value in values)
        return known

    def __iter__(self) -> Iterator[K]:
        given = self._folded()._given
        in_order = sorted(given, key=self._rank().__getitem__)
        return iter(dict.fromkeys(group for key in in_order for group in given[key]))

    def __len__(self) -> int:
        patched = self._patches[0]
        return len(self._parts) + sum(bool(now) - (group in self._parts) for group, now in patched.items())

    def __contains__(self, key: object) -> bool:
        patched = self._patches[0].get(key)  # type: ignore[arg-type]  # any object may be asked for
        return key in self._parts if patched is None else bool(patched)
