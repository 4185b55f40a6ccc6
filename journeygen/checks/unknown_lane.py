"""`unknown-lane`: a lane that `site.yaml` hides or moves, and that there is not."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.rule import Example, Rule
from journeygen.lanes import LANES
from journeygen.model.names import nearest
from journeygen.problems import Problem

RULE = Rule(
    "unknown-lane",
    wants="The lanes that `lanes` hides or puts in order exist.",
    why="Else nothing happens, and nobody sees why.",
    wrong=Example("site.yaml", "title: Test\nlanes:\n  hidden: [feeling]\n"),
    right=Example("site.yaml", "title: Test\nlanes:\n  hidden: [feelings]\n"),
    weight="error",
)


def _run(checked: Checked) -> Iterator[Problem]:
    lanes = checked.loaded.catalog.site.lanes
    known = [*(lane.id for lane in LANES), *(lane.id for lane in lanes.custom)]
    for key, written in (("order", lanes.order), ("hidden", lanes.hidden)):
        for lane in written:
            if lane not in known:
                near = nearest(lane, known, loose=True)
                hint = f"did you mean '{near}'?" if near else f"the lanes are {', '.join(known)}"
                place = checked.find(checked.loaded.place_in_site("lanes", key), lane)
                yield RULE.found(place, f"there is no lane '{lane}'", hint)


CHECK = Check(RULE, _run, always=True)
