"""Trying whether a text can be parsed, and where a parser gave up if not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a parser gave up, and where what it was reading had begun; all counted from 0.

    `what` is the parser's own reason. It picks the order in which repairs are tried and is never shown.
    """

    line: int
    column: int
    begun_line: int
    begun_column: int
    what: str

    @property
    def stumbled(self) -> tuple[int, int]:
        """The line and column where the parser stumbled, rather than where it noticed."""
        if "could not find expected" in self.what or "end of stream" in self.what:
            return self.begun_line, self.begun_column
        return self.line, self.column


Attempt: TypeAlias = Callable[[str], Failure | None]
"""Parse a text: None if that works."""
