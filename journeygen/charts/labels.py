"""Placing labels beside the marks they name so that they never collide.

Each label brings forms (in full, shortened, without its second line …) and places, each with a cost;
the first form that fits somewhere is set at its cheapest place. A place is refused where it leaves
the plot or touches a mark or an earlier label; to cover a curve only costs. A label that fits nowhere
is left out: the table beside every chart says it too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from journeygen.charts.svg import Point, element, group, isolated
from journeygen.charts.text import shortened, width, wrapped

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in px."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box, gap: float = 0) -> bool:
        """Whether the two overlap, or come nearer than the gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def within(self, other: Box) -> bool:
        """Whether this box lies in the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def holds(self, point: Point) -> bool:
        """Whether the point lies in the box."""
        return self.left <= point.x <= self.right and self.top <= point.y <= self.bottom


def around(x: float, y: float, radius: float) -> Box:
    """The box around a mark."""
    return Box(x - radius, y - radius, x + radius, y + radius)


def walls(cuts: Iterable[int], column: float, height: float) -> list[Box]:
    """What keeps labels from standing across the columns before which a picture is cut on paper."""
    return [Box(cut * column, 0, cut * column, height) for cut in cuts]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a label: its text, its class in `charts.css`, and how it is set there."""

    text: str
    class_: str
    size: float = 12.0
    bold: bool = False

    @property
    def width(self) -> float:
        """The width it takes at most."""
        return width(self.text, self.size, bold=self.bold)

    def cut(self, room: float) -> Row:
        """The row shortened to so many px."""
        return Row(shortened(self.text, room, self.size, bold=self.bold), self.class_, self.size, self.bold)


ROW = 16.0
"""The height of a row of a label."""

BASELINE = 12.0
"""How far below its row's top a text's baseline is."""

Form = tuple[Row, ...]


def width_of(form: Form) -> float:
    """The width of a label's widest row."""
    return max((row.width for row in form), default=0.0)


def broken(row: Row, room: float, lines: int = 2) -> Form:
    """A row broken into several."""
    return tuple(
        Row(text, row.class_, row.size, row.bold)
        for text in wrapped(row.text, room, row.size, lines=lines, bold=row.bold)
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label may stand: the box's left and top, how its text is anchored in it, and what that costs."""

    left: float
    top: float
    anchor: Anchor
    cost: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A label in its place."""

    form: Form
    box: Box
    anchor: Anchor

    def drawn(self, mirror: float | None = None, **attributes: object) -> Markup:
        """The label as `<text>` elements; `mirror` is the plot's width where it runs from right to left."""
        x = {"start": self.box.left, "end": self.box.right}.get(self.anchor, (self.box.left + self.box.right) / 2)
        return group(
            *(
                element(
                    "text",
                    row.text if mirror is None else isolated(row.text),
                    class_=row.class_,
                    x=x if mirror is None else mirror - x,
                    y=self.box.top + BASELINE + index * ROW,
                    text_anchor=None if self.anchor == "start" else self.anchor,
                )
                for index, row in enumerate(self.form)
            ),
            **attributes,
        )


Places = Callable[[float, float], Iterable[Place]]
"""From a label's width and height to the places where it may stand."""


class Plot:
    """The room that labels are set in: its bounds, what stands in it, its curves' points and level lines."""

    def __init__(
        self,
        bounds: Box,
        marks: Iterable[Box] = (),
        curves: Iterable[Point] = (),
        levels: Iterable[float] = (),
    ) -> None:
        self.bounds = bounds
        self.taken = list(marks)
        self.curves = sorted(curves)
        self.levels = tuple(levels)
        self.labels: list[Placed] = []

    def place(self, forms: Iterable[Form], places: Places) -> Placed | None:
        """Set a label in its first form that fits, at its cheapest place; None where none does."""
        for form in forms:
            if not form or any(not row.text for row in form):
                continue
            across, high = width_of(form), len(form) * ROW
            best: Placed | None = None
            cheapest = float("inf")
            for place in places(across, high):
                if place.cost >= cheapest:
                    continue
                box = Box(place.left, place.top, place.left + across, place.top + high)
                if not box.within(self.bounds) or any(box.touches(other, 2) for other in self.taken):
                    continue
                cost = place.cost + self._covers(box)
                if cost < cheapest:
                    best, cheapest = Placed(form, box, place.anchor), cost
            if best is not None:
                self.taken.append(best.box)
                self.labels.append(best)
                return best
        return None

    def _covers(self, box: Box) -> float:
        """What it costs that a label covers level lines, and curves by how many of their points it does."""
        first = bisect_left(self.curves, Point(box.left, float("-inf")))
        cost = 5.0 * sum(box.top <= y <= box.bottom for y in self.levels)
        for point in self.curves[first:]:
            if point.x > box.right:
                break
            if box.top <= point.y <= box.bottom:
                cost += 5
        return cost


def beside(x: float, y: float, radius: float, bounds: Box, *, below: bool) -> Places:
    """Places near a mark: above or below it (as asked for, else the other), further off where that is full.

    A label starts at the mark's left edge, where the marks' columns start; else it is moved along,
    as far as it still stands over or under the mark.
    """

    def places(across: float, high: float) -> Iterable[Place]:
        start = x - radius
        lefts: list[tuple[float, Anchor, float]] = [
            (start, "start", 0),
            (x - across / 2, "middle", 5),
            (x + radius - across, "end", 6),
            (max(bounds.left, min(start, bounds.right - across)), "end", 8),
        ]
        lefts += [(start - shift, "start", 6 + shift / 6) for shift in (18, 40, 70) if shift < across]
        lefts += [(start + shift, "start", 4 + shift / 3) for shift in (24, 46)]
        for side in (below, not below):
            for step in range(5):
                off = radius + 4 + step * 10
                top = y + off if side else y - off - high
                for left, anchor, cost in lefts:
                    yield Place(left, top, anchor, cost + step * 6 + (0 if side == below else 16))
        for left, anchor in ((x + radius + 8, "start"), (x - radius - 8 - across, "end")):
            for shift in (0, -14, 14):
                yield Place(left, y - high / 2 + shift, anchor, 14 + abs(shift) / 4)

    return places


def between(left: float, right: float, y: float, *, reach: float = 130) -> Places:
    """Places in a gap of a line from `left` to `right`, about the height y, in the middle where possible."""

    def places(across: float, high: float) -> Iterable[Place]:
        middle = (left + right) / 2 - across / 2
        for step in range(int(reach / 12)):
            for top in (y - high / 2 - step * 12, y - high / 2 + step * 12):
                for along in (0, -20, 20, -44, 44):
                    if left <= middle + along and middle + along + across <= right:
                        yield Place(middle + along, top, "middle", step * 2 + abs(along) / 5)

    return places
