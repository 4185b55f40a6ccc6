"""Why a text cannot be parsed: repairs are tried until the parser gets further.

The parsers say only where they gave up. We look at the lines there and above them for what someone
may have meant, mend the text in that way and parse it again: a repair after which the parser gets
further is the right one, and the problem carries the mended line. Mending goes on from there, so
that a file with three mistakes gets three messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from journeygen.problems import Location, Problem, becomes, error
from journeygen.source.traps.attempt import Attempt, Failure
from journeygen.source.traps.keys import empty_key
from journeygen.source.traps.line import take_apart
from journeygen.source.traps.one_line import left_open, missing_colon, of_line
from journeygen.source.traps.quoting import excerpt
from journeygen.source.traps.reach import reaches
from journeygen.source.traps.repair import Repair
from journeygen.source.traps.rows import swallows
from journeygen.source.traps.several_lines import (
    bullets,
    glued_dash_with_more,
    indentation,
    text_not_indented,
    text_of_several_lines,
)

_AT_MOST = 10
"""Messages for one file: whoever has more mistakes than that starts with these."""

_LINES_ABOVE = 40
"""How far above the place where the parser gave up the reason may stand."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def explain(text: str, path: str, first_line: int, attempt: Attempt) -> list[Problem]:
    """Why a text cannot be parsed: at least one problem, at most ten, those that are certain.

    `attempt` has to fail on the text.
    """
    lines = text.split("\n")
    written, kept = list(lines), list(lines)
    found: dict[int, Problem] = {}
    touched: dict[int, set[int]] = {}
    doubtful: set[int] = set()
    for _ in range(_AT_MOST):
        failure = attempt("\n".join(lines))
        if failure is None:
            break
        repair = _that_helps(lines, failure, attempt, first_line)
        if repair is None:
            if not found:
                return [_no_idea(lines, failure, path, first_line)]
            break
        problem = repair.problem(path, first_line)
        if repair.line in found:
            problem = replace(found[repair.line], corrected=problem.corrected)
        found[repair.line] = problem
        touched.setdefault(repair.line, set()).update(repair.lines)
        for number, line in repair.lines.items():
            if swallows(lines[number], line):  # which lets the reading go on, and is not to be copied
                doubtful.add(repair.line)
            lines[number] = line
            kept[number] = repair.kept.get(number, line)
    fixes = {
        line: tuple(s for at in sorted(numbers) for s in becomes(first_line + at, written[at], kept[at]))
        for line, numbers in touched.items()
    }
    return [
        replace(problem, corrected="") if line in doubtful else replace(problem, fix=fixes[line])
        for line, problem in found.items()
    ]


def _that_helps(lines: list[str], failure: Failure, attempt: Attempt, first_line: int) -> Repair | None:
    """The first repair with which the parser gets further."""
    horizon = failure.line + 3
    for repair in _repairs(lines, failure, attempt, first_line):
        mended = [repair.lines.get(number, line) for number, line in enumerate(lines[:horizon])]
        after = attempt("\n".join(mended) + "\n")
        if after is None or after.stumbled[0] > failure.stumbled[0]:
            return repair
        if after.stumbled > failure.stumbled and failure.stumbled[0] not in repair.lines:
            return repair
    return None


def _repairs(lines: list[str], failure: Failure, attempt: Attempt, first_line: int) -> Iterator[Repair]:
    """What may have been meant, the likeliest first."""
    blocks = [reach.block for reach in reaches(lines)]
    stumbled = failure.stumbled[0]
    above = range(stumbled - 1, max(-1, stumbled - _LINES_ABOVE), -1)
    written = [
        number
        for number in dict.fromkeys((stumbled, failure.begun_line, failure.line, *above))
        if number < len(lines)
        and lines[number].strip()
        and not lines[number].lstrip().startswith("#")
        and not blocks[number]
    ]
    if stumbled in written:
        yield from bullets(lines, stumbled)
    for number in written:
        yield from of_line(number, lines[number], attempt)
    if failure.what == "escape":
        return
    if stumbled in written:
        yield from text_not_indented(lines, stumbled)
    for number in written:
        yield from glued_dash_with_more(lines, number)
    if stumbled in written:
        yield from missing_colon(stumbled, lines[stumbled])
        if not _NAME.fullmatch(take_apart(lines[stumbled]).key):
            yield from text_of_several_lines(lines, stumbled)
    for number in written:
        yield from left_open(number, lines[number])
    if stumbled in written:
        yield from indentation(lines, stumbled, attempt, first_line)
        yield from text_of_several_lines(lines, stumbled)
    for number in written:
        if number != stumbled:
            yield from missing_colon(number, lines[number])
    for number in written[1:6]:
        yield from indentation(lines, number, attempt, first_line)


def _no_idea(lines: list[str], failure: Failure, path: str, first_line: int) -> Problem:
    line, column = failure.stumbled
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line, column = line - 1, 0
    if lines[line].lstrip().startswith(": "):
        return empty_key(lines[line], Location(path, first_line + line, lines[line].index(":") + 1))
    return error(
        "yaml-syntax",
        Location(path, first_line + line, column + 1),
        f"from here on the file cannot be read: {excerpt(lines[line])}",
        "look at the quotes, brackets, colons and indentation of this line and of the one above it",
    )
