"""The colophon: what made this site, in which format its content is, and which day it is for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeygen import __version__
from journeygen.model.catalog import Catalog
from journeygen.pages.frame import Head
from journeygen.pages.layout import COLOPHON, head_of
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag, outside
from journeygen.sheet import Sheet


@dataclass(frozen=True)
class ColophonView:
    """The colophon. The commit stands here, and only here, so that a commit does not change every page."""

    head: Head
    title: Markup
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    paragraphs: tuple[str, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """Every site has a colophon."""
    return (PlannedPage(COLOPHON, "colophon"),)


def view(page: PlannedPage, sheet: Sheet) -> ColophonView:
    """Everything on the colophon."""
    words, site = sheet.words, sheet.catalog.site
    facts = [
        Fact(words("colophon.made-with"), (f"journeygen {__version__}",)),
        Fact(words("colophon.format"), (words("colophon.version", n=str(site.format)),)),
        Fact(words("colophon.as-of"), (words.date(sheet.as_of),)),
        Fact(words("colophon.scoring"), (words(f"scoring.{site.scoring}"),)),
    ]
    if site.repository and "{path}" not in site.repository:
        facts.append(Fact(words("colophon.source"), (outside(site.repository),)))
    head = sheet.desk.history.head
    if head:
        said = words("colophon.commit-of", id=head.id[:12], day=words.date(head.day))
        facts.append(Fact(words("colophon.commit"), (said,)))
    return ColophonView(
        head=head_of(sheet, words("colophon.title"), kind="colophon", section="colophon"),
        title=escape(words("colophon.title")),
        lede=words("colophon.lede"),
        tags=(),
        facts=tuple(facts),
        paragraphs=(words("colophon.as-of-means"), words("colophon.scale-means")),
    )


TYPE = PageType("colophon", "colophon.html", plan, view)
