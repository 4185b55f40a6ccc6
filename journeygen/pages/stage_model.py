"""A stage model: its stages side by side, what each is for, and the same stage across its journeys."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from journeygen.links import page_of
from journeygen.model.catalog import Catalog, Place
from journeygen.model.journeys import Journey, JourneyStage
from journeygen.model.kinds import Kind
from journeygen.model.moments import Moment, lowest, moments
from journeygen.model.stages import Stage, StageModel
from journeygen.pages.backlinks import Backlinks, backlinks
from journeygen.pages.frame import Head
from journeygen.pages.home import beside_variants
from journeygen.pages.layout import head_of, section_crumb
from journeygen.pages.limits import MEETINGS, Rest, cut, journey_list, of_each, rest
from journeygen.pages.multiples import COLOURS
from journeygen.pages.people import Lowest, lowest_of
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Tag, literal, not_written, state_tags
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class StageHead:
    """A stage's column: its colour (1 … 12), number and title."""

    colour: int
    number: str
    title: Markup


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase over the stages that it groups; without a title where the stages have none."""

    title: str
    span: int


@dataclass(frozen=True, slots=True)
class About:
    """A row about all stages: its name, and for each stage its texts."""

    title: str
    cells: tuple[tuple[Markup, ...], ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A journey at a stage: how many steps, the lowest moment, how many pain points. `steps` empty: not in it."""

    steps: Link | None
    lowest: Lowest | None
    said: str
    pains: str


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """A journey through all stages."""

    journey: Link
    tags: tuple[Tag, ...]
    cells: tuple[Meeting, ...]


@dataclass(frozen=True)
class StageModelView:
    """A stage model's page."""

    head: Head
    title: Markup
    lede: Markup
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    stub: Missing | None
    caption: str
    corner: str
    phases: tuple[Phase, ...]
    phase_title: str
    stages: tuple[StageHead, ...]
    about: tuple[About, ...]
    journeys_title: str
    journeys: tuple[JourneyRow, ...]
    journeys_rest: Rest | None
    no_journeys: Missing | None
    cyclic: str
    cyclic_title: str
    notes_title: str
    body: Markup
    backlinks: Backlinks


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each stage model."""
    return (PlannedPage(page_of(each.key), "stage-model", each.key) for each in catalog.stage_models.values())


def view(page: PlannedPage, sheet: Sheet) -> StageModelView:
    """Everything on a stage model's page."""
    assert page.subject
    catalog, words = sheet.catalog, sheet.words
    model = catalog.stage_models[page.subject.id]
    journeys = beside_variants(catalog.journeys_of_model.get(model.id, ()))
    most = of_each(len(journeys), MEETINGS, len(model.stages))
    shown, left = cut(sorted(journeys, key=_lowest) if len(journeys) > most else journeys, most)
    first, last = model.stages[0], model.stages[-1]
    phases = tuple(
        Phase(sheet.plain(title), len(tuple(group))) for title, group in groupby(model.stages, lambda each: each.phase)
    )
    ends = {"first": sheet.plain(first.title), "last": sheet.plain(last.title)}
    return StageModelView(
        head=head_of(
            sheet,
            model.title,
            kind="stage-model",
            section="stage-models",
            description=model.description,
            crumbs=section_crumb(Kind.STAGE_MODEL, sheet),
        ),
        title=sheet.line(model.title, model.key),
        lede=sheet.line(model.description, model.key),
        tags=(Tag(words("stage-model.cycle"), "loop"),) if model.cyclic else (),
        facts=(
            Fact(words("fact.stages"), (words.number(len(model.stages)),)),
            Fact(words("kinds.journey"), (words.number(len(journeys)),)),
        ),
        stub=not_written(model, sheet),
        caption=words("stage-model.caption", model=sheet.plain(model.title)),
        corner=words("fact.stage"),
        phases=phases if any(phase.title for phase in phases) else (),
        phase_title=words("map.phase"),
        stages=tuple(_head(number, stage, model, sheet) for number, stage in enumerate(model.stages, start=1)),
        about=tuple(row for row in _about(model, sheet) if any(row.cells)),
        journeys_title=words("kinds.journey"),
        journeys=tuple(_row(journey, model, sheet) for journey in shown),
        journeys_rest=rest("journeys", left, sheet, journey_list(sheet)),
        no_journeys=None
        if journeys
        else Missing(words("missing.no-journeys-of-model", id=model.id), "content/journeys/"),
        cyclic=words("stage-model.cyclic", **ends) if model.cyclic else "",
        cyclic_title=words("stage-model.cycle"),
        notes_title=words("notes"),
        body=sheet.text(model.body, model.key, heading=3),
        backlinks=backlinks(model.key, sheet, without=("stage_model",)),
    )


def _lowest(journey: Journey) -> float:
    """Where a journey that feels bad comes first, and one of which nothing is known last."""
    worst = lowest(moments(journey))
    return worst.emotion.lowest if worst else math.inf


def _head(number: int, stage: Stage, model: StageModel, sheet: Sheet) -> StageHead:
    return StageHead((number - 1) % COLOURS + 1, str(number), sheet.line(stage.title, model.key))


def _about(model: StageModel, sheet: Sheet) -> Iterable[About]:
    """What the model says of its stages."""
    words = sheet.words

    def line(text: str) -> tuple[Markup, ...]:
        return (sheet.line(text, model.key),) if text else ()

    def lines(texts: tuple[str, ...]) -> tuple[Markup, ...]:
        return tuple(sheet.line(text, model.key) for text in texts)

    yield About(words("stage-model.description"), tuple(line(stage.description) for stage in model.stages))
    yield About(words("stage-model.business-goal"), tuple(line(stage.business_goal) for stage in model.stages))
    yield About(words("stage-model.questions"), tuple(lines(stage.questions) for stage in model.stages))
    yield About(words("stage-model.content"), tuple(lines(stage.content) for stage in model.stages))


def _row(journey: Journey, model: StageModel, sheet: Sheet) -> JourneyRow:
    known = moments(journey)
    here: dict[str, tuple[JourneyStage | None, range]] = {}
    start = 1
    for stage in journey.stages:
        here[stage.stage] = (stage, range(start, start + len(stage.steps)))
        start += len(stage.steps)
    return JourneyRow(
        journey=sheet.link(journey.key),
        tags=state_tags(journey, sheet)[:1],
        cells=tuple(_meeting(journey, *here.get(stage.id, (None, range(0))), known, sheet) for stage in model.stages),
    )


def _meeting(
    journey: Journey, stage: JourneyStage | None, numbers: range, known: tuple[Moment, ...], sheet: Sheet
) -> Meeting:
    words = sheet.words
    if stage is None:
        return Meeting(None, None, words("stage-model.not-here"), "")
    found = tuple(moment for moment in known if moment.number in numbers)
    pains = len(stage.pain_points) + sum(len(step.pain_points) for step in stage.steps)
    steps = sheet.step_link(Place(journey, stage), literal(words("count.step", n=len(stage.steps))))
    return Meeting(
        steps=steps,
        lowest=lowest_of(journey, sheet, found) if lowest(found) else None,
        said=words("felt.nothing-known"),
        pains=words("count.pain-point", n=pains) if pains else "",
    )


TYPE = PageType("stage-model", "stage-model.html", plan, view)
