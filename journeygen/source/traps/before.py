"""What is better said before a parser sees the text: invisible characters, and instructions to YAML itself."""

from __future__ import annotations

import re

from journeygen.problems import Location, Problem, error
from journeygen.source.traps.invisible import control_character

# What YAML forbids, and a byte order mark in the middle: the two parsers count it differently.
_CONTROL = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def before_parsing(text: str, path: str, first_line: int) -> list[Problem]:
    """The first thing that makes parsing pointless, if there is one."""
    match = _CONTROL.search(text)
    if match:
        line = text.count("\n", 0, match.start())
        column = match.start() - text.rfind("\n", 0, match.start())
        return [control_character(Location(path, first_line + line, column), match[0])]
    if "%" in text:
        for number, line_text in enumerate(text.split("\n")):
            if line_text.startswith("%"):
                return [_directive(Location(path, first_line + number))]
            if line_text.strip() and not line_text.startswith("#"):
                break
    return []


def _directive(location: Location) -> Problem:
    return error(
        "yaml-syntax",
        location,
        "a line that begins with '%' is an instruction to YAML itself, and has no place here",
        "take the '%' out, or put spaces before it if the line goes on with the text above",
    )
