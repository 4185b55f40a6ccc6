"""`variant-stages`: a variant that cannot be laid over its original stage by stage."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import journey
from journeygen.checks.kept import UNFINISHED, finished, plain
from journeygen.checks.rule import Rule
from journeygen.model.journeys import Journey
from journeygen.model.names import folded
from journeygen.problems import Problem

_TEXT = (
    "title: Get an answer at once\npersonas: tim\nowner: care\nstate: future\nvariant_of: whole\n"
    "stages:\n  - title: {}\n    steps:\n      - {{title: Asks, emotion: 2}}\n"
)

RULE = Rule(
    "variant-stages",
    wants="A variant has the same stages as the journey it is compared with.",
    why="The two are laid over each other stage by stage. Where the stages differ, better and worse cannot be told.",
    wrong=journey(_TEXT.format("Assistance")),
    right=journey(_TEXT.format("Help")),
    let_off=UNFINISHED,
)


def _run(checked: Checked) -> Iterator[Problem]:
    known = checked.loaded.catalog.journeys
    for variant in finished(checked.loaded.catalog):
        original = known.get(variant.variant_of)
        if original is None or original.stub or not variant.stages or not original.stages:
            continue
        differs = _difference(checked, variant, original)
        if differs:
            yield RULE.found(
                checked.place(variant.key, "variant_of"),
                f"this variant has other stages than '{plain(checked, original.title)}': {differs}",
                "give both the same stages; what happens in them may differ",
            )


def _difference(checked: Checked, variant: Journey, original: Journey) -> str:
    if variant.stage_model and original.stage_model and variant.stage_model != original.stage_model:
        return f"its stage model is '{variant.stage_model}', not '{original.stage_model}'"
    mine, theirs = _stages(checked, variant), _stages(checked, original)
    more = [f"'{title}' is only here" for id_, title in mine.items() if id_ not in theirs]
    less = [f"'{title}' is missing" for id_, title in theirs.items() if id_ not in mine]
    return ", ".join((*more, *less))


def _stages(checked: Checked, journey: Journey) -> dict[str, str]:
    """The titles of a journey's stages, by what tells whether two of them are the same."""
    found: dict[str, str] = {}
    for stage in journey.stages:
        title = plain(checked, checked.loaded.catalog.stage_title(journey, stage))
        found[stage.stage or folded(title)] = title
    return found


CHECK = Check(RULE, _run)
