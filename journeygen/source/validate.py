"""Normalised data becomes a model; what pydantic refuses becomes a problem in plain words, at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from journeygen.model.fields import Grade, Value
from journeygen.problems import Location, Problem, error
from journeygen.source.normalise import called
from journeygen.source.reader import Path, Reader

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], data: dict[str, Any], reader: Reader) -> tuple[M | None, list[Problem]]:
    """The model that the data gives (None: it gives none), and what is wrong with it.

    That a key is missing is not said again where its value is there, but could not be read.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as refused:
        if not reader.source.strip():
            return None, [_empty(reader.path, refused)]
        has_keys = not reader.path.endswith(".md") or reader.source.lstrip().startswith("---")
        return None, [
            _explain(
                each,
                location_of(each["loc"], reader.positions, reader.path),
                model,
                each["loc"] in reader.positions,
                has_keys,
            )
            for each in refused.errors(include_url=False)
            if each["loc"] not in reader.unread
        ]


def _empty(path: str, refused: ValidationError) -> Problem:
    """What is said of a file with nothing in it, in place of all that it lacks."""
    name = next((str(each["loc"][-1]) for each in refused.errors(include_url=False) if each["loc"]), "title")
    begin = f"begin it with three lines: ---, {name}: …, ---" if path.endswith(".md") else f"begin with '{name}: …'"
    hint = f"has your last save failed? Else {begin}"
    return error("missing-key", Location(path), "this file is empty", hint)


def location_of(where: Path, positions: Mapping[Path, Location], path: str) -> Location:
    """Where a value was written, or the nearest thing around it that was."""
    for length in range(len(where), -1, -1):
        found = positions.get(where[:length])
        if found:
            return found
    return Location(path)


def _explain(detail: ErrorDetails, place: Location, model: type[BaseModel], written: bool, has_keys: bool) -> Problem:
    """In plain words. `written` is whether the key is there, `has_keys` whether the file has any."""
    names = [part for part in detail["loc"] if isinstance(part, str) and part != "value"]
    name = names[-1] if names else ""
    owner, declared = _declared(model, names)
    limits = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            lines = _lines_below(declared)
            if written:
                hint = f"write below it {lines}" if lines else "write it after the colon"
                return error("missing-key", place, f"'{name}' has no value", hint)
            if lines and has_keys:
                hint = f"add a line '{name}:', and below it {lines}"
                return error("missing-key", place, f"this {called(owner)} has no '{name}'", hint)
            hint = f"add a line '{name}: …'" if has_keys else f"begin the file with three lines: ---, {name}: …, ---"
            return error("missing-key", place, f"this {called(owner)} has no '{name}'", hint)
        case "greater_than_equal" | "less_than_equal":
            given = f"{detail['input']:g}".replace("-", "−")
            return error("out-of-range", place, f"'{name}' is {given}", _range_of(declared))
        case "too_short":
            size, least = limits.get("actual_length"), limits.get("min_length")
            if not size:
                return error("missing-key", place, f"'{name}' is empty", "add one")
            return error(
                "missing-key", place, f"'{name}' has {size} of the {least} values that it needs", "add what is missing"
            )
        case "too_long":
            size, most = limits.get("actual_length"), limits.get("max_length")
            return error("wrong-type", place, f"'{name}' has {size} values, where {most} are possible", f"keep {most}")
        case _:
            return error("wrong-type", place, f"'{name}' cannot be '{detail['input']}'", detail["msg"].lower())


def _declared(model: type[BaseModel], names: list[str]) -> tuple[type[BaseModel], Any]:
    """The model that declares the last of the names, and the whole annotation of it."""
    owner, annotation = model, None
    for name in names:
        for field, info in owner.model_fields.items():
            if (info.alias or field) == name:
                annotation = (info.annotation, *info.metadata)
                inner = next((each for each in _parts(annotation) if _is_model(each)), None)
                if inner is not None and name != names[-1]:
                    owner = inner
                break
    return owner, annotation


def _lines_below(declared: Any) -> str:
    """What to write below the key of a list whose items are keys, not texts; empty for any other key."""
    annotation = declared[0] if declared else None
    item = next((each for each in get_args(annotation) if isinstance(each, type) and issubclass(each, Value)), None)
    if get_origin(annotation) is not tuple or item is None or item.short:
        return ""
    keys = ", ".join(f"{info.alias or name}: …" for name, info in item.model_fields.items() if info.is_required())
    return f"a line for each {called(item)}, such as '  - {{{keys}}}'"


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    inner = annotation if isinstance(annotation, tuple) else get_args(annotation)
    for part in (*inner, *getattr(annotation, "metadata", ())):
        yield from _parts(part)


def _range_of(annotation: Any) -> str:
    low: Any = next((part.ge for part in _parts(annotation) if isinstance(part, Ge)), None)
    high: Any = next((part.le for part in _parts(annotation) if isinstance(part, Le)), None)
    words = next((part.words for part in _parts(annotation) if isinstance(part, Grade)), ())
    if low is not None and high is not None:
        means = f": {', '.join(f'{value} {word}' for value, word in words)}" if words else ""
        return f"it goes from {low:g} to {high:g}{means}" if low != high else f"it has to be {low:g}"
    return f"it has to be at least {low:g}" if low is not None else f"it has to be at most {high:g}"
