"""`image-without-text`: a picture in a text that says nothing to those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import front
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

RULE = Rule(
    "image-without-text",
    wants="A picture in a text has words that stand for it.",
    why="People who listen to the page, and those whose picture does not load, get the words in its place.",
    wrong=front("pages/office.md", "title: Our office", "![](/assets/office.png)\n"),
    right=front("pages/office.md", "title: Our office", "![The office, with a queue](/assets/office.png)\n"),
    let_off="Pictures of steps, personas and touchpoints: their name stands for them.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    for _, written in checked.loaded.texts:
        seen: dict[str, int] = {}
        for found in checked.desk.prose.links(written.text):
            if found.image:
                seen[found.written] = seen.get(found.written, 0) + 1
                if not found.text.strip():
                    yield RULE.found(
                        checked.within(written, found.written, seen[found.written]),
                        "this picture has no words that stand for it",
                        f"write what it shows: ![What it shows]({found.written})",
                    )


CHECK = Check(RULE, _run, always=True)
