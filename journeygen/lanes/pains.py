"""What hurts, the most severe first."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from journeygen.lanes.board import Board
from journeygen.lanes.lane import Content, Items
from journeygen.lanes.marks import Who
from journeygen.lanes.sources import SourceItem, sources
from journeygen.model.catalog import key_in
from journeygen.model.journeys import Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.pains import PainPoint
from journeygen.sheet import Link


@dataclass(frozen=True, slots=True)
class PainItem:
    """A pain point. `severity` is 0 while it is not judged; `evidence` is empty for an assumption.

    `anchor` is its place in the journey's text, `link` leads to its page where several journeys share
    it. `number` is the step it is at, 0 where it holds for the whole stage.
    """

    anchor: str
    link: Link
    url: str
    severity: int
    severity_word: str
    frequency_word: str
    status: str
    status_word: str
    number: int
    who: tuple[Who, ...]
    evidence: tuple[SourceItem, ...]
    evidence_count: str
    assumption: str
    owner: Link | None
    opportunities: tuple[Link, ...]

    @property
    def is_over(self) -> bool:
        """Whether it hurts no more, or nothing will be done about it."""
        return self.status in ("resolved", "accepted")

    @property
    def tone(self) -> str:
        """The class for its weight: `severe`, `serious`, or none."""
        return "over" if self.is_over else "severe" if self.severity >= 5 else "serious" if self.severity == 4 else ""

    @property
    def text(self) -> Markup:
        """What hurts."""
        return self.link.text


def pain_item(entry: PainPoint, board: Board, step: Step | None = None, number: int = 0) -> PainItem:
    """An entry of a step or a stage; a shared one with all that its own file says."""
    placed = board.catalog.pains.get(key_in(board.journey, entry))
    pain = placed.pain if placed else entry
    words, severity, frequency = board.words, pain.severity or 0, pain.frequency or 0
    link = board.sheet.link(placed.key) if placed and entry.shared else Link(board.line(pain.title))
    return PainItem(
        anchor=f"pain-{entry.id}",
        link=link,
        url=board.url(f"pain-{entry.id}"),
        severity=severity,
        severity_word=words(f"map.severity.{severity}"),
        frequency_word=words(f"map.frequency.{frequency}") if frequency else "",
        status=pain.status,
        status_word=words(f"map.pain-status.{pain.status}"),
        number=number,
        who=board.who(entry.personas or pain.personas, step),
        evidence=sources(pain.evidence, board),
        evidence_count=words("map.source-count", n=len(pain.evidence)),
        assumption=words("map.assumption"),
        owner=board.sheet.link(Key(Kind.TEAM, pain.owner)) if pain.owner else None,
        opportunities=tuple(board.sheet.link(key) for key in placed.solved_by) if placed else (),
    )


def most_severe_first(items: Items) -> Items:
    """The pain points of a stage in the order of their severity; those that are over come last."""
    return tuple(sorted(items, key=lambda item: (item.is_over, -item.severity)))


def pains(board: Board) -> Content:
    """The lane of pain points."""
    return Content(
        steps=tuple(
            most_severe_first(tuple(pain_item(e, board, column.step, column.number) for e in column.step.pain_points))
            if column.step
            else ()
            for column in board.columns
        ),
        stages=tuple(tuple(pain_item(entry, board) for entry in span.stage.pain_points) for span in board.spans),
    )
