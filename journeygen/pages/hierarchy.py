"""The journey hierarchy: larger journeys, and the smaller ones that their steps open into."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeygen.model.catalog import Catalog, Place
from journeygen.model.journeys import Journey
from journeygen.pages.frame import Head
from journeygen.pages.hierarchies import has_hierarchy, smaller_journeys
from journeygen.pages.layout import HIERARCHY, head_of
from journeygen.pages.people import Lowest, Portrait, lowest_of, portraits
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag, state_tags
from journeygen.pages.whereabouts import Ring, ring
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True)
class Branch:
    """A journey, the step that opens into it (None: at the top), and its own smaller journeys.

    `again` says that it stands further up already, with its smaller journeys.
    """

    link: Link
    tags: tuple[Tag, ...]
    personas: tuple[Portrait, ...]
    lowest: Lowest | None
    steps: str
    ring: Ring | None
    opens: Markup
    again: str
    smaller: tuple[Branch, ...]


@dataclass(frozen=True)
class HierarchyView:
    """The hierarchy: trees, and the journeys that belong to none."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    trees: tuple[Branch, ...]
    alone_title: str
    alone: tuple[Branch, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where a journey opens into another one."""
    if has_hierarchy(catalog):
        yield PlannedPage(HIERARCHY, "hierarchy")


def view(page: PlannedPage, sheet: Sheet) -> HierarchyView:
    """Everything on the hierarchy."""
    catalog, words = sheet.catalog, sheet.words
    within = catalog.larger_journeys
    journeys = tuple(catalog.journeys.values())
    tops = [each for each in journeys if each.id not in within]
    seen: set[str] = set()
    branches = [_branch(each, None, seen, sheet) for each in tops]
    # Journeys that only open into one another have no top: the first of them is it.
    branches.extend(_branch(each, None, seen, sheet) for each in journeys if each.id not in seen)
    title = words("hierarchy.title")
    return HierarchyView(
        head=head_of(sheet, title, kind="hierarchy", section="hierarchy"),
        title=title,
        lede=words("hierarchy.lede"),
        tags=(),
        facts=(),
        trees=tuple(each for each in branches if each.smaller),
        alone_title=words("hierarchy.alone"),
        alone=tuple(each for each in branches if not each.smaller),
    )


def _branch(journey: Journey, place: Place | None, seen: set[str], sheet: Sheet) -> Branch:
    words = sheet.words
    again = journey.id in seen
    seen.add(journey.id)
    below = [] if again else list(smaller_journeys(journey, sheet.catalog))
    return Branch(
        link=sheet.link(journey.key),
        tags=state_tags(journey, sheet),
        personas=portraits(journey.persona_ids, sheet),
        lowest=lowest_of(journey, sheet),
        steps=words("count.step", n=len(journey.steps)),
        ring=ring(place, sheet) if place else None,
        opens=Markup(escape(words("hierarchy.opens", step="{}"))).format(sheet.step_link(place).text)
        if place
        else Markup(),
        again=words("hierarchy.again") if again and any(smaller_journeys(journey, sheet.catalog)) else "",
        smaller=tuple(_branch(each, at, seen, sheet) for at, each in below),
    )


TYPE = PageType("hierarchy", "hierarchy.html", plan, view)
