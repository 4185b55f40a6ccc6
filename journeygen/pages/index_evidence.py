"""All research, with what rests on it; and what rests on nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Catalog, Mention
from journeygen.model.kinds import Kind
from journeygen.model.measures import Evidence
from journeygen.pages.backlinks import role_words
from journeygen.pages.evidence import covers, kind_tag
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag
from journeygen.pages.unproven import Unproven, unproven
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A source. `bears` says how many places name it, `kinds` how often as what."""

    link: Link
    kind: Tag
    covers: str
    date: str
    confidence: str
    bears: str
    kinds: str


@dataclass(frozen=True)
class EvidenceIndexView:
    """The index of evidence, the newest first."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    heads: tuple[str, ...]
    rows: tuple[EvidenceRow, ...]
    unproven: Unproven


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there is evidence."""
    if is_listed(catalog, Kind.EVIDENCE):
        yield PlannedPage(index_of(Kind.EVIDENCE), "evidence-index")


def view(page: PlannedPage, sheet: Sheet) -> EvidenceIndexView:
    """Everything on the index of evidence."""
    words = sheet.words
    found = sorted(
        sheet.catalog.evidence.values(), key=lambda each: (-(each.date.toordinal() if each.date else 0), each.id)
    )
    bare = unproven(sheet)
    columns = ("source", "kind", "covers", "date", "confidence", "bears")
    return EvidenceIndexView(
        head=head_of(sheet, words("kinds.evidence"), kind="evidence-index", section="evidence"),
        title=words("count.evidence", n=len(found)),
        lede=words("unproven.lede", n=bare.count) if bare.count else words("lede.evidence"),
        tags=(),
        facts=(),
        heads=tuple(words(f"column.{each}") for each in columns),
        rows=tuple(_row(each, sheet) for each in found),
        unproven=bare,
    )


def _row(source: Evidence, sheet: Sheet) -> EvidenceRow:
    words = sheet.words
    mentions = sheet.catalog.backlinks.get(source.key, ())
    count, roles = len(mentions), Counter(_role(each) for each in mentions)
    return EvidenceRow(
        link=sheet.link(source.key),
        kind=kind_tag(source, sheet),
        covers=covers(source, sheet),
        date=words.date(source.date) if source.date else "",
        confidence=words("evidence.confidence", value=source.confidence) if source.confidence else "",
        bears=words("evidence.bears", n=count) if count else words("evidence.bears-nothing"),
        kinds=words.comma.join(_counted(role, number, sheet) for role, number in roles.most_common()),
    )


_COUNTED = {
    "evidence": "step",  # what rests on the source as a whole is a step or a stage
    "pain_points": "pain-point",
    "opportunities": "opportunity",
    "personas": "persona",
    "emotion": "emotion",
    "quote": "quote",
}
"""The key of the plural under `count`, by the role that a source is named in."""


def _counted(role: str, number: int, sheet: Sheet) -> str:
    """How often something rests on a source: `3 steps`. A number behind its word would be read as a step's."""
    if role in _COUNTED:
        return sheet.words(f"count.{_COUNTED[role]}", n=number)
    return sheet.words("unproven.bears", what=role_words(role, sheet), n=number)


def _role(mention: Mention) -> str:
    """As what a source is named: under `evidence` a pain point's own file means the pain point."""
    own = {Kind.PAIN_POINT: "pain_points", Kind.OPPORTUNITY: "opportunities", Kind.PERSONA: "personas"}
    return own.get(mention.source.kind, mention.role) if mention.role == "evidence" else mention.role


TYPE = PageType("evidence-index", "index-evidence.html", plan, view)
