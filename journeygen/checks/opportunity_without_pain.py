"""`opportunity-without-pain`: an opportunity that solves nothing."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import step
from journeygen.checks.kept import ideas, plain
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

_PAIN = "title: Asks\nemotion: -1\npain_points:\n  - {id: queue, title: The queue is long}\n"

RULE = Rule(
    "opportunity-without-pain",
    wants="Every opportunity solves a pain point.",
    why="What is done without anybody being hurt is done for the company, and the map does not show why.",
    wrong=step(f"{_PAIN}opportunities:\n  - title: Call people back"),
    right=step(f"{_PAIN}opportunities:\n  - title: Call people back\n    solves: queue"),
    weight="off",
    let_off="What is rejected, what only stands in drafts, archived journeys or journeys with a competitor, and what "
    "stands at a step with `gains`: it makes a delight larger.",
    why_off="Ideas are noted as they come; what they are good for often shows later.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    for each in ideas(checked):
        delights = any(place.step and place.step.gains for place in each.placed.places)
        if not each.placed.solves and not delights:
            yield RULE.found(
                each.location,
                f"the opportunity '{plain(checked, each.placed.opportunity.title)}' solves no pain point",
                "name what it solves in 'solves'",
            )


CHECK = Check(RULE, _run)
