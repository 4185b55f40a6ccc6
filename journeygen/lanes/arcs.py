"""Branches and loops as arcs over the step heads."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from journeygen.charts import arcs as chart
from journeygen.lanes.board import Board
from journeygen.lanes.flow import shape_of
from journeygen.lanes.lane import Drawing
from journeygen.model.flow import Way


def arcs(board: Board) -> Drawing:
    """The arcs of a journey; without any where it is a line."""
    found = tuple(_arcs(board))
    if not found:
        return Drawing(Markup())
    drawn = chart.Arcs(
        id=f"{board.name}-arcs",
        title="",
        description="",
        columns=len(board.columns),
        arcs=found,
        column=board.width,
        cuts=board.cuts,
        rtl=board.rtl,
    )
    return Drawing(chart.arcs(drawn), parts=board.parts(drawn, chart.height(chart.lay(drawn))))


def _arcs(board: Board) -> Iterator[chart.Arc]:
    for number, leaving in board.ways_from.items():
        for way in leaving:
            shape = shape_of(way, board)
            if (shape == "loop" or shape == "branch") and way.target is not None:
                name = board.words(f"map.arc.{shape}")
                ends = board.column_of[number], board.column_of[way.target]
                yield chart.Arc(*ends, shape, name, _words(way, board), _words(way, board, share=False))
    model = board.catalog.stage_models.get(board.journey.stage_model)
    spans = board.spans
    if model and model.cyclic and len(spans) > 1 and spans[0].number == 1 and spans[-1].number == len(model.stages):
        last = len(board.columns) - 1
        yield chart.Arc(last, 0, "cycle", board.words("map.arc.cycle"), board.words("map.arc-cycle"))


def _words(way: Way, board: Board, *, share: bool = True) -> str:
    """The condition of a way, else where it goes; whose it is; and the share of those who take it."""
    who = board.who(way.personas, board.place(way.source).step)
    parts = (
        board.sheet.plain(way.when) if way.when else board.words("map.arc-to", n=way.target),
        board.words.listed([each.name for each in who]) if who else "",
        board.words("map.arc-share", share=board.words.percent(way.share), n=way.source)
        if share and way.share is not None
        else "",
    )
    return board.words.comma.join(part for part in parts if part)
