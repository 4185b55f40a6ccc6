"""All stage models, with their stages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.model.stages import StageModel
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.multiples import COLOURS
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class StageChip:
    """A stage: its colour (1 … 12), its number and its title."""

    colour: int
    number: str
    title: Markup


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A stage model."""

    link: Link
    description: Markup
    tags: tuple[Tag, ...]
    stages: tuple[StageChip, ...]
    journeys: str


@dataclass(frozen=True)
class StageModelsView:
    """The index of stage models."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    rows: tuple[ModelRow, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are stage models."""
    if is_listed(catalog, Kind.STAGE_MODEL):
        yield PlannedPage(index_of(Kind.STAGE_MODEL), "stage-models")


def view(page: PlannedPage, sheet: Sheet) -> StageModelsView:
    """Everything on the index of stage models."""
    words, models = sheet.words, sheet.catalog.stage_models
    return StageModelsView(
        head=head_of(sheet, words("kinds.stage-model"), kind="stage-models", section="stage-models"),
        title=words("count.stage-model", n=len(models)),
        lede=words("lede.stage-model"),
        tags=(),
        facts=(),
        rows=tuple(_row(model, sheet) for model in models.values()),
    )


def _row(model: StageModel, sheet: Sheet) -> ModelRow:
    words = sheet.words
    return ModelRow(
        link=sheet.link(model.key),
        description=sheet.line(model.description, model.key),
        tags=(Tag(words("stage-model.cycle"), "loop"),) if model.cyclic else (),
        stages=tuple(
            StageChip((number - 1) % COLOURS + 1, str(number), sheet.line(stage.title, model.key))
            for number, stage in enumerate(model.stages, start=1)
        ),
        journeys=words("count.journey", n=len(sheet.catalog.journeys_of_model.get(model.id, ()))),
    )


TYPE = PageType("stage-models", "index-stage-models.html", plan, view)
