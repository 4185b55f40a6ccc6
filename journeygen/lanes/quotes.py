"""Verbatims: what customers said, word for word. The only texts that are set in serif."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from journeygen.lanes.board import Board
from journeygen.lanes.lane import Content
from journeygen.lanes.marks import Who
from journeygen.model.fields import For, Quote
from journeygen.model.kinds import Key, Kind
from journeygen.sheet import Link


@dataclass(frozen=True, slots=True)
class QuoteItem:
    """A quote with who said it and where it is from; `number` is its step's."""

    text: Markup
    number: int
    who: tuple[Who, ...] = ()
    source: Link | None = None


def quote_items(values: tuple[For[Quote], ...], board: Board, number: int) -> tuple[QuoteItem, ...]:
    """The quotes of a step. A quote is somebody's, so that its persona is named wherever the journey has several."""
    return tuple(
        QuoteItem(board.line(each.value.text), number, board.who(each.personas), _source(each.value, board))
        for each in values
    )


def _source(quote: Quote, board: Board) -> Link | None:
    return board.sheet.link(Key(Kind.EVIDENCE, quote.source)) if quote.source else None


def quotes(board: Board) -> Content:
    """The lane of quotes."""
    return Content(
        steps=tuple(
            quote_items(column.step.quote, board, column.number) if column.step else () for column in board.columns
        )
    )
