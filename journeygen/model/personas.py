"""Personas: semi-fictional profiles of segments, built from research."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from journeygen.model.entity import Named
from journeygen.model.fields import (
    ChannelId,
    EvidenceId,
    OneLine,
    PlainWord,
    Quote,
    SiteFile,
    TeamId,
    Texts,
)
from journeygen.model.kinds import Kind

OneToFive = Annotated[int, Field(ge=1, le=5)]


class Persona(Named):
    """Someone who goes on journeys: a customer, or one of those who serve them."""

    kind: ClassVar[Kind] = Kind.PERSONA

    role: OneLine = Field("", description="What they are: `Retired teacher`.")
    tagline: OneLine = Field("", description="The persona in half a sentence.")
    order: int | None = Field(
        None, description="Place among all personas; gives line, colour and shape. Personas without one come last."
    )
    type: Literal["customer", "employee", "partner", "system", "anti"] = Field(
        "customer", alias="kind", description="Whom the persona stands for; `anti`: whom you do not serve."
    )
    style: PlainWord = Field(
        "", description="One of the ten line styles, `1` to `10`, where the order should not decide."
    )
    segment: OneLine = Field("", description="The customer segment the persona stands for.")
    quote: Quote | None = Field(None, description="A sentence that sums them up, in their words.")
    photo: SiteFile = Field("", description="A picture; without one the initials are drawn.")
    demographics: Mapping[str, OneLine] = Field({}, description="Age, family, place and the like, in your own keys.")
    traits: Mapping[str, OneToFive] = Field({}, description="Traits from 1 (not at all) to 5 (very).")
    goals: Texts = Field((), description="What they want to achieve.")
    needs: Texts = Field((), description="What they need for it.")
    motivations: Texts = Field((), description="What drives them.")
    behaviours: Texts = Field((), description="What they usually do.")
    frustrations: Texts = Field((), description="What annoys them.")
    channels: Mapping[ChannelId, OneToFive] = Field(
        {}, description="How gladly they use each channel, from 1 (avoids it) to 5 (prefers it)."
    )
    evidence: tuple[EvidenceId, ...] = Field((), description="The research this persona rests on.")
    owner: TeamId = Field("", description="The team that keeps this persona up to date.")
