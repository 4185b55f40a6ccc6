"""Which step of one journey is which step of another: what two variants of a journey have in common.

The rule, for stages and then for steps:

1. Stages are counterparts when they are the same stage of a model, else when they have the same id,
   else the same title (case and accents folded).
2. Steps are counterparts when they have the same id, wherever they stand: ids are unique within a
   journey, so a step that was moved to another stage is found again.
3. Of the steps left over, those in stages that are counterparts are matched by their title (folded),
   then by a touchpoint they share, each with the first one in order that is still free.
4. What is left has no counterpart: it is gone, or new.

Nothing is guessed from wording that is merely similar: two steps wrongly taken for one would show a
change that is none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from journeygen.model.catalog import Catalog
from journeygen.model.journeys import Journey, Step
from journeygen.model.names import folded

T = TypeVar("T")

By = Literal["id", "title", "touchpoint", ""]
"""What made two steps counterparts; empty where a step has none."""


@dataclass(frozen=True, slots=True)
class StandingStep:
    """A step where it stands: the index of its stage (from 0), and its number in the journey (from 1)."""

    stage: int
    number: int
    step: Step


@dataclass(frozen=True, slots=True)
class Counterparts:
    """A step as it is in one journey and in the other; None where that one has no such step."""

    before: StandingStep | None
    after: StandingStep | None
    by: By = ""


@dataclass(frozen=True, slots=True)
class StageColumns:
    """A stage of both journeys side by side: its index in each (None: not in it), and its columns.

    In a column stand counterparts, or a step alone. Each journey's steps keep their order: a step that
    changed places with another, or moved to another stage, stands alone in two columns.
    """

    before: int | None
    after: int | None
    columns: tuple[Counterparts, ...]


def variant_pairs(catalog: Catalog) -> tuple[tuple[Journey, Journey], ...]:
    """Each journey that says which one it is a `variant_of`, after that one."""
    return tuple(
        (catalog.journeys[each.variant_of], each)
        for each in catalog.journeys.values()
        if each.variant_of in catalog.journeys and each.variant_of != each.id
    )


def counterparts(before: Journey, after: Journey) -> tuple[Counterparts, ...]:
    """All steps of both journeys, each once: those of `before` in their order, then those only `after` has."""
    left, right = tuple(_steps(before)), tuple(_steps(after))
    stages = dict(_stages_alike(before, after))
    found: dict[int, tuple[StandingStep, By]] = {}
    taken: set[int] = set()

    def match(by: By, alike: Callable[[StandingStep, StandingStep], bool]) -> None:
        for one in left:
            if one.number in found:
                continue
            other = next((each for each in right if each.number not in taken and alike(one, each)), None)
            if other:
                found[one.number] = (other, by)
                taken.add(other.number)

    def same_stage(one: StandingStep, other: StandingStep) -> bool:
        return stages.get(one.stage) == other.stage

    match("id", lambda one, other: bool(one.step.id) and one.step.id == other.step.id)
    match("title", lambda one, other: same_stage(one, other) and _titled(one.step) & _titled(other.step) != set())
    match("touchpoint", lambda one, other: same_stage(one, other) and _meets(one.step) & _meets(other.step) != set())
    pairs = [Counterparts(one, *found[one.number]) if one.number in found else Counterparts(one, None) for one in left]
    return (*pairs, *(Counterparts(None, other) for other in right if other.number not in taken))


def side_by_side(
    before: Journey,
    after: Journey,
    found: Iterable[Counterparts] | None = None,
    stages: Iterable[tuple[int, int]] | None = None,
) -> tuple[StageColumns, ...]:
    """Both journeys in columns, for a picture in which counterparts stand over each other.

    Which steps and stages these are is found by the rule above, unless it is `found` already.
    """
    steps = counterparts(before, after) if found is None else found
    of_left = {each.before.number: each for each in steps if each.before}
    left, right = tuple(_steps(before)), tuple(_steps(after))
    rows: list[StageColumns] = []
    alike_stages = _stages_alike(before, after) if stages is None else stages
    for one, other in _merged(alike_stages, len(before.stages), len(after.stages)):
        mine = [each for each in left if each.stage == one]
        theirs = [each for each in right if each.stage == other]
        place = {each.number: index for index, each in enumerate(theirs)}
        alike = []
        for index, each in enumerate(mine):
            counterpart = of_left[each.number].after
            if counterpart and counterpart.number in place:
                alike.append((index, place[counterpart.number]))
        columns = []
        for first, second in _merged(alike, len(mine), len(theirs)):
            if first is not None and second is not None:
                columns.append(of_left[mine[first].number])
            else:
                columns.append(
                    Counterparts(
                        mine[first] if first is not None else None, theirs[second] if second is not None else None
                    )
                )
        rows.append(StageColumns(one, other, tuple(columns)))
    return tuple(rows)


def _steps(journey: Journey) -> Iterator[StandingStep]:
    number = 0
    for index, stage in enumerate(journey.stages):
        for step in stage.steps:
            number += 1
            yield StandingStep(index, number, step)


def _titled(step: Step) -> set[str]:
    return {folded(step.title)} if step.title else set()


def _meets(step: Step) -> set[str]:
    return {each.value for each in step.touchpoint}


def _stages_alike(before: Journey, after: Journey) -> list[tuple[int, int]]:
    """The indices of stages that are counterparts."""
    same_model = before.stage_model == after.stage_model
    keys: list[Callable[[int, Journey], Hashable]] = [
        lambda at, journey: (same_model and journey.stages[at].stage) or None,
        lambda at, journey: journey.stages[at].id or None,
        lambda at, journey: folded(journey.stages[at].title) or None,
    ]
    found: dict[int, int] = {}
    for key in keys:
        free = {key(at, after): at for at in reversed(range(len(after.stages))) if at not in found.values()}
        for at in range(len(before.stages)):
            wanted = key(at, before)
            if at not in found and wanted is not None and wanted in free:
                found[at] = free.pop(wanted)
    return sorted(found.items())


def _merged(alike: Iterable[tuple[int, int]], left: int, right: int) -> Iterator[tuple[int | None, int | None]]:
    """Two sequences as one, in which those that are alike stand together and none leaves its order.

    Where two of them cross, the most that do not are kept together.
    """
    kept = longest_rising(sorted(alike))
    at, other = 0, 0
    for one, two in (*kept, (left, right)):
        yield from ((index, None) for index in range(at, one))
        yield from ((None, index) for index in range(other, two))
        if (one, two) != (left, right):
            yield one, two
        at, other = one + 1, two + 1


def longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs (sorted by their first) whose second ones rise (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, (_, second) in enumerate(pairs):
        place = bisect_left(ends, second)
        ends[place : place + 1] = [second]
        last[place : place + 1] = [index]
        before.append(last[place - 1] if place else None)
    found: list[tuple[int, int]] = []
    at: int | None = last[-1] if last else None
    while at is not None:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
