"""Journeys: everything one kind of customer lives through, in stages and steps."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from journeygen.model.entity import Titled
from journeygen.model.fields import (
    ChannelId,
    Day,
    Duration,
    EachFor,
    EachPerPersona,
    Emotion,
    EvidenceId,
    Id,
    JourneyId,
    Line,
    Lines,
    LocalReference,
    MetricId,
    Mood,
    OneFor,
    OneLine,
    Percentage,
    PersonaId,
    PlainWord,
    Prose,
    Quote,
    SiteFile,
    StageModelId,
    TeamId,
    Texts,
    TouchpointId,
    Value,
    Visibility,
)
from journeygen.model.kinds import Kind
from journeygen.model.pains import Opportunity, PainPoint
from journeygen.model.site import Status

StepId = Annotated[str, LocalReference("step")]
StageId = Annotated[str, LocalReference("stage")]
Feeling = Annotated[Emotion, Mood()]


class JourneyPersona(Value):
    """A persona that the journey follows."""

    short: ClassVar[str] = "persona"

    persona: PersonaId = Field(description="The persona.")
    role: Literal["primary", "secondary", "contrast"] = Field("primary", description="Its part in this journey.")


class BlueprintAction(Value):
    """Something the company does for a step, with who does it and on what."""

    short: ClassVar[str] = "action"

    action: Prose = Field(description="What is done.")
    owner: TeamId = Field("", description="The team that does it.")
    system: OneLine = Field("", description="The system it is done on.")


class ChannelSwitch(Value):
    """How the change of channel into a step goes."""

    short: ClassVar[str] = "context"

    context: Literal["kept", "lost"] = Field(description="Whether the customer is recognised, or starts again.")
    note: Prose = Field("", description="What is kept or lost.")


class Next(Value):
    """One way on from a step: to another step, or out of the journey."""

    short: ClassVar[str] = "to"

    to: StepId = Field("", description="The id of the step it leads to.")
    exit: Annotated[str, Line()] = Field("", description="Where people go who leave the journey here.")
    when: OneLine = Field("", description="The condition, in a few words.")
    share: Percentage | None = Field(None, description="How many go this way, as a percentage.")
    personas: tuple[PersonaId, ...] = Field((), description="Who goes this way; none named: everybody.")


class Step(Value):
    """What a customer does at one point of the journey, and everything known about it."""

    id: Id = Field("", description="The id; without one it comes from the title.")
    title: OneLine = Field("", description="The step in a few words.")
    actor: OneFor[PersonaId] = Field((), description="Who acts, when not the journey's personas: staff, a partner.")
    personas: tuple[PersonaId, ...] = Field((), description="Who goes this way; none named: everybody.")
    touchpoint: EachFor[TouchpointId] = Field((), description="Where customer and company meet.")
    channel: OneFor[ChannelId] = Field((), description="The channel, when not the touchpoint's.")
    optional: OneFor[bool] = Field((), description="Whether customers may leave the step out.")

    actions: EachFor[Prose] = Field((), description="What the customer does.")
    thoughts: EachFor[Prose] = Field((), description="What the customer thinks.")
    quote: EachFor[Quote] = Field((), description="What customers said, word for word.")
    feelings: EachFor[Prose] = Field((), description="What the customer feels, in words.")
    emotion: OneFor[Feeling] = Field((), description="How it feels, on the scale. Absent: not known.")
    expectations: EachFor[Prose] = Field((), description="What the customer expects.")
    questions: EachFor[Prose] = Field((), description="What the customer asks.")
    gains: EachFor[Prose] = Field((), description="What delights.")
    pain_points: Annotated[tuple[PainPoint, ...], EachPerPersona()] = Field((), description="What hurts.")
    opportunities: Annotated[tuple[Opportunity, ...], EachPerPersona()] = Field((), description="What could be done.")
    moment_of_truth: OneFor[bool] = Field((), description="Whether the relation is won or lost here.")
    duration: OneFor[Duration] = Field((), description="How long the step takes.")
    image: EachFor[SiteFile] = Field((), description="A picture: a screen, a place, a sketch.")
    content: EachFor[Prose] = Field((), description="What the company publishes for this step.")

    physical_evidence: EachFor[Prose] = Field((), description="What the customer can see or touch.")
    frontstage: EachFor[BlueprintAction] = Field((), description="What staff or systems do in front of the customer.")
    backstage: EachFor[BlueprintAction] = Field((), description="What is done out of the customer's sight.")
    support_processes: EachFor[BlueprintAction] = Field((), description="What supports those who serve.")
    systems: EachFor[OneLine] = Field((), description="The systems involved.")

    next: tuple[Next, ...] | None = Field(
        None, description="Where it goes on: absent, the next step; a list, a branch; an empty list, the path ends."
    )
    channel_switch: OneFor[ChannelSwitch] = Field((), description="How the change of channel into this step goes.")
    journey: OneFor[JourneyId] = Field((), description="The smaller journey that this step opens into.")

    metrics: EachFor[MetricId] = Field((), description="What is measured here.")
    evidence: EachFor[EvidenceId] = Field((), description="What this step rests on.")
    visibility: Visibility = Field(
        "public", description="`internal` keeps the step out of a site that is built for the public."
    )


class JourneyStage(Value):
    """One stage of a journey: a stage of its model, or one of its own."""

    id: Id = Field("", description="The id; without one, the model's stage, else from the title.")
    stage: StageId = Field("", description="The id of the model's stage.")
    title: OneLine = Field("", description="The title, for a stage that is not the model's.")
    summary: Prose = Field("", description="What happens in this stage, in a sentence.")
    trigger: Prose = Field("", description="What sets this stage off.")
    goals: Texts = Field((), description="What the customer wants to achieve here.")
    outcome: Prose = Field("", description="What has been reached at its end.")
    expectations: Texts = Field((), description="What the customer expects.")
    questions: Texts = Field((), description="What the customer asks.")
    content: Texts = Field((), description="What the company publishes for this stage.")
    duration: Duration | None = Field(None, description="How long the customer stays in it.")
    metrics: tuple[MetricId, ...] = Field((), description="What is measured here.")
    evidence: tuple[EvidenceId, ...] = Field((), description="What this stage rests on.")
    pain_points: tuple[PainPoint, ...] = Field((), description="What hurts in the whole stage.")
    opportunities: tuple[Opportunity, ...] = Field((), description="What could be done in the whole stage.")
    steps: tuple[Step, ...] = Field((), description="The steps, in their order.")
    visibility: Visibility = Field(
        "public", description="`internal` keeps the stage out of a site that is built for the public."
    )
    body: Prose = Field("", description="The long text. In a stage's own `.md` file, what follows the front matter.")


class Journey(Titled):
    """A journey map."""

    kind: ClassVar[Kind] = Kind.JOURNEY

    summary: Prose = Field("", description="The journey in a sentence.")
    personas: tuple[JourneyPersona, ...] = Field(description="Whose journey it is.", min_length=1)
    stage_model: StageModelId = Field("", description="The stage model it follows; without one, stages of its own.")
    state: Literal["current", "future"] = Field("current", description="As it is, or as we want it to be.")
    competitor: OneLine = Field("", description="Whose journey this is, when not ours.")
    variant_of: JourneyId = Field("", description="The journey it is compared with.")
    status: Status = Field("published", description="How far the map is; a draft is checked but not shown.")
    owner: TeamId = Field("", description="The team that keeps the map up to date.")
    involved: tuple[TeamId, ...] = Field((), description="Other teams that have a part in it.")
    product: OneLine = Field("", description="The product or brand it belongs to.")
    level: Literal["macro", "micro", ""] = Field("", description="`macro`: its steps open into smaller journeys.")
    scenario: Prose = Field("", description="The situation the map tells of.")
    trigger: Prose = Field("", description="What sets the journey off.")
    goals: Texts = Field((), description="What the customer wants to achieve.")
    outcome: Prose = Field("", description="What has been reached at its end.")
    timeframe: OneLine = Field("", description="The period the journey covers, in words.")
    volume: float | None = Field(None, description="Customers a month who start it.", ge=0)
    scale: tuple[float, ...] = Field((), description="The emotion scale, if not the site's: `[0, 10]`.", max_length=2)
    language: PlainWord = Field("", description="The language, if not the site's, as a BCP 47 tag.")
    reviewed: Day | None = Field(None, description="When the map was last checked against reality.")
    review_every: Duration | None = Field(None, description="How often it is to be reviewed, if not as the site says.")
    evidence: tuple[EvidenceId, ...] = Field((), description="What the whole map rests on.")
    metrics: tuple[MetricId, ...] = Field((), description="What tells whether the journey gets better.")
    aliases: Lines = Field((), description="Old addresses of this page.")
    stages: tuple[JourneyStage, ...] = Field((), description="The stages, in the model's order.")

    @property
    def persona_ids(self) -> tuple[str, ...]:
        """The ids of the personas the journey follows."""
        return tuple(each.persona for each in self.personas)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, stage after stage."""
        return tuple(step for stage in self.stages for step in stage.steps)
