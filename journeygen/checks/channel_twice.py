"""`channel-twice`: one channel, written in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.alike import alike
from journeygen.checks.check import Check, Checked
from journeygen.checks.rule import Example, Rule
from journeygen.problems import Problem

LEAST = 5
"""From so many letters on, one that differs is a slip."""

RULE = Rule(
    "channel-twice",
    wants="A channel is written in one way.",
    why="The channel path jumps from one line to the other where nobody changes anything, and each page has half.",
    wrong=Example(
        "channels.yaml", "- {id: web, name: Web}\n- {id: phone, name: Phone}\n- {id: phones, name: Phones}\n"
    ),
    right=Example("channels.yaml", "- {id: web, name: Web}\n- {id: phone, name: Phone}\n- {id: shop, name: Shop}\n"),
    let_off="Names that differ in a digit, or in a single letter at the end.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    all_ = tuple(checked.loaded.catalog.channels.values())
    for number, first in alike((each.name for each in all_), LEAST):
        one, other = all_[number], all_[first]
        yield RULE.found(
            checked.place_of(one.key),
            f"the channel '{one.name}' is '{other.name}' written in another way",
            f"name it '{other.id}' everywhere, or make the names differ more",
        )


CHECK = Check(RULE, _run)
