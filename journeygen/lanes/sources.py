"""Evidence: what the steps rest on. What rests on nothing is an assumption, and looks like one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.lanes.board import Board
from journeygen.lanes.lane import Content, Items
from journeygen.lanes.marks import Who
from journeygen.model.fields import For, value_for
from journeygen.model.flow import path_of
from journeygen.model.journeys import Journey, Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.names import folded
from journeygen.sheet import Link
from journeygen.words import Words


@dataclass(frozen=True, slots=True)
class SourceItem:
    """A research source: its name, and what it is, as in `14 interviews`. `link` is None for an assumption."""

    link: Link | None
    what: str
    who: tuple[Who, ...] = ()


def source(evidence_id: str, board: Board, who: tuple[Who, ...] = ()) -> SourceItem:
    """A source by its id."""
    evidence = board.catalog.evidence.get(evidence_id)
    what = ""
    if evidence and evidence.type != "assumption" and evidence.participants:
        what = board.words(f"map.sources.{evidence.type}", n=evidence.participants)
    elif evidence and not evidence.stub:
        what = board.words(f"map.evidence-kind.{evidence.type}")
    if evidence and folded(evidence.title).startswith(folded(what)):
        what = ""  # its name says it
    return SourceItem(board.sheet.link(Key(Kind.EVIDENCE, evidence_id)), what, who)


def sources(ids: Iterable[str], board: Board) -> tuple[SourceItem, ...]:
    """Several sources, each once."""
    return tuple(source(id_, board) for id_ in dict.fromkeys(ids))


def is_checked(step: Step) -> bool:
    """Whether anything about a step rests on evidence: the step, its emotion, a quote."""
    return bool(
        step.evidence
        or any(each.value.evidence for each in step.emotion)
        or any(each.value.source for each in step.quote)
    )


def checked_words(journey: Journey, words: Words) -> str:
    """How many steps name a source, and of the emotions: how many rest on evidence, are assumed, are not known."""
    steps = journey.steps
    felt = [value_for(step.emotion, id_) for id_ in journey.persona_ids for _, step in path_of(journey, id_)]
    checked, known = sum(bool(each and each.evidence) for each in felt), sum(each is not None for each in felt)
    said = [words("map.steps-checked", checked=sum(map(is_checked, steps)), n=len(steps))]
    if felt:
        said.append(words("map.emotions-checked", checked=words.number(checked), all=words.number(len(felt))))
    for what, number in (("assumed", known - checked), ("unknown", len(felt) - known)):
        if number:
            said.append(words(f"map.emotions-{what}", number=words.number(number)))
    return "; ".join((said[0], words.comma.join(said[1:]))) if felt else said[0]


def _of_step(step: Step, board: Board) -> Items:
    named = tuple(step.evidence)
    behind = dict.fromkeys(
        [id_ for each in step.emotion for id_ in each.value.evidence]
        + [each.value.source for each in step.quote if each.value.source]
    )
    said = {each.value for each in named}
    values = (*named, *(For(id_) for id_ in behind if id_ not in said))
    found = tuple(source(id_, board, who) for id_, who in board.each(values, step))
    return found or (SourceItem(None, board.words("map.assumption")),)


def evidence(board: Board) -> Content:
    """The lane of evidence. Where nothing at all rests on any, one sentence says so."""
    stages = tuple(sources(span.stage.evidence, board) for span in board.spans)
    if not any(stages) and not any(is_checked(step) for _, step in board.steps):
        return Content(said=board.words("map.all-assumed", file=board.file)) if board.steps else Content()
    return Content(
        steps=tuple(_of_step(column.step, board) if column.step else () for column in board.columns),
        stages=stages if any(stages) else (),
    )
