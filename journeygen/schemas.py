"""The JSON Schemas of a site, for the editors that its content is written in.

They stand beside the content folder, in `.journeygen/schemas`. That folder is what switches them on:
where it is, `journeygen build` and `serve` keep them fresh. `new site` makes it, with a `.gitignore`
inside, so that a clone has the folder and its first build fills it, and no commit carries what is
made.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from journeygen.model.entity import Entity
from journeygen.model.kinds import Kind
from journeygen.model.schema import Offers, Schema, json_schema, list_schema
from journeygen.model.site import Site
from journeygen.source.kinds import FOLDERS
from journeygen.source.load import Loaded
from journeygen.source.models import Models, models_for

FOLDER = Path(".journeygen", "schemas")
"""Where the schemas of a site are, beside its content folder."""

GITIGNORE = b"# Made by journeygen for your editor. Each build makes them anew.\n*.json\n"


@dataclass(frozen=True)
class SchemaFile:
    """One schema: its file's name, and the files below `content/` that it describes, as glob patterns."""

    name: str
    patterns: tuple[str, ...]
    make: Callable[[Models, Offers], Schema]


def _of(kind: Kind, entity: type[Entity]) -> Callable[[Models, Offers], Schema]:
    return lambda models, offers: json_schema(models.journey if kind is Kind.JOURNEY else entity, offers)


def _list_of(entity: type[Entity]) -> Callable[[Models, Offers], Schema]:
    return lambda _models, offers: list_schema(entity, offers)


def _files() -> tuple[SchemaFile, ...]:
    stage_files = "journeys/*/**/[0-9]*-*"
    found = [SchemaFile("site.json", ("site.yaml",), lambda _models, offers: json_schema(Site, offers))]
    for folder, entity in FOLDERS.items():
        patterns = tuple(f"{folder}/**/*.{ending}" for ending in ("yaml", "md"))
        if entity.kind is Kind.JOURNEY:
            # The stages of a journey in a folder of its own have a number in front: 10-awareness.md.
            patterns = (*patterns, *(f"!{stage_files}.{ending}" for ending in ("yaml", "md")))
        found.append(SchemaFile(f"{entity.kind}.json", patterns, _of(entity.kind, entity)))
        if entity.kind not in (Kind.JOURNEY, Kind.PAGE, Kind.STAGE_MODEL):
            found.append(SchemaFile(f"{entity.kind}-list.json", (f"{folder}.yaml",), _list_of(entity)))
    found.append(
        SchemaFile(
            "journey-stage.json",
            tuple(f"{stage_files}.{ending}" for ending in ("yaml", "md")),
            lambda models, offers: json_schema(models.stage, offers),
        )
    )
    return tuple(found)


SCHEMA_FILES = _files()
"""All schemas, in the order in which the kinds are read."""


def schemas_of(loaded: Loaded) -> Mapping[str, Schema]:
    """The schemas of a site by their files' names: its custom lanes are keys, its ids are offered."""
    models, offers = models_for(loaded.catalog.site.lanes.custom), _offers(loaded)
    return {file.name: file.make(models, offers) for file in SCHEMA_FILES}


def write_schemas(folder: Path, loaded: Loaded) -> tuple[Path, ...]:
    """Write the schemas of a site into a folder; returns those that changed. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(
        folder / name for name, schema in schemas_of(loaded).items() if _write_changed(folder / name, _bytes(schema))
    )


def folder_beside(content: Path) -> Path:
    """Where the schemas of the site with this content folder are, if it has some."""
    return content.absolute().parent / FOLDER


def refresh_schemas(content: Path, loaded: Loaded) -> tuple[Path, ...]:
    """Keep the schemas beside a content folder fresh, if it has them; returns those that changed.

    Called once a build or a rebuild has succeeded: one that fails changes nothing on disk, these
    included (an id that is not offered yet passes as any text does).
    """
    folder = folder_beside(content)
    # They are an aid. A build server that may write nowhere but into the output builds without them.
    with suppress(OSError):
        return write_schemas(folder, loaded) if folder.is_dir() else ()
    return ()


def _offers(loaded: Loaded) -> Offers:
    catalog = loaded.catalog
    ids = {
        str(kind): {id_: entity.called for id_, entity in catalog.of(kind).items() if not entity.stub} for kind in Kind
    }
    # Those inside a journey by the id that they have there: elsewhere they are rarely named.
    pains = {key.id.rpartition("/")[2]: placed.pain.title for key, placed in catalog.pains.items()}
    ideas = {key.id.rpartition("/")[2]: placed.opportunity.title for key, placed in catalog.opportunities.items()}
    ids["pain-point"], ids["opportunity"] = pains | ids["pain-point"], ideas | ids["opportunity"]
    ids["stage"] = {
        stage.id: stage.title for model in catalog.stage_models.values() if not model.stub for stage in model.stages
    }
    called = [text for id_, persona in catalog.personas.items() for text in (id_, persona.name)]
    return Offers(ids, tuple(dict.fromkeys(called)), catalog.site.emotion)


def _bytes(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _write_changed(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all: an editor may read it at any moment."""
    with suppress(FileNotFoundError):
        if path.read_bytes() == content:
            return False
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_bytes(content)
    os.replace(beside, path)  # noqa: PTH105  (the one that is atomic on Windows, too)
    return True
