"""`pain-without-opportunity`: a pain point against which nothing is planned."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import front
from journeygen.checks.kept import pains, plain
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

RULE = Rule(
    "pain-without-opportunity",
    wants="Every open pain point has an opportunity that would solve it.",
    why="A map is drawn to do something about what hurts. Where nothing is to be done, the pain point's status is "
    "`accepted`, and everybody knows.",
    wrong=front("pain_points/queue.md", "title: The queue is long"),
    right=front("pain_points/queue.md", "title: The queue is long\nstatus: accepted"),
    let_off="What is resolved or accepted, and what only stands in drafts, archived journeys or journeys with a "
    "competitor. An opportunity that was rejected does not count.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    known = checked.loaded.catalog.opportunities
    for each in pains(checked):
        if not any(known[key].opportunity.status != "rejected" for key in each.placed.solved_by if key in known):
            yield RULE.found(
                each.location,
                f"no opportunity would solve the pain point '{plain(checked, each.placed.pain.title)}'",
                "name one in its 'opportunities', or write 'status: accepted' if you live with it",
            )


CHECK = Check(RULE, _run)
