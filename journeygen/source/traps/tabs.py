"""Tabs: spaces between words, kept within texts, and a mistake where they indent."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.problems import Location, Problem, becomes, error
from journeygen.source.traps.attempt import Attempt
from journeygen.source.traps.line import indent_of
from journeygen.source.traps.reach import reaches


def without_tabs(text: str, path: str, first_line: int, attempt: Attempt) -> tuple[str, list[Problem]]:
    """The text with tabs between words as spaces; an indentation of tabs is a problem.

    The two parsers disagree about tabs. In quotes and in texts after `|` and `>` they stay.
    """
    lines = text.split("\n")
    indented: list[int] = []
    in_block = 0  # the indentation of the text after `|` that we are in
    for number, (line, reach) in enumerate(zip(lines, reaches(lines), strict=True)):
        if reach.block:
            if line.strip():
                in_block = in_block or indent_of(line)
                if "\t" in line[:in_block]:
                    indented.append(number)
            elif not in_block:
                lines[number] = line.replace("\t", " ")
            continue
        in_block = 0
        if "\t" not in line:
            continue
        begin = _indentation(line)
        if "\t" in line[:begin] and not reach.inside and line[begin : begin + 1] not in ("", "#"):
            indented.append(number)
        lines[number] = "".join(
            " " if c == "\t" and not any(a <= i < b for a, b in reach.quotes) else c for i, c in enumerate(line)
        )
    if not indented:
        return "\n".join(lines), []
    return text, [_tabs(text.split("\n"), indented, path, first_line, attempt)]


def _indentation(line: str) -> int:
    """How many spaces and tabs the line begins with."""
    return len(line) - len(line.lstrip())


def _tabs(lines: list[str], indented: list[int], path: str, first_line: int, attempt: Attempt) -> Problem:
    number = indented[0]
    others = len(indented) - 1
    more = f" (and {others} more {'lines' if others > 1 else 'line'} below)" if others else ""
    mended = next((each for each in _mended(lines, indented) if attempt("\n".join(each)) is None), None)
    return error(
        "yaml-tab",
        Location(path, first_line + number, lines[number].index("\t") + 1),
        f"this line is indented with the Tab key{more}",
        "indent with spaces, two for each level",
        mended[number] if mended else "",
        tuple(s for at in indented for s in becomes(first_line + at, lines[at], mended[at])) if mended else (),
    )


def _mended(lines: list[str], indented: list[int]) -> Iterator[list[str]]:
    """The lines with their indentation in spaces: a tab as so many of them, or as deep as a line above."""
    for width in (2, 4, 3, 8, 1):
        mended = list(lines)
        for number in indented:
            begin = _indentation(lines[number])
            mended[number] = lines[number][:begin].expandtabs(width) + lines[number][begin:].replace("\t", " ")
        yield mended
    for column in dict.fromkeys(indent_of(line) for line in reversed(lines[: indented[0]]) if line.strip()):
        mended = list(lines)
        for number in indented:
            mended[number] = " " * column + lines[number].strip()
        yield mended
