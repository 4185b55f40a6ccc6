"""How the rows of journeys are packed into lines of four columns, so that no card is left alone in a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

COLUMNS = 4
"""How many cards stand side by side on a wide screen."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A row in its line: which one it is, how many columns its cards have, and how many it has in all.

    Where it has more columns than its cards need (`span` > `columns`), its heading stands beside them.
    """

    index: int
    columns: int
    span: int


def packed(sizes: Sequence[int]) -> tuple[Packed, ...]:
    """The rows, given how many cards each has, in the order in which they are drawn.

    Rows of four cards or more have lines of their own. Smaller ones share lines, as evenly as they
    can; the columns that a line has left go to its smallest rows. The lines come in the order of the
    first row of each.
    """
    lines = [[Packed(index, _columns(size), COLUMNS)] for index, size in enumerate(sizes) if size >= COLUMNS]
    for line in _lines([(index, size) for index, size in enumerate(sizes) if 0 < size < COLUMNS]):
        extra = dict.fromkeys((index for index, _ in line), 0)
        smallest_first = sorted(line, key=lambda each: each[1])
        for turn in range(COLUMNS - sum(size for _, size in line)):
            extra[smallest_first[turn % len(line)][0]] += 1
        lines.append([Packed(index, size, size + extra[index]) for index, size in line])
    return tuple(row for line in sorted(lines, key=lambda line: min(row.index for row in line)) for row in line)


def _columns(size: int) -> int:
    """Four columns; three, with the heading beside them, where the last line is fuller that way."""
    return 3 if -size % 3 < -size % COLUMNS else COLUMNS


def _lines(rows: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Rows of one to three cards in as few lines as they fill, each line as full as the others."""
    count = -(-sum(size for _, size in rows) // COLUMNS)
    lines: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for row in sorted(rows, key=lambda each: -each[1]):
        fitting = [line for line in lines if sum(size for _, size in line) + row[1] <= COLUMNS]
        if fitting:
            min(fitting, key=lambda line: sum(size for _, size in line)).append(row)
        else:
            lines.append([row])
    return lines
