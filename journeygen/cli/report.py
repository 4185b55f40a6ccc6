"""What the commands print: problems with the line they are about, and one line that sums up.

Problems go to standard error and the sum to standard output. What comes from content is printed
with its control characters escaped: a file must not be able to steer somebody's terminal.
"""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import click

from journeygen.problems import Problem, Severity, in_order

# The source line's text by path and line number; None where it is not known.
LineOf = Callable[[str, int], str | None]

_INDENT = "   "
_TAB = 4
_WIDTH_WITHOUT_TERMINAL = 100
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
# They reorder the text around them: what is shown would not be what is written.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Refusal(click.ClickException):
    """Wrong usage that an option's own check cannot see, said in one line."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        super().__init__("\n".join(map(printable, message.split("\n"))))


def print_problems(problems: Iterable[Problem], line_of: LineOf, content: Path) -> None:
    """Print all problems to standard error, sorted; `content` is the content folder on disk."""
    colour = colour_wanted()
    width = shutil.get_terminal_size().columns if sys.stderr.isatty() else _WIDTH_WITHOUT_TERMINAL
    for problem in in_order(problems):
        where = problem.location
        place = f"{file_from_here(where.path, content)}:{where.line}:{where.column}: "
        label = click.style(f"{problem.severity}[{problem.rule}]", fg=_COLOURS[problem.severity], bold=True)
        lines = [f"{place}{label}: {printable(problem.text)}"]
        # What is wrong with a file as a whole is not to be found on its first line.
        source = None if problem.rule.startswith("file-") else line_of(where.path, where.line)
        if source is not None:
            text, caret = excerpt(source, where.column, width - len(_INDENT))
            lines += [f"{_INDENT}{text}", f"{_INDENT}{' ' * caret}{click.style('^', fg='green', bold=True)}"]
        if problem.corrected:
            lines.append(f"{_INDENT}write: {printable(problem.corrected)}")
        click.echo("\n".join(lines), err=True, color=colour)


def tally(problems: Iterable[Problem]) -> str:
    """`3 errors, 1 warning`; what there is none of is left out."""
    found = [problem.severity for problem in in_order(problems)]
    counts = [(found.count(severity), severity) for severity in (Severity.ERROR, Severity.WARNING)]
    return ", ".join(counted(number, severity) for number, severity in counts if number) or "no problems"


def counted(number: int, word: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def excerpt(line: str, column: int, width: int) -> tuple[str, int]:
    """A source line as a terminal shows it, and the cell its column (from 1) is in, counted from 0.

    Tabs become blanks, control characters are escaped. A line of more than `width` cells is cut
    around the column, with an ellipsis where something is missing.
    """
    shown: list[tuple[str, int]] = []  # each character of the source as it is printed, with its cells
    at = 0
    for letter in line.rstrip("\r\n"):
        text = " " * (_TAB - at % _TAB) if letter == "\t" else printable(letter)
        cells = sum(map(_cells, text))
        shown.append((text, cells))
        at += cells
    index = min(max(column - 1, 0), len(shown))
    first, last = _window([cells for _, cells in shown], index, max(width, 20))
    head, tail = "…" if first > 0 else "", "…" if last < len(shown) else ""
    text = head + "".join(text for text, _ in shown[first:last]) + tail
    return text, len(head) + sum(cells for _, cells in shown[first:index])


def printable(text: str) -> str:
    """The text with everything escaped that a terminal would obey instead of show."""
    return "".join(_escaped(letter) if _obeyed(letter) else letter for letter in text)


def shown(path: Path) -> str:
    """The path from the current folder, as a terminal may show it."""
    with suppress(ValueError):  # another drive, on Windows
        path = Path(os.path.relpath(path))
    return printable(path.as_posix())


def file_from_here(path: str, content: Path) -> str:
    """A file of the site, by its path in the site, as seen from the current folder."""
    return shown(_on_disk(path, content))


def _on_disk(path: str, content: Path) -> Path:
    """Where a file of the site is. In a site's own paths the content folder is always called `content`."""
    first, _, rest = path.partition("/")
    # Not resolved: a link keeps the name that people know.
    return content / rest if first == "content" else Path(os.path.abspath(content)).parent / path  # noqa: PTH100


def _window(cells: list[int], index: int, width: int) -> tuple[int, int]:
    """The part of a line, as a slice, that fits in `width` cells and has the index near its middle."""
    if sum(cells) <= width and (index < len(cells) or sum(cells) < width):
        return 0, len(cells)
    room = width - 2  # both ellipses
    first = last = index
    used = 0
    while used <= room and (first > 0 or last < len(cells)):
        # Grow to the side that is shorter, or the one that is left.
        if last < len(cells) and (first == 0 or last - index <= index - first):
            used += cells[last]
            last += 1
        else:
            first -= 1
            used += cells[first]
    if used > room:
        if last - index > index - first:
            last -= 1
        else:
            first += 1
    return first, last


def _obeyed(letter: str) -> bool:
    return letter in _BIDI or letter == "\ufeff" or unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")


def _escaped(letter: str) -> str:
    return f"\\x{ord(letter):02x}" if ord(letter) < 256 else f"\\u{ord(letter):04x}"


def _cells(letter: str) -> int:
    """How many cells of a terminal a character takes: none for marks, two for wide ones."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def colour_wanted() -> bool:
    """Whether standard error takes colours."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
