"""Two curves of one persona over each other: how a journey feels, and how its variant does.

The columns are steps: counterparts share one. What lies between the curves is shaded where the variant
is better (hatched) or worse (dotted), and only between columns in which both are known: a step without
a counterpart, or a feeling that is not known, ends the shading.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from journeygen.charts.compare_labels import labels
from journeygen.charts.compare_lines import SQUARE, Drawn, Overlay
from journeygen.charts.faces import LEVELS, face, style_class
from journeygen.charts.feelings import (
    FACE,
    HEIGHT,
    Known,
    level_y,
)
from journeygen.charts.svg import Point, drawing, element, group, line, mirrored, number
from journeygen.charts.text import wrapped
from journeygen.model.fields import level_of

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


def overlay(chart: Overlay) -> Markup:
    """The plot: `HEIGHT` px of curves, the stage bar and the stages' names below it."""
    before, after = Drawn(chart.before, chart), Drawn(chart.after, chart)
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
        *(label.drawn(mirror, class_=class_) for label, class_ in labels(chart, before, after)),
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


# The lines' marks


def _squares(drawn: Drawn, mirror: float | None) -> Iterator[Markup]:
    for dot in drawn.dots:
        x = dot.x if mirror is None else mirror - dot.x
        square = element(
            "rect", class_="square", x=x - SQUARE, y=dot.y - SQUARE, width=2 * SQUARE, height=2 * SQUARE, rx=2
        )
        note = element("title", dot.feeling.note) if dot.feeling.note else ""
        yield group(note, square, class_="assumed" if dot.feeling.assumption else None)


def _faces(chart: Overlay, drawn: Drawn, mirror: float | None) -> Iterator[Markup]:
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


def _shading(chart: Overlay, before: Drawn, after: Drawn) -> Iterator[Markup]:
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


def _areas(chart: Overlay, before: Drawn, after: Drawn, left: float, right: float) -> Iterator[Markup]:
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


def _samples(before: Drawn, after: Drawn, left: float, right: float) -> list[tuple[float, float, float]]:
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
