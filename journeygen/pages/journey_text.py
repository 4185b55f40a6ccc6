"""The same journey as text: stage after stage, step after step, everything in words.

On a phone this is the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from journeygen.charts.faces import Face
from journeygen.lanes import Board, faces_of
from journeygen.lanes.flow import WayItem, ways_in, ways_on
from journeygen.lanes.lane import Filled, Items
from journeygen.lanes.metrics import MetricItem, metric_items
from journeygen.lanes.sources import SourceItem, sources
from journeygen.lanes.texts import TextItem, text_item
from journeygen.links import stage_anchor, step_anchor
from journeygen.model.journeys import Step
from journeygen.model.kinds import Key, Kind
from journeygen.pages.journey_edits import Edit, edits
from journeygen.pages.journey_map import Note, notes, stage_duration, stage_title, style_of_stage
from journeygen.sheet import Link

_OWN_PLACE = ("actions", "pictures", "emotion", "quotes", "touchpoints", "channel-path", "pains", "opportunities")
"""The lanes that have a place of their own in a step's text; the others follow as a list of fields."""


@dataclass(frozen=True, slots=True)
class Field:
    """What one lane says here, under its name. `form` names the macro that places the items."""

    title: str
    form: str
    items: Items


@dataclass(frozen=True, slots=True)
class StepText:
    """A step in words."""

    anchor: str
    number: int
    title: Markup
    off: bool
    notes: tuple[Note, ...]
    actors: tuple[Link, ...]
    actions: Items
    pictures: Items
    moments: Items
    quotes: Items
    touchpoints: Items
    channels: Items
    pains: Items
    opportunities: Items
    fields: tuple[Field, ...]
    ways_in: tuple[WayItem, ...]
    ways_on: tuple[WayItem, ...]
    opens: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StageText:
    """A stage in words, with its steps. `folded` is what is said of it while they are folded away."""

    anchor: str
    number: int
    style: int
    title: Markup
    duration: str
    phase: Markup
    summary: TextItem | None
    pains: Items
    opportunities: Items
    fields: tuple[Field, ...]
    steps: tuple[StepText, ...]
    folded: str


@dataclass(frozen=True, slots=True)
class Story:
    """The journey in words. `faces` are those that the page uses: each is drawn once; `edits` go by anchor."""

    faces: tuple[Face, ...]
    fields: tuple[Field, ...]
    stages: tuple[StageText, ...]
    evidence: tuple[SourceItem, ...]
    metrics: tuple[MetricItem, ...]
    edits: Mapping[str, Edit]


def story(board: Board, filled: Iterable[Filled]) -> Story:
    """The text of a journey, from what its lanes say."""
    lanes = tuple(filled)
    journey = board.journey
    anchors: set[str] = set()
    stages = tuple(_stage(board, lanes, index, anchors) for index in range(len(board.spans)))
    own = (item.face for stage in stages for step in stage.steps for item in step.moments)
    faces = dict.fromkeys((*own, *faces_of(lanes)))
    return Story(
        faces=tuple(faces),
        fields=(
            *_fields(
                board,
                (
                    ("trigger", (journey.trigger,)),
                    ("goals", journey.goals),
                    ("outcome", (journey.outcome,)),
                    ("timeframe", (journey.timeframe,)),
                ),
            ),
            *_involved(board),
            *_throughout(board, lanes),
        ),
        stages=stages,
        evidence=sources(journey.evidence, board),
        metrics=metric_items(journey.metrics, board),
        edits=edits(board),
    )


def _throughout(board: Board, lanes: Iterable[Filled]) -> Iterator[Field]:
    """What lanes say of the journey as a whole, or instead of a picture of it."""
    for each in lanes:
        if each.content.throughout:
            yield Field(_title(each, board), each.lane.form, each.content.throughout)
        elif each.content.said:
            yield Field(_title(each, board), "texts", (TextItem(escape(each.content.said)),))


def _title(filled: Filled, board: Board) -> str:
    return filled.lane.title or board.words.said(f"map.lane.{filled.lane.id}")


def _fields(board: Board, written: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Field, ...]:
    """Texts of the journey or a stage, under the names of their keys."""
    return tuple(
        Field(board.words(f"map.key-name.{key}"), "texts", tuple(text_item(text, board) for text in texts if text))
        for key, texts in written
        if any(texts)
    )


def _involved(board: Board) -> tuple[Field, ...]:
    teams = [escape(board.sheet.link(Key(Kind.TEAM, id_))) for id_ in board.journey.involved]
    items = (TextItem(Markup(board.words.comma).join(teams)),)
    return (Field(board.words("map.key-name.involved"), "texts", items),) if teams else ()


def _stage(board: Board, lanes: tuple[Filled, ...], index: int, anchors: set[str]) -> StageText:
    span = board.spans[index]
    stage = span.stage
    said = {each.lane.id: each.content.stages[index] for each in lanes if each.content.stages}
    columns = range(span.start, span.start + len(stage.steps))
    return StageText(
        anchor=stage_anchor(stage.id),
        number=span.number,
        style=style_of_stage(span.number),
        title=stage_title(board, index),
        duration=stage_duration(board, index),
        phase=board.line(span.model.phase) if span.model and span.model.phase else Markup(),
        summary=text_item(stage.summary, board) if stage.summary else None,
        pains=_anchored(said.get("pains", ()), anchors),
        opportunities=_anchored(said.get("opportunities", ()), anchors),
        fields=(
            *_fields(board, (("trigger", (stage.trigger,)), ("outcome", (stage.outcome,)))),
            *(
                Field(_title(each, board), each.lane.form, items)
                for each in lanes
                if each.lane.id not in _OWN_PLACE and (items := said.get(each.lane.id, ()))
            ),
        ),
        steps=tuple(_step(board, lanes, column, anchors) for column in columns),
        folded=_folded(stage.steps, board),
    )


def _folded(steps: tuple[Step, ...], board: Board) -> str:
    """What is said of a stage while it is folded: how many steps it has, and the lowest that is felt there."""
    lows = [each.value.lowest for step in steps for each in step.emotion]
    count = board.words("count.step", n=len(steps))
    return board.words("tools.folded", steps=count, value=board.words.emotion(min(lows))) if lows else count


def _step(board: Board, lanes: tuple[Filled, ...], index: int, anchors: set[str]) -> StepText:
    column = board.columns[index]
    step: Step | None = column.step
    assert step is not None
    said = {each.lane.id: each.content.steps[index] for each in lanes if each.content.steps}
    return StepText(
        anchor=step_anchor(step.id),
        number=column.number,
        title=board.sheet.step_link(board.place(column.number)).text,
        off=column.number in board.off_path,
        # Who leaves is said at length among the ways on.
        notes=tuple(note for note in notes(column.number, step, board) if note.kind != "exit"),
        actors=tuple(board.sheet.link(Key(Kind.PERSONA, each.value)) for each in step.actor),
        actions=said.get("actions", ()),
        pictures=said.get("pictures", ()),
        moments=said.get("emotion", ()),
        quotes=said.get("quotes", ()),
        touchpoints=said.get("touchpoints", ()),
        channels=said.get("channel-path", ()),
        pains=_anchored(said.get("pains", ()), anchors),
        opportunities=_anchored(said.get("opportunities", ()), anchors),
        fields=tuple(
            Field(_title(each, board), each.lane.form, items)
            for each in lanes
            if each.lane.id not in _OWN_PLACE and (items := said.get(each.lane.id, ()))
        ),
        ways_in=ways_in(column.number, board),
        ways_on=ways_on(column.number, board),
        opens=tuple(board.sheet.link(Key(Kind.JOURNEY, id_)) for id_ in dict.fromkeys(e.value for e in step.journey)),
    )


def _anchored(items: Items, anchors: set[str]) -> Items:
    """The items, each anchor only once on the page: what several steps share is anchored at the first of them."""
    found = []
    for item in items:
        found.append(replace(item, anchor="") if item.anchor in anchors else item)
        anchors.add(item.anchor)
    return tuple(found)
