"""How single values are written in a file.

Each annotation below says two things at once: the Python type that the rest of journeygen works
with, and (as a marker) the form in which an editor writes it. `source/normalise.py` reads the
markers, and `model/schema.py` turns them into JSON Schema; nothing else has to know them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from journeygen.model.kinds import Kind


class Value(BaseModel):
    """A value of the model: frozen, compared by content, and strict about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, populate_by_name=True)

    short: ClassVar[str] = ""
    """The key that a plain string stands for, where the value has a short form."""


@dataclass(frozen=True)
class Written:
    """A marker in an annotation: how the value is written. The base of those below."""


@dataclass(frozen=True)
class Line(Written):
    """One line of text, with inline Markdown."""


@dataclass(frozen=True)
class Text(Written):
    """Text in Markdown, of any length."""


@dataclass(frozen=True)
class Word(Written):
    """A plain word or address that is no Markdown: an icon's name, a handle, a language tag."""


@dataclass(frozen=True)
class Slug(Written):
    """An id: lower-case letters of any script, digits and hyphens."""


@dataclass(frozen=True)
class Reference(Written):
    """The id or the exact name of another entity of this kind."""

    kind: Kind


@dataclass(frozen=True)
class LocalReference(Written):
    """An id of something written nearby: `step`, `stage`, or (here or shared) a pain point or an opportunity."""

    to: str


@dataclass(frozen=True)
class Percent(Written):
    """A percentage, written `23 %` or `23`."""


@dataclass(frozen=True)
class Address(Written):
    """A URL: http, https, mailto, tel or relative."""


@dataclass(frozen=True)
class FilePath(Written):
    """A file of the site: from `content/` when it starts with `/`, else from the file that names it."""


@dataclass(frozen=True)
class Free(Written):
    """Any YAML below this key, as it is written."""


@dataclass(frozen=True)
class Mood(Written):
    """An emotion: a number on the scale, a word, or a mapping with `value` or `from` and `to`."""


@dataclass(frozen=True)
class Grade(Written):
    """A number of a short scale; `words` say what single numbers mean, and messages repeat them."""

    words: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Derived(Written):
    """Not written by anybody: the loader fills it in."""


@dataclass(frozen=True)
class EachPerPersona(Written):
    """A list; or a mapping from personas of the journey to a list each."""


@dataclass(frozen=True)
class OnePerPersona(Written):
    """One value; or a mapping from personas of the journey to a value each."""


Visibility = Literal["public", "internal"]
"""Who may see a thing: everybody, or only those who see a site that is built for the company."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class For(Generic[T]):
    """A value that holds for some personas of the journey; no persona named: for all of them.

    A dataclass, since a generic pydantic model cannot be part of a generic alias such as `EachFor`.
    """

    value: T
    personas: tuple[str, ...] = ()

    def holds_for(self, persona: str) -> bool:
        """Whether this value is the persona's."""
        return not self.personas or persona in self.personas


def value_for(values: tuple[For[T], ...], persona: str) -> T | None:
    """The persona's value; None where nothing is known for it."""
    for each in values:  # a loop, since it is asked hundreds of times a page
        if not each.personas or persona in each.personas:
            return each.value
    return None


OneLine = Annotated[str, Line()]
Prose = Annotated[str, Text()]
PlainWord = Annotated[str, Word()]
Id = Annotated[str, Slug()]
Percentage = Annotated[float, Percent(), Field(ge=0, le=100)]
Url = Annotated[str, Address()]
SiteFile = Annotated[str, FilePath()]
Day = datetime.date
FreeKeys = Annotated[Mapping[str, Any], Free()]

Lines = tuple[OneLine, ...]
Texts = tuple[Prose, ...]

PersonaId = Annotated[str, Reference(Kind.PERSONA)]
TeamId = Annotated[str, Reference(Kind.TEAM)]
ChannelId = Annotated[str, Reference(Kind.CHANNEL)]
TouchpointId = Annotated[str, Reference(Kind.TOUCHPOINT)]
MetricId = Annotated[str, Reference(Kind.METRIC)]
EvidenceId = Annotated[str, Reference(Kind.EVIDENCE)]
JourneyId = Annotated[str, Reference(Kind.JOURNEY)]
StageModelId = Annotated[str, Reference(Kind.STAGE_MODEL)]
PainPointId = Annotated[str, LocalReference("pain-point")]
OpportunityId = Annotated[str, LocalReference("opportunity")]

EachFor = Annotated[tuple[For[T], ...], EachPerPersona()]
OneFor = Annotated[tuple[For[T], ...], OnePerPersona()]


class Duration(Value):
    """How long something takes: a number or a range, with a unit.

    `unit` is one of second, minute, hour, day, week, month, year; `low` and `high` are counts of it
    and equal where no range is written.
    """

    low: float = Field(ge=0)
    high: float = Field(ge=0)
    unit: str

    UNITS: ClassVar[Mapping[str, float]] = {
        "second": 1,
        "minute": 60,
        "hour": 3600,
        "day": 86400,
        "week": 7 * 86400,
        "month": 365.25 / 12 * 86400,
        "year": 365.25 * 86400,
    }

    @property
    def seconds(self) -> float:
        """The middle of the range, in seconds (a month is 365.25 / 12 days)."""
        return (self.low + self.high) / 2 * self.UNITS[self.unit]


class Emotion(Value):
    """What a persona feels, on the scale from −2 (upset) to +2 (delighted), in whole tenths: −20 … 20.

    `start` and `end` differ where the feeling changes during the step.
    """

    start: int = Field(ge=-20, le=20)
    end: int = Field(ge=-20, le=20)
    note: Prose = ""
    evidence: tuple[EvidenceId, ...] = ()

    @property
    def lowest(self) -> int:
        """The lower end, in tenths."""
        return min(self.start, self.end)

    @property
    def highest(self) -> int:
        """The upper end, in tenths."""
        return max(self.start, self.end)

    @property
    def middle(self) -> float:
        """The middle of the change, in tenths: what means are taken of."""
        return (self.start + self.end) / 2


EMOTION_WORDS = ("upset", "annoyed", "neutral", "pleased", "delighted")
"""The five levels of an emotion, lowest first, as they can always be written."""


class Quote(Value):
    """What a customer said, and where it is from."""

    short: ClassVar[str] = "text"

    text: Prose = Field(description="The words, as they were said.")
    source: EvidenceId = Field("", description="The evidence the quote is taken from.")
    visibility: Visibility = Field(
        "public", description="`internal` keeps the quote out of a site that is built for the public."
    )


def level_of(tenths: float) -> int:
    """The level from −2 to +2 that a value in tenths belongs to, halves away from zero."""
    return rounded(tenths / 10)


def rounded(value: float) -> int:
    """The nearest whole number, halves away from zero (the one rounding rule of the site)."""
    return int(abs(value) + 0.5) * (1 if value >= 0 else -1)
