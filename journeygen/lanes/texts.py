"""Lanes that are lists of texts: actions, thoughts, feelings, expectations, questions, gains and the like.

They differ only in the key they are read from, so that one function serves them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from journeygen.lanes.board import Board
from journeygen.lanes.lane import Content
from journeygen.lanes.marks import Who
from journeygen.model.fields import For


@dataclass(frozen=True, slots=True)
class TextItem:
    """A text: on one line, and in full (`long`) where it has several paragraphs."""

    text: Markup
    who: tuple[Who, ...] = ()
    long: Markup = field(default_factory=Markup)


def text_item(markdown: str, board: Board, who: tuple[Who, ...] = ()) -> TextItem:
    """A text of the journey."""
    long = board.sheet.text(markdown, board.key, heading=5) if "\n" in markdown.strip() else Markup()
    return TextItem(board.line(markdown), who, long)


def texts(step_key: str = "", stage_key: str = "") -> Callable[[Board], Content]:
    """A lane of texts, from a key of the steps, a key of the stages, or both."""

    def of_step(board: Board) -> Iterator[tuple[TextItem, ...]]:
        for column in board.columns:
            values: tuple[For[str], ...] = getattr(column.step, step_key) if column.step else ()
            step = column.step
            yield tuple(text_item(text, board, who) for text, who in board.each(values, step)) if step else ()

    def of_stage(board: Board) -> Iterator[tuple[TextItem, ...]]:
        for span in board.spans:
            written: str | tuple[str, ...] = getattr(span.stage, stage_key)
            values = ((written,) if written else ()) if isinstance(written, str) else written
            yield tuple(text_item(text, board) for text in values)

    def content(board: Board) -> Content:
        return Content(
            steps=tuple(of_step(board)) if step_key else (),
            stages=tuple(of_stage(board)) if stage_key else (),
        )

    return content


def business_goal(board: Board) -> Content:
    """What the company wants to reach in each stage, as the stage model says it."""
    goals = (span.model.business_goal if span.model else "" for span in board.spans)
    return Content(stages=tuple((text_item(goal, board),) if goal else () for goal in goals))
