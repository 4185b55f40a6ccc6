"""Pain points and opportunities with their places: written inside a journey, or shared by several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from journeygen.model.entity import Entity
from journeygen.model.index import Index
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.model.pains import Opportunity, PainPoint
from journeygen.model.places import Place, places_of
from journeygen.model.scores import SCORING


@dataclass(frozen=True, slots=True)
class Placed:
    """A pain point or an opportunity wherever it is written: inside a journey, or shared by several.

    `key.id` is `journey-id/own-id` inside a journey. `places` are all steps and stages that have it.
    """

    key: Key
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class PlacedPain(Placed):
    """A pain point with its places, and the keys of the opportunities that would solve it."""

    pain: PainPoint
    solved_by: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class PlacedOpportunity(Placed):
    """An opportunity with its places, the keys of the pain points it solves, and its score (None: not scored)."""

    opportunity: Opportunity
    solves: tuple[Key, ...]
    score: float | None


P = TypeVar("P", bound=Placed)


class InOrder(Mapping[Key, P], Generic[P]):
    """Placed pain points or opportunities by key, made when they are asked for; only a walk through all sorts them."""

    def __init__(self, written: Index[Key, Written], make: Callable[[Key], P], place_of: Callable[[P], Any]) -> None:
        self._written = written
        self._make = make
        self._place_of = place_of
        self._made: dict[Key, P] = {}

    def __getitem__(self, key: Key) -> P:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(key)
        return made

    def place_of(self, key: Key) -> Any:
        """What tells the place of one among all."""
        return self._place_of(self[key])

    @cached_property
    def _keys(self) -> tuple[Key, ...]:
        return tuple(sorted(self._written, key=self.place_of))

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._written)

    def __contains__(self, key: object) -> bool:
        return key in self._written


Written = tuple[Entity, Place | None]
"""A pain point or opportunity as it is written once, and where; a shared one's own file is no place."""

ROLES = {Kind.PAIN_POINT: "pain_points", Kind.OPPORTUNITY: "opportunities"}
"""The keys of stages and steps that hold them."""


def written_in(entity: Entity, kind: Kind) -> Iterator[tuple[Key, Written]]:
    """Every pain point or opportunity that an entity is or has, with its place."""
    if entity.kind is kind:
        yield entity.key, (entity, None)
    elif isinstance(entity, Journey):
        role = ROLES[kind]
        for place in places_of(entity):
            for entry in getattr(place.step or place.stage, role, ()):
                yield key_in(entity, entry), (entry, place)


def key_in(journey: Journey, entry: PainPoint | Opportunity) -> Key:
    """The key of a pain point or opportunity as a journey has it: its own, or the shared one it refers to."""
    return Key(entry.kind, entry.id if entry.shared else f"{journey.id}/{entry.id}")


def related(entity: Entity, kind: Kind, from_other_side: bool) -> Iterator[tuple[Key, Key]]:
    """What an entity says of which opportunity solves which pain point.

    Those that its entries of a `kind` name in `opportunities` or `solves`: as pairs of the entry's
    key and the key named, or `from_other_side` the other way round.
    """
    role, other = ("opportunities", Kind.OPPORTUNITY) if kind is Kind.PAIN_POINT else ("solves", Kind.PAIN_POINT)
    for key, (entry, _) in written_in(entity, kind):
        for id_ in getattr(entry, role, ()):
            named = Key(other, id_)
            yield (named, key) if from_other_side else (key, named)


def pains_in_order(
    written: Index[Key, Written], as_pains_say: Index[Key, Key], as_opportunities_say: Index[Key, Key]
) -> InOrder[PlacedPain]:
    """Every pain point by its key, the most severe first."""

    def make(key: Key) -> PlacedPain:
        pain, places = _of(written[key])
        assert isinstance(pain, PainPoint)
        return PlacedPain(key, places, pain, _both(key, as_pains_say, as_opportunities_say))

    return InOrder(written, make, lambda each: (-(each.pain.severity or 0), -(each.pain.frequency or 0), each.key.id))


def opportunities_in_order(
    written: Index[Key, Written], as_pains_say: Index[Key, Key], as_opportunities_say: Index[Key, Key], scoring: str
) -> InOrder[PlacedOpportunity]:
    """Every opportunity by its key, the highest score first; without a score last."""
    score = SCORING[scoring]

    def make(key: Key) -> PlacedOpportunity:
        opportunity, places = _of(written[key])
        assert isinstance(opportunity, Opportunity)
        solves = _both(key, as_pains_say, as_opportunities_say)
        return PlacedOpportunity(key, places, opportunity, solves, score(opportunity))

    return InOrder(written, make, lambda each: (each.score is None, -(each.score or 0), each.key.id))


def _of(entries: tuple[Written, ...]) -> tuple[Entity, tuple[Place, ...]]:
    """The entity itself (a reference to it has nothing but its name), and where it stands."""
    entity = next((entry for entry, _ in entries if not getattr(entry, "shared", False)), entries[0][0])
    return entity, tuple(place for _, place in entries if place)


def _both(key: Key, one: Index[Key, Key], other: Index[Key, Key]) -> tuple[Key, ...]:
    return tuple(dict.fromkeys((*one.get(key, ()), *other.get(key, ()))))
