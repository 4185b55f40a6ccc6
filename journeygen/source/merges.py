"""What Git leaves in a file where it could not merge two versions of it."""

from __future__ import annotations

import re

from journeygen.problems import Location, Problem, error

_MARKERS = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
"""Not `=======` by itself, which underlines a heading in Markdown."""


_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,})", re.MULTILINE)


def unfinished_merge(text: str, path: str) -> Problem | None:
    """The one thing to say of a file with both versions in it: what else is wrong with it comes of that."""
    for marker in _MARKERS.finditer(text):
        if len(_FENCE.findall(text, 0, marker.start())) % 2 == 0:  # between two fences somebody tells of such lines
            break
    else:
        return None
    return error(
        "unfinished-merge",
        Location(path, text.count("\n", 0, marker.start()) + 1),
        "this file has an unfinished merge",
        "keep one of the two parts and delete the lines with <<<<<<<, ======= and >>>>>>>",
    )
