"""The picture of a comparison: one persona's two curves, and what its parts are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.charts.compare import key, overlay
from journeygen.charts.compare_lines import Change, Overlay, Part, Side
from journeygen.charts.curve import axis
from journeygen.charts.faces import LEVELS
from journeygen.charts.feelings import Feeling, Known, Skipped, Unknown
from journeygen.lanes.marks import Who
from journeygen.model.counterparts import Counterparts, StageColumns, StandingStep
from journeygen.model.journeys import Journey
from journeygen.model.moments import lowest, moments_of
from journeygen.pages.compare_sides import Sides, change_of, felt, goes, is_hypothesis
from journeygen.pages.multiples import COLOURS, stage_number
from journeygen.pages.people import level_word, value_words
from journeygen.words import direction_of

ROOM = 1216
"""Px that the columns share on a wide page."""

NARROWEST, WIDEST = 64, 150
"""The least and the most px a column takes; a picture wider than the page is scrolled."""

AXIS = 118
"""About how many px the axis takes beside the columns."""

PAPER = (690, 860, 1060, 1380)
"""Wider than these, a picture is printed smaller on an upright page, step after step."""

LABELLED = 4
"""How many changes are labelled in the picture; the table has them all."""


@dataclass(frozen=True, slots=True)
class Legend:
    """A sample of a line or a shading, and what it means."""

    sample: Markup
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture with its axis, its legend, and what its scroll box is called.

    `paper` is how much smaller it is printed on an upright page: 0 (as it is) to 4.
    """

    plot: Markup
    axis: Markup
    legend: tuple[Legend, ...]
    label: str
    paper: int


def picture(sides: Sides, who: Who) -> Picture:
    """One persona's curves."""
    words, rtl = sides.sheet.words, _direction(sides) == "rtl"
    stages = tuple(_columns_of(stage, who.id) for stage in sides.stages)
    columns = tuple(each for columns in stages for each in columns)
    name = f"compare-{who.id}"
    title = words("compare.picture", who=who.name, before=sides.spoken[0], after=sides.spoken[1])
    chart = Overlay(
        id=name,
        title=title,
        description=words("compare.picture-more"),
        style=who.style,
        before=_side(sides, who, columns, after=False),
        after=_side(sides, who, columns, after=True),
        pairs=tuple(bool(each and goes(each.before, who.id) and goes(each.after, who.id)) for each in columns),
        parts=tuple(_part(sides, stage, len(own)) for stage, own in zip(sides.stages, stages, strict=True)),
        changes=tuple(_changes(sides, who, columns)),
        column=max(NARROWEST, min(WIDEST, ROOM // max(len(columns), 1))),
        rtl=rtl,
    )
    return Picture(
        plot=overlay(chart),
        axis=axis(tuple(level_word(level, sides.sheet) for level in LEVELS), rtl=rtl),
        legend=_legend(sides, who, name),
        label=title,
        paper=sum(AXIS + chart.column * len(columns) > each for each in PAPER),
    )


def _direction(sides: Sides) -> str:
    return direction_of(sides.before.language or sides.sheet.catalog.site.language)


def _columns_of(stage: StageColumns, persona: str) -> tuple[Counterparts | None, ...]:
    """The columns of a stage in which the persona is; an empty one where it is in none."""
    own = tuple(each for each in stage.columns if goes(each.before, persona) or goes(each.after, persona))
    return own or (None,)


def _part(sides: Sides, stage: StageColumns, columns: int) -> Part:
    journey, index = (sides.before, stage.before) if stage.before is not None else (sides.after, stage.after)
    assert index is not None
    number = stage_number(journey, index, sides.sheet)
    title = sides.sheet.plain(sides.sheet.catalog.stage_title(journey, journey.stages[index]))
    return Part(f"{number}\u00a0{title}", (number - 1) % COLOURS + 1, columns)


def _side(sides: Sides, who: Who, columns: tuple[Counterparts | None, ...], *, after: bool) -> Side:
    words, name = sides.sheet.words, sides.names[after]
    own = [(each.after if after else each.before) if each else None for each in columns]
    there = [at for at, each in enumerate(own) if goes(each, who.id)]
    worst = lowest(moments_of(sides.after if after else sides.before, who.id))

    def feelings() -> Iterator[Feeling]:
        for at, each in enumerate(own):
            if each is not None and goes(each, who.id):
                yield _feeling(sides, who, each, name)
            elif there and there[0] < at < there[-1]:
                # A stage without any of the persona's steps has nothing to be passed over.
                yield Skipped(words("compare.no-step", side=name) if columns[at] else "")
            else:
                yield None

    label = words("compare.lowest-label", side=name, value=words.emotion(worst.emotion.lowest)) if worst else ""
    return Side(tuple(feelings()), label)


def _feeling(sides: Sides, who: Who, at: StandingStep, name: str) -> Feeling:
    words, emotion = sides.sheet.words, felt(at, who.id)
    if emotion is None:
        return Unknown(words("compare.unknown-label", side=name))
    note = words(
        "compare.point",
        side=name,
        n=str(at.number),
        step=sides.sheet.plain(at.step.title),
        value=value_words(emotion, sides.sheet),
    )
    return Known(emotion.start, emotion.end, not emotion.evidence, note=note)


def _changes(sides: Sides, who: Who, columns: tuple[Counterparts | None, ...]) -> Iterator[Change]:
    """The largest changes of counterparts that share a column."""
    words = sides.sheet.words
    found = [
        (change, at, each.after)
        for at, each in enumerate(columns)
        if each and each.after and each.before and (change := change_of(each, who.id))
    ]
    found.sort(key=lambda each: (-abs(each[0]), each[1]))
    for change, at, step in found[:LABELLED]:
        way = "compare.step-up" if change > 0 else "compare.step-down"
        yield Change(
            column=at,
            title=words(way, side=sides.names[1], n=str(step.number), value=words.number(abs(change) / 10)),
            words=sides.sheet.plain(step.step.title),
            better=change > 0,
        )


def _legend(sides: Sides, who: Who, prefix: str) -> tuple[Legend, ...]:
    words, there = sides.sheet.words, "-there" if sides.beside else ""
    return (
        Legend(key("before", prefix), _side_words(sides, sides.before, sides.names[0])),
        Legend(key("after", prefix, who.style), _side_words(sides, sides.after, sides.names[1])),
        Legend(key("better", prefix), words(f"compare.better{there}", side=sides.names[1])),
        Legend(key("worse", prefix), words(f"compare.worse{there}", side=sides.names[1])),
    )


def _side_words(sides: Sides, journey: Journey, name: str) -> str:
    if not is_hypothesis(journey):
        return name
    return sides.sheet.words(f"compare.{'outside' if journey.competitor else 'hypothesis'}-of", side=name)
