"""A pain point that several journeys share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.links import page_of
from journeygen.model.catalog import Catalog, PlacedPain
from journeygen.model.kinds import Key, Kind
from journeygen.pages.backlinks import Backlinks, backlinks
from journeygen.pages.claims import OpportunityRow, PainRow, is_theirs, opportunity_row, pain_row, place_link
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, section_crumb
from journeygen.pages.limits import ENTRIES, Rest, cut, rest
from journeygen.pages.people import Portrait, portraits
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Tag, file_of, not_written, owner_fact
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True)
class PainPointView:
    """A shared pain point's page."""

    head: Head
    title: Markup
    lede: Markup
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    stub: Missing | None
    row: PainRow
    solved_title: str
    solved_by: tuple[OpportunityRow, ...]
    unsolved: Missing | None
    places_title: str
    places: tuple[Link, ...]
    places_rest: Rest | None
    no_places: Missing | None
    personas: tuple[Portrait, ...]
    notes_title: str
    body: Markup
    backlinks: Backlinks


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each pain point that is written on its own."""
    return (PlannedPage(page_of(each.key), "pain-point", each.key) for each in catalog.of(Kind.PAIN_POINT).values())


def view(page: PlannedPage, sheet: Sheet) -> PainPointView:
    """Everything on a shared pain point's page."""
    assert page.subject
    catalog, words = sheet.catalog, sheet.words
    placed = catalog.pains[page.subject]
    pain, key, file = placed.pain, placed.key, file_of(placed.key, sheet)
    places, left = cut(placed.places, ENTRIES)
    return PainPointView(
        head=head_of(
            sheet, pain.title, kind="pain-point", section="pain-points", crumbs=section_crumb(Kind.PAIN_POINT, sheet)
        ),
        title=sheet.line(pain.title, key),
        lede=Markup(),
        tags=(Tag(words(f"map.pain-status.{pain.status}"), pain.status),),
        facts=_facts(placed, sheet),
        stub=not_written(pain, sheet),
        row=pain_row(placed, sheet),
        solved_title=words("pain-point.solved-by"),
        solved_by=tuple(
            opportunity_row(catalog.opportunities[each], sheet)
            for each in placed.solved_by
            if each in catalog.opportunities
        ),
        unsolved=None
        if placed.solved_by or is_theirs(placed)
        else Missing(words("missing.unsolved", id=pain.id), file),
        places_title=words("pain-point.places"),
        places=tuple(place_link(place, sheet) for place in places),
        places_rest=rest("more", left, sheet),
        no_places=None if placed.places else Missing(words("missing.no-places", id=pain.id), "content/journeys/"),
        personas=portraits(pain.personas, sheet),
        notes_title=words("notes"),
        body=sheet.text(pain.body, key, heading=3),
        backlinks=backlinks(key, sheet, without=("pain_points",)),
    )


def _facts(placed: PlacedPain, sheet: Sheet) -> tuple[Fact, ...]:
    pain, words = placed.pain, sheet.words
    frequency = words(f"map.frequency.{pain.frequency}") if pain.frequency else words("not-judged")
    links = tuple(sheet.link(Key(Kind.EVIDENCE, id_)) for id_ in pain.evidence)
    nothing = () if links else (Tag(words("tag.assumption"), "assumed", "quiet"),)
    return (
        Fact(words("fact.frequency"), (frequency,)),
        owner_fact(pain.owner, sheet),
        Fact(words("kinds.evidence"), links, nothing),
    )


TYPE = PageType("pain-point", "pain-point.html", plan, view)
