"""JSON Schema of what can be written in a file, read off the declarations.

It describes the written forms, not the Python values: short forms, a list of one as a scalar, values
per persona, numbers with a decimal comma. Draft 2020-12.
"""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Mapping
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel

from journeygen.model import fields as f

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""Free text: YAML reads some texts as numbers or booleans, and the loader takes them back as they are written."""


def json_schema(model: type[BaseModel]) -> Schema:
    """The JSON Schema of a file that describes one entity (or of `site.yaml`)."""
    definitions: dict[str, Schema] = {}
    schema = _object(model, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": model.__name__,
        **schema,
        **({"$defs": definitions} if definitions else {}),
    }


def _object(model: type[BaseModel], definitions: dict[str, Schema]) -> Schema:
    properties: dict[str, Schema] = {}
    required: list[str] = []
    for name, info in model.model_fields.items():
        if any(isinstance(marker, f.Derived) for marker in info.metadata):
            continue
        key = info.alias or name
        properties[key] = {**_written(info.annotation, tuple(info.metadata), definitions)}
        if info.description:
            properties[key]["description"] = info.description
        if info.is_required():
            required.append(key)
    found: Schema = {
        "type": "object",
        "description": _first_line(model),
        "properties": properties,
        "additionalProperties": False,
    }
    if required:
        found["required"] = required
    return found


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]


def _written(annotation: Any, metadata: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    if hasattr(annotation, "__metadata__"):
        return _written(annotation.__origin__, (*annotation.__metadata__, *metadata), definitions)
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        inner = next(part for part in get_args(annotation) if part is not type(None))
        return _or_empty(_written(inner, metadata, definitions))
    for marker in metadata:
        if isinstance(marker, f.EachPerPersona | f.OnePerPersona):
            inner = get_args(annotation)[0]
            value = get_args(inner)[0] if get_origin(inner) is f.For else inner
            single = _written(value, (), definitions)
            one = _list(single) if isinstance(marker, f.EachPerPersona) else single
            return {"anyOf": [one, {"type": "object", "additionalProperties": one}]}
        if type(marker) in _MARKED:
            return _MARKED[type(marker)](marker)
    if origin is tuple:
        return _list(_written(get_args(annotation)[0], (), definitions), metadata)
    if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return {"type": "object", "additionalProperties": _written(get_args(annotation)[1], (), definitions)}
    if origin is Literal:
        return {"enum": [choice for choice in get_args(annotation) if choice]}
    if annotation in _PLAIN:
        return {**_PLAIN[annotation], **_limits(metadata)}
    return _value(annotation, definitions)


def _value(model: type[BaseModel], definitions: dict[str, Schema]) -> Schema:
    if model.__name__ not in definitions:
        definitions[model.__name__] = {}  # stands here while its own parts are described
        definitions[model.__name__] = _object(model, definitions)
    reference: Schema = {"$ref": f"#/$defs/{model.__name__}"}
    return {"anyOf": [_TEXT, reference]} if getattr(model, "short", "") else reference


def _or_empty(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(item: Schema, metadata: tuple[Any, ...] = ()) -> Schema:
    many: Schema = {"type": "array", "items": item}
    for marker in metadata:
        if isinstance(marker, MinLen):
            many["minItems"] = marker.min_length
        if isinstance(marker, MaxLen):
            many["maxItems"] = marker.max_length
    return {"anyOf": [item, many]}


def _limits(metadata: tuple[Any, ...]) -> Schema:
    found: Schema = {}
    for marker in metadata:
        if isinstance(marker, Ge):
            found["minimum"] = marker.ge
        if isinstance(marker, Le):
            found["maximum"] = marker.le
    return found


def _mood(_marker: Any) -> Schema:
    level: Schema = {"type": ["number", "string"], "examples": [-2, 0, 1.5, "pleased"]}
    ends = dict.fromkeys(("value", "from", "to"), level)
    return {
        "anyOf": [
            level,
            {
                "type": "object",
                "properties": {**ends, "note": _TEXT, "evidence": _list({"type": "string"})},
                "additionalProperties": False,
            },
        ]
    }


_MARKED: Mapping[type, Callable[[Any], Schema]] = {
    f.Line: lambda _: dict(_TEXT),
    f.Text: lambda _: dict(_TEXT),
    f.Word: lambda _: dict(_TEXT),
    f.Slug: lambda _: {"type": "string", "pattern": "^[^A-Z\\s_]+$"},
    f.Reference: lambda marker: {"type": "string", "title": f"The id or name of a {marker.kind.words}"},
    f.LocalReference: lambda marker: {"type": "string", "title": f"The id of a {marker.to.replace('-', ' ')}"},
    f.Percent: lambda _: {"type": ["number", "string"], "examples": ["23 %", 23]},
    f.Address: lambda _: {"type": "string", "examples": ["https://example.com/page"]},
    f.FilePath: lambda _: {"type": "string", "examples": ["/assets/photo.jpg"]},
    f.Free: lambda _: {"type": "object"},
    f.Mood: _mood,
}

_PLAIN: Mapping[Any, Schema] = {
    str: _TEXT,
    int: {"type": ["integer", "string"]},
    float: {"type": ["number", "string"]},
    bool: {"type": ["boolean", "string"]},
    datetime.date: {"type": "string", "format": "date", "examples": ["2026-11-04"]},
    f.Duration: {"type": "string", "examples": ["10 min", "1-3 weeks", "P2D"]},
}
