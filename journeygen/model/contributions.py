"""What each entity contributes to the indices of a catalog, one function an index, and the table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from journeygen.model.entity import Entity
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.model.moments import Moment, moments
from journeygen.model.placed import related, written_in
from journeygen.model.places import Place, places_of
from journeygen.model.references import Mention, references_of
from journeygen.model.topics import topic_slug

if TYPE_CHECKING:
    from journeygen.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Visit:
    """A step that uses a touchpoint or a channel, and the personas who do so there."""

    place: Place
    personas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """An index: which entities contribute to it (no kinds: all), and what.

    What an entity contributes depends on the entity alone; where it also depends on the channels of
    touchpoints, `uses_touchpoints` says so. `of_hidden` is over what is written but not published.
    """

    contribute: Callable[[Catalog, Any], Iterable[tuple[Any, Any]]]
    kinds: tuple[Kind, ...] = ()
    uses_touchpoints: bool = False
    of_hidden: bool = False

    def takes(self, entity: Entity) -> bool:
        """Whether an entity contributes."""
        return not self.kinds or entity.kind in self.kinds


def _backlinks(_: Catalog, entity: Entity) -> Iterator[tuple[Key, Mention]]:
    return references_of(entity)


def _called(_: Catalog, entity: Entity) -> Iterator[tuple[tuple[str, str], Key]]:
    """The entity by its id and by its name; what is inside a journey by its id."""
    yield ("id", entity.id), entity.key
    yield ("name", entity.called), entity.key
    if isinstance(entity, Journey):
        for kind in (Kind.PAIN_POINT, Kind.OPPORTUNITY):
            for key in dict.fromkeys(key for key, _ in written_in(entity, kind) if key.id.startswith(f"{entity.id}/")):
                yield ("id", key.id), key


def _called_hidden(_: Catalog, entity: Entity) -> Iterator[tuple[tuple[str, str], Key]]:
    yield ("id", entity.id), entity.key
    yield ("name", entity.called), entity.key


def _visits_of_touchpoint(catalog: Catalog, journey: Journey) -> Iterator[tuple[str, Visit]]:
    for place in places_of(journey):
        if place.step:
            personas = catalog.personas_at(journey, place.step)
            users: dict[str, list[str]] = {}
            for each in place.step.touchpoint:
                users.setdefault(each.value, []).extend(p for p in personas if each.holds_for(p))
            for touchpoint, who in users.items():
                yield touchpoint, Visit(place, tuple(dict.fromkeys(who)))


def _visits_of_channel(catalog: Catalog, journey: Journey) -> Iterator[tuple[str, Visit]]:
    for place in places_of(journey):
        if place.step:
            users: dict[str, list[str]] = {}
            for persona in catalog.personas_at(journey, place.step):
                users.setdefault(catalog.channel_at(place.step, persona), []).append(persona)
            for channel, who in users.items():
                if channel:
                    yield channel, Visit(place, tuple(who))


def _journeys_of_persona(_: Catalog, journey: Journey) -> Iterator[tuple[str, Journey]]:
    return ((persona, journey) for persona in journey.persona_ids)


def _journeys_of_model(_: Catalog, journey: Journey) -> Iterator[tuple[str, Journey]]:
    yield journey.stage_model, journey


def _variants_of(_: Catalog, journey: Journey) -> Iterator[tuple[str, Journey]]:
    if journey.variant_of:
        yield journey.variant_of, journey


def _larger_journeys(_: Catalog, journey: Journey) -> Iterator[tuple[str, Place]]:
    for place in places_of(journey):
        for each in place.step.journey if place.step else ():
            yield each.value, place


def _moments(_: Catalog, journey: Journey) -> Iterator[tuple[str, tuple[Journey, Moment]]]:
    if journey.state == "current" and not journey.competitor:
        yield from (("", (journey, moment)) for moment in moments(journey))


def _tags(_: Catalog, entity: Entity) -> Iterator[tuple[str, tuple[str, Key]]]:
    yield from ((topic_slug(tag), (tag, entity.key)) for tag in entity.tags)
    if isinstance(entity, Journey):
        for kind in (Kind.PAIN_POINT, Kind.OPPORTUNITY):
            for key, (entry, _place) in written_in(entity, kind):
                if not getattr(entry, "shared", False):
                    yield from ((topic_slug(tag), (tag, key)) for tag in entry.tags)


def _products(_: Catalog, journey: Journey) -> Iterator[tuple[str, tuple[str, Key]]]:
    if journey.product:
        yield topic_slug(journey.product), (journey.product, journey.key)


def _written(kind: Kind) -> Declared:
    return Declared(lambda _, entity: written_in(entity, kind), (kind, Kind.JOURNEY))


def _related(kind: Kind, from_other_side: bool = False) -> Declared:
    says = partial(related, kind=kind, from_other_side=from_other_side)
    return Declared(lambda _, entity: says(entity), (kind, Kind.JOURNEY))


_JOURNEYS = (Kind.JOURNEY,)

INDICES: dict[str, Declared] = {
    "backlinks": Declared(_backlinks),
    "called": Declared(_called),
    "called_hidden": Declared(_called_hidden, of_hidden=True),
    "visits_of_touchpoint": Declared(_visits_of_touchpoint, _JOURNEYS),
    "visits_of_channel": Declared(_visits_of_channel, _JOURNEYS, uses_touchpoints=True),
    "journeys_of_persona": Declared(_journeys_of_persona, _JOURNEYS),
    "journeys_of_model": Declared(_journeys_of_model, _JOURNEYS),
    "variants_of": Declared(_variants_of, _JOURNEYS),
    "larger_journeys": Declared(_larger_journeys, _JOURNEYS),
    "moments": Declared(_moments, _JOURNEYS),
    "tags": Declared(_tags),
    "products": Declared(_products, _JOURNEYS),
    "pains": _written(Kind.PAIN_POINT),
    "opportunities": _written(Kind.OPPORTUNITY),
    # One relation, written on either side, looked up from either side.
    "solved_by": _related(Kind.PAIN_POINT),
    "solves": _related(Kind.OPPORTUNITY),
    "solved_by_as_solved": _related(Kind.OPPORTUNITY, from_other_side=True),
    "solves_as_solved": _related(Kind.PAIN_POINT, from_other_side=True),
}
"""All indices by name. A new one is a function above and a line here."""
