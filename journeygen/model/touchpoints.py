"""Where customer and company meet, on which channel, and who looks after it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from journeygen.model.entity import Named
from journeygen.model.fields import (
    ChannelId,
    Lines,
    MetricId,
    OneLine,
    PlainWord,
    Prose,
    SiteFile,
    TeamId,
    Url,
)
from journeygen.model.kinds import Kind


class Channel(Named):
    """A way to reach each other: web, app, phone, shop."""

    kind: ClassVar[Kind] = Kind.CHANNEL

    id: PlainWord = Field(description="The id that others name the channel by.")
    type: Literal["digital", "physical", "human"] = Field(
        "digital", alias="kind", description="What kind of channel it is."
    )
    icon: PlainWord = Field("", description="The icon's name; without one the kind's icon is shown.")
    description: Prose = Field("", description="What belongs to this channel.")


class Team(Named):
    """Who owns things. Every `owner` is a team."""

    kind: ClassVar[Kind] = Kind.TEAM

    id: PlainWord = Field(description="The id that owners are named by.")
    lead: OneLine = Field("", description="A person, only if people agreed to be named.")
    contact: PlainWord = Field("", description="An address to write to.")
    handle: PlainWord = Field("", description="The team's handle on the Git host, for CODEOWNERS.")


class Touchpoint(Named):
    """One place where customer and company meet."""

    kind: ClassVar[Kind] = Kind.TOUCHPOINT

    channel: ChannelId = Field(description="The channel it lives on.")
    owner: TeamId = Field("", description="The team responsible for it.")
    media: Literal["owned", "earned", "paid", "shared", ""] = Field(
        "", description="Whether the company owns the medium, earns, pays or shares it."
    )
    systems: Lines = Field((), description="The systems behind it.")
    url: Url = Field("", description="Where it can be seen.")
    description: Prose = Field("", description="What it is, in a sentence.")
    image: SiteFile = Field("", description="A picture of it.")
    metrics: tuple[MetricId, ...] = Field((), description="What is measured there.")
