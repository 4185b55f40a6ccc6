"""What changed in the pain points and opportunities of a journey, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from journeygen.compare.both import BothVersions, judged
from journeygen.compare.changes import NEUTRAL, Change, Spot, Value
from journeygen.compare.judging import of_pain
from journeygen.compare.matching import matched
from journeygen.compare.texts import nearly, plain, same
from journeygen.compare.values import differences
from journeygen.model.catalog import key_in
from journeygen.model.journeys import Step
from journeygen.model.kinds import Kind
from journeygen.model.names import folded
from journeygen.model.pains import Opportunity, PainPoint

Entry = PainPoint | Opportunity


@dataclass(frozen=True, slots=True)
class _At:
    """An entry of a stage or step: on which side, its place's index there, and what it says (shared or its own)."""

    after: int
    place: int
    entry: Entry
    says: Entry


@dataclass(frozen=True)
class EntryChanges(BothVersions):
    """Both versions of a journey, with what changed in its pain points and opportunities."""

    def entries(self, role: str, kind: Kind) -> Iterator[Change]:
        """The changes of all pain points, or of all opportunities, of the journey."""
        now = {at: self._place_now(at) for at in range(len(self.places[0]))}
        left, right = self._written(role, 0), self._written(role, 1)

        def where(each: _At) -> tuple[int, ...]:
            return now[each.place] if each in olds else (each.place,)

        olds = set(left)

        def here(each: _At) -> int | None:
            return next(iter(where(each)), None)

        def alike(one: _At, other: _At) -> float:
            likeness = nearly(one.says.title, other.says.title) / 100
            close = other.place in where(one)
            return likeness if likeness >= (0.6 if close else 0.8) else 0.0

        pairs = matched(
            left,
            right,
            (
                lambda each: (each.entry.id, each.entry.shared, here(each)),
                lambda each: (each.entry.id, each.entry.shared),
                lambda each: (folded(each.says.title), here(each)),
                lambda each: folded(each.says.title),
            ),
            alike,
        )
        for old, new in sorted(pairs.items(), key=lambda pair: pair[1]):
            yield from self._entry(left[old], right[new], kind, now[left[old].place])
        for new, each in enumerate(right):
            if new not in pairs.values():
                yield self._entry_came_or_went(each, kind, after=True)
        for old, each in enumerate(left):
            # What hurt at a step that is gone is told with the step.
            if old not in pairs and now[each.place]:
                yield self._entry_came_or_went(each, kind, after=False)

    def _written(self, role: str, after: int) -> list[_At]:
        catalog, journey = self.catalogs[after], (self.before, self.after)[after]
        found = []
        for at, (stage, step, _) in enumerate(self.places[after]):
            for entry in getattr(step or stage, role):
                says = catalog.get(key_in(journey, entry)) if entry.shared else None
                found.append(_At(after, at, entry, says if isinstance(says, PainPoint | Opportunity) else entry))
        return found

    @cached_property
    def _index(self) -> tuple[dict[int, int], dict[int, int]]:
        """Of after: the index in `_places` of each step (by its index), and of each stage."""
        steps, stages = {}, {}
        for at, (stage, step, number) in enumerate(self.places[1]):
            if step:
                steps[number - 1] = at
            else:
                stages[self.after.stages.index(stage)] = at
        return steps, stages

    def _place_now(self, at: int) -> tuple[int, ...]:
        """Where a place of before is after: the step, and what was split off it; none, where it is gone."""
        stage, step, number = self.places[0][at]
        steps, stages = self._index
        if not step:
            now = self.same.stages.get(self.before.stages.index(stage))
            return () if now is None else (stages[now],)
        old = number - 1
        found = [self.same.steps.get(old, self.same.merged.get(old, -1))]
        found += [part for part, whole in self.same.split.items() if whole == old]
        return tuple(steps[each] for each in found if each >= 0)

    def _entry(self, one: _At, other: _At, kind: Kind, places: tuple[int, ...]) -> Iterator[Change]:
        stays = other.place in places
        if stays and one.entry.shared == other.entry.shared and one.says == other.says:
            return  # most entries of a journey
        spot, title = self.spot(self.places[1][other.place], True), plain(other.says.title)
        who = self._whom(other)
        about: dict[str, Any] = {"title": title, "personas": self.people(who), "everybody": not other.says.personas}
        if not stays:
            was = self.spot(self.places[0][one.place], False)
            yield self.whole("moved", kind.value, spot, before=_called(was), after=_called(spot), **about)
        if other.entry.shared and not one.entry.shared:
            yield self.whole("shared", kind.value, spot, **about)
        elif other.entry.shared:
            return  # it is told of once, where it is described
        if not same(one.says.title, other.says.title):
            titles = {"before": Value("line", plain(one.says.title)), "after": Value("line", title)}
            yield self.whole("reworded", kind.value, spot, **titles, **about)
        severity = getattr(other.says, "severity", None)
        for each in differences(one.says, other.says, self.sides(self._at(one), self._at(other)), without=("title",)):
            verdict = judged(each, kind.value, severity)
            change = self.change(each, kind.value, spot, who, title=title)
            yield replace(change, verdict=verdict, personas=about["personas"], everybody=about["everybody"])

    def _at(self, at: _At) -> Step | None:
        return self.places[at.after][at.place][1]

    def _whom(self, at: _At) -> tuple[str, ...]:
        """Whom a pain point hurts, or an opportunity would help."""
        journey = self.after if at.after else self.before
        return at.entry.personas or at.says.personas or self.ids(journey, self._at(at))

    def _entry_came_or_went(self, at: _At, kind: Kind, after: bool) -> Change:
        verdict = of_pain(at.says, came=after) if isinstance(at.says, PainPoint) else NEUTRAL
        return self.whole(
            "added" if after else "removed",
            kind.value,
            self.spot(self.places[after][at.place], after),
            title=plain(at.says.title),
            details=tuple(facts_of(at.says)),
            personas=self.people(self._whom(at)),
            everybody=not (at.entry.personas or at.says.personas),
            verdict=verdict,
        )


def facts_of(entry: Entry) -> Iterator[tuple[str, Value | None]]:
    """What one wants to know first of a pain point or an opportunity that came or went."""
    if isinstance(entry, PainPoint):
        yield "severity", Value("number", entry.severity) if entry.severity else None
        if entry.status != "open":
            yield "status", Value("choice", entry.status)
        if not entry.evidence:
            yield "evidence", None
    else:
        yield "status", Value("choice", entry.status)


def _called(spot: Spot) -> Value | None:
    named = spot.step or spot.stage
    return Value("name", named) if named else None
