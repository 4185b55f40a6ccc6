"""Texts in quotation marks: so that YAML cannot misread them, and as messages show them."""

from __future__ import annotations

import re

PUT_IN_QUOTES = "put the text in quotes"
"""The hint that most traps share."""


CURLY = {"“": "”", "„": "“", "‘": "’"}
"""The quotation marks of word processors, with those that close them: to YAML they are letters.

Not « and »: who types these means them.
"""


def in_curly_quotes(text: str) -> str:
    """What stands in curly quotes that are around all of a text; empty if they are not."""
    inside = text[1:-1]
    around = len(text) > 2 and text[-1] in (CURLY.get(text[0]), "”")
    return inside if around and not set(inside) & set("“”„") else ""


def around_apostrophes(text: str) -> str:
    """What stands in single quotes with apostrophes between them (`'Can't pay'`); empty for other texts."""
    match = re.fullmatch(r"'((?:[^']|(?<=\w)'(?=\w))+)'", text)
    return match[1] if match and "'" in match[1] else ""


def quoted(text: str) -> str:
    """The text as YAML that cannot be misread: in double quotes, unless it has some itself.

    Curly quotes around it are taken for such quotes, and so are single ones that an apostrophe ends too early.
    """
    text = in_curly_quotes(text) or around_apostrophes(text) or text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def excerpt(text: str, most: int = 40) -> str:
    """The text as a message shows it: cut off after `most` characters."""
    text = text.strip()
    return f"'{text}'" if len(text) <= most else f"'{text[: most - 1].rstrip()}…'"
