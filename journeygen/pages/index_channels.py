"""All channels: by stage, as heat maps, and then one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.model.touchpoints import Channel
from journeygen.pages.backlinks import mentions_at
from journeygen.pages.extremes import Extreme, extremes
from journeygen.pages.frame import Head
from journeygen.pages.heat_map import HeatMap, Legend, heat_maps, is_ours, legend
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Tag
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel. `worst` is the worst moment on it, None where nothing is known."""

    link: Link
    icon: str
    description: Markup
    touchpoints: str
    steps: str
    journeys: str
    worst: Extreme | None
    unknown: str


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The channels of a kind."""

    title: str
    rows: tuple[ChannelRow, ...]


@dataclass(frozen=True)
class ChannelsView:
    """The index of channels."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    maps: tuple[HeatMap, ...]
    all_stages: str
    gap: str
    legend: Legend
    no_maps: Missing | None
    besides: str
    list_title: str
    heads: tuple[str, ...]
    groups: tuple[KindGroup, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are channels."""
    if is_listed(catalog, Kind.CHANNEL):
        yield PlannedPage(index_of(Kind.CHANNEL), "channels")


def view(page: PlannedPage, sheet: Sheet) -> ChannelsView:
    """Everything on the index of channels."""
    words, channels = sheet.words, sheet.catalog.channels.values()
    groups = (
        KindGroup(words(f"channel-kind.{kind}"), tuple(_row(each, sheet) for each in channels if each.type == kind))
        for kind in ("digital", "physical", "human")
    )
    of_model = sheet.catalog.journeys_of_model
    models = [each for each in sheet.catalog.stage_models.values() if any(map(is_ours, of_model.get(each.id, ())))]
    models.sort(key=lambda each: -sum(map(is_ours, of_model[each.id])))
    own = sum(is_ours(each) for each in of_model.get("", ()))
    return ChannelsView(
        head=head_of(sheet, words("heat.title"), kind="channels", section="channels"),
        title=words("heat.title"),
        lede=words("heat.lede"),
        tags=(),
        facts=(),
        maps=heat_maps(models, sheet),
        all_stages=words("heat.all-stages"),
        gap=words("heat.gap"),
        legend=legend(sheet),
        no_maps=None if models else Missing(words("write.heat"), "content/journeys/"),
        besides=words("heat.gaps", n=own) if own and models else "",
        list_title=words("heat.channels"),
        heads=tuple(words(f"column.{each}") for each in ("channel", "touchpoints", "steps", "journeys", "worst")),
        groups=tuple(group for group in groups if group.rows),
    )


def _row(channel: Channel, sheet: Sheet) -> ChannelRow:
    words = sheet.words
    visits = sheet.catalog.visits_of_channel.get(channel.id, ())
    on_it = [each for each in mentions_at(channel.key, "channel", sheet) if each.source.kind is Kind.TOUCHPOINT]
    known = extremes(visits, sheet)
    return ChannelRow(
        link=sheet.link(channel.key),
        icon=channel.icon or channel.type,
        description=sheet.line(channel.description, channel.key),
        touchpoints=words.number(len(on_it)),
        steps=words.number(len(visits)),
        journeys=words.number(len({visit.place.journey.id for visit in visits})),
        worst=known[0] if known else None,
        unknown=words("felt.nothing-known") if visits else words("touchpoint.unused"),
    )


TYPE = PageType("channels", "index-channels.html", plan, view)
