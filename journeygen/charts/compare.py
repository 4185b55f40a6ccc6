"""Two curves of one persona over each other: how a journey feels, and how its variant does.

The columns are steps: counterparts share one. What lies between the curves is shaded where the variant
is better (hatched) or worse (dotted), and only between columns in which both are known: a step without
a counterpart, or a feeling that is not known, ends the shading.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.charts.curve import strokes
from journeygen.charts.faces import LEVELS, face, style_class
from journeygen.charts.feelings import (
    CHANGE,
    FACE,
    HEIGHT,
    POINT,
    Dot,
    Feeling,
    Known,
    Line,
    Run,
    Skipped,
    Unknown,
    extremes,
    gap_ends,
    level_y,
    runs,
)
from journeygen.charts.labels import Box, Form, Placed, Places, Plot, Row, around, beside, between, broken, width_of
from journeygen.charts.svg import Point, drawing, element, group, line, mirrored, number
from journeygen.charts.text import wrapped
from journeygen.model.fields import level_of

SQUARE = 5.0
"""Half the side of the small squares that mark the journey's own curve."""

BAR = HEIGHT + 4
"""The y of the stage bar."""

LONE = 7.0
"""Half the width of the shading at a column that has no neighbour to be shaded up to."""

GRAIN = 5.0
"""Px between two points of a shading's edge."""

SPARE = 16.0
"""Px that the last stage's name may stand over the edge."""

NAMES = 2
"""The most lines a stage's name takes."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two curves: what is felt in each column, and the label of its lowest point (empty: none)."""

    feelings: tuple[Feeling, ...]
    lowest: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stage: its title with its number, its style (1 … 12), and how many columns it spans."""

    title: str
    style: int
    columns: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change to be labelled: its column, what changes (`Step 6: up 3`), in which step, and which way."""

    column: int
    title: str
    words: str
    better: bool


@dataclass(frozen=True, slots=True)
class Overlay:
    """The picture. `pairs` tells for each column whether counterparts stand in it; `style` is the persona's.

    Of the changes the first is labelled first; those that find no room are left to the table.
    """

    id: str
    title: str
    description: str
    style: int
    before: Side
    after: Side
    pairs: tuple[bool, ...]
    parts: tuple[Part, ...]
    changes: tuple[Change, ...] = ()
    column: float = 112
    rtl: bool = False

    @property
    def width(self) -> float:
        """The width of the plot, in px."""
        return len(self.pairs) * self.column


def overlay(chart: Overlay) -> Markup:
    """The plot: `HEIGHT` px of curves, the stage bar and the stages' names below it."""
    before, after = _Drawn(chart.before, chart), _Drawn(chart.after, chart)
    names = _names(chart)
    high = BAR + 12 + 17 * max((len(rows) for rows in names), default=1)
    mirror = chart.width if chart.rtl else None
    back = group(
        *_frame(chart),
        *_shading(chart, before, after),
        group(*before.strokes(SQUARE), class_="then"),
        group(*after.strokes(FACE), class_=f"now {style_class(chart.style)}"),
    )
    return drawing(
        "compare",
        chart.id,
        chart.title,
        chart.description,
        chart.width,
        high,
        _patterns(chart.id),
        mirrored(back, chart.width, chart.rtl),
        group(*_squares(before, mirror), class_="then"),
        *_faces(chart, after, mirror),
        *_name_texts(chart, names, mirror),
        *(label.drawn(mirror, class_=class_) for label, class_ in _labels(chart, before, after)),
        rtl=chart.rtl,
    )


def key(which: str, prefix: str, style: int = 1) -> Markup:
    """A small sample for the legend: `before`, `after`, `better` or `worse`."""
    match which:
        case "before":
            square = element(
                "rect", class_="square", x=14 - SQUARE, y=7 - SQUARE, width=2 * SQUARE, height=2 * SQUARE, rx=2
            )
            inside = group(line(0, 7, 28, 7, "line"), square, class_="then")
        case "after":
            inside = group(line(0, 7, 28, 7, "line"), class_=f"now {style_class(style)}")
        case _:
            own = f"{prefix}-{which}-key"
            shade = element("rect", class_="shade", fill=f"url(#{own}-{which})", x=0, y=0, width=28, height=14)
            inside = Markup("{}{}").format(_patterns(own), shade)
    return drawing("key chart-compare", "", "", "", 28, 14, inside)


# The lines


class _Drawn:
    """A side's line in its place: dots, runs, and its height at any x where it is drawn."""

    def __init__(self, side: Side, chart: Overlay) -> None:
        self.side = side
        self.line = Line("", chart.style, side.feelings, lowest=side.lowest)
        self.dots = tuple(_dots(side.feelings, chart.column))
        self.runs = runs(self.line, self.dots)

    def strokes(self, mark: float) -> Iterator[Markup]:
        """The line, with ticks where it breaks."""
        for run in self.runs:
            yield from strokes(run)
            for way, dot in gap_ends(self.line, run):
                x = dot.x + way * (mark + 5)
                yield line(x, dot.y - 5, x, dot.y + 5, "tick")

    def at(self, x: float) -> float | None:
        """The height of the line at an x."""
        for run in self.runs:
            if run.dots[0].x <= x <= run.dots[-1].x:
                return _height(run, x)
        return None

    def gap(self, other: _Drawn, x: float) -> float:
        """How far the other line lies above this one at an x; 0 where one of them is not."""
        mine, its = self.at(x), other.at(x)
        apart = mine - its if mine is not None and its is not None else 0.0
        return apart if abs(apart) > 0.01 else 0.0

    def in_column(self, column: int) -> list[float]:
        """The x of the dots of a column."""
        return [dot.x for dot in self.dots if dot.column == column]

    @property
    def lowest(self) -> Dot | None:
        """The dot of its lowest point."""
        end = extremes(self.line)[1]
        return next((dot for dot in self.dots if (dot.column, dot.tenths) == end), None)


def _dots(feelings: tuple[Feeling, ...], column: float) -> Iterator[Dot]:
    start = min(POINT, column / 2)
    along = min(CHANGE, column - start - FACE - 6)
    for index, feeling in enumerate(feelings):
        if isinstance(feeling, Known):
            for order, value in enumerate(feeling.values):
                yield Dot(index, value, index * column + start + order * along, feeling)


def _height(run: Run, x: float) -> float:
    if not run.pieces:
        return run.dots[0].y
    index = min(max(bisect_right([piece.start.x for piece in run.pieces], x) - 1, 0), len(run.pieces) - 1)
    piece = run.pieces[index]
    # The handles lie at thirds, so that x runs evenly along the piece.
    return piece.at((x - piece.start.x) / (piece.end.x - piece.start.x)).y


def _squares(drawn: _Drawn, mirror: float | None) -> Iterator[Markup]:
    for dot in drawn.dots:
        x = dot.x if mirror is None else mirror - dot.x
        square = element(
            "rect", class_="square", x=x - SQUARE, y=dot.y - SQUARE, width=2 * SQUARE, height=2 * SQUARE, rx=2
        )
        note = element("title", dot.feeling.note) if dot.feeling.note else ""
        yield group(note, square, class_="assumed" if dot.feeling.assumption else None)


def _faces(chart: Overlay, drawn: _Drawn, mirror: float | None) -> Iterator[Markup]:
    for dot in drawn.dots:
        note = element("title", dot.feeling.note) if dot.feeling.note else ""
        head = face(
            dot.x if mirror is None else mirror - dot.x,
            dot.y,
            level_of(dot.tenths),
            style=chart.style,
            radius=FACE,
            assumption=dot.feeling.assumption,
        )
        yield group(note, head, class_="dot")


# What lies between them


def _patterns(prefix: str) -> Markup:
    """The hatch at 45° for better and the dots for worse."""
    lines = element("path", class_="hatch", d="M-1 1L1 -1M0 6L6 0M5 7L7 5")
    points = (element("circle", class_="dots", cx=x, cy=y, r=1) for x, y in ((1.5, 1.5), (4.5, 4.5)))
    ground = element("rect", class_="ground", width=6, height=6)
    return element(
        "defs",
        *(
            element(
                "pattern",
                ground,
                *inside,
                id=f"{prefix}-{name}",
                class_=name,
                width=6,
                height=6,
                patternUnits="userSpaceOnUse",
            )
            for name, inside in (("better", (lines,)), ("worse", tuple(points)))
        ),
    )


def _shading(chart: Overlay, before: _Drawn, after: _Drawn) -> Iterator[Markup]:
    for columns in _stretches(chart):
        ends = [(before.in_column(column), after.in_column(column)) for column in columns]
        left = max(ends[0][0][0], ends[0][1][0])
        right = min(ends[-1][0][-1], ends[-1][1][-1])
        if right - left < 1:
            high, low = before.at(left), after.at(left)
            if high is not None and low is not None and abs(high - low) > 1:
                yield _shade(chart, low < high, [Point(left - LONE, low), Point(left + LONE, low)], high)
            continue
        yield from _areas(chart, before, after, left, right)


def _stretches(chart: Overlay) -> Iterator[list[int]]:
    """The rows of neighbouring columns with counterparts that are both known."""

    def compared(column: int) -> bool:
        sides = (chart.before.feelings[column], chart.after.feelings[column])
        return chart.pairs[column] and all(isinstance(each, Known) for each in sides)

    for known, columns in itertools.groupby(range(len(chart.pairs)), key=compared):
        if known:
            yield list(columns)


def _areas(chart: Overlay, before: _Drawn, after: _Drawn, left: float, right: float) -> Iterator[Markup]:
    """The areas between the curves, cut where they cross."""
    samples = _samples(before, after, left, right)
    edge: list[tuple[float, float, float]] = []
    for index, (x, one, other) in enumerate(samples):
        edge.append((x, one, other))
        following = samples[index + 1] if index + 1 < len(samples) else None
        if following and (one - other) * (following[1] - following[2]) < 0:
            share = (one - other) / ((one - other) - (following[1] - following[2]))
            cross = one + (following[1] - one) * share
            edge.append((x + (following[0] - x) * share, cross, cross))
        if not following or edge[-1][1] == edge[-1][2]:
            yield from _area(chart, edge)
            edge = edge[-1:]


def _samples(before: _Drawn, after: _Drawn, left: float, right: float) -> list[tuple[float, float, float]]:
    """The heights of both curves from place to place.

    Two curves through the same points can part between them, since each bends towards its own
    neighbours. That is no finding: between two dots only what holds at one of them is shaded.
    """
    dots = sorted({left, right, *(dot.x for dot in (*before.dots, *after.dots) if left < dot.x < right)})
    found: list[tuple[float, float, float]] = []
    for start, end in itertools.pairwise(dots):
        gaps = [before.gap(after, x) for x in (start, end)]
        count = max(int((end - start) / GRAIN), 1)
        for index in range(count + (end == right)):
            x = start + (end - start) * index / count
            one, other = before.at(x), after.at(x)
            if one is not None and other is not None:
                real = index in (0, count) or any((one - other) * gap > 0 for gap in gaps)
                found.append((x, one, other if real else one))
    return found


def _area(chart: Overlay, edge: list[tuple[float, float, float]]) -> Iterator[Markup]:
    gap = sum(one - other for _, one, other in edge)
    if len(edge) > 1 and abs(gap) > 0.5:
        upper = [Point(x, one) for x, one, _ in edge]
        lower = [Point(x, other) for x, _, other in reversed(edge)]
        yield _polygon(chart, gap > 0, [*upper, *lower])


def _shade(chart: Overlay, better: bool, edge: list[Point], base: float) -> Markup:
    return _polygon(chart, better, [*edge, *(Point(point.x, base) for point in reversed(edge))])


def _polygon(chart: Overlay, better: bool, points: Iterable[Point]) -> Markup:
    which = "better" if better else "worse"
    shape = "L".join(f"{number(point.x)} {number(point.y)}" for point in points)
    return element("path", class_=f"shade {which}", fill=f"url(#{chart.id}-{which})", d=f"M{shape}Z")


# What stands behind and below


def _frame(chart: Overlay) -> Iterator[Markup]:
    for level in LEVELS:
        yield line(0, level_y(level * 10), chart.width, level_y(level * 10), "zero" if not level else "rule")
    at = 0
    for each in chart.parts:
        left = at * chart.column
        if at:
            yield line(left, 24, left, BAR, "rule")
        at += each.columns
        end = at * chart.column - (0 if at == len(chart.pairs) else 2)
        yield element("rect", class_=f"stage-{each.style}", x=left, y=BAR, width=end - left, height=4)


def _names(chart: Overlay) -> list[tuple[str, ...]]:
    return [wrapped(each.title, each.columns * chart.column - 14, 12.5, lines=NAMES, bold=True) for each in chart.parts]


def _name_texts(chart: Overlay, names: list[tuple[str, ...]], mirror: float | None) -> Iterator[Markup]:
    at = 0
    for each, rows in zip(chart.parts, names, strict=True):
        x = at * chart.column + 8
        for index, row in enumerate(rows):
            y = BAR + 21 + index * 17
            yield element("text", row, class_="stage-name", x=x if mirror is None else mirror - x, y=y)
        at += each.columns


# Labels


def _labels(chart: Overlay, before: _Drawn, after: _Drawn) -> Iterator[tuple[Placed, str]]:
    """The labels in their places: the changes, the lowest points, then what is missing."""
    bounds = Box(4, 2, chart.width - 4, HEIGHT - 6)
    marks = [around(*dot.point, FACE + 1.5) for dot in after.dots]
    marks += [around(*dot.point, SQUARE + 2) for dot in before.dots]
    curves = (
        piece.at(index / 12)
        for drawn in (before, after)
        for run in drawn.runs
        for piece in run.pieces
        for index in range(13)
    )
    plot = Plot(bounds, marks, curves, (level_y(level * 10) for level in LEVELS))
    labelled = set()
    for change in chart.changes:
        dot = next((dot for dot in after.dots if dot.column == change.column), None)
        if dot is None:
            continue
        placed = plot.place(_change_forms(change), beside(dot.x, dot.y, FACE, bounds, below=not change.better))
        if placed:
            labelled.add(dot)
            yield placed, f"label {'better' if change.better else 'worse'}"
    for drawn, mark, class_ in ((before, SQUARE, "label then"), (after, FACE, f"label {style_class(chart.style)}")):
        low = drawn.lowest
        if low and drawn.side.lowest and low not in labelled:
            row = Row(drawn.side.lowest, "label-title", 12.5, bold=True)
            placed = plot.place(
                ((row,), (row.cut(120),)), _near(low, mark, bounds) if drawn is before else _under(low, bounds)
            )
            if placed:
                yield placed, class_
    for drawn, class_ in ((before, "label then"), (after, "label")):
        for placed in _remarks(chart, plot, drawn):
            yield placed, class_


def _under(dot: Dot, bounds: Box) -> Places:
    return beside(dot.x, dot.y, FACE, bounds, below=True)


def _near(dot: Dot, mark: float, bounds: Box) -> Places:
    return beside(dot.x, dot.y, mark + 2, bounds, below=True)


def _change_forms(change: Change) -> Iterator[Form]:
    title = Row(change.title, "label-title", 12.5, bold=True)
    for room in (240.0, 170.0, 120.0):
        yield title, Row(change.words, "label-words").cut(room)
    yield (title,)


def _remarks(chart: Overlay, plot: Plot, drawn: _Drawn) -> Iterator[Placed]:
    """Words in the gaps of a line, and where it passes over steps it does not have."""
    kinds = (type(each) for each in drawn.side.feelings)
    for _, members in itertools.groupby(enumerate(kinds), key=lambda pair: pair[1]):
        columns = [column for column, _ in members]
        feelings = (drawn.side.feelings[column] for column in columns)
        said = next((each.words for each in feelings if isinstance(each, Unknown | Skipped) and each.words), "")
        placed = _remark(chart, plot, drawn, columns[0], columns[-1], said) if said else None
        if placed:
            yield placed


def _remark(chart: Overlay, plot: Plot, drawn: _Drawn, start: int, end: int, words: str) -> Placed | None:
    before = [dot for dot in drawn.dots if dot.column < start][-1:]
    after = [dot for dot in drawn.dots if dot.column > end][:1]
    left = before[0].x + FACE + 8 if before else max(4.0, start * chart.column + 4)
    right = after[0].x - FACE - 8 if after else min(chart.width - 4, (end + 1) * chart.column - 4)
    ends = before + after
    y = sum(dot.y for dot in ends) / len(ends) if ends else level_y(0)
    row = Row(words, "label-words")
    forms = [form for form in ((row,), broken(row, right - left)) if width_of(form) <= right - left]
    return plot.place(forms, between(left, right, y, reach=52))
