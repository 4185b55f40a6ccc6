"""Keys: given twice, empty, glued to their value, or no plain words."""

from __future__ import annotations

import re
from dataclasses import replace

from journeygen.problems import Location, Problem, error
from journeygen.source.traps.line import quoted_from, quoted_item
from journeygen.source.traps.quoting import PUT_IN_QUOTES, excerpt

MAYBE_QUESTION_KEY = re.compile(r"(?:^|[\s\[{,])\?", re.MULTILINE)
"""Where a key may be written in YAML's long form, `? key`."""

MAYBE_GLUED_IN_BRACES = re.compile(r"[{,]\s*[^\W\d][\w-]*:[^\s,\[\]{}/]")
"""Found where it is worth looking for a colon without its space in braces."""


def repeated_key(location: Location, key: str, first_line: int) -> Problem:
    """A key given twice; `location` is that of the second one."""
    return error(
        "yaml-duplicate-key",
        location,
        f"the key '{key}' is given twice, on line {first_line} and on line {location.line}",
        "keep one of them; several values are written as a list below one key",
    )


def empty_key(line: str, location: Location) -> Problem:
    """`: value`."""
    return error(
        "yaml-colon",
        location,
        "there is a colon with no key in front of it",
        "write the key before the colon, or put the text in quotes",
        quoted_item(line),
    )


def not_a_key(line: str, location: Location) -> Problem:
    """A list or keys in the place of a key (`[a]: b`), or a key written with `?`."""
    before = line[: location.column - 1].rstrip()
    if before.endswith("?"):
        return error(
            "yaml-first-character",
            replace(location, column=len(before)),
            "a text cannot begin with '?', which YAML uses to announce a key",
            PUT_IN_QUOTES,
            quoted_from(line, len(before), "") if before[:-1].strip() else "",
        )
    return error(
        "yaml-key",
        location,
        "a key has to be a plain word, but here a list or something in brackets is followed by a colon",
        "if all of it is one text, put it in quotes",
        quoted_item(line),
    )


def glued_in_braces(line: str, key: str, location: Location) -> Problem | None:
    """`{tim:1}`, which is one key `tim:1` without value; None if the key is no such thing."""
    name, colon, rest = key.partition(":")
    if not colon or not rest or rest.startswith("/") or "\n" in key:
        return None
    corrected = ""
    if line.startswith(key, location.column - 1):
        corrected = re.sub(r"([{,]\s*[^\W\d][\w-]*:)(?=[^\s,\[\]{}/])", r"\1 ", line)
    return space_after_colon(name, rest, replace(location, column=location.column + len(name)), corrected)


def space_after_colon(key: str, rest: str, location: Location, corrected: str) -> Problem:
    """`title:Open`; `location` is that of the colon."""
    return error(
        "yaml-colon",
        location,
        f"a space is missing between '{key}:' and {excerpt(rest)}",
        "put a space after the colon",
        corrected,
    )
