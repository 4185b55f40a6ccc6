"""The labels of the emotion curve: what they say, and in which order they look for a place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from journeygen.charts.faces import LEVELS, style_class
from journeygen.charts.feelings import (
    FACE,
    HEIGHT,
    Curve,
    Dot,
    Line,
    Run,
    Skipped,
    Unknown,
    dots,
    ends_of,
    extremes,
    level_y,
    runs,
)
from journeygen.charts.labels import Box, Form, Placed, Plot, Row, around, beside, between, broken, walls
from journeygen.charts.svg import Point

QUOTE = 340.0
"""The most that a quote takes beside the curve, in px; it stands in full in the lane of quotes."""


def labels(chart: Curve) -> list[tuple[Placed, str, str]]:
    """All labels in their places, each with its class and its persona.

    The most telling are placed first: highest and lowest, the lines' names, gaps and skipped steps.
    """
    placed = dots(chart)
    broken_up = [runs(each, its) for each, its in zip(chart.lines, placed, strict=True)]
    bounds = Box(4, 2, chart.width - 4, HEIGHT - 2)
    plot = Plot(bounds, _marks(chart, placed), _samples(broken_up), (level_y(level * 10) for level in LEVELS))
    found: list[tuple[Placed, str, str]] = []

    def keep(label: Placed | None, class_: str, persona: str) -> bool:
        if label is not None:
            found.append((label, class_, persona))
        return label is not None

    named: set[int] = set()
    ends = [
        (index, dot, label)
        for index, its in enumerate(placed)
        for dot, label in ends_of(chart.lines[index], its).items()
        if label
    ]
    for index, dot, label in sorted(ends, key=lambda each: (each[1].column, each[0])):
        each = chart.lines[index]
        below = (dot.column, dot.tenths) == extremes(each)[1]
        forms = _forms(label, dot.feeling.quote, _room(dot, [other for _, other, _ in ends]))
        placed_label = plot.place(forms, beside(dot.x, dot.y, FACE + 2, bounds, below=below))
        if keep(placed_label, f"label {style_class(each.style)}", each.persona) and placed[index][0] == dot:
            named.add(index)
    for index, each in enumerate(chart.lines):
        if placed[index] and index not in named:
            dot = placed[index][0]
            others = [other[0].y for other in placed if other and other[0].column == dot.column and other[0] != dot]
            below = bool(others) and dot.y > min(others)
            row = Row(each.name, "label-title", 12.5, bold=True)
            label_of_line = plot.place(
                ((row,), (row.cut(110),), (row.cut(80),)), beside(dot.x, dot.y, FACE, bounds, below=below)
            )
            keep(label_of_line, f"label {style_class(each.style)}", each.persona)
    for index, each in enumerate(chart.lines):
        for start, end, words in _stretches(each, Unknown):
            keep(_remark(chart, plot, placed[index], start, end, words), "label gap", each.persona)
        for start, end, words in _stretches(each, Skipped):
            keep(_remark(chart, plot, placed[index], start, end, words), "label skip", each.persona)
    if chart.empty and chart.columns and not any(placed):
        row = Row(chart.empty, "label-words", 13)
        keep(
            plot.place(((row,), broken(row, chart.width - 16, 4)), between(4, chart.width - 4, level_y(0))), "label", ""
        )
    return found


def _room(dot: Dot, ends: list[Dot]) -> float:
    """How wide a quote may be so that the next highest or lowest point to the right has its label beside it."""
    beyond = (other.x for other in ends if other.x > dot.x and abs(other.y - dot.y) < 3 * FACE)
    return min(beyond, default=float("inf")) - dot.x


def _forms(label: str, quote: str, room: float) -> Iterator[Form]:
    """A label in full, then with less of the quote, then without it, then shortened itself."""
    title = Row(label, "label-title", 12.5, bold=True)
    if quote:
        said = Row(quote, "label-quote", 13)
        # A title wider than the room takes the next label's place anyway: so may the quote, as far.
        first = min(QUOTE, max(room + FACE, title.width)) if room < QUOTE else QUOTE
        for width in (first, QUOTE, 250.0, 180.0, 130.0):
            yield title, said.cut(width)
    for width in (250.0, 150.0, 110.0):
        yield (title.cut(width),)


def _marks(chart: Curve, placed: tuple[tuple[Dot, ...], ...]) -> Iterator[Box]:
    """The boxes that labels keep off: the faces, and where the picture is cut."""
    for each, its in zip(chart.lines, placed, strict=True):
        ends = ends_of(each, its)
        for dot in its:
            yield around(dot.x, dot.y, FACE + (3 if dot in ends else 1.5))
    yield from walls(chart.cuts, chart.column, HEIGHT)


def _samples(broken_up: list[tuple[Run, ...]]) -> Iterator[Point]:
    for run in itertools.chain.from_iterable(broken_up):
        for piece in run.pieces:
            count = max(int((piece.end.x - piece.start.x) / 5), 1)
            yield from (piece.at(index / count) for index in range(count + 1))


def _stretches(each: Line, kind: type[Unknown] | type[Skipped]) -> Iterator[tuple[int, int, str]]:
    """The first and last column of each row of like columns, and the first words given there."""
    for alike, members in itertools.groupby(enumerate(each.feelings), key=lambda pair: isinstance(pair[1], kind)):
        columns = list(members)
        words = next(
            (str(feeling.words) for _, feeling in columns if isinstance(feeling, Unknown | Skipped) and feeling.words),
            "",
        )
        if alike and words:
            yield columns[0][0], columns[-1][0], words


def _remark(chart: Curve, plot: Plot, its: tuple[Dot, ...], start: int, end: int, words: str) -> Placed | None:
    """Words about columns without a value, at the height that the line has around them."""
    before = [dot for dot in its if dot.column < start][-1:]
    after = [dot for dot in its if dot.column > end][:1]
    around_it = before + after
    left = before[0].x + FACE + 8 if before else max(4.0, start * chart.column + 4)
    right = after[0].x - FACE - 8 if after else min(chart.width - 4, (end + 1) * chart.column - 4)
    y = sum(dot.y for dot in around_it) / len(around_it) if around_it else level_y(0)
    row = Row(words, "label-words")
    forms = ((row,), broken(row, right - left), broken(row, 76, 3), (row.cut(right - left),), (row.cut(70),))
    return plot.place(forms, between(left, right, y))
