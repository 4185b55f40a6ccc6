"""Problems for people at a terminal: each with the line it is about, and one line that sums up.

What comes from content is printed with its control characters escaped: a file must not be able to
steer somebody's terminal.
"""

from __future__ import annotations

import unicodedata

import click

from journeygen.problems import Problem, Severity
from journeygen.report import Report

_INDENT = "   "
_TAB = 4
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
# They reorder the text around them: what is shown would not be what is written.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def entry(problem: Problem, report: Report, width: int) -> str:
    """A problem with its source line and a mark below the column, in colours; lines are cut to the width."""
    where = problem.location
    place = f"{printable(report.file_of(where.path))}:{where.line}:{where.column}: "
    label = click.style(f"{problem.severity}[{problem.rule}]", fg=_COLOURS[problem.severity], bold=True)
    lines = [f"{place}{label}: {printable(problem.text)}"]
    source = line_about(problem, report)
    if source is not None:
        text, caret = excerpt(source, where.column, width - len(_INDENT))
        lines += [f"{_INDENT}{text}", f"{_INDENT}{' ' * caret}{click.style('^', fg='green', bold=True)}"]
    if problem.corrected:
        lines.append(f"{_INDENT}write: {printable(problem.corrected)}")
    return "\n".join(lines)


def line_about(problem: Problem, report: Report) -> str | None:
    """The source line a problem is about. What is wrong with a file as a whole is not to be found on its first line."""
    if problem.rule.startswith("file-"):
        return None
    return report.line_of(problem.location.path, problem.location.line)


def tally(errors: int, warnings: int) -> str:
    """`3 errors, 1 warning`; what there is none of is left out."""
    counts = [counted(number, word) for number, word in ((errors, "error"), (warnings, "warning")) if number]
    return ", ".join(counts) or "no problems"


def counted(number: int, word: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def summary(report: Report) -> str:
    """`3 errors, 1 warning in 12 files (2 accepted); 2 are not shown`."""
    said = f"{tally(report.errors, report.warnings)} in {counted(report.files, 'file')}"
    if report.accepted:
        said += f" ({len(report.accepted)} accepted)"
    if report.left_off:
        said += f"; {report.left_off} {'is' if report.left_off == 1 else 'are'} not shown"
    return said[0].upper() + said[1:]


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
