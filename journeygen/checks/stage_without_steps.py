"""`stage-without-steps`: a stage of a journey in which nothing happens."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import journey
from journeygen.checks.kept import UNFINISHED, finished, plain
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

_TEXT = "title: Ask for help\npersonas: tim\nowner: care\nstages:\n  - title: Need\n{}"

RULE = Rule(
    "stage-without-steps",
    wants="Every stage of a journey has at least one step.",
    why="A stage without steps is an empty column on the map. If nothing is known of it yet, a draft says so better.",
    wrong=journey(_TEXT.format("    summary: Something breaks\n")),
    right=journey(_TEXT.format("    steps:\n      - title: Something breaks\n        emotion: -1\n")),
    let_off=UNFINISHED,
)


def _run(checked: Checked) -> Iterator[Problem]:
    catalog = checked.loaded.catalog
    for each in finished(catalog):
        for number, stage in enumerate(each.stages):
            if not stage.steps:
                yield RULE.found(
                    checked.place(each.key, "stages", number),
                    f"the stage '{plain(checked, catalog.stage_title(each, stage))}' has no steps",
                    "write what happens in it below 'steps', or leave the stage out",
                )


CHECK = Check(RULE, _run)
