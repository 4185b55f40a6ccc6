"""`step-without-touchpoint`: a step at which customer and company meet nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import step
from journeygen.checks.kept import NOT_OURS, ours, plain
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

RULE = Rule(
    "step-without-touchpoint",
    wants="Every step names the touchpoint where customer and company meet.",
    why="What has no touchpoint has no owner, and shows on no page but the journey's.",
    wrong=step("title: Asks\nemotion: 1"),
    right=step("title: Asks\ntouchpoint: chat\nemotion: 1"),
    weight="off",
    let_off=f"{NOT_OURS} Also steps that open into a smaller journey, and steps with an `actor` of their own.",
    why_off="Much of a journey happens where the company is not: people wait, doubt, talk to friends.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    for journey in ours(checked.loaded.catalog):
        for number, stage in enumerate(journey.stages):
            for place, each in enumerate(stage.steps):
                if not each.touchpoint and not each.journey and not each.actor:
                    yield RULE.found(
                        checked.place(journey.key, "stages", number, "steps", place),
                        f"the step '{plain(checked, each.title)}' has no touchpoint",
                        "write where customer and company meet, as in 'touchpoint: chat'",
                    )


CHECK = Check(RULE, _run)
