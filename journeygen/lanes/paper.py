"""Which columns of a map stand together on a sheet of paper.

A table does not break between columns by itself: a map that is too wide for a sheet is printed as one
table for each group of stages that fits. No paper size is known when a site is built. What is laid out
here is read on A4 across; on A3, a map of five stages with three steps is printed as a whole.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

WHOLE = 11
"""The columns that a sheet of A4 holds when they are all there is: they are as small as can be read."""

PART = 10
"""The columns of one sheet, where there are several."""

IN_PLACE = 48
"""The columns up to which a map's page brings its form for paper along: beyond, it would weigh too much.

So a script makes that of a larger map when it is printed (`js/paper.js`), of the map that is there. A page of
its own would be nothing that a reader finds who presses print, and print it as it is filtered it could not.
Without scripts such a map is printed as its text, which says all of it."""


def sheets(counts: Iterable[int]) -> tuple[range, ...]:
    """The columns of each sheet, from how many each stage has. Only a stage that is too long itself is parted."""
    pieces = list(_pieces(counts))
    if sum(len(each) for each in pieces) <= WHOLE:
        return (range(pieces[-1].stop if pieces else 0),)
    found: list[range] = []
    for piece in pieces:
        if found and piece.stop - found[-1].start <= PART:
            found[-1] = range(found[-1].start, piece.stop)
        else:
            found.append(piece)
    return tuple(found)


def _pieces(counts: Iterable[int]) -> Iterator[range]:
    """The stages' columns, those of a long stage in pieces of about the same length."""
    start = 0
    for count in counts:
        parts = -(-count // PART)
        ends = [start + count * part // parts for part in range(parts + 1)]
        yield from (range(one, other) for one, other in itertools.pairwise(ends))
        start += count
