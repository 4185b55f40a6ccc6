"""`shares-incomplete`: shares that are all given, and leave somebody over."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import steps
from journeygen.checks.kept import UNFINISHED, finished, plain
from journeygen.checks.routes import left_over, ways_out
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

_STEPS = (
    "- title: Asks\n  emotion: 1\n  next:\n    - {{to: thanks, share: 70 %}}\n    - {{exit: Gives up, share: {} %}}\n"
    "- id: thanks\n  title: Thanks"
)

RULE = Rule(
    "shares-incomplete",
    wants="Where every way on from a step has a share, the shares are 100 % together.",
    why="The others would be lost in the count of customers remaining. Leave one share out, and its way takes the "
    "rest.",
    wrong=steps(_STEPS.format("20")),
    right=steps(_STEPS.format("30")),
    let_off=f"{UNFINISHED} At the last step, whom the shares leave over have come to the end.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    for journey in finished(checked.loaded.catalog):
        last = len(journey.steps)
        number = 0
        for index, stage in enumerate(journey.stages):
            for place, step in enumerate(stage.steps):
                number += 1
                over = {left_over(ways_out(step.next, persona) or ()) for persona in journey.persona_ids}
                if step.next and number < last and max(over, default=0):
                    yield RULE.found(
                        checked.place(journey.key, "stages", index, "steps", place, "next"),
                        f"the shares of the step '{plain(checked, step.title)}' leave {max(over):g} % over",
                        "make them 100 % together, or leave out the share of the way that takes the rest",
                    )


CHECK = Check(RULE, _run)
