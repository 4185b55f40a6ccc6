"""The curve of a custom lane: values on a scale of its own (such as 1 … 5), small and without faces."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.charts.curve import frame
from journeygen.charts.faces import outline, shape_of, style_class
from journeygen.charts.feelings import POINT
from journeygen.charts.labels import Box, Plot, Row, around, beside, walls
from journeygen.charts.spline import path, pieces
from journeygen.charts.svg import Point, drawing, element, group, line, mirrored
from journeygen.charts.text import shortened

MARK = 4.5
"""The radius of a value's mark, in px."""

EDGE = 28
"""Px from the scale's ends to the plot's edges: room for a label."""


@dataclass(frozen=True, slots=True)
class LaneLine:
    """A line of values, one a column; None where there is none, which breaks the line.

    `labels` are the values in words, one a column, or none at all.
    """

    name: str
    style: int
    values: tuple[float | None, ...]
    labels: tuple[str, ...] = ()
    persona: str = ""


@dataclass(frozen=True, slots=True)
class LaneCurve:
    """A custom lane's picture, on a scale from `low` to `high`; values beyond it are drawn at its ends.

    `cuts` are the columns before which the picture is cut on paper: no label stands across.
    """

    id: str
    title: str
    description: str
    columns: int
    lines: tuple[LaneLine, ...]
    low: float = 1
    high: float = 5
    column: float = 112
    height: float = 112
    borders: tuple[int, ...] = ()
    truths: tuple[int, ...] = ()
    rtl: bool = False
    cuts: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        """The width of the plot, in px."""
        return self.columns * self.column

    def y(self, value: float) -> float:
        """The height of a value."""
        part = (min(max(value, self.low), self.high) - self.low) / ((self.high - self.low) or 1)
        return self.height - EDGE - part * (self.height - 2 * EDGE)


def lane_curve(chart: LaneCurve) -> Markup:
    """The plot, `chart.width` × `chart.height`."""
    mirror = chart.width if chart.rtl else None
    parts = [tuple(_parts(chart, each)) for each in chart.lines]
    marks = [around(point.x, point.y, MARK + 1.5) for its in parts for part in its for _, point in part]
    drawn = [pieces([point for _, point in part]) for its in parts for part in its]
    plot = Plot(
        Box(2, 1, chart.width - 2, chart.height - 1),
        marks + walls(chart.cuts, chart.column, chart.height),
        (piece.at(share / 12) for its in drawn for piece in its for share in range(13)),
    )
    tops = _tops(parts)
    labels, alike = [], set[tuple[int, str]]()
    for each, its in zip(chart.lines, parts, strict=True):
        for column, point in itertools.chain.from_iterable(its):
            label = each.labels[column] if column < len(each.labels) else ""
            if (column, label) in alike:
                continue  # on another line's very point: it is said there
            alike.add((column, label))
            row = Row(label, "label-title", 12, bold=True)
            below = point.y > tops[column]
            placed = plot.place(((row,), (row.cut(chart.column - 10),)), beside(*point, MARK, plot.bounds, below=below))
            if placed:
                labels.append(
                    placed.drawn(mirror, class_=f"label {style_class(each.style)}", data_persona=each.persona)
                )
    back = group(
        *frame(chart.columns, chart.column, chart.height, chart.borders, chart.truths),
        *(line(0, chart.y(value), chart.width, chart.y(value), "rule") for value in (chart.high, chart.low)),
        *(_strokes(each, its) for each, its in zip(chart.lines, parts, strict=True)),
    )
    return drawing(
        "lane",
        chart.id,
        chart.title,
        chart.description,
        chart.width,
        chart.height,
        mirrored(back, chart.width, chart.rtl),
        *(_marks(each, its, mirror) for each, its in zip(chart.lines, parts, strict=True)),
        *labels,
        rtl=chart.rtl,
        parted=bool(chart.cuts),
    )


def lane_axis(chart: LaneCurve, high: str, low: str, *, width: float = 152) -> Markup:
    """The ends of the scale in words, for the lane's header cell, at the plot's very heights."""
    x = 12 if chart.rtl else width - 12
    ends = ((chart.y(chart.high), high), (chart.y(chart.low), low))
    texts = (
        element("text", shortened(word, width - 16, 12), class_="axis-word", x=x, y=y + 4, text_anchor="end")
        for y, word in ends
    )
    return drawing("axis", "", "", "", width, chart.height, *texts, rtl=chart.rtl)


def _parts(chart: LaneCurve, each: LaneLine) -> Iterator[list[tuple[int, Point]]]:
    """The line's points, broken where a value is missing."""
    values = enumerate(each.values[: chart.columns])
    for known, members in itertools.groupby(values, key=lambda pair: pair[1] is not None):
        if known:
            offset = min(POINT, chart.column / 2)
            yield [
                (column, Point(column * chart.column + offset, chart.y(value)))
                for column, value in members
                if value is not None
            ]


def _tops(parts: list[tuple[list[tuple[int, Point]], ...]]) -> dict[int, float]:
    """The height of the uppermost point of each column: the labels of those under it stand below them."""
    tops: dict[int, float] = {}
    for column, point in itertools.chain.from_iterable(part for its in parts for part in its):
        tops[column] = min(tops.get(column, point.y), point.y)
    return tops


def _strokes(each: LaneLine, its: tuple[list[tuple[int, Point]], ...]) -> Markup:
    curves = (path(pieces([point for _, point in part])) for part in its)
    strokes = (element("path", class_="line small", d=d) for d in curves if d)
    return group(*strokes, class_=style_class(each.style), data_persona=each.persona)


def _marks(each: LaneLine, its: tuple[list[tuple[int, Point]], ...], mirror: float | None) -> Markup:
    marks = (
        outline(shape_of(each.style), x if mirror is None else mirror - x, y, MARK, class_="mark")
        for part in its
        for _, (x, y) in part
    )
    return group(*marks, class_=style_class(each.style), data_persona=each.persona)
