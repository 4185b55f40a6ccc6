"""The board: a journey laid out in columns, with what its lanes keep asking for.

It is made once a page; all lanes of the page read it, so that nothing is worked out twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from markupsafe import Markup

from journeygen.charts.svg import parts
from journeygen.lanes.marks import Who, who_is
from journeygen.lanes.paper import IN_PLACE, sheets
from journeygen.links import page_of
from journeygen.model.catalog import Catalog, Place
from journeygen.model.fields import For
from journeygen.model.flow import Way, off_the_main_path, ways
from journeygen.model.journeys import Journey, JourneyStage, Step
from journeygen.model.kinds import Key
from journeygen.model.stages import Stage
from journeygen.sheet import Sheet
from journeygen.words import Words, direction_of

LANE_WIDTH = 152
"""The column of the lane names, in CSS px."""

LANE_NARROW = 136
"""The same where the window is too narrow for the whole map: what stands in that column has to fit this."""

_ROOM = 1232
"""What is left for the steps on a window of 1440 px."""

_WIDE_ROOM = 1697
"""The same on a window of 1920 px."""

_WIDTHS = (240, 200, 176, 152, 136, 120, 112, 104)
"""The widths a step's column may have, each a class of `map.css`."""

_EASY = 120
"""The width at which a column is read with ease: no wider where the map has to be scrolled in any case."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the map: a step, or the room of a stage without steps (then `step` is None, `number` 0).

    `stage` is the index of its stage in the journey; `first` is true for the first column of a stage.
    """

    stage: int
    first: bool
    step: Step | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stage and the columns it covers. `number` is its place in the model, and gives it its colour."""

    stage: JourneyStage
    model: Stage | None
    number: int
    start: int
    count: int


class Wide(Protocol):
    """A picture over all columns."""

    @property
    def id(self) -> str:
        """Its id on the page."""

    @property
    def width(self) -> float:
        """Its width in px."""


class Board:
    """A journey laid out in columns, on the sheet of its page. `name` begins the ids of the map's pictures."""

    def __init__(self, journey: Journey, sheet: Sheet, name: str = "map") -> None:
        self.name = name
        self.journey = journey
        self.sheet = sheet
        self.key: Key = journey.key
        self.catalog: Catalog = sheet.catalog
        self.words: Words = sheet.words.within(journey.language)

    @property
    def file(self) -> str:
        """The file that the journey is written in."""
        return self.sheet.desk.files.get(self.key) or f"content/journeys/{self.journey.id}.yaml"

    def url(self, anchor: str) -> str:
        """The way to a place in the journey's text, which may stand on another page than the map."""
        return self.sheet.to(f"{page_of(self.key)}#{anchor}")

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The stages with the columns they cover, in order."""
        model = self.catalog.stage_models.get(self.journey.stage_model)
        place_of = {stage.id: place for place, stage in enumerate(model.stages, start=1)} if model else {}
        found: list[Span] = []
        start = 0
        for index, stage in enumerate(self.journey.stages, start=1):
            count = len(stage.steps) or 1
            behind = self.catalog.stage_of(self.journey, stage)
            found.append(Span(stage, behind, place_of.get(stage.stage, index), start, count))
            start += count
        return tuple(found)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, stage after stage."""
        found: list[Column] = []
        number = 0
        for index, stage in enumerate(self.journey.stages):
            if not stage.steps:
                found.append(Column(index, True))
            for place, step in enumerate(stage.steps):
                number += 1
                found.append(Column(index, place == 0, step, number))
        return tuple(found)

    @cached_property
    def column_of(self) -> dict[int, int]:
        """The index of each step's column, by the step's number."""
        return {column.number: index for index, column in enumerate(self.columns) if column.step}

    @cached_property
    def width(self) -> int:
        """The width of a step's column in CSS px.

        The widest with which the map fits a window of 1440 px; else one that is read with ease, where
        that fits 1920 px or where nothing would.
        """
        count = max(len(self.columns), 1)
        whole = next((width for width in _WIDTHS if width * count <= _ROOM), 0)
        if whole:
            return whole
        return next((width for width in _WIDTHS if width <= _EASY and width * count <= _WIDE_ROOM), _EASY)

    @cached_property
    def fits(self) -> str:
        """Where the whole map shows: `fits` on a window of 1440 px, `fits-wide` on one of 1920, empty on neither."""
        wide = self.width * len(self.columns)
        return "fits" if wide <= _ROOM else "fits-wide" if wide <= _WIDE_ROOM else ""

    @cached_property
    def borders(self) -> tuple[int, ...]:
        """The columns with which stages begin."""
        return tuple(span.start for span in self.spans)

    @cached_property
    def sheets(self) -> tuple[range, ...]:
        """The columns of each sheet of paper; a single one where the map fits."""
        return sheets(span.count for span in self.spans)

    @cached_property
    def in_place(self) -> bool:
        """Whether the page brings its form for paper along; if not, a script makes it when the map is printed."""
        return len(self.columns) <= IN_PLACE

    @property
    def cuts(self) -> tuple[int, ...]:
        """The columns with which a new sheet of paper begins: nothing that is read may stand across them."""
        return tuple(sheet.start for sheet in self.sheets[1:])

    def parts(self, chart: Wide, height: float) -> tuple[Markup, ...]:
        """A picture over all columns as it is cut for the sheets of paper that the page brings along."""
        if not (self.cuts and self.in_place):
            return ()
        return parts(chart.id, self.sheets, self.width, chart.width, height, self.rtl)

    @cached_property
    def rtl(self) -> bool:
        """Whether the map runs from right to left: as its journey's language does, else the site's."""
        language = self.journey.language or self.catalog.site.language
        return direction_of(language) == "rtl"

    @cached_property
    def people(self) -> dict[str, Who]:
        """The personas of the journey, by id."""
        return {id_: who_is(id_, self.sheet) for id_ in self.journey.persona_ids}

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """All ways between the steps."""
        return ways(self.journey)

    @cached_property
    def ways_from(self) -> dict[int, list[Way]]:
        """The ways on from each step, by its number."""
        found: dict[int, list[Way]] = {}
        for way in self.ways:
            found.setdefault(way.source, []).append(way)
        return found

    @cached_property
    def ways_to(self) -> dict[int, list[Way]]:
        """The ways into each step, by its number."""
        found: dict[int, list[Way]] = {}
        for way in self.ways:
            if way.target is not None:
                found.setdefault(way.target, []).append(way)
        return found

    @cached_property
    def off_path(self) -> frozenset[int]:
        """The numbers of the steps that lie off the main path."""
        return off_the_main_path(self.journey, self.ways)

    @cached_property
    def steps(self) -> tuple[tuple[int, Step], ...]:
        """The steps with their numbers."""
        return tuple((column.number, column.step) for column in self.columns if column.step)

    def place(self, number: int) -> Place:
        """The place of a step."""
        column = self.columns[self.column_of[number]]
        return Place(self.journey, self.journey.stages[column.stage], column.step, number)

    def who(self, personas: tuple[str, ...], step: Step | None = None) -> tuple[Who, ...]:
        """The personas to name beside something that holds for these: nobody, where it holds for all on the step."""
        there = (step.personas if step else ()) or self.journey.persona_ids
        if not personas or set(there) <= set(personas):
            return ()
        return tuple(self.people.get(id_) or who_is(id_, self.sheet) for id_ in personas)

    def line(self, markdown: str) -> Markup:
        """One of the journey's texts on one line."""
        return self.sheet.line(markdown, self.key)

    def each(self, values: tuple[For[str], ...], step: Step) -> Iterator[tuple[str, tuple[Who, ...]]]:
        """The values with whom to name beside each; those for everybody first, and each name once in a row.

        What several personas have alike is named once, for all of them.
        """
        holders: dict[str, list[str]] = {}
        for each in values:
            known = holders.setdefault(each.value, list(each.personas))
            if not each.personas:
                known.clear()
            elif known:
                known += (id_ for id_ in each.personas if id_ not in known)
        shown: tuple[Who, ...] = ()
        named = [(value, self.who(tuple(personas), step)) for value, personas in holders.items()]
        for value, who in sorted(named, key=lambda pair: bool(pair[1])):
            yield value, who if who != shown else ()
            shown = who
