"""Texts in quotation marks: so that YAML cannot misread them, and as messages show them."""

from __future__ import annotations

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


def quoted(text: str) -> str:
    """The text as YAML that cannot be misread: in double quotes, unless it has some itself.

    Curly quotes around it are taken for such quotes.
    """
    text = in_curly_quotes(text) or text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def excerpt(text: str, most: int = 40) -> str:
    """The text as a message shows it: cut off after `most` characters."""
    text = text.strip()
    return f"'{text}'" if len(text) <= most else f"'{text[: most - 1].rstrip()}…'"
