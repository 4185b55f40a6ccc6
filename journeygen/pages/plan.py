"""The plan: which pages exist, and what each is about. Cheap: no page is viewed for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Key
from journeygen.sheet import Sheet


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page to be made: its file, its type's name, and the entity it is about (None: about several)."""

    url: str
    type: str
    subject: Key | None = None


@dataclass(frozen=True, slots=True)
class PageType:
    """A type of page.

    `plan` tells which pages of it a catalog gives; `view` makes the finished values of one: a frozen
    dataclass with at least `head`, from the page and the sheet it is written on and nothing else;
    `template` places them.
    """

    name: str
    template: str
    plan: Callable[[Catalog], Iterable[PlannedPage]]
    view: Callable[[PlannedPage, Sheet], Any]
