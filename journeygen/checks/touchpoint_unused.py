"""`touchpoint-unused`: a touchpoint on which no journey comes by."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import step
from journeygen.checks.kept import described
from journeygen.checks.rule import Example, Rule
from journeygen.problems import Problem

RULE = Rule(
    "touchpoint-unused",
    wants="Every touchpoint is used by a step of a journey.",
    why="It is left over from a map that changed, or a map is missing.",
    wrong=Example("touchpoints/letter.md", "---\nname: Letter\nchannel: web\nowner: care\n---\n"),
    right=step("title: Asks\ntouchpoint: letter\nemotion: 1"),
    weight="off",
    let_off="All of them, while a site has no journeys yet. Drafts count as journeys.",
    why_off="Catalogues are filled before the maps are drawn: for a while much is not used yet.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    catalog = checked.loaded.catalog
    used = {use.value for each in catalog.journeys.values() for step in each.steps for use in step.touchpoint}
    for touchpoint in described(catalog.touchpoints) if catalog.journeys else ():
        if touchpoint.id not in used:
            yield RULE.found(
                checked.place(touchpoint.key),
                f"no journey uses the touchpoint '{touchpoint.called}'",
                "name it at a step, or delete it",
            )


CHECK = Check(RULE, _run)
