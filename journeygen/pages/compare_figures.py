"""What differs between two journeys for one persona, in figures, with the differences computed.

A figure that one side does not have is said to be missing; then there is no difference either. A mean
is only taken over the steps whose feeling is known on both sides, and says how many they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from journeygen.lanes.marks import Who
from journeygen.model.catalog import key_in
from journeygen.model.counterparts import Counterparts
from journeygen.model.fields import Duration, rounded, value_for
from journeygen.model.flow import handoffs, path_of, stops
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key
from journeygen.model.moments import Moment, lowest, moments_of
from journeygen.model.pains import Opportunity, PainPoint
from journeygen.pages.compare_sides import Sides, felt, goes, writes_pains
from journeygen.pages.people import at_step
from journeygen.sheet import Link

SEVERE = 4
"""From which severity on a pain point is serious (4) or severe (5)."""

ALIKE = 0.05
"""Up to which share of the longer one two durations are about the same: most are estimates and ranges."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure on both sides. `notes` say more about each; `difference` is empty where there is none to tell.

    `tone` is `good` or `alert` where more is plainly better or worse. `leads`: it stands above the curves too.
    `known`: whether each side has one; else words stand for it.
    """

    label: str
    before: str
    after: str
    difference: str
    notes: tuple[Link | str, Link | str] = ("", "")
    tone: Literal["", "good", "alert"] = ""
    leads: bool = False
    known: tuple[bool, bool] = (True, True)


def figures(sides: Sides, who: Who) -> tuple[Figure, ...]:
    """All figures of a persona."""
    return tuple(
        each
        for each in (
            _lowest(sides, who),
            _mean(sides, who),
            _steps(sides, who),
            *_handoffs(sides, who),
            *_pains(sides, who),
            _opportunities(sides, who),
            _stage_durations(sides),
            _step_durations(sides, who),
        )
        if each
    )


def _tone(difference: float, *, more_is: Literal["good", "alert", ""]) -> Literal["", "good", "alert"]:
    if not difference or not more_is:
        return ""
    return more_is if difference > 0 else "alert" if more_is == "good" else "good"


def _lowest(sides: Sides, who: Who) -> Figure | None:
    words = sides.sheet.words
    found = [lowest(moments_of(journey, who.id)) for journey in (sides.before, sides.after)]
    if not any(found):
        return None
    values = [each.emotion.lowest if each else None for each in found]
    apart = values[1] - values[0] if values[0] is not None and values[1] is not None else None
    return Figure(
        label=words("compare.figure.lowest"),
        before=_emotion(sides, values[0]),
        after=_emotion(sides, values[1]),
        difference=words.emotion(apart) if apart is not None else "",
        notes=(_where(sides.before, found[0], sides), _where(sides.after, found[1], sides)),
        tone=_tone(apart or 0, more_is="good"),
        leads=True,
        known=(values[0] is not None, values[1] is not None),
    )


def _emotion(sides: Sides, tenths: float | None) -> str:
    return sides.sheet.words.emotion(tenths) if tenths is not None else sides.sheet.words("compare.not-known")


def _where(journey: Journey, moment: Moment | None, sides: Sides) -> Link | str:
    return at_step(journey, moment.number, moment.step, sides.sheet) if moment else ""


def _mean(sides: Sides, who: Who) -> Figure | None:
    both = [(felt(pair.before, who.id), felt(pair.after, who.id)) for pair in sides.steps]
    known = [(one.middle, other.middle) for one, other in both if one and other]
    if not known:
        return None
    words = sides.sheet.words
    before, after = (rounded(sum(each[side] for each in known) / len(known)) for side in (0, 1))
    return Figure(
        label=words("compare.figure.mean", n=len(known)),
        before=words.emotion(before),
        after=words.emotion(after),
        difference=words.emotion(after - before),
        tone=_tone(after - before, more_is="good"),
    )


def _counted(
    sides: Sides,
    label: str,
    counts: tuple[int | None, int | None],
    more_is: Literal["good", "alert", ""] = "",
    leads: bool = False,
) -> Figure:
    """A count on both sides; None where a side has nothing to count from."""
    words, (before, after) = sides.sheet.words, counts
    apart = after - before if before is not None and after is not None else None
    return Figure(
        label=label,
        before=words.number(before) if before is not None else words("compare.not-written"),
        after=words.number(after) if after is not None else words("compare.not-written"),
        difference=words.signed(apart) if apart is not None else "",
        tone=_tone(apart or 0, more_is=more_is),
        leads=leads,
        known=(before is not None, after is not None),
    )


def _steps(sides: Sides, who: Who) -> Figure:
    before, after = (len(path_of(journey, who.id)) for journey in (sides.before, sides.after))
    return _counted(sides, sides.sheet.words("compare.figure.steps"), (before, after), leads=True)


def _handoffs(sides: Sides, who: Who) -> Iterator[Figure]:
    """The handoffs between channels on the persona's own path, and those that lose what is known of the customer."""
    channel_at, words = sides.sheet.catalog.channel_at, sides.sheet.words
    all_, lost = [], []
    for journey in (sides.before, sides.after):
        known = any(stop.channel for stop in stops(journey, who.id, channel_at))
        found = handoffs(journey, who.id, sides.sheet.catalog)
        all_.append(len(found) if known else None)
        lost.append(sum(each.context == "lost" for each in found) if known else None)
    yield _counted(sides, words("compare.figure.handoffs"), (all_[0], all_[1]))
    yield _counted(sides, words("compare.figure.lost"), (lost[0], lost[1]), "alert", leads=True)


def _entries(journey: Journey, persona: str, role: str) -> Iterator[PainPoint | Opportunity]:
    """The pain points or opportunities at the stages and steps where the persona comes."""
    for stage in journey.stages:
        own = [step for step in stage.steps if not step.personas or persona in step.personas]
        for part in (stage, *own):
            for entry in getattr(part, role):
                if not entry.personas or persona in entry.personas:
                    yield entry


def _pains(sides: Sides, who: Who) -> Iterator[Figure]:
    """Those that are not over, each once, wherever the persona meets them."""
    words, catalog = sides.sheet.words, sides.sheet.catalog
    all_: list[int | None] = []
    bad: list[int | None] = []
    for journey in (sides.before, sides.after):
        found: dict[Key, PainPoint] = {}
        for entry in _entries(journey, who.id, "pain_points"):
            if isinstance(entry, PainPoint):
                pain = catalog.pain(journey, entry).pain
                if pain.status not in ("resolved", "accepted") and (not pain.personas or who.id in pain.personas):
                    found[key_in(journey, entry)] = pain
        written = writes_pains(journey)
        all_.append(len(found) if written else None)
        bad.append(sum((pain.severity or 0) >= SEVERE for pain in found.values()) if written else None)
    yield _counted(sides, words("compare.figure.pains"), (all_[0], all_[1]), "alert")
    yield _counted(sides, words("compare.figure.severe"), (bad[0], bad[1]), "alert", leads=True)


def _opportunities(sides: Sides, who: Who) -> Figure | None:
    catalog = sides.sheet.catalog
    counts = []
    for journey in (sides.before, sides.after):
        entries = (each for each in _entries(journey, who.id, "opportunities") if isinstance(each, Opportunity))
        keys = {
            key_in(journey, each)
            for each in entries
            if catalog.opportunity(journey, each).opportunity.status != "rejected"
        }
        counts.append(len(keys))
    if not any(counts):
        return None
    return _counted(sides, sides.sheet.words("compare.figure.opportunities"), (counts[0], counts[1]))


def _stage_durations(sides: Sides) -> Figure | None:
    """The time in the stages that are timed on both sides."""
    timed = [
        (before, after)
        for stage in sides.stages
        if stage.before is not None and stage.after is not None
        if (before := sides.before.stages[stage.before].duration)
        and (after := sides.after.stages[stage.after].duration)
    ]
    return _timed(sides, "compare.figure.stage-time", timed)


def _step_durations(sides: Sides, who: Who) -> Figure | None:
    """The time the persona spends on the steps that are timed on both sides."""

    def lasts(pair: Counterparts) -> tuple[Duration, Duration] | None:
        if not (pair.before and pair.after and goes(pair.before, who.id) and goes(pair.after, who.id)):
            return None
        before, after = (value_for(each.step.duration, who.id) for each in (pair.before, pair.after))
        return (before, after) if before and after else None

    return _timed(sides, "compare.figure.step-time", [each for pair in sides.steps if (each := lasts(pair))])


def _timed(sides: Sides, label: str, timed: list[tuple[Duration, Duration]]) -> Figure | None:
    if not timed:
        return None
    words = sides.sheet.words
    before, after = (total([each[side] for each in timed]) for side in (0, 1))
    apart = after.seconds - before.seconds
    difference = words("compare.alike")
    if abs(apart) < ALIKE * max(before.seconds, after.seconds):
        apart = 0
    if apart:
        difference = ("+" if apart > 0 else "−") + words.duration(_in_unit(abs(apart), abs(apart)))
    return Figure(
        label=words(label, n=len(timed)),
        before=words.duration(before),
        after=words.duration(after),
        difference=difference,
        tone=_tone(apart, more_is="alert"),
    )


def total(durations: Iterable[Duration]) -> Duration:
    """Several durations one after the other: the sum of their lower and of their upper ends."""
    all_ = tuple(durations)
    if len(all_) == 1:
        return all_[0]
    return _in_unit(*(sum(getattr(each, end) * each.UNITS[each.unit] for each in all_) for end in ("low", "high")))


def _in_unit(low: float, high: float) -> Duration:
    """Seconds in the largest unit of which there are two at least, in tenths of it; below ten, else whole."""
    unit = next(
        (name for name, size in reversed(list(Duration.UNITS.items())) if (low + high) / 2 >= 2 * size), "second"
    )
    size = Duration.UNITS[unit]

    def shown(value: float) -> float:
        return rounded(value / size) if value / size >= 10 else rounded(value / size * 10) / 10

    return Duration(low=shown(low), high=shown(high), unit=unit)
