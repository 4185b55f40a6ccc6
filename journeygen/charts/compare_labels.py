"""The labels of a comparison: the largest changes, the lowest points, and what is missing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from journeygen.charts.compare_lines import SQUARE, Change, Drawn, Overlay
from journeygen.charts.faces import LEVELS, style_class
from journeygen.charts.feelings import FACE, HEIGHT, Dot, Skipped, Unknown, level_y
from journeygen.charts.labels import Box, Form, Placed, Places, Plot, Row, around, beside, between, broken, width_of


def labels(chart: Overlay, before: Drawn, after: Drawn) -> Iterator[tuple[Placed, str]]:
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


def _remarks(chart: Overlay, plot: Plot, drawn: Drawn) -> Iterator[Placed]:
    """Words in the gaps of a line, and where it passes over steps it does not have."""
    kinds = (type(each) for each in drawn.side.feelings)
    for _, members in itertools.groupby(enumerate(kinds), key=lambda pair: pair[1]):
        columns = [column for column, _ in members]
        feelings = (drawn.side.feelings[column] for column in columns)
        said = next((each.words for each in feelings if isinstance(each, Unknown | Skipped) and each.words), "")
        placed = _remark(chart, plot, drawn, columns[0], columns[-1], said) if said else None
        if placed:
            yield placed


def _remark(chart: Overlay, plot: Plot, drawn: Drawn, start: int, end: int, words: str) -> Placed | None:
    before = [dot for dot in drawn.dots if dot.column < start][-1:]
    after = [dot for dot in drawn.dots if dot.column > end][:1]
    left = before[0].x + FACE + 8 if before else max(4.0, start * chart.column + 4)
    right = after[0].x - FACE - 8 if after else min(chart.width - 4, (end + 1) * chart.column - 4)
    ends = before + after
    y = sum(dot.y for dot in ends) / len(ends) if ends else level_y(0)
    row = Row(words, "label-words")
    forms = [form for form in ((row,), broken(row, right - left)) if width_of(form) <= right - left]
    return plot.place(forms, between(left, right, y, reach=52))
