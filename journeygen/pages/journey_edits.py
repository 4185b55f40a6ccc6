"""Where the parts of a journey are edited: for each stage, step, pain point and opportunity, its line in its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journeygen.lanes import Board
from journeygen.links import stage_anchor, step_anchor
from journeygen.model.journeys import JourneyStage, Step


@dataclass(frozen=True, slots=True)
class Edit:
    """A link to the source; `label` says of what, for those who do not see where it stands."""

    url: str
    label: str


def edits(board: Board) -> Mapping[str, Edit]:
    """By the anchor of the part in the journey's text; empty where the source is not on the web.

    A pain point or opportunity that several journeys share is edited on its own page.
    """
    return {anchor: edit for anchor, edit in _edits(board) if edit.url}


def _edits(board: Board) -> Iterator[tuple[str, Edit]]:
    numbers = {id(step): number for number, step in board.steps}
    for place, stage in enumerate(board.journey.stages):
        title = board.sheet.plain(board.catalog.stage_title(board.journey, stage))
        yield stage_anchor(stage.id), _edit(board, "stage", {"title": title}, "stages", place)
        yield from _claims(board, stage, "stages", place)
        for at, step in enumerate(stage.steps):
            named = {"title": board.sheet.plain(step.title), "number": str(numbers[id(step)])}
            yield step_anchor(step.id), _edit(board, "step", named, "stages", place, "steps", at)
            yield from _claims(board, step, "stages", place, "steps", at)


def _claims(board: Board, part: JourneyStage | Step, *where: str | int) -> Iterator[tuple[str, Edit]]:
    for at, pain in enumerate(part.pain_points):
        if not pain.shared:
            named = {"title": board.sheet.plain(pain.title)}
            yield f"pain-{pain.id}", _edit(board, "pain", named, *where, "pain_points", at)
    for at, opportunity in enumerate(part.opportunities):
        if not opportunity.shared:
            named = {"title": board.sheet.plain(opportunity.title)}
            yield f"opportunity-{opportunity.id}", _edit(board, "opportunity", named, *where, "opportunities", at)


def _edit(board: Board, what: str, named: Mapping[str, str], *where: str | int) -> Edit:
    return Edit(board.sheet.edit(board.key, *where), board.words(f"edit.{what}", **named))
