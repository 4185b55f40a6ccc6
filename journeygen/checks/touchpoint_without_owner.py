"""`touchpoint-without-owner`: a touchpoint that no team looks after."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.kept import WITHOUT_TEAMS, described, has_teams
from journeygen.checks.rule import Example, Rule
from journeygen.problems import Problem

_STEPS = "- {id: chat, name: Chat, channel: web, owner: care}\n- {id: hotline, name: Hotline, channel: phone"

RULE = Rule(
    "touchpoint-without-owner",
    wants="Every touchpoint has an owner.",
    why="What nobody owns nobody mends. That holds for a review site, too: somebody has to read it.",
    wrong=Example("touchpoints.yaml", f"{_STEPS}}}\n"),
    right=Example("touchpoints.yaml", f"{_STEPS}, owner: care}}\n"),
    let_off=f"{WITHOUT_TEAMS} Also touchpoints that only a competitor's journey uses.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    catalog = checked.loaded.catalog
    if not has_teams(catalog):
        return
    theirs, ours = (
        {
            use.value
            for journey in catalog.journeys.values()
            if bool(journey.competitor) is theirs
            for step in journey.steps
            for use in step.touchpoint
        }
        for theirs in (True, False)
    )
    for touchpoint in described(catalog.touchpoints):
        if not touchpoint.owner and touchpoint.id not in theirs - ours:
            yield RULE.found(
                checked.place(touchpoint.key),
                f"nobody owns the touchpoint '{touchpoint.name}'",
                "name the team that looks after it: 'owner: …'",
            )


CHECK = Check(RULE, _run)
