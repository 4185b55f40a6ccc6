"""A channel: its touchpoints, the steps on it, and who likes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.links import page_of
from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.model.touchpoints import Touchpoint
from journeygen.pages.backlinks import Backlinks, backlinks, mentions_at
from journeygen.pages.extremes import Extremes, extremes
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, section_crumb
from journeygen.pages.people import Portrait, portrait
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Tag, no_owner, not_written, team
from journeygen.pages.visits import VisitTable, visit_table
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class OnChannel:
    """A touchpoint on the channel: who owns it, and at how many steps it is used."""

    link: Link
    owner: Link | None
    no_owner: Tag
    steps: str


@dataclass(frozen=True, slots=True)
class Liking:
    """How gladly a persona uses the channel, from 1 (avoids it) to 5 (prefers it)."""

    persona: Portrait
    value: int
    word: str


@dataclass(frozen=True)
class ChannelView:
    """A channel's page."""

    head: Head
    title: Markup
    lede: Markup
    icon: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    stub: Missing | None
    extremes: Extremes
    touchpoints_title: str
    touchpoints: tuple[OnChannel, ...]
    no_touchpoints: Missing
    likings_title: str
    likings: tuple[Liking, ...]
    used_title: str
    used_remark: str
    visits: VisitTable
    unused: Missing | None
    notes_title: str
    body: Markup
    backlinks: Backlinks


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each channel."""
    return (PlannedPage(page_of(each.key), "channel", each.key) for each in catalog.channels.values())


def view(page: PlannedPage, sheet: Sheet) -> ChannelView:
    """Everything on a channel's page."""
    assert page.subject
    catalog, words = sheet.catalog, sheet.words
    channel = catalog.channels[page.subject.id]
    visits = catalog.visits_of_channel.get(channel.id, ())
    touchpoints = tuple(
        catalog.touchpoints[mention.source.id]
        for mention in mentions_at(channel.key, "channel", sheet)
        if mention.source.kind is Kind.TOUCHPOINT
    )
    name = sheet.plain(channel.name)
    journeys = len({visit.place.journey.id for visit in visits})
    return ChannelView(
        head=head_of(
            sheet,
            channel.name,
            kind="channel",
            section="channels",
            description=channel.description,
            crumbs=section_crumb(Kind.CHANNEL, sheet),
        ),
        title=sheet.line(channel.name, channel.key),
        lede=sheet.line(channel.description, channel.key),
        icon=channel.icon or channel.type,
        tags=() if channel.stub else (Tag(words(f"channel-kind.{channel.type}"), channel.type),),
        facts=(
            Fact(words("kinds.touchpoint"), (words.number(len(touchpoints)),)),
            Fact(words("fact.steps"), (words.number(len(visits)),)),
            Fact(words("kinds.journey"), (words.number(journeys),)),
        ),
        stub=not_written(channel, sheet),
        extremes=extremes(visits, sheet),
        touchpoints_title=words("kinds.touchpoint"),
        touchpoints=tuple(_on_channel(each, sheet) for each in touchpoints),
        no_touchpoints=Missing(words("missing.no-touchpoints", id=channel.id), "content/touchpoints/"),
        likings_title=words("channel.likings"),
        likings=tuple(_likings(channel.id, sheet)),
        used_title=words("channel.used"),
        used_remark=words("visits.count", n=len(visits), journeys=words("count.journey", n=journeys)) if visits else "",
        visits=visit_table(visits, words("visits.caption", what=name), sheet),
        unused=None if visits else Missing(words("missing.unused-channel", id=channel.id), "content/journeys/"),
        notes_title=words("notes"),
        body=sheet.text(channel.body, channel.key, heading=3),
        backlinks=backlinks(channel.key, sheet, without=("channel", "channels")),
    )


def _on_channel(touchpoint: Touchpoint, sheet: Sheet) -> OnChannel:
    count = len(sheet.catalog.visits_of_touchpoint.get(touchpoint.id, ()))
    return OnChannel(
        sheet.link(touchpoint.key), team(touchpoint.owner, sheet), no_owner(sheet), sheet.words("count.step", n=count)
    )


def _likings(channel: str, sheet: Sheet) -> Iterable[Liking]:
    """The personas who say how they like the channel, the gladdest first."""
    known = [
        (persona.channels[channel], id_)
        for id_, persona in sheet.catalog.personas.items()
        if channel in persona.channels
    ]
    for value, id_ in sorted(known, key=lambda pair: -pair[0]):
        yield Liking(portrait(id_, sheet), value, sheet.words(f"liking.{value}"))


TYPE = PageType("channel", "channel.html", plan, view)
