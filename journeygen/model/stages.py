"""Stage models: the stages that journeys share, so that they can be compared."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from journeygen.model.entity import Titled
from journeygen.model.fields import Id, OneLine, Prose, Texts, Value, Visibility
from journeygen.model.kinds import Kind


class Stage(Value):
    """One stage of a model."""

    id: Id = Field(description="The id that journeys name the stage by.")
    title: OneLine = Field(description="What the stage is called.")
    phase: OneLine = Field("", description="The larger phase it belongs to.")
    business_goal: Prose = Field("", description="What the company wants to reach in this stage.")
    description: Prose = Field("", description="What happens in this stage.")
    questions: Texts = Field((), description="What customers ask themselves here.")
    content: Texts = Field((), description="What the company publishes to serve them.")
    visibility: Visibility = Field(
        "public", description="`internal` keeps the stage, in all journeys, out of a site that is built for the public."
    )


class StageModel(Titled):
    """A list of stages that one or more journeys follow."""

    kind: ClassVar[Kind] = Kind.STAGE_MODEL

    description: Prose = Field("", description="When to use this model.")
    stages: tuple[Stage, ...] = Field(description="The stages, in their order.", min_length=1)
    cyclic: bool = Field(
        False,
        description="The last stage feeds the first, through other people: advocates feed the awareness of others.",
    )

    def stage(self, id_: str) -> Stage | None:
        """The stage with this id."""
        return next((stage for stage in self.stages if stage.id == id_), None)
