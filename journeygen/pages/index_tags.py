"""All tags, with how much has each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Catalog
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of
from journeygen.pages.page_foot import TAGS, tag_link
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag, and how many have it."""

    link: Link
    count: str


@dataclass(frozen=True)
class TagsView:
    """The index of tags."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    rows: tuple[TagRow, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are tags."""
    if catalog.tags:
        yield PlannedPage(TAGS, "tags")


def view(page: PlannedPage, sheet: Sheet) -> TagsView:
    """Everything on the index of tags."""
    words, tags = sheet.words, sheet.catalog.tags.values()
    return TagsView(
        head=head_of(sheet, words("topic.tags"), kind="tags", section="tags"),
        title=words("topic.count-tags", n=len(tags)),
        lede=words("topic.tags-lede"),
        tags=(),
        facts=(),
        rows=tuple(TagRow(tag_link(each.name, sheet), words.number(len(each.keys))) for each in tags),
    )


TYPE = PageType("tags", "index-tags.html", plan, view)
