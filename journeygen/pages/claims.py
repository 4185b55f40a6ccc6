"""Pain points and opportunities as lists show them, with the steps they are at."""

from __future__ import annotations

from dataclasses import dataclass

from journeygen.model.catalog import Place, PlacedOpportunity, PlacedPain
from journeygen.model.kinds import Key
from journeygen.model.scores import OUT_OF
from journeygen.pages.people import named
from journeygen.pages.signs import Tag, journey_name, literal, no_owner, team
from journeygen.sheet import Link, Sheet

PLACES = 3
"""How many places a row names before it only counts the rest."""


@dataclass(frozen=True, slots=True)
class PainRow:
    """A pain point. `severity` is 0 while it is not judged; `over`: resolved or accepted."""

    link: Link
    severity: int
    severity_word: str
    frequency_word: str
    status: Tag | None
    over: bool
    places: tuple[Link, ...]
    more: str
    personas: str
    evidence: Tag
    owner: Link | None
    solved_by: tuple[Link, ...]
    unsolved: Tag | None


@dataclass(frozen=True, slots=True)
class OpportunityRow:
    """An opportunity. `score` is empty while it cannot be worked out; `share` is its part of the highest, in 56 px.

    `rank` is its place among others, where it is ranked; equal scores share one.
    """

    link: Link
    rank: str
    score: str
    score_note: str
    share: int
    status: Tag
    over: bool
    places: tuple[Link, ...]
    more: str
    owner: Link | None
    no_owner: Tag
    due: str
    late: bool
    solves: str


def place_link(place: Place, sheet: Sheet) -> Link:
    """A place by its journey and number: `Open an account, step 6`. A number alone would not say of what."""
    name = journey_name(place.journey, sheet)
    if place.step:
        return sheet.step_link(place, literal(sheet.words("place.step", journey=name, number=str(place.number))))
    if place.stage:
        title = sheet.plain(sheet.catalog.stage_title(place.journey, place.stage))
        return sheet.step_link(place, literal(sheet.words("place.stage", journey=name, stage=title)))
    return sheet.step_link(place, literal(name))


def places_shown(places: tuple[Place, ...], sheet: Sheet, most: int = PLACES) -> tuple[tuple[Link, ...], str]:
    """The first places as links, and how many there are besides."""
    left = len(places) - most
    return (
        tuple(place_link(place, sheet) for place in places[:most]),
        sheet.words("place.more", n=left) if left > 0 else "",
    )


def is_theirs(placed: PlacedPain) -> bool:
    """Whether a pain point is met on competitors' journeys only: then nobody of ours has to solve it."""
    return bool(placed.places) and all(place.journey.competitor for place in placed.places)


def is_over(placed: PlacedPain) -> bool:
    """Whether a pain point hurts no longer, or is lived with."""
    return placed.pain.status in ("resolved", "accepted")


def pain_row(placed: PlacedPain, sheet: Sheet, most: int = PLACES) -> PainRow:
    """A pain point with its places."""
    pain, words = placed.pain, sheet.words
    places, more = places_shown(placed.places, sheet, most)
    over = is_over(placed)
    checked = Tag(words("tag.evidence", n=len(pain.evidence)), "dot", "quiet")
    return PainRow(
        link=sheet.link(placed.key),
        severity=pain.severity or 0,
        severity_word=words(f"map.severity.{pain.severity or 0}"),
        frequency_word=words(f"map.frequency.{pain.frequency}") if pain.frequency else "",
        status=None if pain.status == "open" else Tag(words(f"map.pain-status.{pain.status}"), pain.status, "quiet"),
        over=over,
        places=places,
        more=more,
        personas=named(pain.personas, sheet) if pain.personas else "",
        evidence=checked if pain.evidence else Tag(words("tag.assumption"), "assumed", "quiet"),
        owner=team(pain.owner, sheet),
        solved_by=tuple(sheet.link(key) for key in placed.solved_by if sheet.catalog.get(key)),
        unsolved=None
        if placed.solved_by or over or is_theirs(placed)
        else Tag(words("tag.unsolved"), "", "alert plain"),
    )


def opportunity_row(placed: PlacedOpportunity, sheet: Sheet, most: int = PLACES) -> OpportunityRow:
    """An opportunity with its score and places."""
    one, words = placed.opportunity, sheet.words
    places, more = places_shown(placed.places, sheet, most)
    over = one.status in ("done", "rejected")
    highest = OUT_OF[sheet.catalog.site.scoring]
    known = placed.score is not None
    return OpportunityRow(
        link=sheet.link(placed.key),
        rank="",
        score=score_words(placed.score, sheet),
        score_note=(words("score.out-of", most=highest) if highest else "") if known else words("score.none"),
        share=round(56 * (placed.score or 0) / highest) if highest else 0,
        status=Tag(words(f"map.opportunity-status.{one.status}"), one.status, "quiet"),
        over=over,
        places=places,
        more=more,
        owner=team(one.owner, sheet),
        no_owner=no_owner(sheet),
        due=words("due.on", day=words.date(one.due)) if one.due and not over else "",
        late=bool(one.due and one.due < sheet.as_of and not over),
        solves=solves_words(placed.solves, sheet),
    )


def score_words(score: float | None, sheet: Sheet) -> str:
    """A score as a number; empty while it is not known."""
    return "" if score is None else sheet.words.number(score, 0 if score >= 100 else 1)


def solves_words(pains: tuple[Key, ...], sheet: Sheet) -> str:
    """How many pain points an opportunity would solve, and how severe the worst of them is."""
    known = [sheet.catalog.pains[key].pain for key in pains if key in sheet.catalog.pains]
    if not known:
        return ""
    worst = max(pain.severity or 0 for pain in known)
    severity = sheet.words(f"map.severity.{worst}").lower()
    return sheet.words("solves" if worst else "solves-unjudged", n=len(known), severity=severity)
