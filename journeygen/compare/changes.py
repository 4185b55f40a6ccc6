"""The shape of a change: what happened to what, where, for whom, and whether that is better or worse.

Changes are data without words: `sayings.py` says them in a language, `as_json.py` gives them to programs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key

Act = Literal[
    "added", "removed", "changed", "reworded", "renamed", "moved", "reordered", "split", "merged", "shared", "unread"
]
"""What happened. `changed` and `reworded` have a before and an after; `shared`: a pain point or opportunity of
one journey now is one that journeys share; `unread`: one side could not be read, so nothing else can be said."""


class Judgement(StrEnum):
    """Whether a change is for the better. `neutral` also where the maps alone cannot tell."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Named:
    """Something with an id and a name: an entity (then `kind` is its kind), a stage, a step. The name is plain text."""

    id: str
    name: str
    kind: str = ""


ValueKind = Literal[
    "text", "line", "number", "percent", "date", "duration", "emotion", "yes-no", "choice", "name", "list"
]


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is told: what kind it is decides how it is said.

    `emotion` is an Emotion, `duration` a Duration, `name` a Named, `choice` one of the words a field allows,
    `text` plain text of any length, `line` plain text of one line, `list` a tuple of Values.
    """

    kind: ValueKind
    value: Any


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a journey: its stage and its step, as they are called after (before, where they are gone)."""

    stage: Named | None = None
    step: Named | None = None
    number: int = 0
    """The step's number in the journey, from 1; 0 without a step."""
    gone: bool = False
    """Whether stage and step are those of before."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement, its weight (an emotion's step of one level, a slight pain: 1), and whether customers feel it.

    What customers do not feel (an owner is missing) can be worse, too, but is nothing that got worse *for* them.
    """

    judgement: Judgement = Judgement.NEUTRAL
    weight: float = 0
    felt: bool = False


NEUTRAL = Verdict()


@dataclass(frozen=True, slots=True)
class Change:
    """One change of meaning.

    `entity` is what has the page it belongs on: a journey for everything in it. `thing` is what was
    changed: a kind (`pain-point`), `stage`, `step`, or `field` for a value of the entity or of the place;
    `title` is what the thing is called, where it is neither the entity nor the place itself. `field` is the
    key as files have it, with what it stands under: `expected.to`. `personas` are those concerned,
    `everybody` where these are all who come there. `details` are facts about a thing that came or went.
    `references` counts what refers to a thing whose id changed and changed with it.
    """

    act: Act
    entity: Named
    thing: str
    spot: Spot = Spot()
    title: str = ""
    field: str = ""
    before: Value | None = None
    after: Value | None = None
    personas: tuple[Named, ...] = ()
    everybody: bool = True
    verdict: Verdict = NEUTRAL
    customers: bool = True
    """Whether there is a customer among the personas, or none of them is named."""
    details: tuple[tuple[str, Value | None], ...] = ()
    parts: tuple[Named, ...] = ()
    references: int = 0

    @property
    def is_better(self) -> bool:
        """Whether it is for the better."""
        return self.verdict.judgement is Judgement.BETTER

    @property
    def is_worse(self) -> bool:
        """Whether it is for the worse."""
        return self.verdict.judgement is Judgement.WORSE


@dataclass(frozen=True, slots=True)
class StepPair:
    """A step as it was and as it is, by their numbers from 1; None where it is new, or gone.

    A step that was split or merged has a pair for each of its parts, of which only the first is the `main` one.
    """

    before: int | None
    after: int | None
    main: bool = True


@dataclass(frozen=True)
class JourneyPair:
    """A journey before and after, with its steps side by side. None: there was, or is, no such journey."""

    before: Journey | None
    after: Journey | None
    steps: tuple[StepPair, ...] = ()
    stages: tuple[tuple[int, int], ...] = ()
    """The indices of stages that are the same, before and after."""

    @property
    def either(self) -> Journey:
        """The journey as it is, else as it was."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True)
class Group:
    """All changes of one entity, in the order in which they are told."""

    entity: Named
    changes: tuple[Change, ...]
    pair: JourneyPair | None = None
    """For a journey: both of it."""

    def worse(self) -> Iterator[Change]:
        """What got worse."""
        return (change for change in self.changes if change.is_worse)

    def better(self) -> Iterator[Change]:
        """What got better."""
        return (change for change in self.changes if change.is_better)


@dataclass(frozen=True)
class Comparison:
    """Everything that changed between two catalogs: the journeys first, then the other entities by kind."""

    groups: tuple[Group, ...]
    renamed: dict[Key, Key] = dataclasses.field(default_factory=dict)
    """Ids of before, and what they are after."""
    is_new: bool = False
    """Whether there was no site before: then everything is new."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes."""
        return tuple(change for group in self.groups for change in group.changes)

    @property
    def journeys(self) -> tuple[Group, ...]:
        """The journeys that changed."""
        return tuple(group for group in self.groups if group.pair)

    @property
    def others(self) -> tuple[Group, ...]:
        """What else changed."""
        return tuple(group for group in self.groups if not group.pair)

    def worse_for_customers(self) -> bool:
        """Whether something got worse that customers feel."""
        return any(change.is_worse and change.verdict.felt and change.customers for change in self.changes)
