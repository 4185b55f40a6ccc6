"""Who refers to an entity: kind after kind, each with how it does so and at which steps."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from journeygen.model.catalog import Mention, Place
from journeygen.model.kinds import Key, Kind
from journeygen.pages.limits import ENTRIES, Rest, cut, journey_list, rest
from journeygen.pages.signs import Missing, journey_name, literal
from journeygen.sheet import Link, Sheet

PLACES = 12
"""How many steps of one journey are named before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Role:
    """How something refers to the entity, in words, and where it does."""

    word: str
    places: tuple[Link | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that refers to the entity."""

    link: Link
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All of one kind that refer to the entity; of very many the first, and how many more."""

    title: str
    entries: tuple[Entry, ...]
    rest: Rest | None


@dataclass(frozen=True, slots=True)
class Backlinks:
    """Everything that refers to an entity. `shown` is false where the page says it all in a better form."""

    title: str
    remark: str
    groups: tuple[Group, ...]
    nothing: Missing | None

    @property
    def shown(self) -> bool:
        """Whether there is something to say."""
        return bool(self.groups or self.nothing)


def backlinks(key: Key, sheet: Sheet, nothing: Missing | None = None, without: Collection[str] = ()) -> Backlinks:
    """Who refers to an entity. `without` are roles that the page shows in another form; `nothing` says what to do."""
    words = sheet.words
    sources: dict[Kind, dict[Key, dict[str, list[Place]]]] = {}
    for mention in sheet.catalog.backlinks.get(key, ()):
        if mention.role not in without and mention.source != key:
            roles = sources.setdefault(mention.source.kind, {}).setdefault(mention.source, {})
            places = roles.setdefault(mention.role, [])
            if mention.place and mention.place.stage and mention.place not in places:
                places.append(mention.place)
    groups = tuple(_group(kind, sources[kind], key, sheet) for kind in Kind if kind in sources)
    count = sum(map(len, sources.values()))
    return Backlinks(
        title=words("backlinks.title"),
        remark=words("backlinks.count", n=count) if count else "",
        groups=groups,
        nothing=None if groups else nothing,
    )


def _group(kind: Kind, sources: dict[Key, dict[str, list[Place]]], of: Key, sheet: Sheet) -> Group:
    shown, left = cut(tuple(sources.items()), ENTRIES)
    entries = tuple(_entry(source, roles, sheet) for source, roles in shown)
    # The index of journeys can be filtered by these; any other is found by the search.
    if kind is Kind.JOURNEY and of.kind in (Kind.PERSONA, Kind.TEAM):
        said = rest("journeys", left, sheet, journey_list(sheet, of.kind.value, of.id))
    else:
        said = rest("more", left, sheet)
    return Group(sheet.words(f"kinds.{kind}"), entries, said)


def _entry(source: Key, roles: dict[str, list[Place]], sheet: Sheet) -> Entry:
    journey = sheet.catalog.journeys.get(source.id) if source.kind is Kind.JOURNEY else None
    link = sheet.link(source, literal(journey_name(journey, sheet))) if journey else sheet.link(source)
    return Entry(link, tuple(_role(role, places, sheet) for role, places in roles.items()))


def _role(role: str, places: list[Place], sheet: Sheet) -> Role:
    links: list[Link | str] = [_place(place, sheet) for place in places[:PLACES]]
    if len(places) > PLACES:
        links.append(sheet.words("place.more", n=len(places) - PLACES))
    return Role(role_words(role, sheet), tuple(links))


def role_words(role: str, sheet: Sheet) -> str:
    """The key that an entity is named under, in words."""
    try:
        return sheet.words(f"role.{role.replace('_', '-')}")
    except KeyError:  # a lane of the site's own: its title says it
        lanes = {lane.id: lane.title for lane in sheet.catalog.site.lanes.custom}
        return sheet.plain(lanes.get(role, role.replace("_", " ")))


def _place(place: Place, sheet: Sheet) -> Link:
    if place.step:
        title = sheet.plain(place.step.title)
        return sheet.step_link(place, literal(sheet.words("place.number-title", number=str(place.number), title=title)))
    return sheet.step_link(place)


def mentions_at(key: Key, role: str, sheet: Sheet) -> tuple[Mention, ...]:
    """The mentions of an entity under one key."""
    return tuple(each for each in sheet.catalog.backlinks.get(key, ()) if each.role == role)
