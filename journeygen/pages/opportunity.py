"""An opportunity that several journeys share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.lanes.metrics import measured
from journeygen.links import page_of
from journeygen.model.catalog import Catalog, PlacedOpportunity
from journeygen.model.kinds import Key, Kind
from journeygen.model.scores import OUT_OF
from journeygen.pages.backlinks import Backlinks, backlinks
from journeygen.pages.claims import PainRow, pain_row, place_link, score_words
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, section_crumb
from journeygen.pages.limits import ENTRIES, Rest, cut, rest
from journeygen.pages.people import Portrait, portraits
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Tag, file_of, not_written, outside, owner_fact
from journeygen.sheet import Link, Sheet

OVER = ("done", "rejected")

PARTS = {
    "impact-effort": ("impact", "effort"),
    "rice": ("reach", "impact", "confidence", "effort"),
    "opportunity-score": ("importance", "satisfaction"),
}
"""The keys that each score is worked out from."""


@dataclass(frozen=True)
class OpportunityView:
    """A shared opportunity's page. `score` is empty while it cannot be worked out."""

    head: Head
    title: Markup
    lede: Markup
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    stub: Missing | None
    score: str
    score_title: str
    score_note: str
    parts: str
    no_score: Missing | None
    solves_title: str
    solves: tuple[PainRow, ...]
    solves_nothing: Missing | None
    expected_title: str
    expected: Markup
    result_title: str
    result: Markup
    places_title: str
    places: tuple[Link, ...]
    places_rest: Rest | None
    no_places: Missing | None
    personas: tuple[Portrait, ...]
    notes_title: str
    body: Markup
    backlinks: Backlinks


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each opportunity that is written on its own."""
    return (PlannedPage(page_of(each.key), "opportunity", each.key) for each in catalog.of(Kind.OPPORTUNITY).values())


def view(page: PlannedPage, sheet: Sheet) -> OpportunityView:
    """Everything on a shared opportunity's page."""
    assert page.subject
    catalog, words = sheet.catalog, sheet.words
    placed = catalog.opportunities[page.subject]
    one, key, file = placed.opportunity, placed.key, file_of(placed.key, sheet)
    highest = OUT_OF[catalog.site.scoring]
    places, left = cut(placed.places, ENTRIES)
    return OpportunityView(
        head=head_of(
            sheet,
            one.title,
            kind="opportunity",
            section="opportunities",
            crumbs=section_crumb(Kind.OPPORTUNITY, sheet),
        ),
        title=sheet.line(one.title, key),
        lede=Markup(),
        tags=(Tag(words(f"map.opportunity-status.{one.status}"), one.status),),
        facts=_facts(placed, sheet),
        stub=not_written(one, sheet),
        score=score_words(placed.score, sheet),
        score_title=words(f"scoring.{catalog.site.scoring}"),
        score_note=words("score.out-of", most=highest) if highest else "",
        parts=_parts(placed, sheet),
        no_score=Missing(words(f"missing.score.{catalog.site.scoring}"), file)
        if placed.score is None and one.status not in OVER
        else None,
        solves_title=words("opportunity.solves"),
        solves=tuple(pain_row(catalog.pains[each], sheet) for each in placed.solves if each in catalog.pains),
        solves_nothing=None if placed.solves else Missing(words("missing.solves"), file),
        expected_title=words("opportunity.expected"),
        expected=_expected(placed, sheet),
        result_title=words("opportunity.result"),
        result=sheet.text(one.result, key, heading=3),
        places_title=words("opportunity.places"),
        places=tuple(place_link(place, sheet) for place in places),
        places_rest=rest("more", left, sheet),
        no_places=None if placed.places else Missing(words("missing.no-places", id=one.id), "content/journeys/"),
        personas=portraits(one.personas, sheet),
        notes_title=words("notes"),
        body=sheet.text(one.body, key, heading=3),
        backlinks=backlinks(key, sheet, without=("opportunities",)),
    )


def _facts(placed: PlacedOpportunity, sheet: Sheet) -> tuple[Fact, ...]:
    one, words = placed.opportunity, sheet.words
    found = [owner_fact(one.owner, sheet)]
    if one.decided:
        found.append(Fact(words("fact.decided"), (words.date(one.decided),)))
    if one.due:
        late = one.due < sheet.as_of and one.status not in OVER
        tags = (Tag(words("tag.overdue", n=(sheet.as_of - one.due).days), "clock", "alert"),) if late else ()
        found.append(Fact(words("fact.due"), (words.date(one.due),), tags))
    if one.url:
        found.append(Fact(words("fact.ticket"), (outside(one.url),)))
    links = tuple(sheet.link(Key(Kind.EVIDENCE, id_)) for id_ in one.evidence)
    nothing = () if links else (Tag(words("tag.assumption"), "assumed", "quiet"),)
    return (*found, Fact(words("kinds.evidence"), links, nothing))


def _parts(placed: PlacedOpportunity, sheet: Sheet) -> str:
    """What the score is made of: `impact 5, effort 2`."""
    parts = ((name, getattr(placed.opportunity, name)) for name in PARTS[sheet.catalog.site.scoring])
    return sheet.words.comma.join(
        sheet.words(f"part.{name}", value=value) for name, value in parts if value is not None
    )


def _expected(placed: PlacedOpportunity, sheet: Sheet) -> Markup:
    """What should change: the metric, its value, the date."""
    expected, words = placed.opportunity.expected, sheet.words
    if expected is None:
        return Markup()
    metric = sheet.catalog.metrics.get(expected.metric)
    said = Markup("{}").format(sheet.link(Key(Kind.METRIC, expected.metric)))
    if expected.to is not None:
        said += Markup(": {}").format(words("opportunity.to", value=measured(expected.to, metric, words)))
    if expected.by:
        said += Markup(" {}").format(words("map.by-day", day=words.date(expected.by)))
    return said


TYPE = PageType("opportunity", "opportunity.html", plan, view)
