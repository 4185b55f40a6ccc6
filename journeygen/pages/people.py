"""Personas as they are shown on every page, and what they feel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.charts import faces
from journeygen.lanes.marks import who_is
from journeygen.model.catalog import Place
from journeygen.model.fields import Emotion, level_of, value_for
from journeygen.model.journeys import Journey, Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.moments import Moment, lowest, moments
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class Portrait:
    """A persona: a photo or initials in its hue, dash and shape, and its name as a link."""

    link: Link
    name: str
    initials: str
    style: int
    photo: str = ""
    note: str | Markup = ""

    @property
    def style_class(self) -> str:
        """The class of its line style: `p1` … `p10`."""
        return faces.style_class(self.style)

    @property
    def shape(self) -> str:
        """The shape of its portrait."""
        return faces.shape_of(self.style)


@dataclass(frozen=True, slots=True)
class Feeling:
    """What a persona feels at a step: its face, the value in words and as a number with its sign."""

    face: Markup
    name: str
    value: str
    word: str
    level: int


@dataclass(frozen=True, slots=True)
class Lowest:
    """The lowest moment: `Lowest −2` `at step 6`, the step's name; whose it is, where that is not plain anyway."""

    feeling: Feeling
    label: str
    where: str
    step: Link
    personas: str


def portrait(persona_id: str, sheet: Sheet, short: bool = False, note: Markup | str = "") -> Portrait:
    """A persona by its id. `short` links it by its short name (Tim)."""
    who = who_is(persona_id, sheet)
    persona = sheet.catalog.personas.get(persona_id)
    return Portrait(
        link=sheet.link(Key(Kind.PERSONA, persona_id), who.name if short else ""),
        name=who.name,
        initials=who.initials,
        style=who.style,
        photo=sheet.file(persona.photo) if persona and persona.photo else "",
        note=note,
    )


def portraits(ids: Iterable[str], sheet: Sheet) -> tuple[Portrait, ...]:
    """Several personas by their short names."""
    return tuple(portrait(id_, sheet, short=True) for id_ in ids)


def named(ids: Iterable[str], sheet: Sheet) -> str:
    """The short names of personas in a row."""
    return sheet.words.listed([who_is(id_, sheet).name for id_ in ids])


def level_word(level: int, sheet: Sheet) -> str:
    """The word for a level from −2 to +2: the site's own, else the interface's."""
    own = sheet.catalog.site.emotion
    return sheet.plain(own[level + 2]) if len(own) == 5 else sheet.words(f"map.level.{level + 2}")


def value_words(emotion: Emotion, sheet: Sheet) -> str:
    """An emotion as a number with its sign; a change from one to another as both."""
    if emotion.start == emotion.end:
        return sheet.words.emotion(emotion.start)
    ends = (sheet.words.emotion(each) for each in (emotion.start, emotion.end))
    return sheet.words("map.change", **dict(zip(("start", "end"), ends, strict=True)))


def feeling(persona: str, emotion: Emotion, sheet: Sheet, tenths: float | None = None, large: bool = False) -> Feeling:
    """What a persona feels. With `tenths` only that value of a change is shown; `large` for lists that lead with it."""
    level = level_of(emotion.end if tenths is None else tenths)
    who = who_is(persona, sheet)
    size, assumed = 28 if large else 20, not emotion.evidence
    return Feeling(
        face=faces.icon(level, size=size, style=who.style, filled=large, assumption=assumed),
        name=who.name,
        value=value_words(emotion, sheet) if tenths is None else sheet.words.emotion(tenths),
        word=level_word(level, sheet),
        level=level,
    )


def feelings_at(step: Step, personas: Iterable[str], sheet: Sheet) -> tuple[Feeling, ...]:
    """What these personas feel at a step, as far as it is known."""
    known = ((persona, value_for(step.emotion, persona)) for persona in personas)
    return tuple(feeling(persona, emotion, sheet) for persona, emotion in known if emotion)


def lowest_of(journey: Journey, sheet: Sheet, found: tuple[Moment, ...] | None = None) -> Lowest | None:
    """The lowest moment of a journey (or of some of its moments), with everybody for whom that step is as low."""
    known = moments(journey) if found is None else found
    worst = lowest(known)
    if worst is None:
        return None
    value = worst.emotion.lowest
    sharing = [each.persona for each in known if each.number == worst.number and each.emotion.lowest == value]
    return Lowest(
        feeling=feeling(worst.persona, worst.emotion, sheet, value),
        label=sheet.words("lowest.label", value=sheet.words.emotion(value)),
        where=sheet.words("lowest.where", number=str(worst.number)),
        step=at_step(journey, worst.number, worst.step, sheet),
        personas=named(sharing, sheet) if found is None and len(journey.personas) > 1 else "",
    )


def at_step(journey: Journey, number: int, step: Step, sheet: Sheet, text: str = "") -> Link:
    """A link to a step of which only the number is known."""
    return sheet.step_link(Place(journey, None, step, number), text)
