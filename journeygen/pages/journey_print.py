"""The map's form for paper: one table and curve for each group of stages that fits a sheet, lane names again.

It is on the page besides the map, and only on paper to be seen. Pictures are not drawn again: each sheet
shows its part of the map's own. Of a very large map only the names of the sheets are there: `js/paper.js`
makes the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from markupsafe import Markup

from journeygen.lanes import Board
from journeygen.lanes.lane import Cell, Drawing, LaneGroup, LaneRows, Row
from journeygen.pages.journey_map import MapTable, PhaseHead, StageHead

Head = TypeVar("Head", PhaseHead, StageHead, Cell)

A3 = 1960
"""The widest map, in px, that is printed as a whole on A3: five stages of three steps."""

A3_LANES = 16
"""How many lanes a map has at most that is printed on one sheet of A3."""


@dataclass(frozen=True, slots=True)
class BareSheet:
    """A sheet that a script fills with these columns of the map."""

    caption: str
    columns: range


@dataclass(frozen=True, slots=True)
class Paper:
    """How the map is printed. Without `sheets` and `bare`, as it is. `whole`: on A3, as it is in any case.

    `long` is a map that is too high for one sheet of A3 however small it is made. `printed` says of
    which day it is.
    """

    sheets: tuple[MapTable, ...]
    bare: tuple[BareSheet, ...]
    whole: bool
    long: bool
    printed: str

    @property
    def form(self) -> str:
        """The class of the map's section."""
        parts = self.sheets or self.bare
        names = (("in-parts", parts), ("whole-on-a3", self.whole), ("long", self.long))
        return " ".join(name for name, on in names if on)


def paper(board: Board, table: MapTable) -> Paper:
    """The form for paper of a journey's table."""
    numbers = range(len(board.sheets) if board.cuts else 0)
    return Paper(
        sheets=tuple(_sheet(board, table, index) for index in numbers) if board.in_place else (),
        bare=()
        if board.in_place
        else tuple(BareSheet(_caption(board, index), board.sheets[index]) for index in numbers),
        whole=152 + table.width * table.columns <= A3,
        long=sum(len(group.lanes) for group in table.groups) > A3_LANES,
        printed=board.words("paper.printed", date=board.words.date(board.sheet.as_of)),
    )


def _sheet(board: Board, table: MapTable, index: int) -> MapTable:
    columns = board.sheets[index]
    return replace(
        table,
        caption=_caption(board, index),
        columns=len(columns),
        phases=tuple(_spans(table.phases, columns)),
        stages=tuple(replace(each, anchor="") for each in _spans(table.stages, columns)),
        arcs=_part(table.arcs, index, columns),
        steps=tuple(replace(each, anchor="", data=Markup()) for each in table.steps[columns.start : columns.stop]),
        head_lanes=(),
        groups=tuple(
            replace(group, lanes=tuple(_lane(each, index, columns) for each in group.lanes))
            for group in _below_the_head(table)
        ),
    )


def _caption(board: Board, index: int) -> str:
    columns = board.sheets[index]
    numbers = [column.number for column in board.columns[columns.start : columns.stop] if column.number]
    steps = board.words("paper.steps", first=numbers[0], last=numbers[-1], n=len(board.steps)) if numbers else ""
    return board.words("paper.sheet", title=board.sheet.plain(board.journey.title), steps=steps, n=index + 1)


def _below_the_head(table: MapTable) -> tuple[LaneGroup, ...]:
    """The groups, with the head's lanes in the first: a head that is too high is not repeated on the next page."""
    if not table.groups:
        return ()
    first = table.groups[0]
    return (replace(first, lanes=(*table.head_lanes, *first.lanes)), *table.groups[1:])


def _spans(heads: Iterable[Head], columns: range) -> Iterator[Head]:
    """What stands over these columns, no wider than they are."""
    start = 0
    for head in heads:
        end = start + head.span
        width = min(end, columns.stop) - max(start, columns.start)
        if width > 0:
            yield replace(head, span=width)
        start = end


def _lane(lane: LaneRows, index: int, columns: range) -> LaneRows:
    return replace(lane, rows=tuple(_row(row, index, columns) for row in lane.rows))


def _row(row: Row, index: int, columns: range) -> Row:
    whole = _part(row.whole, index, columns) if row.whole else None
    return replace(row, cells=tuple(_spans(row.cells, columns)), whole=whole)


def _part(drawing: Drawing, index: int, columns: range) -> Drawing:
    below = tuple(each for each in drawing.below if each.column in columns)
    return replace(drawing, svg=drawing.parts[index], below=below) if drawing.parts else drawing
