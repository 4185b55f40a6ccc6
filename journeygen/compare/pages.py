"""The pages of a review: an index with the verdict, and for each journey its maps before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from markupsafe import Markup, escape

from journeygen.charts.faces import Face
from journeygen.compare.changes import Change, Group, JourneyPair
from journeygen.compare.curves import concerned
from journeygen.compare.marks import marked
from journeygen.compare.review import Line, Review, verdict
from journeygen.compare.sayings import Sentence
from journeygen.lanes import LANES, Board, arranged, filled_lanes
from journeygen.lanes.lane import LaneRows
from journeygen.lanes.marks import Who, who_is
from journeygen.model.counterparts import Counterparts, StageColumns, StandingStep, side_by_side
from journeygen.model.journeys import Journey
from journeygen.pages.compare_curve import Picture, picture
from journeygen.pages.compare_sides import Sides
from journeygen.pages.frame import Head
from journeygen.pages.journey_map import MapTable, map_table
from journeygen.problems import Problem
from journeygen.sheet import Desk, Sheet
from journeygen.words import direction_of

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Desks:
    """What the pages are written at: a desk for each side, whose links lead nowhere, since its pages are not there."""

    before: Desk
    after: Desk
    old_ids: Mapping[str, str]
    """The ids that journeys had before, by those they have now, where they were renamed."""


@dataclass(frozen=True, slots=True)
class Told:
    """A change as a row of a table: how it is marked, where it is, and what it is."""

    tone: str
    mark: str
    word: str
    where: Markup
    said: Markup


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """A line of the verdict."""

    tone: str
    title: str
    said: tuple[Markup, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Card:
    """A journey on the index: a link to its page, how much changed, and how many for the better and the worse."""

    title: str
    url: str
    count: str
    worse: int
    better: int
    rows: tuple[Told, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """A problem of the content."""

    where: str
    severity: str
    rule: str
    text: str


@dataclass(frozen=True)
class IndexView:
    """The index. `heads` are those of its tables."""

    head: Head
    title: str
    sides: str
    notes: tuple[str, ...]
    verdict: tuple[VerdictLine, ...]
    nothing: str
    journeys: tuple[Card, ...]
    others: tuple[Told, ...]
    introduced: tuple[Wrong, ...]
    resolved: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class SideMap:
    """One side's map, and the faces its pictures use by their names. `said` stands where there is none."""

    name: str
    title: str
    table: MapTable | None
    language: str = ""
    direction: str = ""
    faces: tuple[Face, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class PersonaCurve:
    """Both curves of a persona, one over the other."""

    title: str
    picture: Picture


@dataclass(frozen=True)
class JourneyReviewView:
    """A journey's page. The maps are the one before, and the one after."""

    head: Head
    title: str
    sides: str
    back: str
    verdict: tuple[VerdictLine, ...]
    nothing: str
    curves: tuple[PersonaCurve, ...]
    maps: tuple[SideMap, SideMap]
    faces: tuple[Face, ...]
    rows: tuple[Told, ...]


def pages(review: Review, desks: Desks) -> Iterator[tuple[str, str, IndexView | JourneyReviewView]]:
    """The address, the template and the view of each page."""
    yield INDEX, "review.html", index(review)
    for group in review.comparison.journeys:
        url = address(group)
        yield url, "review-journey.html", journey(group, review, desks, url)


def address(group: Group) -> str:
    """The address of a journey's page."""
    return f"journeys/{group.entity.id}.html"


def index(review: Review) -> IndexView:
    """The index."""
    words = review.words
    return IndexView(
        head=Head(
            title=f"{words('change.title')}{words.colon}{review.sides}", url=INDEX, kind="review", section="home"
        ),
        title=words("change.title"),
        sides=review.sides,
        notes=review.notes,
        verdict=tuple(_verdict(review, verdict(review))),
        nothing=_nothing(review),
        journeys=tuple(_card(group, review) for group in review.comparison.journeys),
        others=tuple(
            _told(change, review, _of(group, review)) for group in review.comparison.others for change in group.changes
        ),
        introduced=tuple(map(_wrong, review.introduced)),
        resolved=tuple(map(_wrong, review.resolved)),
    )


_SHOWN = 5
"""How many changes of a journey the index tells; the journey's page has them all."""


def _card(group: Group, review: Review) -> Card:
    told = [change for change in group.changes if change.is_worse or change.is_better] or list(group.changes)
    told.sort(key=lambda change: (not change.is_worse, -change.verdict.weight))
    rest = len(group.changes) - len(told[:_SHOWN])
    return Card(
        title=group.entity.name,
        url=Head(title="", url=address(group)).address,
        count=review.words("change.count", n=len(group.changes)),
        worse=sum(change.is_worse for change in group.changes),
        better=sum(change.is_better for change in group.changes),
        rows=tuple(_told(change, review) for change in told[:_SHOWN]),
        more=review.words("change.more", n=rest) if rest else "",
    )


def journey(group: Group, review: Review, desks: Desks, url: str) -> JourneyReviewView:
    """The page of a journey."""
    assert group.pair is not None
    words = review.words
    alone = replace(review, comparison=replace(review.comparison, groups=(group,)))
    maps = (_map(group, review, desks, url, after=False), _map(group, review, desks, url, after=True))
    return JourneyReviewView(
        head=Head(title=group.entity.name, url=url, kind="review", section=group.entity.id),
        title=group.entity.name,
        sides=review.sides,
        back=words("change.title"),
        verdict=tuple(_verdict(alone, verdict(alone))),
        nothing=_nothing(alone),
        curves=tuple(_curves(group, group.pair, review, desks, url)),
        maps=maps,
        faces=tuple(dict.fromkeys(chain.from_iterable(side.faces for side in maps))),
        rows=tuple(_told(change, review) for change in group.changes),
    )


def _map(group: Group, review: Review, desks: Desks, url: str, after: bool) -> SideMap:
    assert group.pair is not None
    desk = desks.after if after else desks.before
    found = group.pair.after if after else group.pair.before
    # The pair's own journey of before has the ids of after: what it names is found in its catalog by those it had.
    id_ = group.entity.id if after else desks.old_ids.get(group.entity.id, group.entity.id)
    own = desk.catalog.journeys.get(id_) if found else None
    name, words = ("after" if after else "before"), review.words
    title = words(f"change.map-{name}")
    if own is None or own.stub:
        return SideMap(name, title, None, said=words("change.only-before" if after else "change.only-after"))
    board = Board(own, desk.sheet(url), name)
    filled = filled_lanes(LANES, board)
    table = map_table(board, arranged(filled, board), ())
    table = replace(
        table,
        stages=tuple(replace(each, anchor="") for each in table.stages),
        steps=tuple(replace(each, anchor="", data=Markup()) for each in table.steps),
        groups=tuple(replace(each, lanes=tuple(map(_unlinked, each.lanes))) for each in table.groups),
    )
    language = own.language or desk.catalog.site.language
    faces = tuple(chain.from_iterable(each.content.whole.faces for each in filled if each.content.whole))
    return SideMap(name, title, marked(table, group, after), language, direction_of(language), faces)


def _unlinked(lane: LaneRows) -> LaneRows:
    """A lane whose pain points and opportunities link nowhere: their texts are not on the page."""
    if lane.form not in ("pains", "opportunities"):
        return lane
    rows = (
        replace(
            row,
            cells=tuple(replace(cell, items=tuple(replace(each, url="") for each in cell.items)) for cell in row.cells),
        )
        for row in lane.rows
    )
    return replace(lane, rows=tuple(rows))


# --- The curves ---------------------------------------------------------------------------------


class _ReviewSides(Sides):
    """The two versions of one journey, with the steps that are the same as the comparison has found them."""

    def __init__(self, pair: JourneyPair, sheet: Sheet, names: tuple[str, str]) -> None:
        assert pair.before is not None
        assert pair.after is not None
        super().__init__(pair.before, pair.after, sheet)
        self._pair = pair
        self._called_now = names

    def _called(self, how: str) -> tuple[str, str]:
        return self._called_now

    @property
    def beside(self) -> bool:
        return False

    def _found(self) -> tuple[Counterparts, ...]:
        before, after = (tuple(_standing(each)) for each in (self.before, self.after))
        return tuple(
            Counterparts(
                before[each.before - 1] if each.before else None, after[each.after - 1] if each.after else None, "id"
            )
            for each in self._pair.steps
            if each.main
        )

    @property
    def stages(self) -> tuple[StageColumns, ...]:
        return side_by_side(self.before, self.after, self._found(), self._pair.stages)


def _standing(journey: Journey) -> Iterator[StandingStep]:
    number = 0
    for at, stage in enumerate(journey.stages):
        for step in stage.steps:
            number += 1
            yield StandingStep(at, number, step)


def _curves(group: Group, pair: JourneyPair, review: Review, desks: Desks, url: str) -> Iterator[PersonaCurve]:
    if pair.before is None or pair.after is None:
        return
    sheet = desks.after.sheet(url)
    names = (review.words("change.before"), review.words("change.after"))
    sides = _ReviewSides(pair, sheet, names)
    for person in concerned(group):
        if person.id in sides.personas:
            who: Who = who_is(person.id, sheet)
            yield PersonaCurve(review.words("change.curve-of", who=who.name), picture(sides, who))


# --- Words --------------------------------------------------------------------------------------


def _nothing(review: Review) -> str:
    if not review.comparison.changes:
        return review.words("change.no-change")
    felt = any(change.verdict.felt for change in review.comparison.changes if change.is_better or change.is_worse)
    return "" if felt else review.words("change.verdict.neither")


def _verdict(review: Review, lines: Iterable[Line]) -> Iterator[VerdictLine]:
    for line in lines:
        more = review.words("change.more", n=line.more) if line.more else ""
        yield VerdictLine("worse" if line.worse else "better", line.title, tuple(map(said, line.sentences)), more)


def _told(change: Change, review: Review, where: Markup | None = None) -> Told:
    words = review.words
    tone, mark = ("worse", "▼") if change.is_worse else ("better", "▲") if change.is_better else ("", "")
    place = said(review.sayings.place(change.spot)) if where is None else where
    return Told(tone, mark, words(f"change.{tone}") if tone else "", place, said(review.sayings.of(change)))


def _of(group: Group, review: Review) -> Markup:
    thing = review.sayings.thing(group.entity.kind)
    return Markup("{} <b>{}</b>").format(thing[:1].upper() + thing[1:], group.entity.name)


def _wrong(problem: Problem) -> Wrong:
    where = f"{problem.location.path}:{problem.location.line}"
    return Wrong(where, str(problem.severity), problem.rule, problem.text)


def said(sentence: Sentence) -> Markup:
    """A sentence in HTML."""
    marked_as = {"name": "<b>{}</b>", "text": "<q>{}</q>", "value": "{}"}
    parts = (
        Markup(marked_as[part.kind]).format(part.text) if part.kind in marked_as else escape(part.text)
        for part in sentence
    )
    return Markup().join(parts)
