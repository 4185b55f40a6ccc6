"""What changed in a journey: itself, its stages, its steps, the ways between them, its pains and opportunities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from journeygen.compare.changes import NEUTRAL, Act, Change, JourneyPair, Named, Spot, Value, Verdict
from journeygen.compare.judging import UNJUDGED_SEVERITY, of_emotion, of_field, of_leaving, of_pain, raw
from journeygen.compare.matching import matched
from journeygen.compare.steps import SameSteps
from journeygen.compare.texts import nearly, plain, same
from journeygen.compare.values import Difference, Side, differences
from journeygen.model.catalog import Catalog, key_in
from journeygen.model.counterparts import longest_rising
from journeygen.model.fields import Emotion, value_for
from journeygen.model.journeys import Journey, JourneyStage, Next, Step
from journeygen.model.kinds import Kind
from journeygen.model.names import folded
from journeygen.model.pains import Opportunity, PainPoint

_OF_THEIR_OWN = ("title", "steps", "stages", "pain_points", "opportunities", "next")
"""What is compared in a way of its own."""

Entry = PainPoint | Opportunity
_Place = tuple[JourneyStage, Step | None, int]
"""A stage, or a step with its stage and its number from 1."""
_Standing = tuple[JourneyStage, Step, int]
"""A step with its stage and its number from 1."""


@dataclass(frozen=True, slots=True)
class _At:
    """An entry of a stage or step: on which side, its place's index there, and what it says (shared or its own)."""

    after: int
    place: int
    entry: Entry
    says: Entry


@dataclass(frozen=True)
class JourneyChanges:
    """Both versions of a journey, in their catalogs."""

    before: Journey
    after: Journey
    catalogs: tuple[Catalog, Catalog]
    stages_of_model: Mapping[str, str]

    @cached_property
    def same(self) -> SameSteps:
        """How their parts belong together."""
        return SameSteps(self.before, self.after, self.stages_of_model)

    @property
    def pair(self) -> JourneyPair:
        """Both, with their steps side by side."""
        return JourneyPair(self.before, self.after, self.same.pairs, tuple(sorted(self.same.stages.items())))

    def changes(self) -> tuple[Change, ...]:
        """All changes, in the order in which the journey is read."""
        found = [
            *self._fields(
                self.before, self.after, Spot(), self._sides(), self._ids(self.before), self._ids(self.after)
            ),
            *self._stages(),
            *self._steps(),
            *self._entries("pain_points", Kind.PAIN_POINT),
            *self._entries("opportunities", Kind.OPPORTUNITY),
        ]
        return tuple(sorted(found, key=self._place))

    def _place(self, change: Change) -> tuple[float, int]:
        """Where a change is told: at its step, else before the first step of its stage."""
        spot = change.spot
        if spot.stage is None:
            return (-1, 0)
        if spot.gone:
            number = spot.number or self._first(self.before, spot.stage.id)
            old = max((old for old in self.same.steps if old + 1 < number), default=None)
            return (self.same.steps[old] + 1.5 if old is not None else 0.5, spot.number)
        if spot.number:
            return (spot.number, 1)
        return (self._first(self.after, spot.stage.id), 0)

    @staticmethod
    def _first(journey: Journey, stage: str) -> int:
        number = 1
        for each in journey.stages:
            if each.id == stage:
                break
            number += len(each.steps)
        return number

    # Who and where

    @property
    def entity(self) -> Named:
        """The journey, by the name that it has now."""
        return Named(self.after.id, plain(self.after.title), "journey")

    @cached_property
    def _places(self) -> tuple[list[_Place], list[_Place]]:
        """The stages, each followed by its steps, of before and after."""
        return list(_places_of(self.before)), list(_places_of(self.after))

    def _spot(self, place: _Place, after: bool) -> Spot:
        stage, step, number = place
        return Spot(self._stage(stage, after), _name_of(step) if step else None, number, not after)

    def _stage(self, stage: JourneyStage, after: bool) -> Named:
        journey = self.after if after else self.before
        return Named(stage.id, plain(self.catalogs[after].stage_title(journey, stage)), "stage")

    @staticmethod
    def _ids(journey: Journey, step: Step | None = None) -> tuple[str, ...]:
        return (step.personas if step else ()) or journey.persona_ids

    @cached_property
    def _names(self) -> tuple[dict[str, str], dict[str, str]]:
        both = ({step.id: plain(step.title) for step in each.steps} for each in (self.before, self.after))
        first, second = both
        return first, second

    def _sides(self, before: Step | None = None, after: Step | None = None) -> tuple[Side, Side]:
        return (
            Side(self.catalogs[0], self._ids(self.before, before), self._names[0]),
            Side(self.catalogs[1], self._ids(self.after, after), self._names[1]),
        )

    def _people(self, ids: Sequence[str]) -> tuple[Named, ...]:
        sides = self._sides()
        return tuple(sides[id_ in self.after.persona_ids].named("persona", id_) for id_ in ids)

    # Fields

    def _fields(
        self,
        one: BaseModel,
        other: BaseModel,
        spot: Spot,
        sides: tuple[Side, Side],
        was: tuple[str, ...],
        now: tuple[str, ...],
    ) -> Iterator[Change]:
        for each in differences(one, other, sides, without=_OF_THEIR_OWN):
            yield self._change(each, "field", spot, tuple(dict.fromkeys((*now, *was))))

    def _change(self, found: Difference, thing: str, spot: Spot, concerned: tuple[str, ...], title: str = "") -> Change:
        verdict = judged(
            found, thing if thing != "field" else "step" if spot.step else "stage" if spot.stage else "journey"
        )
        people = self._people(found.personas or concerned)
        return Change(
            found.act,
            self.entity,
            thing,
            spot,
            title or found.title,
            found.field,
            found.before,
            found.after,
            people if spot.stage else (),
            not found.personas,
            verdict,
        )

    def _whole(self, act: Any, thing: str, spot: Spot, **more: Any) -> Change:
        return Change(act, self.entity, thing, spot, **more)

    # Stages

    def _stages(self) -> Iterator[Change]:
        matches = self.same.stages
        kept = set(longest_rising(sorted(matches.items())))
        for old, new in sorted(matches.items(), key=lambda each: each[1]):
            one, other = self.before.stages[old], self.after.stages[new]
            spot = Spot(self._stage(other, True))
            was, now = plain(one.title), plain(other.title)
            # A stage without a title of its own is called as the model calls it, and is renamed there.
            if (one.title or other.title) and folded(was) != folded(now):
                called = self._stage(one, False).name
                yield self._whole(
                    "renamed",
                    "stage",
                    spot,
                    before=Value("line", called),
                    after=Value("line", spot.stage.name if spot.stage else now),
                )
            if (old, new) not in kept:
                yield self._whole("reordered", "stage", spot, **self._neighbours(old, new))
            sides = self._sides()
            moved = one.model_copy(update={"stage": self.stages_of_model.get(one.stage, one.stage)})
            yield from self._fields(moved, other, spot, sides, self._ids(self.before), self._ids(self.after))
        for new, stage in enumerate(self.after.stages):
            if new not in matches.values():
                news = [
                    self._spot(place, True).step
                    for at, place in enumerate(self._after)
                    if place[0] is stage and self._is_new(at)
                ]
                name = self._stage(stage, True)
                yield self._whole(
                    "added", "stage", Spot(name), title=name.name, parts=tuple(each for each in news if each)
                )
        for old, stage in enumerate(self.before.stages):
            if old not in matches:
                lost = [
                    self._spot(place, False).step
                    for at, place in enumerate(self._before)
                    if place[0] is stage and self._is_gone(at)
                ]
                name = self._stage(stage, False)
                yield self._whole(
                    "removed",
                    "stage",
                    Spot(name, gone=True),
                    title=name.name,
                    parts=tuple(each for each in lost if each),
                )

    def _neighbours(self, old: int, new: int) -> dict[str, Value | None]:
        """Behind which stage it stood, and stands now."""

        def behind(journey: Journey, at: int, after: bool) -> Value | None:
            return Value("name", self._stage(journey.stages[at - 1], after)) if at else None

        return {"before": behind(self.before, old, False), "after": behind(self.after, new, True)}

    # Steps

    @cached_property
    def _before(self) -> list[_Standing]:
        return [(stage, step, number) for stage, step, number in self._places[0] if step]

    @cached_property
    def _after(self) -> list[_Standing]:
        return [(stage, step, number) for stage, step, number in self._places[1] if step]

    def _is_new(self, new: int) -> bool:
        return new not in self.same.steps.values() and new not in self.same.split

    def _is_gone(self, old: int) -> bool:
        return old not in self.same.steps and old not in self.same.merged

    def _steps(self) -> Iterator[Change]:
        matches = self.same.steps
        kept = set(longest_rising(sorted(matches.items())))
        for old, new in sorted(matches.items(), key=lambda each: each[1]):
            yield from self._named_and_placed(old, new, (old, new) in kept)
            yield from self._step(old, new)
            yield from self._ways(old, new)
        new_stages = set(range(len(self.after.stages))) - set(self.same.stages.values())
        for new, place in enumerate(self._after):
            # A new stage is told of with its steps.
            if self._is_new(new) and self.after.stages.index(place[0]) not in new_stages:
                yield self._came_or_went("added", place, after=True)
        for old, place in enumerate(self._before):
            if self._is_gone(old) and self.before.stages.index(place[0]) in self.same.stages:
                yield self._came_or_went("removed", place, after=False)

    def _came_or_went(self, act: Act, place: _Standing, after: bool) -> Change:
        step, journey = place[1], self.after if after else self.before
        return self._whole(
            act,
            "step",
            self._spot(place, after),
            title=plain(step.title),
            details=tuple(self._facts(step, after)),
            personas=self._people(self._ids(journey, step)),
            everybody=not step.personas,
        )

    def _facts(self, step: Step, after: bool) -> Iterator[tuple[str, Value | None]]:
        """What is felt at a step, and what hurts there if it is gone (at a new one, that is told by itself)."""
        journey, side = (self.after, self._sides()[1]) if after else (self.before, self._sides()[0])
        felt: dict[Emotion, list[str]] = {}
        for persona in self._ids(journey, step):
            emotion = value_for(step.emotion, persona)
            if emotion is not None:
                felt.setdefault(emotion, []).append(side.named("persona", persona).name)
        for emotion, names in felt.items():
            who = f"/{', '.join(names)}" if len(names) < len(self._ids(journey, step)) else ""
            yield f"emotion{who}", Value("emotion", emotion)
        if not after and step.pain_points:
            pains = (self.catalogs[0].pain(self.before, each).pain for each in step.pain_points)
            yield "pain_points", Value("list", tuple(Value("line", plain(each.title)) for each in pains))

    def _named_and_placed(self, old: int, new: int, in_order: bool) -> Iterator[Change]:
        (was_in, one, _), (is_in, other, _) = self._before[old], self._after[new]
        spot = self._spot(self._after[new], True)
        parts = sorted([new, *(at for at, whole in self.same.split.items() if whole == old)])
        absorbed = sorted([old, *(at for at, whole in self.same.merged.items() if whole == new)])
        if len(parts) > 1:
            yield self._whole("split", "step", spot, title=plain(one.title), parts=_named(self._after, parts))
        elif len(absorbed) > 1:
            yield self._whole("merged", "step", spot, title=plain(other.title), parts=_named(self._before, absorbed))
        elif not same(one.title, other.title):
            titles = {"before": Value("line", plain(one.title)), "after": Value("line", plain(other.title))}
            yield self._whole("renamed", "step", spot, **titles)
        elif one.id != other.id:
            ids = {"before": Value("line", one.id), "after": Value("line", other.id)}
            yield self._whole("renamed", "step", spot, field="id", **ids)
        if self.same.stages.get(self.before.stages.index(was_in)) != self.after.stages.index(is_in):
            stages = (Value("name", self._stage(was_in, False)), Value("name", self._stage(is_in, True)))
            yield self._whole("moved", "step", spot, before=stages[0], after=stages[1])
        elif not in_order:
            was, now = (
                Value("name", _name_of(each[at - 1][1])) if at else None
                for each, at in ((self._before, old), (self._after, new))
            )
            yield self._whole("reordered", "step", spot, before=was, after=now)

    def _step(self, old: int, new: int) -> Iterator[Change]:
        """What is written in a step. What it shares with steps split off it or merged into it has only moved."""
        one, other = self._before[old][1], self._after[new][1]
        sides = self._sides(one, other)
        parts = [at for at, whole in self.same.split.items() if whole == old]
        absorbed = [at for at, whole in self.same.merged.items() if whole == new]
        elsewhere = {fact for at in parts for fact in self._told(self._after[at][1], sides[1], after=True)}
        came_along = {fact for at in absorbed for fact in self._told(self._before[at][1], sides[0], after=False)}
        spot, concerned = self._spot(self._after[new], True), dict.fromkeys((*sides[1].personas, *sides[0].personas))
        for each in differences(one, other, sides, without=_OF_THEIR_OWN):
            went = each.after is None and (each.field, each.before) in elsewhere
            came = each.before is None and (each.field, each.after) in came_along
            if not went and not came:
                yield self._change(each, "field", spot, tuple(concerned))
        for at in parts:
            yield from self._part(one, at)

    def _part(self, whole: Step, new: int) -> Iterator[Change]:
        """What is written in a step that was split off another one, and was not in that one."""
        step = self._after[new][1]
        sides = self._sides(whole, step)
        had = self._told(whole, sides[0], after=False)
        for each in differences(whole, step, sides, without=_OF_THEIR_OWN):
            if each.after is not None and (each.field, each.after) not in had:
                yield self._change(each, "field", self._spot(self._after[new], True), sides[1].personas)

    def _told(self, step: Step, side: Side, after: bool) -> set[tuple[str, Value | None]]:
        own = replace(side, personas=self._ids(self.after if after else self.before, step))
        found = differences(None, step, (own, own), without=_OF_THEIR_OWN)
        return {(each.field, each.after) for each in found}

    # Ways

    def _ways(self, old: int, new: int) -> Iterator[Change]:
        one, other = self._before[old][1], self._after[new][1]
        if one.next is None and other.next is None:
            return  # on to the next step, whichever that is now
        spot = self._spot(self._after[new], True)
        ids = {self._before[a][1].id: self._after[b][1].id for a, b in self.same.steps.items()}
        was = {(each.to and ids.get(each.to, each.to)) or folded(each.exit): each for each in _next(self.before, old)}
        now = {each.to or folded(each.exit): each for each in _next(self.after, new)}
        for target in dict.fromkeys((*now, *was)):
            way = now.get(target) or was[target]
            side = self._sides()[target in now]
            thing = "way" if way.to else "exit"
            title = side.named("step", way.to).name if way.to else plain(way.exit)
            people = self._people(way.personas)
            if target not in was or target not in now:
                details = tuple(
                    differences(None, way.model_copy(update={"to": "", "exit": "", "personas": ()}), self._sides())
                )
                facts = tuple((each.field, each.after) for each in details)
                act: Act = "added" if target in now else "removed"
                yield self._whole(act, thing, spot, title=title, details=facts, personas=people, everybody=not people)
                continue
            moved = was[target].model_copy(update={"to": now[target].to, "exit": now[target].exit})
            for each in differences(moved, now[target], self._sides()):
                change = self._change(each, thing, spot, way.personas, title=title)
                if thing == "exit" and each.field == "share":
                    change = replace(change, verdict=of_leaving(raw(each.before), raw(each.after)))
                yield change

    # Pain points and opportunities

    def _entries(self, role: str, kind: Kind) -> Iterator[Change]:
        now = {at: self._place_now(at) for at in range(len(self._places[0]))}
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
        for at, (stage, step, _) in enumerate(self._places[after]):
            for entry in getattr(step or stage, role):
                says = catalog.get(key_in(journey, entry)) if entry.shared else None
                found.append(_At(after, at, entry, says if isinstance(says, PainPoint | Opportunity) else entry))
        return found

    @cached_property
    def _index(self) -> tuple[dict[int, int], dict[int, int]]:
        """Of after: the index in `_places` of each step (by its index), and of each stage."""
        steps, stages = {}, {}
        for at, (stage, step, number) in enumerate(self._places[1]):
            if step:
                steps[number - 1] = at
            else:
                stages[self.after.stages.index(stage)] = at
        return steps, stages

    def _place_now(self, at: int) -> tuple[int, ...]:
        """Where a place of before is after: the step, and what was split off it; none, where it is gone."""
        stage, step, number = self._places[0][at]
        steps, stages = self._index
        if not step:
            now = self.same.stages.get(self.before.stages.index(stage))
            return () if now is None else (stages[now],)
        old = number - 1
        found = [self.same.steps.get(old, self.same.merged.get(old, -1))]
        found += [part for part, whole in self.same.split.items() if whole == old]
        return tuple(steps[each] for each in found if each >= 0)

    def _entry(self, one: _At, other: _At, kind: Kind, places: tuple[int, ...]) -> Iterator[Change]:
        spot, title = self._spot(self._places[1][other.place], True), plain(other.says.title)
        who = self._whom(other)
        about: dict[str, Any] = {"title": title, "personas": self._people(who), "everybody": not other.says.personas}
        if other.place not in places:
            was = self._spot(self._places[0][one.place], False)
            yield self._whole("moved", kind.value, spot, before=_called(was), after=_called(spot), **about)
        if other.entry.shared and not one.entry.shared:
            yield self._whole("shared", kind.value, spot, **about)
        elif other.entry.shared:
            return  # it is told of once, where it is described
        if not same(one.says.title, other.says.title):
            titles = {"before": Value("line", plain(one.says.title)), "after": Value("line", title)}
            yield self._whole("reworded", kind.value, spot, **titles, **about)
        severity = getattr(other.says, "severity", None)
        for each in differences(one.says, other.says, self._sides(self._at(one), self._at(other)), without=("title",)):
            verdict = judged(each, kind.value, severity)
            change = self._change(each, kind.value, spot, who, title=title)
            yield replace(change, verdict=verdict, personas=about["personas"], everybody=about["everybody"])

    def _at(self, at: _At) -> Step | None:
        return self._places[at.after][at.place][1]

    def _whom(self, at: _At) -> tuple[str, ...]:
        """Whom a pain point hurts, or an opportunity would help."""
        journey = self.after if at.after else self.before
        return at.entry.personas or at.says.personas or self._ids(journey, self._at(at))

    def _entry_came_or_went(self, at: _At, kind: Kind, after: bool) -> Change:
        verdict = of_pain(at.says, came=after) if isinstance(at.says, PainPoint) else NEUTRAL
        return self._whole(
            "added" if after else "removed",
            kind.value,
            self._spot(self._places[after][at.place], after),
            title=plain(at.says.title),
            details=tuple(facts_of(at.says)),
            personas=self._people(self._whom(at)),
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


def judged(found: Difference, thing: str, severity: int | None = None) -> Verdict:
    """The verdict on a field."""
    before, after = raw(found.before), raw(found.after)
    if found.field == "emotion":
        return of_emotion(before, after)
    if found.act in ("reworded", "reordered"):
        return NEUTRAL
    return of_field(thing, found.field, before, after, severity or UNJUDGED_SEVERITY)


def _next(journey: Journey, at: int) -> tuple[Next, ...]:
    """The ways on from a step; where none is written, the one to the next step."""
    written = journey.steps[at].next
    if written is not None:
        return written
    return (Next(to=journey.steps[at + 1].id),) if at + 1 < len(journey.steps) else ()


def _named(places: Sequence[_Standing], at: Sequence[int]) -> tuple[Named, ...]:
    return tuple(_name_of(places[each][1]) for each in at)


def _name_of(step: Step) -> Named:
    return Named(step.id, plain(step.title), "step")


def _places_of(journey: Journey) -> Iterator[_Place]:
    number = 0
    for stage in journey.stages:
        yield stage, None, 0
        for step in stage.steps:
            number += 1
            yield stage, step, number


def _called(spot: Spot) -> Value | None:
    named = spot.step or spot.stage
    return Value("name", named) if named else None
