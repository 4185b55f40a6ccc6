"""A free page: a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from journeygen.links import page_of
from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Key
from journeygen.model.pages import Page
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Missing, file_of
from journeygen.prose import Found, Prose
from journeygen.sheet import Link, Sheet, resolve


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A page of the same folder; `here` is the one that is shown."""

    link: Link
    here: bool


@dataclass(frozen=True)
class TextView:
    """A free page. `neighbours` are the pages of its folder, its `index` first."""

    head: Head
    title: Markup
    lede: Markup
    body: Markup
    nothing: Missing | None
    neighbours_title: str
    neighbours: tuple[Neighbour, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each free page."""
    return (PlannedPage(page_of(each.key), "page", each.key) for each in catalog.pages.values())


def view(page: PlannedPage, sheet: Sheet) -> TextView:
    """Everything on a free page."""
    assert page.subject
    text = sheet.catalog.pages[page.subject.id]
    folder = _folder(text)
    beside = neighbours(folder, sheet) if folder else ()
    first = beside[0] if beside and beside[0].id == f"{folder}/index" else None
    return TextView(
        head=head_of(
            sheet,
            text.title,
            kind="text",
            section=page_of(first.key if first else text.key),
            description=text.description,
            crumbs=(sheet.link(first.key),) if first and first.id != text.id else (),
        ),
        title=sheet.line(text.title, text.key),
        lede=sheet.line(text.description, text.key),
        body=sheet.text(text.body, text.key),
        nothing=None if text.body.strip() else Missing(sheet.words("missing.page"), file_of(text.key, sheet)),
        neighbours_title=sheet.plain(first.title) if first else sheet.words("page.beside"),
        neighbours=tuple(Neighbour(sheet.link(each.key), each.id == text.id) for each in beside)
        if len(beside) > 1
        else (),
    )


def _folder(page: Page) -> str:
    return page.id.rpartition("/")[0]


def neighbours(folder: str, sheet: Sheet) -> tuple[Page, ...]:
    """The pages of a folder: its `index` first, then as the index leads to them, by navigation, by title."""
    found = [each for each in sheet.catalog.pages.values() if _folder(each) == folder]
    index = sheet.catalog.pages.get(f"{folder}/index")
    read = _read_on(index, sheet) if index else {}
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each is not index,
                read.get(each.key, len(read)),
                each.nav is None,
                each.nav or 0,
                each.title,
            ),
        )
    )


def _read_on(index: Page, sheet: Sheet) -> dict[Key, int]:
    """Where a page leads, in the order of its links: an index says in which order to read."""
    order: dict[Key, int] = {}
    for found in _links(sheet.desk.prose, index.body):
        kind, means, _ = resolve(sheet.desk, found, index.key)
        if kind == "entity" and isinstance(means, Key):
            order.setdefault(means, len(order))
    return order


@lru_cache(maxsize=32)
def _links(prose: Prose, text: str) -> tuple[Found, ...]:
    """The links of a text; every page of a folder asks for those of its index."""
    return tuple(prose.links(text))


TYPE = PageType("page", "text.html", plan, view)
