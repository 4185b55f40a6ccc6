"""`url-collision`: two things that would be published under one address."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.rule import Example, Rule
from journeygen.pages.redirect import TYPE as REDIRECT
from journeygen.problems import Location, Problem

RULE = Rule(
    "url-collision",
    wants="Every page and file of the site has an address of its own.",
    why="Of two files with one address only one can be published.",
    wrong=Example("static/index.html", "<p>Hello</p>\n"),
    right=Example("static/hello.html", "<p>Hello</p>\n"),
    weight="error",
)


def _run(checked: Checked) -> Iterator[Problem]:
    first: dict[str, str] = {}
    published = [
        (page.url, checked.loaded.files.get(page.subject, "") if page.subject else "")
        for page in checked.plan
        if page.type != REDIRECT.name  # `old-address` is about those
    ]
    for address, source in [*published, *checked.static]:
        # File systems of Windows and macOS do not tell case apart, nor the forms of an accent.
        same = unicodedata.normalize("NFC", address).casefold()
        if same not in first:
            first[same] = source
            continue
        other = first[same] or "a page that journeygen makes"
        hint = "rename one of the two"
        yield RULE.found(Location(source or first[same]), f"'{address}' is also the address of {other}", hint)


CHECK = Check(RULE, _run, always=True)
