"""Larger journeys and the smaller ones that their steps open into."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.model.catalog import Catalog, Place, places_of
from journeygen.model.journeys import Journey


def smaller_journeys(journey: Journey, catalog: Catalog) -> Iterator[tuple[Place, Journey]]:
    """The smaller journeys of a journey, with the step that opens into each, in the order of the steps."""
    seen: set[tuple[int, str]] = set()  # several personas may go through one step into the same journey
    for place in places_of(journey):
        for each in place.step.journey if place.step else ():
            smaller = catalog.journeys.get(each.value)
            if smaller and smaller.id != journey.id and (place.number, smaller.id) not in seen:
                seen.add((place.number, smaller.id))
                yield place, smaller


def has_hierarchy(catalog: Catalog) -> bool:
    """Whether a journey opens into another one."""
    return any(each in catalog.journeys for each in catalog.larger_journeys)
