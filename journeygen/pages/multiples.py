"""A journey in small: its state, its curve, its lowest moment in words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeygen.charts.curve import Feeling as Point
from journeygen.charts.curve import Known, Line, Skipped, Unknown
from journeygen.charts.multiple import Multiple, Stage, multiple
from journeygen.lanes.marks import who_is
from journeygen.links import comparison_of
from journeygen.model.fields import value_for
from journeygen.model.flow import path_of
from journeygen.model.journeys import Journey
from journeygen.model.moments import highest, lowest, moments_of
from journeygen.pages.people import Lowest, Portrait, lowest_of, portraits
from journeygen.pages.signs import Tag, journey_name, no_owner, state_tags, team
from journeygen.sheet import Link, Sheet
from journeygen.words import direction_of

COLOURS = 12
"""How many stage colours there are; after the twelfth stage they start again."""


@dataclass(frozen=True, slots=True)
class Card:
    """A journey among others."""

    link: Link
    tags: tuple[Tag, ...]
    chart: Markup
    lowest: Lowest | None
    unknown: str
    personas: tuple[Portrait, ...]
    owner: Link | None
    no_owner: Tag
    steps: str
    compare: Link | None = None


def card(journey: Journey, sheet: Sheet, only: str = "") -> Card:
    """A journey in small; with `only`, as one persona lives through it."""
    known = moments_of(journey, only) if only else None
    return Card(
        link=sheet.link(journey.key),
        tags=state_tags(journey, sheet),
        chart=chart_of(journey, (only,) if only else journey.persona_ids, sheet),
        lowest=lowest_of(journey, sheet, known),
        unknown=sheet.words("felt.nowhere"),
        personas=() if only else portraits(journey.persona_ids, sheet),
        owner=team(journey.owner, sheet),
        no_owner=no_owner(sheet),
        steps=sheet.words("count.step", n=len(journey.steps)),
        compare=comparison(journey, sheet),
    )


def comparison(variant: Journey, sheet: Sheet) -> Link | None:
    """The way to the page that compares a variant with its original; None for a journey that is none."""
    original = sheet.catalog.journeys.get(variant.variant_of)
    address = comparison_of(original.key, variant.key) if original else ""
    if original is None or address not in sheet.desk.links.pages:
        return None
    return Link(escape(sheet.words("compare.with", side=journey_name(original, sheet))), sheet.to(address))


def stage_number(journey: Journey, index: int, sheet: Sheet) -> int:
    """The number of a journey's stage, from 1: its place in the model, else in the journey."""
    model = sheet.catalog.stage_models.get(journey.stage_model)
    id_ = journey.stages[index].stage
    return next((at for at, stage in enumerate(model.stages, 1) if stage.id == id_), index + 1) if model else index + 1


def chart_of(
    journey: Journey,
    personas: tuple[str, ...],
    sheet: Sheet,
    *,
    id_: str = "",
    width: float = 304,
    wordless: bool = False,
) -> Markup:
    """A journey's curve in small, for these personas. `id_` is unique on the page; `wordless` draws no text."""
    words, name = sheet.words, journey_name(journey, sheet)
    names = words.listed([who_is(id_, sheet).name for id_ in personas])
    stages = tuple(
        Stage((stage_number(journey, index, sheet) - 1) % COLOURS + 1, max(len(stage.steps), 1))
        for index, stage in enumerate(journey.stages)
    )
    lines = tuple(_line(journey, persona, sheet) for persona in personas)
    known = any(isinstance(each, Known) for line in lines for each in line.feelings)
    chart = Multiple(
        id=id_ or f"curve-{journey.id}",
        title=words("curve.title", journey=name, who=names),
        description=" ".join(f"{line.lowest}. {line.highest}." for line in lines if line.lowest),
        lines=lines,
        stages=stages,
        width=width,
        empty="" if known or wordless else words("felt.nowhere"),
        rtl=direction_of(journey.language or sheet.catalog.site.language) == "rtl",
    )
    return multiple(chart)


def _line(journey: Journey, persona: str, sheet: Sheet) -> Line:
    who, found, words = who_is(persona, sheet), moments_of(journey, persona), sheet.words
    top, bottom = highest(found), lowest(found)
    return Line(
        name=who.name,
        style=who.style,
        feelings=tuple(_feelings(journey, persona)),
        persona=persona,
        highest=words("curve.highest", who=who.name, value=words.emotion(top.emotion.highest), n=str(top.number))
        if top
        else "",
        lowest=words("curve.lowest", who=who.name, value=words.emotion(bottom.emotion.lowest), n=str(bottom.number))
        if bottom
        else "",
    )


def _feelings(journey: Journey, persona: str) -> Iterator[Point]:
    """What the persona's line does in each column: a step, or the room of a stage without steps."""
    own = [number for number, _ in path_of(journey, persona)]
    first, last = (own[0], own[-1]) if own else (0, 0)
    numbers = itertools.count(1)
    before = 0
    for stage in journey.stages:
        if not stage.steps:
            yield Unknown() if first <= before < last else None
        for step, number in zip(stage.steps, numbers, strict=False):
            before = number
            if not first <= number <= last:
                yield None
            elif step.personas and persona not in step.personas:
                yield Skipped()
            else:
                emotion = value_for(step.emotion, persona)
                yield Known(emotion.start, emotion.end, not emotion.evidence) if emotion else Unknown()
