"""How many of those who start are still there."""

from __future__ import annotations

from dataclasses import dataclass

from journeygen.lanes.board import Board
from journeygen.lanes.lane import Content
from journeygen.model.fields import rounded
from journeygen.model.flow import customers_remaining


@dataclass(frozen=True, slots=True)
class CustomersItem:
    """Customers a month who reach a step; `share` is their percentage of those who start, 0 to 100."""

    count: str
    share: int
    share_text: str


def customers(board: Board) -> Content:
    """The lane of customers remaining, from the journey's volume and the shares of its ways."""
    journey, words = board.journey, board.words
    if not journey.volume or all(way.share is None for way in board.ways):
        return Content()
    remaining = dict(enumerate(customers_remaining(journey), start=1))
    steps: list[tuple[CustomersItem, ...]] = []
    for column in board.columns:
        count = remaining.get(column.number)
        if count is None:
            steps.append(())
            continue
        share = rounded(count / journey.volume * 100)
        steps.append((CustomersItem(words.number(rounded(count), 0), share, words.percent(share)),))
    return Content(steps=tuple(steps))
