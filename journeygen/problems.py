"""Problems: what is wrong with a site's content, as data.

Every part of the pipeline returns its problems beside its result; nothing logs, nothing raises for
what an editor wrote. The command line prints them once, sorted, and other audiences (JSON,
annotations, the preview's overlay) draw on the same values.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file.

    `path` is relative to the site's folder, with `/`. `line` and `column` count from 1; a column is
    a Unicode character of the line, not a byte.
    """

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """A text in place of what stands between two places of a file; the end is excluded.

    Lines and columns count as those of a Location do.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Rename:
    """Another path for a file of the site."""

    to: str


@dataclass(frozen=True, slots=True)
class LineFeeds:
    """The same line end, that of Unix, throughout a file."""


Fix = tuple[Splice, ...] | Rename | LineFeeds
"""What mends a problem for certain, in the file that it is about; `()` where nobody can be certain."""


def becomes(number: int, old: str, new: str) -> tuple[Splice, ...]:
    """The smallest splice that makes a line another; nothing where they are the same."""
    if old == new:
        return ()
    begin = 0
    while begin < min(len(old), len(new)) and old[begin] == new[begin]:
        begin += 1
    same = 0
    while same < min(len(old), len(new)) - begin and old[-1 - same] == new[-1 - same]:
        same += 1
    return (Splice(number, begin + 1, number, len(old) - same + 1, new[begin : len(new) - same]),)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an editor should know.

    `rule` is the stable id in brackets (`unknown-reference`). `message` says what is wrong, `hint`
    how to mend it, in a clause that follows a dash (`did you mean 'chat'?`). `corrected` is the
    source line as it should read, where we are sure of it, and `fix` what `check --fix` may do. None of
    the texts ends with a full stop.
    """

    rule: str
    severity: Severity
    location: Location
    message: str
    hint: str = ""
    corrected: str = ""
    fix: Fix = ()

    @property
    def text(self) -> str:
        """The message with its hint, in one line."""
        return f"{self.message} — {self.hint}" if self.hint else self.message


def error(rule: str, location: Location, message: str, hint: str = "", corrected: str = "", fix: Fix = ()) -> Problem:
    """A problem that stops the build."""
    return Problem(rule, Severity.ERROR, location, message, hint, corrected, fix)


def warning(rule: str, location: Location, message: str, hint: str = "", corrected: str = "", fix: Fix = ()) -> Problem:
    """A problem that the build survives."""
    return Problem(rule, Severity.WARNING, location, message, hint, corrected, fix)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file, line and column, each once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.location, p.severity, p.rule, p.message)))
