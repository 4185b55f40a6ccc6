"""What rests on nothing: claims without evidence, and evidence that proves nothing yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.journeys import Journey
from journeygen.model.moments import Moment, moments
from journeygen.pages.claims import PainRow, pain_row
from journeygen.pages.limits import ROWS, Rest, cut, journey_list, rest
from journeygen.pages.people import Feeling, at_step, feeling
from journeygen.pages.signs import journey_name
from journeygen.pages.whereabouts import Whereabouts, whereabouts
from journeygen.sheet import Link, Sheet

SHOWN = 8
"""How many of each are named before the rest is only counted."""

STRONG = 15
"""From here on an emotion is strong: 1.5 of 2, in tenths."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: a link, the steps it is at, and what is felt there, if it is an emotion."""

    link: Link
    where: tuple[Whereabouts, ...] = ()
    place: str = ""
    feeling: Feeling | None = None
    severity: PainRow | None = None


@dataclass(frozen=True, slots=True)
class ClaimList:
    """Claims of a kind: the strongest first, and how many there are besides."""

    title: str
    of: str
    claims: tuple[Claim, ...]
    more: str


@dataclass(frozen=True, slots=True)
class JourneyTrust:
    """How much of a journey rests on evidence: `3 of 12`."""

    link: Link
    emotions: str
    pains: str


@dataclass(frozen=True, slots=True)
class Unproven:
    """All that rests on nothing."""

    title: str
    remark: str
    count: int
    lists: tuple[ClaimList, ...]
    nothing: str
    journeys_title: str
    heads: tuple[str, ...]
    journeys: tuple[JourneyTrust, ...]
    journeys_rest: Rest | None


def unproven(sheet: Sheet) -> Unproven:
    """Claims without evidence, kind by kind, and journey by journey."""
    words = sheet.words
    pains, opportunities, felt = _pains(sheet), _opportunities(sheet), _moments(sheet)
    shown, left = cut(tuple(sheet.catalog.journeys.values()), ROWS)
    lists = tuple(each for each in (pains, felt, opportunities, _sources(sheet)) if each.claims)
    return Unproven(
        title=words("unproven.title"),
        remark=words("unproven.remark") if lists else "",
        count=sum(not each.pain.evidence for each in sheet.catalog.pains.values() if _hurts(each.pain.status))
        + len(_strong(sheet)),
        lists=lists,
        nothing="" if lists else words("unproven.none"),
        journeys_title=words("unproven.by-journey"),
        heads=tuple(words(f"unproven.{each}") for each in ("journey", "emotions", "claims")),
        journeys=tuple(_trust(each, sheet) for each in shown),
        journeys_rest=rest("journeys", left, sheet, journey_list(sheet)),
    )


def _hurts(status: str) -> bool:
    return status in ("open", "mitigated")


def _pains(sheet: Sheet) -> ClaimList:
    all_ = [each for each in sheet.catalog.pains.values() if _hurts(each.pain.status)]
    bare = [each for each in all_ if not each.pain.evidence]
    claims = [
        Claim(sheet.link(each.key), whereabouts(each.places, sheet), severity=pain_row(each, sheet))
        for each in bare[:SHOWN]
    ]
    return _list("pains", claims, len(bare), len(all_), sheet)


def _opportunities(sheet: Sheet) -> ClaimList:
    all_ = [
        each for each in sheet.catalog.opportunities.values() if each.opportunity.status not in ("done", "rejected")
    ]
    # An opportunity also rests on what its pain points rest on.
    pains = sheet.catalog.pains
    bare = [
        each
        for each in all_
        if not each.opportunity.evidence and not any(pains[key].pain.evidence for key in each.solves if key in pains)
    ]
    claims = [Claim(sheet.link(each.key), whereabouts(each.places, sheet)) for each in bare[:SHOWN]]
    return _list("opportunities", claims, len(bare), len(all_), sheet)


def _strong(sheet: Sheet) -> list[tuple[Journey, Moment]]:
    """The strong emotions that rest on nothing, the lowest first."""
    return [
        (journey, each)
        for journey, each in sheet.catalog.moments
        if not _proven(each) and max(-each.emotion.lowest, each.emotion.highest) >= STRONG
    ]


def _proven(moment: Moment) -> bool:
    """Whether an emotion names evidence, or stands on a step that does."""
    return bool(moment.emotion.evidence) or any(each.holds_for(moment.persona) for each in moment.step.evidence)


def _moments(sheet: Sheet) -> ClaimList:
    bare = _strong(sheet)
    strong = [each for _, each in sheet.catalog.moments if max(-each.emotion.lowest, each.emotion.highest) >= STRONG]
    claims = [
        Claim(
            at_step(journey, each.number, each.step, sheet),
            place=sheet.words("place.step", journey=journey_name(journey, sheet), number=str(each.number)),
            feeling=feeling(each.persona, each.emotion, sheet),
        )
        for journey, each in bare[:SHOWN]
    ]
    return _list("moments", claims, len(bare), len(strong), sheet)


def _sources(sheet: Sheet) -> ClaimList:
    all_ = tuple(sheet.catalog.evidence.values())
    idle = [each for each in all_ if not sheet.catalog.backlinks.get(each.key)]
    return _list("sources", [Claim(sheet.link(each.key)) for each in idle[:SHOWN]], len(idle), len(all_), sheet)


def _list(which: str, claims: Iterable[Claim], count: int, total: int, sheet: Sheet) -> ClaimList:
    words, left = sheet.words, count - SHOWN
    return ClaimList(
        title=words(f"unproven.{which}"),
        of=words("unproven.of", n=count, total=total),
        claims=tuple(claims),
        more=words("unproven.rest", n=left) if left > 0 else "",
    )


def _trust(journey: Journey, sheet: Sheet) -> JourneyTrust:
    words = sheet.words
    felt = moments(journey)
    entries = [entry for stage in journey.stages for entry in stage.pain_points]
    entries += [entry for step in journey.steps for entry in step.pain_points]
    pains = [sheet.catalog.pain(journey, entry).pain for entry in entries]
    return JourneyTrust(
        link=sheet.link(journey.key),
        emotions=words("unproven.of", n=sum(map(_proven, felt)), total=len(felt)) if felt else "–",
        pains=words("unproven.of", n=sum(bool(each.evidence) for each in pains), total=len(pains)) if pains else "–",
    )
