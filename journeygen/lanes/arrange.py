"""Which lanes a map has, in which groups and order: journeygen's own, and what the site says about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from journeygen.charts.faces import Face
from journeygen.lanes.blueprint import LINES, ORDER
from journeygen.lanes.board import Board
from journeygen.lanes.custom import custom_lane
from journeygen.lanes.lane import Filled, Group, Lane, LaneGroup, LaneRows, rows_of
from journeygen.model.site import Lanes


def in_order(lanes: Iterable[Lane], site: Lanes) -> tuple[Lane, ...]:
    """All lanes in the site's order: those it names first, the others after them in their own.

    A lane of the site's own belongs to the group of the lane that it is named after (before, where it
    is the first); not named, it stands in a group of its own at the end.
    """
    known = {lane.id: lane for lane in (*lanes, *(custom_lane(each) for each in site.custom))}
    wanted = [id_ for id_ in dict.fromkeys(site.order) if id_ in known]
    for place, id_ in enumerate(wanted):
        if known[id_].group == "own":
            beside = (*reversed(wanted[:place]), *wanted[place + 1 :])
            known[id_] = replace(known[id_], group=_first_group(beside, known))
    return tuple(known[id_] for id_ in (*wanted, *(id_ for id_ in known if id_ not in wanted)))


def _first_group(ids: Sequence[str], known: dict[str, Lane]) -> Group:
    return next((known[id_].group for id_ in ids if known[id_].group != "own"), "own")


def filled_lanes(lanes: Iterable[Lane], board: Board) -> tuple[Filled, ...]:
    """Every lane with what it has to say, in the site's order, the empty ones too."""
    return tuple(Filled(lane, lane.content(board)) for lane in in_order(lanes, board.catalog.site.lanes))


def faces_of(filled: Iterable[Filled]) -> Iterator[Face]:
    """The faces that the lanes' pictures use by their names."""
    return (face for each in filled if each.content.whole for face in each.content.whole.faces)


def arranged(filled: Iterable[Filled], board: Board) -> tuple[LaneGroup, ...]:
    """The groups of the table with their lanes; without those that are empty or that the site hides."""
    hidden = board.catalog.site.lanes.hidden
    groups: dict[Group, list[Filled]] = {}
    for each in filled:
        if not each.content.is_empty and each.lane.id not in hidden:
            groups.setdefault(each.lane.group, []).append(each)
    own = {each.id for each in board.catalog.site.lanes.custom}
    return tuple(
        LaneGroup(
            group,
            "" if group == "head" else board.words(f"map.group.{group}"),
            "" if group == "head" else board.words(f"map.group-remark.{group}"),
            tuple(
                LaneRows(
                    each.lane.id,
                    each.lane.title or board.words.said(f"map.lane.{each.lane.id}"),
                    "" if each.lane.id in own else board.words.said(f"map.lane-remark.{each.lane.id}"),
                    each.lane.form,
                    each.lane.id in own,
                    rows_of(each, board),
                    line,
                    board.words.said(f"map.line.{line}") if line else "",
                    board.words.said("map.lost-in-handoff") if each.lane.id == "channel-path" else "",
                )
                for each, line in _with_lines(found)
            ),
        )
        for group, found in groups.items()
    )


def _with_lines(found: list[Filled]) -> list[tuple[Filled, str]]:
    """The lanes of a group, each with the blueprint's line above it.

    A line stands above the first lane that lies below it. A blueprint that is only an owner or a
    system has no lines.
    """
    if not any(each.lane.form == "actions" and each.lane.id != "systems" for each in found):
        return [(each, "") for each in found]
    pairs: list[tuple[Filled, str]] = []
    crossed = -1
    for each in found:
        below = LINES.get(each.lane.id, "")
        depth = ORDER.index(below) if below else -1
        pairs.append((each, below if depth > crossed else ""))
        crossed = max(crossed, depth)
    return pairs
