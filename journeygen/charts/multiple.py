"""The small multiple: a journey's emotion curve in a card, on the one fixed scale from −2 to +2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.charts.curve import strokes
from journeygen.charts.faces import face, style_class
from journeygen.charts.feelings import Dot, Known, Line, Run, extremes, gap_ends, runs
from journeygen.charts.labels import Box, Plot, Row, between, broken
from journeygen.charts.spline import pieces
from journeygen.charts.svg import Point, drawing, element, group, line, mirrored
from journeygen.model.fields import level_of

HEIGHT = 128
"""The height of the picture, in px: its curve, and 18 below it the stage bar."""

ZERO = 58
STEP = 22
"""The y of the level 0, and the px between two levels."""

BAR = 118
FACE = 7

APART = 2.4
"""Px between lines that would lie on each other."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the stage bar: its style (1 … 12, as in `--stage-1`) and how many columns it spans."""

    style: int
    steps: int


@dataclass(frozen=True, slots=True)
class Multiple:
    """A journey's curve in small. The columns are the stages' steps; `empty` says that nothing is known."""

    id: str
    title: str
    description: str
    lines: tuple[Line, ...]
    stages: tuple[Stage, ...]
    width: float = 304
    empty: str = ""
    rtl: bool = False


def multiple(chart: Multiple) -> Markup:
    """The multiple, `chart.width` × 128."""
    drawn = lines(chart)
    levels = (
        line(0, _y(level * 10), chart.width, _y(level * 10), "zero" if not level else "rule") for level in (2, 0, -2)
    )
    back = group(*levels, *_bar(chart), *(_strokes(each, its) for each, its in zip(chart.lines, drawn, strict=True)))
    mirror = chart.width if chart.rtl else None
    words = None
    if chart.empty and not any(drawn):
        row = Row(chart.empty, "label-words")
        plot = Plot(Box(2, 2, chart.width - 2, BAR - 4))
        words = plot.place(((row,), broken(row, chart.width - 8, 3)), between(2, chart.width - 2, ZERO))
    return drawing(
        "multiple",
        chart.id,
        chart.title,
        chart.description,
        chart.width,
        HEIGHT,
        mirrored(back, chart.width, chart.rtl),
        *_faces(chart, drawn, mirror),
        words.drawn(mirror, class_="label") if words else "",
        rtl=chart.rtl,
    )


def lines(chart: Multiple) -> tuple[tuple[Run, ...], ...]:
    """The lines' points and pieces; equal values in a column lie a little apart, so that each line is seen."""
    columns = max(sum(each.steps for each in chart.stages), *(len(each.feelings) for each in chart.lines), 1)
    wide = chart.width / columns
    found = []
    for each in chart.lines:
        its = []
        for column, feeling in enumerate(each.feelings):
            if isinstance(feeling, Known):
                count = len(feeling.values)
                its += [
                    Dot(column, value, wide * (column + (order + 1) / (count + 1)), feeling)
                    for order, value in enumerate(feeling.values)
                ]
        found.append(runs(each, its))
    return tuple(
        tuple(
            Run(
                run.dots,
                pieces([Point(dot.x, _y(dot.tenths) + _apart(chart, index, dot)) for dot in run.dots]),
                run.thin,
            )
            for run in its
        )
        for index, its in enumerate(found)
    )


def _apart(chart: Multiple, index: int, dot: Dot) -> float:
    """How far a line keeps from others that have the same value in a column, in px."""
    alike = [
        other
        for other, each in enumerate(chart.lines)
        if dot.column < len(each.feelings)
        and isinstance(feeling := each.feelings[dot.column], Known)
        and dot.tenths in feeling.values
    ]
    pitch = min(APART, 10 / max(len(alike) - 1, 1))
    return (alike.index(index) - (len(alike) - 1) / 2) * pitch


def _y(tenths: float) -> float:
    return ZERO - tenths / 10 * STEP


def _bar(chart: Multiple) -> Iterator[Markup]:
    """The stages' bar: parts as wide as their steps, 2 px apart."""
    total = sum(each.steps for each in chart.stages)
    at = 0
    for each in chart.stages:
        if each.steps:
            left, right = (chart.width * steps / total for steps in (at, at + each.steps))
            last = at + each.steps == total
            yield element(
                "rect",
                class_=f"stage-{each.style}",
                x=left,
                y=BAR,
                width=max(right - left - (0 if last else 2), 1),
                height=4,
            )
            at += each.steps


def _strokes(each: Line, its: tuple[Run, ...]) -> Markup:
    parts: list[Markup] = []
    for run in its:
        parts += strokes(run)
        if len(run.dots) == 1:
            dot = run.dots[0]
            parts.append(line(dot.x - 4, _y(dot.tenths), dot.x + 4, _y(dot.tenths), "line"))
        for end, dot in gap_ends(each, run):
            y = _y(dot.tenths)
            parts.append(line(dot.x + end * 4, y - 4, dot.x + end * 4, y + 4, "tick"))
    return group(*parts, class_=style_class(each.style), data_persona=each.persona)


def _faces(chart: Multiple, drawn: tuple[tuple[Run, ...], ...], mirror: float | None) -> Iterator[Markup]:
    """The highest and the lowest face of each line; where two would cover each other, the later moves aside."""
    taken: list[Point] = []
    for each, its in zip(chart.lines, drawn, strict=True):
        for end in extremes(each):
            dot = next((dot for run in its for dot in run.dots if (dot.column, dot.tenths) == end), None)
            if dot is None:
                continue
            x, y = min(max(dot.x, FACE + 1), chart.width - FACE - 1), _y(dot.tenths)
            for shift in (0, 16, -16, 32, -32, 48, -48):
                moved = x + shift
                if FACE < moved < chart.width - FACE and not any(
                    abs(moved - other.x) < 2 * FACE + 1 and abs(y - other.y) < 2 * FACE + 1 for other in taken
                ):
                    x = moved
                    break
            taken.append(Point(x, y))
            yield group(
                face(
                    x if mirror is None else mirror - x,
                    y,
                    level_of(dot.tenths),
                    style=each.style,
                    radius=FACE,
                    assumption=dot.feeling.assumption,
                    filled=True,
                ),
                data_persona=each.persona,
            )
