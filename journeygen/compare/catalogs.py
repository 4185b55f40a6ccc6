"""Two catalogs → everything that changed in meaning."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from journeygen.compare.both import judged
from journeygen.compare.changes import NEUTRAL, Change, Comparison, Group, JourneyPair, Named, StepPair, Value
from journeygen.compare.entries import facts_of
from journeygen.compare.journeys import JourneyChanges
from journeygen.compare.judging import of_metric, of_pain
from journeygen.compare.matching import common, matched
from journeygen.compare.renames import renamed
from journeygen.compare.shapes import fields_of
from journeygen.compare.steps import said
from journeygen.compare.texts import plain, same
from journeygen.compare.values import Side, differences
from journeygen.model.catalog import Catalog, key_in
from journeygen.model.counterparts import longest_rising
from journeygen.model.entity import Entity
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.model.measures import Metric, Observation
from journeygen.model.moments import lowest, moments
from journeygen.model.names import folded
from journeygen.model.pains import Opportunity, PainPoint
from journeygen.model.places import Place, places_of
from journeygen.model.site import SITE
from journeygen.model.stages import StageModel

Shown = Callable[[Journey], bool]
"""Whether a journey is to be compared, by its status."""


def compare(
    before: Catalog,
    after: Catalog,
    shown: Shown = lambda _journey: True,
    unread: tuple[frozenset[Key], frozenset[Key]] = (frozenset(), frozenset()),
) -> Comparison:
    """What changed from one catalog to the other.

    A journey is compared if it is `shown` in either. `unread` are the entities, before and after, whose
    files could not be read: of them nothing is said but that.
    """
    return _Comparing(before, after, shown, unread).run()


def compare_journeys(before: Catalog, after: Catalog, shown: Shown) -> tuple[Group, ...]:
    """The same of the journeys alone; whether customers are concerned is not looked at."""
    nobody: frozenset[Key] = frozenset()
    return tuple(group for group in _Comparing(before, after, shown, (nobody, nobody)).journeys() if group.changes)


@dataclass(frozen=True)
class _Comparing:
    was: Catalog
    after: Catalog
    shown: Shown
    unread: tuple[frozenset[Key], frozenset[Key]]
    _known_stages: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def run(self) -> Comparison:
        groups = [*self.journeys(), *(group for kind in _OTHERS for group in self._entities(kind)), *self._site()]
        return Comparison(tuple(self._judged(group) for group in groups if group.changes), dict(self._renames))

    def _judged(self, group: Group) -> Group:
        """A group whose changes know whether customers are among those concerned."""
        changes = (replace(change, customers=self._has_customers(change.personas)) for change in group.changes)
        return replace(group, changes=tuple(changes))

    def _has_customers(self, personas: Sequence[Named]) -> bool:
        found = [self.after.personas.get(each.id) or self.before.personas.get(each.id) for each in personas]
        return not found or any(each is None or each.type == "customer" for each in found)

    # What is what

    @cached_property
    def _matches(self) -> Mapping[Kind, Mapping[str, str]]:
        """The ids of after by those of before, of each kind."""
        found: dict[Kind, dict[str, str]] = {}
        for kind in Kind:
            left, right = self._real(self.was, kind), self._real(self.after, kind)
            if self.was.of(kind) is self.after.of(kind):
                found[kind] = {each.id: each.id for each in left}
                continue
            keys = (lambda each: each.id, lambda each: folded(each.called))
            pairs = matched(left, right, keys, _Alike(kind))
            found[kind] = {left[one].id: right[other].id for one, other in pairs.items()}
        return found

    def _real(self, catalog: Catalog, kind: Kind) -> list[Entity]:
        """The entities that are described, or could not be read."""
        ids = {key.id for side in self.unread for key in side if key.kind is kind}
        return [each for each in catalog.of(kind).values() if not each.stub or each.id in ids]

    @cached_property
    def _renames(self) -> Mapping[Key, Key]:
        found = {
            Key(kind, one): Key(kind, other)
            for kind, pairs in self._matches.items()
            for one, other in pairs.items()
            if one != other
        }
        if any(key.kind is Kind.JOURNEY for key in found):
            for kind, placed in ((Kind.PAIN_POINT, self.was.pains), (Kind.OPPORTUNITY, self.was.opportunities)):
                for key in placed:
                    owner, inside, own = key.id.partition("/")
                    new = self._matches[Kind.JOURNEY].get(owner, owner)
                    if inside and new != owner:
                        found[key] = Key(kind, f"{new}/{own}")
        for kind in (Kind.PAIN_POINT, Kind.OPPORTUNITY):
            found |= self._became_shared(kind)
        return found

    @cached_property
    def before(self) -> Catalog:
        """Before, with the ids of after."""
        return renamed(self.was, self._renames)

    @cached_property
    def _old_ids(self) -> Mapping[Key, Key]:
        return {new: old for old, new in self._renames.items()}

    # Journeys

    def journeys(self) -> Iterator[Group]:
        """The journeys, each with what changed in it."""
        left, right = self.before.journeys, self.after.journeys
        known = set(self._matches[Kind.JOURNEY].values())
        for id_ in dict.fromkeys((*right, *left)):
            one = left.get(id_) if id_ in known or id_ not in right else None
            other = right.get(id_) if id_ in known or id_ not in left else None
            if not any(each and self.shown(each) for each in (one, other)):
                continue
            found = (other if other and not other.stub else None) or one or other
            assert found is not None
            entity = Named(id_, plain(found.title), "journey")
            lost = self._unread(Key(Kind.JOURNEY, id_), entity)
            if lost:
                yield Group(entity, (lost,), JourneyPair(one, other))
            elif one and other and not one.stub and not other.stub:
                if one == other and other.key not in self._old_ids and not self._stages(other.stage_model):
                    continue  # most journeys of a large site
                changes = JourneyChanges(one, other, (self.before, self.after), self._stages(other.stage_model))
                yield Group(entity, (*self._renamed(one, other, entity), *changes.changes()), changes.pair)
            elif not found.stub:
                real_before, real_after = (each if each and not each.stub else None for each in (one, other))
                steps = tuple(
                    StepPair(number if real_before else None, number if real_after else None)
                    for number in range(1, len(found.steps) + 1)
                )
                yield Group(
                    entity,
                    (self._whole_journey(found, real_after is not None, entity),),
                    JourneyPair(real_before, real_after, steps),
                )

    def _whole_journey(self, journey: Journey, came: bool, entity: Named) -> Change:
        catalog = self.after if came else self.before
        side = Side(catalog)
        pains = {key_in(journey, each) for place in places_of(journey) for each in _pains_at(place)}
        details: list[tuple[str, Value | None]] = [("steps", Value("number", len(journey.steps)))]
        details += [("pain_points", Value("number", len(pains)))] if pains else []
        worst = lowest(moments(journey))
        if worst:
            details.append(("lowest", Value("emotion", worst.emotion)))
        people = tuple(side.named("persona", id_) for id_ in journey.persona_ids)
        return Change(
            "added" if came else "removed",
            entity,
            "journey",
            title=entity.name,
            details=tuple(details),
            personas=people,
        )

    def _stages(self, model: str) -> Mapping[str, str]:
        """The ids of a model's stages after, by those before, where they differ."""
        if model not in self._known_stages:
            one, other = self.before.stage_models.get(model), self.after.stage_models.get(model)
            pairs = _same_stages(one, other) if one and other else {}
            ids = {one.stages[a].id: other.stages[b].id for a, b in pairs.items()} if one and other else {}
            self._known_stages[model] = {was: now for was, now in ids.items() if was != now}
        return self._known_stages[model]

    # Other entities

    def _entities(self, kind: Kind) -> Iterator[Group]:
        left = {each.id: each for each in self._real(self.before, kind)}
        right = {each.id: each for each in self._real(self.after, kind)}
        shared = set(self._became_shared(kind).values())
        for id_ in dict.fromkeys((*right, *left)):
            one, other = left.get(id_), right.get(id_)
            found = other or one
            assert found is not None
            entity = Named(id_, plain(found.called), kind.value)
            lost = self._unread(found.key, entity)
            if lost:
                yield Group(entity, (lost,))
            elif one and other:
                yield Group(entity, (*self._renamed(one, other, entity), *self._fields(one, other, entity)))
            elif not (other and other.key in shared):
                yield Group(entity, (self._came_or_went(found, other is not None, entity),))

    def _became_shared(self, kind: Kind) -> Mapping[Key, Key]:
        """The pain points or opportunities that one journey had for itself, and that are shared now."""
        if kind not in (Kind.PAIN_POINT, Kind.OPPORTUNITY):
            return {}
        known = self.was.of(kind)
        new = {folded(each.called): each.key for each in self.after.of(kind).values() if each.id not in known}
        if not new:
            return {}
        placed = self.was.pains if kind is Kind.PAIN_POINT else self.was.opportunities
        own = ((key, self.was.get(key)) for key in placed if "/" in key.id)
        return {key: new[folded(each.called)] for key, each in own if each and folded(each.called) in new}

    def _came_or_went(self, entity: Entity, came: bool, named: Named) -> Change:
        details = tuple(facts_of(entity)) if isinstance(entity, PainPoint | Opportunity) else ()
        verdict = of_pain(entity, came) if isinstance(entity, PainPoint) else NEUTRAL
        return Change(
            "added" if came else "removed", named, named.kind, title=named.name, verdict=verdict, details=details
        )

    def _renamed(self, one: Entity, other: Entity, entity: Named) -> Iterator[Change]:
        old = self._old_ids.get(other.key)
        told = [("id", Value("line", old.id)), ("id", Value("line", other.id))] if old else []
        named = not same(one.called, other.called)
        if not old and not named:
            return
        values = (
            (Value("line", plain(one.called)), Value("line", plain(other.called)))
            if named
            else (told[0][1], told[1][1])
        )
        count = len(self.was.backlinks.get(old, ())) if old else 0
        yield Change(
            "renamed",
            entity,
            entity.kind,
            field="" if named else "id",
            before=values[0],
            after=values[1],
            details=tuple(told) if named else (),
            references=count,
        )

    def _fields(self, one: Entity, other: Entity, entity: Named) -> Iterator[Change]:
        sides = (Side(self.before), Side(self.after))
        without = ["title", "name"]
        if isinstance(one, StageModel) and isinstance(other, StageModel):
            without.append("stages")
            yield from self._model_stages(one, other, entity)
        severity = getattr(other, "severity", None)
        people = tuple(sides[1].named("persona", id_) for id_ in getattr(other, "personas", ()))
        for each in differences(one, other, sides, without):
            verdict = judged(each, entity.kind, severity)
            yield Change(
                each.act,
                entity,
                "field",
                title=each.title,
                field=each.field,
                before=each.before,
                after=each.after,
                personas=people if isinstance(other, PainPoint | Opportunity) else (),
                everybody=not people,
                verdict=verdict,
            )
        if isinstance(one, Metric) and isinstance(other, Metric):
            yield from _series(one, other, entity)

    def _model_stages(self, one: StageModel, other: StageModel, entity: Named) -> Iterator[Change]:
        pairs = _same_stages(one, other)
        kept = set(longest_rising(sorted(pairs.items())))
        sides = (Side(self.before), Side(self.after))
        for old, new in sorted(pairs.items(), key=lambda each: each[1]):
            was, now = one.stages[old], other.stages[new]
            title = plain(now.title)
            if not same(was.title, now.title):
                yield Change(
                    "renamed",
                    entity,
                    "stage",
                    title=title,
                    before=Value("line", plain(was.title)),
                    after=Value("line", title),
                )
            elif was.id != now.id:
                yield Change(
                    "renamed",
                    entity,
                    "stage",
                    title=title,
                    field="id",
                    before=Value("line", was.id),
                    after=Value("line", now.id),
                )
            if (old, new) not in kept:
                behind = [
                    Value("line", plain(each[at - 1].title)) if at else None
                    for each, at in ((one.stages, old), (other.stages, new))
                ]
                yield Change("reordered", entity, "stage", title=title, before=behind[0], after=behind[1])
            for each in differences(was, now, sides, without=("title",)):
                yield Change(
                    each.act, entity, "stage", title=title, field=each.field, before=each.before, after=each.after
                )
        for new, stage in enumerate(other.stages):
            if new not in pairs.values():
                yield Change("added", entity, "stage", title=plain(stage.title))
        for old, stage in enumerate(one.stages):
            if old not in pairs:
                yield Change("removed", entity, "stage", title=plain(stage.title))

    def _unread(self, key: Key, entity: Named) -> Change | None:
        old = self._old_ids.get(key, key)
        if old in self.unread[0] or key in self.unread[1]:
            return Change("unread", entity, entity.kind, field="before" if old in self.unread[0] else "after")
        return None

    def _site(self) -> Iterator[Group]:
        entity = Named(SITE.id, plain(self.after.site.title), "site")
        if SITE in self.unread[0] | self.unread[1]:
            return
        found = differences(self.before.site, self.after.site, (Side(self.before), Side(self.after)))
        changes = (
            Change(each.act, entity, "field", title=each.title, field=each.field, before=each.before, after=each.after)
            for each in found
        )
        yield Group(entity, tuple(changes))


_OTHERS = (
    Kind.PERSONA,
    Kind.PAIN_POINT,
    Kind.OPPORTUNITY,
    Kind.METRIC,
    Kind.TOUCHPOINT,
    Kind.CHANNEL,
    Kind.TEAM,
    Kind.STAGE_MODEL,
    Kind.EVIDENCE,
    Kind.PAGE,
)
"""In the order in which they matter to who reviews a change of journeys."""


class _Alike:
    """How alike two entities of a kind are whose ids and names differ: by their texts, a journey's by its steps."""

    def __init__(self, kind: Kind) -> None:
        self._least = 1 if kind is Kind.JOURNEY else 2
        self._known: dict[int, frozenset[Hashable]] = {}  # each is asked for as often as there are others

    def __call__(self, one: Entity, other: Entity) -> float:
        first, second = self._of(one), self._of(other)
        return common(first, second) if min(len(first), len(second)) >= self._least else 0.0

    def _of(self, entity: Entity) -> frozenset[Hashable]:
        if id(entity) not in self._known:
            steps = entity.steps if isinstance(entity, Journey) else None
            known = _known_by(entity) if steps is None else frozenset(folded(step.title) for step in steps)
            self._known[id(entity)] = known
        return self._known[id(entity)]


def _known_by(entity: Entity) -> frozenset[Hashable]:
    written: set[Hashable] = set(said(entity))
    plain_values = ((each.name, getattr(entity, each.name)) for each in fields_of(type(entity)))
    written |= {(name, repr(value)) for name, value in plain_values if isinstance(value, int | float) and value}
    return frozenset(each for each in written if each[0] not in ("name", "title"))  # type: ignore[index]  # pairs, all of them


def _pains_at(place: Place) -> tuple[PainPoint, ...]:
    part = place.step or place.stage
    return part.pain_points if part else ()


def _same_stages(one: StageModel, other: StageModel) -> Mapping[int, int]:
    return matched(
        one.stages,
        other.stages,
        (lambda each: each.id, lambda each: folded(each.title)),
        lambda a, b: common(said(a), said(b)),
        in_place=True,
    )


def _series(one: Metric, other: Metric, entity: Named) -> Iterator[Change]:
    """The newest value, and how many of those that were known are others now."""
    was, now = one.latest, other.latest
    if was and now and (was.value, was.date) != (now.value, now.date):
        yield Change(
            "changed",
            entity,
            "field",
            field="latest",
            before=Value("number", was.value),
            after=Value("number", now.value),
            details=(("date", Value("date", was.date)), ("date", Value("date", now.date))),
            verdict=of_metric(one, other),
        )
    elif (was is None) != (now is None):
        values = [Value("number", each.value) if each else None for each in (was, now)]
        yield Change("changed", entity, "field", field="latest", before=values[0], after=values[1])
    old, new = _by_day(one.series), _by_day(other.series)
    # Of the newest value it is told already.
    newest = (was.date, was.segment) if was and now and was.date == now.date else None
    others = sum(new.get(day) != value for day, value in old.items() if day != newest)
    if others:
        yield Change("changed", entity, "field", field="series", details=(("count", Value("number", others)),))


def _by_day(series: Sequence[Observation]) -> Mapping[Hashable, float]:
    return {(each.date, each.segment): each.value for each in series}
