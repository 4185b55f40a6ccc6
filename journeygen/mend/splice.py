"""The bytes of a file with its fixes: outside of the spliced places each byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from journeygen.problems import Splice

_MARK = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")


def spliced(content: bytes, splices: Iterable[Splice]) -> bytes:
    """A file's content with these splices, which must not overlap.

    Line ends are those that the file has; a byte order mark is no character of its first line.
    Raises ValueError where a place is not in the file, UnicodeDecodeError where it is not UTF-8.
    """
    text = content.decode()
    mark = _MARK if text.startswith(_MARK) else ""
    text = text.removeprefix(_MARK)
    lines = _lines(text)
    end_of_line = next(iter(_LINE_END.findall(text)), "\n")
    parts: list[str] = []
    done = 0
    for splice in sorted(splices):
        start = _offset(lines, splice.line, splice.column)
        end = _offset(lines, splice.end_line, splice.end_column)
        if not done <= start <= end:
            raise ValueError(f"splices overlap on line {splice.line}")
        parts += [text[done:start], splice.text.replace("\n", end_of_line)]
        done = end
    return (mark + "".join(parts) + text[done:]).encode()


def with_line_feeds(content: bytes) -> bytes:
    """A file's content with the line ends of Unix throughout."""
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _lines(text: str) -> list[tuple[int, int]]:
    """Where each line begins and where its characters end, counted from 0."""
    found: list[tuple[int, int]] = []
    begin = 0
    for match in _LINE_END.finditer(text):
        found.append((begin, match.start()))
        begin = match.end()
    return [*found, (begin, len(text))]


def _offset(lines: list[tuple[int, int]], line: int, column: int) -> int:
    if not 1 <= line <= len(lines):
        raise ValueError(f"there is no line {line}")
    begin, end = lines[line - 1]
    if not 1 <= column <= end - begin + 1:
        raise ValueError(f"there is no column {column} on line {line}")
    return begin + column - 1
