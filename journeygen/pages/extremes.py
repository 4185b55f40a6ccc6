"""How something feels over several steps: its worst and its best moment, in words. Never a mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Visit
from journeygen.model.fields import level_of
from journeygen.model.journeys import Journey
from journeygen.model.moments import Moment
from journeygen.pages.people import Feeling, at_step, feeling
from journeygen.pages.signs import journey_name
from journeygen.pages.visits import moments_at
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class Extreme:
    """A worst or best moment. `feeling.value` is the end that counts."""

    label: str
    feeling: Feeling
    step: Link
    where: str
    alert: bool


Extremes = tuple[Extreme, ...]
"""The worst and the best moment; one of them where all are alike; none where nothing is known."""


def extremes(visits: Iterable[Visit], sheet: Sheet) -> Extremes:
    """The extremes of the steps of our own current journeys."""
    return of_moments(moments_at(visits), sheet)


def of_moments(found: tuple[tuple[Journey, Moment], ...], sheet: Sheet) -> Extremes:
    """The extremes of several moments."""
    if not found:
        return ()
    worst = min(found, key=lambda pair: pair[1].emotion.lowest)
    best = max(found, key=lambda pair: pair[1].emotion.highest)
    low = _extreme("worst", *worst, worst[1].emotion.lowest, sheet)
    high = _extreme("best", *best, best[1].emotion.highest, sheet)
    return (low,) if worst[1] is best[1] else (low, high)


def _extreme(which: str, journey: Journey, moment: Moment, tenths: int, sheet: Sheet) -> Extreme:
    where = sheet.words("place.step", journey=journey_name(journey, sheet), number=str(moment.number))
    return Extreme(
        label=sheet.words(f"extreme.{which}"),
        feeling=feeling(moment.persona, moment.emotion, sheet, tenths, large=True),
        step=at_step(journey, moment.number, moment.step, sheet),
        where=where,
        alert=level_of(tenths) < 0,
    )
