"""Repairs for mistakes that show only beside other lines: texts that go on below, and indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeygen.problems import Location
from journeygen.source.traps.attempt import Attempt
from journeygen.source.traps.line import goes_on, indent_of, take_apart
from journeygen.source.traps.lists import glued_dash
from journeygen.source.traps.quoting import excerpt, quoted
from journeygen.source.traps.repair import Repair

_COLUMNS_ABOVE = 200
"""How many lines above are looked at for where this one might begin."""


def text_of_several_lines(lines: list[str], number: int) -> Iterator[Repair]:
    """An unquoted text that goes on below its key, with a colon or a `#` in a later line."""
    first = number - 1
    while first >= 0 and (
        not lines[first].strip()
        or (indent_of(lines[first]) >= indent_of(lines[number]) and not take_apart(lines[first]).dashes)
    ):
        first -= 1
    if first < 0:
        return
    apart = take_apart(lines[first])
    if not apart.value or apart.value[0] in "\"'[{|>&*!" or not goes_on(lines[first], lines[number]):
        return
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or goes_on(lines[first], lines[last])):
        last += 1
    text = " ".join(line.strip() for line in (apart.value, *lines[first + 1 : last]) if line.strip())
    yield Repair(
        "yaml-colon" if re.search(r":(?:\s|$)", text) else "yaml-hash",
        first,
        len(apart.before),
        f"the text that begins here cannot be read as one because of {excerpt(lines[number])} on a later line",
        "put the whole text in quotes, or write > after the key's colon and begin the text on the next line",
        {first: apart.before + quoted(text), **dict.fromkeys(range(first + 1, last), "")},
        _quoted_lines(lines[first:last], len(apart.before), quoted(text), first),
    )


def _quoted_lines(lines: list[str], column: int, joined: str, first: int) -> dict[int, str]:
    """The same lines with quotes around the text that begins in this column; empty lines mean more in quotes."""
    end = max(number for number, line in enumerate(lines) if line.strip())
    quote, inside = joined[0], lines[: end + 1]
    if quote == "'":
        inside = [
            inside[0][:column] + inside[0][column:].replace("'", "''"),
            *(each.replace("'", "''") for each in inside[1:]),
        ]
    inside[0] = inside[0][:column] + quote + inside[0][column:]
    inside[-1] = inside[-1].rstrip() + quote
    return {first + number: line for number, line in enumerate([*inside, *lines[end + 1 :]])}


_BULLET = re.compile(r" *([*•–—▪·])[ \t]+(?=\S)")


def bullets(lines: list[str], number: int) -> Iterator[Repair]:
    """A list whose entries begin with a bullet where a hyphen is meant; all of them are mended at once."""
    bullet = _BULLET.match(lines[number])
    if bullet is None:
        return
    indent, first, last = indent_of(lines[number]), number, number
    while first > 0 and _is_like(lines[first - 1], bullet[1], indent):
        first -= 1
    while last + 1 < len(lines) and _is_like(lines[last + 1], bullet[1], indent):
        last += 1
    mended = {at: " " * indent + "- " + lines[at][indent + 1 :].lstrip() for at in range(first, last + 1)}
    message = f"a list entry begins with a hyphen and a space, not with '{bullet[1]}'"
    more = f" (and {last - first} more below)" if last > first else ""
    yield Repair("yaml-list", first, indent, message + more, "write hyphens in place of the bullets", mended)


def _is_like(line: str, bullet: str, indent: int) -> bool:
    match = _BULLET.match(line)
    return match is not None and match[1] == bullet and indent_of(line) == indent


def text_not_indented(lines: list[str], number: int) -> Iterator[Repair]:
    """A text below `|` or `>` that begins no deeper than its key."""
    above = next((at for at in range(number - 1, -1, -1) if lines[at].strip()), None)
    if above is None or not re.fullmatch(r"[|>][-+]?", take_apart(lines[above]).value):
        return
    sign, depth = take_apart(lines[above]).value[0], indent_of(lines[above]) + 2
    end = number
    while end < len(lines) and not re.match(r"\s*(?:[a-z][a-z0-9_]*:(?:\s|$)|#)", lines[end]):
        end += 1
    yield Repair(
        "yaml-indentation",
        number,
        indent_of(lines[number]),
        f"the text that '{sign}' announces above has to be indented",
        "begin each of its lines with two more spaces than the key above",
        {at: " " * depth + lines[at].strip() for at in range(number, end) if lines[at].strip()},
    )


def glued_dash_with_more(lines: list[str], number: int) -> Iterator[Repair]:
    """`-id: web` with further keys below, aligned with the first one: all move with it."""
    indent = indent_of(lines[number])
    if not re.match(r"-[a-z][a-z0-9_]*:(?:\s|$)", lines[number][indent:]):
        return
    problem = glued_dash(lines[number], Location("", 1, indent + 1))
    moved = {number: problem.corrected}
    for at in range(number + 1, len(lines)):
        if lines[at].strip() and indent_of(lines[at]) <= indent:
            break
        moved[at] = _moved(lines[at], 1)
    yield Repair(problem.rule, number, indent, problem.message, problem.hint, moved)


def indentation(lines: list[str], number: int, attempt: Attempt, first_line: int) -> Iterator[Repair]:
    """The line, or the lines from here on that are as deep, begin in the wrong column."""
    indent = indent_of(lines[number])
    end = number + 1
    while end < len(lines) and (not lines[end].strip() or indent_of(lines[end]) >= indent):
        end += 1
    ranked: list[tuple[tuple[int, int, int], Repair]] = []
    for column, (like, what_is_there) in _columns_above(lines, number).items():
        shift = column - indent
        if not shift:
            continue
        for stop in (number + 1, end):
            moved = {at: _moved(lines[at], shift) for at in range(number, stop)}
            after = attempt("\n".join(moved.get(at, text) for at, text in enumerate(lines)))
            reached = after.stumbled[0] if after else len(lines)
            if reached <= number:
                continue
            what = "is indented too far" if shift < 0 else "is not indented far enough"
            repair = Repair(
                "yaml-indentation",
                number,
                indent,
                f"{excerpt(lines[number])} {what} to belong to what stands above",
                f"begin it in column {column + 1}, that of {what_is_there} on line {like + first_line}",
                moved,
            )
            ranked.append(((reached, -abs(shift), -len(moved)), repair))
    if ranked:
        yield max(ranked, key=lambda pair: pair[0])[1]


def _columns_above(lines: list[str], number: int) -> dict[int, tuple[int, str]]:
    """The columns in which something begins above, each with the nearest line where it does, and what that is."""
    columns: dict[int, tuple[int, str]] = {}
    for above in range(number - 1, max(-1, number - _COLUMNS_ABOVE), -1):
        if lines[above].strip():
            apart = take_apart(lines[above])
            begins = f"'{apart.key}'" if apart.key else "the text"
            columns.setdefault(apart.indent, (above, "the dash" if apart.dashes else begins))
            columns.setdefault(apart.indent + len(apart.dashes), (above, begins))
    return columns


def _moved(line: str, shift: int) -> str:
    return " " * (indent_of(line) + shift) + line.lstrip(" ") if line.strip() else line
