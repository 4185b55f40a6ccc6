"""How we know: metrics with their data, and the evidence that claims rest on."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from journeygen.model.entity import Named, Titled
from journeygen.model.fields import Day, Derived, OneLine, Prose, SiteFile, TeamId, Url, Value
from journeygen.model.kinds import Kind


class Observation(Value):
    """One row of a metric's data, in the metric's unit."""

    date: Day
    value: float
    segment: str = ""


class Metric(Named):
    """Something that is measured, with a target and a trend."""

    kind: ClassVar[Kind] = Kind.METRIC

    unit: OneLine = Field(description="The unit: `%`, `minutes`, `points`.")
    direction: Literal["higher", "lower"] = Field("higher", description="Which way is better.")
    baseline: float | None = Field(None, description="The value before anything was done.")
    target: float | None = Field(None, description="The value to reach.")
    owner: TeamId = Field("", description="The team that answers for it.")
    source: OneLine = Field("", description="Where the numbers come from.")
    definition: Prose = Field("", description="What exactly is counted.")
    data: SiteFile = Field("", description="A CSV file with the columns `date,value` and, if wanted, `segment`.")
    series: Annotated[tuple[Observation, ...], Derived()] = Field((), description="The rows of `data`, oldest first.")

    def of_segment(self, segment: str = "") -> tuple[Observation, ...]:
        """The observations of one segment (empty: those of no segment), oldest first."""
        return tuple(row for row in self.series if row.segment == segment)

    @property
    def latest(self) -> Observation | None:
        """The newest observation of no segment."""
        rows = self.of_segment()
        return rows[-1] if rows else None

    def on_target(self, value: float) -> bool | None:
        """Whether a value reaches the target; None without a target."""
        if self.target is None:
            return None
        return value >= self.target if self.direction == "higher" else value <= self.target


EvidenceKind = Literal[
    "interview",
    "focus-group",
    "survey",
    "observation",
    "analytics",
    "support",
    "review",
    "desk-research",
    "assumption",
]


class Evidence(Titled):
    """A research source that claims rest on."""

    kind: ClassVar[Kind] = Kind.EVIDENCE

    type: EvidenceKind = Field(alias="kind", description="How it was found out.")
    date: Day | None = Field(None, description="When it was gathered.")
    participants: int | None = Field(None, description="How many people (or sessions, tickets) it covers.", ge=0)
    confidence: int | None = Field(None, description="How far to trust it, from 1 (a hunch) to 5 (solid).", ge=1, le=5)
    url: Url = Field("", description="Where the report is.")
    description: Prose = Field("", description="What it found, in a sentence or two.")
