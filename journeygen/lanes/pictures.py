"""Pictures of a step: a screen, a place, a sketch."""

from __future__ import annotations

from dataclasses import dataclass

from journeygen.lanes.board import Board
from journeygen.lanes.lane import Content
from journeygen.lanes.marks import Who
from journeygen.model.fields import For
from journeygen.model.journeys import Step


@dataclass(frozen=True, slots=True)
class PictureItem:
    """A picture with its alternative text."""

    url: str
    alt: str
    who: tuple[Who, ...] = ()


def picture_items(values: tuple[For[str], ...], board: Board, step: Step | None, of: str) -> tuple[PictureItem, ...]:
    """The pictures that exist; `of` is what they show, for the alternative text."""
    found = ((board.sheet.file(each.value), board.who(each.personas, step)) for each in values)
    alt = board.words("map.picture-of", what=of)
    return tuple(PictureItem(url, alt, who) for url, who in found if url)


def pictures(board: Board) -> Content:
    """The lane of pictures."""
    return Content(
        steps=tuple(
            picture_items(column.step.image, board, column.step, board.sheet.plain(column.step.title))
            if column.step
            else ()
            for column in board.columns
        )
    )
