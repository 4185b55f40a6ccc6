"""A team: all it owns, and all its open pain points and opportunities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeygen.links import page_of
from journeygen.model.catalog import Catalog, PlacedOpportunity, PlacedPain
from journeygen.model.kinds import Key, Kind
from journeygen.model.touchpoints import Team
from journeygen.pages.backlinks import Backlinks, backlinks
from journeygen.pages.claims import OpportunityRow, PainRow, opportunity_row, pain_row
from journeygen.pages.extremes import Extremes, extremes
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, section_crumb
from journeygen.pages.limits import ENTRIES, Rest, cut, journey_list, rest
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.reviews import calendar_link
from journeygen.pages.signs import Fact, Missing, Tag, not_written, outside, state_tags
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class Owned:
    """Something the team owns, with its tags and a few words."""

    link: Link
    tags: tuple[Tag, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnedGroup:
    """All of one kind that the team owns."""

    title: str
    items: tuple[Owned, ...]
    rest: Rest | None


@dataclass(frozen=True)
class TeamView:
    """A team's page."""

    head: Head
    title: Markup
    lede: Markup
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    stub: Missing | None
    extremes: Extremes
    extremes_title: str
    owned_title: str
    owned: tuple[OwnedGroup, ...]
    owns_nothing: Missing | None
    pains_title: str
    pains_remark: str
    pains: tuple[PainRow, ...]
    pains_rest: Rest | None
    no_pains: str
    opportunities_title: str
    opportunities_remark: str
    opportunities: tuple[OpportunityRow, ...]
    opportunities_rest: Rest | None
    no_opportunities: str
    notes_title: str
    body: Markup
    backlinks: Backlinks


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each team."""
    return (PlannedPage(page_of(each.key), "team", each.key) for each in catalog.teams.values())


def view(page: PlannedPage, sheet: Sheet) -> TeamView:
    """Everything on a team's page."""
    assert page.subject
    catalog, words = sheet.catalog, sheet.words
    team = catalog.teams[page.subject.id]
    owned = tuple(dict.fromkeys(each.source for each in catalog.backlinks.get(team.key, ()) if each.role == "owner"))
    pains, opportunities = claims_of(team, sheet)
    worst, pains_left = cut(pains, ENTRIES)
    best, opportunities_left = cut(opportunities, ENTRIES)
    visits = [
        visit for key in owned if key.kind is Kind.TOUCHPOINT for visit in catalog.visits_of_touchpoint.get(key.id, ())
    ]
    groups = tuple(_groups(owned, team, sheet))
    return TeamView(
        head=head_of(sheet, team.name, kind="team", section="teams", crumbs=section_crumb(Kind.TEAM, sheet)),
        title=sheet.line(team.name, team.key),
        lede=Markup(),
        tags=(),
        facts=_facts(team, sheet),
        stub=not_written(team, sheet),
        extremes=extremes(visits, sheet),
        extremes_title=words("team.felt"),
        owned_title=words("team.owns"),
        owned=groups,
        owns_nothing=None if groups else Missing(words("missing.owns-nothing", id=team.id), "content/touchpoints/"),
        pains_title=words("team.pains"),
        pains_remark=words("team.pains-remark") if pains else "",
        pains=tuple(pain_row(each, sheet) for each in worst),
        pains_rest=rest("ranked", pains_left, sheet),
        no_pains=words("team.no-pains"),
        opportunities_title=words("team.opportunities"),
        opportunities_remark=words("by-score") if opportunities else "",
        opportunities=tuple(opportunity_row(each, sheet) for each in best),
        opportunities_rest=rest("ranked", opportunities_left, sheet),
        no_opportunities=words("team.no-opportunities"),
        notes_title=words("notes"),
        body=sheet.text(team.body, team.key, heading=3),
        backlinks=backlinks(team.key, sheet, without=("owner",)),
    )


def _facts(team: Team, sheet: Sheet) -> tuple[Fact, ...]:
    words = sheet.words
    found: list[Fact] = []
    if team.lead:
        found.append(Fact(words("fact.lead"), (sheet.line(team.lead, team.key),)))
    if team.contact:
        found.append(Fact(words("fact.contact"), (_contact(team.contact),)))
    if team.handle:
        found.append(Fact(words("fact.handle"), (escape(team.handle),)))
    calendar = calendar_link(sheet, team.id)
    if calendar:
        found.append(Fact(words("fact.reviews"), (calendar,)))
    return tuple(found)


def _contact(address: str) -> Link:
    """A link where the address is one of mail or of the web; else (a chat's channel, say) its words."""
    if address.startswith(("http://", "https://", "mailto:")):
        return outside(address)
    mail = "@" in address and not address.startswith("@")
    return outside(f"mailto:{address}") if mail else Link(escape(address))


def _groups(owned: tuple[Key, ...], team: Team, sheet: Sheet) -> Iterable[OwnedGroup]:
    for kind in (Kind.JOURNEY, Kind.TOUCHPOINT, Kind.METRIC, Kind.PERSONA):
        shown, left = cut([key for key in owned if key.kind is kind], ENTRIES)
        if kind is Kind.JOURNEY:
            said = rest("journeys", left, sheet, journey_list(sheet, "team", team.id))
        else:
            said = rest("more", left, sheet)
        if shown:
            yield OwnedGroup(sheet.words(f"kinds.{kind}"), tuple(_owned(key, sheet) for key in shown), said)


def _owned(key: Key, sheet: Sheet) -> Owned:
    catalog, words = sheet.catalog, sheet.words
    if key.kind is Kind.JOURNEY:
        return Owned(sheet.link(key), state_tags(catalog.journeys[key.id], sheet))
    if key.kind is Kind.TOUCHPOINT:
        return Owned(sheet.link(key), note=words("count.step", n=len(catalog.visits_of_touchpoint.get(key.id, ()))))
    return Owned(sheet.link(key))


def claims_of(team: Team, sheet: Sheet) -> tuple[list[PlacedPain], list[PlacedOpportunity]]:
    """The team's open pain points and opportunities; those inside journeys are found by the steps that name it."""
    catalog = sheet.catalog
    pains: dict[Key, PlacedPain] = {}
    opportunities: dict[Key, PlacedOpportunity] = {}
    for mention in catalog.backlinks.get(team.key, ()):
        if mention.role == "owner" and mention.source in catalog.pains:
            pains[mention.source] = catalog.pains[mention.source]
        elif mention.role == "owner" and mention.source in catalog.opportunities:
            opportunities[mention.source] = catalog.opportunities[mention.source]
        elif mention.place and mention.role in ("pain_points", "opportunities"):
            part = mention.place.step or mention.place.stage
            for pain in part.pain_points if part else ():
                if pain.owner == team.id and not pain.shared:
                    placed = catalog.pain(mention.place.journey, pain)
                    pains[placed.key] = placed
            for one in part.opportunities if part else ():
                if one.owner == team.id and not one.shared:
                    known = catalog.opportunity(mention.place.journey, one)
                    opportunities[known.key] = known
    open_pains = [each for each in pains.values() if each.pain.status in ("open", "mitigated")]
    open_ones = [each for each in opportunities.values() if each.opportunity.status not in ("done", "rejected")]
    open_pains.sort(key=lambda each: (-(each.pain.severity or 0), -(each.pain.frequency or 0), each.key.id))
    open_ones.sort(key=lambda each: (each.score is None, -(each.score or 0), each.key.id))
    return open_pains, open_ones


TYPE = PageType("team", "team.html", plan, view)
