"""The channels a persona passes through, as a metro map; and where the customer's story is lost between two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

from journeygen.charts import path as metro
from journeygen.lanes.board import Board
from journeygen.lanes.lane import Content, Drawing
from journeygen.lanes.marks import Who
from journeygen.lanes.touchpoints import icon_of
from journeygen.model.flow import Change, channel_changes, handoffs, path_of
from journeygen.model.kinds import Key, Kind
from journeygen.sheet import Link


@dataclass(frozen=True, slots=True)
class ChannelItem:
    """The channel that personas are on at a step, and how the change into it went (`context` empty: no change)."""

    link: Link
    icon: str
    who: tuple[Who, ...]
    context: Literal["", "kept", "lost", "unknown"] = ""
    said: str = ""
    note: Markup = field(default_factory=Markup)


def _changes(board: Board) -> dict[tuple[str, int], Change]:
    """The changes of channel by persona and number of the step they lead into."""
    return {
        (persona, each.after.number): each
        for persona in board.people
        for each in channel_changes(board.journey, persona, board.catalog.channel_at)
    }


def _of_step(number: int, board: Board, changes: dict[tuple[str, int], Change]) -> tuple[ChannelItem, ...]:
    step = board.columns[board.column_of[number]].step
    assert step is not None
    # Personas on the same channel after the same change are named together.
    alike: dict[tuple[str, str, str, str], list[str]] = {}
    for persona in board.catalog.personas_at(board.journey, step):
        channel = board.catalog.channel_at(step, persona)
        if channel:
            change = changes.get((persona, number))
            before = change.before.channel if change else ""
            context, note = (change.context, change.note) if change else ("", "")
            alike.setdefault((channel, before, context, note), []).append(persona)
    return tuple(
        ChannelItem(
            board.sheet.link(Key(Kind.CHANNEL, channel)),
            icon_of(channel, board),
            board.who(tuple(personas), step),
            context,  # type: ignore[arg-type]  # a key of the mapping above
            _said(before, context, board) if before else "",
            board.line(note),
        )
        for (channel, before, context, note), personas in alike.items()
    )


def _said(before: str, context: str, board: Board) -> str:
    channel = board.catalog.channels.get(before)
    return board.words(f"map.handoff.{context}", channel=board.sheet.plain(channel.name) if channel else before)


def channel_path(board: Board) -> Content:
    """The channel path. Where no step has a channel there is nothing to draw."""
    changes = _changes(board)
    steps = tuple(_of_step(column.number, board, changes) if column.step else () for column in board.columns)
    if not any(steps):
        return Content()
    words = board.words
    rows = _rows(board)
    marks = (RowItem(board.sheet.link(Key(Kind.CHANNEL, id_)), icon_of(id_, board)) for id_ in rows)
    lost = _lost(board)
    chart = metro.Path(
        id=f"{board.name}-path",
        title=words("map.path-title", who=words.listed([who.name for who in board.people.values()])),
        description="",  # what is lost is said in words below
        columns=len(board.columns),
        rows=tuple(metro.Row(id_) for id_ in rows),
        routes=tuple(
            metro.Route(who.name, who.style, tuple(_route(persona, who, board, rows)), persona)
            for persona, who in board.people.items()
        ),
        lost=tuple(metro.Lost(one.route, one.column, one.letter) for one in lost),
        column=board.width,
        numbers=tuple(words.number(column.number) if column.number else "" for column in board.columns),
        borders=board.borders,
        cuts=board.cuts,
        rtl=board.rtl,
    )
    drawn = Drawing(
        metro.path(chart),
        rows=tuple(marks),
        high=metro.row_height(chart),
        below=lost,
        parts=board.parts(chart, metro.height(chart)),
    )
    return Content(steps=steps, whole=drawn)


@dataclass(frozen=True, slots=True)
class RowItem:
    """A channel beside its row of the picture."""

    link: Link
    icon: str


@dataclass(frozen=True, slots=True)
class LostItem:
    """A handoff that loses the customer's story: its letter in the picture, and what is lost, in words."""

    letter: str
    said: str
    route: int
    column: int


def _lost(board: Board) -> tuple[LostItem, ...]:
    several, routes = len(board.people) > 1, list(board.people)
    found = sorted(
        (each.after.number, routes.index(persona), each)
        for persona in board.people
        for each in handoffs(board.journey, persona, board.catalog)
        if each.context == "lost"
    )
    items: list[LostItem] = []
    for place, (number, route, each) in enumerate(found):
        note = board.sheet.plain(each.note) or board.words("map.lost-plain", n=number)
        name = board.people[routes[route]].name
        said = board.words("map.of-who", who=name, what=note) if several else note
        items.append(LostItem(_letter(place), said, route, board.column_of[number]))
    return tuple(items)


def _letter(place: int) -> str:
    """a … z, then aa, ab …"""
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(ord("a") + place % 26)


def _rows(board: Board) -> list[str]:
    """The channels of the journey, in the site's order."""
    used = {
        board.catalog.channel_at(step, persona)
        for _, step in board.steps
        for persona in board.catalog.personas_at(board.journey, step)
    } - {""}
    known = [id_ for id_ in board.catalog.channels if id_ in used]
    return [*known, *sorted(used.difference(known))]


def _route(persona: str, who: Who, board: Board, rows: list[str]) -> Iterator[metro.Stop]:
    """What the persona's route does in each column."""
    own = path_of(board.journey, persona)
    first, last = (own[0][0], own[-1][0]) if own else (0, 0)
    for column in board.columns:
        step, number = column.step, column.number
        if step is None or not first <= number <= last:
            yield None
            continue
        if step.personas and persona not in step.personas:
            yield metro.Skipped()
            continue
        channel = board.catalog.channel_at(step, persona)
        if channel:
            yield metro.At(rows.index(channel))
        else:
            yield metro.Unknown(
                board.words("map.unknown-of", who=who.name) if len(board.people) > 1 else board.words("map.unknown")
            )
