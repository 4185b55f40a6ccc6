"""`feed.xml`: what changed on the maps, for those who follow the site in a feed reader (Atom, RFC 4287).

One entry for each change of meaning of a journey; a commit that changed only how something is written
has none. A feed names its entries by absolute addresses, so a site that does not say where it stands
has none. Where Git knows nothing, and in a site for the public, it has no entries.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from markupsafe import Markup

from journeygen.exchange.publication import Export, Publication
from journeygen.history.chronicle import Told
from journeygen.links import page_of
from journeygen.model.journeys import Journey
from journeygen.pages.journey_changes import marked
from journeygen.pages.signs import journey_name

ADDRESS = "feed.xml"
MOST = 50
"""How many entries a feed has."""

_NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A change: of which journey, and when by whom; `told` are its sentences."""

    journey: Journey
    day: datetime.date
    author: str
    commit: str
    told: tuple[Told, ...]


def export(publication: Publication) -> Iterator[Export]:
    """The feed."""
    if publication.desk.base_url:
        yield Export(ADDRESS, lambda: _feed(publication))


def _feed(publication: Publication) -> bytes:
    desk = publication.desk
    entries = _entries(publication)
    site = desk.prose.plain(desk.catalog.site.title)
    feed = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": desk.words.language})
    _text(feed, "title", site)
    _text(feed, "id", publication.absolute("index.html"))
    _text(feed, "updated", _moment(entries[0].day if entries else desk.as_of))
    _text(ElementTree.SubElement(feed, "author"), "name", site)
    ElementTree.SubElement(feed, "link", {"href": publication.absolute("index.html")})
    ElementTree.SubElement(feed, "link", {"rel": "self", "href": publication.absolute(ADDRESS)})
    ElementTree.SubElement(feed, "generator", {"version": publication.version}).text = "journeygen"
    for entry in entries:
        _add(feed, entry, publication)
    ElementTree.indent(feed, " ")
    written: bytes = ElementTree.tostring(feed, "utf-8", xml_declaration=True)
    return written + b"\n"


def _entries(publication: Publication) -> list[_Entry]:
    """The newest changes. Journeys that were touched last are looked at first: the others cannot have them."""
    desk = publication.desk
    journeys = ((desk.changes(each.key), each) for each in desk.catalog.journeys.values())
    touched = [(changes[0].day, journey) for changes, journey in journeys if changes]
    touched.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].id))
    found: list[_Entry] = []
    for day, journey in touched:
        if len(found) >= MOST and day < found[MOST - 1].day:
            break
        found += _of(journey, publication)
        found.sort(key=lambda each: (-each.day.toordinal(), each.journey.id))
    return found[:MOST]


def _of(journey: Journey, publication: Publication) -> Iterator[_Entry]:
    desk = publication.desk
    chronicle = desk.chronicle(journey.key)
    if chronicle:
        for chapter in chronicle.chapters:
            yield _Entry(journey, chapter.commit.day, chapter.commit.author, chapter.commit.id, chapter.told)
    elif not desk.history.since:  # a shallow clone does not know what is new
        first = desk.changes(journey.key)[-1]
        yield _Entry(journey, first.day, first.author, first.id, ())


def _add(feed: ElementTree.Element, change: _Entry, publication: Publication) -> None:
    desk = publication.desk
    name = journey_name(change.journey, desk.sheet(""))
    page = publication.absolute(page_of(change.journey.key))
    count = len(change.told)
    entry = ElementTree.SubElement(feed, "entry")
    _text(
        entry,
        "title",
        desk.words("feed.changed", journey=name, n=count) if count else desk.words("feed.new", journey=name),
    )
    _text(entry, "id", f"{page}#change-{change.commit}")
    _text(entry, "updated", _moment(change.day))
    if change.author:
        _text(ElementTree.SubElement(entry, "author"), "name", change.author)
    ElementTree.SubElement(entry, "link", {"href": page})
    said = Markup("").join(Markup("<li>{}</li>").format(_sentence(each)) for each in change.told)
    summary = desk.prose.plain(change.journey.summary)
    content = Markup("<ul>{}</ul>").format(said) if said else Markup("<p>{}</p>").format(summary)
    _text(entry, "content", str(content)).set("type", "html")


def _sentence(told: Told) -> Markup:
    said = marked(told.said)
    return Markup("{}: {}").format(marked(told.place), said) if told.place else said


def _text(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    found = ElementTree.SubElement(parent, name)
    found.text = text
    return found


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
