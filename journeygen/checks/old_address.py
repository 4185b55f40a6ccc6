"""`old-address`: an old address that cannot lead on, or leads to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from journeygen.checks.check import Check, Checked
from journeygen.checks.rule import Example, Rule
from journeygen.model.names import nearest
from journeygen.pages.redirect import TYPE, file_at
from journeygen.problems import Location, Problem

RULE = Rule(
    "old-address",
    wants="At an old address, in `redirects` or `aliases`, the site has no page, and it leads to one that there is.",
    why="Whoever kept the old address is led to a page that is not there, or never gets there.",
    wrong=Example("site.yaml", "title: Shop\nredirects:\n  old.html: gone.html\n"),
    right=Example("site.yaml", "title: Shop\nredirects:\n  old.html: colophon.html\n"),
    weight="error",
    fixed=True,
)


def _run(checked: Checked) -> Iterator[Problem]:
    pages = {page.url for page in checked.plan if page.type != TYPE.name}
    published = pages | {address for address, _ in checked.static}
    first: dict[str, Location] = {}
    for old, place in _old(checked):
        wrong = _wrong(old)
        file = "" if wrong else file_at(old)
        if wrong:
            yield RULE.found(
                place, f"'{old}' {wrong}", "write what stands behind the site's own address, such as 'old.html'"
            )
        elif file in published:
            yield RULE.found(place, f"the site has '{file}' today, so that address is not old", "take this out")
        elif file in first:
            yield RULE.found(
                place, f"'{old}' already leads on from line {first[file].line} of {first[file].path}", "take this out"
            )
        else:
            first[file] = place
    for old, new in checked.loaded.catalog.site.redirects.items():
        target = file_at(new)
        if not urlsplit(new).scheme and target not in published and target not in first and target.endswith(".html"):
            near = nearest(target, pages, loose=True)
            hint = f"did you mean '{near}'?" if near else "write the address of a page, such as 'personas/tim.html'"
            yield RULE.found(
                checked.loaded.place_in_site("redirects", old),
                f"this leads to '{target}', which is no page of the site",
                hint,
            )


def _old(checked: Checked) -> Iterator[tuple[str, Location]]:
    """The old addresses, each with its place."""
    for old in checked.loaded.catalog.site.redirects:
        yield old, checked.loaded.place_in_site("redirects", old)
    for journey in checked.loaded.catalog.journeys.values():
        for number, old in enumerate(journey.aliases):
            yield old, checked.place(journey.key, "aliases", number)


def _wrong(old: str) -> str:
    """Why a text can be no old address of the site, in a clause."""
    try:
        parts = urlsplit(old)
        file = file_at(old)
    except ValueError:
        return "is no address"
    if parts.scheme or parts.netloc:
        return "is an address on the whole web"
    if any(part in ("", ".", "..") for part in file.split("/")) or "\\" in file:
        return "is no address on this site"
    return ""


CHECK = Check(RULE, _run, always=True)
