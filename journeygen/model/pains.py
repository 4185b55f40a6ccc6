"""What hurts, and what could be done about it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from journeygen.model.entity import Titled
from journeygen.model.fields import (
    Day,
    Derived,
    EvidenceId,
    Grade,
    MetricId,
    OpportunityId,
    PainPointId,
    Percentage,
    PersonaId,
    Prose,
    TeamId,
    Url,
    Value,
)
from journeygen.model.kinds import Kind

SEVERITY = Grade(((1, "slight"), (2, "minor"), (3, "moderate"), (4, "serious"), (5, "severe")))
"""What the numbers of a pain point's severity mean."""


class Expected(Value):
    """What an opportunity should change."""

    metric: MetricId = Field(description="The metric that should move.")
    to: float | None = Field(None, description="The value it should reach.")
    by: Day | None = Field(None, description="The date it should be reached by.")


class PainPoint(Titled):
    """Something that hurts customers. Written inside a journey, or shared in `pain_points/`."""

    kind: ClassVar[Kind] = Kind.PAIN_POINT
    short: ClassVar[str] = "title"

    personas: tuple[PersonaId, ...] = Field((), description="Whom it hurts; none named: everybody on the step.")
    severity: Annotated[int | None, SEVERITY] = Field(
        None, description="1 slight, 2 minor, 3 moderate, 4 serious, 5 severe. Absent: not judged yet.", ge=1, le=5
    )
    frequency: Annotated[int | None, Grade(((1, "rare"), (5, "every time")))] = Field(
        None, description="From 1 (rare) to 5 (every time).", ge=1, le=5
    )
    status: Literal["open", "mitigated", "resolved", "accepted"] = Field("open", description="What became of it.")
    evidence: tuple[EvidenceId, ...] = Field((), description="What the claim rests on; nothing: an assumption.")
    opportunities: tuple[OpportunityId, ...] = Field((), description="The opportunities that would solve it.")
    owner: TeamId = Field("", description="The team that looks after it.")
    shared: Annotated[bool, Derived()] = Field(
        False, description="In a journey: refers to an entity of `pain_points/`, and says nothing of its own."
    )


class Opportunity(Titled):
    """Something to do: remove a pain, or amplify a delight. Inside a journey, or shared in `opportunities/`."""

    kind: ClassVar[Kind] = Kind.OPPORTUNITY
    short: ClassVar[str] = "title"

    personas: tuple[PersonaId, ...] = Field((), description="Whom it would help; none named: everybody on the step.")
    solves: tuple[PainPointId, ...] = Field((), description="The pain points it would solve.")
    status: Literal["idea", "planned", "doing", "done", "rejected"] = Field("idea", description="How far it is.")
    impact: int | None = Field(None, description="What it would change for customers, from 1 to 5.", ge=1, le=5)
    effort: Annotated[int | None, Grade(((1, "little"), (5, "much")))] = Field(
        None, description="What it would cost, from 1 (little) to 5 (much).", ge=1, le=5
    )
    reach: float | None = Field(None, description="Customers a month it would touch.", ge=0)
    confidence: Percentage | None = Field(None, description="How sure you are, as a percentage.")
    importance: float | None = Field(
        None, description="How important the outcome is to customers, 0 to 10.", ge=0, le=10
    )
    satisfaction: float | None = Field(None, description="How satisfied they are with it today, 0 to 10.", ge=0, le=10)
    owner: TeamId = Field("", description="The team that drives it.")
    decided: Day | None = Field(None, description="When it was decided.")
    due: Day | None = Field(None, description="When it should be done.")
    url: Url = Field("", description="The ticket.")
    expected: Expected | None = Field(None, description="What it should change: metric, to, by.")
    result: Prose = Field("", description="What it did change.")
    evidence: tuple[EvidenceId, ...] = Field((), description="What the idea rests on.")
    shared: Annotated[bool, Derived()] = Field(
        False, description="In a journey: refers to an entity of `opportunities/`, and says nothing of its own."
    )
