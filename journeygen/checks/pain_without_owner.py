"""`pain-without-owner`: a pain point that no team looks after."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import front
from journeygen.checks.kept import WITHOUT_TEAMS, has_teams, pains, plain
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

RULE = Rule(
    "pain-without-owner",
    wants="Every pain point has an owner.",
    why="Somebody has to say when it is gone.",
    wrong=front("pain_points/queue.md", "title: The queue is long"),
    right=front("pain_points/queue.md", "title: The queue is long\nowner: care"),
    weight="off",
    let_off="What is resolved or accepted, and what only stands in: drafts, archived journeys, journeys with a "
    f"competitor. {WITHOUT_TEAMS}",
    why_off="In a small company the journey's owner looks after its pain points.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    for each in pains(checked) if has_teams(checked.loaded.catalog) else ():
        if not each.placed.pain.owner:
            yield RULE.found(
                each.location,
                f"nobody owns the pain point '{plain(checked, each.placed.pain.title)}'",
                "name the team that looks after it: 'owner: …'",
            )


CHECK = Check(RULE, _run)
