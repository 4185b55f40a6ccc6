"""What a persona feels on a journey before and after, step by step, as numbers for a picture."""

from __future__ import annotations

from dataclasses import dataclass

from journeygen.compare.changes import Group, JourneyPair, Named, StepPair
from journeygen.compare.texts import plain
from journeygen.model.fields import value_for
from journeygen.model.journeys import Journey


@dataclass(frozen=True, slots=True)
class Point:
    """A step: its number after (before, where it is gone) and its title."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A persona's emotions, in tenths, at the steps where both sides are known; the others are left out."""

    who: Named
    points: tuple[Point, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]
    left_out: tuple[Point, ...]


def curves(group: Group) -> tuple[Curve, ...]:
    """The curves of the personas whose emotion changed, with two points or more; the greatest change first."""
    if group.pair is None or group.pair.before is None or group.pair.after is None:
        return ()
    found = (_curve(group.pair, person) for person in concerned(group))
    return tuple(curve for curve in found if len(curve.points) > 1)


def concerned(group: Group) -> tuple[Named, ...]:
    """The personas whose emotion changed, the greatest change first."""
    weight: dict[Named, float] = {}
    for change in group.changes:
        if change.field == "emotion" and change.before and change.after:
            for person in change.personas:
                weight[person] = weight.get(person, 0) + change.verdict.weight
    return tuple(sorted(weight, key=lambda each: (-weight[each], each.id)))


def _curve(pair: JourneyPair, who: Named) -> Curve:
    points: list[Point] = []
    values: list[tuple[float, float]] = []
    left_out: list[Point] = []
    assert pair.before is not None
    assert pair.after is not None
    for step in pair.steps:
        if not step.main:
            continue
        before, after = _felt(pair.before, step.before, who.id), _felt(pair.after, step.after, who.id)
        point = _point(pair, step)
        if before is not None and after is not None:
            points.append(point)
            values.append((before, after))
        elif before is not None or after is not None:
            left_out.append(point)
    return Curve(
        who, tuple(points), tuple(value[0] for value in values), tuple(value[1] for value in values), tuple(left_out)
    )


def _point(pair: JourneyPair, step: StepPair) -> Point:
    journey, number = (pair.after, step.after) if step.after else (pair.before, step.before)
    assert journey is not None
    assert number is not None
    return Point(number, plain(journey.steps[number - 1].title))


def _felt(journey: Journey, number: int | None, persona: str) -> float | None:
    """What the persona feels at a step, as the middle of a change; None where that is not known."""
    step = journey.steps[number - 1] if number else None
    if step is None or (step.personas and persona not in step.personas):
        return None
    emotion = value_for(step.emotion, persona)
    return emotion.middle if emotion else None
