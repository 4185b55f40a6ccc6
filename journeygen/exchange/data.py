"""The site as data: `site.json`, and a JSON file beside the page of each journey, persona and touchpoint.

`entity` has what editors wrote, with the same keys (texts in Markdown; what has its default is left
out; an emotion on the scale from −2 to 2), and `derived` what journeygen made of it. Everything is
named by id, and `url` says where its page is: absolute where the site says where it stands, else from
the site's root.

The declarations here are the schema (`schemas.py`). Keys may be added under the same `version`;
another number means that something is gone or means something else.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from journeygen.exchange.publication import Export, Publication
from journeygen.links import data_of, page_of
from journeygen.model.catalog import Catalog
from journeygen.model.entity import Entity
from journeygen.model.fields import Emotion, value_for
from journeygen.model.flow import handoffs, path_of
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Kind
from journeygen.model.moments import Moment, highest, lowest, moments_of
from journeygen.model.personas import Persona
from journeygen.model.placed import written_in
from journeygen.model.touchpoints import Touchpoint

VERSION = 1
"""The version of the data's form. It has nothing to do with journeygen's own."""

SITE = "site.json"
KINDS = (Kind.JOURNEY, Kind.PERSONA, Kind.TOUCHPOINT)
"""The kinds whose entities have a file each."""


class Data(BaseModel):
    """A piece of data: what it has is declared, and nothing else is in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class MomentData(Data):
    """A moment of a persona."""

    step: str = Field(description="The step's id.")
    number: int = Field(description="The step's number in the journey, from 1.")
    emotion: float = Field(description="From −2 (upset) to 2 (delighted).")


class WayData(Data):
    """How one persona goes through a journey."""

    persona: str
    steps: int = Field(description="How many steps it goes.")
    known: int = Field(description="At how many of them its emotion is known.")
    lowest: MomentData | None = None
    highest: MomentData | None = None
    handoffs: int = Field(description="Changes of channel on its way; word of mouth (earned media) is none.")
    handoffs_lost: int = Field(description="Those that lose what the customer has told.")


class ReviewData(Data):
    """When the map was checked against reality, and when it is to be checked again."""

    reviewed: datetime.date | None = None
    due: datetime.date | None = None
    days_over: int = Field(0, description="Days past the due date; 0 where it is not overdue.")


class ScoreData(Data):
    """An opportunity of a journey, with its score."""

    id: str = Field(description="`journey-id/own-id`, or that of a shared opportunity.")
    score: float | None = None
    solves: tuple[str, ...] = ()


class JourneyDerived(Data):
    """What follows from a journey."""

    personas: tuple[WayData, ...] = ()
    review: ReviewData
    opportunities: tuple[ScoreData, ...] = ()


class PersonaDerived(Data):
    """What follows from a persona's journeys."""

    journeys: tuple[str, ...] = Field((), description="The journeys that follow it.")


class FeelingData(Data):
    """A persona at a touchpoint."""

    persona: str
    emotion: float | None = Field(None, description="The middle of what it feels there; null: not known.")


class UseData(Data):
    """A step that uses a touchpoint."""

    journey: str
    step: str
    number: int
    personas: tuple[FeelingData, ...] = ()


class TouchpointDerived(Data):
    """Where a touchpoint is used."""

    used: tuple[UseData, ...] = ()


class Listed(Data):
    """An entity in the list of its kind."""

    id: str
    title: str = Field(description="Its title or name, in plain text.")
    url: str = Field("", description="Its page; empty: it stands on the page of a journey or of a list.")
    data: str = Field("", description="Its own file, from the site's root; empty: it has none.")


class ListedJourney(Listed):
    """A journey in the list."""

    state: str
    status: str
    competitor: str = ""
    variant_of: str = ""
    stage_model: str = ""
    owner: str = ""
    product: str = ""
    tags: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    review: ReviewData


class ListedPain(Listed):
    """A pain point in the list, the most severe first."""

    severity: int | None = None
    status: str
    opportunities: tuple[str, ...] = ()


class ListedOpportunity(Listed):
    """An opportunity in the list, the highest score first."""

    score: float | None = None
    status: str
    owner: str = ""
    solves: tuple[str, ...] = ()


class ListedMetric(Listed):
    """A metric in the list, with its newest value."""

    unit: str
    value: float | None = None
    date: datetime.date | None = None
    target: float | None = None


class SiteFile(Data):
    """The whole site as lists."""

    version: int = Field(description="The version of this form.")
    kind: str = "site"
    title: str
    description: str = ""
    language: str
    url: str = ""
    as_of: datetime.date = Field(description="The day for which reviews are reckoned.")
    scoring: str = Field(description="How opportunities are scored.")
    journeys: tuple[ListedJourney, ...] = ()
    personas: tuple[Listed, ...] = ()
    touchpoints: tuple[Listed, ...] = ()
    channels: tuple[Listed, ...] = ()
    teams: tuple[Listed, ...] = ()
    stage_models: tuple[Listed, ...] = ()
    metrics: tuple[ListedMetric, ...] = ()
    evidence: tuple[Listed, ...] = ()
    pain_points: tuple[ListedPain, ...] = ()
    opportunities: tuple[ListedOpportunity, ...] = ()


def export(publication: Publication) -> Iterator[Export]:
    """`site.json`, and a file for each journey, persona and touchpoint."""
    yield Export(SITE, lambda: _written("schemas/site.v1.json", _kept(_site(publication))))
    for kind in KINDS:
        for entity in publication.desk.catalog.of(kind).values():
            yield Export(data_of(entity.key), partial(_file, entity, publication))


def _file(entity: Entity, publication: Publication) -> bytes:
    catalog = publication.desk.catalog
    derived: Data
    if isinstance(entity, Journey):
        derived = _journey(entity, publication)
    elif isinstance(entity, Persona):
        derived = PersonaDerived(journeys=tuple(each.id for each in catalog.journeys_of_persona.get(entity.id, ())))
    else:
        assert isinstance(entity, Touchpoint)
        derived = _touchpoint(entity, catalog)
    content = {
        "version": VERSION,
        "kind": str(entity.kind),
        "id": entity.id,
        "url": publication.absolute(page_of(entity.key)),
        "entity": entity_data(entity),
        "derived": _kept(derived),
    }
    return _written(f"../schemas/{entity.kind}.v1.json", content)


def entity_data(entity: Entity) -> dict[str, Any]:
    """What editors wrote of an entity, as JSON values under the keys of the content format."""
    written = entity.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for stage in written.get("stages", ()) if isinstance(entity, Journey) else ():
        for step in stage.get("steps", ()):
            for each in step.get("emotion", ()):
                each["value"] |= {end: each["value"][end] / 10 for end in ("start", "end")}
    return written


def _kept(data: Data) -> dict[str, Any]:
    return data.model_dump(mode="json", exclude_none=True)


def _written(schema: str, content: dict[str, Any]) -> bytes:
    # Without indentation: Python indents with a writer of its own, which takes many times as long.
    return (json.dumps({"$schema": schema, **content}, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _journey(journey: Journey, publication: Publication) -> JourneyDerived:
    catalog = publication.desk.catalog
    keys = dict.fromkeys(key for key, _ in written_in(journey, Kind.OPPORTUNITY))
    inside = (catalog.opportunities[key] for key in sorted(keys, key=catalog.opportunities.place_of))
    return JourneyDerived(
        personas=tuple(_way(journey, persona, catalog) for persona in journey.persona_ids),
        review=_review(journey, publication),
        opportunities=tuple(
            ScoreData(id=each.key.id, score=each.score, solves=tuple(key.id for key in each.solves)) for each in inside
        ),
    )


def _way(journey: Journey, persona: str, catalog: Catalog) -> WayData:
    found, changes = moments_of(journey, persona), handoffs(journey, persona, catalog)
    bottom, top = lowest(found), highest(found)
    return WayData(
        persona=persona,
        steps=len(path_of(journey, persona)),
        known=len(found),
        lowest=_moment(bottom, bottom.emotion.lowest) if bottom else None,
        highest=_moment(top, top.emotion.highest) if top else None,
        handoffs=len(changes),
        handoffs_lost=sum(each.context == "lost" for each in changes),
    )


def _moment(moment: Moment, tenths: int) -> MomentData:
    return MomentData(step=moment.step.id, number=moment.number, emotion=tenths / 10)


def _review(journey: Journey, publication: Publication) -> ReviewData:
    review = publication.desk.review(journey)
    return ReviewData(reviewed=review.reviewed, due=review.due, days_over=max(review.days_over, 0))


def _touchpoint(touchpoint: Touchpoint, catalog: Catalog) -> TouchpointDerived:
    found = []
    for visit in catalog.visits_of_touchpoint.get(touchpoint.id, ()):
        step = visit.place.step
        assert step is not None
        feelings = tuple(
            FeelingData(persona=who, emotion=_middle(value_for(step.emotion, who))) for who in visit.personas
        )
        found.append(
            UseData(journey=visit.place.journey.id, step=step.id, number=visit.place.number, personas=feelings)
        )
    return TouchpointDerived(used=tuple(found))


def _middle(emotion: Emotion | None) -> float | None:
    return emotion.middle / 10 if emotion else None


def _site(publication: Publication) -> SiteFile:
    desk = publication.desk
    catalog, site = desk.catalog, desk.catalog.site

    def listed(kind: Kind) -> tuple[Listed, ...]:
        return tuple(Listed(**_common(each, publication)) for each in catalog.of(kind).values())

    return SiteFile(
        version=VERSION,
        title=desk.prose.plain(site.title),
        description=desk.prose.plain(site.description),
        language=site.language,
        url=desk.base_url,
        as_of=desk.as_of,
        scoring=site.scoring,
        journeys=tuple(_listed_journey(each, publication) for each in catalog.journeys.values()),
        personas=listed(Kind.PERSONA),
        touchpoints=listed(Kind.TOUCHPOINT),
        channels=listed(Kind.CHANNEL),
        teams=listed(Kind.TEAM),
        stage_models=listed(Kind.STAGE_MODEL),
        evidence=listed(Kind.EVIDENCE),
        metrics=tuple(
            ListedMetric(
                **_common(each, publication),
                unit=each.unit,
                value=each.latest.value if each.latest else None,
                date=each.latest.date if each.latest else None,
                target=each.target,
            )
            for each in catalog.metrics.values()
        ),
        pain_points=tuple(
            ListedPain(
                **_common(each.pain, publication, each.key.id),
                severity=each.pain.severity,
                status=each.pain.status,
                opportunities=tuple(key.id for key in each.solved_by),
            )
            for each in catalog.pains.values()
        ),
        opportunities=tuple(
            ListedOpportunity(
                **_common(each.opportunity, publication, each.key.id),
                score=each.score,
                status=each.opportunity.status,
                owner=each.opportunity.owner,
                solves=tuple(key.id for key in each.solves),
            )
            for each in catalog.opportunities.values()
        ),
    )


def _listed_journey(journey: Journey, publication: Publication) -> ListedJourney:
    return ListedJourney(
        **_common(journey, publication),
        state=journey.state,
        status=journey.status,
        competitor=journey.competitor,
        variant_of=journey.variant_of,
        stage_model=journey.stage_model,
        owner=journey.owner,
        product=journey.product,
        tags=journey.tags,
        personas=journey.persona_ids,
        review=_review(journey, publication),
    )


def _common(entity: Entity, publication: Publication, id_: str = "") -> dict[str, Any]:
    """What all lists say of an entity; `id_` is that of a pain point or opportunity inside a journey."""
    desk = publication.desk
    key = entity.key._replace(id=id_ or entity.id)
    address = desk.links.address(key)
    page, hash_, anchor = (address or "").partition("#")
    return {
        "id": key.id,
        "title": desk.prose.plain(entity.called),
        "url": f"{publication.absolute(page)}{hash_}{anchor}" if address else "",
        "data": data_of(entity.key) if entity.kind in KINDS else "",
    }
