"""From a tree of files to the catalog: every file is read once, in the order in which others need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from pydantic import BaseModel

from journeygen.model.catalog import Catalog, places_of
from journeygen.model.entity import Entity
from journeygen.model.fields import value_for
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.model.measures import Metric
from journeygen.model.names import folded, is_slug, slug_of
from journeygen.model.personas import Persona
from journeygen.model.site import SITE, Site
from journeygen.model.stages import Stage, StageModel
from journeygen.problems import Location, Problem, Rename, error
from journeygen.source.circles import circles
from journeygen.source.document import Parsed, parse_document, unreadable
from journeygen.source.journeys import Later, read_journey
from journeygen.source.kinds import FOLDERS, Placed, place
from journeygen.source.models import models_for
from journeygen.source.names import Names
from journeygen.source.normalise import read_entity
from journeygen.source.reader import Path, Reader, Written, splice
from journeygen.source.series import read_series
from journeygen.source.settings import wrong_settings
from journeygen.source.tree import SourceTree
from journeygen.source.validate import validate
from journeygen.source.yaml import Mapping as MappingNode
from journeygen.source.yaml import Node, Scalar, Sequence

M = TypeVar("M", bound=BaseModel)
Positions = Mapping[Path, Location]


@dataclass(frozen=True)
class Loaded:
    """A site, read: the catalog, and beside it what belongs to the files it came from.

    `files` tells the file of each entity and `keys` the reverse (a list file has no key); `positions`
    tells where each value of an entity was written; `texts` are those with links in them.
    """

    catalog: Catalog
    problems: tuple[Problem, ...]
    files: Mapping[Key, str]
    keys: Mapping[str, Key]
    positions: Mapping[Key, Positions]
    texts: tuple[tuple[Key, Written], ...]
    names: Names
    paths: frozenset[str]
    places_of_site: Positions = field(default_factory=dict)

    def place_in_site(self, *keys: str) -> Location:
        """Where a key of `site.yaml` stands, else the nearest one above it."""
        above = (keys[:length] for length in range(len(keys), 0, -1))
        found = (self.places_of_site[each] for each in above if each in self.places_of_site)
        return next(found, Location("content/site.yaml"))


@dataclass
class _Entry:
    """One entity to be read: its file and its part of it."""

    placed: Placed
    parsed: Parsed
    node: Node
    id: str
    stages: list[tuple[str, Parsed]] = field(default_factory=list)

    @property
    def key(self) -> Key:
        return Key(self.placed.kind, self.id)

    @property
    def location(self) -> Location:
        return Location(self.parsed.path, self.node.line, self.node.column)


def load(tree: SourceTree) -> Loaded:
    """Read a site. Whatever is wrong is reported; what can be read all the same is in the catalog."""
    return _Loading(tree).run()


class _Loading:
    """One reading of a site, from its first file to the catalog."""

    def __init__(self, tree: SourceTree) -> None:
        self.tree = tree
        self.paths = frozenset(tree.paths)
        self.problems: list[Problem] = []
        self.names = Names()
        self.files: dict[Key, str] = {}
        self.keys: dict[str, Key] = {}
        self.positions: dict[Key, Positions] = {}
        self.texts: list[tuple[Key, Written]] = []
        self.later: list[Later] = []
        self.places_of_site: Positions = {}
        self.unread: dict[Key, str] = {}

    def run(self) -> Loaded:
        for path in self.tree.outside:
            hint = "put the file itself there"
            self.problems.append(
                error("file-outside", Location(path), "this is a link that leads out of the site", hint)
            )
        site = self._site()
        entries = self._entries()
        for entry in entries:
            self.names.declare(entry.placed.kind, entry.id, _name_of(entry.node))
        entities: dict[Kind, dict[str, Entity]] = {kind.kind: {} for kind in FOLDERS.values()}
        models = models_for(site.lanes.custom)
        stage_models: dict[str, StageModel] = {}
        for entry in entries:
            if entry.placed.kind is Kind.JOURNEY:
                reading = read_journey(
                    entry.id, entry.parsed, entry.stages, site, models, self.names, stage_models, self.paths
                )
                self.later += reading.later
                entity: Entity | None = self._finish(entry.key, models.journey, reading.reader, reading.data)
            else:
                entity = self._entity(entry)
            if entity is None:
                self.unread[entry.key] = _name_of(entry.node)
            else:
                entities[entry.placed.kind][entry.id] = entity
            if isinstance(entity, StageModel):
                stage_models[entity.id] = entity
        self._add_stubs(entities)
        catalog = Catalog(site, {kind: _in_order(kind, found) for kind, found in entities.items()})
        self._check_later(catalog)
        self.problems += circles(entities[Kind.JOURNEY], self.positions)
        return Loaded(
            catalog,
            tuple(self.problems),
            self.files,
            self.keys,
            self.positions,
            tuple(self.texts),
            self.names,
            self.paths,
            self.places_of_site,
        )

    def _read(self, path: str) -> bytes | None:
        try:
            return self.tree.read(path)
        except OSError as failure:
            self.problems.append(unreadable(failure, path))
            return None

    def _parse(self, path: str) -> Parsed | None:
        content = self._read(path)
        if content is None:
            return None
        parsed = parse_document(content, path)
        self.problems += parsed.problems
        return parsed if parsed.root is not None else None

    def _site(self) -> Site:
        path = "content/site.yaml"
        fallback = Site(title="Journeys")
        if path not in self.paths:
            if any(each.lower() in ("content/site.yaml", "content/site.yml") for each in self.paths):
                return fallback  # that its name is wrong is said where all names are looked at
            hint = "write one with the line 'title: …', or start with 'journeygen new site'"
            self.problems.append(error("no-site", Location(path), "a site needs this file", hint))
            return fallback
        parsed = self._parse(path)
        if parsed is None or parsed.root is None:
            return fallback
        if not isinstance(parsed.root, MappingNode):
            self.problems.append(_not_keys(parsed.root, path))
            return fallback
        reader = Reader(path, parsed.text, self.names, self.paths)
        data = read_entity(Site, parsed.root, reader)
        self.problems += reader.problems
        self.places_of_site = reader.positions
        self.texts += ((SITE, written) for written in reader.texts)
        self.files[SITE] = path
        site, problems = validate(Site, data, reader)
        self.problems += problems
        if site is None:
            return fallback
        self._check_site(site, reader)
        self.problems += wrong_settings(site, reader.positions)
        return site

    def _check_site(self, site: Site, reader: Reader) -> None:
        def complain(where: Path, message: str, hint: str) -> None:
            place = next(
                reader.positions[where[:n]] for n in range(len(where), -1, -1) if where[:n] in reader.positions
            )
            self.problems.append(error("site", place, message, hint))

        if site.scale[0] >= site.scale[1]:
            hint = f"write [{site.scale[1]:g}, {site.scale[0]:g}]"
            complain(("scale",), "the scale's first value has to be the lower one", hint)
        if site.emotion and len(site.emotion) != 5:
            complain(
                ("emotion",),
                f"these are {len(site.emotion)} words",
                "the levels are always five, from the lowest to the highest",
            )
        taken = {
            *models_for(()).step.model_fields,
            *models_for(()).stage.model_fields,
            *models_for(()).journey.model_fields,
        }
        seen: set[str] = set()
        for number, lane in enumerate(site.lanes.custom):
            where: Path = ("lanes", "custom", number)
            if lane.id in taken or lane.id in seen:
                complain((*where, "id"), f"'{lane.id}' is already the name of a lane or key", "choose another id")
            seen.add(lane.id)
            if lane.type in ("score", "curve") and (len(lane.range) != 2 or lane.range[0] >= lane.range[1]):
                complain(where, f"a lane of the type '{lane.type}' needs a range", "such as 'range: [1, 5]'")

    # Which entities there are

    def _entries(self) -> list[_Entry]:
        folders = frozenset(
            path.rpartition("/")[0].removeprefix("content/")
            for path in self.paths
            if path.count("/") > 2
            and path.startswith("content/journeys/")
            and path.rpartition("/")[2] in ("index.md", "index.yaml")
        )
        found: list[_Entry] = []
        stages: dict[str, list[tuple[str, Parsed]]] = {}
        for path in sorted(self.paths):
            if not path.startswith("content/"):
                continue
            placed, problem = place(path, folders)
            if problem:
                self.problems.append(_unless_taken(problem, self.paths))
            if placed is None:
                continue
            parsed = self._parse(path)
            if parsed is None or parsed.root is None:
                if placed.id and not placed.stage:
                    self._declare_unread(placed)
                continue
            if placed.stage:
                stages.setdefault(path.rpartition("/")[0], []).append((placed.stage, parsed))
            elif placed.id:
                if isinstance(parsed.root, MappingNode):
                    found.append(_Entry(placed, parsed, parsed.root, placed.id))
                else:
                    self.problems.append(_not_keys(parsed.root, path))
            else:
                found += self._list_entries(placed, parsed)
        for entry in found:
            if entry.placed.is_index:
                entry.stages = stages.get(entry.parsed.path.rpartition("/")[0], [])
        return self._once(found)

    def _declare_unread(self, placed: Placed) -> None:
        """Make an entity known whose file cannot be read, so that nobody is told that it does not exist."""
        self.unread[Key(placed.kind, placed.id)] = placed.id
        self.names.declare(placed.kind, placed.id, "")

    def _list_entries(self, placed: Placed, parsed: Parsed) -> list[_Entry]:
        root = parsed.root
        if isinstance(root, MappingNode) and not root.entries:
            return []
        if not isinstance(root, Sequence):
            hint = "begin each one with a dash, such as '- id: web'"
            if isinstance(root, MappingNode) and isinstance(root.entries[0][1], Sequence):
                hint = f"take the line '{root.entries[0][0].text}:' out: the list stands by itself"
            assert root is not None
            place = Location(parsed.path, root.line, root.column)
            self.problems.append(error("wrong-type", place, "a list is expected in this file", hint))
            return []
        found: list[_Entry] = []
        for item in root.items:
            if not isinstance(item, MappingNode):
                self.problems.append(_not_an_entry(item, parsed.path, placed.kind))
                continue
            keys = {key.text: value for key, value in item.entries}
            written = keys.get("id")
            id_ = written.text.strip() if isinstance(written, Scalar) else slug_of(_name_of(item))
            if written is None and placed.kind in (Kind.CHANNEL, Kind.TEAM) and id_:
                place = Location(parsed.path, item.line, item.column)
                message = f"this {placed.kind.words} has no 'id'"
                self.problems.append(error("missing-key", place, message, f"add a line 'id: {id_}'"))
            if is_slug(id_):
                found.append(_Entry(placed, parsed, item, id_))
            elif isinstance(written, Scalar):
                right = slug_of(id_)
                hint = f"write '{right}'" if right else "write one with letters in it, such as 'web'"
                place = Location(parsed.path, written.line, written.column)
                message = f"'{id_}' cannot be an id: ids are lower-case letters, digits and hyphens"
                line = parsed.text.split("\n")[written.line - 1]
                fix = splice(line, written, right) if right else ()
                self.problems.append(error("id", place, message, hint, fix=fix))
            else:
                place = Location(parsed.path, item.line, item.column)
                self.problems.append(error("missing-key", place, "this entry has no 'name'", "add a line 'name: …'"))
        return found

    def _once(self, entries: list[_Entry]) -> list[_Entry]:
        """The entries in the order in which they are read; an id that is there twice is an error."""
        first: dict[Key, _Entry] = {}
        for entry in entries:
            other = first.setdefault(entry.key, entry)
            if other is entry:
                self.files[entry.key] = entry.parsed.path
                if entry.placed.id:
                    self.keys[entry.parsed.path] = entry.key
                    for _, parsed in entry.stages:
                        self.keys[parsed.path] = entry.key
                continue
            where = other.parsed.path if other.parsed.path != entry.parsed.path else f"line {other.node.line}"
            self.problems.append(
                error(
                    "duplicate-id",
                    entry.location,
                    f"the {entry.placed.kind.words} '{entry.id}' is already described in {where}",
                    "keep one of the two; if both are meant, give one of them another "
                    + ("file name" if entry.placed.id else "id"),
                )
            )
        order = [entity.kind for entity in FOLDERS.values()]
        return sorted(first.values(), key=lambda each: order.index(each.placed.kind))

    # What they say

    def _entity(self, entry: _Entry) -> Entity | None:
        model = next(each for each in FOLDERS.values() if each.kind is entry.placed.kind)
        reader = Reader(entry.parsed.path, entry.parsed.text, self.names, self.paths)
        data = read_entity(model, entry.node, reader)
        written = data.get("id")
        if written and entry.placed.id and written != entry.id:
            place = reader.positions[("id",)]
            self.problems.append(
                error("id", place, f"the file's name says that the id is '{entry.id}'", "take this line out")
            )
        data["id"] = entry.id
        if model is StageModel:
            _stages_once(reader, data)
        if entry.parsed.body:
            data["body"] = reader.body(entry.parsed)
        if model is Metric and "data" in data:
            content = self._read(data["data"])
            if content is not None:
                data["series"], problems = read_series(content, data["data"])
                self.problems += problems
        for role, kind in (("solves", Kind.PAIN_POINT), ("opportunities", Kind.OPPORTUNITY)):
            if role in data:
                data[role] = [self._shared(reader, text, kind, (role, n)) for n, text in enumerate(data[role])]
        return self._finish(entry.key, model, reader, data)

    def _shared(self, reader: Reader, text: str, kind: Kind, where: Path) -> str:
        """A pain point or opportunity that a shared one names: another shared one, or `journey-id/own-id`."""
        place = reader.positions[where]
        if "/" in text:
            self.later.append(Later(Key(kind, text), place))
            return text
        id_, problem = self.names.refer(kind, text, place)
        if problem:
            reader.problems.append(problem)
        return id_

    def _finish(self, key: Key, model: type[M], reader: Reader, data: dict[str, Any]) -> M | None:
        self.problems += reader.problems
        self.positions[key] = reader.positions
        self.texts += ((key, written) for written in reader.texts)
        entity, problems = validate(model, data, reader)
        self.problems += problems
        return entity

    # What is known only when all are read

    def _add_stubs(self, entities: dict[Kind, dict[str, Entity]]) -> None:
        """Entities with nothing but a name, for what is described nowhere and what could not be read."""
        named = {key: stub.name for key, stub in self.names.stubs.items()}
        for key, name in {**self.unread, **named}.items():
            model = next(each for each in FOLDERS.values() if each.kind is key.kind)
            label = "title" if "title" in model.model_fields else "name"
            values: dict[str, Any] = {"id": key.id, label: name or key.id, "stub": True}
            if key.kind is Kind.TOUCHPOINT:
                values["channel"] = _channel_beside(key.id, entities[Kind.JOURNEY])
            if key.kind is Kind.STAGE_MODEL:
                values["stages"] = (Stage(id="stage", title="…"),)
            if key.kind is Kind.METRIC:
                values["unit"] = ""
            if key.kind is Kind.JOURNEY:
                values["personas"] = ()
            entities[key.kind][key.id] = model.model_construct(**values)

    def _check_later(self, catalog: Catalog) -> None:
        for later in self.later:
            known = catalog.pains if later.key.kind is Kind.PAIN_POINT else catalog.opportunities
            if later.key not in known:
                journey = later.key.id.partition("/")[0]
                words = later.key.kind.words
                inside = [key.id for key in known if key.id.startswith(f"{journey}/")]
                hint = f"that journey has {', '.join(inside)}"
                if not inside:
                    journeys = [key.id for key in known if "/" in key.id]
                    hint = f"no journey '{journey}' has a {words}"
                    hint += f"; there is {', '.join(journeys[:5])}" if journeys else ""
                self.problems.append(error("unknown-reference", later.location, f"no {words} '{later.key.id}'", hint))


def _unless_taken(problem: Problem, paths: frozenset[str]) -> Problem:
    """A problem with a file's name; where the right one is taken, renaming it is no way out."""
    if not isinstance(problem.fix, Rename) or problem.fix.to not in paths:
        return problem
    name = problem.fix.to.rpartition("/")[2]
    return replace(problem, hint=f"there is a '{name}' already: give this one another name, or delete it", fix=())


def _stages_once(reader: Reader, data: dict[str, Any]) -> None:
    """The stages of a model have ids of their own."""
    first: dict[str, Location] = {}
    for number, stage in enumerate(data.get("stages", ())):
        place = reader.positions.get(("stages", number, "id"))
        if place is None or "id" not in stage:
            continue
        known = first.setdefault(stage["id"], place)
        if known is not place:
            message = f"the stage '{stage['id']}' is already described in line {known.line}"
            reader.problems.append(error("duplicate-id", place, message, "give one of the two another id"))


def _not_keys(node: Node, path: str) -> Problem:
    place = Location(path, node.line, node.column)
    hint = "write lines such as 'title: …'"
    if isinstance(node, Sequence) and any(isinstance(item, MappingNode) for item in node.items):
        hint = "take the dashes out: this file describes one thing, in lines such as 'title: …'"
    return error("wrong-type", place, "keys are expected here, not a list or a text", hint)


def _not_an_entry(node: Node, path: str, kind: Kind) -> Problem:
    place = Location(path, node.line, node.column)
    name = node.text if isinstance(node, Scalar) else "…"
    hint = f"write '- id: {slug_of(name) or 'web'}', and below it, in the column of 'id', 'name: {name}'"
    return error("wrong-type", place, f"each {kind.words} is described by keys", hint)


def _name_of(node: Node) -> str:
    keys = {key.text: value for key, value in node.entries} if isinstance(node, MappingNode) else {}
    name = keys.get("name") or keys.get("title")
    return name.text.strip() if isinstance(name, Scalar) else ""


def _channel_beside(touchpoint: str, journeys: Mapping[str, Entity]) -> str:
    """The channel of the first step that uses a touchpoint which is described nowhere."""
    for journey in journeys.values():
        for each in places_of(journey) if isinstance(journey, Journey) else ():
            if each.step and any(use.value == touchpoint for use in each.step.touchpoint):
                for persona in each.journey.persona_ids:
                    channel = value_for(each.step.channel, persona)
                    if channel:
                        return channel
    return ""


def _in_order(kind: Kind, found: dict[str, Entity]) -> dict[str, Entity]:
    """The order in which lists show entities: channels and teams as written, personas as they say, others by name."""
    if kind in (Kind.CHANNEL, Kind.TEAM):
        return found

    def place_of(entity: Entity) -> tuple[float, str, str]:
        order = entity.order if isinstance(entity, Persona) else None
        return (order if order is not None else float("inf"), folded(entity.called), entity.id)

    return {each.id: each for each in sorted(found.values(), key=place_of)}
