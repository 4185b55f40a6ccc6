"""All products, each with its journeys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Catalog
from journeygen.pages.extremes import Extreme, of_moments
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of
from journeygen.pages.page_foot import PRODUCTS, product_link
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product: how many journeys it has, which they are, and its worst and best moments."""

    link: Link
    count: str
    journeys: tuple[Link, ...]
    felt: tuple[Extreme, ...]


@dataclass(frozen=True)
class ProductsView:
    """The index of products."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    rows: tuple[ProductRow, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are products."""
    if catalog.products:
        yield PlannedPage(PRODUCTS, "products")


def view(page: PlannedPage, sheet: Sheet) -> ProductsView:
    """Everything on the index of products."""
    words, products = sheet.words, sheet.catalog.products.values()
    rows: list[ProductRow] = []
    for each in products:
        ids = {key.id for key in each.keys}
        rows.append(
            ProductRow(
                link=product_link(each.name, sheet),
                count=words("count.journey", n=len(ids)),
                journeys=tuple(sheet.link(key) for key in each.keys),
                felt=of_moments(tuple(pair for pair in sheet.catalog.moments if pair[0].id in ids), sheet),
            )
        )
    return ProductsView(
        head=head_of(sheet, words("topic.products"), kind="products", section="products"),
        title=words("topic.count-products", n=len(products)),
        lede=words("topic.products-lede"),
        tags=(),
        facts=(),
        rows=tuple(rows),
    )


TYPE = PageType("products", "index-products.html", plan, view)
