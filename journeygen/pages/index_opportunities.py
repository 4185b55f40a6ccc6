"""All opportunities, also those inside journeys, ranked and drawn; those that are done or rejected on their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.charts.matrix import Mark
from journeygen.model.catalog import Catalog, Place, PlacedOpportunity
from journeygen.model.kinds import Kind
from journeygen.model.names import slug_of
from journeygen.pages.claims import OpportunityRow, opportunity_row
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
from journeygen.pages.limits import PLACES, RANKED, Rest, cut, rest
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.priorities import picture, placed_at
from journeygen.pages.signs import Fact, Missing, Tag
from journeygen.pages.whereabouts import Whereabouts, whereabouts
from journeygen.sheet import Link, Sheet

STATUSES = ("idea", "planned", "doing", "done", "rejected")


@dataclass(frozen=True, slots=True)
class SolvedPain:
    """A pain point that an opportunity would solve."""

    link: Link
    severity: int
    severity_word: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """An opportunity in the list. `rank` is empty where it is not ranked; no two share one.

    `where` are the steps it is at, and those of the pain points it solves.
    """

    id: str
    rank: str
    row: OpportunityRow
    solves: tuple[SolvedPain, ...]
    solves_more: str
    where: tuple[Whereabouts, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class OpportunityTable:
    """A list of opportunities under a heading; `ranked` numbers them."""

    title: str
    remark: str
    ranked: bool
    rows: tuple[Ranked, ...]
    rest: Rest | None


@dataclass(frozen=True, slots=True)
class Picture:
    """The plane, how to read it, and what is not in it."""

    chart: Markup
    caption: str
    legend: tuple[Tag, ...]
    left_out: str


@dataclass(frozen=True)
class OpportunitiesView:
    """The index of opportunities."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    filter: ListFilter | None
    heads: tuple[str, ...]
    picture: Picture | None
    no_picture: Missing | None
    tables: tuple[OpportunityTable, ...]
    counts: tuple[str, ...]


MOST_DRAWN = 60
"""So many of the best are in the picture: more would cover each other, and the list has them all."""


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are opportunities."""
    if is_listed(catalog, Kind.OPPORTUNITY):
        yield PlannedPage(index_of(Kind.OPPORTUNITY), "opportunities")


def view(page: PlannedPage, sheet: Sheet) -> OpportunitiesView:
    """Everything on the index of opportunities."""
    catalog, words = sheet.catalog, sheet.words
    scoring = catalog.site.scoring
    placed = tuple(catalog.opportunities.values())
    still = tuple(each for each in placed if each.opportunity.status not in ("done", "rejected"))
    over = tuple(each for each in placed if each.opportunity.status in ("done", "rejected"))
    scored = tuple(each for each in still if each.score is not None)
    ranks = ranked(scored)
    unscored = tuple(each for each in still if each.score is None)
    tables = (
        _table("ranked", words(f"scoring-means.{scoring}"), scored, ranks, sheet),
        _table("unscored", words(f"missing.score.{scoring}"), unscored, {}, sheet),
        _table("over", "", over, {}, sheet),
    )
    rows = tuple(row for table in tables for row in table.rows)
    columns = ("rank", "score", "opportunity", "status")
    drawn = _picture(scored, ranks, sheet)
    return OpportunitiesView(
        head=head_of(sheet, words("kinds.opportunity"), kind="opportunities", section="opportunities"),
        title=words("count.opportunity", n=len(placed)),
        lede=words(f"lede.opportunity.{scoring}"),
        tags=(),
        facts=(),
        filter=list_filter(
            (row.marks for row in rows),
            {
                "status": by_word("map.opportunity-status", STATUSES, sheet),
                "team": by_team(sheet),
                "persona": by_persona(sheet),
            },
            sheet,
            left=len(placed) - len(rows),
        ),
        heads=tuple(words(f"column.{each}") for each in columns),
        picture=drawn,
        no_picture=None if drawn else Missing(words(f"write.picture.{scoring}"), "content/opportunities/"),
        tables=tuple(table for table in tables if table.rows),
        counts=(
            words("opportunities.count-open", n=len(still)),
            words("opportunities.count-over", n=len(over)),
            words("opportunities.count-unowned", n=sum(not each.opportunity.owner for each in still)),
        ),
    )


def ranked(scored: tuple[PlacedOpportunity, ...]) -> dict[str, str]:
    """The ranks of opportunities by id, the best first. Each rank is given once: the picture names entries by it."""
    return {each.key.id: str(place) for place, each in enumerate(scored, start=1)}


def entry_id(placed: PlacedOpportunity) -> str:
    """The id of an opportunity's entry on the page."""
    return "opportunity-" + "--".join(slug_of(part) for part in placed.key.id.split("/"))


def _table(
    which: str, remark: str, several: tuple[PlacedOpportunity, ...], ranks: dict[str, str], sheet: Sheet
) -> OpportunityTable:
    shown, left = cut(several, RANKED)
    rows = tuple(_row(each, ranks.get(each.key.id, ""), sheet) for each in shown)
    said = rest("ranked" if ranks else "more", left, sheet)
    return OpportunityTable(sheet.words(f"opportunities.{which}"), remark, bool(ranks), rows, said)


def _row(placed: PlacedOpportunity, rank: str, sheet: Sheet) -> Ranked:
    one, pains = placed.opportunity, sheet.catalog.pains
    solved = tuple(pains[key] for key in placed.solves if key in pains)
    first, left = cut(solved, PLACES)
    places: list[Place] = [*placed.places, *(place for each in solved for place in each.places)]
    return Ranked(
        id=entry_id(placed),
        rank=rank,
        row=opportunity_row(placed, sheet),
        solves=tuple(
            SolvedPain(
                sheet.link(each.key),
                each.pain.severity or 0,
                sheet.words(f"map.severity.{each.pain.severity or 0}"),
            )
            for each in first
        ),
        solves_more=sheet.words("place.more", n=left) if left else "",
        where=whereabouts(places, sheet),
        marks=marks(
            {
                "status": (one.status,),
                "team": owner_or_nobody(one.owner),
                "persona": personas_of(one.personas, places, sheet),
            }
        ),
    )


def _picture(scored: tuple[PlacedOpportunity, ...], ranks: dict[str, str], sheet: Sheet) -> Picture | None:
    scoring, words = sheet.catalog.site.scoring, sheet.words
    found = [(each, at) for each in scored if (at := placed_at(each.opportunity, scoring)) is not None][:MOST_DRAWN]
    shown = tuple(
        Mark(
            x=x,
            y=y,
            rank=ranks[each.key.id],
            name=sheet.plain(each.opportunity.title),
            status=each.opportunity.status,
            url=f"#{entry_id(each)}",
            entry=entry_id(each),
        )
        for each, (x, y) in found
    )
    if not shown:
        return None
    used = dict.fromkeys(each.opportunity.status for each, _ in found)
    return Picture(
        chart=picture(shown, sheet),
        caption=words(f"matrix.caption.{scoring}"),
        legend=tuple(Tag(words(f"map.opportunity-status.{each}"), each, "quiet") for each in STATUSES if each in used),
        left_out=words("matrix.left-out", n=len(sheet.catalog.opportunities) - len(shown)),
    )


TYPE = PageType("opportunities", "index-opportunities.html", plan, view)
