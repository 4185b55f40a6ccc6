"""A touchpoint: where it is used, in which stage, felt how, owned by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.links import page_of
from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Key, Kind
from journeygen.model.touchpoints import Touchpoint
from journeygen.pages.backlinks import Backlinks, backlinks
from journeygen.pages.extremes import Extremes, extremes
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, section_crumb
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Tag, not_written, outside, owner_fact
from journeygen.pages.visits import VisitTable, visit_table
from journeygen.sheet import Sheet


@dataclass(frozen=True)
class TouchpointView:
    """A touchpoint's page. `icon` is its channel's."""

    head: Head
    title: Markup
    lede: Markup
    icon: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    stub: Missing | None
    image: str
    image_text: str
    extremes: Extremes
    used_title: str
    used_remark: str
    visits: VisitTable
    unused: Missing | None
    notes_title: str
    body: Markup
    backlinks: Backlinks


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each touchpoint."""
    return (PlannedPage(page_of(each.key), "touchpoint", each.key) for each in catalog.touchpoints.values())


def view(page: PlannedPage, sheet: Sheet) -> TouchpointView:
    """Everything on a touchpoint's page."""
    assert page.subject
    touchpoint, words = sheet.catalog.touchpoints[page.subject.id], sheet.words
    visits = sheet.catalog.visits_of_touchpoint.get(touchpoint.id, ())
    channel = sheet.catalog.channels.get(touchpoint.channel)
    name = sheet.plain(touchpoint.name)
    journeys = len({visit.place.journey.id for visit in visits})
    return TouchpointView(
        head=head_of(
            sheet,
            touchpoint.name,
            kind="touchpoint",
            section="touchpoints",
            description=touchpoint.description,
            crumbs=section_crumb(Kind.TOUCHPOINT, sheet),
        ),
        title=sheet.line(touchpoint.name, touchpoint.key),
        lede=sheet.line(touchpoint.description, touchpoint.key),
        icon=(channel.icon or channel.type) if channel else "",
        tags=(Tag(words(f"media.{touchpoint.media}")),) if touchpoint.media else (),
        facts=_facts(touchpoint, sheet),
        stub=not_written(touchpoint, sheet),
        image=sheet.file(touchpoint.image) if touchpoint.image else "",
        image_text=words("picture-of", what=name),
        extremes=extremes(visits, sheet),
        used_title=words("touchpoint.used"),
        used_remark=words("visits.count", n=len(visits), journeys=words("count.journey", n=journeys)) if visits else "",
        visits=visit_table(visits, words("visits.caption", what=name), sheet),
        unused=None if visits else Missing(words("missing.unused", id=touchpoint.id), "content/journeys/"),
        notes_title=words("notes"),
        body=sheet.text(touchpoint.body, touchpoint.key, heading=3),
        backlinks=backlinks(touchpoint.key, sheet, without=("touchpoint",)),
    )


def _facts(touchpoint: Touchpoint, sheet: Sheet) -> tuple[Fact, ...]:
    words = sheet.words
    found = [
        Fact(words("fact.channel"), (sheet.link(Key(Kind.CHANNEL, touchpoint.channel)),)),
        owner_fact(touchpoint.owner, sheet),
    ]
    if touchpoint.systems:
        found.append(
            Fact(words("fact.systems"), tuple(sheet.line(each, touchpoint.key) for each in touchpoint.systems))
        )
    if touchpoint.metrics:
        links = tuple(sheet.link(Key(Kind.METRIC, id_)) for id_ in touchpoint.metrics)
        found.append(Fact(words("fact.metrics"), links))
    if touchpoint.url:
        found.append(Fact(words("fact.seen-at"), (outside(touchpoint.url),)))
    return tuple(found)


TYPE = PageType("touchpoint", "touchpoint.html", plan, view)
