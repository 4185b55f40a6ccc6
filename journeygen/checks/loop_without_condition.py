"""`loop-without-condition`: a way back of which nobody knows who takes it."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import steps
from journeygen.checks.kept import UNFINISHED, finished, plain
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

_STEPS = (
    "- id: asks\n  title: Asks\n  emotion: 1\n- title: Waits\n  next:\n    - thanks\n"
    "    - {{to: asks{}}}\n- id: thanks\n  title: Thanks"
)

RULE = Rule(
    "loop-without-condition",
    wants="A way back to an earlier step says in `when` who goes it.",
    why="Why people start again is what a team can change about it.",
    wrong=steps(_STEPS.format("")),
    right=steps(_STEPS.format(", when: nobody answers")),
    let_off=UNFINISHED,
)


def _run(checked: Checked) -> Iterator[Problem]:
    for journey in finished(checked.loaded.catalog):
        number_of = {step.id: number for number, step in enumerate(journey.steps, start=1)}
        number = 0
        for index, stage in enumerate(journey.stages):
            for place, step in enumerate(stage.steps):
                number += 1
                for way, each in enumerate(step.next or ()):
                    if each.to and number_of.get(each.to, number + 1) <= number and not each.when:
                        back = plain(checked, journey.steps[number_of[each.to] - 1].title)
                        yield RULE.found(
                            checked.place(journey.key, "stages", index, "steps", place, "next", way),
                            f"the way back to '{back}' does not say who goes it",
                            f"write it as {{to: {each.to}, when: …}}",
                        )


CHECK = Check(RULE, _run)
