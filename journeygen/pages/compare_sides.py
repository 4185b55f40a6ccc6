"""Two journeys that are compared: what each side is called, whom both follow, which steps are counterparts."""

from __future__ import annotations

from functools import cached_property

from journeygen.links import comparison_of
from journeygen.model.catalog import Place
from journeygen.model.counterparts import Counterparts, StageColumns, StandingStep, counterparts, side_by_side
from journeygen.model.fields import Emotion, rounded, value_for
from journeygen.model.journeys import Journey
from journeygen.sheet import Link, Sheet


def is_hypothesis(journey: Journey) -> bool:
    """Whether what is felt on it was not found out on our own customers: a future, or a competitor's journey."""
    return journey.state == "future" or bool(journey.competitor)


class Sides:
    """A journey and its variant, on the sheet of a page."""

    def __init__(self, before: Journey, after: Journey, sheet: Sheet) -> None:
        self.before = before
        self.after = after
        self.sheet = sheet

    @cached_property
    def names(self) -> tuple[str, str]:
        """What the two are called: by state or by whose they are; by their titles where that says nothing."""
        return self._called("name")

    @cached_property
    def spoken(self) -> tuple[str, str]:
        """The same inside a sentence."""
        return self._called("spoken")

    def _called(self, how: str) -> tuple[str, str]:
        both = ((self.before, self.after), (self.after, self.before))
        found = [self._one_called(one, other, how) for one, other in both]
        if found[0] == found[1]:
            found = [self.sheet.plain(one.title) for one, _ in both]
        return found[0], found[1]

    def _one_called(self, one: Journey, other: Journey, how: str) -> str:
        if one.competitor:
            return self.sheet.plain(one.competitor)
        ours = bool(other.competitor) and one.state == "current"
        return self.sheet.words(f"compare.{how}.{'ours' if ours else one.state}")

    @cached_property
    def title(self) -> str:
        """One against the other, in a few words."""
        return self.sheet.words("compare.against", before=self.names[0], after=self.spoken[1])

    @property
    def beside(self) -> bool:
        """Whether one is a competitor's: then it is no better or worse later, but there."""
        return bool(self.before.competitor) != bool(self.after.competitor)

    @cached_property
    def personas(self) -> tuple[str, ...]:
        """The personas that both follow."""
        return tuple(each for each in self.before.persona_ids if each in self.after.persona_ids)

    @cached_property
    def alone(self) -> tuple[str, ...]:
        """The personas that only one of them follows."""
        both = dict.fromkeys((*self.before.persona_ids, *self.after.persona_ids))
        return tuple(each for each in both if each not in self.personas)

    @cached_property
    def stages(self) -> tuple[StageColumns, ...]:
        """Both, side by side."""
        return side_by_side(self.before, self.after)

    @cached_property
    def steps(self) -> tuple[Counterparts, ...]:
        """The steps of both."""
        return counterparts(self.before, self.after)

    def link(self, at: StandingStep, after: bool) -> Link:
        """A link to a step of one side."""
        journey = self.after if after else self.before
        return self.sheet.step_link(Place(journey, journey.stages[at.stage], at.step, at.number))


def goes(at: StandingStep | None, persona: str) -> bool:
    """Whether there is such a step, and the persona's path comes there."""
    return at is not None and (not at.step.personas or persona in at.step.personas)


def felt(at: StandingStep | None, persona: str) -> Emotion | None:
    """What the persona feels at a step; None where that is not known, or it does not come there."""
    return value_for(at.step.emotion, persona) if at is not None and goes(at, persona) else None


def change_of(pair: Counterparts, persona: str) -> int | None:
    """How much better the persona feels after than before, in tenths; None where one of the two is not known.

    Where a feeling changes during a step, its middle counts, as in means.
    """
    before, after = felt(pair.before, persona), felt(pair.after, persona)
    return rounded(after.middle - before.middle) if before and after else None


def writes_pains(journey: Journey) -> bool:
    """Whether pain points are written on it at all: of a sketch without any, none can be said to be gone."""
    return any(stage.pain_points or any(step.pain_points for step in stage.steps) for stage in journey.stages)


def address(before: Journey, after: Journey) -> str:
    """The address of the page that compares two journeys."""
    return comparison_of(before.key, after.key)
