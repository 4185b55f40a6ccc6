"""One entity, read: what came of it, and what it depended on besides its own files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from journeygen.model.entity import Entity
from journeygen.model.fields import value_for
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.model.measures import Metric
from journeygen.model.names import folded
from journeygen.model.personas import Persona
from journeygen.model.places import places_of
from journeygen.model.site import Site
from journeygen.model.stages import Stage, StageModel
from journeygen.problems import Location, Problem, error
from journeygen.source.document import unreadable
from journeygen.source.entries import Entry
from journeygen.source.journeys import Later, read_journey
from journeygen.source.kinds import FOLDERS
from journeygen.source.models import Models
from journeygen.source.names import Asked, Files, Names
from journeygen.source.normalise import read_entity
from journeygen.source.reader import Path, Reader, Written
from journeygen.source.series import read_series
from journeygen.source.tree import SourceTree
from journeygen.source.validate import validate

Positions = Mapping[Path, Location]


Outline = tuple[str, tuple[tuple[str, str], ...] | None]
"""What a journey asks of its stage model: the model's id, and the id and title of each stage (None: no such model)."""


@dataclass(frozen=True)
class Around:
    """What surrounds the entities while they are read. `stage_models` are those read so far: they come first."""

    tree: SourceTree
    names: Names
    files: Files
    site: Site
    models: Models
    stage_models: dict[str, StageModel] = field(default_factory=dict)
    _outlines: dict[str, Outline] = field(default_factory=dict)

    def outline(self, id_: str) -> Outline:
        """The outline of a stage model. Asked for when all of them are read."""
        if id_ not in self._outlines:
            model = self.stage_models.get(id_)
            self._outlines[id_] = id_, tuple((stage.id, stage.title) for stage in model.stages) if model else None
        return self._outlines[id_]

    def is_like(self, other: Around) -> bool:
        """Whether what the site says of journeys is the same."""
        mine, yours = self.site, other.site
        return (mine.scale, mine.emotion, self.models) == (yours.scale, yours.emotion, other.models)


@dataclass(frozen=True, eq=False)
class Reading:
    """What came of reading an entity (None: nothing that is one), and what was asked for it."""

    entry: Entry
    entity: Entity | None
    problems: tuple[Problem, ...]
    positions: Positions
    texts: tuple[Written, ...]
    later: tuple[Later, ...]
    asked: Asked
    outline: Outline | None = None
    data: tuple[str, bytes | Problem] | None = None

    def holds(self, entry: Entry, around: Around, same_site: bool, differing: frozenset[Kind | None]) -> bool:
        """Whether reading the entry would give the same. Names and files differ in these kinds only (None: files)."""
        return (
            self.entry.is_like(entry)
            and (same_site or self.outline is None)
            and (self.outline is None or self.outline == around.outline(self.outline[0]))
            and (self.data is None or self.data[1] == _data(around.tree, self.data[0]))
            and (not differing or self.asked.holds(around.names, around.files, differing))
        )

    @cached_property
    def place_in_lists(self) -> tuple[float, str, str]:
        """What tells where lists show the entity: personas as they say, others by name."""
        entity = self.entity
        assert entity is not None
        return place_in_lists(entity)

    def channel_beside(self, touchpoint: str) -> str:
        """The channel of the journey's first step that uses a touchpoint and has a channel; empty where none does."""
        for each in places_of(self.entity) if isinstance(self.entity, Journey) else ():
            if each.step and any(use.value == touchpoint for use in each.step.touchpoint):
                for persona in each.journey.persona_ids:
                    channel = value_for(each.step.channel, persona)
                    if channel:
                        return channel
        return ""


def place_in_lists(entity: Entity) -> tuple[float, str, str]:
    """What tells where lists show an entity: personas as they say, others by name."""
    order = entity.order if isinstance(entity, Persona) else None
    return (order if order is not None else float("inf"), folded(entity.called), entity.id)


def read(entry: Entry, around: Around) -> Reading:
    """Read one entity."""
    asked = Asked(around.names, around.files)
    return _journey(entry, around, asked) if entry.placed.kind is Kind.JOURNEY else _entity(entry, around, asked)


def _journey(entry: Entry, around: Around, asked: Asked) -> Reading:
    journey = read_journey(entry.id, entry.parsed, entry.stages, around.site, around.models, asked, around.stage_models)
    reader = journey.reader
    entity, problems = validate(around.models.journey, journey.data, reader)
    return Reading(
        entry,
        entity,
        (*reader.problems, *problems),
        reader.positions,
        tuple(reader.texts),
        tuple(journey.later),
        asked,
        around.outline(journey.data.get("stage_model", "")),
    )


def _entity(entry: Entry, around: Around, asked: Asked) -> Reading:
    model = next(each for each in FOLDERS.values() if each.kind is entry.placed.kind)
    reader = Reader(entry.parsed.path, entry.parsed.text, asked)
    problems: list[Problem] = []
    later: list[Later] = []
    source: tuple[str, bytes | Problem] | None = None
    data = read_entity(model, entry.node, reader)
    written = data.get("id")
    if written and entry.placed.id and written != entry.id:
        place = reader.positions[("id",)]
        message = f"the file's name says that the id is '{entry.id}'"
        problems.append(error("id", place, message, "take this line out"))
    data["id"] = entry.id
    if model is StageModel:
        _stages_once(reader, data)
    if entry.parsed.body:
        data["body"] = reader.body(entry.parsed)
    if model is Metric and "data" in data:
        content = _data(around.tree, data["data"])
        source = (data["data"], content)
        if isinstance(content, bytes):
            data["series"], wrong = read_series(content, data["data"])
            problems += wrong
        else:
            problems.append(content)
    for role, kind in (("solves", Kind.PAIN_POINT), ("opportunities", Kind.OPPORTUNITY)):
        if role in data:
            data[role] = [_shared(reader, text, kind, (role, n), later) for n, text in enumerate(data[role])]
    entity, refused = validate(model, data, reader)
    found = (*problems, *reader.problems, *refused)
    return Reading(entry, entity, found, reader.positions, tuple(reader.texts), tuple(later), asked, None, source)


def _data(tree: SourceTree, path: str) -> bytes | Problem:
    """The bytes of a metric's data, or why it cannot be read."""
    try:
        return tree.read(path)
    except OSError as failure:
        return unreadable(failure, path)


def _shared(reader: Reader, text: str, kind: Kind, where: Path, later: list[Later]) -> str:
    """A pain point or opportunity that a shared one names: another shared one, or `journey-id/own-id`."""
    place = reader.positions[where]
    if "/" in text:
        later.append(Later(Key(kind, text), place))
        return text
    id_, problem = reader.names.refer(kind, text, place)
    if problem:
        reader.problems.append(problem)
    return id_


def _stages_once(reader: Reader, data: dict[str, Any]) -> None:
    """The stages of a model have ids of their own."""
    first: dict[str, Location] = {}
    for number, stage in enumerate(data.get("stages", ())):
        place = reader.positions.get(("stages", number, "id"))
        if place is None or "id" not in stage:
            continue
        known = first.setdefault(stage["id"], place)
        if known is not place:
            message = f"the stage '{stage['id']}' is already described on line {known.line}"
            reader.problems.append(error("duplicate-id", place, message, "give one of the two another id"))


def stub_of(key: Key, name: str, channel: str = "") -> Entity:
    """An entity with nothing but a name, for what is described nowhere and what could not be read."""
    model = next(each for each in FOLDERS.values() if each.kind is key.kind)
    label = "title" if "title" in model.model_fields else "name"
    values: dict[str, Any] = {"id": key.id, label: name or key.id, "stub": True}
    if key.kind is Kind.TOUCHPOINT:
        values["channel"] = channel
    if key.kind is Kind.STAGE_MODEL:
        values["stages"] = (Stage(id="stage", title="…"),)
    if key.kind is Kind.METRIC:
        values["unit"] = ""
    if key.kind is Kind.EVIDENCE:
        values["kind"] = "assumption"  # it rests on nothing yet
    if key.kind is Kind.JOURNEY:
        values["personas"] = ()
    return model.model_construct(**values)
