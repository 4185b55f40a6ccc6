"""Whom rules ask: the maps that are kept up, and what is written in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from journeygen.checks.check import Checked
from journeygen.model.catalog import Catalog, Place, PlacedOpportunity, PlacedPain
from journeygen.model.entity import Entity
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Kind
from journeygen.problems import Location

E = TypeVar("E", bound=Entity)

UNFINISHED = "Drafts and archived journeys: the ones are being written, the others are kept as they were."
NOT_OURS = "Drafts, archived journeys, and journeys with a competitor."


def finished(catalog: Catalog) -> Iterator[Journey]:
    """The journeys that are no drafts and not laid aside."""
    for journey in catalog.journeys.values():
        if journey.status in ("published", "in-review") and not journey.stub:
            yield journey


def ours(catalog: Catalog) -> Iterator[Journey]:
    """Those of them that are not a competitor's."""
    return (journey for journey in finished(catalog) if not journey.competitor)


def described(entities: Mapping[str, E]) -> Iterator[E]:
    """Entities that are more than a name."""
    return (entity for entity in entities.values() if not entity.stub)


@dataclass(frozen=True, slots=True)
class Pain:
    """A pain point, and where it is written."""

    placed: PlacedPain
    location: Location


@dataclass(frozen=True, slots=True)
class Idea:
    """An opportunity, and where it is written."""

    placed: PlacedOpportunity
    location: Location


def pains(checked: Checked) -> Iterator[Pain]:
    """The pain points that still hurt in a map of ours, or stand in no map yet."""
    catalog = checked.loaded.catalog
    kept = {each.id for each in ours(catalog)}
    for key, placed in catalog.pains.items():
        open_ = placed.pain.status in ("open", "mitigated") and not placed.pain.stub
        if open_ and _matters(placed.places, kept):
            yield Pain(placed, checked.entries.get(key) or checked.place(key))


def ideas(checked: Checked) -> Iterator[Idea]:
    """The opportunities that are not rejected, in a map of ours or in no map yet."""
    catalog = checked.loaded.catalog
    kept = {each.id for each in ours(catalog)}
    for key, placed in catalog.opportunities.items():
        alive = placed.opportunity.status != "rejected" and not placed.opportunity.stub
        if alive and _matters(placed.places, kept):
            yield Idea(placed, checked.entries.get(key) or checked.place(key))


def _matters(places: tuple[Place, ...], kept: set[str]) -> bool:
    return not places or any(place.journey.id in kept for place in places)


def plain(checked: Checked, text: str) -> str:
    """A title without its Markdown, for a message."""
    return checked.desk.prose.plain(text)


def has_teams(catalog: Catalog) -> bool:
    """Whether the site works with owners: it describes teams."""
    return any(not team.stub for team in catalog.of(Kind.TEAM).values())


WITHOUT_TEAMS = "Sites that describe no team: they do not work with owners yet."
