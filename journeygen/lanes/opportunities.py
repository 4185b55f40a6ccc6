"""What could be done, the highest score first."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from journeygen.lanes.board import Board
from journeygen.lanes.lane import Content, Items
from journeygen.lanes.marks import Who
from journeygen.lanes.metrics import measured
from journeygen.lanes.sources import SourceItem, sources
from journeygen.model.catalog import key_in
from journeygen.model.journeys import Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.pains import Expected, Opportunity
from journeygen.model.scores import OUT_OF, SCORING
from journeygen.sheet import Link


@dataclass(frozen=True, slots=True)
class OpportunityItem:
    """An opportunity. `score` is empty while it cannot be worked out; `rank` sorts by it, the highest first.

    `anchor` is its place in the journey's text, `link` leads to its page where several journeys share
    it. `number` is the step it is at, 0 where it holds for the whole stage.
    """

    anchor: str
    link: Link
    url: str
    score: str
    out_of: str
    rank: tuple[int, float]
    parts: str
    status: str
    status_word: str
    number: int
    who: tuple[Who, ...]
    owner: Link | None
    no_owner: str
    due: str
    late: bool
    ticket: str
    solves: tuple[Link, ...]
    expected: Markup
    result: Markup
    evidence: tuple[SourceItem, ...]

    @property
    def over(self) -> bool:
        """Whether it is done, or will not be."""
        return self.status in ("done", "rejected")

    @property
    def text(self) -> Markup:
        """What could be done."""
        return self.link.text


def opportunity_item(entry: Opportunity, board: Board, step: Step | None = None, number: int = 0) -> OpportunityItem:
    """An entry of a step or a stage; a shared one with all that its own file says."""
    sheet, words = board.sheet, board.words
    placed = board.catalog.opportunities.get(key_in(board.journey, entry))
    one = placed.opportunity if placed else entry
    scoring = board.catalog.site.scoring
    score = SCORING[scoring](one)
    most = OUT_OF[scoring]
    over = one.status in ("done", "rejected")
    return OpportunityItem(
        anchor=f"opportunity-{entry.id}",
        link=sheet.link(placed.key) if placed and entry.shared else Link(board.line(one.title)),
        url=board.url(f"opportunity-{entry.id}"),
        score=words.number(score, 0 if score >= 100 else 1) if score is not None else "",
        out_of=words("map.out-of", most=most) if most and score is not None else "",
        rank=(2 if over else 0, -score) if score is not None else (3 if over else 1, 0),
        parts=_parts(one, board),
        status=one.status,
        status_word=words(f"map.opportunity-status.{one.status}"),
        number=number,
        who=board.who(entry.personas or one.personas, step),
        owner=sheet.link(Key(Kind.TEAM, one.owner)) if one.owner else None,
        no_owner="" if one.owner or over else words("map.no-owner"),
        due=words("map.due-on", day=words.date(one.due)) if one.due and not over else "",
        late=bool(one.due and one.due < sheet.as_of and not over),
        ticket=one.url,
        solves=tuple(sheet.link(key) for key in placed.solves) if placed else (),
        expected=_expected(one.expected, board) if one.expected else Markup(),
        result=board.line(one.result),
        evidence=sources(one.evidence, board),
    )


def _parts(one: Opportunity, board: Board) -> str:
    """What the score is made of, in words: `impact 4, effort 2`."""
    parts = (
        ("impact", one.impact),
        ("effort", one.effort),
        ("reach", one.reach),
        ("importance", one.importance),
        ("satisfaction", one.satisfaction),
    )
    return board.words.comma.join(
        board.words(f"map.part.{name}", value=value) for name, value in parts if value is not None
    )


def _expected(expected: Expected, board: Board) -> Markup:
    metric = board.catalog.metrics.get(expected.metric)
    name = board.sheet.link(Key(Kind.METRIC, expected.metric))
    parts = [escape(name)]
    if expected.to is not None:
        parts.append(Markup("→ {}").format(measured(expected.to, metric, board.words)))
    if expected.by:
        parts.append(Markup("{}").format(board.words("map.by-day", day=board.words.date(expected.by))))
    return Markup(" ").join(parts)


def highest_score_first(items: Items) -> Items:
    """The opportunities of a stage in the order of their score; those that are done or rejected come last."""
    return tuple(sorted(items, key=lambda item: item.rank))


def opportunities(board: Board) -> Content:
    """The lane of opportunities."""
    return Content(
        steps=tuple(
            highest_score_first(
                tuple(opportunity_item(e, board, column.step, column.number) for e in column.step.opportunities)
            )
            if column.step
            else ()
            for column in board.columns
        ),
        stages=tuple(
            tuple(opportunity_item(entry, board) for entry in span.stage.opportunities) for span in board.spans
        ),
    )
