"""The map of a journey with what changed marked: cells, and the heads of stages and steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from journeygen.compare.changes import Change, Group, JourneyPair
from journeygen.lanes.lane import Cell, LaneRows, Row
from journeygen.pages.journey_map import MapTable

LANES: Mapping[str, str] = {
    "pain-point": "pains",
    "opportunity": "opportunities",
    "quote": "quotes",
    "touchpoint": "touchpoints",
    "image": "pictures",
    "physical_evidence": "physical-evidence",
    "support_processes": "support-processes",
}
"""The lanes whose name is not that of the thing or key they show."""

_WEIGHTS = ("worse", "better", "new", "gone", "changed")
"""What a cell is marked as that changed in several ways: the first of these."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What happened to a lane (empty: to the step or stage itself) at a step (its number), else a stage (its index)."""

    lane: str
    step: int
    stage: int
    what: str


def marked(table: MapTable, group: Group, after: bool) -> MapTable:
    """One side's map, with its changes marked."""
    assert group.pair is not None
    marks = [mark for change in group.changes if (mark := _mark(change, group.pair, after))]
    steps: dict[int, str] = {}
    for mark in marks:
        if mark.step:
            steps[mark.step] = _first(steps.get(mark.step, ""), mark.what)
    return replace(
        table,
        steps=tuple(
            replace(head, data=head.data + Markup(' data-change="{}"').format(steps[head.number]))
            if head.number in steps
            else head
            for head in table.steps
        ),
        head_lanes=tuple(_lane(lane, marks, table) for lane in table.head_lanes),
        groups=tuple(
            replace(each, lanes=tuple(_lane(lane, marks, table) for lane in each.lanes)) for each in table.groups
        ),
    )


def _mark(change: Change, pair: JourneyPair, after: bool) -> _Mark | None:
    """Where a change is marked on one side's map; None where it is not on that side."""
    spot = change.spot
    whole = change.thing in ("step", "stage", "way", "exit")
    came, went = change.act == "added", change.act == "removed"
    if spot.stage is None or (came and not after and whole) or (spot.gone and after):
        return None
    lane = "" if whole else LANES.get(change.thing, "") or _lane_of(change.field)
    what = "worse" if change.is_worse else "better" if change.is_better else ""
    what = what or ("new" if came and whole else "gone" if went and whole else "changed")
    journey = pair.after if not spot.gone else pair.before
    assert journey is not None
    stage = next((at for at, each in enumerate(journey.stages) if spot.stage and each.id == spot.stage.id), -1)
    number = spot.number
    if not after and not spot.gone:
        back = {other: one for one, other in pair.stages}
        stage = back.get(stage, -1)
        if number:
            number = next((each.before for each in pair.steps if each.after == number and each.before), 0) or 0
            if not number:
                return None
    return _Mark(lane, number, stage, what)


def _lane_of(field: str) -> str:
    key = field.partition(".")[0]
    return LANES.get(key, key.replace("_", "-"))


def _lane(lane: LaneRows, marks: Iterable[_Mark], table: MapTable) -> LaneRows:
    own = [mark for mark in marks if mark.lane in (lane.id, lane.id.replace("-", "_"))]
    if not own:
        return lane
    rows = []
    for number, row in enumerate(lane.rows):
        # A lane's last row is that of its steps; above it may be one of the stages.
        rows.append(_row(row, own, table, of_steps=number == len(lane.rows) - 1))
    return replace(lane, rows=tuple(rows))


def _row(row: Row, marks: list[_Mark], table: MapTable, of_steps: bool) -> Row:
    starts = {}
    column = 0
    for index, stage in enumerate(table.stages):
        starts[index] = column
        column += stage.span
    column_of = {head.number: at for at, head in enumerate(table.steps) if head.number}
    by_stage = bool(row.cells) and len(row.cells) == len(table.stages) != len(table.steps)
    cells: list[Cell] = []
    at = 0
    for cell in row.cells:
        what = ""
        for mark in marks:
            if mark.step:
                here = (of_steps or by_stage) and at <= column_of.get(mark.step, -1) < at + cell.span
            else:
                here = (by_stage or len(row.cells) == len(table.stages)) and starts.get(mark.stage) == at
            if here:
                what = _first(what, mark.what)
        cells.append(replace(cell, change=what) if what else cell)
        at += cell.span
    return replace(row, cells=tuple(cells))


def _first(one: str, other: str) -> str:
    return min((each for each in (one, other) if each), key=_WEIGHTS.index)
