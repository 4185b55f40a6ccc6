"""Lists, items and keys where a text was meant, and the other way round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeygen.problems import Location, Problem, error
from journeygen.source.traps.line import quoted_brackets, quoted_from, quoted_item, take_apart, without_comment
from journeygen.source.traps.not_a_text import as_value
from journeygen.source.traps.quoting import PUT_IN_QUOTES, excerpt, quoted
from journeygen.source.traps.rows import swallows

if TYPE_CHECKING:
    from journeygen.source.yaml import Mapping, Sequence

MAYBE_GLUED_DASH = re.compile(r"^ *-[^\W\d_]", re.MULTILINE)
"""A dash without its space at the start of a line."""


def glued_dash(line: str, location: Location) -> Problem:
    """`-Fast` where `- Fast` is meant; `location` is that of the dash."""
    return error(
        "yaml-list",
        location,
        "a dash begins a list item only if a space follows it",
        "put a space after the dash",
        f"{line[: location.column - 1]}- {_item(line[location.column :])}",
    )


def _item(text: str) -> str:
    """What follows a dash: keys as they are (`id: web`), a text in quotes where it needs them (`Note: x`)."""
    return text if _KEYS.match(text) else as_value(text)


_KEYS = re.compile(r"[a-z][a-z0-9_]*:(?:\s|$)")


def item_became_text(line: str, above: str, location: Location) -> Problem:
    """A list item that is indented deeper than the one above and so goes on with its text."""
    apart = take_apart(above)
    rest = line.lstrip(" ")
    if not apart.dashes or apart.key:
        return error(
            "yaml-indentation",
            location,
            f"{excerpt(rest)} is no list item here; it goes on with the text that begins above",
            "a key has a text or a list: remove one of them, or put all of it in quotes if it is one text",
        )
    return error(
        "yaml-indentation",
        location,
        f"{excerpt(rest)} is indented too far to be a list item of its own; it goes on with the text above",
        "begin it in the column of the dash above, or put all of it in quotes if it is one text",
        " " * (apart.indent + len(apart.dashes.rstrip()) - 1) + rest,
    )


def item_became_mapping(node: Mapping, source_line: str, location: Location) -> Problem:
    """`- Fast: no queue` in a list of texts: the colon has made it a key and its value.

    `source_line` is the line on which the item begins, `location` the item's. In brackets
    (`[Fast: no queue, Cheap]`) only the item is put in quotes.
    """
    corrected = ""
    if all(key.line == node.line and value.line == node.line for key, value in node.entries):
        if source_line.startswith("{", node.column - 1):
            corrected = quoted_brackets(source_line, node.column)
        elif node.flow:
            corrected = quoted_from(source_line, node.column, "")
        else:
            corrected = quoted_item(source_line) or take_apart(source_line).in_quotes
        if swallows(source_line, corrected):
            corrected = ""
    key = node.entries[0][0].text if node.entries else ""
    return error(
        "yaml-colon",
        location,
        f"the colon after {excerpt(key)} makes a key of what stands before it, where a text is expected",
        PUT_IN_QUOTES,
        corrected,
    )


def text_became_list(node: Sequence, source_line: str, location: Location) -> Problem:
    """`title: [draft]` or `- - dash` where a single text is expected."""
    if node.flow:
        return error(
            "yaml-bracket",
            location,
            "what stands in brackets is a list, where a text is expected",
            PUT_IN_QUOTES,
            quoted_brackets(source_line, node.column),
        )
    single_line = all(item.line == node.line for item in node.items)
    value, comment = without_comment(source_line[node.column - 1 :])
    corrected = source_line[: node.column - 1] + quoted(value) + comment if single_line and node.column > 1 else ""
    return error(
        "yaml-first-character", location, "the dash begins a list, where a text is expected", PUT_IN_QUOTES, corrected
    )
