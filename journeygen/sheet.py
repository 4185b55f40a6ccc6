"""The sheet a page is written on: it knows the page's address, and makes links, prose and words for it.

Views and lanes are made with a sheet, so that none of them has to know where it stands.
"""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import unquote

from markupsafe import Markup, escape

from journeygen.history import NO_HISTORY, Commit, History
from journeygen.history.chronicle import Chronicle
from journeygen.links import Links, page_of, relative, stage_anchor, step_anchor
from journeygen.model.catalog import Catalog, Place
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.model.reviews import Review, review_of
from journeygen.model.site import SITE
from journeygen.prose import Found, Prose, Target
from journeygen.words import Words, direction_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Link:
    """A link as templates place it: HTML text, and a URL relative to the page (empty: plain text)."""

    text: Markup
    url: str = ""

    def __html__(self) -> Markup:
        # Markup and no plain string: Markup.format escapes what it gets once more.
        return Markup(f'<a href="{escape(self.url)}">{self.text}</a>') if self.url else self.text


@dataclass(frozen=True)
class Desk:
    """What all pages of a site share while they are written.

    `changes` are the commits that changed what an entity is written in, the newest first; `chronicle` tells
    what they changed on a journey's map.
    `files` tells the file each entity is written in, `keys` the reverse; `asset` gives the published
    address of a file of the site (None: there is no such file). `edit` gives the address at which the
    value of an entity is edited (empty: none), by its place in the entity's data. `base_url` is where the
    site will stand (empty: not known).
    """

    catalog: Catalog
    links: Links
    words: Words
    prose: Prose
    as_of: datetime.date
    files: Mapping[Key, str] = field(default_factory=dict)
    keys: Mapping[str, Key] = field(default_factory=dict)
    asset: Callable[[str], str | None] = lambda _path: None
    edit: Callable[[Key, tuple[str | int, ...]], str] = lambda _key, _where: ""
    base_url: str = ""
    history: History = NO_HISTORY
    changes: Callable[[Key], tuple[Commit, ...]] = lambda _key: ()
    chronicle: Callable[[Key], Chronicle | None] = lambda _key: None

    def review(self, journey: Journey) -> Review:
        """When a journey was reviewed and is due. One that never was is due from the day on that it was written."""
        written = None if self.history.since else next((each.day for each in reversed(self.changes(journey.key))), None)
        return review_of(journey, self.catalog.site, self.as_of, written)

    def sheet(self, url: str) -> Sheet:
        """A sheet for the page at an address."""
        return Sheet(self, url)


class Sheet:
    """Everything a view needs to write one page."""

    def __init__(self, desk: Desk, url: str) -> None:
        self.desk = desk
        self.url = url
        self.catalog = desk.catalog
        self.words = desk.words
        self.as_of = desk.as_of
        self._kept: dict[Hashable, Any] = {}

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """What is asked for again and again on a page, and made once; the name says what it is, and of what."""
        if name not in self._kept:
            self._kept[name] = make()
        made: T = self._kept[name]
        return made

    def to(self, address: str) -> str:
        """The relative URL of an address of the site (`channels/index.html`)."""
        return relative(self.url, address)

    def link(self, key: Key, text: str = "") -> Link:
        """A link to an entity, by its name or another text (Markdown); plain text where it has no page."""
        entity = self.catalog.get(key) or self.catalog.hidden.get(key)
        words = text or (entity.called if entity else key.id)
        address = self.desk.links.address(key)
        # A link inside the name would nest links.
        shown = self.desk.prose.inline(words, lambda found: Target(""))
        owner, inside, _ = key.id.partition("/")
        journey = self.catalog.journeys.get(owner) if inside or key.kind is Kind.JOURNEY else None
        return Link(shown if text else self._spoken(shown, journey), self.to(address) if address else "")

    def step_link(self, place: Place, text: str = "") -> Link:
        """A link to a step (else stage, else journey) in the journey's text."""
        key = place.journey.key
        address = self.desk.links.address(key)
        anchor, words = "", place.journey.title
        if place.step:
            anchor, words = step_anchor(place.step.id), place.step.title
        elif place.stage:
            anchor, words = stage_anchor(place.stage.id), self.catalog.stage_title(place.journey, place.stage)
        url = self.to(f"{address}#{anchor}" if anchor else address) if address else ""
        shown = self.desk.prose.inline(text or words, lambda found: Target(""))
        return Link(shown if text else self._spoken(shown, place.journey), url)

    def _spoken(self, words: Markup, journey: Journey | None) -> Markup:
        """A journey's own words on another page, marked with their language where it is not the site's."""
        if journey is None or journey.language in ("", self.catalog.site.language) or self.url == page_of(journey.key):
            return words
        return Markup('<span lang="{}" dir="{}">{}</span>').format(
            journey.language, direction_of(journey.language), words
        )

    def text(self, markdown: str, of: Key, heading: int = 2) -> Markup:
        """A text in Markdown as HTML blocks; `of` is the entity it is written in, for its relative links."""
        return self.desk.prose.block(markdown, lambda found: self._resolved(found, of), heading)

    def line(self, markdown: str, of: Key) -> Markup:
        """A text in Markdown as inline HTML. Paragraphs and lists are run together."""
        return self.desk.prose.inline(markdown, lambda found: self._resolved(found, of))

    def plain(self, markdown: str) -> str:
        """A text without its Markdown."""
        return self.desk.prose.plain(markdown)

    def file(self, path: str) -> str:
        """The relative URL of a file of the site (a photo, an image) by its path in the site's folder."""
        address = self.desk.asset(path)
        return self.to(address) if address else ""

    def edit(self, key: Key, *where: str | int) -> str:
        """Where an entity, or a value of it, is edited; empty where that is not known.

        It has a line in it, so that only the page that is the entity's own may show it: a line that is
        written into a file must not change all the pages that mention what follows in it.
        """
        own = page_of(key) == self.url or (key == SITE and self.url == "index.html")
        return self.desk.edit(key, where) if own else ""

    def _resolved(self, found: Found, of: Key) -> Target:
        kind, value, text = resolve(self.desk, found, of)
        if kind == "entity":
            assert isinstance(value, Key)
            link = self.link(value)
            return Target(link.url + (f"#{text}" if text and link.url else ""), self.plain(link_name(self, value)))
        if kind == "file":
            return Target(self.to(str(value)))
        return Target(str(value) if kind == "external" else "")


def link_name(sheet: Sheet, key: Key) -> str:
    """The name of an entity, in Markdown."""
    entity = sheet.catalog.get(key) or sheet.catalog.hidden.get(key)
    return entity.called if entity else key.id


def resolve(desk: Desk, found: Found, of: Key) -> tuple[str, Key | str, str]:
    """Where a link leads: ("entity", key, fragment), ("file", address, ""), ("external", url, "") or ("broken", …)."""
    target, _, fragment = found.target.partition("#")
    if found.wiki:
        means = desk.catalog.find(target)
        return ("entity", means[0], fragment) if len(means) == 1 else ("broken", "", "")
    if not target or ":" in target.split("/")[0] or target.startswith("//"):
        return ("external", found.target, "")
    path = content_path(unquote(target), desk.files.get(of, ""))
    key = desk.keys.get(path)
    if key:
        return ("entity", key, fragment)
    address = desk.asset(path)
    return ("file", address, "") if address else ("broken", "", "")


def content_path(written: str, file: str) -> str:
    """The path in the site's folder of a path written in a file: from `content/` with `/` in front, else beside it."""
    if written.startswith("/"):
        return posixpath.normpath("content" + written)
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), written))


__all__ = ["Desk", "Kind", "Link", "Sheet", "content_path", "resolve"]
