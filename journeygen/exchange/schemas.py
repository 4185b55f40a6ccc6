"""The JSON Schemas of the published data (Draft 2020-12), read off the declarations."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from pydantic import BaseModel, create_model

from journeygen.exchange.data import Data, JourneyDerived, PersonaDerived, SiteFile, TouchpointDerived
from journeygen.exchange.publication import Export, Publication
from journeygen.model.kinds import Kind
from journeygen.model.personas import Persona
from journeygen.model.site import CustomLane
from journeygen.model.touchpoints import Touchpoint
from journeygen.source.models import models_for


def export(publication: Publication) -> Iterator[Export]:
    """One schema for each form of file."""
    lanes = publication.desk.catalog.site.lanes.custom
    for name, model in forms(lanes).items():
        yield Export(f"schemas/{name}.v1.json", partial(_schema, name, model))


def forms(lanes: tuple[CustomLane, ...]) -> Mapping[str, type[BaseModel]]:
    """The forms by name; custom lanes are keys of journeys."""
    return {
        "site": SiteFile,
        str(Kind.JOURNEY): _form("JourneyFile", models_for(lanes).journey, JourneyDerived),
        str(Kind.PERSONA): _form("PersonaFile", Persona, PersonaDerived),
        str(Kind.TOUCHPOINT): _form("TouchpointFile", Touchpoint, TouchpointDerived),
    }


def _form(name: str, entity: type[BaseModel], derived: type[Data]) -> type[BaseModel]:
    fields: Any = {
        "version": (int, ...),
        "kind": (str, ...),
        "id": (str, ...),
        "url": (str, ...),
        "entity": (entity, ...),
        "derived": (derived, ...),
    }
    form: type[BaseModel] = create_model(name, __base__=Data, **fields)
    return form


def _schema(name: str, model: type[BaseModel]) -> bytes:
    found = model.model_json_schema(by_alias=True)
    found["properties"] = {"$schema": {"type": "string"}, **found["properties"]}
    emotion = found.get("$defs", {}).get("Emotion")
    if emotion:  # kept in tenths, given on the scale
        for end in ("start", "end"):
            emotion["properties"][end] = {"type": "number", "minimum": -2, "maximum": 2}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"journeygen: {name}", **found}
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
