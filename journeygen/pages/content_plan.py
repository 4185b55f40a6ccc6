"""The content plan: what is published in each stage of each stage model, and the stages that have none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.model.catalog import Catalog, Place, places_of
from journeygen.model.stages import Stage, StageModel
from journeygen.pages.frame import Head
from journeygen.pages.heat_map import Finding
from journeygen.pages.layout import CONTENT_PLAN, head_of
from journeygen.pages.limits import ENTRIES, Rest, cut, rest
from journeygen.pages.multiples import COLOURS
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Tag, file_of, journey_name
from journeygen.pages.whereabouts import Ring, ring
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class Piece:
    """Content that a journey names: its words, where it does so, and the step's ring (None: the whole stage)."""

    text: Markup
    ring: Ring | None
    where: Link
    journey: str


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage with its content: what the model plans, and what the journeys have; else what to write."""

    number: str
    colour: int
    title: Markup
    planned: tuple[Markup, ...]
    unplanned: str
    pieces: tuple[Piece, ...]
    pieces_rest: Rest | None
    unused: str
    missing: Missing | None


@dataclass(frozen=True, slots=True)
class ModelPlan:
    """A stage model's plan."""

    title: Link
    caption: str
    findings: tuple[Finding, ...]
    rows: tuple[StageRow, ...]


@dataclass(frozen=True)
class ContentPlanView:
    """The content plan."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    none: Tag
    heads: tuple[str, ...]
    models: tuple[ModelPlan, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are stage models."""
    if catalog.stage_models:
        yield PlannedPage(CONTENT_PLAN, "content-plan")


def view(page: PlannedPage, sheet: Sheet) -> ContentPlanView:
    """Everything on the content plan."""
    words, catalog = sheet.words, sheet.catalog
    title = words("content-plan.title")
    used = catalog.journeys_of_model
    models = sorted(catalog.stage_models.values(), key=lambda each: -len(used.get(each.id, ())))
    return ContentPlanView(
        head=head_of(sheet, title, kind="content-plan", section="content-plan"),
        title=title,
        lede=words("content-plan.lede"),
        tags=(),
        facts=(),
        none=Tag(words("content-plan.none"), "warning", "alert"),
        heads=tuple(words(f"content-plan.{each}") for each in ("stage", "planned", "used")),
        models=tuple(_model(each, sheet) for each in models if not each.stub),
    )


def _model(model: StageModel, sheet: Sheet) -> ModelPlan:
    rows = tuple(_row(stage, at, model, sheet) for at, stage in enumerate(model.stages, start=1))
    return ModelPlan(
        title=sheet.link(model.key),
        caption=sheet.plain(model.title),
        findings=tuple(_findings(rows, sheet)),
        rows=rows,
    )


def _row(stage: Stage, number: int, model: StageModel, sheet: Sheet) -> StageRow:
    words = sheet.words
    pieces, left = cut(tuple(_pieces(stage, model, sheet)), ENTRIES)
    bare = not stage.content and not pieces
    return StageRow(
        number=str(number),
        colour=(number - 1) % COLOURS + 1,
        title=sheet.line(stage.title, model.key),
        planned=tuple(sheet.line(each, model.key) for each in stage.content),
        unplanned="" if stage.content else words("content-plan.not-planned"),
        pieces=pieces,
        pieces_rest=rest("more", left, sheet),
        unused="" if pieces else words("content-plan.not-used"),
        missing=Missing(words("write.content"), file_of(model.key, sheet)) if bare else None,
    )


def _pieces(stage: Stage, model: StageModel, sheet: Sheet) -> Iterator[Piece]:
    """The content of the journeys' stages, and of their steps."""
    for journey in sheet.catalog.journeys_of_model.get(model.id, ()):
        for place in places_of(journey):
            if place.stage is None or place.stage.stage != stage.id:
                continue
            if place.step:
                for each in place.step.content:
                    yield _piece(each.value, place, sheet)
            else:
                for text in place.stage.content:
                    yield _piece(text, place, sheet)


def _piece(text: str, place: Place, sheet: Sheet) -> Piece:
    return Piece(
        text=sheet.line(text, place.journey.key),
        ring=ring(place, sheet) if place.step else None,
        where=sheet.step_link(place) if place.step else sheet.step_link(place, sheet.words("content-plan.whole-stage")),
        journey=journey_name(place.journey, sheet),
    )


def _findings(rows: tuple[StageRow, ...], sheet: Sheet) -> Iterator[Finding]:
    words = sheet.words
    bare = [str(row.title.striptags()) for row in rows if row.missing]
    if bare:
        yield Finding(words("content-plan.without", n=len(bare), total=len(rows)), words.listed(bare))
    unused = sum(not row.pieces and bool(row.planned) for row in rows)
    if bare and unused:
        yield Finding("", words("content-plan.unplanned", n=unused))
    elif unused:
        # One sentence: "every stage has content" would not be what the journeys say.
        said = "planned-only" if all(row.planned for row in rows) else "somewhere"
        yield Finding("", words(f"content-plan.{said}", n=unused, total=len(rows)))
    elif not bare:
        yield Finding(words("content-plan.all-covered"), "")


TYPE = PageType("content-plan", "content-plan.html", plan, view)
