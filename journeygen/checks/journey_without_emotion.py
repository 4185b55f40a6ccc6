"""`journey-without-emotion`: a map without a curve."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import steps
from journeygen.checks.kept import finished
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

RULE = Rule(
    "journey-without-emotion",
    wants="A journey says at one step at least how it feels.",
    why="Without a curve nobody sees where it hurts, and it cannot be compared with any other journey.",
    wrong=steps("- title: Asks\n- title: Waits"),
    right=steps("- title: Asks\n- title: Waits\n  emotion: -1"),
    let_off="Drafts and archived journeys, journeys with a competitor (one rarely knows), and those of the level "
    "`macro`, whose feelings are in the smaller journeys.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    for journey in finished(checked.loaded.catalog):
        known = any(step.emotion for step in journey.steps)
        if journey.steps and not known and not journey.competitor and journey.level != "macro":
            yield RULE.found(
                checked.place(journey.key),
                "no step of this journey says how it feels",
                "write an 'emotion' where you know it, such as 'emotion: -1'",
            )


CHECK = Check(RULE, _run)
