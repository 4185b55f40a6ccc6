"""Where texts stand, in lines that no parser can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeygen.source.traps.closing import closing_quote
from journeygen.source.traps.line import indent_of


@dataclass(frozen=True, slots=True)
class Reach:
    """What of a line is text whatever it looks like: all of it, or stretches between quotes.

    `inside` is true where the line begins within brackets or within quotes. `quotes` are pairs of
    first and last index (from 0, the last excluded).
    """

    block: bool
    inside: bool
    quotes: tuple[tuple[int, int], ...] = ()


_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")


def reaches(lines: Iterable[str]) -> Iterator[Reach]:
    """A rough reading of the lines, for texts that the parsers cannot read; good for all but the oddest."""
    quote = ""  # open at the end of the line before
    depth = 0  # brackets open there
    block: int | None = None  # the column that a text after `|` has to be deeper than
    plain: int | None = None  # likewise for an unquoted text, which may go on
    for line in lines:
        indent = indent_of(line)
        if block is not None:
            if not line.strip() or indent > block:
                yield Reach(True, False)
                continue
            block = None
        inside = bool(quote) or depth > 0
        if not line.strip():
            yield Reach(False, inside)
            continue
        quotes: list[tuple[int, int]] = []
        index, column = 0, -1
        starts = inside or plain is None or indent <= plain
        if starts and not inside:
            plain = None
        before = " "
        if not quote:
            index = len(line) - len(line.lstrip())
            while starts and not inside and re.match(r"-(?:[ \t]|$)", line[index:]):
                column = index
                index += 1
                index += len(line[index:]) - len(line[index:].lstrip())
        key_column = index
        while index < len(line):
            character = line[index]
            if quote:
                end = closing_quote(line, index, quote)
                quotes.append((index, end if end >= 0 else len(line)))
                if end < 0:
                    break
                index, quote, starts, before = end + 1, "", False, character
                continue
            if character == "#" and before in " \t":
                break
            if starts and character in "\"'":
                quote = character
            elif character in "[{" and (starts or depth):
                depth += 1
                starts = True
            elif character in "]}" and depth:
                depth -= 1
                starts = False
            elif character == "," and depth:
                starts = True
            elif character == ":" and line[index + 1 : index + 2] in ("", " ", "\t"):
                starts = True
                if not depth:
                    column, plain = key_column, None
            elif starts and not depth and _BLOCK_HEADER.match(line[index:]):
                block = column
                break
            elif character not in " \t":
                starts = False
                if not depth:
                    plain = column
            before = character
            index += 1
        yield Reach(False, inside, tuple(quotes))
