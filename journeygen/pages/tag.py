"""A tag: everything that has it, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Key, Kind
from journeygen.pages.frame import Head
from journeygen.pages.layout import address_link, head_of
from journeygen.pages.limits import CARDS, ENTRIES, Rest, cut, journey_list, rest
from journeygen.pages.multiples import Card, card
from journeygen.pages.page_foot import TAGS, tag_address
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag, literal
from journeygen.pages.whereabouts import Whereabouts, whereabouts
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class Tagged:
    """Something that has the tag; a pain point or an opportunity with the steps it is at."""

    link: Link
    where: tuple[Whereabouts, ...] = ()


@dataclass(frozen=True, slots=True)
class TaggedGroup:
    """All of one kind that have the tag. Journeys are drawn."""

    title: str
    cards: tuple[Card, ...]
    items: tuple[Tagged, ...]
    rest: Rest | None


@dataclass(frozen=True)
class TagView:
    """A tag's page."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    groups: tuple[TaggedGroup, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each tag."""
    return (PlannedPage(tag_address(slug), "tag") for slug in catalog.tags)


def view(page: PlannedPage, sheet: Sheet) -> TagView:
    """Everything on a tag's page."""
    words = sheet.words
    slug = page.url.removeprefix("tags/").removesuffix(".html")
    topic = sheet.catalog.tags[slug]
    by_kind: dict[Kind, list[Key]] = {}
    for key in topic.keys:
        by_kind.setdefault(key.kind, []).append(key)
    return TagView(
        head=head_of(
            sheet,
            literal(topic.name),
            kind="tag",
            section="tags",
            crumbs=(address_link(sheet, words("topic.tags"), TAGS),),
        ),
        title=topic.name,
        lede=words("topic.tag-lede", n=len(topic.keys)),
        tags=(),
        facts=(),
        groups=tuple(_group(kind, by_kind[kind], slug, sheet) for kind in Kind if kind in by_kind),
    )


def _group(kind: Kind, keys: list[Key], slug: str, sheet: Sheet) -> TaggedGroup:
    journeys = sheet.catalog.journeys
    drawn = kind is Kind.JOURNEY
    shown, left = cut(keys, CARDS if drawn else ENTRIES)
    return TaggedGroup(
        title=sheet.words(f"kinds.{kind}"),
        cards=tuple(card(journeys[key.id], sheet) for key in shown) if drawn else (),
        items=() if drawn else tuple(_tagged(key, sheet) for key in shown),
        rest=rest("journeys", left, sheet, journey_list(sheet, "tag", slug)) if drawn else rest("more", left, sheet),
    )


def _tagged(key: Key, sheet: Sheet) -> Tagged:
    placed = sheet.catalog.pains.get(key) or sheet.catalog.opportunities.get(key)
    return Tagged(sheet.link(key), whereabouts(placed.places, sheet) if placed else ())


TYPE = PageType("tag", "tag.html", plan, view)
