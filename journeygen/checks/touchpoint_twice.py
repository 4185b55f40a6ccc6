"""`touchpoint-twice`: two touchpoints that are most likely one."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.alike import alike
from journeygen.checks.check import Check, Checked
from journeygen.checks.rule import Example, Rule
from journeygen.problems import Problem

LEAST = 6
"""From so many letters on, one that differs is a slip; `Chat` and `Char` are two words."""

_TWO = (
    "- {{id: chat, name: Chat, channel: web, owner: care}}\n"
    "- {{id: hotline, name: Hotline, channel: phone, owner: care}}\n"
    "- {{id: {}, channel: phone, owner: care}}\n"
)

RULE = Rule(
    "touchpoint-twice",
    wants="No two touchpoints have nearly the same name.",
    why="They are most likely one, written in two ways: each then has a page with half of what belongs to it.",
    wrong=Example("touchpoints.yaml", _TWO.format("hot-line, name: Hot line")),
    right=Example("touchpoints.yaml", _TWO.format("hotline-2, name: Hotline 2")),
    let_off="Names that differ in a digit, or in a single letter at the end: `Letter 1` and `Letter 2`, `Plan A` and "
    "`Plan B`.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    all_ = tuple(checked.loaded.catalog.touchpoints.values())
    for number, first in alike((each.name for each in all_), LEAST):
        one, other = all_[number], all_[first]
        yield RULE.found(
            checked.place_of(one.key),
            f"the touchpoint '{one.name}' has nearly the name of '{other.name}' ({checked.file_of(other.key)})",
            "if they are one, name it everywhere by one id and delete the other; if not, make the names differ",
        )


CHECK = Check(RULE, _run)
