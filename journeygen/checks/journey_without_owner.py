"""`journey-without-owner`: a map that no team keeps up to date."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import journey
from journeygen.checks.kept import NOT_OURS, WITHOUT_TEAMS, has_teams, ours
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

RULE = Rule(
    "journey-without-owner",
    wants="Every journey has an owner.",
    why="A map that nobody keeps up to date is believed for a year after it has stopped being true.",
    wrong=journey("title: Ask for help\npersonas: tim\n"),
    right=journey("title: Ask for help\npersonas: tim\nowner: care\n"),
    let_off=f"{NOT_OURS} {WITHOUT_TEAMS}",
)


def _run(checked: Checked) -> Iterator[Problem]:
    catalog = checked.loaded.catalog
    for each in ours(catalog) if has_teams(catalog) else ():
        if not each.owner:
            yield RULE.found(
                checked.place(each.key),
                "nobody owns this journey",
                "name the team that keeps it up to date: 'owner: …'",
            )


CHECK = Check(RULE, _run)
