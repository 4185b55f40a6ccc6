"""All touchpoints, by channel: how much they are used, how badly they are felt, and who owns them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Key, Kind
from journeygen.model.touchpoints import Touchpoint
from journeygen.pages.extremes import Extreme, extremes
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag, no_owner, team
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class TouchpointRow:
    """A touchpoint. `worst` is the worst moment at it, None where nothing is known."""

    link: Link
    steps: str
    worst: Extreme | None
    unknown: str
    owner: Link | None
    no_owner: Tag


@dataclass(frozen=True, slots=True)
class ChannelGroup:
    """The touchpoints of a channel."""

    channel: Link
    icon: str
    rows: tuple[TouchpointRow, ...]


@dataclass(frozen=True)
class TouchpointsView:
    """The index of touchpoints."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    heads: tuple[str, ...]
    groups: tuple[ChannelGroup, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are touchpoints."""
    if is_listed(catalog, Kind.TOUCHPOINT):
        yield PlannedPage(index_of(Kind.TOUCHPOINT), "touchpoints")


def view(page: PlannedPage, sheet: Sheet) -> TouchpointsView:
    """Everything on the index of touchpoints."""
    catalog, words = sheet.catalog, sheet.words
    by_channel: dict[str, list[Touchpoint]] = {id_: [] for id_ in catalog.channels}
    for touchpoint in catalog.touchpoints.values():
        by_channel.setdefault(touchpoint.channel, []).append(touchpoint)
    nobodys = sum(not touchpoint.owner for touchpoint in catalog.touchpoints.values())
    return TouchpointsView(
        head=head_of(sheet, words("kinds.touchpoint"), kind="touchpoints", section="touchpoints"),
        title=words("count.touchpoint", n=len(catalog.touchpoints)),
        lede=words("lede.touchpoint-unowned", n=nobodys) if nobodys else words("lede.touchpoint"),
        tags=(),
        facts=(),
        heads=tuple(words(f"column.{each}") for each in ("touchpoint", "used", "worst", "owner")),
        groups=tuple(_group(id_, found, sheet) for id_, found in by_channel.items() if found),
    )


def _group(channel_id: str, touchpoints: list[Touchpoint], sheet: Sheet) -> ChannelGroup:
    channel = sheet.catalog.channels.get(channel_id)
    icon = (channel.icon or channel.type) if channel else ""
    rows = tuple(_row(each, sheet) for each in touchpoints)
    return ChannelGroup(sheet.link(Key(Kind.CHANNEL, channel_id)), icon, rows)


def _row(touchpoint: Touchpoint, sheet: Sheet) -> TouchpointRow:
    visits = sheet.catalog.visits_of_touchpoint.get(touchpoint.id, ())
    known = extremes(visits, sheet)
    return TouchpointRow(
        link=sheet.link(touchpoint.key),
        steps=sheet.words("count.step", n=len(visits)) if visits else sheet.words("touchpoint.unused"),
        worst=known[0] if known else None,
        unknown=sheet.words("felt.nothing-known") if visits else "",
        owner=team(touchpoint.owner, sheet),
        no_owner=no_owner(sheet),
    )


TYPE = PageType("touchpoints", "index-touchpoints.html", plan, view)
