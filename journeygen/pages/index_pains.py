"""All pain points, also those inside journeys, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Catalog, PlacedPain
from journeygen.model.kinds import Kind
from journeygen.pages.claims import PainRow, is_over, is_theirs, pain_row
from journeygen.pages.facets import (
    ListFilter,
    Marks,
    by_persona,
    by_team,
    by_word,
    list_filter,
    marks,
    owner_or_nobody,
    personas_of,
)
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.limits import RANKED, Rest, cut, rest
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag, no_owner
from journeygen.pages.whereabouts import Whereabouts, whereabouts
from journeygen.sheet import Sheet

STATUSES = ("open", "mitigated", "resolved", "accepted")


@dataclass(frozen=True, slots=True)
class ListedPain:
    """A pain point in the list, with the steps it is at. `no_owner`: nobody owns it, and somebody of ours should."""

    row: PainRow
    no_owner: Tag | None
    where: tuple[Whereabouts, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class PainTable:
    """A list of pain points under a heading."""

    title: str
    remark: str
    rows: tuple[ListedPain, ...]
    rest: Rest | None


@dataclass(frozen=True)
class PainsView:
    """The index of pain points: those that still hurt, those that are over, then competitors'."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    filter: ListFilter | None
    heads: tuple[str, ...]
    tables: tuple[PainTable, ...]
    all_well: str


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are pain points."""
    if is_listed(catalog, Kind.PAIN_POINT):
        yield PlannedPage(index_of(Kind.PAIN_POINT), "pain-points")


def view(page: PlannedPage, sheet: Sheet) -> PainsView:
    """Everything on the index of pain points."""
    words, pains = sheet.words, sheet.catalog.pains.values()
    theirs, ours = (tuple(each for each in pains if is_theirs(each) is which) for which in (True, False))
    hurting, over = (tuple(each for each in ours if is_over(each) is which) for which in (False, True))
    unsolved = sum(not each.solved_by for each in hurting)
    tables = (
        _table("open", words("pains.open-remark"), hurting, sheet),
        _table("over", "", over, sheet),
        _table("theirs", words("pains.theirs-remark"), theirs, sheet),
    )
    rows = tuple(row for table in tables for row in table.rows)
    columns = ("severity", "pain", "where", "owner", "answered-by")
    return PainsView(
        head=head_of(sheet, words("kinds.pain-point"), kind="pain-points", section="pain-points"),
        title=words("count.pain-point", n=len(ours)),
        lede=words("lede.pain-unsolved", n=unsolved) if unsolved else words("lede.pain"),
        tags=(),
        facts=(),
        filter=list_filter(
            (each.marks for each in rows),
            {
                "answer": by_word("filter.answer", ("without", "with"), sheet),
                "status": by_word("map.pain-status", STATUSES, sheet),
                "team": by_team(sheet),
                "persona": by_persona(sheet),
            },
            sheet,
            left=len(pains) - len(rows),
        ),
        heads=tuple(words(f"column.{each}") for each in columns),
        tables=tuple(table for table in tables if table.rows),
        all_well="" if hurting else words("write.none-open"),
    )


def _table(which: str, remark: str, pains: tuple[PlacedPain, ...], sheet: Sheet) -> PainTable:
    shown, left = cut(pains, RANKED)
    rows = tuple(_row(each, sheet) for each in shown)
    return PainTable(sheet.words(f"pains.{which}"), remark, rows, rest("ranked", left, sheet))


def _row(placed: PlacedPain, sheet: Sheet) -> ListedPain:
    pain = placed.pain
    row, theirs = pain_row(placed, sheet), is_theirs(placed)
    asked = not row.over and not theirs
    return ListedPain(
        row=row,
        no_owner=no_owner(sheet) if asked and not pain.owner else None,
        where=whereabouts(placed.places, sheet),
        marks=marks(
            {
                "answer": () if not asked else ("without",) if row.unsolved else ("with",),
                "status": (pain.status,),
                "team": () if theirs and not pain.owner else owner_or_nobody(pain.owner),
                "persona": personas_of(pain.personas, placed.places, sheet),
            }
        ),
    )


TYPE = PageType("pain-points", "index-pains.html", plan, view)
