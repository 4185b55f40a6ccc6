"""The reference of the content format, read off the declarations: a Markdown page for each entity.

`python -m journeygen.model.reference FOLDER` writes the pages of the guide; a test holds them to it.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel

from journeygen.model import fields as f
from journeygen.model.entity import Entity
from journeygen.model.examples import EXAMPLES
from journeygen.model.journeys import Journey
from journeygen.model.measures import Evidence, Metric
from journeygen.model.pages import Page
from journeygen.model.pains import Opportunity, PainPoint
from journeygen.model.personas import Persona
from journeygen.model.site import Site
from journeygen.model.stages import StageModel
from journeygen.model.touchpoints import Channel, Team, Touchpoint

PAGES: Mapping[str, tuple[str, type[BaseModel], str]] = {
    "site": ("Site", Site, "`content/site.yaml`"),
    "journey": (
        "Journey",
        Journey,
        "`content/journeys/ID.md` (or `.yaml`), or `content/journeys/ID/index.md` with a file for each stage beside it",
    ),
    "persona": ("Persona", Persona, "`content/personas/ID.md`"),
    "stage-model": ("Stage model", StageModel, "`content/stages/ID.yaml`"),
    "touchpoint": ("Touchpoint", Touchpoint, "`content/touchpoints/ID.md`, or a list in `content/touchpoints.yaml`"),
    "channel": ("Channel", Channel, "a list in `content/channels.yaml`"),
    "team": ("Team", Team, "a list in `content/teams.yaml`"),
    "metric": ("Metric", Metric, "`content/metrics/ID.yaml`"),
    "evidence": ("Evidence", Evidence, "`content/evidence/ID.md`"),
    "pain-point": ("Pain point", PainPoint, "`content/pain_points/ID.md`, or inside a journey"),
    "opportunity": ("Opportunity", Opportunity, "`content/opportunities/ID.md`, or inside a journey"),
    "page": ("Page", Page, "`content/pages/PATH.md`"),
}
"""The pages: their file's name, and the title, declaration and place in the content of each."""


def reference(name: str) -> str:
    """The page of one entity, in Markdown with front matter."""
    title, model, place = PAGES[name]
    lines = ["---", f"title: {title}", "---"]
    lines += ["", _intro(model), "", f"Where it is written: {place}.", ""]
    lines += ["```yaml", EXAMPLES[name].strip(), "```", ""]
    for declared in _with_parts(model):
        if declared is not model:
            lines += [f"## {_heading(declared)}", "", _intro(declared), ""]
            short = getattr(declared, "short", "")
            if short:
                lines += [f"Short form: a plain text stands for `{short}`.", ""]
        lines += ["| key | what is written | what it means |", "| --- | --- | --- |", *_rows(declared), ""]
    return "\n".join(lines).rstrip() + "\n"


def _intro(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())


def _heading(model: type[BaseModel]) -> str:
    words = "".join(f" {char.lower()}" if char.isupper() else char for char in model.__name__).strip()
    return words.capitalize()


def _rows(model: type[BaseModel]) -> Iterator[str]:
    common = tuple(Entity.model_fields)
    # What every entity has comes last: the reader looks for what is particular to this one.
    for name, info in sorted(
        model.model_fields.items(), key=lambda each: issubclass(model, Entity) and each[0] in common
    ):
        if not any(isinstance(marker, f.Derived) for marker in info.metadata):
            key = f"`{info.alias or name}`" + (" (required)" if info.is_required() else "")
            written = _written(info.annotation, tuple(info.metadata)).replace("|", "\\|")
            yield f"| {key} | {written} | {info.description or ''} |"


def _with_parts(model: type[BaseModel]) -> list[type[BaseModel]]:
    """The declaration, and those of its parts, each once."""
    found: list[type[BaseModel]] = []

    def gather(each: type[BaseModel]) -> None:
        if each in found or each in (f.Duration, f.Emotion):
            return
        found.append(each)
        for info in each.model_fields.values():
            for part in _models_in(info.annotation):
                if part not in (PainPoint, Opportunity) and not any(isinstance(m, f.Derived) for m in info.metadata):
                    gather(part)

    gather(model)
    return found


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _written(annotation: Any, metadata: tuple[Any, ...] = ()) -> str:
    """What an editor writes for a value, in a few words."""
    if hasattr(annotation, "__metadata__"):
        return _written(annotation.__origin__, (*annotation.__metadata__, *metadata))
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return _written(next(part for part in get_args(annotation) if part is not type(None)), metadata)
    for marker in metadata:
        if isinstance(marker, f.EachPerPersona | f.OnePerPersona):
            inner = get_args(annotation)[0]
            one = _written(get_args(inner)[0] if get_origin(inner) is f.For else inner)
            many = f"list: {one}" if isinstance(marker, f.EachPerPersona) else one
            return f"{many}; or per persona"
        if type(marker) in _MARKED:
            return _MARKED[type(marker)]
        if isinstance(marker, f.Reference):
            return f"[{marker.kind.words}]({marker.kind.value}.md)"
        if isinstance(marker, f.LocalReference):
            return f"id of a {marker.to.replace('-', ' ')}"
    if origin is tuple:
        return f"list: {_written(get_args(annotation)[0])}"
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in get_args(annotation) if choice)
    if origin is not None:
        return f"keys of your own: {_written(get_args(annotation)[1])}"
    if annotation in (int, float):
        return "number" + _range(metadata)
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    page = next((name for name, (_, model, _) in PAGES.items() if model is annotation), "")
    return f"[{_heading(annotation).lower()}]({page}.md)" if page else _heading(annotation).lower()


def _range(metadata: tuple[Any, ...]) -> str:
    low = next((each.ge for each in metadata if isinstance(each, Ge)), None)
    high = next((each.le for each in metadata if isinstance(each, Le)), None)
    if low is not None and high is not None:
        return f" from {low} to {high}"
    return f", at least {low}" if low is not None else ""


_MARKED: Mapping[type, str] = {
    f.Line: "text of one line",
    f.Text: "text",
    f.Word: "word",
    f.Slug: "id",
    f.Percent: "percentage, such as `23 %`",
    f.Address: "address",
    f.FilePath: "path of a file",
    f.Free: "keys of your own",
    f.Mood: "emotion: a number, a word, or `{from: …, to: …}`",
}

_PLAIN: Mapping[Any, str] = {
    str: "word",
    bool: "`true` or `false`",
    f.Day: "date, such as `2026-11-04`",
    f.Duration: "duration, such as `10 min` or `1-3 weeks`",
}


def main(folder: Path) -> None:
    """Write all pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (folder / f"{name}.md").write_text(reference(name), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
