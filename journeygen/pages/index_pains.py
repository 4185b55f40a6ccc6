"""All pain points, also those inside journeys, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.pages.claims import PainRow, pain_row
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag
from journeygen.sheet import Sheet


@dataclass(frozen=True, slots=True)
class PainTable:
    """A list of pain points under a heading."""

    title: str
    remark: str
    rows: tuple[PainRow, ...]


@dataclass(frozen=True)
class PainsView:
    """The index of pain points: those that still hurt, then those that are over."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    heads: tuple[str, ...]
    tables: tuple[PainTable, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are pain points."""
    if is_listed(catalog, Kind.PAIN_POINT):
        yield PlannedPage(index_of(Kind.PAIN_POINT), "pain-points")


def view(page: PlannedPage, sheet: Sheet) -> PainsView:
    """Everything on the index of pain points."""
    words = sheet.words
    rows = tuple(pain_row(each, sheet) for each in sheet.catalog.pains.values())
    hurting, over = (tuple(row for row in rows if row.over is which) for which in (False, True))
    unsolved = sum(row.unsolved is not None for row in hurting)
    tables = (
        PainTable(words("pains.open"), words("pains.open-remark"), hurting),
        PainTable(words("pains.over"), "", over),
    )
    columns = ("severity", "pain", "where", "owner", "answered-by")
    return PainsView(
        head=head_of(sheet, words("kinds.pain-point"), kind="pain-points", section="pain-points"),
        title=words("count.pain-point", n=len(rows)),
        lede=words("lede.pain-unsolved", n=unsolved) if unsolved else words("lede.pain"),
        tags=(),
        facts=(),
        heads=tuple(words(f"column.{each}") for each in columns),
        tables=tuple(table for table in tables if table.rows),
    )


TYPE = PageType("pain-points", "index-pains.html", plan, view)
