"""Places: where in a journey something stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeygen.model.journeys import Journey, JourneyStage, Step


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in a journey: a step (with its number, from 1), else a stage, else the journey as a whole."""

    journey: Journey
    stage: JourneyStage | None = None
    step: Step | None = None
    number: int = 0


def places_of(journey: Journey) -> Iterator[Place]:
    """The journey's stages, each followed by its steps."""
    number = 0
    for stage in journey.stages:
        yield Place(journey, stage)
        for step in stage.steps:
            number += 1
            yield Place(journey, stage, step, number)
