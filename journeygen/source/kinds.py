"""Which kind of entity a file describes: the folder says the kind, the file's name is the id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from journeygen.model.entity import Entity
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Kind
from journeygen.model.measures import Evidence, Metric
from journeygen.model.names import is_slug, nearest, slug_of
from journeygen.model.pages import Page
from journeygen.model.pains import Opportunity, PainPoint
from journeygen.model.personas import Persona
from journeygen.model.stages import StageModel
from journeygen.model.touchpoints import Channel, Team, Touchpoint
from journeygen.problems import Location, Problem, Rename, error

FOLDERS: Mapping[str, type[Entity]] = {
    "stages": StageModel,
    "personas": Persona,
    "channels": Channel,
    "touchpoints": Touchpoint,
    "teams": Team,
    "metrics": Metric,
    "evidence": Evidence,
    "pain_points": PainPoint,
    "opportunities": Opportunity,
    "journeys": Journey,
    "pages": Page,
}
"""The folders of `content/`, in the order in which their entities are read."""

FOLDER_OF: Mapping[Kind, str] = {entity.kind: folder for folder, entity in FOLDERS.items()}

FILES_AS_THEY_ARE = ("assets", "static")
"""Folders of `content/` that hold no entities."""

_OTHER_TEXTS = ("txt", "text", "rtf", "doc", "docx", "odt", "json", "toml")
"""Endings of files in which somebody may have written content that would be ignored in silence."""

_TRANSLATION = re.compile(r"(?P<id>[^.]+)\.(?P<language>[a-z]{2,3}(-[A-Za-z0-9]+)*)")
_STAGE_NUMBER = re.compile(r"\d+-(?=.)")


@dataclass(frozen=True, slots=True)
class Placed:
    """What a file describes: one entity, a list of them (`id` is empty), or a stage of a journey in a folder."""

    path: str
    kind: Kind
    id: str
    stage: str = ""
    is_index: bool = False


def place(path: str, folder_journeys: frozenset[str]) -> tuple[Placed | None, Problem | None]:
    """What the file at a path below `content/` describes; None for a file that describes nothing (an image).

    `folder_journeys` are the folders that hold an `index.md` or `index.yaml` of a journey.
    """
    parts = path.split("/")[1:]
    name, dot, ending = parts[-1].rpartition(".")
    if parts[0] in FILES_AS_THEY_ARE and len(parts) > 1:
        return None, None
    if ending in ("yml", "markdown", "mdown", "mkd"):
        return None, _renamed(path, f"{name}.{'yaml' if ending == 'yml' else 'md'}", f"'.{ending}' files")
    if dot and (ending.lower() in ("md", "yaml") and ending != ending.lower()):
        return None, _renamed(path, f"{name}.{ending.lower()}", f"'.{ending}' files")
    if ending.lower() in _OTHER_TEXTS:
        return None, _other_text(path, name, ending)
    if not dot and parts[0] in FOLDERS and len(parts) > 1:
        hint = f"rename it to '{slug_of(ending) or 'name'}.md'"
        return None, error("file-name", Location(path), "journeygen does not read files without an ending", hint)
    if not dot or ending not in ("md", "yaml"):
        return None, None
    if len(parts) == 1:
        return _list_file(path, name, ending)
    entity = FOLDERS.get(parts[0])
    if entity is None:
        return None, _unknown_folder(path, parts[0])
    if entity.kind is Kind.PAGE:
        wrong = next((part for part in [*parts[1:-1], name] if not is_slug(part)), None)
        if wrong:
            return None, _wrong_name(path, wrong, ending if wrong == name else "")
        return Placed(path, Kind.PAGE, "/".join([*parts[1:-1], name])), None
    if entity.kind is Kind.JOURNEY:
        folder = "/".join(parts[:-1])
        if name == "index" and len(parts) == 2:
            hint = f"rename it to what the journey is called, such as 'open-an-account.{ending}'"
            return None, error(
                "file-name", Location(path), "an index file describes a journey in a folder of its own", hint
            )
        if folder in folder_journeys:
            if name == "index":
                if not is_slug(parts[-2]):
                    return None, _wrong_name(path, parts[-2], "")
                return Placed(path, Kind.JOURNEY, parts[-2], is_index=True), None
            return Placed(path, Kind.JOURNEY, parts[-2], stage=_STAGE_NUMBER.sub("", name)), None
        if len(parts) > 2 and _STAGE_NUMBER.match(name):
            index = f"{'/'.join(path.split('/')[:-1])}/index.md"
            hint = "put a file 'index.md' beside them that has the journey's title and personas"
            message = "this folder has files of single stages, but none that describes the journey"
            return None, error("file-name", Location(index), message, hint)
    match = _TRANSLATION.fullmatch(name)
    if match:
        hint = f"until then write it as a journey of its own with 'language: {match['language']}'"
        return None, error(
            "file-name",
            Location(path),
            "names with a language in them are kept for translations, which a later version will read",
            hint if entity.kind is Kind.JOURNEY else f"rename it, for instance to '{slug_of(name)}.{ending}'",
        )
    if not is_slug(name):
        return None, _wrong_name(path, name, ending)
    return Placed(path, entity.kind, name), None


def _renamed(path: str, right: str, what: str) -> Problem:
    """A file whose name only has another ending than content files have."""
    fix = Rename(f"{path.rpartition('/')[0]}/{right}")
    return error("file-name", Location(path), f"journeygen does not read {what}", f"rename it to '{right}'", fix=fix)


def _other_text(path: str, name: str, ending: str) -> Problem:
    first, _, second = name.rpartition(".")
    right = f"{slug_of(first)}.{second}" if second in ("md", "yaml") else f"{slug_of(name)}.md"
    if ending.lower() == "json":  # JSON is YAML, too
        hint = f"rename it to '{slug_of(name)}.yaml'"
    elif ending.lower() in ("txt", "text"):
        hint = f"rename it to '{right}'"
    else:
        hint = f"copy its text into a file '{right}'"
    hint += ", or move it to 'content/static/' if people should download it"
    return error("file-name", Location(path), f"journeygen does not read '.{ending}' files", hint)


def _list_file(path: str, name: str, ending: str) -> tuple[Placed | None, Problem | None]:
    if name == "site" and ending == "yaml":
        return None, None
    entity = FOLDERS.get(name)
    if entity is not None and entity.kind not in (Kind.JOURNEY, Kind.PAGE, Kind.STAGE_MODEL) and ending == "yaml":
        return Placed(path, entity.kind, ""), None
    if entity is not None:
        hint = f"write one file for each in 'content/{name}/'" if ending == "yaml" else f"rename it to '{name}.yaml'"
        return None, error("file-name", Location(path), f"'{name}.{ending}' is no place for {name}", hint)
    near = nearest(name, [*FOLDERS, "site"], loose=True)
    hint = f"did you mean '{near}.yaml'?" if near else "pages of text belong in 'content/pages/'"
    return None, error("file-name", Location(path), f"journeygen does not know what '{name}.{ending}' is", hint)


def _unknown_folder(path: str, folder: str) -> Problem:
    near = nearest(folder, [*FOLDERS, *FILES_AS_THEY_ARE], loose=True)
    known = ", ".join(sorted([*FOLDERS, *FILES_AS_THEY_ARE]))
    hint = f"rename the folder to '{near}'" if near else f"the folders are {known}"
    return error("file-name", Location(path), f"'content/{folder}' is no folder that journeygen knows", hint)


def _wrong_name(path: str, name: str, ending: str) -> Problem:
    right = slug_of(name)
    shown = f"{name}.{ending}" if ending else name
    hint = f"rename it to '{right}.{ending}'" if ending else f"rename the folder to '{right}'"
    return error(
        "file-name",
        Location(path),
        f"'{shown}' cannot be an id: ids are lower-case letters, digits and hyphens",
        hint if right else "give it a name with letters in it",
        fix=Rename(f"{path.rpartition('/')[0]}/{right}.{ending}") if right and ending else (),
    )
