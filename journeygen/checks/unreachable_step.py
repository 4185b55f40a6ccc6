"""`unreachable-step`: a step to which no way leads."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import steps
from journeygen.checks.kept import UNFINISHED, finished, plain
from journeygen.checks.routes import routes_of
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

_STEPS = "- title: Asks\n  emotion: 1\n  next: {}\n- id: waits\n  title: Waits\n- id: thanks\n  title: Thanks"

RULE = Rule(
    "unreachable-step",
    wants="A way leads to every step.",
    why="A step goes on to the next one unless its `next` says else. Where it does, the step below may be cut off, "
    "and counts nobody.",
    wrong=steps(_STEPS.format("thanks")),
    right=steps(_STEPS.format("[waits, thanks]")),
    let_off=UNFINISHED,
)


def _run(checked: Checked) -> Iterator[Problem]:
    for journey in finished(checked.loaded.catalog):
        if not any(step.next is not None for step in journey.steps):
            continue
        reached: set[int] = set()
        for persona in journey.persona_ids:
            reached |= routes_of(journey, persona).reached()
        number = 0
        for index, stage in enumerate(journey.stages):
            for place, step in enumerate(stage.steps):
                number += 1
                if number not in reached:
                    yield RULE.found(
                        checked.place(journey.key, "stages", index, "steps", place),
                        f"no way leads to the step '{plain(checked, step.title)}'",
                        f"name it in the 'next' of a step above, as in 'next: [{step.id}]'",
                    )


CHECK = Check(RULE, _run)
