"""A product: its journeys, its worst moments, what hurts and what is to be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from journeygen.model.catalog import Catalog, Placed
from journeygen.model.journeys import Journey
from journeygen.pages.claims import OpportunityRow, PainRow, opportunity_row, pain_row
from journeygen.pages.extremes import Extreme, of_moments
from journeygen.pages.frame import Head
from journeygen.pages.home import beside_variants
from journeygen.pages.layout import address_link, head_of
from journeygen.pages.limits import CARDS, Rest, cut, journey_list, rest
from journeygen.pages.multiples import Card, card
from journeygen.pages.page_foot import PRODUCTS, product_address
from journeygen.pages.people import Portrait, portraits
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag
from journeygen.sheet import Sheet

P = TypeVar("P", bound=Placed)

SHOWN = 6
"""How many pain points and opportunities are shown; their indices list them all."""


@dataclass(frozen=True)
class ProductView:
    """A product's page."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    personas: tuple[Portrait, ...]
    extremes: tuple[Extreme, ...]
    journeys_title: str
    cards: tuple[Card, ...]
    cards_rest: Rest | None
    pains_title: str
    pains_remark: str
    pains: tuple[PainRow, ...]
    no_pains: str
    opportunities_title: str
    opportunities_remark: str
    opportunities: tuple[OpportunityRow, ...]
    no_opportunities: str


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each product."""
    return (PlannedPage(product_address(slug), "product") for slug in catalog.products)


def view(page: PlannedPage, sheet: Sheet) -> ProductView:
    """Everything on a product's page."""
    catalog, words = sheet.catalog, sheet.words
    slug = page.url.removeprefix("products/").removesuffix(".html")
    topic = catalog.products[slug]
    journeys = tuple(catalog.journeys[key.id] for key in topic.keys)
    drawn, left = cut(beside_variants(journeys), CARDS)
    ids = {each.id for each in journeys}
    pains = [each for each in _of(catalog.pains.values(), ids) if each.pain.status in ("open", "mitigated")]
    ideas = [
        each for each in _of(catalog.opportunities.values(), ids) if each.opportunity.status not in ("done", "rejected")
    ]
    return ProductView(
        head=head_of(
            sheet,
            topic.name,
            kind="product",
            section="products",
            crumbs=(address_link(sheet, words("topic.products"), PRODUCTS),),
        ),
        title=sheet.plain(topic.name),
        lede=_lede(journeys, sheet),
        tags=(),
        facts=(),
        personas=portraits(dict.fromkeys(id_ for each in journeys for id_ in each.persona_ids), sheet),
        extremes=of_moments(tuple(pair for pair in catalog.moments if pair[0].id in ids), sheet),
        journeys_title=words("topic.journeys"),
        cards=tuple(card(each, sheet) for each in drawn),
        cards_rest=rest("journeys", left, sheet, journey_list(sheet, "product", slug)),
        pains_title=words("topic.pains"),
        pains_remark=words("of", part=min(SHOWN, len(pains)), whole=len(pains)) if pains else "",
        pains=tuple(pain_row(each, sheet) for each in pains[:SHOWN]),
        no_pains=words("team.no-pains"),
        opportunities_title=words("topic.opportunities"),
        opportunities_remark=words("of", part=min(SHOWN, len(ideas)), whole=len(ideas)) if ideas else "",
        opportunities=tuple(opportunity_row(each, sheet) for each in ideas[:SHOWN]),
        no_opportunities=words("team.no-opportunities"),
    )


def _of(placed: Iterable[P], journeys: set[str]) -> list[P]:
    return [each for each in placed if any(place.journey.id in journeys for place in each.places)]


def _lede(journeys: tuple[Journey, ...], sheet: Sheet) -> str:
    steps = sheet.words("count.step", n=sum(len(each.steps) for each in journeys))
    return f"{sheet.words('count.journey', n=len(journeys))}, {steps}"


TYPE = PageType("product", "product.html", plan, view)
