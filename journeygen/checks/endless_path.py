"""`endless-path`: steps from which nobody ever gets to an end."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import steps
from journeygen.checks.kept import UNFINISHED, finished, plain
from journeygen.checks.routes import routes_of
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

_STEPS = "- id: asks\n  title: Asks\n  emotion: 1\n- title: Waits\n  next:\n    - {to: asks, when: nobody answers}"

RULE = Rule(
    "endless-path",
    wants="From every step a way leads to an end: to the last step, or out of the journey.",
    why="In a circle without a way out everybody goes round for ever. In life they give up or get through; the map "
    "should say which.",
    wrong=steps(_STEPS),
    right=steps(f"{_STEPS}\n    - {{exit: Gives up, when: it is late}}"),
    let_off=UNFINISHED,
)


def _run(checked: Checked) -> Iterator[Problem]:
    for journey in finished(checked.loaded.catalog):
        if not any(step.next for step in journey.steps):
            continue
        caught: set[int] = set()
        for persona in journey.persona_ids:
            routes = routes_of(journey, persona)
            caught |= routes.reached() - routes.ending()
        # One problem a circle would need its parts told apart; the last step of all is where the way out is missing.
        last = max(caught, default=0)
        number = 0
        for index, stage in enumerate(journey.stages):
            for place, step in enumerate(stage.steps):
                number += 1
                if number == last:
                    yield RULE.found(
                        checked.place(journey.key, "stages", index, "steps", place, "next"),
                        f"from the step '{plain(checked, step.title)}' no way leads to an end",
                        "add a way on, or say where people leave, as in '{exit: Gives up}'",
                    )


CHECK = Check(RULE, _run)
