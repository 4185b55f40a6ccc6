"""`image-from-elsewhere`: a picture in a text that pages may not load."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import front
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

RULE = Rule(
    "image-from-elsewhere",
    wants="Pictures in texts are files of the site.",
    why="A page loads nothing from other sites: a picture from there would stay empty, and tell them who reads what.",
    wrong=front(
        "pages/office.md", "title: Our office", "![The office, with a queue](https://example.org/office.png)\n"
    ),
    right=front("pages/office.md", "title: Our office", "![The office, with a queue](/assets/office.png)\n"),
    weight="error",
)


def _run(checked: Checked) -> Iterator[Problem]:
    for _, written in checked.loaded.texts:
        seen: dict[str, int] = {}
        for found in checked.desk.prose.links(written.text):
            seen[found.written] = seen.get(found.written, 0) + 1
            if found.image and found.target.lower().startswith(("http:", "https:", "//")):
                yield RULE.found(
                    checked.within(written, found.written, seen[found.written]),
                    "pages load no pictures from other sites, so this one would not be seen",
                    "save it in 'content/assets/' and write its path, such as /assets/photo.jpg",
                )


CHECK = Check(RULE, _run, always=True)
