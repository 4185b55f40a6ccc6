"""The view of one page of a small site that is written inline."""

from __future__ import annotations

import datetime
from typing import Any

from journeygen.links import Links
from journeygen.pages import PAGE_TYPES, plan
from journeygen.prose import Prose
from journeygen.sheet import Desk
from journeygen.words import Words
from tests.sites import loaded

DAY = datetime.date(2026, 11, 22)
TYPES = {page_type.name: page_type for page_type in PAGE_TYPES}


def desk_of(files: dict[str, str | bytes], language: str = "en") -> Desk:
    """A desk for a site of these files below `content/`."""
    site = loaded(files)
    catalog = site.catalog.published(("published",))
    return Desk(
        catalog=catalog,
        links=Links(frozenset(page.url for page in plan(catalog))),
        words=Words(language),
        prose=Prose(),
        as_of=DAY,
        files=site.files,
        keys=site.keys,
    )


def view_of(desk: Desk, url: str) -> Any:
    """The view of the page at an address."""
    page = next(page for page in plan(desk.catalog) if page.url == url)
    return TYPES[page.type].view(page, desk.sheet(url))


def shown(files: dict[str, str | bytes], url: str) -> Any:
    """The view of a page of a site of these files."""
    return view_of(desk_of(files), url)
