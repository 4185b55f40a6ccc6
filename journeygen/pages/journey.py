"""The journey map: what it is about, the map as a table, and the same journey as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.lanes import LANES, Board, arranged, filled_lanes
from journeygen.links import page_of
from journeygen.model.catalog import Catalog
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Kind
from journeygen.pages.frame import Head
from journeygen.pages.journey_changes import Changes, journey_changes
from journeygen.pages.journey_head import About, about
from journeygen.pages.journey_map import MapTable, map_table
from journeygen.pages.journey_print import Paper, paper
from journeygen.pages.journey_text import Story, story
from journeygen.pages.layout import head_of, section_crumb
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True)
class Backlink:
    """Something that refers to this journey: a link to where it does so, and in what part."""

    link: Link
    role: str


@dataclass(frozen=True)
class JourneyView:
    """A journey's page. `body` is its long text; `changes` are None where nothing changed since it was written."""

    head: Head
    about: About
    map: MapTable
    paper: Paper
    story: Story
    body: Markup
    backlinks: tuple[Backlink, ...]
    changes: Changes | None


def card_of(journey_id: str) -> str:
    """The address of the picture that stands for a journey where a link to it is shown."""
    return f"journeys/{journey_id}.png"


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each journey."""
    return (PlannedPage(page_of(journey.key), "journey", journey.key) for journey in catalog.journeys.values())


def view(page: PlannedPage, sheet: Sheet) -> JourneyView:
    """Everything on a journey's page."""
    assert page.subject is not None
    journey = sheet.catalog.journeys[page.subject.id]
    board = Board(journey, sheet)
    filled = filled_lanes(LANES, board)
    empty = tuple(each.lane for each in filled if each.content.is_empty)
    table = map_table(board, arranged(filled, board), empty)
    return JourneyView(
        head=head_of(
            sheet,
            journey.title,
            kind="journey",
            section="journeys",
            description=journey.summary,
            crumbs=_breadcrumbs(journey, sheet),
            language=journey.language,
            card=card_of(journey.id),
        ),
        about=about(board),
        map=table,
        paper=paper(board, table),
        story=story(board, filled),
        body=sheet.text(journey.body, journey.key, heading=3),
        backlinks=_backlinks(journey, sheet),
        changes=journey_changes(board),
    )


def _breadcrumbs(journey: Journey, sheet: Sheet) -> tuple[Link, ...]:
    """The index of journeys, then the journeys that this one is a part of, the largest first."""
    above: dict[str, Link] = {}
    larger = sheet.catalog.larger_journeys.get(journey.id, ())
    while larger and larger[0].journey.id not in above and larger[0].journey.id != journey.id:
        parent = larger[0].journey
        above[parent.id] = sheet.link(parent.key)
        larger = sheet.catalog.larger_journeys.get(parent.id, ())
    return (*section_crumb(Kind.JOURNEY, sheet), *reversed(above.values()))


def _backlinks(journey: Journey, sheet: Sheet) -> tuple[Backlink, ...]:
    found: dict[tuple[str, str], Backlink] = {}
    for mention in sheet.catalog.backlinks.get(journey.key, ()):
        in_step = mention.place is not None and mention.place.step is not None
        link = sheet.link(mention.source)
        if mention.place is not None and mention.place.step is not None:
            step = sheet.step_link(mention.place)
            link = Link(Markup("{}: {}").format(link.text, step.text), step.url)
        role = "step" if in_step else "variant" if mention.source.kind is Kind.JOURNEY else "mention"
        found.setdefault((str(link.text), role), Backlink(link, sheet.words(f"map.backlink.{role}")))
    return tuple(found.values())


TYPE = PageType("journey", "journey.html", plan, view)
