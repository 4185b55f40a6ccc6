"""The steps at which a touchpoint or a channel is used: in which journey and stage, felt how, with which pains."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Visit
from journeygen.model.fields import value_for
from journeygen.model.journeys import Journey
from journeygen.model.moments import Moment
from journeygen.pages.claims import PainRow, pain_row
from journeygen.pages.limits import STEPS, Rest, cut, rest
from journeygen.pages.people import Feeling, feelings_at, named
from journeygen.pages.signs import Tag, state_tags
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A step. `unfelt` says that nothing is known of how it feels."""

    stage: Link
    number: str
    step: Link
    feelings: tuple[Feeling, ...]
    unfelt: str
    pains: tuple[PainRow, ...]


@dataclass(frozen=True, slots=True)
class VisitGroup:
    """A journey's steps."""

    journey: Link
    tags: tuple[Tag, ...]
    rows: tuple[VisitRow, ...]


@dataclass(frozen=True, slots=True)
class VisitTable:
    """Journey after journey, and how many steps are left out. `caption` is said to screen readers."""

    caption: str
    heads: tuple[str, ...]
    groups: tuple[VisitGroup, ...]
    rest: Rest | None


def visit_table(visits: Iterable[Visit], caption: str, sheet: Sheet) -> VisitTable:
    """The steps, grouped by journey; of very many those of the journeys that feel worst there."""
    visits = tuple(visits)
    shown, left = cut(_by_worst_journey(visits) if len(visits) > STEPS else visits, STEPS)
    by_journey: dict[str, list[Visit]] = {}
    for visit in shown:
        by_journey.setdefault(visit.place.journey.id, []).append(visit)
    heads = tuple(sheet.words(f"column.{each}") for each in ("journey", "stage", "step", "felt", "pains"))
    return VisitTable(
        caption, heads, tuple(_group(found, sheet) for found in by_journey.values()), rest("visits", left, sheet)
    )


def worst_first(visits: Iterable[Visit]) -> list[Visit]:
    """The steps by their lowest moment; those of which nothing is known last."""
    return sorted(visits, key=lowest_at)


def lowest_at(visit: Visit) -> float:
    """The lowest that anybody feels at a step; without end where nothing is known."""
    step = visit.place.step
    known = (value_for(step.emotion, who) for who in visit.personas) if step else ()
    return min((each.lowest for each in known if each), default=math.inf)


def _by_worst_journey(visits: tuple[Visit, ...]) -> tuple[Visit, ...]:
    """The steps journey after journey, the one with the lowest moment first; each journey's in their order."""
    found: dict[str, list[Visit]] = {each.place.journey.id: [] for each in worst_first(visits)}
    for visit in visits:
        found[visit.place.journey.id].append(visit)
    return tuple(visit for several in found.values() for visit in several)


def _group(visits: list[Visit], sheet: Sheet) -> VisitGroup:
    journey = visits[0].place.journey
    # The review's state is the journey's matter, not the step's.
    tags = state_tags(journey, sheet)[:1] if journey.state != "current" or journey.competitor else ()
    return VisitGroup(sheet.link(journey.key), tags, tuple(_row(visit, sheet) for visit in visits))


def _row(visit: Visit, sheet: Sheet) -> VisitRow:
    place = visit.place
    assert place.step
    assert place.stage
    pains = (sheet.catalog.pain(place.journey, entry) for entry in place.step.pain_points)
    return VisitRow(
        stage=sheet.step_link(type(place)(place.journey, place.stage)),
        number=str(place.number),
        step=sheet.step_link(place),
        feelings=feelings_at(place.step, visit.personas, sheet),
        unfelt=sheet.words("felt.unknown", who=named(visit.personas, sheet)) if visit.personas else "",
        pains=tuple(pain_row(each, sheet) for each in pains),
    )


def moments_at(visits: Iterable[Visit]) -> tuple[tuple[Journey, Moment], ...]:
    """What is felt at the steps of our own current journeys, as far as it is known."""
    found: list[tuple[Journey, Moment]] = []
    for visit in visits:
        place = visit.place
        if place.step is None or place.journey.state != "current" or place.journey.competitor:
            continue
        for persona in visit.personas:
            emotion = value_for(place.step.emotion, persona)
            if emotion:
                found.append((place.journey, Moment(persona, place.number, place.step, emotion)))
    return tuple(found)
