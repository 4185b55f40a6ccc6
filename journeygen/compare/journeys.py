"""What changed in a journey: itself, its stages, its steps, the ways between them, its pains and opportunities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from journeygen.compare.both import OF_THEIR_OWN, StandingStep, name_of
from journeygen.compare.changes import Act, Change, JourneyPair, Named, Spot, Value
from journeygen.compare.entries import EntryChanges
from journeygen.compare.judging import of_leaving, raw
from journeygen.compare.texts import plain, same
from journeygen.compare.values import Side, differences
from journeygen.model.counterparts import longest_rising
from journeygen.model.fields import Emotion, value_for
from journeygen.model.journeys import Journey, Next, Step
from journeygen.model.kinds import Kind
from journeygen.model.names import folded


@dataclass(frozen=True)
class JourneyChanges(EntryChanges):
    """Both versions of a journey, with everything that changed in it."""

    @property
    def pair(self) -> JourneyPair:
        """Both, with their steps side by side."""
        return JourneyPair(self.before, self.after, self.same.pairs, tuple(sorted(self.same.stages.items())))

    def changes(self) -> tuple[Change, ...]:
        """All changes, in the order in which the journey is read."""
        found = [
            *self.fields(self.before, self.after, Spot(), self.sides(), self.ids(self.before), self.ids(self.after)),
            *self._stages(),
            *self._steps(),
            *self.entries("pain_points", Kind.PAIN_POINT),
            *self.entries("opportunities", Kind.OPPORTUNITY),
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

    # Stages

    def _stages(self) -> Iterator[Change]:
        matches = self.same.stages
        kept = set(longest_rising(sorted(matches.items())))
        for old, new in sorted(matches.items(), key=lambda each: each[1]):
            one, other = self.before.stages[old], self.after.stages[new]
            spot = Spot(self.stage(other, True))
            was, now = plain(one.title), plain(other.title)
            # A stage without a title of its own is called as the model calls it, and is renamed there.
            if (one.title or other.title) and folded(was) != folded(now):
                called = self.stage(one, False).name
                yield self.whole(
                    "renamed",
                    "stage",
                    spot,
                    before=Value("line", called),
                    after=Value("line", spot.stage.name if spot.stage else now),
                )
            if (old, new) not in kept:
                yield self.whole("reordered", "stage", spot, **self._neighbours(old, new))
            sides = self.sides()
            moved = one.model_copy(update={"stage": self.stages_of_model.get(one.stage, one.stage)})
            yield from self.fields(moved, other, spot, sides, self.ids(self.before), self.ids(self.after))
        for new, stage in enumerate(self.after.stages):
            if new not in matches.values():
                news = [
                    self.spot(place, True).step
                    for at, place in enumerate(self._after)
                    if place[0] is stage and self._is_new(at)
                ]
                name = self.stage(stage, True)
                yield self.whole(
                    "added", "stage", Spot(name), title=name.name, parts=tuple(each for each in news if each)
                )
        for old, stage in enumerate(self.before.stages):
            if old not in matches:
                lost = [
                    self.spot(place, False).step
                    for at, place in enumerate(self._before)
                    if place[0] is stage and self._is_gone(at)
                ]
                name = self.stage(stage, False)
                yield self.whole(
                    "removed",
                    "stage",
                    Spot(name, gone=True),
                    title=name.name,
                    parts=tuple(each for each in lost if each),
                )

    def _neighbours(self, old: int, new: int) -> dict[str, Value | None]:
        """Behind which stage it stood, and stands now."""

        def behind(journey: Journey, at: int, after: bool) -> Value | None:
            return Value("name", self.stage(journey.stages[at - 1], after)) if at else None

        return {"before": behind(self.before, old, False), "after": behind(self.after, new, True)}

    # Steps

    @cached_property
    def _before(self) -> list[StandingStep]:
        return [(stage, step, number) for stage, step, number in self.places[0] if step]

    @cached_property
    def _after(self) -> list[StandingStep]:
        return [(stage, step, number) for stage, step, number in self.places[1] if step]

    def _is_new(self, new: int) -> bool:
        return new not in self.same.steps.values() and new not in self.same.split

    def _is_gone(self, old: int) -> bool:
        return old not in self.same.steps and old not in self.same.merged

    def _steps(self) -> Iterator[Change]:
        matches = self.same.steps
        kept = self._in_order()
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

    def _in_order(self) -> set[tuple[int, int]]:
        """The steps that kept their place among those of their stage. A step from elsewhere makes no other one move."""
        stayed: dict[int, list[tuple[int, int]]] = {}
        for old, new in sorted(self.same.steps.items()):
            if self._stays(old, new):
                stayed.setdefault(self.after.stages.index(self._after[new][0]), []).append((old, new))
        return {pair for pairs in stayed.values() for pair in longest_rising(pairs)}

    def _stays(self, old: int, new: int) -> bool:
        """Whether a step is in the same stage as before."""
        was_in, is_in = self._before[old][0], self._after[new][0]
        return self.same.stages.get(self.before.stages.index(was_in)) == self.after.stages.index(is_in)

    def _came_or_went(self, act: Act, place: StandingStep, after: bool) -> Change:
        step, journey = place[1], self.after if after else self.before
        return self.whole(
            act,
            "step",
            self.spot(place, after),
            title=plain(step.title),
            details=tuple(self._facts(step, after)),
            personas=self.people(self.ids(journey, step)),
            everybody=not step.personas,
        )

    def _facts(self, step: Step, after: bool) -> Iterator[tuple[str, Value | None]]:
        """What is felt at a step, and what hurts there if it is gone (at a new one, that is told by itself)."""
        journey, side = (self.after, self.sides()[1]) if after else (self.before, self.sides()[0])
        felt: dict[Emotion, list[str]] = {}
        for persona in self.ids(journey, step):
            emotion = value_for(step.emotion, persona)
            if emotion is not None:
                felt.setdefault(emotion, []).append(side.named("persona", persona).name)
        for emotion, names in felt.items():
            who = f"/{', '.join(names)}" if len(names) < len(self.ids(journey, step)) else ""
            yield f"emotion{who}", Value("emotion", emotion)
        if not after and step.pain_points:
            pains = (self.catalogs[0].pain(self.before, each).pain for each in step.pain_points)
            yield "pain_points", Value("list", tuple(Value("line", plain(each.title)) for each in pains))

    def _named_and_placed(self, old: int, new: int, in_order: bool) -> Iterator[Change]:
        (was_in, one, _), (is_in, other, _) = self._before[old], self._after[new]
        torn = old in self.same.split.values() or new in self.same.merged.values()
        stays = self._stays(old, new)
        if (one.id, one.title) == (other.id, other.title) and stays and in_order and not torn:
            return  # most steps of a journey
        spot = self.spot(self._after[new], True)
        parts = sorted([new, *(at for at, whole in self.same.split.items() if whole == old)])
        absorbed = sorted([old, *(at for at, whole in self.same.merged.items() if whole == new)])
        if len(parts) > 1:
            yield self.whole("split", "step", spot, title=plain(one.title), parts=_named(self._after, parts))
        elif len(absorbed) > 1:
            yield self.whole("merged", "step", spot, title=plain(other.title), parts=_named(self._before, absorbed))
        elif not same(one.title, other.title):
            titles = {"before": Value("line", plain(one.title)), "after": Value("line", plain(other.title))}
            yield self.whole("renamed", "step", spot, **titles)
        elif one.id != other.id:
            ids = {"before": Value("line", one.id), "after": Value("line", other.id)}
            yield self.whole("renamed", "step", spot, field="id", **ids)
        if not stays:
            stages = (Value("name", self.stage(was_in, False)), Value("name", self.stage(is_in, True)))
            behind = self._after[new - 1] if new else None
            facts = (("behind", Value("name", name_of(behind[1]))),) if behind and behind[0] is is_in else ()
            yield self.whole("moved", "step", spot, before=stages[0], after=stages[1], details=facts)
        elif not in_order:
            was, now = (
                Value("name", name_of(each[at - 1][1])) if at else None
                for each, at in ((self._before, old), (self._after, new))
            )
            yield self.whole("reordered", "step", spot, before=was, after=now)

    def _step(self, old: int, new: int) -> Iterator[Change]:
        """What is written in a step. What it shares with steps split off it or merged into it has only moved."""
        one, other = self._before[old][1], self._after[new][1]
        parts = [at for at, whole in self.same.split.items() if whole == old]
        if one == other and not parts:
            return  # most steps of a journey
        sides = self.sides(one, other)
        absorbed = [at for at, whole in self.same.merged.items() if whole == new]
        elsewhere = {fact for at in parts for fact in self._told(self._after[at][1], sides[1], after=True)}
        came_along = {fact for at in absorbed for fact in self._told(self._before[at][1], sides[0], after=False)}
        spot, concerned = self.spot(self._after[new], True), dict.fromkeys((*sides[1].personas, *sides[0].personas))
        for each in differences(one, other, sides, without=OF_THEIR_OWN):
            went = each.after is None and (each.field, each.before) in elsewhere
            came = each.before is None and (each.field, each.after) in came_along
            if not went and not came:
                yield self.change(each, "field", spot, tuple(concerned))
        for at in parts:
            yield from self._part(one, at)

    def _part(self, whole: Step, new: int) -> Iterator[Change]:
        """What is written in a step that was split off another one, and was not in that one."""
        step = self._after[new][1]
        sides = self.sides(whole, step)
        had = self._told(whole, sides[0], after=False)
        for each in differences(whole, step, sides, without=OF_THEIR_OWN):
            if each.after is not None and (each.field, each.after) not in had:
                yield self.change(each, "field", self.spot(self._after[new], True), sides[1].personas)

    def _told(self, step: Step, side: Side, after: bool) -> set[tuple[str, Value | None]]:
        own = replace(side, personas=self.ids(self.after if after else self.before, step))
        found = differences(None, step, (own, own), without=OF_THEIR_OWN)
        return {(each.field, each.after) for each in found}

    # Ways

    def _ways(self, old: int, new: int) -> Iterator[Change]:
        one, other = self._before[old][1], self._after[new][1]
        if one.next is None and other.next is None:
            return  # on to the next step, whichever that is now
        spot = self.spot(self._after[new], True)
        ids = {self._before[a][1].id: self._after[b][1].id for a, b in self.same.steps.items()}
        was = {(each.to and ids.get(each.to, each.to)) or folded(each.exit): each for each in _next(self.before, old)}
        now = {each.to or folded(each.exit): each for each in _next(self.after, new)}
        for target in dict.fromkeys((*now, *was)):
            way = now.get(target) or was[target]
            side = self.sides()[target in now]
            thing = "way" if way.to else "exit"
            title = side.named("step", way.to).name if way.to else plain(way.exit)
            people = self.people(way.personas)
            if target not in was or target not in now:
                details = tuple(
                    differences(None, way.model_copy(update={"to": "", "exit": "", "personas": ()}), self.sides())
                )
                facts = tuple((each.field, each.after) for each in details)
                act: Act = "added" if target in now else "removed"
                yield self.whole(act, thing, spot, title=title, details=facts, personas=people, everybody=not people)
                continue
            moved = was[target].model_copy(update={"to": now[target].to, "exit": now[target].exit})
            for each in differences(moved, now[target], self.sides()):
                change = self.change(each, thing, spot, way.personas, title=title)
                if thing == "exit" and each.field == "share":
                    change = replace(change, verdict=of_leaving(raw(each.before), raw(each.after)))
                yield change


def _next(journey: Journey, at: int) -> tuple[Next, ...]:
    """The ways on from a step; where none is written, the one to the next step."""
    written = journey.steps[at].next
    if written is not None:
        return written
    return (Next(to=journey.steps[at + 1].id),) if at + 1 < len(journey.steps) else ()


def _named(places: Sequence[StandingStep], at: Sequence[int]) -> tuple[Named, ...]:
    return tuple(name_of(places[each][1]) for each in at)
