"""All teams, with how much each owns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.model.touchpoints import Team
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag
from journeygen.pages.team import claims_of
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team, and how many of each it owns (in the order of the columns)."""

    link: Link
    counts: tuple[str, ...]


@dataclass(frozen=True)
class TeamsView:
    """The index of teams."""

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
    columns = ("team", "journeys", "touchpoints", "metrics", "open-pains", "open-opportunities")
    return TeamsView(
        head=head_of(sheet, words("kinds.team"), kind="teams", section="teams"),
        title=words("count.team", n=len(teams)),
        lede=words("lede.team"),
        tags=(),
        facts=(),
        heads=tuple(words(f"column.{each}") for each in columns),
        rows=tuple(_row(team, sheet) for team in teams.values()),
    )


def _row(team: Team, sheet: Sheet) -> TeamRow:
    owned = {each.source for each in sheet.catalog.backlinks.get(team.key, ()) if each.role == "owner"}
    of_kind = Counter(key.kind for key in owned)
    pains, opportunities = claims_of(team, sheet)
    counts = (*(of_kind[kind] for kind in (Kind.JOURNEY, Kind.TOUCHPOINT, Kind.METRIC)), len(pains), len(opportunities))
    return TeamRow(sheet.link(team.key), tuple(sheet.words.number(count) for count in counts))


TYPE = PageType("teams", "index-teams.html", plan, view)
