"""A repair: what someone may have meant, to be tried by parsing the text with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeygen.problems import Location, Problem, error


@dataclass(frozen=True, slots=True)
class Repair:
    """What someone may have meant: `lines` in place of those with these numbers.

    `line` and `column` are the place to complain about. All count from 0. Where `lines` runs several
    into one, so that it can be shown, `kept` are those that leave them where they are.
    """

    rule: str
    line: int
    column: int
    message: str
    hint: str
    lines: dict[int, str]
    kept: dict[int, str] = field(default_factory=dict)

    def problem(self, path: str, first_line: int) -> Problem:
        """The complaint, with the mended line."""
        place = Location(path, first_line + self.line, self.column + 1)
        return error(self.rule, place, self.message, self.hint, self.lines.get(self.line, ""))
