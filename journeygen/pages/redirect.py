"""Pages at old addresses, which lead on to where a thing is now: `redirects` of the site, `aliases` of journeys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from markupsafe import escape

from journeygen.links import page_of
from journeygen.model.catalog import Catalog
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True)
class RedirectView:
    """A page that leads on at once to `target`. `address` is the target's on the site; empty: on another site."""

    head: Head
    target: Link
    address: str


def file_at(address: str) -> str:
    """The file that an address of the site opens, however it is written.

    >>> file_at("/old/"), file_at("old"), file_at("old.html#part")
    ('old/index.html', 'old/index.html', 'old.html')
    """
    path = unquote(urlsplit(address).path).strip("/")
    last = path.rpartition("/")[2]
    return path if "." in last else f"{path}/index.html".lstrip("/")


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each old address."""
    for old in catalog.site.redirects:
        yield PlannedPage(file_at(old), "redirect")
    for journey in catalog.journeys.values():
        yield from (PlannedPage(file_at(old), "redirect", journey.key) for old in journey.aliases)


def view(page: PlannedPage, sheet: Sheet) -> RedirectView:
    """Where the page leads."""
    target = page_of(page.subject) if page.subject else next(_targets(page, sheet))
    outside = bool(urlsplit(target).scheme)
    address = "" if outside else target.lstrip("/")
    link = Link(escape(target if outside else f"/{address}"), target if outside else sheet.to(address or "index.html"))
    title = sheet.words("redirect.title")
    return RedirectView(head_of(sheet, title, kind="redirect"), link, address)


def _targets(page: PlannedPage, sheet: Sheet) -> Iterator[str]:
    return (new for old, new in sheet.catalog.site.redirects.items() if file_at(old) == page.url)


TYPE = PageType("redirect", "redirect.html", plan, view)
