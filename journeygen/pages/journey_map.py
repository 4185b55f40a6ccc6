"""The map as a table: stages as groups of columns, steps as columns, lanes as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup, escape

from journeygen.lanes import Board
from journeygen.lanes.arcs import arcs
from journeygen.lanes.lane import Drawing, Lane, LaneGroup, LaneRows
from journeygen.lanes.marks import Who
from journeygen.links import stage_anchor
from journeygen.model.catalog import Place
from journeygen.model.flow import Way
from journeygen.model.journeys import Step
from journeygen.pages.journey_tools import MOST_STEPS, StageJump, Tools, step_data, tools
from journeygen.sheet import Link


@dataclass(frozen=True, slots=True)
class PhaseHead:
    """A phase above its stages; without a title, the room above stages of no phase."""

    title: Markup
    span: int


@dataclass(frozen=True, slots=True)
class StageHead:
    """The head of a stage. `number` is its place in the model and gives it its colour (`style`, 1 to 12)."""

    link: Link
    anchor: str
    number: int
    style: int
    span: int
    duration: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark below a step's name: a moment of truth, a branch, who leaves."""

    text: Markup
    kind: str
    who: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class StepHead:
    """The head of a step's column; `number` 0: the empty column of a stage without steps.

    `off` is a step beside the main path. `first` and `last` are the ends of the whole track. `data` is
    what the toolbar chooses steps by, as attributes.
    """

    number: int
    style: int
    begins: bool
    link: Link
    anchor: str = ""
    off: bool = False
    first: bool = False
    last: bool = False
    notes: tuple[Note, ...] = ()
    data: Markup = field(default_factory=Markup)


@dataclass(frozen=True, slots=True)
class MapTable:
    """The table. `width` is that of a step's column in px; `fits` is the class that says where all of it shows."""

    caption: str
    width: int
    columns: int
    fits: str
    phases: tuple[PhaseHead, ...]
    stages: tuple[StageHead, ...]
    arcs: Drawing
    steps: tuple[StepHead, ...]
    head_lanes: tuple[LaneRows, ...]
    groups: tuple[LaneGroup, ...]
    people: tuple[Who, ...]
    shown: str
    empty: str
    tools: Tools

    @property
    def leaving(self) -> bool:
        """Whether somebody leaves at one of the steps."""
        return any(note.kind == "exit" for step in self.steps for note in step.notes)


STAGE_STYLES = 12
"""How many stage colours there are; further stages start again."""


def map_table(board: Board, groups: tuple[LaneGroup, ...], empty: tuple[Lane, ...]) -> MapTable:
    """The table of a journey, from its groups of lanes; `empty` are the lanes that have nothing to say."""
    words = board.words
    shown = sum(len(group.lanes) for group in groups)
    titles = [lane.title or words(f"map.lane.{lane.id}") for lane in empty]
    return MapTable(
        caption=words("map.caption", title=board.sheet.plain(board.journey.title)),
        width=board.width,
        columns=len(board.columns),
        fits=board.fits,
        phases=_phases(board),
        stages=tuple(_stage(board, index) for index in range(len(board.spans))),
        arcs=arcs(board),
        steps=_steps(board),
        head_lanes=tuple(lane for group in groups if group.id == "head" for lane in group.lanes),
        groups=tuple(group for group in groups if group.id != "head"),
        people=tuple(board.people.values()) if len(board.people) > 1 else (),
        shown=words("map.lanes-shown", shown=shown, n=shown + len(empty)),
        empty=words("map.lanes-empty", lanes=words.listed(titles)) if titles else "",
        tools=tools(board, groups, empty, tuple(_jump(board, index) for index in range(len(board.spans)))),
    )


def style_of_stage(number: int) -> int:
    """The colour of a stage, by its number."""
    return (number - 1) % STAGE_STYLES + 1


def stage_title(board: Board, index: int) -> Markup:
    """The title of a stage, without links."""
    return board.sheet.step_link(Place(board.journey, board.spans[index].stage)).text


def stage_duration(board: Board, index: int) -> str:
    """How long the customer stays in a stage; empty where that is not known."""
    duration = board.spans[index].stage.duration
    return board.words.duration(duration) if duration else ""


def _phases(board: Board) -> tuple[PhaseHead, ...]:
    named = [(span.model.phase if span.model else "", span.count) for span in board.spans]
    if not any(phase for phase, _ in named):
        return ()
    runs = ((phase, [count for _, count in members]) for phase, members in groupby(named, key=lambda pair: pair[0]))
    return tuple(PhaseHead(board.line(phase) if phase else Markup(), sum(counts)) for phase, counts in runs)


def _stage(board: Board, index: int) -> StageHead:
    span = board.spans[index]
    return StageHead(
        link=board.sheet.step_link(Place(board.journey, span.stage)),
        anchor=f"map-stage-{span.stage.id}",
        number=span.number,
        style=style_of_stage(span.number),
        span=span.count,
        duration=stage_duration(board, index),
    )


def _jump(board: Board, index: int) -> StageJump:
    span = board.spans[index]
    return StageJump(
        number=span.number,
        style=style_of_stage(span.number),
        title=stage_title(board, index),
        column=f"map-stage-{span.stage.id}",
        text=stage_anchor(span.stage.id),
        width=min(span.count, MOST_STEPS),
    )


def _steps(board: Board) -> tuple[StepHead, ...]:
    last = len(board.steps)
    heads: list[StepHead] = []
    for column in board.columns:
        style = style_of_stage(board.spans[column.stage].number)
        if column.step is None:
            heads.append(StepHead(0, style, True, Link(escape(board.words("map.no-steps")))))
            continue
        heads.append(
            StepHead(
                number=column.number,
                style=style,
                begins=column.first,
                link=board.sheet.step_link(board.place(column.number)),
                anchor=f"map-step-{column.step.id}",
                off=column.number in board.off_path,
                first=column.number == 1,
                last=column.number == last,
                notes=notes(column.number, column.step, board),
                data=step_data(column.step, board),
            )
        )
    return tuple(heads)


def notes(number: int, step: Step, board: Board) -> tuple[Note, ...]:
    """The remarks below a step's name."""
    words = board.words
    found: list[Note] = []
    if any(each.value for each in step.moment_of_truth):
        whose = tuple(persona for each in step.moment_of_truth if each.value for persona in each.personas)
        found.append(Note(escape(words("map.moment-of-truth")), "truth", board.who(whose, step)))
    going = board.who(step.personas)
    if number in board.off_path:
        only = words("map.branch-only", who=words.listed([who.name for who in going])) if going else words("map.branch")
        found.append(Note(escape(only), "off"))
    elif going:
        found.append(Note(escape(words("map.only", who=words.listed([who.name for who in going]))), "only"))
    if any(each.value for each in step.optional):
        found.append(Note(escape(words("map.optional")), "optional"))
    found += (_leaving(way, step, board) for way in board.ways_from.get(number, ()) if way.shape == "exit")
    return tuple(found)


def _leaving(way: Way, step: Step, board: Board) -> Note:
    """Who leaves here, and where to."""
    where = board.sheet.plain(way.leaves_to)
    if way.share is None:
        said = board.words("map.leave-some", where=where)
    else:
        said = board.words("map.leave", share=board.words.percent(way.share), where=where)
    return Note(escape(said), "exit", board.who(way.personas, step))
