"""All teams: what each owns, and how it feels to customers there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.model.touchpoints import Team
from journeygen.pages.extremes import Extreme, extremes
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Tag
from journeygen.pages.team import claims_of
from journeygen.sheet import Link, Sheet

OWNED = (Kind.JOURNEY, Kind.TOUCHPOINT, Kind.METRIC, Kind.PERSONA)
"""What a team is shown to own; its pain points and opportunities are what is open."""


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team: what it owns, counted kind by kind; the worst and the best moment at its touchpoints; what is open."""

    link: Link
    owned: tuple[str, ...]
    owns_nothing: Missing | None
    felt: tuple[Extreme, ...]
    unfelt: str
    open: tuple[str, ...]


@dataclass(frozen=True)
class TeamsView:
    """The index of teams: those at whose touchpoints it feels worst first."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    heads: tuple[str, ...]
    rows: tuple[TeamRow, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are teams."""
    if is_listed(catalog, Kind.TEAM):
        yield PlannedPage(index_of(Kind.TEAM), "teams")


def view(page: PlannedPage, sheet: Sheet) -> TeamsView:
    """Everything on the index of teams."""
    words, teams = sheet.words, sheet.catalog.teams
    heads = (words("column.team"), *(words(f"team-list.{each}") for each in ("owned", "worst", "best", "open")))
    return TeamsView(
        head=head_of(sheet, words("kinds.team"), kind="teams", section="teams"),
        title=words("count.team", n=len(teams)),
        lede=words("team-list.lede"),
        tags=(),
        facts=(),
        heads=heads,
        rows=tuple(_row(team, sheet) for team in teams.values()),
    )


def _row(team: Team, sheet: Sheet) -> TeamRow:
    catalog, words = sheet.catalog, sheet.words
    owned = tuple(dict.fromkeys(each.source for each in catalog.backlinks.get(team.key, ()) if each.role == "owner"))
    counts = {kind: sum(key.kind is kind for key in owned) for kind in OWNED}
    pains, opportunities = claims_of(team, sheet)
    visits = [
        visit for key in owned if key.kind is Kind.TOUCHPOINT for visit in catalog.visits_of_touchpoint.get(key.id, ())
    ]
    felt = extremes(visits, sheet)
    nothing = not any(counts.values()) and not pains and not opportunities
    return TeamRow(
        link=sheet.link(team.key),
        owned=tuple(words(f"count.{kind}", n=count) for kind, count in counts.items() if count),
        owns_nothing=Missing(words("write.owner", id=team.id), "content/touchpoints/") if nothing else None,
        felt=felt,
        unfelt="" if felt else words("team-list.nothing-felt"),
        open=(
            *((words("team-list.pains", n=len(pains)),) if pains else ()),
            *((words("team-list.opportunities", n=len(opportunities)),) if opportunities else ()),
        ),
    )


TYPE = PageType("teams", "index-teams.html", plan, view)
