"""JSON Schema of what can be written in a file, read off the declarations.

It describes the written forms, not the Python values: short forms, a list of one as a scalar, values
per persona, numbers with a decimal comma, keys left empty. Draft 2020-12. With what a site has
(`Offers`) its editors are offered the ids that are there; any other text still passes, since it
may name what is described later.
"""

from __future__ import annotations

import datetime
import re
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel

from journeygen.model import fields as f
from journeygen.model.kinds import Kind

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True)
class Offers:
    """What a site has that its files can name.

    `ids` tells by the kind of a reference (`persona`, or `stage` and `step` inside a journey) which
    ids there are, each with its name; `personas` are what steps can be told for, by ids and names,
    described or not; `moods` are the site's own words for emotions.
    """

    ids: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    personas: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()

    def names(self, kind: str) -> Mapping[str, str]:
        """The ids of a kind, each with its name."""
        return self.ids.get(kind, {})


def json_schema(model: type[BaseModel], offers: Offers | None = None) -> Schema:
    """The JSON Schema of a file that describes one entity (or of `site.yaml`, or of a journey's stage)."""
    describing = _Describing(offers or Offers())
    # The file's name is the id, also of what is named by an id in a list.
    return describing.whole(model, describing.object(model, optional=frozenset({"id"})))


def list_schema(model: type[BaseModel], offers: Offers | None = None) -> Schema:
    """The JSON Schema of a file with a list of entities: `channels.yaml`."""
    describing = _Describing(offers or Offers())
    items = describing.object(model)
    return describing.whole(model, {"description": items["description"], "type": ["array", "null"], "items": items})


_TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""Free text: YAML reads some texts as numbers or booleans, and the loader takes them back as they are written."""

_ID: Schema = {"type": ["string", "number"]}

_NUMBER = r"[+\-−]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d+)?"


def _pattern(pattern: str, message: str) -> Schema:
    """What a text has to be; editors show the message where it is not."""
    return {"pattern": rf"^\s*({pattern})\s*$", "patternErrorMessage": message}


def _any_case(words: Iterable[str]) -> str:
    """A pattern for these words, in capitals or small letters."""
    letters = (("".join(f"[{c.lower()}{c.upper()}]" if c.isalpha() else re.escape(c) for c in word)) for word in words)
    return "|".join(letters)


_ONE_NUMBER: Schema = {"type": ["number", "string"], **_pattern(_NUMBER, "Write a number, such as 1.5.")}
_YES_OR_NO = _pattern(_any_case(("yes", "no", "on", "off")), "Write true or false.")
_DATE = _pattern(r"\d{4}-\d{2}-\d{2}", "Write year, month and day, such as 2026-11-04.")
# The units of every language are read: which they are, the loader knows.
_DURATION = _pattern(r"[P\d].*[^\d\s].*", "Write a number and a unit, such as 10 min, 2 h or 1-3 weeks.")
_PERCENTAGE = _pattern(rf"{_NUMBER}\s*%?", "Write a percentage, such as 23 %.")

_PLAIN: Mapping[Any, Schema] = {
    str: _TEXT,
    int: {"type": ["integer", "string"], **_pattern(r"[+\-−]?\d+([.,]0+)?", "Write a whole number, such as 3.")},
    float: _ONE_NUMBER,
    bool: {"anyOf": [{"type": "boolean"}, {"type": "string", **_YES_OR_NO}]},
    datetime.date: {"type": "string", **_DATE, "examples": ["2026-11-04"]},
    f.Duration: {"type": "string", **_DURATION, "examples": ["10 min", "1-3 weeks", "P2D"]},
}

_MARKED: Mapping[type, Schema] = {
    f.Line: _TEXT,
    f.Text: _TEXT,
    f.Word: _TEXT,
    f.Slug: {"type": "string", "pattern": "^[^A-Z\\s_]+$", "examples": ["open-an-account"]},
    f.Percent: {"type": ["number", "string"], **_PERCENTAGE, "examples": ["23 %", 23]},
    f.Address: {"type": "string", "examples": ["https://example.com/page"]},
    f.FilePath: {"type": "string", "examples": ["/assets/photo.jpg"]},
    f.Free: {"type": "object"},
}


@dataclass
class _Describing:
    """The making of one schema: what is offered, and the definitions found so far."""

    offers: Offers
    definitions: dict[str, Schema] = field(default_factory=dict)

    def whole(self, model: type[BaseModel], schema: Schema) -> Schema:
        defined = {"$defs": self.definitions} if self.definitions else {}
        return {"$schema": DIALECT, "title": model.__name__, **schema, **defined}

    def object(self, model: type[BaseModel], optional: frozenset[str] = frozenset()) -> Schema:
        properties: dict[str, Schema] = {}
        required: list[str] = []
        for name, info in model.model_fields.items():
            if any(isinstance(marker, f.Derived) for marker in info.metadata):
                continue
            key = info.alias or name
            properties[key] = dict(self.written(info.annotation, tuple(info.metadata)))
            if info.is_required() and key not in optional:
                required.append(key)
            else:
                properties[key] = _or_empty(properties[key])
            if info.description:
                properties[key]["description"] = info.description
        found: Schema = {
            "type": "object",
            "description": _first_line(model),
            "properties": properties,
            "additionalProperties": False,
        }
        return {**found, "required": required} if required else found

    def written(self, annotation: Any, metadata: tuple[Any, ...] = ()) -> Schema:
        if hasattr(annotation, "__metadata__"):
            return self.written(annotation.__origin__, (*annotation.__metadata__, *metadata))
        origin = get_origin(annotation)
        if origin in (Union, types.UnionType):
            return self.written(next(part for part in get_args(annotation) if part is not type(None)), metadata)
        for marker in metadata:
            if isinstance(marker, f.EachPerPersona | f.OnePerPersona):
                return self.per_persona(annotation, marker)
            if isinstance(marker, f.Reference | f.LocalReference):
                return self.reference(marker)
            if isinstance(marker, f.Mood):
                return self.mood()
            if type(marker) in _MARKED:
                return _MARKED[type(marker)]
        if origin is tuple:
            return _list(self.written(get_args(annotation)[0]), metadata)
        if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
            return self.own_keys(*get_args(annotation))
        if origin is Literal:
            return {"enum": [choice for choice in get_args(annotation) if choice]}
        if annotation in _PLAIN:
            return {**_PLAIN[annotation], **_limits(metadata)}
        return self.value(annotation)

    def value(self, model: type[BaseModel]) -> Schema:
        """A value with keys of its own; where it has a short form, a text, too."""
        if model.__name__ not in self.definitions:
            self.definitions[model.__name__] = {}  # stands here while its own parts are described
            self.definitions[model.__name__] = self.object(model)
        found: Schema = {"$ref": f"#/$defs/{model.__name__}"}
        short = getattr(model, "short", "")
        if not short:
            return found
        text = self.written(model.model_fields[short].annotation, tuple(model.model_fields[short].metadata))
        kind = str(getattr(model, "kind", ""))
        if self.offers.names(kind):  # a pain point or an opportunity: the id of one, or a text
            text = self.offered(kind, f"A text, or the id of a {kind.replace('-', ' ')}")
        return {"anyOf": [text, found]}

    def per_persona(self, annotation: Any, marker: f.Written) -> Schema:
        """A value for everybody, or a mapping from personas to a value each."""
        inner = get_args(annotation)[0]
        single = self.written(get_args(inner)[0] if get_origin(inner) is f.For else inner)
        one = self.shared("One", _list(single) if isinstance(marker, f.EachPerPersona) else single)
        each: Schema = {"type": "object", "properties": dict.fromkeys(self.offers.personas, one)}
        own = self.own_long_form(single)
        if not own:
            each["additionalProperties"] = one
        elif not self.offers.personas or "value" in own:
            # Any key may be a persona that is described later, except those of the value itself.
            each |= {"additionalProperties": one, "propertyNames": {"not": {"enum": sorted(own)}}}
        else:
            each["additionalProperties"] = False
        return self.shared("PerPersona", {"anyOf": [one, each]})

    def shared(self, name: str, schema: Schema) -> Schema:
        """A reference to a definition of what many keys have in common."""
        same = [key for key, known in self.definitions.items() if key.startswith(name) and known == schema]
        key = same[0] if same else f"{name}{sum(each.startswith(name) for each in self.definitions) + 1}"
        self.definitions[key] = schema
        return {"$ref": f"#/$defs/{key}"}

    def own_long_form(self, schema: Schema) -> frozenset[str]:
        """The keys of a value's own long form."""
        if "$ref" in schema:
            schema = self.definitions[schema["$ref"].rpartition("/")[2]]
        found = frozenset(schema.get("properties", ()))
        return found.union(*(self.own_long_form(part) for part in schema.get("anyOf", ())))

    def own_keys(self, key: Any, value: Any) -> Schema:
        """Keys of people's own choice; where they name entities, these are offered."""
        schema = self.written(value)
        kinds = [str(marker.kind) for marker in getattr(key, "__metadata__", ()) if isinstance(marker, f.Reference)]
        known = {id_: schema for kind in kinds for id_ in self.offers.names(kind)}
        return {"type": "object", **({"properties": known} if known else {}), "additionalProperties": schema}

    def reference(self, marker: f.Reference | f.LocalReference) -> Schema:
        if isinstance(marker, f.Reference):
            return self.offered(str(marker.kind), f"The id or name of a {marker.kind.words}")
        return self.offered(marker.to, f"The id of a {marker.to.replace('-', ' ')}")

    def offered(self, kind: str, title: str) -> Schema:
        """Any text; the ids of the kind that are there are offered."""
        names = self.offers.names(kind)
        if not names:
            return {"title": title, **_ID}
        if kind not in self.definitions:
            enum = {"enum": list(names), "enumDescriptions": list(names.values())}
            self.definitions[kind] = {"title": title, "anyOf": [enum, _ID]}
        return {"$ref": f"#/$defs/{kind}"}

    def mood(self) -> Schema:
        """An emotion: a number, one of the words, or a mapping with `value` or `from` and `to`."""
        if "Emotion" not in self.definitions:
            words = [*self.offers.moods, *f.EMOTION_WORDS]
            as_written = _pattern(f"{_NUMBER}|{_any_case(words)}", f"Write a number, or {', '.join(words[:5])}.")
            level: Schema = {"anyOf": [{"enum": words}, {**_ONE_NUMBER, **as_written}]}
            self.definitions["Level"] = {"description": "A number on the scale, or a word.", **level}
            ends = {key: {"$ref": "#/$defs/Level"} for key in ("value", "from", "to")}
            evidence = _list(self.reference(f.Reference(Kind.EVIDENCE)))
            self.definitions["Emotion"] = {
                "type": "object",
                "properties": {**ends, "note": _TEXT, "evidence": evidence},
                "oneOf": [{"required": ["value"]}, {"required": ["from", "to"]}],
                "additionalProperties": False,
            }
        return {"anyOf": [{"$ref": "#/$defs/Level"}, {"$ref": "#/$defs/Emotion"}]}


def _first_line(model: type[BaseModel]) -> str:
    # The models of a single site are made without words of their own.
    return next(each.__doc__ for each in model.__mro__ if each.__doc__).strip().split("\n")[0]


def _or_empty(schema: Schema) -> Schema:
    """The schema of a key that may stand there with nothing after it."""
    kinds = schema.get("type")
    if kinds and "enum" not in schema and "anyOf" not in schema:
        return {**schema, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}
    return {"anyOf": [*(schema["anyOf"] if list(schema) == ["anyOf"] else [schema]), {"type": "null"}]}


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
        if isinstance(marker, Ge) and marker.ge is not None:
            found["minimum"] = marker.ge
        if isinstance(marker, Le) and marker.le is not None:
            found["maximum"] = marker.le
    return found
