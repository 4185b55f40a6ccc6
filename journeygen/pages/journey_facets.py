"""What journeys are filtered by, on the home page and in their index."""

from __future__ import annotations

from collections.abc import Iterable

from journeygen.model.journeys import Journey
from journeygen.model.topics import topic_slug
from journeygen.pages.facets import (
    ListFilter,
    Marks,
    by_persona,
    by_team,
    by_word,
    list_filter,
    marks,
    owner_or_nobody,
)
from journeygen.sheet import Sheet

STATES = ("current", "future", "competitor")


def journey_marks(journey: Journey) -> Marks:
    """What a journey is found by. The teams that have a part in it find it as well."""
    return marks(
        {
            "product": (topic_slug(journey.product),) if journey.product else (),
            "tag": tuple(topic_slug(tag) for tag in journey.tags),
            "team": (*owner_or_nobody(journey.owner), *journey.involved),
            "persona": journey.persona_ids,
            "state": ("competitor",) if journey.competitor else (journey.state,),
        }
    )


def journey_filter(journeys: Iterable[Journey], sheet: Sheet) -> ListFilter | None:
    """The bar for journeys."""
    catalog = sheet.catalog
    return list_filter(
        (journey_marks(each) for each in journeys),
        {
            "product": (tuple(catalog.products), lambda slug: sheet.plain(catalog.products[slug].name)),
            "tag": (tuple(catalog.tags), lambda slug: catalog.tags[slug].name),
            "team": by_team(sheet),
            "persona": by_persona(sheet),
            "state": by_word("filter.state", STATES, sheet),
        },
        sheet,
    )
