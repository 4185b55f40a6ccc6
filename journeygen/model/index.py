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


class Index(Mapping[K, tuple[V, ...]]):
    """The values under each key. Keys come in the order in which the entities first name them.

    `rank` tells the place of each entity in the catalog.
    """

    def __init__(
        self,
        parts: dict[K, tuple[tuple[Key, tuple[V, ...]], ...]],
        given: dict[Key, tuple[K, ...]],
        rank: Mapping[Key, int],
    ) -> None:
        self._parts = parts
        self._given = given
        self._rank = rank
        self._known: dict[K, tuple[V, ...]] = {}

    @classmethod
    def over(cls, entities: Iterable[Entity], contribute: Contribute[K, V], rank: Mapping[Key, int]) -> Index[K, V]:
        """The index over these entities."""
        return cls({}, {}, rank).patched((), entities, contribute, rank)

    def patched(
        self, gone: Iterable[Key], new: Iterable[Entity], contribute: Contribute[K, V], rank: Mapping[Key, int]
    ) -> Index[K, V]:
        """The index without what these keys contributed, and with what these entities contribute."""
        parts, given = dict(self._parts), dict(self._given)
        removed = {key: given.pop(key) for key in gone if key in given}
        for group in {group for groups in removed.values() for group in groups}:
            left = tuple(part for part in parts[group] if part[0] not in removed)
            if left:
                parts[group] = left
            else:
                del parts[group]
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
            parts[group] = (*parts.get(group, ()), *found)
        return Index(parts, given, rank)

    def __getitem__(self, key: K) -> tuple[V, ...]:
        known = self._known.get(key)
        if known is None:
            rank = self._rank
            parts = self._parts[key]
            in_order = parts if len(parts) == 1 else sorted(parts, key=lambda part: rank[part[0]])
            known = self._known[key] = tuple(value for _, values in in_order for value in values)
        return known

    def __iter__(self) -> Iterator[K]:
        rank = self._rank
        groups = (group for key in sorted(self._given, key=rank.__getitem__) for group in self._given[key])
        return iter(dict.fromkeys(groups))

    def __len__(self) -> int:
        return len(self._parts)

    def __contains__(self, key: object) -> bool:
        return key in self._parts
