"""Opportunities in a plane: what they bring against what they cost, with lines that join equal scores.

The plane knows no scoring: it gets two axes, points, and lines as points of the two scales. It is
hidden from screen readers, since the list beside it says the same and more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.charts.labels import Box, Place, Places, Plot, Row, around, broken
from journeygen.charts.svg import Point, element, group, number

WIDTH, HEIGHT = 620.0, 560.0
LEFT, TOP, RIGHT, BOTTOM = 58.0, 8.0, 612.0, 494.0
RADIUS = 13.0
APART = 2 * RADIUS + 3

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from `low` at the start (left, bottom) to `high`; `low` may be the larger. The two ends in words."""

    name: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """An opportunity: its place on both scales, its rank, its name, its status, and where the list says more.

    `url` leads to its entry in the list; `entry` is that entry's id, so that both are filtered together.
    """

    x: float
    y: float
    rank: str
    name: str
    status: str
    url: str
    entry: str


@dataclass(frozen=True, slots=True)
class Level:
    """A line that joins equal scores, through points of the two scales; its name."""

    name: str
    points: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The picture. `corners` are words for top start, top end, bottom start, bottom end (empty: none)."""

    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    levels: tuple[Level, ...] = ()
    corners: tuple[str, str, str, str] = ("", "", "", "")


def matrix(picture: Matrix) -> Markup:
    """The picture as SVG, 620 px wide."""
    spots = _spread([(mark, _place(mark.x, mark.y, picture)) for mark in picture.marks])
    bounds = Box(LEFT + 4, TOP + 4, RIGHT - 4, BOTTOM - 4)
    plot = Plot(bounds, [around(at.x, at.y, RADIUS) for _, at in spots])
    corners = tuple(_corners(picture, plot))
    return element(
        "svg",
        _frame(picture),
        group(*(_level(each, picture, plot) for each in picture.levels)),
        # Over the lines, which would else run through their words.
        group(*corners),
        group(*_marks(spots, plot)),
        class_="chart chart-matrix",
        width=WIDTH,
        height=HEIGHT,
        viewBox=f"0 0 {number(WIDTH)} {number(HEIGHT)}",
        aria_hidden="true",
        focusable="false",
        direction="ltr",
    )


def _place(x: float, y: float, picture: Matrix) -> Point:
    def along(value: float, axis: Axis, start: float, end: float) -> float:
        # Half a step of room on either side, so that a mark at the end of a scale lies in the frame.
        span = axis.high - axis.low
        margin = span / max(len(axis.ticks) - 1, 1) / 2
        return start + (value - axis.low + margin) / (span + 2 * margin) * (end - start)

    return Point(along(x, picture.x, LEFT, RIGHT), along(y, picture.y, BOTTOM, TOP))


def _frame(picture: Matrix) -> Markup:
    middle = (TOP + BOTTOM) / 2
    return group(
        element("rect", class_="matrix-frame", x=LEFT, y=TOP, width=RIGHT - LEFT, height=BOTTOM - TOP),
        *(
            element(
                "text",
                text,
                class_="matrix-tick",
                x=_place(value, picture.y.low, picture).x,
                y=BOTTOM + 18,
                text_anchor="middle",
            )
            for value, text in picture.x.ticks
        ),
        *(
            element(
                "text",
                text,
                class_="matrix-tick",
                x=LEFT - 12,
                y=_place(picture.x.low, value, picture).y + 4,
                text_anchor="end",
            )
            for value, text in picture.y.ticks
        ),
        element("text", picture.x.name, class_="axis-name", x=(LEFT + RIGHT) / 2, y=BOTTOM + 40, text_anchor="middle"),
        element("text", picture.x.start, class_="matrix-tick", x=LEFT, y=BOTTOM + 40),
        element("text", picture.x.end, class_="matrix-tick", x=RIGHT, y=BOTTOM + 40, text_anchor="end"),
        element(
            "text",
            picture.y.name,
            class_="axis-name",
            transform=f"translate(16 {number(middle)}) rotate(-90)",
            text_anchor="middle",
        ),
    )


def _corners(picture: Matrix, plot: Plot) -> Iterable[Markup]:
    """The four corners in words, each where its corner is free."""
    ends = ((LEFT + 10, TOP + 6), (RIGHT - 10, TOP + 6), (LEFT + 10, BOTTOM - 22), (RIGHT - 10, BOTTOM - 22))
    for at, (text, (x, y)) in enumerate(zip(picture.corners, ends, strict=True)):
        row = Row(text, "corner", 12.5, bold=True)
        left = x - row.width if at % 2 else x
        found = plot.place([(row,)], _only(Place(left, y, "end" if at % 2 else "start", 0)))
        if found:
            yield found.drawn()


def _level(level: Level, picture: Matrix, plot: Plot) -> Markup:
    """A line of equal scores, as far as it lies in the frame, named where there is room beside it."""
    points = [_place(x, y, picture) for x, y in level.points]
    inside = [at for at in points if LEFT <= at.x <= RIGHT and TOP <= at.y <= BOTTOM]
    if len(inside) < 2:
        return Markup()
    d = "M" + "L".join(f"{number(at.x)} {number(at.y)}" for at in inside)
    row = Row(level.name, "level-name")

    def places(across: float, high: float) -> Iterable[Place]:
        for at in (inside[-1], inside[-20:][0], inside[len(inside) * 3 // 4], inside[len(inside) // 2], inside[0]):
            for left, top in (
                (at.x - across - 4, at.y - high - 2),
                (at.x + 6, at.y + 2),
                (at.x - across - 6, at.y + 2),
            ):
                yield Place(left, top, "start", abs(top - inside[-1].y) / 10)

    named = plot.place([(row,)], places)
    return group(element("path", class_="equal", d=d), named.drawn() if named else "")


def _marks(spots: list[tuple[Mark, Point]], plot: Plot) -> Iterable[Markup]:
    """The ranks in circles, the first ones named. Later ones lie above earlier ones nowhere: they were spread."""
    for mark, at in spots:
        named = (
            plot.place([broken(Row(mark.name, "mark-name"), 118, lines) for lines in (2, 3)][::-1], _around_mark(at))
            if len(mark.rank) < 2
            else None
        )
        yield element(
            "a",
            element("circle", class_="mark-edge", cx=at.x, cy=at.y, r=RADIUS - 1),
            element("text", mark.rank, class_="mark-rank", x=at.x, y=at.y + 4, text_anchor="middle"),
            named.drawn() if named else "",
            class_=f"mark {mark.status}",
            href=mark.url,
            tabindex="-1",
            data_for=mark.entry,
        )


def _around_mark(at: Point) -> Places:
    def places(across: float, high: float) -> Iterable[Place]:
        off = RADIUS + 4
        yield Place(at.x + off, at.y - high / 2, "start", 0)
        yield Place(at.x - off - across, at.y - high / 2, "end", 2)
        yield Place(at.x - across / 2, at.y + off - 2, "middle", 3)
        yield Place(at.x - across / 2, at.y - off - high + 2, "middle", 4)

    return places


def _only(place: Place) -> Places:
    return lambda _across, _high: (place,)


def _spread(marks: list[tuple[Mark, Point]]) -> list[tuple[Mark, Point]]:
    """The marks moved apart where several are at one place: the first stays, the others lie around it."""
    found: list[tuple[Mark, Point]] = []
    for mark, wanted in marks:
        free = (at for at in _rounds(wanted) if _inside(at) and all(_apart(at, other) for _, other in found))
        found.append((mark, next(free, wanted)))
    return found


def _rounds(at: Point) -> Iterable[Point]:
    """The place itself, then places in rings around it, the nearest first."""
    yield at
    for ring in range(1, 9):
        for turn in range(6 * ring):
            angle = 2 * math.pi * turn / (6 * ring)
            yield Point(at.x + ring * APART * math.cos(angle), at.y + ring * APART * math.sin(angle))


def _inside(at: Point) -> bool:
    return LEFT + RADIUS < at.x < RIGHT - RADIUS and TOP + RADIUS < at.y < BOTTOM - RADIUS


def _apart(one: Point, other: Point) -> bool:
    return math.dist(one, other) >= APART - 1
