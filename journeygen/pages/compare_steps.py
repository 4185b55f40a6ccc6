"""The steps of a comparison: what gets better and what gets worse, the largest change first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeygen.charts import faces
from journeygen.lanes.marks import Who
from journeygen.model.counterparts import Counterparts, StandingStep
from journeygen.model.fields import level_of, value_for
from journeygen.model.journeys import Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.pains import PainPoint
from journeygen.pages.compare_sides import Sides, change_of, felt, goes, writes_pains
from journeygen.pages.multiples import COLOURS, stage_number
from journeygen.pages.people import value_words
from journeygen.pages.signs import Tag
from journeygen.sheet import Link

GROUPS = ("changed", "new", "gone", "unknown", "same")
"""What can be said of a step, in the order of the table."""


@dataclass(frozen=True, slots=True)
class Felt:
    """What is felt on one side: a face and a value; or, without a face, why there is none."""

    face: Markup
    value: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of both sides. `numbers` are its numbers in each (one, where they are alike or it has one).

    `was` is its title in the other one (`was_in`), where that differs. `tone` is `good`, `alert` or empty.
    """

    numbers: tuple[str, ...]
    colour: int
    link: Link
    was_in: str
    was: Link | None
    kind: Tag
    before: Felt
    after: Felt
    change: str
    arrow: str
    tone: str
    channels: tuple[Markup, ...]
    different: tuple[Markup, ...]
    group: str


@dataclass(frozen=True, slots=True)
class StepTable:
    """The table of a persona's steps, with its heading and what is said about the rest of them."""

    title: str
    remark: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[StepRow, ...]


def step_table(sides: Sides, who: Who) -> StepTable:
    """All steps of a persona on either side."""
    words = sides.sheet.words
    found = [
        (pair, _group(pair, who.id)) for pair in sides.steps if goes(pair.before, who.id) or goes(pair.after, who.id)
    ]
    found.sort(key=lambda each: (GROUPS.index(each[1]), -abs(change_of(each[0], who.id) or 0), _order(each[0])))
    counts = {group: sum(each == group for _, each in found) for group in GROUPS}
    said = [words(f"compare.count.{group}", n=counts[group]) for group in GROUPS[1:] if counts[group]]
    first = words(f"compare.largest-first{'-there' if sides.beside else ''}") if counts["changed"] > 1 else ""
    return StepTable(
        title=words("compare.count.changed", n=counts["changed"]),
        remark=" ".join(each for each in (first, f"{words.listed(said)}." if said else "") if each),
        caption=words("compare.steps-caption", who=who.name),
        heads=(
            words("compare.column.step"),
            words("compare.column.kind"),
            words("compare.column.feeling", before=sides.names[0], after=sides.names[1]),
            words(f"compare.column.{'difference' if sides.beside else 'change'}"),
            words("compare.column.channel"),
            words("compare.column.different"),
        ),
        rows=tuple(_row(sides, who, pair, group) for pair, group in found),
    )


def _group(pair: Counterparts, persona: str) -> str:
    if not goes(pair.before, persona):
        return "new"
    if not goes(pair.after, persona):
        return "gone"
    change = change_of(pair, persona)
    return "unknown" if change is None else "changed" if change else "same"


def _order(pair: Counterparts) -> int:
    at = pair.before or pair.after
    return at.number if at else 0


def _row(sides: Sides, who: Who, pair: Counterparts, group: str) -> StepRow:
    words = sides.sheet.words
    before = pair.before if goes(pair.before, who.id) else None
    after = pair.after if goes(pair.after, who.id) else None
    at, journey = (after, sides.after) if after else (before, sides.before)
    assert at is not None
    renamed = before and after and sides.sheet.plain(before.step.title) != sides.sheet.plain(after.step.title)
    change = change_of(pair, who.id)
    number = stage_number(journey, at.stage, sides.sheet)
    kind = group if group != "changed" else "better" if (change or 0) > 0 else "worse"
    there = "-there" if sides.beside else ""
    return StepRow(
        numbers=tuple(dict.fromkeys(str(each.number) for each in (before, after) if each)),
        colour=(number - 1) % COLOURS + 1,
        link=sides.link(at, after=after is not None),
        was_in=words("compare.in-side", side=sides.names[0]),
        was=sides.link(before, after=False) if renamed and before else None,
        kind=Tag(
            words(f"compare.kind.{kind}{there if kind in ('new', 'gone') else ''}"),
            "",
            "draft" if group == "unknown" else "",
        ),
        before=_felt(sides, who, before, 1),
        after=_felt(sides, who, after, who.style),
        change=words.emotion(change) if change is not None else "–",
        arrow="↑" if (change or 0) > 0 else "↓" if (change or 0) < 0 else "",
        tone="good" if (change or 0) > 0 else "alert" if (change or 0) < 0 else "",
        channels=_channels(sides, who.id, before, after),
        different=tuple(_different(sides, who.id, before, after)),
        group=f"{group}{there}" if group in ("new", "gone") else group,
    )


def _felt(sides: Sides, who: Who, at: StandingStep | None, style: int) -> Felt:
    words, emotion = sides.sheet.words, felt(at, who.id)
    if at is None:
        return Felt(Markup(), "", words("compare.not-there"))
    if emotion is None:
        return Felt(Markup(), "", words("compare.not-known"))
    face = faces.icon(level_of(emotion.end), size=20, style=style, assumption=not emotion.evidence)
    return Felt(face, value_words(emotion, sides.sheet))


def _channels(sides: Sides, persona: str, *ends: StandingStep | None) -> tuple[Markup, ...]:
    ids = (sides.sheet.catalog.channel_at(each.step, persona) for each in ends if each)
    return tuple(Markup(escape(sides.sheet.link(Key(Kind.CHANNEL, id_)))) for id_ in dict.fromkeys(ids) if id_)


# What is different, in words


def _different(sides: Sides, persona: str, before: StandingStep | None, after: StandingStep | None) -> Iterator[Markup]:
    """What the customer does then, which pains go and come, what takes longer or shorter, what is no longer lost."""
    words, sheet = sides.sheet.words, sides.sheet
    at, journey = (after, sides.after) if after else (before, sides.before)
    assert at is not None
    done = value_for(at.step.actions, persona)
    if done:
        yield sheet.line(done, journey.key)
    if before and after:
        for which, one, two in (("gone", before, after), ("new", after, before)):
            left = _pains(sides, one, persona, after=which == "new")
            other = _pains(sides, two, persona, after=which == "gone")
            pains = [sheet.plain(pain.title) for key, pain in left.items() if key not in other]
            if pains and (which == "new" or other or writes_pains(sides.after)):
                there = "-there" if sides.beside else ""
                yield escape(words(f"compare.pain-{which}{there}", n=len(pains), pains="; ".join(pains)))
        lasted, lasts = (value_for(each.step.duration, persona) for each in (before, after))
        if lasted and lasts and lasted != lasts:
            yield escape(words("compare.lasts", before=words.duration(lasted), after=words.duration(lasts)))
        if (_context(before.step, persona), _context(after.step, persona)) == ("lost", "kept"):
            yield escape(words("compare.kept-now"))


def _context(step: Step, persona: str) -> str:
    switch = value_for(step.channel_switch, persona)
    return switch.context if switch else ""


def _pains(sides: Sides, at: StandingStep, persona: str, *, after: bool) -> dict[str, PainPoint]:
    """The persona's pain points at a step by their id; those that are over left out."""
    journey, catalog = sides.after if after else sides.before, sides.sheet.catalog
    found: dict[str, PainPoint] = {}
    for entry in at.step.pain_points:
        pain = catalog.pain(journey, entry).pain
        whose = entry.personas or pain.personas
        if (not whose or persona in whose) and pain.status not in ("resolved", "accepted"):
            found[entry.id] = pain
    return found
