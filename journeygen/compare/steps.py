"""Which steps and stages of a journey are the same before and after: kept, renamed, moved, split or merged.

By id, then by title, then by what is written in them. A new step that has most of its content from one
that stays was split off it; a step that is gone, and most of whose content is now in another, was merged.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from journeygen.compare.changes import StepPair
from journeygen.compare.matching import LIKE, common, contained, matched
from journeygen.compare.shapes import ForPersonas, Many, Part, Shape, Single, fields_of
from journeygen.compare.texts import meaning, nearly
from journeygen.model.fields import For
from journeygen.model.journeys import Journey, JourneyStage, Step
from journeygen.model.names import folded

_RENAMED = 75
"""From this likeness of their titles on, out of 100, two steps at the same touchpoint are one."""


@dataclass(frozen=True)
class SameSteps:
    """How the parts of two versions of a journey belong together. Stages and steps are told by their index."""

    before: Journey
    after: Journey
    stages_of_model: Mapping[str, str]
    """The ids of the model's stages after, by those before, where they changed."""

    @cached_property
    def stages(self) -> Mapping[int, int]:
        """The stages of after by those of before."""
        left = [(self.stages_of_model.get(each.stage, each.stage), each) for each in self.before.stages]
        right = [(each.stage, each) for each in self.after.stages]
        return matched(
            left,
            right,
            (
                lambda each: each[0] or None,
                lambda each: each[1].id or None,
                lambda each: folded(each[1].title) or None,
            ),
            lambda one, other: max(common(_titles(one[1]), _titles(other[1])), common(said(one[1]), said(other[1]))),
        )

    @cached_property
    def steps(self) -> Mapping[int, int]:
        """The steps of after by those of before, each once: of a step that was split, its main part."""
        left, right = self._placed(self.before), self._placed(self.after)

        def alike(one: tuple[int, Step], other: tuple[int, Step]) -> float:
            share = common(said(one[1]), said(other[1]))
            titles = nearly(one[1].title, other[1].title)
            if titles >= _RENAMED and (not one[1].touchpoint or one[1].touchpoint == other[1].touchpoint):
                share = max(share, titles / 100)
            return share

        return matched(
            left,
            right,
            (
                lambda each: each[1].id or None,
                lambda each: (each[0], folded(each[1].title)) if each[1].title else None,
                lambda each: folded(each[1].title) or None,
            ),
            alike,
        )

    @cached_property
    def split(self) -> Mapping[int, int]:
        """The steps that were split off another one: the index after, and of the one before."""
        return self._torn(self.after.steps, self.before.steps, {new: old for old, new in self.steps.items()})

    @cached_property
    def merged(self) -> Mapping[int, int]:
        """The steps that were merged into another one: the index before, and of the one after."""
        return self._torn(self.before.steps, self.after.steps, self.steps)

    def _torn(self, alone: tuple[Step, ...], wholes: tuple[Step, ...], known: Mapping[int, int]) -> Mapping[int, int]:
        """Of steps without a counterpart, those whose content is in a whole, and not in the whole's counterpart."""
        if len(known) == len(alone):
            return {}
        rest = {whole: said(wholes[whole]) - said(alone[part]) for part, whole in known.items()}
        found: dict[int, int] = {}
        for at, step in enumerate(alone):
            own = said(step)
            if at in known or not own:
                continue
            shares = [(contained(own, left), -whole) for whole, left in rest.items()]
            share, whole = max(shares, default=(0.0, 0))
            if share >= LIKE:
                found[at] = -whole
        return found

    @property
    def pairs(self) -> tuple[StepPair, ...]:
        """All steps in the order of after; those that are gone stand behind what they stood behind."""
        back = {new: old for old, new in self.steps.items()}
        gone: dict[int, list[StepPair]] = {}
        last = -1
        for old in range(len(self.before.steps)):
            if old in self.steps:
                last = self.steps[old]
                continue
            into = self.merged.get(old)
            pair = StepPair(old + 1, into + 1 if into is not None else None, main=into is None)
            gone.setdefault(last, []).append(pair)
        found = list(gone.get(-1, ()))
        for new in range(len(self.after.steps)):
            off = self.split.get(new)
            if new in back:
                found.append(StepPair(back[new] + 1, new + 1))
            else:
                found.append(StepPair(off + 1 if off is not None else None, new + 1, main=off is None))
            found += gone.get(new, ())
        return tuple(found)

    def _placed(self, journey: Journey) -> list[tuple[int, Step]]:
        """The steps, with the index that their stage has after (−1 and below: it is gone)."""
        found: list[tuple[int, Step]] = []
        for at, stage in enumerate(journey.stages):
            place = self.stages.get(at, -1 - at) if journey is self.before else at
            found += [(place, step) for step in stage.steps]
        return found


def _titles(stage: JourneyStage) -> frozenset[Hashable]:
    return frozenset(folded(step.title) for step in stage.steps)


def said(part: BaseModel) -> frozenset[Hashable]:
    """What is written in a part of a journey, text by text: what it is known by when its id and title change."""
    return frozenset(_texts(part))


def _texts(part: BaseModel) -> Iterator[Hashable]:
    for field in fields_of(type(part)):
        if field.name not in ("title", "steps", "stage"):
            for text in _inside(field.shape, getattr(part, field.name)):
                yield field.name, text


def _inside(shape: Shape, raw: object) -> Iterator[Hashable]:
    match shape:
        case Single(kind="text" | "line") if isinstance(raw, str) and raw:
            yield meaning(raw)
        case Many(item) | ForPersonas(item) if isinstance(raw, tuple):
            for each in raw:
                yield from _inside(item, each.value if isinstance(each, For) else each)
        case Part() if isinstance(raw, BaseModel):
            for field in fields_of(type(raw)):
                yield from _inside(field.shape, getattr(raw, field.name))
