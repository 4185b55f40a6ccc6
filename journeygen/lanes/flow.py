"""Ways on from a step, and into it, in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup, escape

from journeygen.lanes.board import Board
from journeygen.lanes.marks import Who
from journeygen.model.flow import Way
from journeygen.sheet import Link


@dataclass(frozen=True, slots=True)
class WayItem:
    """A way in words: `Back to 3 Compares offers, when a new doubt comes up, 30% of those on this step`.

    `shape` is on, branch, loop, exit or end; `link` and `number` are the other step's (none for an exit).
    """

    shape: str
    said: str
    link: Link | None = None
    number: int = 0
    text: Markup = field(default_factory=Markup)
    details: Markup = field(default_factory=Markup)
    who: tuple[Who, ...] = ()


def ways_on(number: int, board: Board) -> tuple[WayItem, ...]:
    """The ways on from a step that somebody wrote, or that the path ends there; nothing for "then the next step"."""
    step = board.columns[board.column_of[number]].step
    if step is not None and step.next == ():
        return (WayItem("end", board.words("map.way.end")),)
    return tuple(_item(way, board) for way in board.ways_from.get(number, ()) if way.written)


def ways_in(number: int, board: Board) -> tuple[WayItem, ...]:
    """The branches and loops that lead to a step."""
    shaped = ((way, shape_of(way, board)) for way in board.ways_to.get(number, ()))
    return tuple(
        WayItem(
            shape,
            board.words(f"map.way-in.{shape}"),
            board.sheet.step_link(board.place(way.source)),
            way.source,
            details=_details(way, board, ""),
            who=board.who(way.personas),
        )
        for way, shape in shaped
        if shape in ("branch", "loop")
    )


def shape_of(way: Way, board: Board) -> Literal["on", "branch", "loop", "exit"]:
    """What a way is, seen from the main path: the first way ahead that a step names keeps to it.

    So a step that most people skip is the branch, not the way past it.
    """
    if way.shape in ("loop", "exit"):
        return way.shape
    ahead = [each for each in board.ways_from[way.source] if each.shape in ("on", "branch")]
    keeps = way is ahead[0] and (way.shape == "on" or way.source not in board.off_path)
    return "on" if keeps else "branch"


def share_words(way: Way, board: Board) -> str:
    """A share with its stated whole; empty where it is not known."""
    return "" if way.share is None else board.words("map.share", share=board.words.percent(way.share))


def _details(way: Way, board: Board, share: str) -> Markup:
    """The condition and the share: `: a new doubt, 30% of those at this step`."""
    parts = [part for part in (board.line(way.when) if way.when else Markup(), escape(share)) if part]
    return Markup(": ") + Markup(board.words.comma).join(parts) if parts else Markup()


def _item(way: Way, board: Board) -> WayItem:
    step = board.columns[board.column_of[way.source]].step
    shape = shape_of(way, board)
    return WayItem(
        shape,
        board.words(f"map.way.{shape}"),
        board.sheet.step_link(board.place(way.target)) if way.target else None,
        way.target or 0,
        board.line(way.leaves_to),
        _details(way, board, share_words(way, board)),
        board.who(way.personas, step),
    )
