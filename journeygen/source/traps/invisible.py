"""Invisible characters and special spaces, as they come along when text is pasted from elsewhere."""

from __future__ import annotations

import re

from journeygen.problems import Location, Problem, error
from journeygen.source.traps.line import indent_of


def control_character(location: Location, character: str) -> Problem:
    """A character that YAML, or Markdown, does not allow in a text."""
    return error(
        "control-character",
        location,
        f"there is an invisible character here that cannot be part of a text (U+{ord(character):04X})",
        "delete it: place the cursor behind it and press Backspace",
    )


def escaped_control_character(location: Location, character: str) -> Problem:
    """A character that no page can show, smuggled in by its number."""
    return error(
        "control-character",
        location,
        f"a backslash in this text stands for the invisible character U+{ord(character):04X}, which no text can have",
        "write the backslash twice if it is meant as such",
    )


SPECIAL_SPACES = (
    "\u00a0\u00ad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d"
    "\u202f\u205f\u2060\u3000"
)
"""What looks like a space, or like nothing, and is neither to YAML."""

MAYBE_SPECIAL_KEY = re.compile(f"[{SPECIAL_SPACES}][^:：\n]*:|[{SPECIAL_SPACES}]:")
"""Found where it is worth looking for a key with a special space before or after it."""


def special_space(line: str, above: str, key: str, location: Location) -> Problem:
    """A key with an invisible character before or after it."""
    index = location.column - 1
    corrected = ""
    if line.startswith(key, index):
        lead = key[: len(key) - len(key.lstrip(SPECIAL_SPACES))]
        width = index + len(lead) + lead.count("\u3000")  # which is as wide as two
        # As deep as the line above, or deeper below a key that waits for its value.
        fits = width == indent_of(above) or (width > indent_of(above) and above.rstrip().endswith(":"))
        before = " " * width if not line[:index].strip() and fits else line[:index]
        corrected = before + key.strip(SPECIAL_SPACES) + line[index + len(key) :]
    return error(
        "yaml-key",
        location,
        f"before or after the key '{key.strip(SPECIAL_SPACES)}' there is an invisible character or a special space, "
        "which makes it another key",
        "delete it and type an ordinary space",
        corrected,
    )
