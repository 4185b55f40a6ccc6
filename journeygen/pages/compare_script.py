"""The free comparison: which journeys a reader can lay over each other, and the script file of each.

A page that is opened from disk cannot fetch data, so each journey's curve is a small classic script
(`journeygen.curve("ID", …)`), which the browser loads when the journey is first chosen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from journeygen.assets import hashed_name
from journeygen.lanes.marks import who_is
from journeygen.links import page_of, step_anchor
from journeygen.model.catalog import places_of
from journeygen.model.counterparts import variant_pairs
from journeygen.model.fields import value_for
from journeygen.model.journeys import Journey
from journeygen.pages.compare_sides import is_hypothesis
from journeygen.pages.layout import COMPARE
from journeygen.pages.people import level_word
from journeygen.pages.signs import journey_name
from journeygen.sheet import Desk, Sheet

MOST = 4
"""How many journeys can be laid over each other."""


@dataclass(frozen=True, slots=True)
class JourneyChoice:
    """A journey to choose: its id, its name, the script with its curve, relative to the index of comparisons."""

    id: str
    name: str
    script: str


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A stage model with two journeys or more."""

    id: str
    title: str
    stages: tuple[str, ...]
    journeys: tuple[JourneyChoice, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything the script needs: the journeys by stage model, the personas, and its words as JSON."""

    models: tuple[ModelChoice, ...]
    personas: tuple[tuple[str, str], ...]
    most: int
    words: str


def choices(sheet: Sheet) -> Choices | None:
    """What can be chosen; None where no two journeys share a stage model."""
    models = tuple(_models(sheet))
    if not models:
        return None
    shown = {each.id for model in models for each in model.journeys}
    people = (id_ for id_ in sheet.catalog.personas if any(_follows(each, id_, shown, sheet) for each in shown))
    return Choices(models, tuple((id_, who_is(id_, sheet).name) for id_ in people), MOST, _words(sheet))


def _follows(journey: str, persona: str, shown: set[str], sheet: Sheet) -> bool:
    return journey in shown and persona in sheet.catalog.journeys[journey].persona_ids


def _models(sheet: Sheet) -> Iterator[ModelChoice]:
    for id_, journeys in sheet.catalog.journeys_of_model.items():
        model = sheet.catalog.stage_models.get(id_)
        if model and len(journeys) > 1:
            yield ModelChoice(
                id_,
                sheet.plain(model.title),
                tuple(sheet.plain(stage.title) for stage in model.stages),
                tuple(
                    JourneyChoice(each.id, journey_name(each, sheet), sheet.to(_file(each, sheet)[0]))
                    for each in journeys
                ),
            )


def _words(sheet: Sheet) -> str:
    """The words of the script (their `{names}` not filled in), and the names of the five levels, best first."""
    keys = (
        "too-many",
        "choose-two",
        "loading",
        "not-through",
        "nothing-known",
        "drawn",
        "lowest-in",
        "not-in",
        "step",
        "stage",
    )
    found: dict[str, object] = {key: sheet.words(f"compare.free.{key}") for key in keys}
    found["levels"] = [level_word(level, sheet) for level in (2, 1, 0, -1, -2)]
    found["hypothesis"] = sheet.words("compare.hypothesis-of")
    found["unknown"] = sheet.words("compare.not-known")
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def scripts(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """The script files of a site, by their addresses: one for each journey that shares its stage model."""
    if variant_pairs(desk.catalog):
        sheet = desk.sheet(COMPARE)
        for id_, journeys in desk.catalog.journeys_of_model.items():
            if id_ in desk.catalog.stage_models and len(journeys) > 1:
                for journey in journeys:
                    yield _file(journey, sheet)


def _file(journey: Journey, sheet: Sheet) -> tuple[str, bytes]:
    """The address and the content of a journey's script."""
    data = json.dumps(_curve(journey, sheet), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # Line separators end a line in older JavaScript, though not in JSON.
    data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    content = f"journeygen.curve({json.dumps(journey.id, ensure_ascii=False)},{data});\n".encode()
    return hashed_name(f"curve-{journey.id}.js", content), content


def _curve(journey: Journey, sheet: Sheet) -> dict[str, object]:
    """What a journey's script tells: its steps with their stage (its place in the model), and what is felt."""
    model = sheet.catalog.stage_models[journey.stage_model]
    place = {stage.id: index for index, stage in enumerate(model.stages)}
    steps = [
        {
            "n": each.number,
            "stage": place[each.stage.stage],
            "title": sheet.plain(each.step.title),
            "anchor": step_anchor(each.step.id),
            "felt": {
                persona: [emotion.start, emotion.end] if emotion else None
                for persona in sheet.catalog.personas_at(journey, each.step)
                for emotion in (value_for(each.step.emotion, persona),)
            },
        }
        for each in places_of(journey)
        if each.step and each.stage and each.stage.stage in place
    ]
    return {
        "name": journey_name(journey, sheet),
        "url": sheet.to(page_of(journey.key)),
        "hypothesis": is_hypothesis(journey),
        "steps": steps,
    }
