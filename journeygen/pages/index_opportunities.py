"""All opportunities, also those inside journeys, ranked; those that are done or rejected on their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.pages.claims import OpportunityRow, opportunity_row
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag
from journeygen.sheet import Sheet


@dataclass(frozen=True, slots=True)
class OpportunityTable:
    """A list of opportunities under a heading; `ranked` numbers them."""

    title: str
    remark: str
    ranked: bool
    rows: tuple[OpportunityRow, ...]


@dataclass(frozen=True)
class OpportunitiesView:
    """The index of opportunities."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    heads: tuple[str, ...]
    tables: tuple[OpportunityTable, ...]
    counts: tuple[str, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are opportunities."""
    if is_listed(catalog, Kind.OPPORTUNITY):
        yield PlannedPage(index_of(Kind.OPPORTUNITY), "opportunities")


def view(page: PlannedPage, sheet: Sheet) -> OpportunitiesView:
    """Everything on the index of opportunities."""
    catalog, words = sheet.catalog, sheet.words
    rows = tuple(opportunity_row(each, sheet) for each in catalog.opportunities.values())
    still, over = (tuple(row for row in rows if row.over is which) for which in (False, True))
    scored = ranked(tuple(row for row in still if row.score))
    unscored = tuple(row for row in still if not row.score)
    tables = (
        OpportunityTable(words("opportunities.ranked"), words(f"scoring-means.{catalog.site.scoring}"), True, scored),
        OpportunityTable(
            words("opportunities.unscored"), words(f"missing.score.{catalog.site.scoring}"), False, unscored
        ),
        OpportunityTable(words("opportunities.over"), "", False, over),
    )
    unowned = sum(row.owner is None for row in still)
    columns = ("rank", "score", "opportunity", "where", "status", "owner")
    return OpportunitiesView(
        head=head_of(sheet, words("kinds.opportunity"), kind="opportunities", section="opportunities"),
        title=words("count.opportunity", n=len(rows)),
        lede=words(f"lede.opportunity.{catalog.site.scoring}"),
        tags=(),
        facts=(),
        heads=tuple(words(f"column.{each}") for each in columns),
        tables=tuple(table for table in tables if table.rows),
        counts=(
            words("opportunities.count-open", n=len(still)),
            words("opportunities.count-over", n=len(over)),
            words("opportunities.count-unowned", n=unowned),
        ),
    )


def ranked(rows: tuple[OpportunityRow, ...]) -> tuple[OpportunityRow, ...]:
    """The rows with their ranks. Equal scores share a rank, and the next one is as much lower."""
    first: dict[str, int] = {}
    return tuple(replace(row, rank=str(first.setdefault(row.score, place))) for place, row in enumerate(rows, start=1))


TYPE = PageType("opportunities", "index-opportunities.html", plan, view)
