"""Lanes of a site's own, as `lanes.custom` of `site.yaml` declares them.

The values stand on the model as an attribute `lane_ID`: the loader adds a field for each lane.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from journeygen.charts.lane_curve import LaneCurve, LaneLine, lane_axis, lane_curve
from journeygen.lanes.board import LANE_NARROW, Board
from journeygen.lanes.lane import Content, Drawing, Items, Lane
from journeygen.lanes.marks import Who
from journeygen.lanes.metrics import metric_item
from journeygen.lanes.pictures import PictureItem
from journeygen.lanes.quotes import QuoteItem
from journeygen.lanes.texts import text_item
from journeygen.model.fields import For, Quote, rounded, value_for
from journeygen.model.journeys import Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.site import CustomLane

FORMS = {
    "text": "texts",
    "list": "texts",
    "quote": "quotes",
    "image": "pictures",
    "metric": "metrics",
    "score": "scores",
    "curve": "scores",
}
"""The form that places what stands in a custom lane of each type."""


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """A value on the lane's range, with as many of its dots filled; `most` is 0 where the range is no short count."""

    text: str
    said: str
    filled: int
    most: int
    who: tuple[Who, ...] = ()

    @property
    def dots(self) -> str:
        """The value as filled and empty dots."""
        return "●" * self.filled + "○" * (self.most - self.filled)


def attribute_of(lane: CustomLane) -> str:
    """The attribute that holds a custom lane's value."""
    return "lane_" + lane.id.replace("-", "_")


def custom_lane(lane: CustomLane) -> Lane:
    """The lane that a site declares."""
    drawn = lane.type == "curve" and lane.at == "step"
    content = partial(_drawn if drawn else _content, lane)
    return Lane(lane.id, "own", "whole" if drawn else "step", FORMS[lane.type], content, title=lane.title)


def _drawn(lane: CustomLane, board: Board) -> Content:
    """A lane of the type `curve`: a line a persona, on the lane's range (else that of its values)."""
    content = _content(lane, board)
    if content.is_empty:
        return content
    name = attribute_of(lane)
    known = [
        float(value.value)
        for column in board.columns
        for value in _values(getattr(column.step, name, None) if column.step else None)
    ]
    low, high = lane.range if len(lane.range) == 2 else (min(known), max(known))
    several, words = len(board.people) > 1, board.words
    chart = LaneCurve(
        id=f"{board.name}-curve-{lane.id}",
        title=words("map.lane-curve", lane=board.sheet.plain(lane.title)),
        description="",
        columns=len(board.columns),
        lines=tuple(
            _line(name, persona, who if several else None, who.style, board) for persona, who in board.people.items()
        ),
        low=low,
        high=high,
        column=board.width,
        borders=board.borders,
        cuts=board.cuts,
        rtl=board.rtl,
    )
    axis = lane_axis(chart, words.number(high), words.number(low), width=LANE_NARROW)
    drawn = Drawing(lane_curve(chart), axis, parts=board.parts(chart, chart.height))
    return Content(steps=content.steps, whole=drawn)


def _line(name: str, persona: str, who: Who | None, style: int, board: Board) -> LaneLine:
    values = tuple(
        value_for(_values(getattr(column.step, name, None)), persona)
        if column.step and persona in board.catalog.personas_at(board.journey, column.step)
        else None
        for column in board.columns
    )
    numbers = tuple(float(value) if value is not None else None for value in values)
    labels = tuple(board.words.number(value) if value is not None else "" for value in numbers)
    return LaneLine(who.name if who else "", style, numbers, labels, persona)


def _content(lane: CustomLane, board: Board) -> Content:
    name = attribute_of(lane)
    if lane.at == "journey":
        return Content(throughout=_items(lane, getattr(board.journey, name, None), board))
    if lane.at == "stage":
        return Content(stages=tuple(_items(lane, getattr(span.stage, name, None), board) for span in board.spans))
    return Content(
        steps=tuple(
            _items(lane, getattr(column.step, name, None), board, column.step, column.number) if column.step else ()
            for column in board.columns
        )
    )


def _items(lane: CustomLane, written: Any, board: Board, step: Step | None = None, number: int = 0) -> Items:
    return tuple(_item(lane, each.value, board, board.who(each.personas, step), number) for each in _values(written))


def _values(written: Any) -> tuple[For[Any], ...]:
    """What is written at any level, as values for all or for single personas."""
    if written is None or written == "":
        return ()
    values = written if isinstance(written, tuple) else (written,)
    found = (each if isinstance(each, For) else For(each) for each in values)
    return tuple(
        For(part, each.personas)
        for each in found
        for part in (each.value if isinstance(each.value, tuple) else (each.value,))
    )


def _item(lane: CustomLane, value: Any, board: Board, who: tuple[Who, ...], number: int) -> Any:
    match lane.type:
        case "quote":
            quote = value if isinstance(value, Quote) else Quote(text=str(value))
            source = board.sheet.link(Key(Kind.EVIDENCE, quote.source)) if quote.source else None
            return QuoteItem(board.line(quote.text), number, who, source)
        case "image":
            return PictureItem(board.sheet.file(str(value)), board.sheet.plain(lane.title), who)
        case "metric":
            return metric_item(str(value), board, who)
        case "score" | "curve":
            return _score(lane, float(value), board, who)
        case _:
            return text_item(str(value), board, who)


def _score(lane: CustomLane, value: float, board: Board, who: tuple[Who, ...]) -> ScoreItem:
    text = board.words.number(value)
    if len(lane.range) < 2:
        return ScoreItem(text, text, 0, 0, who)
    low, high = lane.range
    countable = low in (0, 1) and high <= 10 and high == int(high)
    return ScoreItem(
        text,
        board.words("map.score-of", value=value, most=high),
        min(max(rounded(value), 0), int(high)) if countable else 0,
        int(high) if countable else 0,
        who,
    )
