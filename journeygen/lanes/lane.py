"""What a lane is: a row of the map that answers one question about every step or stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Literal

from markupsafe import Markup

from journeygen.charts.faces import Face
from journeygen.lanes.board import Board

Group = Literal["head", "customer", "where", "pains", "blueprint", "measures", "own"]
Level = Literal["stage", "step", "whole"]

Items = tuple[Any, ...]
"""What stands in one cell: finished values of the lane's own type."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture over all columns.

    Beside it, in the cell with the lane's name, stands an axis: a picture of the same height, or the
    names of its `rows`, each `high` px (a class of `map.css`). `below` explains its letters. `faces` are those that the
    picture uses by their name; `parts` is the picture as it is cut for sheets of paper.
    """

    svg: Markup
    axis: Markup = field(default_factory=Markup)
    rows: Items = ()
    high: int = 30
    below: Items = ()
    faces: tuple[Face, ...] = ()
    parts: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What a lane has to say of one journey.

    `steps` has one entry a column, `stages` one a stage, `throughout` is for the journey as a whole (each
    may be empty: nothing on that level). The same items stand on the map and in the text. `whole` is a
    picture over all columns; `said` is the one sentence that stands where there is nothing to draw.
    """

    steps: tuple[Items, ...] = ()
    stages: tuple[Items, ...] = ()
    throughout: Items = ()
    whole: Drawing | None = None
    said: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.whole or self.said or self.throughout or any(self.steps) or any(self.stages))


def side_by_side(items: Items) -> Items:
    """The items of a stage and of its steps in one cell, in their order."""
    return items


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane.

    `form` names the macro that places its items (`journey_cells.html` on the map, `journey_text.html`
    in the text). `content` is a pure function of the board. A lane of the level `stage` shows what its
    steps say in the stage's cell: `gather` puts those items in order. The name is the word
    `map.lane.ID`, or `title` for a lane of the site's own.
    """

    id: str
    group: Group
    level: Level
    form: str
    content: Callable[[Board], Content]
    gather: Callable[[Items], Items] = side_by_side
    title: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a lane: its items, how many columns it covers, whether a stage begins with it.

    `change` is what happened to it, in the review of a change: `better`, `worse`, `changed`.
    """

    items: Items
    span: int = 1
    first: bool = False
    change: str = ""

    @property
    def attributes(self) -> Markup:
        """The cell's attributes in HTML."""
        first = ' class="f"' if self.first else ""
        span = f' colspan="{self.span}"' if self.span > 1 else ""
        change = f' data-change="{self.change}"' if self.change else ""
        return Markup(f"{first}{span}{change}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: cells, or one picture over all columns."""

    cells: tuple[Cell, ...] = ()
    whole: Drawing | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class LaneRows:
    """A lane as it stands in the table.

    `line` is the blueprint's line above it (empty: none), `line_name` what it is called; `below` names
    what explains the letters of a picture.
    """

    id: str
    title: str
    remark: str
    form: str
    own: bool
    rows: tuple[Row, ...]
    line: str = ""
    line_name: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class LaneGroup:
    """A group of lanes, with its name in the table; the head's lanes have none."""

    id: str
    title: str
    remark: str
    lanes: tuple[LaneRows, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A lane with what it has to say of a journey."""

    lane: Lane
    content: Content = field(compare=False)


def rows_of(filled: Filled, board: Board) -> tuple[Row, ...]:
    """The rows of a lane: a picture; a row of stages, a row of steps, or both."""
    content, spans = filled.content, board.spans
    if content.whole:
        return (Row(whole=content.whole),)
    if content.said:
        return (Row(said=content.said),)
    if filled.lane.level == "stage":
        cells = (
            Cell(filled.lane.gather(_of_stage(content, index, span.start, span.count)), span.count, True)
            for index, span in enumerate(spans)
        )
        return (Row(tuple(cells)),)
    rows: list[Row] = []
    if content.throughout:
        rows.append(Row((Cell(content.throughout, len(board.columns), True),)))
    if any(content.stages):
        rows.append(Row(tuple(Cell(content.stages[at], span.count, True) for at, span in enumerate(spans))))
    if any(content.steps):
        columns = zip(board.columns, content.steps, strict=True)
        rows.append(Row(tuple(Cell(items, 1, column.first) for column, items in columns)))
    return tuple(rows)


def _of_stage(content: Content, index: int, start: int, count: int) -> Items:
    own = content.stages[index] if content.stages else ()
    steps = content.steps[start : start + count] if content.steps else ()
    return (*own, *chain.from_iterable(steps))
