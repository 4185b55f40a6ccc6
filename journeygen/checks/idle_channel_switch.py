"""`idle-channel-switch`: a step says how its change of channel goes, but no change of channel leads into it."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.model.flow import handoffs
from journeygen.problems import Location, Problem, warning


def _run(checked: Checked) -> Iterator[Problem]:
    catalog = checked.loaded.catalog
    for journey in catalog.journeys.values():
        if not any(step.channel_switch for step in journey.steps):
            continue
        changed = {
            handoff.after.number
            for persona in journey.persona_ids
            for handoff in handoffs(journey, persona, catalog.channel_at)
        }
        number = 0
        for index, stage in enumerate(journey.stages):
            for place, step in enumerate(stage.steps):
                number += 1
                if step.channel_switch and number not in changed:
                    positions = checked.loaded.positions[journey.key]
                    where = positions.get(("stages", index, "steps", place, "channel_switch"))
                    yield warning(
                        "idle-channel-switch",
                        where or Location(checked.loaded.files[journey.key]),
                        "the channel does not change into this step, so this shows nowhere",
                        "give this step and the one before it a touchpoint or a channel, or take the line out",
                    )


CHECK = Check("idle-channel-switch", _run)
