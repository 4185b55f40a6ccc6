"""How much of a list a page shows: a page opens at once, on a phone too, however many journeys a site has.

A list shows its first entries (of a ranking the most important ones), says how many it leaves out, and where
those are: on a page that shows more of them, or in the search. Below its bound a list is whole and in its usual
order. What is together on a page stays below a megabyte and a half so. The index of journeys is the one list
that is always whole, as each journey must be found: beyond its bound a row is a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

from markupsafe import escape

from journeygen.model.kinds import Kind
from journeygen.pages.layout import index_of
from journeygen.sheet import Link, Sheet

T = TypeVar("T")

RANKED = 300
"""Entries of an index: opportunities by score, pain points by severity, comparisons. Each names its steps, too."""

STEPS = 300
"""Steps in the table of what happens at a touchpoint or on a channel."""

CELL = 24
"""Steps below the heat map for each of its cells ..."""

CELLS = 600
"""... and for all cells on the page together: many stage models share them."""

ENTRIES = 100
"""Entries of a list that stands among others: what refers to something, what a team owns, what has a tag."""

CARDS = 24
"""Journeys that are drawn on the page of a tag or a product."""

ROWS = 300
"""Journeys with a row of their own in a table of journeys; in their index, further ones are named."""

NAMES = 1000
"""Journeys that are named on the home page."""

MEETINGS = 900
"""Cells in which journeys meet the stages of a model: a row for each journey, a column for each stage."""

PLACES = 12
"""Journeys that an entry of a list is at, and pain points that it solves."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a list leaves out: how much, and the page to look for it (None: the words say where)."""

    text: str
    link: Link | None = None


def cut(items: Sequence[T], most: int) -> tuple[tuple[T, ...], int]:
    """The first entries of a list, and how many are left out."""
    return tuple(items[:most]), max(len(items) - most, 0)


def of_each(most: int, together: int, lists: int) -> int:
    """How many entries each of several lists shows that have a bound together; one at least."""
    return max(min(most, together // max(lists, 1)), 1)


def rest(which: str, left: int, sheet: Sheet, link: Link | None = None) -> Rest | None:
    """What is said of the entries left out; `which` is a word below `limits`. None where the list is whole."""
    return Rest(sheet.words(f"limits.{which}", n=left), link) if left else None


def journey_list(sheet: Sheet, facet: str = "", value: str = "") -> Link:
    """The way to the index of journeys, which has them all; with a facet, to those of one value of it."""
    chosen = f"#{facet}={quote(value, safe='')}" if facet else ""
    return Link(escape(sheet.words("limits.journey-list")), sheet.to(index_of(Kind.JOURNEY)) + chosen)
