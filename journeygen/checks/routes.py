"""The ways through a journey, persona by persona: what can be reached, and what never ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from journeygen.model.flow import path_of
from journeygen.model.journeys import Journey, Next


@dataclass(frozen=True, slots=True)
class Routes:
    """A persona's ways: from each step's number to those it leads to, and the steps at which it can end.

    A step whose `next` is for other personas only leads to the persona's next step. A way to a step
    that the persona does not go to leads to its next one.
    """

    numbers: tuple[int, ...]
    ways: Mapping[int, frozenset[int]]
    ends: frozenset[int]

    def reached(self) -> frozenset[int]:
        """The steps to which a way leads from the first one."""
        return _closure(self.numbers[:1], self.ways)

    def ending(self) -> frozenset[int]:
        """The steps from which an end can be reached."""
        back: dict[int, set[int]] = {}
        for number, targets in self.ways.items():
            for target in targets:
                back.setdefault(target, set()).add(number)
        return _closure(self.ends, back)


def routes_of(journey: Journey, persona: str) -> Routes:
    """The ways of a persona through a journey."""
    number_of = {step.id: number for number, step in enumerate(journey.steps, start=1)}
    path = path_of(journey, persona)
    numbers = tuple(number for number, _ in path)
    following = dict(pairwise(numbers))
    own = {number: number for number in numbers}
    for number in range(len(journey.steps), 0, -1):  # a step of others leads to the next of the persona's own
        own.setdefault(number, own.get(number + 1, 0))
    ways: dict[int, frozenset[int]] = {}
    ends: set[int] = set()
    for number, step in path:
        out = ways_out(step.next, persona)
        if out is None or (out == () and step.next):
            ways[number] = frozenset({following[number]} if number in following else ())
        else:
            targets = {own.get(number_of.get(each.to, 0), 0) for each in out if each.to}
            ways[number] = frozenset(targets - {0})
            if not out or 0 in targets or any(each.exit for each in out) or left_over(out) > 0:
                ends.add(number)
        if number not in following and out is None:
            ends.add(number)
    return Routes(numbers, ways, frozenset(ends))


def ways_out(ways: tuple[Next, ...] | None, persona: str) -> tuple[Next, ...] | None:
    """The ways of a `next` that a persona can take; None where nothing is written."""
    return None if ways is None else tuple(each for each in ways if not each.personas or persona in each.personas)


def left_over(ways: tuple[Next, ...]) -> float:
    """The percentage that the shares of these ways leave over; 0 where one of them has no share."""
    if not ways or any(each.share is None for each in ways):
        return 0
    rest = 100 - sum(each.share or 0 for each in ways)
    return rest if rest > 0.05 else 0  # three thirds, written 33.3, are all


def _closure(start: Iterable[int], ways: Mapping[int, Iterable[int]]) -> frozenset[int]:
    found: set[int] = set()
    waiting = list(start)
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting.extend(ways.get(number, ()))
    return frozenset(found)
