"""The index of comparisons: every pair of variants, and what the free comparison of any journeys starts from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeygen.model.catalog import Catalog
from journeygen.model.counterparts import Counterparts, variant_pairs
from journeygen.model.journeys import Journey
from journeygen.model.moments import lowest, moments_of
from journeygen.pages.compare_script import Choices, choices
from journeygen.pages.compare_sides import Sides, address, change_of, is_hypothesis
from journeygen.pages.frame import Head
from journeygen.pages.layout import COMPARE, head_of
from journeygen.pages.limits import RANKED, Rest, cut, rest
from journeygen.pages.people import Portrait, portraits
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag, journey_name
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class Extreme:
    """The step that changes most in one direction: by how much, which step, for whom; `at` says on which side."""

    change: str
    step: Link
    who: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair of variants. `lowest` has for each persona its name and its lowest moment in both."""

    link: Link
    of: Link
    beside: bool
    tags: tuple[Tag, ...]
    personas: tuple[Portrait, ...]
    lowest: tuple[tuple[str, str, str], ...]
    better: Extreme | None
    worse: Extreme | None


@dataclass(frozen=True)
class CompareIndexView:
    """The index of comparisons."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    heads: tuple[str, ...]
    rows: tuple[PairRow, ...]
    rest: Rest | None
    none: str
    choices: Choices | None


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there is a pair."""
    if variant_pairs(catalog):
        yield PlannedPage(COMPARE, "comparisons")


def view(page: PlannedPage, sheet: Sheet) -> CompareIndexView:
    """Everything on the index of comparisons."""
    words = sheet.words
    pairs, left = cut(variant_pairs(sheet.catalog), RANKED)
    return CompareIndexView(
        head=head_of(sheet, words("compare.nav"), kind="comparisons", section="compare"),
        title=words("compare.nav"),
        lede=words("compare.lede"),
        tags=(),
        facts=(),
        heads=tuple(
            words(f"compare.column.{each}") for each in ("pair", "personas", "lowest", "most-better", "most-worse")
        ),
        rows=tuple(_row(Sides(base, variant, sheet)) for base, variant in pairs),
        rest=rest("pairs", left, sheet),
        none=words("compare.no-change"),
        choices=choices(sheet),
    )


def _row(sides: Sides) -> PairRow:
    sheet = sides.sheet
    changes = [
        (change, persona, pair)
        for persona in sides.personas
        for pair in sides.steps
        if (change := change_of(pair, persona))
    ]
    best = max(changes, key=lambda each: each[0], default=None)
    worst = min(changes, key=lambda each: each[0], default=None)
    hypothesis = any(is_hypothesis(each) and not each.competitor for each in (sides.before, sides.after))
    theirs = next((each.competitor for each in (sides.after, sides.before) if each.competitor), "")
    tags = [Tag(sheet.words("tag.competitor", who=sheet.plain(theirs)), "mirror", "quiet")] if theirs else []
    if hypothesis:
        tags.append(Tag(sheet.words("compare.hypothesis-tag"), "assumed", "quiet"))
    return PairRow(
        link=Link(
            Markup("{}: {}").format(sheet.link(sides.before.key).text, sides.title),
            sheet.to(address(sides.before, sides.after)),
        ),
        of=Link(escape(journey_name(sides.after, sheet))),
        beside=sides.beside,
        tags=tuple(tags),
        personas=portraits(sides.personas, sheet),
        lowest=tuple(_lowest(sides, persona) for persona in sides.personas),
        better=_extreme(sides, *best) if best and best[0] > 0 else None,
        worse=_extreme(sides, *worst) if worst and worst[0] < 0 else None,
    )


def _lowest(sides: Sides, persona: str) -> tuple[str, str, str]:
    words = sides.sheet.words
    found = (_lowest_value(journey, persona) for journey in (sides.before, sides.after))
    before, after = (words.emotion(each) if each is not None else words("compare.not-known") for each in found)
    return portraits((persona,), sides.sheet)[0].name, before, after


def _lowest_value(journey: Journey, persona: str) -> int | None:
    worst = lowest(moments_of(journey, persona))
    return worst.emotion.lowest if worst else None


def _extreme(sides: Sides, change: int, persona: str, pair: Counterparts) -> Extreme:
    assert pair.after is not None
    name = portraits((persona,), sides.sheet)[0].name
    words = sides.sheet.words
    at = words(f"compare.{'better' if change > 0 else 'worse'}-there", side=sides.names[1]) if sides.beside else ""
    return Extreme(words.emotion(change), sides.link(pair.after, after=True), name, at)


TYPE = PageType("comparisons", "compare-index.html", plan, view)
