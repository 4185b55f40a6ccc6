"""The `#` that cuts a text off, because to YAML a comment begins there."""

from __future__ import annotations

import re

from journeygen.problems import Location, Problem, error
from journeygen.source.traps.line import goes_on, take_apart
from journeygen.source.traps.quoting import excerpt

COMMENT_START = re.compile(r"(?:^|(?<=[\s\"'\]}]))#+", re.MULTILINE)
"""Where a comment may begin. It does, unless the place is within a text."""

MAYBE_GLUED_HASH = re.compile(r"(?:^|[\s\"'\]}])#+[^\s#]", re.MULTILINE)
"""Found where it is worth looking for a `#` that is glued to what follows."""


def glued_hash(line: str, above: str, following: str, location: Location) -> Problem | None:
    """A comment that looks like the end of a text: `Sends form #4 by post`; None if it does not."""
    index = location.column - 1
    before, rest = line[:index], line[index:]
    hashes = len(rest) - len(rest.lstrip("#"))
    if not rest[hashes : hashes + 1].strip():
        return None
    if not before.strip():
        # A line of its own is a comment, as where keys are taken out for a while; unless it stands
        # where the text of the line above would go on.
        apart = take_apart(above)
        if not apart.value or apart.value[0] in "\"'[{|>#&*!" or not goes_on(above, line):
            return None
        corrected = ""
    else:
        apart = take_apart(line)
        if apart.value[:1] in tuple("\"'[{|>"):
            space = "" if before[-1:] in " \t" else " "
            corrected = before + space + rest[:hashes] + " " + rest[hashes:]
        elif apart.value.startswith("#") and goes_on(line, following):
            corrected = before + rest.replace("#", "# ", 1)
        else:
            corrected = apart.in_quotes
    return error(
        "yaml-hash",
        location,
        f"everything from {excerpt(rest, 30)} on counts as a comment and is left out of the text",
        "put the text in quotes, or, if it is a comment, leave a space after the '#'",
        corrected,
    )
