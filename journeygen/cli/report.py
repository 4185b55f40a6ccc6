"""How the commands print: problems to standard error, and one line that sums up to standard output."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from journeygen.problems import Problem, Severity, in_order
from journeygen.report import LineOf, Report, report_of
from journeygen.report.text import counted, entry, excerpt, printable
from journeygen.report.text import tally as tally_of

_WIDTH_WITHOUT_TERMINAL = 100


class Refusal(click.ClickException):
    """Wrong usage that an option's own check cannot see, said in one line."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        super().__init__("\n".join(map(printable, message.split("\n"))))


def print_problems(problems: Iterable[Problem], line_of: LineOf, content: Path) -> None:
    """Print all problems to standard error, sorted; `content` is the content folder on disk."""
    print_report(report_of(problems, line_of, lambda path: file_from_here(path, content)))


def print_report(report: Report) -> None:
    """Print the problems of a report to standard error."""
    colour = colour_wanted()
    width = shutil.get_terminal_size().columns if sys.stderr.isatty() else _WIDTH_WITHOUT_TERMINAL
    for problem in report.problems:
        click.echo(entry(problem, report, width), err=True, color=colour)


def tally(problems: Iterable[Problem]) -> str:
    """`3 errors, 1 warning`; what there is none of is left out."""
    found = [problem.severity for problem in in_order(problems)]
    return tally_of(found.count(Severity.ERROR), found.count(Severity.WARNING))


def shown(path: Path) -> str:
    """The path from the current folder, as a terminal may show it."""
    return printable(_from_here(path))


def file_from_here(path: str, content: Path) -> str:
    """A file of the site, by its path in the site, as seen from the current folder.

    In a site's own paths the content folder is always called `content`.
    """
    first, _, rest = path.partition("/")
    # Not resolved: a link keeps the name that people know.
    return _from_here(content / rest if first == "content" else Path(os.path.abspath(content)).parent / path)  # noqa: PTH100


def _from_here(path: Path) -> str:
    with suppress(ValueError):  # another drive, on Windows
        path = Path(os.path.relpath(path))
    return path.as_posix()


def colour_wanted() -> bool:
    """Whether standard error takes colours."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


__all__ = [
    "LineOf",
    "Refusal",
    "colour_wanted",
    "counted",
    "excerpt",
    "file_from_here",
    "print_problems",
    "print_report",
    "printable",
    "shown",
    "tally",
]
