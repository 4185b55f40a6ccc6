"""Both versions of a journey: how their parts belong together, where things stand, and changes of their fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from journeygen.compare.changes import NEUTRAL, Change, Named, Spot, Verdict
from journeygen.compare.judging import UNJUDGED_SEVERITY, of_emotion, of_field, raw
from journeygen.compare.steps import SameSteps
from journeygen.compare.texts import plain
from journeygen.compare.values import Difference, Side, differences
from journeygen.model.catalog import Catalog
from journeygen.model.journeys import Journey, JourneyStage, Step

OF_THEIR_OWN = ("title", "steps", "stages", "pain_points", "opportunities", "next")
"""What is compared in a way of its own."""

Standing = tuple[JourneyStage, Step | None, int]
"""A stage, or a step with its stage and its number from 1."""
StandingStep = tuple[JourneyStage, Step, int]
"""A step with its stage and its number from 1."""


@dataclass(frozen=True)
class BothVersions:
    """Both versions of a journey, in their catalogs."""

    before: Journey
    after: Journey
    catalogs: tuple[Catalog, Catalog]
    stages_of_model: Mapping[str, str]

    @cached_property
    def same(self) -> SameSteps:
        """How their parts belong together."""
        return SameSteps(self.before, self.after, self.stages_of_model)

    # Who and where

    @property
    def entity(self) -> Named:
        """The journey, by the name that it has now."""
        return Named(self.after.id, plain(self.after.title), "journey")

    @cached_property
    def places(self) -> tuple[list[Standing], list[Standing]]:
        """The stages, each followed by its steps, of before and after."""
        return list(places_of(self.before)), list(places_of(self.after))

    def spot(self, place: Standing, after: bool) -> Spot:
        """Where a place is, as changes tell it."""
        stage, step, number = place
        return Spot(self.stage(stage, after), name_of(step) if step else None, number, not after)

    def stage(self, stage: JourneyStage, after: bool) -> Named:
        """A stage, by its own title or the model's."""
        journey = self.after if after else self.before
        return Named(stage.id, plain(self.catalogs[after].stage_title(journey, stage)), "stage")

    @staticmethod
    def ids(journey: Journey, step: Step | None = None) -> tuple[str, ...]:
        """The personas who come to a step; without one, those of the journey."""
        return (step.personas if step else ()) or journey.persona_ids

    @cached_property
    def names(self) -> tuple[dict[str, str], dict[str, str]]:
        """The names of the steps by their ids, before and after."""
        both = ({step.id: plain(step.title) for step in each.steps} for each in (self.before, self.after))
        first, second = both
        return first, second

    def sides(self, before: Step | None = None, after: Step | None = None) -> tuple[Side, Side]:
        """Both sides of a step, for values to be told by; without one, of the journey."""
        return (
            Side(self.catalogs[0], self.ids(self.before, before), self.names[0]),
            Side(self.catalogs[1], self.ids(self.after, after), self.names[1]),
        )

    def people(self, ids: Sequence[str]) -> tuple[Named, ...]:
        """Personas by their ids, as maps call them."""
        sides = self.sides()
        return tuple(sides[id_ in self.after.persona_ids].named("persona", id_) for id_ in ids)

    # Fields

    def fields(
        self,
        one: BaseModel,
        other: BaseModel,
        spot: Spot,
        sides: tuple[Side, Side],
        was: tuple[str, ...],
        now: tuple[str, ...],
    ) -> Iterator[Change]:
        """The changes of the fields of two versions of a part; `was` and `now` are the personas who come there."""
        for each in differences(one, other, sides, without=OF_THEIR_OWN):
            yield self.change(each, "field", spot, tuple(dict.fromkeys((*now, *was))))

    def change(self, found: Difference, thing: str, spot: Spot, concerned: tuple[str, ...], title: str = "") -> Change:
        """A difference as a change of a thing at a place."""
        verdict = judged(
            found, thing if thing != "field" else "step" if spot.step else "stage" if spot.stage else "journey"
        )
        people = self.people(found.personas or concerned)
        return Change(
            found.act,
            self.entity,
            thing,
            spot,
            title or found.title,
            found.field,
            found.before,
            found.after,
            people if spot.stage else (),
            not found.personas,
            verdict,
        )

    def whole(self, act: Any, thing: str, spot: Spot, **more: Any) -> Change:
        """A change of a thing as a whole."""
        return Change(act, self.entity, thing, spot, **more)


def judged(found: Difference, thing: str, severity: int | None = None) -> Verdict:
    """The verdict on a field."""
    before, after = raw(found.before), raw(found.after)
    if found.field == "emotion":
        return of_emotion(before, after)
    if found.act in ("reworded", "reordered"):
        return NEUTRAL
    return of_field(thing, found.field, before, after, severity or UNJUDGED_SEVERITY)


def name_of(step: Step) -> Named:
    """A step, as changes tell it."""
    return Named(step.id, plain(step.title), "step")


def places_of(journey: Journey) -> Iterator[Standing]:
    """The stages of a journey, each followed by its steps."""
    number = 0
    for stage in journey.stages:
        yield stage, None, 0
        for step in stage.steps:
            number += 1
            yield stage, step, number
