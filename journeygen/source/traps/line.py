"""A line taken apart as `indent dashes key: value comment`, and put together with a part of it in quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journeygen.source.traps.closing import end_of, in_brackets
from journeygen.source.traps.quoting import quoted

_COMMENT = re.compile(r"[ \t]+#+(?:[ \t]|$)")

# The line up to where its last value may begin: indentation, dashes, keys.
_KEY = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`][^:#\[\]{}"]*?|-[^\s:#][^:#]*?|"[^"]*"|'[^']*'"""
_HEAD = re.compile(rf"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)(?:(?P<key>{_KEY})[ ]*:(?=[ ]|$))?(?P<gap>[ ]*)")


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line; `before` is everything up to the value, `indent` a number of spaces."""

    before: str
    indent: int
    dashes: str
    key: str
    value: str
    comment: str

    @property
    def in_quotes(self) -> str:
        """The line with its value in quotes."""
        return self.before + quoted(self.value) + self.comment


def take_apart(line: str) -> Line:
    """The line's parts; what it does not have is ''."""
    match = _HEAD.match(line)
    assert match is not None  # all its parts are optional
    value, comment = without_comment(line[match.end() :])
    if value.startswith("#") and value.lstrip("#")[:1] in ("", " "):
        value, comment = "", value + comment
    return Line(match[0], len(match["indent"]), match["dashes"], match["key"] or "", value, comment)


def without_comment(value: str) -> tuple[str, str]:
    """A value and the comment after it, which keeps the white space before it."""
    match = _COMMENT.search(value)
    return (value[: match.start()], value[match.start() :]) if match else (value.rstrip(), "")


def indent_of(line: str) -> int:
    """How many spaces the line begins with."""
    return len(line) - len(line.lstrip(" "))


def goes_on(line: str, following: str) -> bool:
    """Whether the next line, being indented deeper, belongs to the value of this one."""
    apart = take_apart(line)
    return bool(following.strip()) and indent_of(following) > apart.indent + len(apart.dashes) * bool(apart.key)


def quoted_from(line: str, column: int, following: str) -> str:
    """The line with the text that begins at this column (from 1) in quotes; '' if that is in doubt."""
    index = column - 1
    rest = line[index:]
    if in_brackets(line, index):
        value = re.split(r"[,\[\]{}#]", rest, maxsplit=1)[0].rstrip()
        return line[:index] + quoted(value) + rest[len(value) :] if value else ""
    value, comment = without_comment(rest)
    if not value or goes_on(line, following):
        return ""
    return line[:index] + quoted(value) + comment


def quoted_item(line: str) -> str:
    """A list item with all of its text in quotes; '' for other lines."""
    apart = take_apart(line)
    start = apart.indent + len(apart.dashes)
    value, comment = without_comment(line[start:])
    return line[:start] + quoted(value) + comment if apart.dashes and value else ""


def quoted_brackets(line: str, column: int) -> str:
    """The line with what stands in brackets from here to its end in quotes; '' if there is more to it."""
    value, comment = without_comment(line[column - 1 :])
    return line[: column - 1] + quoted(value) + comment if value and end_of(value) == len(value) - 1 else ""
