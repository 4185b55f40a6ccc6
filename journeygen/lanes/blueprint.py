"""The service blueprint: what the company does in front of the customer, behind, and below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from journeygen.lanes.board import Board
from journeygen.lanes.lane import Content, Items
from journeygen.lanes.marks import Who, initials
from journeygen.model.fields import For
from journeygen.model.journeys import BlueprintAction, Step
from journeygen.model.kinds import Key, Kind
from journeygen.sheet import Link

LINES: Mapping[str, str] = {
    "frontstage": "interaction",
    "owner": "interaction",
    "backstage": "visibility",
    "support-processes": "internal",
    "systems": "internal",
}
"""The line that each lane of the blueprint lies below."""

ORDER = ("interaction", "visibility", "internal")
"""The lines, from the customer inwards."""


@dataclass(frozen=True, slots=True)
class ActionItem:
    """Something the company does, with the team that does it and the system it is done on."""

    text: Markup
    who: tuple[Who, ...] = ()
    owner: Link | None = None
    system: Markup = field(default_factory=Markup)


def actions(key: str) -> Callable[[Board], Content]:
    """A lane of actions, from a key of the steps."""

    def of_step(step: Step, board: Board) -> Items:
        values: tuple[For[BlueprintAction], ...] = getattr(step, key)
        return tuple(
            ActionItem(
                board.line(each.value.action),
                board.who(each.personas, step),
                board.sheet.link(Key(Kind.TEAM, each.value.owner)) if each.value.owner else None,
                board.line(each.value.system) if each.value.system else Markup(),
            )
            for each in values
        )

    def content(board: Board) -> Content:
        return Content(steps=tuple(of_step(column.step, board) if column.step else () for column in board.columns))

    return content


@dataclass(frozen=True, slots=True)
class OwnerItem:
    """A team that owns a touchpoint of the step.

    `link` is None where nobody does; `ours` tells whether one should, and `said` says which of the two.
    """

    link: Link | None
    initials: str = ""
    ours: bool = True
    said: str = ""


def owners(board: Board) -> Content:
    """Who owns the touchpoints. What others say about us (earned media) needs no owner."""

    def of_step(step: Step) -> Items:
        found: dict[str, OwnerItem] = {}
        for each in board.catalog.touchpoints_of(step):
            if each.owner:
                link = board.sheet.link(Key(Kind.TEAM, each.owner))
                found.setdefault(each.owner, OwnerItem(link, initials(link.text.striptags())))
            else:
                ours = each.media not in ("earned", "shared")
                said = board.words("map.no-owner" if ours else "map.not-ours")
                found.setdefault("-" if ours else "not ours", OwnerItem(None, ours=ours, said=said))
        return tuple(found.values())

    steps = tuple(of_step(column.step) if column.step else () for column in board.columns)
    # Before anybody owns anything, a row of "no owner" would say nothing new.
    return Content(steps=steps) if any(item.link for items in steps for item in items) else Content()


def systems(board: Board) -> Content:
    """The systems involved: the step's own, and those behind its touchpoints."""

    def of_step(step: Step) -> Items:
        behind = (For(name) for each in board.catalog.touchpoints_of(step) for name in each.systems)
        seen: set[str] = set()
        values: list[For[str]] = []
        for each in (*step.systems, *behind):
            if each.value not in seen:
                seen.add(each.value)
                values.append(each)
        return tuple(ActionItem(board.line(name), who) for name, who in board.each(tuple(values), step))

    return Content(steps=tuple(of_step(column.step) if column.step else () for column in board.columns))
