"""A research source, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.links import page_of
from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.model.measures import Evidence
from journeygen.pages.backlinks import Backlinks, backlinks
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, section_crumb
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Tag, not_written, outside
from journeygen.sheet import Sheet


@dataclass(frozen=True)
class EvidenceView:
    """A source's page."""

    head: Head
    title: Markup
    lede: Markup
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    stub: Missing | None
    notes_title: str
    body: Markup
    backlinks: Backlinks


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each source."""
    return (PlannedPage(page_of(each.key), "evidence", each.key) for each in catalog.evidence.values())


def view(page: PlannedPage, sheet: Sheet) -> EvidenceView:
    """Everything on a source's page."""
    assert page.subject
    source, words = sheet.catalog.evidence[page.subject.id], sheet.words
    return EvidenceView(
        head=head_of(
            sheet,
            source.title,
            kind="evidence",
            section="evidence",
            description=source.description,
            crumbs=section_crumb(Kind.EVIDENCE, sheet),
        ),
        title=sheet.line(source.title, source.key),
        lede=sheet.line(source.description, source.key),
        tags=() if source.stub else (kind_tag(source, sheet),),
        facts=() if source.stub else _facts(source, sheet),
        stub=not_written(source, sheet),
        notes_title=words("evidence.findings"),
        body=sheet.text(source.body, source.key, heading=3),
        backlinks=backlinks(
            source.key, sheet, Missing(words("missing.evidence-unused", id=source.id), "content/journeys/")
        ),
    )


def kind_tag(source: Evidence, sheet: Sheet) -> Tag:
    """How it was found out; an assumption looks like one."""
    assumed = source.type == "assumption"
    return Tag(sheet.words(f"evidence-kind.{source.type}"), "assumed" if assumed else "dot", "draft" if assumed else "")


def _facts(source: Evidence, sheet: Sheet) -> tuple[Fact, ...]:
    words = sheet.words
    found: list[Fact] = []
    if source.date:
        found.append(Fact(words("fact.date"), (words.date(source.date),)))
    if source.participants is not None:
        found.append(Fact(words("fact.covers"), (covers(source, sheet),)))
    if source.confidence is not None:
        found.append(
            Fact(
                words("fact.confidence"),
                (words("evidence.confidence", value=source.confidence),),
                note=words(f"confidence.{source.confidence}"),
            )
        )
    if source.url:
        found.append(Fact(words("fact.report"), (outside(source.url),)))
    return tuple(found)


def covers(source: Evidence, sheet: Sheet) -> str:
    """How many people, sessions or tickets it covers, in words; empty where that is not known."""
    if source.participants is None:
        return ""
    if source.type == "assumption":
        return sheet.words.number(source.participants)
    return sheet.words(f"map.sources.{source.type}", n=source.participants)


TYPE = PageType("evidence", "evidence.html", plan, view)
