"""A journey and its variant: both curves over each other, the steps that change, and what differs in figures.

One persona at a time: each has a section of its own, of which the page shows the one that the address
names (else the first), by CSS alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeygen.lanes.marks import Who, who_is
from journeygen.lanes.sources import checked_words
from journeygen.model.catalog import Catalog
from journeygen.model.counterparts import variant_pairs
from journeygen.pages.compare_curve import Picture, picture
from journeygen.pages.compare_figures import Figure, figures
from journeygen.pages.compare_sides import Sides, address, is_hypothesis
from journeygen.pages.compare_steps import StepTable, step_table
from journeygen.pages.frame import Head
from journeygen.pages.layout import COMPARE, address_link, head_of
from journeygen.pages.people import Portrait, named, portrait
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Tag, state_tags
from journeygen.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Choice:
    """A persona to choose: its portrait, the fragment of its section, and whether it is the one shown there."""

    portrait: Portrait
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class PersonaPart:
    """Everything about one persona."""

    anchor: str
    title: str
    choices: tuple[Choice, ...]
    leading: tuple[Figure, ...]
    picture: Picture
    steps: StepTable
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class CompareView:
    """The page of a pair. `beside`: one is a competitor's, not a later one.

    `nothing` is said where no persona goes through both.
    """

    head: Head
    title: str
    lede: Markup
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    beside: bool
    hypothesis: str
    choose: str
    parts: tuple[PersonaPart, ...]
    figures_title: str
    figures_remark: str
    figure_heads: tuple[str, ...]
    alone: str
    nothing: Missing | None


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each journey that is a variant of another."""
    return (PlannedPage(address(base, variant), "compare", variant.key) for base, variant in variant_pairs(catalog))


def view(page: PlannedPage, sheet: Sheet) -> CompareView:
    """Everything on the page of a pair."""
    assert page.subject is not None
    variant = sheet.catalog.journeys[page.subject.id]
    sides = Sides(sheet.catalog.journeys[variant.variant_of], variant, sheet)
    words, (before, after) = sheet.words, sides.names
    title = words("compare.head", title=sheet.plain(sides.before.title), pair=sides.title)
    return CompareView(
        head=head_of(
            sheet,
            title,
            kind="compare",
            section="compare",
            description=variant.summary,
            crumbs=(address_link(sheet, words("compare.nav"), COMPARE), sheet.link(sides.before.key)),
        ),
        title=title,
        lede=sheet.line(variant.summary, variant.key) or escape(sheet.plain(variant.title)),
        tags=(),
        facts=tuple(_facts(sides)),
        beside=sides.beside,
        hypothesis=_hypothesis(sides),
        choose=words("compare.choose"),
        parts=tuple(_part(sides, who_is(id_, sheet)) for id_ in sides.personas),
        figures_title=words("compare.figures"),
        figures_remark=words("compare.figures-remark"),
        figure_heads=(words("compare.column.figure"), before, after, words("compare.column.difference")),
        alone=words("compare.alone", n=len(sides.alone), who=named(sides.alone, sheet)) if sides.alone else "",
        nothing=None if sides.personas else Missing(words("compare.nobody")),
    )


def _facts(sides: Sides) -> Iterable[Fact]:
    """Each side: the journey, its state, and on how much evidence it rests."""
    words = sides.sheet.words
    for journey, name in zip((sides.before, sides.after), sides.names, strict=True):
        yield Fact(
            name,
            (sides.sheet.link(journey.key),),
            tuple(tag for tag in state_tags(journey, sides.sheet)[1:] if tag.tone != "good"),
            checked_words(journey, words),
        )


def _hypothesis(sides: Sides) -> str:
    """Which of the two is no finding about our own customers as they are."""
    said = []
    for journey, name in zip((sides.before, sides.after), sides.names, strict=True):
        if is_hypothesis(journey):
            kind = "competitor" if journey.competitor else "future"
            said.append(sides.sheet.words(f"compare.hypothesis.{kind}", side=name))
    return " ".join(said)


def _part(sides: Sides, who: Who) -> PersonaPart:
    found = figures(sides, who)
    return PersonaPart(
        anchor=f"persona-{who.id}",
        title=sides.sheet.words("compare.persona", who=who.name),
        choices=tuple(_choice(id_, id_ == who.id, sides.sheet) for id_ in sides.personas)
        if len(sides.personas) > 1
        else (),
        leading=tuple(each for each in found if each.leads),
        picture=picture(sides, who),
        steps=step_table(sides, who),
        figures=found,
    )


def _choice(id_: str, current: bool, sheet: Sheet) -> Choice:
    return Choice(portrait(id_, sheet, short=True), sheet.to(f"{sheet.url}#persona-{id_}"), current)


TYPE = PageType("compare", "compare.html", plan, view)
