"""The chronicle of a journey: who changed its meaning when, and how it felt and what there was to gain since then."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from journeygen.history.value import Commit

Part = tuple[Literal["words", "name", "value", "text"], str]
"""A part of a sentence: words of the interface, or what content says. Plain text."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change, as a sentence: where in the journey (empty: in all of it), what, and whether it is for the better."""

    place: tuple[Part, ...]
    said: tuple[Part, ...]
    judgement: Literal["better", "worse", "neutral"]


@dataclass(frozen=True, slots=True)
class State:
    """The journey at the end of a day.

    `emotions` gives by the id of each persona the mean of what is known, in tenths; `score` is the sum of
    the scores of the opportunities that are neither done nor rejected (None: none has one).
    """

    day: datetime.date
    emotions: tuple[tuple[str, int], ...]
    score: float | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """What was changed between two versions. `name` is a tag's, where tags are looked at; then nobody is the author."""

    commit: Commit
    told: tuple[Told, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The chapters, the newest first, and the states, the oldest first.

    `left` counts older commits that were not looked at. A commit that changed no meaning has no chapter.
    """

    chapters: tuple[Chapter, ...]
    states: tuple[State, ...]
    left: int = 0
