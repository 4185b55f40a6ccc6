"""Metrics over time: the small sparkline beside a value, and the chart of a metric's page."""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from journeygen.charts.faces import outline, shape_of, style_class
from journeygen.charts.labels import Box, Place, Places, Plot, Row, around, between
from journeygen.charts.svg import Point, drawing, element, group, line, mirrored, number
from journeygen.charts.text import shortened, width

Verdict = Literal["good", "bad", ""]


@dataclass(frozen=True, slots=True)
class Reading:
    """A value on a day, in the metric's unit."""

    day: datetime.date
    value: float


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A small line without axes. Without a title it is hidden from screen readers (words stand beside it)."""

    readings: tuple[Reading, ...]
    target: float | None = None
    verdict: Verdict = ""
    id: str = ""
    title: str = ""
    rtl: bool = False


SPARK_WIDTH = 84
SPARK_HEIGHT = 30


def sparkline(chart: Sparkline) -> Markup:
    """The sparkline, 84 × 30; an empty picture of that size where there are no readings."""
    readings = in_order(chart.readings)
    values = [each.value for each in readings] + ([chart.target] if chart.target is not None else [])
    low, high = spread(values)
    days = day_range(readings)

    def x(day: datetime.date) -> float:
        along = 4 + share(day.toordinal(), *days) * (SPARK_WIDTH - 9)
        return SPARK_WIDTH - along if chart.rtl else along

    def y(value: float) -> float:
        return 25 - share(value, low, high) * 20

    points = [Point(x(each.day), y(each.value)) for each in readings]
    target = line(0, y(chart.target), SPARK_WIDTH, y(chart.target), "target") if chart.target is not None else ""
    end = (
        element("circle", class_=f"end {chart.verdict}".strip(), cx=points[-1].x, cy=points[-1].y, r=3.2)
        if points
        else ""
    )
    return drawing(
        "spark",
        chart.id,
        chart.title,
        "",
        SPARK_WIDTH,
        SPARK_HEIGHT,
        target,
        element("path", class_="spark-line", d=straight(points)) if len(points) > 1 else "",
        end,
        rtl=chart.rtl,
    )


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis of values, and its label."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class DayTick:
    """A place on the axis of time, and its label."""

    day: datetime.date
    label: str


@dataclass(frozen=True, slots=True)
class Series:
    """The readings of a metric, or of one segment of it; `last` labels the last value ("54 %")."""

    name: str
    readings: tuple[Reading, ...]
    last: str = ""
    style: int = 1


@dataclass(frozen=True, slots=True)
class Trend:
    """The chart of a metric's page. `values` and `days` are the axes' ticks (see `nice_values`, `nice_days`)."""

    id: str
    title: str
    description: str
    series: tuple[Series, ...]
    values: tuple[Tick, ...] = ()
    days: tuple[DayTick, ...] = ()
    unit: str = ""
    target: Tick | None = None
    baseline: Tick | None = None
    width: float = 760
    height: float = 300
    empty: str = ""
    rtl: bool = False


def trend(chart: Trend) -> Markup:
    """The chart, `chart.width` × `chart.height`."""
    area = Area.of(chart)
    mirror = chart.width if chart.rtl else None
    named = len(chart.series) > 1
    lines = [(each, in_order(each.readings)) for each in chart.series]
    points = [[area.at(reading) for reading in readings] for _, readings in lines]
    plot = Plot(
        Box(area.left + 2, area.top - 18, area.right, area.bottom - 2),
        [around(point.x, point.y, MARK + 1) for its in points for point in its],
        [dot for its in points for dot in _dotted(its)],
    )
    back = group(
        *(line(area.left, area.y(tick.value), area.right, area.y(tick.value), "rule") for tick in chart.values),
        line(area.left, area.bottom, area.right, area.bottom, "zero"),
        *(line(x, area.bottom, x, area.bottom + 4, "zero") for x in (area.x(tick.day) for tick in chart.days)),
        *(
            line(area.left, area.y(mark.value), area.right, area.y(mark.value), class_)
            for mark, class_ in ((chart.baseline, "baseline"), (chart.target, "target"))
            if mark
        ),
        *(
            group(
                element("path", class_="line", d=straight(its)) if len(its) > 1 else "",
                *(outline(shape_of(each.style), x, y, MARK, class_="mark") for x, y in _shown(its)),
                class_=style_class(each.style),
            )
            for (each, _), its in zip(lines, points, strict=True)
        ),
    )
    marks = [
        plot.place([(Row(mark.label, "label-words"),)], _along(area.left + 6, area.right, area.y(mark.value)))
        for mark in (chart.target, chart.baseline)
        if mark
    ]
    if chart.empty and not any(points):
        marks.append(
            plot.place(
                [(Row(chart.empty, "label-words"),)], between(area.left, area.right, (area.top + area.bottom) / 2)
            )
        )
    return drawing(
        "trend",
        chart.id,
        chart.title,
        chart.description,
        chart.width,
        chart.height,
        mirrored(back, chart.width, chart.rtl),
        *_axes(chart, area, mirror),
        *(each.drawn(mirror, class_="label") for each in marks if each),
        *_last(lines, points, area, named, chart.width, chart.rtl),
        rtl=chart.rtl,
    )


MARK = 3.5
"""The radius of a reading's mark, in px."""

SIZE = 12


@dataclass(frozen=True, slots=True)
class Area:
    """Where the readings are drawn: its edges in px, and what they stand for in days and values."""

    left: float
    top: float
    right: float
    bottom: float
    days: tuple[float, float]
    values: tuple[float, float]

    @classmethod
    def of(cls, chart: Trend) -> Area:
        """The area that the labels around it leave free."""
        readings = [reading for each in chart.series for reading in each.readings]
        marks = [each.value for each in (*chart.values, chart.target, chart.baseline) if each]
        widest = max((width(tick.label, SIZE) for tick in chart.values), default=0)
        last = max((_end_width(each, len(chart.series) > 1) for each in chart.series), default=0)
        return cls(
            left=min(widest + 10, chart.width / 4),
            top=34,
            right=chart.width - max(12, min(last + 14, chart.width / 3)),
            bottom=chart.height - 28,
            days=day_range(in_order(tuple(readings))),
            values=spread([reading.value for reading in readings] + marks),
        )

    def x(self, day: datetime.date) -> float:
        """The x of a day."""
        room = self.right - self.left - 16
        return self.left + 8 + share(day.toordinal(), *self.days) * room

    def y(self, value: float) -> float:
        """The y of a value."""
        return self.bottom - share(value, *self.values) * (self.bottom - self.top)

    def at(self, reading: Reading) -> Point:
        """Where a reading stands."""
        return Point(self.x(reading.day), self.y(reading.value))


def _end_width(each: Series, named: bool) -> float:
    name = f" {each.name}" if named else ""
    return width(each.last, SIZE + 1, bold=True) + width(name, SIZE)


def _dotted(its: list[Point]) -> Iterator[Point]:
    """Points along straight lines, for labels to keep off."""
    for before, after in itertools.pairwise(its):
        count = max(int((after.x - before.x) / 6), 1)
        for index in range(count + 1):
            part = index / count
            yield Point(before.x + (after.x - before.x) * part, before.y + (after.y - before.y) * part)


def _shown(its: list[Point]) -> list[Point]:
    """The readings that are marked: all of them while they stand apart, else the last."""
    if len(its) > 1 and (its[-1].x - its[0].x) / (len(its) - 1) < 3 * MARK:
        return its[-1:]
    return its


def _along(left: float, right: float, y: float) -> Places:
    """Places on a level line: above it, from its start on; else below it."""

    def places(across: float, high: float) -> Iterator[Place]:
        x = left
        while x + across <= right:
            yield Place(x, y - high - 1, "start", (x - left) / 20)
            yield Place(x, y + 2, "start", 8 + (x - left) / 20)
            x += 12

    return places


def _axes(chart: Trend, area: Area, mirror: float | None) -> Iterator[Markup]:
    """The labels of both axes, and the unit over the values."""

    def text(words: str, x: float, y: float, anchor: str | None, class_: str) -> Markup:
        return element("text", words, class_=class_, x=x if mirror is None else mirror - x, y=y, text_anchor=anchor)

    if chart.unit:
        yield text(shortened(chart.unit, chart.width - 8, SIZE), 0, 12, None, "axis-word")
    for tick in chart.values:
        yield text(
            shortened(tick.label, area.left - 8, SIZE), area.left - 8, area.y(tick.value) + 4, "end", "axis-word"
        )
    free = float("-inf")
    for day in sorted(chart.days, key=lambda each: each.day):
        half = width(day.label, SIZE) / 2
        x = min(max(area.x(day.day), half), chart.width - half)
        # A label that would run into the one before it is left out; its tick stays.
        if x - half >= free:
            yield text(day.label, x, area.bottom + 20, "middle", "axis-word")
            free = x + half + 10


def _last(
    lines: list[tuple[Series, tuple[Reading, ...]]],
    points: list[list[Point]],
    area: Area,
    named: bool,
    wide: float,
    rtl: bool,
) -> Iterator[Markup]:
    """Each line's last value and name at its end, moved apart where they would cover each other."""
    ends = [(its[-1].y, index) for index, its in enumerate(points) if its and (lines[index][0].last or named)]
    for (_, index), y in zip(sorted(ends), apart([y for y, _ in sorted(ends)], 16, area.top, area.bottom), strict=True):
        each, end = lines[index][0], points[index][-1]
        # A line that ends early has its label at the right edge, like all others, where lines are many.
        x = (area.right if named else end.x) + 10
        room = wide - x - 2
        name = f" {each.name}" if named else ""
        kept = shortened(name, room - width(each.last, SIZE + 1, bold=True), SIZE)
        yield element(
            "text",
            element("tspan", each.last, class_="label-title") if each.last else "",
            kept,
            class_=f"label {style_class(each.style)}",
            x=wide - x if rtl else x,
            y=y + 4,
        )


def apart(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """The places (ascending) moved as little as needed to keep a gap, within bounds while they can hold them."""
    found: list[float] = []
    for each in wanted:
        found.append(max(each, found[-1] + gap) if found else max(each, low))
    limit = high
    for index in range(len(found) - 1, -1, -1):
        found[index] = min(found[index], limit)
        limit = found[index] - gap
    return found


def nice_values(values: tuple[float, ...], *, count: int = 5) -> tuple[float, ...]:
    """Round values for an axis that cover these: steps of 1, 2 or 5 times a power of ten, about `count` of them."""
    low, high = spread(list(values))
    raw = (high - low) / max(count - 1, 1)
    power = 10 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(index * step, 10) for index in range(first, last + 1))


def nice_days(first: datetime.date, last: datetime.date, *, count: int = 6) -> tuple[datetime.date, ...]:
    """Days for an axis of time: the first of every month (of every 2, 3, 6, 12 … months) between two days, or both."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((each for each in (1, 2, 3, 6, 12, 24, 60, 120, 240) if months / each <= count), 1200)
    start = first.year * 12 + first.month - 1
    begins = (month for month in range(start, start + months + 1) if month % step == 0)
    found = tuple(day for month in begins if first <= (day := datetime.date(month // 12, month % 12 + 1, 1)) <= last)
    return found if len(found) > 1 else tuple(dict.fromkeys((first, last)))


def in_order(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings by day; of several on one day, the last given."""
    return tuple(sorted({each.day: each for each in readings}.values(), key=lambda each: each.day))


def spread(values: list[float]) -> tuple[float, float]:
    """The lowest and the highest value, never equal."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if low == high:
        room = abs(low) * 0.1 or 1.0
        return low - room, high + room
    return low, high


def day_range(readings: tuple[Reading, ...]) -> tuple[float, float]:
    """The first and last day as numbers; a single day is put last."""
    if not readings:
        return 0.0, 1.0
    first, last = readings[0].day.toordinal(), readings[-1].day.toordinal()
    return (first, last) if first < last else (first - 1, last)


def share(value: float, low: float, high: float) -> float:
    """Where a value lies between two others: 0 … 1."""
    return (value - low) / (high - low)


def straight(points: list[Point]) -> str:
    """The path data of straight lines through points."""
    return "M" + "L".join(f"{number(point.x)} {number(point.y)}" for point in points)
