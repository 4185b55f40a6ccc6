"""A journey from its files: stages put together, ids given, and what refers to its own parts resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from journeygen.model.kinds import Key, Kind
from journeygen.model.names import is_slug, nearest, slug_of
from journeygen.model.site import Site
from journeygen.model.stages import StageModel
from journeygen.problems import Location, error
from journeygen.source.document import Parsed
from journeygen.source.languages import language_hint
from journeygen.source.models import Models
from journeygen.source.names import Asked
from journeygen.source.normalise import LEVELS, read_entity
from journeygen.source.numbers import number_in
from journeygen.source.reader import Path, Reader
from journeygen.source.validate import location_of
from journeygen.source.yaml import Mapping as MappingNode
from journeygen.source.yaml import Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Later:
    """A reference to a part of another journey, which can only be checked when all are read."""

    key: Key
    location: Location


@dataclass
class JourneyReading:
    """A journey being read: its reader, its data so far, and what is to be checked later."""

    id: str
    reader: Reader
    data: dict[str, Any]
    later: list[Later] = field(default_factory=list)

    def complain(self, rule: str, where: Path, message: str, hint: str = "", right: str | None = None) -> None:
        """Report an error at the place where a part of the data was written; `right` is what it should say."""
        fix = self.reader.fixes[where](right) if right and where in self.reader.fixes else ()
        self.reader.problems.append(error(rule, self.place(where), message, hint, fix=fix))

    def place(self, where: Path) -> Location:
        """Where a part of the data was written."""
        return location_of(where, self.reader.positions, self.reader.path)

    def steps(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """The steps, with their places in the data."""
        for index, stage in enumerate(self.data.get("stages", ())):
            for number, step in enumerate(stage.get("steps", ())):
                yield ("stages", index, "steps", number), step

    def parts(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """The stages and steps, in the order in which they are read on the map."""
        for index, stage in enumerate(self.data.get("stages", ())):
            yield ("stages", index), stage
            for number, step in enumerate(stage.get("steps", ())):
                yield ("stages", index, "steps", number), step


def read_journey(
    id_: str,
    index: Parsed,
    stage_files: tuple[tuple[str, Parsed], ...],
    site: Site,
    models: Models,
    names: Asked,
    stage_models: Mapping[str, StageModel],
) -> JourneyReading:
    """The data of a journey, from its one file, or from its `index` and the files of its stages."""
    root = index.root if isinstance(index.root, MappingNode) else MappingNode([], 1, 1, False)
    keys = {key.text: node for key, node in root.entries}
    reader = Reader(
        index.path,
        index.text,
        names,
        scale=_scale(keys.get("scale")) or (site.scale[0], site.scale[1]),
        labels=site.emotion,
        lanes={lane.id: LEVELS[lane.at] for lane in site.lanes.custom},
        personas=_personas(keys.get("personas"), names),
    )
    reading = JourneyReading(id_, reader, read_entity(models.journey, root, reader))
    if index.body:
        reading.data["body"] = reader.body(index)
    _check_scale(reading)
    language = reading.data.get("language", "")
    if language and language_hint(language):
        hint = language_hint(language)
        reading.complain("unknown-word", ("language",), f"'{language}' is no language that journeygen knows", hint)
    if stage_files:
        if "stages" in keys:
            reading.complain(
                "stages-twice",
                ("stages",),
                "this journey has its stages in files of their own",
                f"move these into files such as '{stage_files[0][1].path}', or put all of them here",
            )
        reading.data["stages"] = [
            _stage_file(reader, name, parsed, place, models, reading)
            for place, (name, parsed) in enumerate(stage_files)
        ]
    reading.data["id"] = id_
    _resolve_stages(reading, stage_models.get(reading.data.get("stage_model", "")))
    _name_steps(reading, names)
    _name_entries(reading, names, Kind.PAIN_POINT, "pain_points")
    _name_entries(reading, names, Kind.OPPORTUNITY, "opportunities")
    _resolve_solutions(reading, names)
    _resolve_ways(reading)
    _check_personas(reading)
    return reading


def _scale(node: Node | None) -> tuple[float, float] | None:
    if not isinstance(node, Sequence) or len(node.items) != 2:
        return None
    ends = [number_in(item.text) if isinstance(item, Scalar) else None for item in node.items]
    low, high = ends
    return (min(low, high), max(low, high)) if low is not None and high is not None and low != high else None


def _check_scale(reading: JourneyReading) -> None:
    scale = reading.data.get("scale", ())
    if len(scale) == 2 and scale[0] >= scale[1]:
        hint = f"write [{scale[1]:g}, {scale[0]:g}]" if scale[0] > scale[1] else "such as [-2, 2] or [0, 10]"
        reading.complain("out-of-range", ("scale",), "the scale's first value has to be the lower one", hint)


def _personas(node: Node | None, names: Asked) -> dict[str, str]:
    """The journey's personas, by everything a step may call them: the id, the name, and as the journey writes it."""
    found: dict[str, str] = {}
    for each in node.items if isinstance(node, Sequence) else [node]:
        if isinstance(each, MappingNode):
            each = next((value for key, value in each.entries if key.text == "persona"), None)
        if isinstance(each, Scalar) and each.text.strip():
            for written in (part.strip() for part in each.text.split(",")):
                ids = names.exact(Kind.PERSONA, written)
                near = None if ids else names.near(Kind.PERSONA, written)  # which is said where it stands
                ids = names.exact(Kind.PERSONA, near) if near else ids
                id_ = ids[0] if ids else slug_of(written)
                name = names.name_of(Kind.PERSONA, id_)
                found |= {id_: id_, written: id_} | ({name: id_} if name else {})
    return found


def _stage_file(
    reader: Reader, name: str, parsed: Parsed, place: int, models: Models, reading: JourneyReading
) -> dict[str, Any]:
    """The data of a stage in a file of its own; its positions go to the journey's."""
    root = parsed.root if isinstance(parsed.root, MappingNode) else MappingNode([], 1, 1, False)
    own = replace(reader, path=parsed.path, source=parsed.text)  # problems and positions go to the journey's
    data = read_entity(models.stage, root, own, ("stages", place))
    reader.positions.setdefault(("stages", place), Location(parsed.path))
    if parsed.body:
        data["body"] = own.body(parsed)
    if "stage" not in data and "title" not in data:
        if reading.data.get("stage_model"):
            data["stage"] = name
        else:
            data["title"] = name.replace("-", " ").capitalize()
    return data


def _resolve_stages(reading: JourneyReading, model: StageModel | None) -> None:
    """Which stage of the model each one is, in which order, and its id."""
    known = {stage.id: place for place, stage in enumerate(model.stages)} if model else {}
    titles = {stage.title: stage.id for stage in model.stages} if model else {}
    used: dict[str, Path] = {}
    last = -1
    for index, stage in enumerate(reading.data.get("stages", ())):
        where: Path = ("stages", index)
        written = stage.get("stage", "")
        if not written and stage.get("title") in titles:
            written = stage["stage"] = titles[stage["title"]]
        if not written and "title" not in stage:
            reading.complain("missing-key", where, "this stage has no name", "add a line 'title: …'")
        elif written and not model:
            hint = "add the journey's 'stage_model', or write 'title' instead"
            if reading.data.get("stage_model"):
                hint = f"describe the stage model in 'content/stages/{reading.data['stage_model']}.yaml'"
            reading.complain(
                "unknown-reference", (*where, "stage"), f"there is no stage model to find '{written}' in", hint
            )
        elif written and written not in known:
            right = titles.get(written) or nearest(written, known, loose=True)
            if titles.get(written):
                stage["stage"] = written = titles[written]
            else:
                hint = f"did you mean '{right}'?" if right else f"its stages are {', '.join(known)}"
                title = model.id if model else ""
                reading.complain(
                    "unknown-reference",
                    (*where, "stage"),
                    f"the stage model '{title}' has no stage '{written}'",
                    hint,
                    right,
                )
        if written in [each.get("stage") for each in reading.data["stages"][:index]]:
            hint = "a way back is written as 'next' of a step"
            reading.complain("stage-twice", (*where, "stage"), f"the stage '{written}' comes twice", hint)
        elif written in known:
            if known[written] < last:
                order = ", ".join(known)
                reading.complain(
                    "stage-order",
                    (*where, "stage"),
                    f"the stage '{written}' comes too late",
                    f"the order of the model is {order}; a way back is written as 'next' of a step",
                )
            last = max(last, known[written])
        stage["id"] = _unique(
            reading, where, stage, written or slug_of(stage.get("title", "")) or f"stage-{index + 1}", used, "stage"
        )


def _unique(
    reading: JourneyReading, where: Path, part: dict[str, Any], derived: str, used: dict[str, Path], what: str
) -> str:
    """The id of a part: as it is written (twice is an error), else derived, with a number where that is taken."""
    written = part.get("id")
    if written:
        if written in used:
            here, first = reading.place((*where, "id")), reading.place(used[written])
            other = "" if first.path == here.path else f" of {first.path}"
            reading.complain(
                "duplicate-id",
                (*where, "id"),
                f"the {what} id '{written}' is already used on line {first.line}{other}",
                "give one of the two another id",
            )
        used[written] = (*where, "id")
        return str(written)
    id_, number = derived, 2
    while id_ in used:
        id_, number = f"{derived}-{number}", number + 1
    used[id_] = where
    return id_


def _written_ids_first(parts: list[tuple[Path, dict[str, Any]]]) -> list[tuple[Path, dict[str, Any]]]:
    """Written ids hold before derived ones, so that a derived id gives way to them wherever they stand."""
    return sorted(parts, key=lambda each: "id" not in each[1])


def _name_steps(reading: JourneyReading, names: Asked) -> None:
    """The title of each step (its own, its touchpoint's, its first action) and its id."""
    used: dict[str, Path] = {}
    for where, step in _written_ids_first(list(reading.steps())):
        if "title" not in step:
            step["title"] = _title_of(step, names)
            if not step["title"] and (*where, "title") not in reading.reader.unread:
                reading.complain(
                    "empty-step",
                    where,
                    "this step has no name",
                    "give it a 'title', 'touchpoint' or 'actions'; if it belongs to the step above, take its dash out",
                )
            step["title"] = step["title"] or "…"
        step["id"] = _unique(reading, where, step, slug_of(step["title"]) or "step", used, "step")


def _title_of(step: dict[str, Any], names: Asked) -> str:
    for use in step.get("touchpoint", ()):
        id_ = use["value"]
        stub = names.stubs.get(Key(Kind.TOUCHPOINT, id_))
        return names.name_of(Kind.TOUCHPOINT, id_) or (stub.name if stub else id_)
    return next((str(action["value"]).split("\n")[0] for action in step.get("actions", ())), "")


def _name_entries(reading: JourneyReading, names: Asked, kind: Kind, role: str) -> None:
    """The ids of pain points or opportunities; texts that name another one become references to it."""
    entries = [
        ((*where, role, place), entry)
        for where, part in reading.parts()
        for place, entry in enumerate(part.get(role, ()))
    ]
    own = {entry["id"]: entry.get("title", "") for _, entry in entries if "id" in entry}
    for where, entry in entries:
        if where in reading.reader.short_forms:
            found = _named(reading, where, entry["title"], names, kind, own)
            if found:
                entry.update(id=found[0], title=found[1] or entry["title"], shared=True)
    used: dict[str, Path] = {}
    for where, entry in _written_ids_first([each for each in entries if not each[1].get("shared")]):
        fallback = slug_of(entry.get("title", "")) or kind.value
        entry["id"] = _unique(reading, where, entry, fallback, used, kind.words)


def _named(
    reading: JourneyReading, where: Path, text: str, names: Asked, kind: Kind, own: dict[str, str]
) -> tuple[str, str] | None:
    """The full id and the title of what a text names; None for a text that is just a text."""
    shared = names.exact(kind, text)
    if shared:
        return shared[0], names.name_of(kind, shared[0]) or ""
    if text in own:
        return f"{reading.id}/{text}", own[text]
    journey, slash, inside = text.partition("/")
    if slash and is_slug(journey) and is_slug(inside) and names.has(Kind.JOURNEY, journey):
        reading.later.append(Later(Key(kind, text), reading.place(where)))
        return text, ""
    if is_slug(text):
        near = names.near_id(kind, text, own)
        if near:
            reading.complain("unknown-reference", where, f"no {kind.words} '{text}'", f"did you mean '{near}'?", near)
    return None


def _resolve_solutions(reading: JourneyReading, names: Asked) -> None:
    """What `solves` and `opportunities` name: a part of this journey, a shared one, or `journey-id/own-id`."""
    for role, other, key, kind in (
        ("pain_points", "opportunities", "opportunities", Kind.OPPORTUNITY),
        ("opportunities", "pain_points", "solves", Kind.PAIN_POINT),
    ):
        own = {
            entry["id"]: entry.get("title", "")
            for _, part in reading.parts()
            for entry in part.get(other, ())
            if not entry.get("shared")
        }
        titles = {title: id_ for id_, title in own.items()}
        for where, part in reading.parts():
            for place, entry in enumerate(part.get(role, ())):
                entry_where = (*where, role, place, key)
                if key in entry:
                    entry[key] = [
                        _solution(reading, (*entry_where, number), text, names, kind, own, titles)
                        for number, text in enumerate(entry[key])
                    ]


def _solution(
    reading: JourneyReading,
    where: Path,
    text: str,
    names: Asked,
    kind: Kind,
    own: dict[str, str],
    titles: dict[str, str],
) -> str:
    if text in own or text in titles:
        return f"{reading.id}/{text if text in own else titles[text]}"
    if "/" in text:
        reading.later.append(Later(Key(kind, text), reading.place(where)))
        return text
    near = nearest(text, [*own, *titles]) if not names.exact(kind, text) else None
    if near:
        reading.complain("unknown-reference", where, f"no {kind.words} '{text}'", f"did you mean '{near}'?", near)
        return f"{reading.id}/{titles.get(near, near)}"
    id_, problem = names.refer(kind, text, reading.place(where))
    if problem:
        reading.reader.problems.append(problem)
    return id_


def _resolve_ways(reading: JourneyReading) -> None:
    """Where each `next` leads, and whether its shares can be."""
    ids = {step["id"]: step["title"] for _, step in reading.steps()}
    titles = {title: id_ for id_, title in ids.items()}
    for where, step in reading.steps():
        totals: dict[str, float] = {}
        for place, way in enumerate(step.get("next") or ()):
            here = (*where, "next", place)
            if "to" in way and "exit" in way:
                hint = "keep 'to' if a step comes next, or 'exit' if people leave the journey"
                reading.complain("way", here, "this entry of 'next' has both 'to' and 'exit'", hint)
            elif "to" not in way and "exit" not in way:
                hint = "add 'to' with the step that comes next, or 'exit' with where people go"
                reading.complain("way", here, "this entry of 'next' does not say where it leads", hint)
            target = way.get("to", "")
            if target in titles and target not in ids:
                way["to"] = titles[target]
            elif target and target not in ids:
                near = nearest(target, ids, loose=True) if target != "exit" else None
                hint = f"did you mean '{near}'?" if near else f"the steps are {', '.join(ids)}"
                if target == "exit":
                    hint = "who leaves the journey is written as {exit: where they go}"
                message = f"this journey has no step '{target}'"
                reading.complain("unknown-reference", (*here, "to"), message, hint, near)
            for persona in way.get("personas") or dict.fromkeys(reading.reader.personas.values()):
                totals[persona] = totals.get(persona, 0) + way.get("share", 0)
        if any(total > 100.0001 for total in totals.values()):
            most = max(totals.values())
            reading.complain(
                "shares", (*where, "next"), f"the shares of this step add up to {most:g} %", "make them 100 % at most"
            )


def _check_personas(reading: JourneyReading) -> None:
    """Personas named inside a journey are personas of the journey."""
    known = [each["persona"] for each in reading.data.get("personas", ()) if "persona" in each]
    for place, id_ in enumerate(known):
        if id_ in known[:place]:
            reading.complain(
                "duplicate-id", ("personas", place), f"the persona '{id_}' is named twice", "take one of them out"
            )

    def check(where: Path, part: dict[str, Any]) -> None:
        for place, id_ in enumerate(part.get("personas", ())):
            here = (*where, "personas", place)
            if known and id_ not in known and here in reading.reader.positions:
                hint = f"add '{id_}' to the journey's personas"
                reading.complain("unknown-reference", here, f"'{id_}' is no persona of this journey", hint)

    for where, part in reading.parts():
        if "steps" not in part:
            check(where, part)
        for role in ("pain_points", "opportunities", "next"):
            for place, entry in enumerate(part.get(role) or ()):
                check((*where, role, place), entry)
