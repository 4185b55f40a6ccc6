"""The steps that something is at, journey after journey: each ring names its journey, as a number alone would not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.model.catalog import Place
from journeygen.pages.limits import PLACES, cut
from journeygen.pages.multiples import COLOURS, stage_number
from journeygen.pages.signs import journey_name, literal
from journeygen.sheet import Link, Sheet

RINGS = 8
"""How many steps of one journey are drawn before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A step: its number in a ring of its stage's colour. `said` names it in full: `Open an account, step 6`."""

    number: str
    stage: int
    url: str
    said: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A journey, and the steps (and whole stages) of it that are meant. `more`, without steps: further journeys."""

    journey: Link
    rings: tuple[Ring, ...]
    stages: tuple[Link, ...]
    more: str


def whereabouts(places: Iterable[Place], sheet: Sheet) -> tuple[Whereabouts, ...]:
    """Places by journey, in the order in which the journeys come first; each place once. Of very many the first."""
    by_journey: dict[str, dict[tuple[str, int], Place]] = {}
    for place in places:
        here = by_journey.setdefault(place.journey.id, {})
        here.setdefault((place.stage.id if place.stage else "", place.number), place)
    shown, left = cut(tuple(by_journey.values()), PLACES)
    named = tuple(_of_journey(tuple(found.values()), sheet) for found in shown)
    further = (Whereabouts(Link(Markup()), (), (), sheet.words("place.more", n=left)),) if left else ()
    return (*named, *further)


def _of_journey(places: tuple[Place, ...], sheet: Sheet) -> Whereabouts:
    journey = places[0].journey
    steps = sorted((place for place in places if place.step), key=lambda place: place.number)
    left = len(steps) - RINGS
    return Whereabouts(
        journey=sheet.link(journey.key, literal(journey_name(journey, sheet))),
        rings=tuple(ring(place, sheet) for place in steps[:RINGS]),
        stages=tuple(sheet.step_link(place) for place in places if place.stage and not place.step),
        more=sheet.words("place.more", n=left) if left > 0 else "",
    )


def ring(place: Place, sheet: Sheet) -> Ring:
    """A step as a ring that links to it."""
    name = journey_name(place.journey, sheet)
    return Ring(
        number=str(place.number),
        stage=stage_colour(place, sheet),
        url=sheet.step_link(place).url,
        said=sheet.words("place.step", journey=name, number=str(place.number)),
    )


def stage_colour(place: Place, sheet: Sheet) -> int:
    """The number of the colour of a place's stage."""
    index = next((at for at, stage in enumerate(place.journey.stages) if stage is place.stage), 0)
    return (stage_number(place.journey, index, sheet) - 1) % COLOURS + 1
