"""The catalog: all entities of a site, and the indices that answer what a page asks.

It is the sum of what each entity contributes (`contributions.py`), grouped once; no page looks
through all journeys to draw itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, TypeVar

from journeygen.model.contributions import INDICES, Visit
from journeygen.model.entity import Entity
from journeygen.model.fields import value_for
from journeygen.model.index import Index
from journeygen.model.journeys import Journey, JourneyStage, Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.measures import Evidence, Metric
from journeygen.model.moments import Moment
from journeygen.model.pages import Page
from journeygen.model.pains import Opportunity, PainPoint
from journeygen.model.personas import Persona
from journeygen.model.placed import (
    InOrder,
    Placed,
    PlacedOpportunity,
    PlacedPain,
    key_in,
    opportunities_in_order,
    pains_in_order,
)
from journeygen.model.places import Place, places_of
from journeygen.model.references import Mention
from journeygen.model.site import Site
from journeygen.model.stages import Stage, StageModel
from journeygen.model.topics import Topic, Topics
from journeygen.model.touchpoints import Channel, Team, Touchpoint

E = TypeVar("E", bound=Entity)


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
        for way in ("id", "name"):
            known = (*self._index("called").get((way, name), ()), *self._index("called_hidden").get((way, name), ()))
            found = tuple(key for key in known if kind in (None, key.kind))
            if found:
                return found
        return ()

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

    def meets_us(self, step: Step, persona: str) -> bool:
        """Whether the company itself meets a persona at a step: not where it hears only what others say (earned)."""
        found = self.touchpoints_of(step, persona)
        return not found or any(each.media != "earned" for each in found)

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

    def following(self, before: Catalog) -> Catalog:
        """This catalog, with the indices that an earlier one has: only what differs between the two is looked at."""
        published = _difference(before.entities, self.entities)
        hidden = _difference({"": before.hidden}, {"": self.hidden})
        moved = any(_channels_differ(before, self, key) for key in published[0])
        for name, index in before._indices.items():
            declared = INDICES[name]
            if not (moved and declared.uses_touchpoints):
                gone, new = hidden if declared.of_hidden else published
                self._indices[name] = index.patched(
                    gone, filter(declared.takes, new), partial(declared.contribute, self), lambda: self._rank
                )
        return self

    @cached_property
    def _rank(self) -> Mapping[Key, int]:
        """The place of each entity among all: kind by kind, each in its order; what is hidden comes last."""
        published = (Key(kind, id_) for kind, entities in self.entities.items() for id_ in entities)
        return {key: number for number, key in enumerate((*published, *self.hidden))}

    @cached_property
    def _indices(self) -> dict[str, Index[Any, Any]]:
        """The indices that were asked for so far."""
        return {}

    def _index(self, name: str) -> Index[Any, Any]:
        found = self._indices.get(name)
        if found is None:
            declared = INDICES[name]
            published = (entity for kind in self.entities.values() for entity in kind.values())
            entities = filter(declared.takes, self.hidden.values() if declared.of_hidden else published)
            found = Index.over(entities, partial(declared.contribute, self), lambda: self._rank)
            self._indices[name] = found
        return found

    @property
    def backlinks(self) -> Mapping[Key, tuple[Mention, ...]]:
        """Who refers to each entity."""
        return self._index("backlinks")

    @property
    def visits_of_touchpoint(self) -> Mapping[str, tuple[Visit, ...]]:
        """The steps that use each touchpoint."""
        return self._index("visits_of_touchpoint")

    @property
    def visits_of_channel(self) -> Mapping[str, tuple[Visit, ...]]:
        """The steps at which personas are on each channel."""
        return self._index("visits_of_channel")

    @property
    def journeys_of_persona(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys that follow each persona."""
        return self._index("journeys_of_persona")

    @property
    def journeys_of_model(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys of each stage model; under the empty id those with stages of their own."""
        return self._index("journeys_of_model")

    @property
    def variants_of(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys that name each journey in `variant_of`."""
        return self._index("variants_of")

    @property
    def larger_journeys(self) -> Mapping[str, tuple[Place, ...]]:
        """The steps of larger journeys that open into each journey."""
        return self._index("larger_journeys")

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All steps of all journeys."""
        return tuple(place for journey in self.journeys.values() for place in places_of(journey) if place.step)

    @cached_property
    def tags(self) -> Mapping[str, Topic]:
        """The tags by slug, each with all that have it."""

        def place_of(key: Key) -> Any:
            placed = self.pains if key.kind is Kind.PAIN_POINT else self.opportunities
            return placed.place_of(key)

        return Topics(self._index("tags"), place_of)

    @cached_property
    def products(self) -> Mapping[str, Topic]:
        """The products of the journeys by slug, each with its journeys."""
        return Topics(self._index("products"))

    @cached_property
    def moments(self) -> tuple[tuple[Journey, Moment], ...]:
        """Every known moment of our own current journeys, the worst first."""
        found = self._index("moments").get("", ())
        return tuple(sorted(found, key=lambda pair: (pair[1].emotion.lowest, pair[0].id, pair[1].number)))

    @cached_property
    def pains(self) -> InOrder[PlacedPain]:
        """Every pain point by its key, the most severe first."""
        return pains_in_order(self._index("pains"), self._index("solved_by"), self._index("solved_by_as_solved"))

    @cached_property
    def opportunities(self) -> InOrder[PlacedOpportunity]:
        """Every opportunity by its key, the highest score first; without a score last."""
        sides = self._index("solves_as_solved"), self._index("solves")
        return opportunities_in_order(self._index("opportunities"), *sides, self.site.scoring)

    def pain(self, journey: Journey, entry: PainPoint) -> PlacedPain:
        """The pain point behind an entry of a journey's stage or step."""
        return self.pains[key_in(journey, entry)]

    def opportunity(self, journey: Journey, entry: Opportunity) -> PlacedOpportunity:
        """The opportunity behind an entry of a journey's stage or step."""
        return self.opportunities[key_in(journey, entry)]


def _difference(
    before: Mapping[Any, Mapping[Any, Entity]], now: Mapping[Any, Mapping[Any, Entity]]
) -> tuple[list[Key], list[Entity]]:
    """The keys of what is gone or has changed, and the entities that are new or have changed."""
    gone: list[Key] = []
    new: list[Entity] = []
    for kind in dict.fromkeys((*before, *now)):
        old, young = before.get(kind, {}), now.get(kind, {})
        if old is not young:
            gone += (entity.key for id_, entity in old.items() if young.get(id_) is not entity)
            new += (entity for id_, entity in young.items() if old.get(id_) is not entity)
    return gone, new


def _channels_differ(before: Catalog, now: Catalog, key: Key) -> bool:
    return key.kind is Kind.TOUCHPOINT and (
        key.id not in now.touchpoints or before.touchpoints[key.id].channel != now.touchpoints[key.id].channel
    )


_KIND_WORDS = {word: kind for kind in Kind for word in (kind.value, f"{kind.value}s")} | {
    "opportunities": Kind.OPPORTUNITY
}


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
