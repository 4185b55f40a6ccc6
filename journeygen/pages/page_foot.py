"""What stands at the foot of each page: what it is filed under and a part of, where to edit it or say something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import escape

from journeygen.links import FOLDERS
from journeygen.model.catalog import Place
from journeygen.model.entity import Entity
from journeygen.model.journeys import Journey
from journeygen.model.site import SITE
from journeygen.model.topics import topic_slug
from journeygen.pages.hierarchies import smaller_journeys
from journeygen.pages.signs import journey_name, literal
from journeygen.sheet import Link, Sheet

TAGS = "tags/index.html"
PRODUCTS = "products/index.html"
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}


@dataclass(frozen=True, slots=True)
class FootRow:
    """A label and links."""

    label: str
    links: tuple[Link, ...]


def page_foot(sheet: Sheet) -> tuple[FootRow, ...]:
    """The rows for the entity whose page this is; none for other pages."""
    entity = _subject(sheet)
    return tuple(_rows(entity, sheet)) if entity else ()


def edit_page(sheet: Sheet) -> str:
    """Where the text of this page is edited: its entity's file, or the site's for the home page; else empty."""
    entity = _subject(sheet)
    return sheet.edit(entity.key if entity else SITE)


def _subject(sheet: Sheet) -> Entity | None:
    """The entity whose page this is."""
    folder, _, file = sheet.url.partition("/")
    kind = _KINDS.get(folder)
    return sheet.catalog.of(kind).get(file.removesuffix(".html")) if kind else None


def _rows(entity: Entity, sheet: Sheet) -> Iterator[FootRow]:
    words = sheet.words
    if isinstance(entity, Journey):
        if entity.product:
            yield FootRow(words("topic.product"), (product_link(entity.product, sheet),))
        larger = {(each.journey.id, each.number): each for each in sheet.catalog.larger_journeys.get(entity.id, ())}
        if larger:
            yield FootRow(words("hierarchy.part-of"), tuple(_at(each, sheet) for each in larger.values()))
        smaller = {each.id: sheet.link(each.key) for _, each in smaller_journeys(entity, sheet.catalog)}
        if smaller:
            yield FootRow(words("hierarchy.smaller"), tuple(smaller.values()))
    if entity.tags:
        yield FootRow(words("topic.tags"), tuple(tag_link(each, sheet) for each in dict.fromkeys(entity.tags)))
    changed = _changed(entity, sheet)
    if changed:
        yield FootRow(words("history.changed"), (Link(escape(changed)),))


def _changed(entity: Entity, sheet: Sheet) -> str:
    """When the entity was last changed and by whom; empty where Git does not say."""
    words, history = sheet.words, sheet.desk.history
    for commit in sheet.desk.changes(entity.key):
        return words.comma.join(filter(None, (words.date(commit.day), commit.author)))
    is_committed = sheet.desk.files.get(entity.key) in history.files
    return words("history.before", day=words.date(history.since)) if history.since and is_committed else ""


def _at(place: Place, sheet: Sheet) -> Link:
    """The step of a larger journey, named with its journey."""
    name = journey_name(place.journey, sheet)
    return sheet.step_link(place, literal(sheet.words("hierarchy.at", journey=name, number=str(place.number))))


def tag_link(tag: str, sheet: Sheet) -> Link:
    """A tag, as a link to its page."""
    return Link(escape(tag), sheet.to(tag_address(topic_slug(tag))))


def product_link(product: str, sheet: Sheet) -> Link:
    """A product, as a link to its page."""
    return Link(escape(sheet.plain(product)), sheet.to(product_address(topic_slug(product))))


def tag_address(slug: str) -> str:
    """The address of a tag's page."""
    return f"tags/{slug}.html"


def product_address(slug: str) -> str:
    """The address of a product's page."""
    return f"products/{slug}.html"
