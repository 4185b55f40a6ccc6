"""`claim-without-evidence`: something is said to hurt badly, and nothing shows that it does."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import step
from journeygen.checks.kept import pains, plain
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

BAD = 4
"""The severity from which on a claim needs evidence: 4 serious, 5 severe."""

_PAIN = (
    "title: Asks\nemotion: -1\npain_points:\n  - title: The queue is long\n    severity: 4\n"
    "    opportunities: callback\n{}opportunities:\n  - {{id: callback, title: Call people back}}"
)

RULE = Rule(
    "claim-without-evidence",
    wants="A pain point of severity 4 or 5 rests on evidence.",
    why="Money is spent where it hurts most. Without evidence that is an assumption, and looks like one on the map.",
    wrong=step(_PAIN.format("")),
    right=step(_PAIN.format("    evidence: calls\n")),
    let_off="What is resolved or accepted, and what only stands in drafts, archived journeys or journeys with a "
    "competitor.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    for each in pains(checked):
        pain = each.placed.pain
        if (pain.severity or 0) >= BAD and not pain.evidence:
            yield RULE.found(
                each.location,
                f"the pain point '{plain(checked, pain.title)}' has the severity {pain.severity}, but no evidence",
                "name what it rests on in 'evidence'; a guess can be one, too, of the kind 'assumption'",
            )


CHECK = Check(RULE, _run)
