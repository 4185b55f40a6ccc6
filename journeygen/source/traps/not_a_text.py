"""Why YAML does not take a value for the text that it looks like."""

from __future__ import annotations

import re

from journeygen.source.traps.closing import end_of
from journeygen.source.traps.line import without_comment
from journeygen.source.traps.quoting import PUT_IN_QUOTES, around_apostrophes, excerpt, in_curly_quotes, quoted

_OWN_USE = {
    "*": "to repeat a value by its name",
    "&": "to give a value a name",
    "!": "to say of what kind a value is",
    "|": "to announce a text of several lines",
    ">": "to announce a text of several lines",
    "%": "for instructions",
    "@": "for itself",
    "`": "for itself",
    "-": "to begin a list item",
    "?": "to announce a key",
    ":": "to end a key",
    ",": "to part the items of a list",
    "]": "to end a list",
    "}": "to end keys in braces",
    "#": "to begin a comment",
}

_APOSTROPHES = re.compile(r"'(?:tis|twas|twere|till?|cause|em|bout|round|n|s|t|k|m|\d\ds?)\b(?!')", re.IGNORECASE)

# A backslash in double quotes that means nothing, or no character.
_BAD_ESCAPE = re.compile(
    r"\\(?!["
    r"0abt\tnvfre \"/\\N_LP]|x[0-9A-Fa-f]{2}|u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|U000[0-9A-Fa-f]{5}|U0010[0-9A-Fa-f]{4})."
)


def why_not_a_text(value: str) -> tuple[str, str, str] | None:
    """Why this cannot be a text as it stands: rule, message, hint; None if we see no reason."""
    first = value[:1]
    if first in ("'", '"'):
        return _why_not_quoted(value)
    if first in ("[", "{"):
        return _why_not_in_brackets(value)
    if first and first in _OWN_USE and (first not in "-?:" or value[1:2] in ("", " ")):
        return (
            "yaml-first-character",
            f"a text cannot begin with '{first}', which YAML uses {_OWN_USE[first]}",
            PUT_IN_QUOTES,
        )
    if ": " in value and in_curly_quotes(value):
        return (
            "yaml-quote",
            f"curly quotes such as {value[0]} are letters to YAML and quote nothing, so the colon makes a key of "
            "what stands before it",
            "use the straight ones, \" or '",
        )
    if ": " in value or value.endswith(":"):
        return (
            "yaml-colon",
            f"in {excerpt(value)} the colon with a space after it makes a key of what stands before it",
            PUT_IN_QUOTES,
        )
    match = re.search(r"[ \t]#+[^\s#].*", value)
    if match:
        return (
            "yaml-hash",
            f"everything from {excerpt(match[0], 30)} on counts as a comment and is left out of the text",
            PUT_IN_QUOTES,
        )
    return None


def _why_not_quoted(value: str) -> tuple[str, str, str] | None:
    first = value[0]
    end = end_of(value)
    if end < 0:
        return (
            "yaml-quote",
            f"the text begins with {first} and no {first} ends it",
            "an apostrophe at the beginning needs quotes around the whole text"
            if begins_with_apostrophe(value)
            else "close the quotation, or put the whole text in the other sort of quotes",
        )
    if end < len(value) - 1 and around_apostrophes(value):
        return (
            "yaml-quote",
            f"the apostrophe before {excerpt(value[end + 1 : -1], 30)} ends the text that begins with a single quote",
            "write that apostrophe twice" if '"' in value else "put double quotes around the text",
        )
    if end < len(value) - 1:
        return (
            "yaml-quote",
            f"the text begins with a quotation, and {excerpt(value[end + 1 :], 30)} after it is left over",
            "put the whole text in quotes",
        )
    bad = _bad_escape(value) if first == '"' else ""
    if bad:
        return (
            "yaml-quote",
            f"in double quotes a backslash has a meaning of its own, and {bad} has none",
            "use single quotes around the text, or write the backslash twice",
        )
    return None


def _why_not_in_brackets(value: str) -> tuple[str, str, str]:
    first = value[0]
    what, closing = ("a list", "]") if first == "[" else ("keys in braces", "}")
    end = end_of(value)
    if 0 <= end < len(value) - 1:
        return (
            "yaml-bracket",
            f"'{first}' at the beginning starts {what}, and {excerpt(value[end + 1 :], 30)} after "
            f"'{closing}' is left over",
            "if all of it is one text, put it in quotes",
        )
    return (
        "yaml-bracket",
        f"'{first}' at the beginning starts {what}, and what follows cannot be read as such",
        "if it is a text, put it in quotes",
    )


def begins_with_apostrophe(value: str) -> bool:
    """`'tis`, `'90s`, and the Dutch `'s avonds`: no quotation mark."""
    return _APOSTROPHES.match(value) is not None


def _bad_escape(value: str) -> str:
    """The first backslash with what follows it that means nothing; `value` is in double quotes."""
    index = 0
    while (index := value.find("\\", index)) >= 0:
        match = _BAD_ESCAPE.match(value, index)
        if match:
            return match[0]
        index += 2
    return ""


def as_value(text: str) -> str:
    """The text as it may stand after a key or a dash, in quotes only where they are needed."""
    value, comment = without_comment(text.strip())
    if value[:1] in "\"'[{" and value[-1:] in "\"']}":
        return value + comment
    return (quoted(value) if why_not_a_text(value) else value) + comment
