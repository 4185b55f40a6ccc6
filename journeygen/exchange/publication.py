"""What an exporter is given, and what it makes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from journeygen.model.kinds import Key
from journeygen.pages.frame import absolute
from journeygen.pages.plan import PlannedPage
from journeygen.problems import Problem
from journeygen.sheet import Desk


@dataclass(frozen=True)
class Publication:
    """A site that is being published."""

    desk: Desk
    plan: tuple[PlannedPage, ...]
    problems: Callable[[], tuple[Problem, ...]]
    version: str

    def changed(self, key: Key) -> datetime.date | None:
        """The day on which what an entity is written in was last changed; None where Git does not know it."""
        return next((commit.day for commit in self.desk.changes(key)), None)

    def absolute(self, address: str) -> str:
        """The absolute URL of an address of the site; the address itself where nobody knows where the site stands."""
        base_url = self.desk.base_url
        return absolute(base_url, address) if base_url else address


@dataclass(frozen=True, slots=True)
class Export:
    """A file beside the pages. `make` is called when its content is wanted."""

    address: str
    make: Callable[[], bytes]


Exporter = Callable[[Publication], Iterator[Export]]
"""One format: the files that it gives for a site."""
