"""Where customer and company meet."""

from __future__ import annotations

from dataclasses import dataclass

from journeygen.lanes.board import Board
from journeygen.lanes.lane import Content, Items
from journeygen.lanes.marks import Who
from journeygen.model.journeys import Step
from journeygen.model.kinds import Key, Kind
from journeygen.sheet import Link


@dataclass(frozen=True, slots=True)
class TouchpointItem:
    """A touchpoint with the icon of its channel (empty: the channel is not known)."""

    link: Link
    icon: str
    who: tuple[Who, ...] = ()


def icon_of(channel_id: str, board: Board) -> str:
    """The name of a channel's icon: its own, else its kind's; empty where the channel is not known."""
    channel = board.catalog.channels.get(channel_id)
    return (channel.icon or channel.type) if channel else ""


def _of_step(step: Step, board: Board) -> Items:
    found: list[TouchpointItem] = []
    for id_, who in board.each(step.touchpoint, step):
        touchpoint = board.catalog.touchpoints.get(id_)
        icon = icon_of(touchpoint.channel, board) if touchpoint else ""
        found.append(TouchpointItem(board.sheet.link(Key(Kind.TOUCHPOINT, id_)), icon, who))
    return tuple(found)


def touchpoints(board: Board) -> Content:
    """The lane of touchpoints."""
    return Content(steps=tuple(_of_step(column.step, board) if column.step else () for column in board.columns))
