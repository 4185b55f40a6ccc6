"""All journeys, by stage model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeygen.model.catalog import Catalog
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.pages.facets import ListFilter, Marks
from journeygen.pages.frame import Head
from journeygen.pages.home import Small, beside_variants
from journeygen.pages.journey_facets import journey_filter, journey_marks
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.limits import ROWS
from journeygen.pages.multiples import comparison
from journeygen.pages.page_foot import product_link, tag_link
from journeygen.pages.people import Lowest, Portrait, lowest_of, portraits
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag, no_owner, state_tags, team
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """A journey. `filed` are its product and its tags."""

    link: Link
    summary: Markup
    tags: tuple[Tag, ...]
    personas: tuple[Portrait, ...]
    lowest: Lowest | None
    unknown: str
    steps: str
    owner: Link | None
    no_owner: Tag
    compare: Link | None
    filed: tuple[Link, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class JourneyGroup:
    """The journeys of a stage model; of very many those in `rest` are named and no more."""

    title: Link
    rows: tuple[JourneyRow, ...]
    rest: tuple[Small, ...]


@dataclass(frozen=True)
class JourneysView:
    """The index of journeys."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    filter: ListFilter | None
    heads: tuple[str, ...]
    groups: tuple[JourneyGroup, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are journeys."""
    if is_listed(catalog, Kind.JOURNEY):
        yield PlannedPage(index_of(Kind.JOURNEY), "journeys")


def view(page: PlannedPage, sheet: Sheet) -> JourneysView:
    """Everything on the index of journeys."""
    catalog, words = sheet.catalog, sheet.words
    of_model = catalog.journeys_of_model
    ordered = [*(id_ for id_ in catalog.stage_models if id_ in of_model)]
    ordered += [id_ for id_ in of_model if id_ and id_ not in catalog.stage_models]
    titles = {id_: sheet.link(Key(Kind.STAGE_MODEL, id_)) for id_ in ordered}
    if "" in of_model:
        titles[""] = Link(escape(words("home.own-stages")))
    groups, room = [], ROWS
    for id_, title in titles.items():
        journeys = beside_variants(of_model[id_])
        whole, named = journeys[:room], journeys[room:]
        rest = tuple(Small(sheet.link(journey.key), journey_marks(journey)) for journey in named)
        groups.append(JourneyGroup(title, _rows(whole, sheet), rest))
        room -= len(whole)
    return JourneysView(
        head=head_of(sheet, words("kinds.journey"), kind="journeys", section="journeys"),
        title=words("count.journey", n=len(catalog.journeys)),
        lede=words("lede.journey"),
        tags=(),
        facts=(),
        filter=journey_filter(catalog.journeys.values(), sheet),
        heads=tuple(words(f"column.{each}") for each in ("journey", "personas", "lowest", "steps", "owner")),
        groups=tuple(groups),
    )


def _rows(journeys: tuple[Journey, ...], sheet: Sheet) -> tuple[JourneyRow, ...]:
    return tuple(
        JourneyRow(
            link=sheet.link(journey.key),
            summary=sheet.line(journey.summary, journey.key),
            tags=state_tags(journey, sheet),
            personas=portraits(journey.persona_ids, sheet),
            lowest=lowest_of(journey, sheet),
            unknown=sheet.words("felt.nowhere"),
            steps=sheet.words.number(len(journey.steps)),
            owner=team(journey.owner, sheet),
            no_owner=no_owner(sheet),
            compare=comparison(journey, sheet),
            filed=(
                *((product_link(journey.product, sheet),) if journey.product else ()),
                *(tag_link(each, sheet) for each in dict.fromkeys(journey.tags)),
            ),
            marks=journey_marks(journey),
        )
        for journey in journeys
    )


TYPE = PageType("journeys", "index-journeys.html", plan, view)
