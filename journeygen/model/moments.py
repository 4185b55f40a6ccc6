"""How a journey feels: its lowest and highest moments, per persona."""

from __future__ import annotations

from dataclasses import dataclass

from journeygen.model.fields import Emotion, rounded, value_for
from journeygen.model.flow import path_of
from journeygen.model.journeys import Journey, Step


@dataclass(frozen=True, slots=True)
class Moment:
    """What a persona feels at a step. `number` counts the steps of the journey from 1."""

    persona: str
    number: int
    step: Step
    emotion: Emotion


def moments_of(journey: Journey, persona: str) -> tuple[Moment, ...]:
    """The persona's steps whose emotion is known, in order."""
    found = ((number, step, value_for(step.emotion, persona)) for number, step in path_of(journey, persona))
    return tuple(Moment(persona, number, step, emotion) for number, step, emotion in found if emotion is not None)


def moments(journey: Journey) -> tuple[Moment, ...]:
    """The known moments of all personas of the journey."""
    return tuple(moment for persona in journey.persona_ids for moment in moments_of(journey, persona))


def lowest(found: tuple[Moment, ...]) -> Moment | None:
    """The worst moment (the first of several as bad), by the lower end of each emotion."""
    return min(found, key=lambda moment: moment.emotion.lowest, default=None)


def highest(found: tuple[Moment, ...]) -> Moment | None:
    """The best moment (the first of several as good), by the upper end of each emotion."""
    return max(found, key=lambda moment: moment.emotion.highest, default=None)


def mean(found: tuple[Moment, ...]) -> int | None:
    """The mean of the moments' middles, in tenths; None where nothing is known. Say with it how many it covers."""
    if not found:
        return None
    return rounded(sum(moment.emotion.middle for moment in found) / len(found))
