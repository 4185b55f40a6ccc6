"""What the two curves of a comparison are made of: their values, and where they lie in the plot."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.charts.curve import strokes
from journeygen.charts.feelings import CHANGE, FACE, POINT, Dot, Feeling, Known, Line, Run, extremes, gap_ends, runs
from journeygen.charts.svg import line

SQUARE = 5.0
"""Half the side of the small squares that mark the journey's own curve."""


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


class Drawn:
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

    def gap(self, other: Drawn, x: float) -> float:
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
