"""What personas feel along a map's columns, and where that lies in the plot of the emotion curve."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeygen.charts.spline import Piece, pieces
from journeygen.charts.svg import Point

HEIGHT = 324
"""The height of the plot and of its axis, in px."""

ZERO = 160
"""The y of the level 0, in px."""

STEP = 50
"""Px between two levels."""

POINT = 20
"""Px from a column's start to the centre of what stands in it."""

FACE = 10
"""The radius of a face; highest and lowest are 2 larger."""

APART = 3
"""Px that two faces of one column keep apart: equal faces stand 23 to the right of each other."""

CHANGE = 40
"""Px from a step's first feeling to its last, where the two differ."""


def level_y(tenths: float) -> float:
    """The y of a value in tenths (−20 … 20), in the plot and in its axis."""
    return ZERO - tenths / 10 * STEP


@dataclass(frozen=True, slots=True)
class Known:
    """What a persona feels in a column, in tenths from −20 to 20; `end` where the feeling changes.

    `quote` stands with the label of the highest or lowest; `note` says what a face means, in words.
    """

    start: int
    end: int | None = None
    assumption: bool = False
    quote: str = ""
    note: str = ""

    @property
    def values(self) -> tuple[int, ...]:
        """The values in order: one, or two where the feeling changes."""
        return (self.start,) if self.end is None or self.end == self.start else (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Unknown:
    """The persona comes here, but what it feels is not known: the line breaks, with these words in the gap."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """The persona's path does not come here: the line goes on thinly, with these words."""

    words: str = ""


Feeling = Known | Unknown | Skipped | None
"""What a line does in a column; None before the persona's path starts and after it ended."""


@dataclass(frozen=True, slots=True)
class Line:
    """A persona's line. `feelings` has one entry a column.

    `persona` is an id for `data-persona`. `highest` and `lowest` are the labels of those points
    ("Tim’s lowest −1"); see `extremes` for which points they are.
    """

    name: str
    style: int
    feelings: tuple[Feeling, ...]
    persona: str = ""
    highest: str = ""
    lowest: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """The emotion lane's picture.

    `id` is unique on the page; `column` the width of a column in px; `borders` the columns that start
    a stage; `truths` the columns that are moments of truth; `empty` the words where nothing is known. `cuts`
    are the columns before which the picture is cut on paper: no label stands across.
    """

    id: str
    title: str
    description: str
    columns: int
    lines: tuple[Line, ...]
    column: float = 112
    borders: tuple[int, ...] = ()
    truths: tuple[int, ...] = ()
    empty: str = ""
    rtl: bool = False
    cuts: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        """The width of the plot, in px."""
        return self.columns * self.column


@dataclass(frozen=True, slots=True)
class Dot:
    """A face in its place. `x` runs from where the text starts: from the right, where it is read from there."""

    column: int
    tenths: int
    x: float
    feeling: Known

    @property
    def y(self) -> float:
        """The height of the value."""
        return level_y(self.tenths)

    @property
    def point(self) -> Point:
        """The centre."""
        return Point(self.x, self.y)


def extremes(line: Line) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Column and tenths of the highest and of the lowest point (the first of several).

    Where all points are equal, there is only a lowest one if they are below 0, else only a highest one.
    """
    known = [
        (column, value) for column, each in enumerate(line.feelings) if isinstance(each, Known) for value in each.values
    ]
    if not known:
        return None, None
    top, bottom = max(known, key=lambda each: each[1]), min(known, key=lambda each: each[1])
    if top[1] == bottom[1]:
        return (None, bottom) if bottom[1] < 0 else (top, None)
    return top, bottom


def dots(chart: Curve) -> tuple[tuple[Dot, ...], ...]:
    """The faces of each line, so that none hides another while its column has room.

    All hang from the column's start; one that would stand on another moves to the right, by less the
    more of them share the column.
    """
    found: list[list[Dot]] = [[] for _ in chart.lines]
    ends = [extremes(each) for each in chart.lines]
    for column in range(chart.columns):
        wanted = [
            (owner, order, value, feeling)
            for owner, each in enumerate(chart.lines)
            if column < len(each.feelings) and isinstance(feeling := each.feelings[column], Known)
            for order, value in enumerate(feeling.values)
        ]
        start = column * chart.column + min(POINT, chart.column / 2)
        placed = _in_column(
            [(owner, order, value, FACE + 2 * ((column, value) in ends[owner])) for owner, order, value, _ in wanted]
        )
        room = max(chart.column - POINT - FACE - 4, chart.column / 4)
        squeeze = min(1.0, room / max(placed, default=0)) if any(placed) else 1.0
        for (owner, _, value, feeling), along in zip(wanted, placed, strict=True):
            found[owner].append(Dot(column, value, start + along * squeeze, feeling))
    return tuple(tuple(sorted(each, key=lambda dot: dot.x)) for each in found)


def _in_column(wanted: list[tuple[int, int, int, int]]) -> list[float]:
    """How far to the right each face of a column stands, before the column's width is looked at.

    A face is wanted by (line, place among the line's values of this column, value, radius).
    """
    placed: list[tuple[float, int, int]] = []
    first: dict[int, float] = {}
    for owner, order, value, radius in wanted:
        along = first[owner] + CHANGE if order else 0.0
        while blocking := [
            x + radius + other_radius + APART
            for x, other, other_radius in placed
            if abs(along - x) < radius + other_radius + APART
            and abs(value - other) * STEP / 10 < radius + other_radius + 2
        ]:
            along = max(*blocking, along + 1)
        first.setdefault(owner, along)
        placed.append((along, value, radius))
    return [along for along, _, _ in placed]


@dataclass(frozen=True, slots=True)
class Run:
    """A line without a gap: its faces, the curve through them, and which pieces of it are thin (steps skipped)."""

    dots: tuple[Dot, ...]
    pieces: tuple[Piece, ...]
    thin: tuple[bool, ...]


def runs(line: Line, its_dots: Iterable[Dot]) -> tuple[Run, ...]:
    """The line, broken where nothing is known."""
    parts: list[list[Dot]] = []
    last: int | None = None
    for dot in its_dots:
        gap = last is None or any(isinstance(each, Unknown | None) for each in line.feelings[last + 1 : dot.column])
        if gap:
            parts.append([])
        parts[-1].append(dot)
        last = dot.column
    return tuple(
        Run(
            tuple(part),
            pieces([dot.point for dot in part]),
            tuple(
                any(isinstance(each, Skipped) for each in line.feelings[before.column + 1 : after.column])
                for before, after in itertools.pairwise(part)
            ),
        )
        for part in parts
    )


def gap_ends(each: Line, run: Run) -> Iterator[tuple[int, Dot]]:
    """The ends of a run that lie at a gap: −1 and its first face, 1 and its last one."""
    for side, dot in ((-1, run.dots[0]), (1, run.dots[-1])):
        if any(isinstance(feeling, Unknown) for feeling in _neighbours(each, dot.column, side)):
            yield side, dot


def _neighbours(each: Line, column: int, way: int) -> Iterator[Feeling]:
    """The columns beside this one up to the next known one, on one side."""
    column += way
    while 0 <= column < len(each.feelings) and not isinstance(each.feelings[column], Known):
        yield each.feelings[column]
        column += way


def ends_of(each: Line, its: tuple[Dot, ...]) -> dict[Dot, str]:
    """The highest and lowest faces of a line, with their labels."""
    top, bottom = extremes(each)
    found: dict[Dot, str] = {}
    for end, label in ((top, each.highest), (bottom, each.lowest)):
        for dot in its:
            if end == (dot.column, dot.tenths):
                found[dot] = label
                break
    return found
