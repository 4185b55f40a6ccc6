"""`idle-channel-switch`: a step says how its change of channel goes, but no change of channel leads into it."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import steps
from journeygen.checks.rule import Rule
from journeygen.model.flow import channel_changes
from journeygen.problems import Location, Problem

RULE = Rule(
    "idle-channel-switch",
    wants="A step that tells how its change of channel goes is one that the channel changes into.",
    why="Where the channel stays the same, or is not known, it shows nowhere.",
    wrong=steps(
        "- title: Asks\n  touchpoint: chat\n  emotion: 1\n"
        "- title: Asks again\n  touchpoint: chat\n  channel_switch: lost"
    ),
    right=steps(
        "- title: Asks\n  touchpoint: chat\n  emotion: 1\n- title: Calls\n  touchpoint: hotline\n  channel_switch: lost"
    ),
)


def _run(checked: Checked) -> Iterator[Problem]:
    catalog = checked.loaded.catalog
    for journey in catalog.journeys.values():
        if not any(step.channel_switch for step in journey.steps):
            continue
        changed = {
            change.after.number
            for persona in journey.persona_ids
            for change in channel_changes(journey, persona, catalog.channel_at)
        }
        number = 0
        for index, stage in enumerate(journey.stages):
            for place, step in enumerate(stage.steps):
                number += 1
                if step.channel_switch and number not in changed:
                    positions = checked.loaded.positions[journey.key]
                    where = positions.get(("stages", index, "steps", place, "channel_switch"))
                    yield RULE.found(
                        where or Location(checked.loaded.files[journey.key]),
                        "the channel does not change into this step, so this shows nowhere",
                        "give this step and the one before it a touchpoint or a channel, or take the line out",
                    )


CHECK = Check(RULE, _run, always=True)
