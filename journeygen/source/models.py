"""The models of one site: what is declared, with the site's custom lanes as further keys."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, create_model

from journeygen.model.fields import EachFor, MetricId, OneFor, Prose, Quote, SiteFile
from journeygen.model.journeys import Journey, JourneyStage, Step
from journeygen.model.site import CustomLane


@dataclass(frozen=True, slots=True)
class Models:
    """The declarations that depend on the site. A custom lane's attribute is `attribute_of` its id."""

    journey: type[Journey]
    stage: type[JourneyStage]
    step: type[Step]


def attribute_of(lane_id: str) -> str:
    """The attribute that holds a custom lane's value; its key in files (the alias) is the lane's id."""
    return "lane_" + lane_id.replace("-", "_")


@lru_cache(maxsize=8)
def models_for(lanes: tuple[CustomLane, ...]) -> Models:
    """The journey, stage and step of a site with these custom lanes."""

    def fields(level: str) -> Mapping[str, Any]:
        return {attribute_of(lane.id): _field(lane) for lane in lanes if lane.at == level}

    # Copied, since pydantic before 2.11 writes the new type into what it is given, which is the declaration's own.
    step: Any = create_model("Step", __base__=Step, **fields("step"))
    stage: Any = create_model(
        "JourneyStage",
        __base__=JourneyStage,
        steps=(tuple[step, ...], copy(JourneyStage.model_fields["steps"])),
        **fields("stage"),
    )
    journey: Any = create_model(
        "Journey",
        __base__=Journey,
        stages=(tuple[stage, ...], copy(Journey.model_fields["stages"])),
        **fields("journey"),
    )
    return Models(journey, stage, step)


def _field(lane: CustomLane) -> tuple[Any, Any]:
    annotation, default = _annotation(lane)
    return annotation, Field(default, alias=lane.id, description=f"{lane.title}: a lane of this site.")


def _annotation(lane: CustomLane) -> tuple[Any, Any]:
    """The type of a lane's value; at the level of steps it may be given per persona."""
    low, high = lane.range if len(lane.range) == 2 else (None, None)
    number = Annotated[float, Field(ge=low, le=high)]
    single: Any = {"text": Prose, "quote": Quote, "score": number, "curve": number}.get(lane.type)
    each: Any = {"list": Prose, "image": SiteFile, "metric": MetricId}.get(lane.type)
    if lane.at == "step":
        return (OneFor[single] if single else EachFor[each]), ()
    if single:
        return single | None, None
    return tuple[each, ...], ()
