"""Texts in quotation marks: so that YAML cannot misread them, and as messages show them."""

from __future__ import annotations

PUT_IN_QUOTES = "put the text in quotes"
"""The hint that most traps share."""


def quoted(text: str) -> str:
    """The text as YAML that cannot be misread: in double quotes, unless it has some itself."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def excerpt(text: str, most: int = 40) -> str:
    """The text as a message shows it: cut off after `most` characters."""
    text = text.strip()
    return f"'{text}'" if len(text) <= most else f"'{text[: most - 1].rstrip()}…'"
