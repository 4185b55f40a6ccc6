"""All free pages. A site that has written `pages/index.md` has its own instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class PageRow:
    """A free page."""

    link: Link
    description: Markup


@dataclass(frozen=True)
class PagesView:
    """The index of free pages."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    rows: tuple[PageRow, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are free pages and none of them is the index itself."""
    if is_listed(catalog, Kind.PAGE) and "index" not in catalog.pages:
        yield PlannedPage(index_of(Kind.PAGE), "pages")


def view(page: PlannedPage, sheet: Sheet) -> PagesView:
    """Everything on the index of free pages."""
    words, pages = sheet.words, sheet.catalog.pages
    return PagesView(
        head=head_of(sheet, words("kinds.page"), kind="pages", section="pages"),
        title=words("count.page", n=len(pages)),
        lede="",
        tags=(),
        facts=(),
        rows=tuple(PageRow(sheet.link(each.key), sheet.line(each.description, each.key)) for each in pages.values()),
    )


TYPE = PageType("pages", "index-pages.html", plan, view)
