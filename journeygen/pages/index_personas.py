"""All personas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.people import Portrait, portrait
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Tag, not_written
from journeygen.sheet import Sheet


@dataclass(frozen=True, slots=True)
class PersonaCard:
    """A persona: who it is, what it says, on how many journeys."""

    portrait: Portrait
    role: Markup
    tagline: Markup
    quote: Markup
    tags: tuple[Tag, ...]
    journeys: str
    stub: Missing | None


@dataclass(frozen=True)
class PersonasView:
    """The index of personas."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    cards: tuple[PersonaCard, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are personas."""
    if is_listed(catalog, Kind.PERSONA):
        yield PlannedPage(index_of(Kind.PERSONA), "personas")


def view(page: PlannedPage, sheet: Sheet) -> PersonasView:
    """Everything on the index of personas."""
    words = sheet.words
    return PersonasView(
        head=head_of(sheet, words("kinds.persona"), kind="personas", section="personas"),
        title=words("count.persona", n=len(sheet.catalog.personas)),
        lede=words("lede.persona"),
        tags=(),
        facts=(),
        cards=tuple(_card(id_, sheet) for id_ in sheet.catalog.personas),
    )


def _card(id_: str, sheet: Sheet) -> PersonaCard:
    persona, words = sheet.catalog.personas[id_], sheet.words
    count = len(sheet.catalog.journeys_of_persona.get(id_, ()))
    return PersonaCard(
        portrait=portrait(id_, sheet),
        role=sheet.line(persona.role, persona.key),
        tagline=sheet.line(persona.tagline, persona.key),
        quote=sheet.line(persona.quote.text, persona.key) if persona.quote else Markup(),
        tags=() if persona.type == "customer" else (Tag(words(f"persona-kind.{persona.type}"), "person"),),
        journeys=words("count.journey", n=count),
        stub=not_written(persona, sheet),
    )


TYPE = PageType("personas", "index-personas.html", plan, view)
