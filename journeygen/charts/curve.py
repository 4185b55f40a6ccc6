"""The emotion curve of a map: one line per persona over the map's columns, from −2 to +2."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from journeygen.charts.curve_labels import labels
from journeygen.charts.faces import LEVELS, Face, face, style_class
from journeygen.charts.feelings import (
    FACE,
    HEIGHT,
    Curve,
    Dot,
    Feeling,
    Known,
    Line,
    Run,
    Skipped,
    Unknown,
    dots,
    ends_of,
    extremes,
    gap_ends,
    level_y,
    runs,
)
from journeygen.charts.labels import Row
from journeygen.charts.spline import path
from journeygen.charts.svg import drawing, element, group, isolated, line, mirrored
from journeygen.charts.text import shortened
from journeygen.model.fields import level_of

__all__ = [
    "HEIGHT",
    "Curve",
    "Feeling",
    "Known",
    "Line",
    "Skipped",
    "Unknown",
    "axis",
    "curve",
    "extremes",
    "faces",
    "frame",
    "level_y",
    "strokes",
]

TICK = 10
"""The height of the tick where a line ends."""


def curve(chart: Curve) -> Markup:
    """The plot, `chart.width` × `HEIGHT`."""
    placed = dots(chart)
    broken_up = [runs(each, its) for each, its in zip(chart.lines, placed, strict=True)]
    content = group(
        *frame(chart.columns, chart.column, HEIGHT, chart.borders, chart.truths),
        *(
            line(0, level_y(level * 10), chart.width, level_y(level * 10), "zero" if not level else "rule")
            for level in LEVELS
        ),
        *(_strokes(each, its) for each, its in zip(chart.lines, broken_up, strict=True)),
    )
    mirror = chart.width if chart.rtl else None
    return drawing(
        "curve",
        chart.id,
        chart.title,
        chart.description,
        chart.width,
        HEIGHT,
        mirrored(content, chart.width, chart.rtl),
        *(_faces(each, its, mirror) for each, its in zip(chart.lines, placed, strict=True)),
        *(label.drawn(mirror, class_=class_, data_persona=persona) for label, class_, persona in labels(chart)),
        rtl=chart.rtl,
        parted=bool(chart.cuts),
    )


def faces(chart: Curve) -> tuple[Face, ...]:
    """The faces that the plot uses by their name: the page has to draw each of them once."""
    found = (
        _face(each, dot)
        for each, its in zip(chart.lines, dots(chart), strict=True)
        for dot in its
        if dot not in ends_of(each, its)
    )
    return tuple(dict.fromkeys(found))


def frame(
    columns: int, column: float, height: float, borders: Iterable[int], truths: Iterable[int]
) -> Iterator[Markup]:
    """What stands behind a lane's picture: moments of truth as sunk bands, the stages' borders as hairlines."""
    for each in truths:
        yield element("rect", class_="truth", x=each * column, y=0, width=column, height=height)
    for each in borders:
        if 0 < each < columns:
            yield line(each * column, 0, each * column, height, "rule")


def axis(
    words: tuple[str, ...],
    *,
    width: float = 152,
    numbers: tuple[str, ...] = ("+2", "+1", "0", "−1", "−2"),
    rtl: bool = False,
) -> Markup:
    """The axis for the lane's header cell: words (best first), faces and numbers at the plot's very heights.

    A picture of the same height as the plot, so that both line up without any positioning; hidden from
    screen readers, which have the table's words.
    """
    right = width - (12 if width > 140 else 8)
    middle = right - max(Row(shown, "", 12, bold=True).width for shown in numbers) - 14
    edge = middle - 16
    mirror = width if rtl else 0

    def at(x: float) -> float:
        return mirror - x if rtl else x

    rows = []
    for level, word, shown in zip(LEVELS, words, numbers, strict=True):
        y = level_y(level * 10)
        rows += [
            element(
                "text",
                shortened(word, edge, 12),
                class_="axis-word",
                x=at(edge),
                y=y + 4,
                text_anchor="end",
            ),
            face(at(middle), y, level, radius=8.5),
            element(
                "text", isolated(shown) if rtl else shown, class_="axis-number", x=at(right), y=y + 4, text_anchor="end"
            ),
        ]
    return drawing("axis", "", "", "", width, HEIGHT, group(*rows, class_="face-icon"), rtl=rtl)


def strokes(run: Run) -> Iterator[Markup]:
    """A run's curve: one path for each stretch of the same weight."""
    for thin, members in itertools.groupby(zip(run.pieces, run.thin, strict=True), key=lambda pair: pair[1]):
        yield element("path", class_="line thin" if thin else "line", d=path([piece for piece, _ in members]))


def _strokes(each: Line, its: tuple[Run, ...]) -> Markup:
    """The line of a persona, with ticks where it breaks."""
    parts: list[Markup] = []
    for run in its:
        parts += strokes(run)
        for side, dot in gap_ends(each, run):
            x = dot.x + side * (FACE + 5)
            parts.append(line(x, dot.y - TICK / 2, x, dot.y + TICK / 2, "tick"))
    return group(*parts, class_=style_class(each.style), data_persona=each.persona)


def _face(each: Line, dot: Dot) -> Face:
    return Face(each.style, level_of(dot.tenths), dot.feeling.assumption)


def _faces(each: Line, its: tuple[Dot, ...], mirror: float | None) -> Markup:
    ends = ends_of(each, its)
    drawn = []
    for dot in sorted(its, key=lambda dot: dot in ends):
        x = dot.x if mirror is None else mirror - dot.x
        title = element("title", dot.feeling.note) if dot.feeling.note else ""
        column = str(dot.column)
        if dot in ends:
            head = face(
                x,
                dot.y,
                level_of(dot.tenths),
                style=each.style,
                radius=FACE + 2,
                assumption=dot.feeling.assumption,
                filled=True,
            )
            drawn.append(group(title, head, class_="dot", data_column=column))
        elif title:
            drawn.append(group(title, _face(each, dot).used(x, dot.y), class_="dot", data_column=column))
        else:
            drawn.append(_face(each, dot).used(x, dot.y, data_column=column))
    return group(*drawn, data_persona=each.persona)
