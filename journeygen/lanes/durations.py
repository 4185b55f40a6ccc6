"""How long each step takes."""

from __future__ import annotations

from journeygen.lanes.board import Board
from journeygen.lanes.lane import Content
from journeygen.lanes.texts import TextItem
from journeygen.model.journeys import Step


def durations(board: Board) -> Content:
    """The lane of durations; a stage's own stands in its head."""

    def of_step(step: Step) -> tuple[TextItem, ...]:
        return tuple(
            TextItem(board.line(board.words.duration(each.value)), board.who(each.personas, step))
            for each in step.duration
        )

    return Content(steps=tuple(of_step(column.step) if column.step else () for column in board.columns))
