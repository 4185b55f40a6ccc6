"""A persona: who it is, how it feels on its journeys, and what hurts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeygen.links import page_of
from journeygen.model.catalog import Catalog, PlacedPain, key_in, places_of
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.model.moments import Moment, moments_of
from journeygen.model.personas import Persona
from journeygen.pages.backlinks import Backlinks, backlinks
from journeygen.pages.claims import PainRow, pain_row
from journeygen.pages.extremes import Extremes, of_moments
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, section_crumb
from journeygen.pages.multiples import Card, card
from journeygen.pages.people import Portrait, portrait
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Passage, Tag, file_of, not_written, owner_fact, passage
from journeygen.sheet import Link, Sheet

CARDS = 12
"""How many journeys are drawn; the backlinks list the others."""

PAINS = 8
"""How many pain points are shown, the most severe first."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Something from 1 to 5, with its name and a word for the value."""

    name: Link | Markup
    value: int
    word: str


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with its source."""

    text: Markup
    source: Link | None


@dataclass(frozen=True)
class PersonaView:
    """A persona's page."""

    head: Head
    title: Markup
    lede: Markup
    portrait: Portrait
    quote: Said | None
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    stub: Missing | None
    extremes: Extremes
    passages_title: str
    passages: tuple[Passage, ...]
    no_passages: Missing | None
    scales_title: str
    traits_title: str
    traits: tuple[Scale, ...]
    channels_title: str
    channels: tuple[Scale, ...]
    journeys_title: str
    journeys_remark: str
    journeys: tuple[Card, ...]
    no_journeys: Missing | None
    pains_title: str
    pains_remark: str
    pains: tuple[PainRow, ...]
    notes_title: str
    body: Markup
    backlinks: Backlinks


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each persona."""
    return (PlannedPage(page_of(each.key), "persona", each.key) for each in catalog.personas.values())


def view(page: PlannedPage, sheet: Sheet) -> PersonaView:
    """Everything on a persona's page."""
    assert page.subject
    persona, words = sheet.catalog.personas[page.subject.id], sheet.words
    journeys = sheet.catalog.journeys_of_persona.get(persona.id, ())
    passages = _passages(persona, sheet)
    pains = _pains(persona, journeys, sheet)
    return PersonaView(
        head=head_of(
            sheet,
            persona.name,
            kind="persona",
            section="personas",
            description=persona.tagline or persona.role,
            crumbs=section_crumb(Kind.PERSONA, sheet),
        ),
        title=sheet.line(persona.name, persona.key),
        lede=sheet.line(persona.tagline, persona.key),
        portrait=portrait(persona.id, sheet),
        quote=_quote(persona, sheet),
        tags=() if persona.type == "customer" else (Tag(words(f"persona-kind.{persona.type}"), "person"),),
        facts=_facts(persona, sheet),
        stub=not_written(persona, sheet),
        extremes=of_moments(_moments(persona, journeys), sheet),
        passages_title=words("persona.profile"),
        passages=passages,
        no_passages=None
        if passages or persona.stub
        else Missing(words("missing.profile"), file_of(persona.key, sheet)),
        scales_title=words("persona.scales"),
        traits_title=words("persona.traits"),
        traits=tuple(_scales(persona.traits, "trait", sheet)),
        channels_title=words("kinds.channel"),
        channels=tuple(_scales(persona.channels, "liking", sheet)),
        journeys_title=words("kinds.journey"),
        journeys_remark=words("persona.journeys-remark") if journeys else "",
        journeys=tuple(card(journey, sheet, only=persona.id) for journey in journeys[:CARDS]),
        no_journeys=None if journeys else Missing(words("missing.no-journeys", id=persona.id), "content/journeys/"),
        pains_title=words("kinds.pain-point"),
        pains_remark=words("shown-of", n=min(len(pains), PAINS), total=len(pains)) if len(pains) > PAINS else "",
        pains=tuple(pain_row(each, sheet) for each in pains[:PAINS]),
        notes_title=words("persona.story"),
        body=sheet.text(persona.body, persona.key, heading=3),
        backlinks=backlinks(persona.key, sheet),
    )


def _quote(persona: Persona, sheet: Sheet) -> Said | None:
    if persona.quote is None:
        return None
    source = sheet.link(Key(Kind.EVIDENCE, persona.quote.source)) if persona.quote.source else None
    return Said(sheet.line(persona.quote.text, persona.key), source)


def _facts(persona: Persona, sheet: Sheet) -> tuple[Fact, ...]:
    words, key = sheet.words, persona.key
    found = [
        Fact(words(f"fact.{name}"), (sheet.line(text, key),))
        for name, text in (("role", persona.role), ("segment", persona.segment))
        if text
    ]
    found += (Fact(sheet.plain(name), (sheet.line(text, key),)) for name, text in persona.demographics.items())
    found.append(owner_fact(persona.owner, sheet))
    links = tuple(sheet.link(Key(Kind.EVIDENCE, id_)) for id_ in persona.evidence)
    nothing = () if links else (Tag(words("tag.assumption"), "assumed", "quiet"),)
    return (*found, Fact(words("kinds.evidence"), links, nothing))


def _passages(persona: Persona, sheet: Sheet) -> tuple[Passage, ...]:
    parts = (
        ("goals", persona.goals),
        ("needs", persona.needs),
        ("motivations", persona.motivations),
        ("behaviours", persona.behaviours),
        ("frustrations", persona.frustrations),
    )
    return tuple(
        found for name, texts in parts for found in passage(sheet.words(f"persona.{name}"), texts, persona.key, sheet)
    )


def _scales(values: Mapping[str, int], kind: str, sheet: Sheet) -> Iterable[Scale]:
    for name, value in values.items():
        shown = sheet.link(Key(Kind.CHANNEL, name)) if kind == "liking" else escape(sheet.plain(name))
        yield Scale(shown, value, sheet.words(f"{kind}.{value}"))


def _moments(persona: Persona, journeys: tuple[Journey, ...]) -> tuple[tuple[Journey, Moment], ...]:
    ours = (each for each in journeys if each.state == "current" and not each.competitor)
    return tuple((journey, moment) for journey in ours for moment in moments_of(journey, persona.id))


def _pains(persona: Persona, journeys: tuple[Journey, ...], sheet: Sheet) -> tuple[PlacedPain, ...]:
    """The open pain points at the persona's steps, the most severe first."""
    found: dict[Key, PlacedPain] = {}
    for journey in journeys:
        if journey.state != "current" or journey.competitor:
            continue
        for place in places_of(journey):
            if place.step and place.step.personas and persona.id not in place.step.personas:
                continue
            for entry in (place.step or place.stage).pain_points:  # type: ignore[union-attr]  # a place has one of the two
                whose = entry.personas or sheet.catalog.pain(journey, entry).pain.personas
                if not whose or persona.id in whose:
                    found.setdefault(key_in(journey, entry), sheet.catalog.pain(journey, entry))
    open_ = (each for each in found.values() if each.pain.status in ("open", "mitigated"))
    return tuple(sorted(open_, key=lambda each: (-(each.pain.severity or 0), -(each.pain.frequency or 0), each.key.id)))


TYPE = PageType("persona", "persona.html", plan, view)
