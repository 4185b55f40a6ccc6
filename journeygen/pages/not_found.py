"""The page for an address that leads nowhere. It is shown at any depth, so its links start at the site's root."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from journeygen.model.catalog import Catalog
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.sheet import Sheet

NOT_FOUND = "404.html"


@dataclass(frozen=True)
class NotFoundHead(Head):
    """A head with the way to the site's root from anywhere on its host: `/maps/`."""

    way: str = ""

    @property
    def root(self) -> str:
        """The way to the site's root."""
        return self.way


@dataclass(frozen=True)
class NotFoundView:
    """The page. Without a base URL nobody knows where the root is: then it has no links, styles or scripts."""

    head: NotFoundHead
    title: str
    lede: str
    go_on: str


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """Every site has one."""
    return (PlannedPage(NOT_FOUND, "not-found"),)


def view(page: PlannedPage, sheet: Sheet) -> NotFoundView:
    """What the page says."""
    words = sheet.words
    title = words("not-found.title")
    head = head_of(sheet, title, kind="not-found")
    path = unquote(urlsplit(sheet.desk.base_url).path).rstrip("/")
    return NotFoundView(
        head=NotFoundHead(title=head.title, url=head.url, kind=head.kind, way=f"{quote(path)}/"),
        title=title,
        lede=words("not-found.lede"),
        go_on=words("not-found.go-on"),
    )


TYPE = PageType("not-found", "not-found.html", plan, view)
