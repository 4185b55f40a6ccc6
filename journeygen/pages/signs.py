"""Small finished values that many pages place: tags, facts, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from journeygen.model.entity import Entity
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class Tag:
    """A glyph (the name of an icon) and a word. `tone` is `good`, `alert`, `draft`, `quiet` or nothing."""

    text: str
    glyph: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact beside the title: a label, then tags and values, then a note in smaller words."""

    label: str
    values: tuple[Link | Markup | str, ...] = ()
    tags: tuple[Tag, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not written yet, in a sentence, and the file to write it in."""

    text: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a page that is text: its heading and either a list of texts or one of several paragraphs."""

    title: str
    items: tuple[Markup, ...] = ()
    text: str | Markup = ""


def state_tags(journey: Journey, sheet: Sheet) -> tuple[Tag, ...]:
    """Whose journey it is and in which state; how far its map is; whether a review is due."""
    words = sheet.words
    found = [Tag(words(f"map.state.{journey.state}"), "ring" if journey.state == "future" else "dot")]
    if journey.competitor:
        found = [Tag(words("tag.competitor", who=sheet.plain(journey.competitor)), "mirror")]
    if journey.status != "published":
        glyph, tone = {"draft": ("pencil", "draft"), "archived": ("archive", "draft")}.get(
            journey.status, ("pencil", "")
        )
        found.append(Tag(words(f"map.status.{journey.status}"), glyph, tone))
    review = sheet.desk.review(journey)
    if review.overdue:
        found.append(Tag(words("tag.overdue", n=review.days_over), "clock", "alert"))
    elif review.reviewed:
        found.append(Tag(words("tag.reviewed"), "check", "good"))
    return tuple(found)


def journey_name(journey: Journey, sheet: Sheet) -> str:
    """The title in plain words, with what tells it from its variants: `Open an account (future)`."""
    title = sheet.plain(journey.title)
    if journey.competitor:
        return f"{title} ({sheet.plain(journey.competitor)})"
    return f"{title} ({sheet.words('journey.future')})" if journey.state == "future" else title


def literal(text: str) -> str:
    """Plain words as Markdown that means just them."""
    return "".join(f"\\{char}" if char in r"\`*_[]<>#!|~&" else char for char in text)


def no_owner(sheet: Sheet) -> Tag:
    """Says that nobody owns something."""
    return Tag(sheet.words("tag.no-owner"), "nobody", "alert")


def team(id_: str, sheet: Sheet) -> Link | None:
    """The team that owns something."""
    return sheet.link(Key(Kind.TEAM, id_)) if id_ else None


def owner_fact(id_: str, sheet: Sheet) -> Fact:
    """Who owns it, or that nobody does."""
    label = sheet.words("fact.owner")
    owner = team(id_, sheet)
    return Fact(label, (owner,)) if owner else Fact(label, tags=(no_owner(sheet),))


def outside(url: str) -> Link:
    """A link that leaves the site, called by its host and path."""
    parts = urlsplit(url)
    name = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}" if parts.netloc else url
    return Link(escape(name.removeprefix("mailto:")), url)


FILES = {
    Kind.JOURNEY: "content/journeys/{}.md",
    Kind.PERSONA: "content/personas/{}.md",
    Kind.STAGE_MODEL: "content/stages/{}.yaml",
    Kind.TOUCHPOINT: "content/touchpoints/{}.md",
    Kind.CHANNEL: "content/channels.yaml",
    Kind.TEAM: "content/teams.yaml",
    Kind.METRIC: "content/metrics/{}.yaml",
    Kind.EVIDENCE: "content/evidence/{}.md",
    Kind.PAIN_POINT: "content/pain_points/{}.md",
    Kind.OPPORTUNITY: "content/opportunities/{}.md",
    Kind.PAGE: "content/pages/{}.md",
}
"""The file to write an entity in that has none yet."""


def file_of(key: Key, sheet: Sheet) -> str:
    """The file that an entity is written in, or would be."""
    own = sheet.desk.files.get(key, "")
    return own or FILES[key.kind].format(key.id)


def not_written(entity: Entity, sheet: Sheet) -> Missing | None:
    """What a stub's page says: that nothing is written yet, and which file to write."""
    if not entity.stub:
        return None
    return Missing(sheet.words("missing.stub"), FILES[entity.kind].format(entity.id))


def passage(title: str, texts: tuple[str, ...], of: Key, sheet: Sheet) -> tuple[Passage, ...]:
    """A list of texts under a heading; nothing where there are none."""
    return (Passage(title, tuple(sheet.line(each, of) for each in texts)),) if texts else ()
