"""`metric-without-target`: a number of which nobody knows whether it is good."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.kept import described
from journeygen.checks.rule import Example, Rule
from journeygen.problems import Problem

RULE = Rule(
    "metric-without-target",
    wants="Every metric has a target.",
    why="Without one, nobody can tell from the number whether to do something.",
    wrong=Example("metrics/calls.yaml", "name: Calls\nunit: a day\n"),
    right=Example("metrics/calls.yaml", "name: Calls\nunit: a day\ndirection: lower\ntarget: 40\n"),
    weight="off",
    why_off="A number is often watched for a while before anybody can say what a good one is.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    for metric in described(checked.loaded.catalog.metrics):
        if metric.target is None:
            yield RULE.found(
                checked.place(metric.key),
                f"the metric '{metric.name}' has no target",
                "write the value to reach: 'target: …'",
            )


CHECK = Check(RULE, _run)
