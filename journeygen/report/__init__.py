"""What a check found, told to five audiences: one file a format, all from the same problems.

`text` is for people at a terminal, `github` for annotations in a pull request, `sarif` for code
scanning, `as_json` for scripts and for the preview's overlay. All are pure: what is printed where is
the command's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from journeygen.problems import Problem, Severity, in_order

LineOf = Callable[[str, int], str | None]
"""The source line's text by path and line number; None where it is not known."""

FileOf = Callable[[str], str]
"""Where a file of the site is, with `/`, from the folder that the command was called in."""


@dataclass(frozen=True, slots=True)
class Report:
    """What there is to tell.

    `problems` are those to show, by file and line; `left_off` is how many more there are. `errors` and
    `warnings` count all of them. `accepted` are problems that somebody accepted, with the reason.
    """

    problems: tuple[Problem, ...]
    line_of: LineOf
    file_of: FileOf
    files: int = 0
    errors: int = 0
    warnings: int = 0
    left_off: int = 0
    accepted: tuple[tuple[Problem, str], ...] = ()


def report_of(
    problems: Iterable[Problem],
    line_of: LineOf,
    file_of: FileOf,
    files: int = 0,
    accepted: Iterable[tuple[Problem, str]] = (),
    at_most: int | None = None,
    warnings_at_most: int | None = None,
) -> Report:
    """A report of these problems. Where not all are to be shown, errors come before warnings."""
    found = in_order(problems)
    errors = [each for each in found if each.severity is Severity.ERROR]
    warnings = [each for each in found if each.severity is not Severity.ERROR]
    shown = in_order([*errors, *warnings[:warnings_at_most]][:at_most])
    return Report(shown, line_of, file_of, files, len(errors), len(warnings), len(found) - len(shown), tuple(accepted))
