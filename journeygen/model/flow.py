"""How people move through a journey: ways on, branches, loops, exits, channels, customers remaining."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from journeygen.model.fields import value_for
from journeygen.model.journeys import Journey, Step


@dataclass(frozen=True, slots=True)
class Way:
    """One way on from a step.

    `source` and `target` are numbers of steps, counted from 1 over the whole journey; `target` is
    None where the way leaves the journey, and then `leaves_to` says where people go. `share` is a
    percentage of those on the step, None if not known; `personas` are those who go this way (empty: all).
    """

    source: int
    target: int | None
    leaves_to: str = ""
    when: str = ""
    share: float | None = None
    personas: tuple[str, ...] = ()
    written: bool = True

    @property
    def shape(self) -> Literal["on", "branch", "loop", "exit"]:
        """`on` to the next step, a `branch` further ahead, a `loop` back (or to itself), or an `exit`."""
        if self.target is None:
            return "exit"
        if self.target <= self.source:
            return "loop"
        return "on" if self.target == self.source + 1 else "branch"


def ways(journey: Journey) -> tuple[Way, ...]:
    """All ways between the steps of a journey, in the order of the steps they leave from."""
    steps = journey.steps
    number_of = {step.id: number for number, step in enumerate(steps, start=1)}
    found: list[Way] = []
    for number, step in enumerate(steps, start=1):
        if step.next is None:
            if number < len(steps):
                found.append(Way(number, number + 1, written=False))
            continue
        for each in step.next:
            target = number_of.get(each.to) if each.to else None
            if target is not None or each.exit:
                found.append(Way(number, target, each.exit, each.when, each.share, each.personas))
    return tuple(found)


def off_the_main_path(journey: Journey, ways_on: tuple[Way, ...]) -> frozenset[int]:
    """The numbers of the steps that the main path does not pass: they are drawn on a dashed track.

    The main path goes from the first step on by each step's first-named way ahead.
    """
    ahead: dict[int, int] = {}
    for way in ways_on:
        if way.target is not None and way.target > way.source:
            ahead.setdefault(way.source, way.target)
    main, number = {1}, 1
    while number in ahead:
        number = ahead[number]
        main.add(number)
    return frozenset(set(range(1, len(journey.steps) + 1)) - main)


def path_of(journey: Journey, persona: str) -> tuple[tuple[int, Step], ...]:
    """The steps that the persona goes, with their numbers: those for everybody and its own."""
    return tuple(
        (number, step)
        for number, step in enumerate(journey.steps, start=1)
        if not step.personas or persona in step.personas
    )


@dataclass(frozen=True, slots=True)
class Stop:
    """A persona at a step, on a channel (empty: not known)."""

    number: int
    step: Step
    channel: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change of channel between two steps of a persona's path."""

    before: Stop
    after: Stop
    context: Literal["kept", "lost", "unknown"]
    note: str = ""


def stops(journey: Journey, persona: str, channel_at: Callable[[Step, str], str]) -> tuple[Stop, ...]:
    """The persona's steps with the channel of each, as `Catalog.channel_at` finds it."""
    return tuple(Stop(number, step, channel_at(step, persona)) for number, step in path_of(journey, persona))


def channel_changes(journey: Journey, persona: str, channel_at: Callable[[Step, str], str]) -> tuple[Change, ...]:
    """The changes of channel on the persona's path. A step whose channel is not known breaks the chain."""
    found: list[Change] = []
    way = stops(journey, persona, channel_at)
    for before, after in itertools.pairwise(way):
        if before.channel and after.channel and before.channel != after.channel:
            switch = value_for(after.step.channel_switch, persona)
            found.append(Change(before, after, switch.context if switch else "unknown", switch.note if switch else ""))
    return tuple(found)


class Meetings(Protocol):
    """What is known of where the company and a persona meet; the catalogue knows it."""

    def channel_at(self, step: Step, persona: str) -> str:
        """The channel a persona is on at a step; empty: not known."""

    def meets_us(self, step: Step, persona: str) -> bool:
        """Whether the company itself meets the persona there."""


def handoffs(journey: Journey, persona: str, meetings: Meetings) -> tuple[Change, ...]:
    """The changes of channel in which the company hands the persona over, wherever they are counted.

    Who comes from a friend's word, or goes to spread one, is handed over by nobody.
    """
    return tuple(
        change
        for change in channel_changes(journey, persona, meetings.channel_at)
        if meetings.meets_us(change.before.step, persona) and meetings.meets_us(change.after.step, persona)
    )


def customers_remaining(journey: Journey) -> tuple[float | None, ...]:
    """Customers a month who ever reach each step, one value a step; None where there is no `volume`.

    A step's customers leave by its ways: by their shares where given; what is left over is split
    evenly among the ways without one. A customer who comes back by a loop is counted once: the value
    is the volume × the probability to hit the step from the first one (hitting probabilities of a
    Markov chain, solved by Gauss-Seidel sweeps). Ways of single personas count as ways of everybody,
    since how many of the volume each persona makes up is not known; for the same reason a step that
    only some of the personas go to has no value.
    """
    count = len(journey.steps)
    if journey.volume is None:
        return (None,) * count
    leaving: dict[int, list[Way]] = {}
    for way in ways(journey):
        leaving.setdefault(way.source, []).append(way)
    chances: list[list[tuple[int, float]]] = [[] for _ in range(count + 1)]
    for number in range(1, count + 1):
        out = leaving.get(number, [])
        unknown = [way for way in out if way.share is None]
        left = max(100 - sum(way.share for way in out if way.share is not None), 0)
        for way in out:
            share = way.share if way.share is not None else left / len(unknown)
            if way.target is not None:
                chances[number].append((way.target, share / 100))
    everybody = set(journey.persona_ids)
    return tuple(
        journey.volume * _hits(chances, goal) if not step.personas or everybody <= set(step.personas) else None
        for goal, step in enumerate(journey.steps, start=1)
    )


def _hits(chances: list[list[tuple[int, float]]], goal: int) -> float:
    """The probability to reach `goal` from step 1."""
    hit = [0.0] * len(chances)
    hit[goal] = 1.0
    for _ in range(200):
        moved = 0.0
        for number in range(len(chances) - 1, 0, -1):
            if number != goal:
                now = sum(chance * hit[target] for target, chance in chances[number])
                moved = max(moved, abs(now - hit[number]))
                hit[number] = now
        if moved < 1e-9:
            break
    return hit[1]
