"""What would change, as the lines of a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from journeygen.mend.rounds import Change
from journeygen.mend.splice import with_line_feeds


def difference(change: Change, before: str, after: str) -> Iterator[str]:
    """The lines of a diff, without line ends; `before` and `after` are the file's names to show."""
    old, new = (with_line_feeds(content).decode(errors="replace") for content in (change.before, change.after))
    if change.path != change.to:
        yield f"rename {before}"
        yield f"    to {after}"
    if with_line_feeds(change.before) != change.before and with_line_feeds(change.after) == change.after:
        yield f"--- {before}"
        yield f"+++ {after} (with the line ends of Unix)"
        yield from list(_lines(old, new, before, after))[2:]
    else:
        yield from _lines(old, new, before, after)


def _lines(old: str, new: str, before: str, after: str) -> Iterator[str]:
    # Not `splitlines`, to which more than a line feed ends a line.
    old_lines, new_lines = (text.removesuffix("\n").split("\n") for text in (old, new))
    return difflib.unified_diff(old_lines, new_lines, before, after, n=2, lineterm="")
