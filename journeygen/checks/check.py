"""What a check is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from journeygen.checks.rule import Rule
from journeygen.model.catalog import key_in
from journeygen.model.journeys import JourneyStage, Step
from journeygen.model.kinds import Key
from journeygen.pages.plan import PlannedPage
from journeygen.problems import Location, Problem
from journeygen.sheet import Desk
from journeygen.source.load import Loaded
from journeygen.source.reader import Written


@dataclass(frozen=True)
class Checked:
    """What a check looks at. `text_of` gives the text of a file, for the exact place inside of it."""

    loaded: Loaded
    desk: Desk
    plan: tuple[PlannedPage, ...]
    static: tuple[tuple[str, str], ...]
    text_of: Callable[[str], str]

    def place(self, key: Key, *where: str | int) -> Location:
        """Where a part of an entity is written, else the nearest thing around it; without a part, its first line."""
        positions = self.loaded.positions.get(key, {})
        above = (where[:length] for length in range(len(where), -1, -1))
        found = (positions[each] for each in above if each in positions)
        return next(found, Location(self.loaded.files.get(key, "content/site.yaml")))

    @cached_property
    def entries(self) -> Mapping[Key, Location]:
        """Where each of the pain points and opportunities inside journeys is written."""
        found: dict[Key, Location] = {}
        for journey in self.loaded.catalog.journeys.values():
            for number, stage in enumerate(journey.stages):
                whole: tuple[tuple[str | int, ...], JourneyStage | Step] = (("stages", number), stage)
                for where, part in (whole, *_steps(number, stage)):
                    for role in ("pain_points", "opportunities"):
                        for place, entry in enumerate(getattr(part, role)):
                            if not entry.shared:
                                found[key_in(journey, entry)] = self.place(journey.key, *where, role, place)
        return found

    def place_of(self, key: Key) -> Location:
        """Where an entity is written; one that is only named, where it is named first."""
        stub = self.loaded.names.stubs.get(key)
        return stub.first if stub else self.place(key)

    def file_of(self, key: Key) -> str:
        """The file and line of an entity, for a message."""
        place = self.place_of(key)
        return f"{place.path}:{place.line}"

    def within(self, written: Written, needle: str, nth: int = 1) -> Location:
        """Where the nth such part of a text stands in the file."""
        return self.find(written.location, needle, nth)

    def find(self, start: Location, needle: str, nth: int = 1) -> Location:
        """Where the nth such text stands in a file, from a place on; the place itself where there is none."""
        lines = self.text_of(start.path).split("\n")
        for number in range(start.line - 1, len(lines)):
            column = start.column - 1 if number == start.line - 1 else 0
            while (column := lines[number].find(needle, column)) >= 0:
                nth -= 1
                if nth == 0:
                    return Location(start.path, number + 1, column + 1)
                column += 1
        return start


def _steps(number: int, stage: JourneyStage) -> Iterator[tuple[tuple[str | int, ...], Step]]:
    for place, step in enumerate(stage.steps):
        yield ("stages", number, "steps", place), step


@dataclass(frozen=True)
class Check:
    """One rule, and what finds where it is broken.

    One that runs `always` looks at what is there. The others look for what is not, so they would
    mislead while a part of the content cannot be read.
    """

    rule: Rule
    run: Callable[[Checked], Iterable[Problem]]
    always: bool = False
