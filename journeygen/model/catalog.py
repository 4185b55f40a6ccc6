"""The catalog: all entities of a site, and the indices that answer what a page asks.

It is the sum of what each entity contributes (`references_of`), grouped once; no page looks through
all journeys to draw itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from journeygen.model.entity import Entity
from journeygen.model.fields import value_for
from journeygen.model.journeys import Journey, JourneyStage, Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.measures import Evidence, Metric
from journeygen.model.moments import Moment, moments
from journeygen.model.pages import Page
from journeygen.model.pains import Opportunity, PainPoint
from journeygen.model.personas import Persona
from journeygen.model.places import Place, places_of
from journeygen.model.references import Mention, references_of
from journeygen.model.scores import SCORING
from journeygen.model.site import Site
from journeygen.model.stages import Stage, StageModel
from journeygen.model.topics import Topic, products_of, tags_of
from journeygen.model.touchpoints import Channel, Team, Touchpoint

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Visit:
    """A step that uses a touchpoint or a channel, and the personas who do so there."""

    place: Place
    personas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A pain point or an opportunity wherever it is written: inside a journey, or shared by several.

    `key.id` is `journey-id/own-id` inside a journey. `places` are all steps and stages that have it.
    """

    key: Key
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class PlacedPain(Placed):
    """A pain point with its places, and the keys of the opportunities that would solve it."""

    pain: PainPoint
    solved_by: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class PlacedOpportunity(Placed):
    """An opportunity with its places, the keys of the pain points it solves, and its score (None: not scored)."""

    opportunity: Opportunity
    solves: tuple[Key, ...]
    score: float | None


@dataclass(frozen=True)
class Catalog:
    """All entities by kind and id, each mapping in the order in which lists show them.

    `hidden` holds what is written but not published, by key, so that a reference to it can be
    printed as plain text.
    """

    site: Site
    entities: Mapping[Kind, Mapping[str, Entity]]
    hidden: Mapping[Key, Entity] = field(default_factory=dict)

    def of(self, kind: Kind) -> Mapping[str, Entity]:
        """The entities of a kind, by id."""
        return self.entities.get(kind, MappingProxyType({}))

    def get(self, key: Key) -> Entity | None:
        """The entity that a key names; a pain point or opportunity inside a journey is found too."""
        found = self.of(key.kind).get(key.id)
        if found is None and key.kind is Kind.PAIN_POINT and key in self.pains:
            return self.pains[key].pain
        if found is None and key.kind is Kind.OPPORTUNITY and key in self.opportunities:
            return self.opportunities[key].opportunity
        return found

    def find(self, written: str) -> tuple[Key, ...]:
        """The entities that a text such as `chat`, `persona:tim` or a name can mean; what is not published too.

        An id beats a name.
        """
        word, colon, rest = written.partition(":")
        kind = _KIND_WORDS.get(word.strip().lower().replace("_", "-")) if colon else None
        name = (rest if kind else written).strip()
        for known in self._called:
            found = tuple(key for key in known.get(name, ()) if kind in (None, key.kind))
            if found:
                return found
        return ()

    @cached_property
    def _called(self) -> tuple[Mapping[str, tuple[Key, ...]], Mapping[str, tuple[Key, ...]]]:
        """The keys of each id, and of each name."""
        entities = [*(each for kind in self.entities.values() for each in kind.values()), *self.hidden.values()]
        inside = [key for key in (*self.pains, *self.opportunities) if "/" in key.id]
        ids: dict[str, list[Key]] = {}
        names: dict[str, list[Key]] = {}
        for key in (*(each.key for each in entities), *inside):
            ids.setdefault(key.id, []).append(key)
        for each in entities:
            names.setdefault(each.called, []).append(each.key)
        return {id_: tuple(keys) for id_, keys in ids.items()}, {name: tuple(keys) for name, keys in names.items()}

    def _typed(self, cls: type[E]) -> Mapping[str, E]:
        return self.of(cls.kind)  # type: ignore[return-value]  # the loader files each entity under its class's kind

    @property
    def journeys(self) -> Mapping[str, Journey]:
        """The journeys, by title."""
        return self._typed(Journey)

    @property
    def personas(self) -> Mapping[str, Persona]:
        """The personas, in their order; it decides their line style on every page."""
        return self._typed(Persona)

    @property
    def stage_models(self) -> Mapping[str, StageModel]:
        """The stage models."""
        return self._typed(StageModel)

    @property
    def touchpoints(self) -> Mapping[str, Touchpoint]:
        """The touchpoints."""
        return self._typed(Touchpoint)

    @property
    def channels(self) -> Mapping[str, Channel]:
        """The channels, in the order of the file."""
        return self._typed(Channel)

    @property
    def teams(self) -> Mapping[str, Team]:
        """The teams, in the order of the file."""
        return self._typed(Team)

    @property
    def metrics(self) -> Mapping[str, Metric]:
        """The metrics."""
        return self._typed(Metric)

    @property
    def evidence(self) -> Mapping[str, Evidence]:
        """The evidence."""
        return self._typed(Evidence)

    @property
    def pages(self) -> Mapping[str, Page]:
        """The free pages."""
        return self._typed(Page)

    def published(self, statuses: tuple[str, ...]) -> Catalog:
        """The catalog without the journeys in another state than these."""
        kept = {id_: journey for id_, journey in self.journeys.items() if journey.status in statuses}
        hidden = {journey.key: journey for id_, journey in self.journeys.items() if id_ not in kept}
        return replace(self, entities={**self.entities, Kind.JOURNEY: kept}, hidden={**self.hidden, **hidden})

    # What a journey means in this catalog

    def touchpoints_of(self, step: Step, persona: str = "") -> tuple[Touchpoint, ...]:
        """The touchpoints of a step; of one persona, where one is named."""
        used = (each.value for each in step.touchpoint if not persona or each.holds_for(persona))
        return tuple(self.touchpoints[id_] for id_ in used if id_ in self.touchpoints)

    def channel_at(self, step: Step, persona: str) -> str:
        """The id of the channel a persona is on at a step: the step's own, else its touchpoint's; empty: not known."""
        own = value_for(step.channel, persona)
        if own:
            return own
        return next((touchpoint.channel for touchpoint in self.touchpoints_of(step, persona)), "")

    def personas_at(self, journey: Journey, step: Step) -> tuple[str, ...]:
        """The personas of the journey who go to a step."""
        return step.personas or journey.persona_ids

    def stage_of(self, journey: Journey, stage: JourneyStage) -> Stage | None:
        """The model's stage behind a journey's stage; None for a stage of the journey's own."""
        model = self.stage_models.get(journey.stage_model)
        return model.stage(stage.stage) if model and stage.stage else None

    def stage_title(self, journey: Journey, stage: JourneyStage) -> str:
        """The title of a journey's stage, its own or the model's, in Markdown."""
        behind = self.stage_of(journey, stage)
        return stage.title or (behind.title if behind else stage.stage)

    # Indices

    @cached_property
    def backlinks(self) -> Mapping[Key, tuple[Mention, ...]]:
        """Who refers to each entity."""
        found: dict[Key, list[Mention]] = {}
        for kind in self.entities:
            for entity in self.of(kind).values():
                for target, mention in references_of(entity):
                    found.setdefault(target, []).append(mention)
        return {key: tuple(mentions) for key, mentions in found.items()}

    @cached_property
    def visits_of_touchpoint(self) -> Mapping[str, tuple[Visit, ...]]:
        """The steps that use each touchpoint."""
        found: dict[str, list[Visit]] = {}
        for place in self.places:
            step, personas = place.step, self.personas_at(place.journey, place.step)  # type: ignore[arg-type]
            users: dict[str, list[str]] = {}
            for each in step.touchpoint:  # type: ignore[union-attr]
                users.setdefault(each.value, []).extend(p for p in personas if each.holds_for(p))
            for touchpoint, who in users.items():
                found.setdefault(touchpoint, []).append(Visit(place, tuple(dict.fromkeys(who))))
        return {id_: tuple(visits) for id_, visits in found.items()}

    @cached_property
    def visits_of_channel(self) -> Mapping[str, tuple[Visit, ...]]:
        """The steps at which personas are on each channel."""
        found: dict[str, list[Visit]] = {}
        for place in self.places:
            step = place.step
            if step is None:
                continue
            users: dict[str, list[str]] = {}
            for persona in self.personas_at(place.journey, step):
                users.setdefault(self.channel_at(step, persona), []).append(persona)
            for channel, who in users.items():
                if channel:
                    found.setdefault(channel, []).append(Visit(place, tuple(who)))
        return {id_: tuple(visits) for id_, visits in found.items()}

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All steps of all journeys."""
        return tuple(place for journey in self.journeys.values() for place in places_of(journey) if place.step)

    @cached_property
    def journeys_of_persona(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys that follow each persona."""
        found: dict[str, list[Journey]] = {}
        for journey in self.journeys.values():
            for persona in journey.persona_ids:
                found.setdefault(persona, []).append(journey)
        return {id_: tuple(journeys) for id_, journeys in found.items()}

    @cached_property
    def journeys_of_model(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys of each stage model; under the empty id those with stages of their own."""
        found: dict[str, list[Journey]] = {}
        for journey in self.journeys.values():
            found.setdefault(journey.stage_model, []).append(journey)
        return {id_: tuple(journeys) for id_, journeys in found.items()}

    @cached_property
    def variants_of(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys that name each journey in `variant_of`."""
        found: dict[str, list[Journey]] = {}
        for journey in self.journeys.values():
            if journey.variant_of:
                found.setdefault(journey.variant_of, []).append(journey)
        return {id_: tuple(journeys) for id_, journeys in found.items()}

    @cached_property
    def tags(self) -> Mapping[str, Topic]:
        """The tags by slug, each with all that have it."""
        return tags_of(self)

    @cached_property
    def products(self) -> Mapping[str, Topic]:
        """The products of the journeys by slug, each with its journeys."""
        return products_of(self)

    @cached_property
    def larger_journeys(self) -> Mapping[str, tuple[Place, ...]]:
        """The steps of larger journeys that open into each journey."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            for each in place.step.journey if place.step else ():
                found.setdefault(each.value, []).append(place)
        return {id_: tuple(places) for id_, places in found.items()}

    @cached_property
    def moments(self) -> tuple[tuple[Journey, Moment], ...]:
        """Every known moment of our own current journeys, the worst first."""
        ours = (each for each in self.journeys.values() if each.state == "current" and not each.competitor)
        found = [(journey, moment) for journey in ours for moment in moments(journey)]
        return tuple(sorted(found, key=lambda pair: (pair[1].emotion.lowest, pair[0].id, pair[1].number)))

    @cached_property
    def pains(self) -> Mapping[Key, PlacedPain]:
        """Every pain point by its key, the most severe first."""
        solved_by = self._solutions[0]
        found = [
            PlacedPain(key, tuple(places), pain, solved_by.get(key, ()))
            for key, (pain, places) in self._written("pain_points", Kind.PAIN_POINT).items()
            if isinstance(pain, PainPoint)
        ]
        found.sort(key=lambda each: (-(each.pain.severity or 0), -(each.pain.frequency or 0), each.key.id))
        return {each.key: each for each in found}

    @cached_property
    def opportunities(self) -> Mapping[Key, PlacedOpportunity]:
        """Every opportunity by its key, the highest score first; without a score last."""
        score = SCORING[self.site.scoring]
        solves = self._solutions[1]
        found = [
            PlacedOpportunity(key, tuple(places), opportunity, solves.get(key, ()), score(opportunity))
            for key, (opportunity, places) in self._written("opportunities", Kind.OPPORTUNITY).items()
            if isinstance(opportunity, Opportunity)
        ]
        found.sort(key=lambda each: (each.score is None, -(each.score or 0), each.key.id))
        return {each.key: each for each in found}

    def pain(self, journey: Journey, entry: PainPoint) -> PlacedPain:
        """The pain point behind an entry of a journey's stage or step."""
        return self.pains[key_in(journey, entry)]

    def opportunity(self, journey: Journey, entry: Opportunity) -> PlacedOpportunity:
        """The opportunity behind an entry of a journey's stage or step."""
        return self.opportunities[key_in(journey, entry)]

    def _written(self, role: str, kind: Kind) -> dict[Key, tuple[Entity, list[Place]]]:
        """Shared entities and those inside journeys, with their places."""
        found: dict[Key, tuple[Entity, list[Place]]] = {each.key: (each, []) for each in self.of(kind).values()}
        for journey in self.journeys.values():
            for place in places_of(journey):
                for entry in getattr(place.step or place.stage, role, ()):
                    found.setdefault(key_in(journey, entry), (entry, []))[1].append(place)
        return found

    @cached_property
    def _solutions(self) -> tuple[dict[Key, tuple[Key, ...]], dict[Key, tuple[Key, ...]]]:
        """One relation, written on either side: pain → opportunities, and opportunity → pains."""
        solved_by: dict[Key, dict[Key, None]] = {}
        solves: dict[Key, dict[Key, None]] = {}

        def relate(pain: Key, opportunity: Key) -> None:
            solved_by.setdefault(pain, {})[opportunity] = None
            solves.setdefault(opportunity, {})[pain] = None

        for key, (pain, _) in self._written("pain_points", Kind.PAIN_POINT).items():
            for id_ in pain.opportunities if isinstance(pain, PainPoint) else ():
                relate(key, Key(Kind.OPPORTUNITY, id_))
        for key, (opportunity, _) in self._written("opportunities", Kind.OPPORTUNITY).items():
            for id_ in opportunity.solves if isinstance(opportunity, Opportunity) else ():
                relate(Key(Kind.PAIN_POINT, id_), key)
        return (
            {pain: tuple(found) for pain, found in solved_by.items()},
            {opportunity: tuple(found) for opportunity, found in solves.items()},
        )


_KIND_WORDS = {word: kind for kind in Kind for word in (kind.value, f"{kind.value}s")} | {
    "opportunities": Kind.OPPORTUNITY
}


def key_in(journey: Journey, entry: PainPoint | Opportunity) -> Key:
    """The key of a pain point or opportunity as a journey has it: its own, or the shared one it refers to."""
    return Key(entry.kind, entry.id if entry.shared else f"{journey.id}/{entry.id}")


__all__ = [
    "Catalog",
    "Mention",
    "Place",
    "Placed",
    "PlacedOpportunity",
    "PlacedPain",
    "Visit",
    "key_in",
    "places_of",
]
