"""What parses but is hardly what was meant; looked for only where a search of the file gives reason."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from yaml.events import ScalarEvent, StreamEndEvent

from journeygen.problems import Problem
from journeygen.source import traps
from journeygen.source.yaml.nodes import Node, Scalar, mappings, scalars
from journeygen.source.yaml.parsers import Parse
from journeygen.source.yaml.source_text import SourceText

_BLOCK = frozenset("|>")


def odd_texts(root: Node, source: SourceText, wrapped: list[tuple[int, int]], make: Parse) -> Iterator[Problem]:
    """The problems of one document; `wrapped` are the first and last lines of texts that a dash may be hidden in."""
    text = source.text
    if "#" in text and traps.MAYBE_GLUED_HASH.search(text):
        yield from _hashes(source, make)
    if traps.MAYBE_GLUED_DASH.search(text):
        yield from _dashes(root, source)
    if traps.MAYBE_SPECIAL_KEY.search(text):
        yield from _special_keys(root, source)
    if traps.MAYBE_GLUED_IN_BRACES.search(text):
        yield from _glued_in_braces(root, source)
    for first, last in wrapped:
        yield from _item_in_text(source, first, last)


def _hashes(source: SourceText, make: Parse) -> Iterator[Problem]:
    """A `#` glued to what follows, which ends a text that an editor meant to go on."""
    text = source.text
    spans = _texts(text, make)
    seen = -1
    for match in traps.COMMENT_START.finditer(text):
        index = match.start()
        if _within(spans, index):
            continue
        begin = text.rfind("\n", 0, index) + 1
        if begin == seen:
            continue  # within the line's comment
        seen = begin
        line = text.count("\n", 0, index) + source.first_line
        place = source.at(line, index - begin + 1)
        problem = traps.glued_hash(source.line(line), source.line(line - 1), source.line(line + 1), place)
        if problem:
            yield problem


def _texts(text: str, make: Parse) -> list[tuple[int, int]]:
    """From where to where the parser reads texts, in their order, after an empty stretch at the beginning."""
    spans = [(0, 0)]
    get = make(text).get_event
    while True:
        event: Any = get()
        kind = event.__class__
        if kind is StreamEndEvent:
            return spans
        if kind is ScalarEvent:
            # What follows `|` and `>` on their line is no text either.
            begin = text.find("\n", event.start_mark.index) if event.style in _BLOCK else event.start_mark.index
            spans.append((begin, event.end_mark.index))


def _within(spans: list[tuple[int, int]], index: int) -> bool:
    begin, end = spans[bisect_right(spans, (index, sys.maxsize)) - 1]
    return begin <= index < end


def _dashes(root: Node, source: SourceText) -> Iterator[Problem]:
    """`-Fast` for `- Fast`. As a key it leaves in doubt what belongs to what."""
    for scalar in scalars(root):
        if not scalar.style and scalar.text.startswith("-"):
            line = source.line(scalar.line)
            if traps.MAYBE_GLUED_DASH.match(line) and not line[: scalar.column - 1].strip():
                yield traps.glued_dash(line, source.at(scalar.line, scalar.column))


def _special_keys(root: Node, source: SourceText) -> Iterator[Problem]:
    """A special space before or after a key."""
    for mapping in mappings(root):
        for key, _ in mapping.entries:
            if key.text != key.text.strip(traps.SPECIAL_SPACES):
                place = source.at(key.line, key.column)
                yield traps.special_space(source.line(key.line), source.line(key.line - 1), key.text, place)


def _glued_in_braces(root: Node, source: SourceText) -> Iterator[Problem]:
    """`{tim:1}` for `{tim: 1}`."""
    for mapping in mappings(root):
        for key, value in mapping.entries if mapping.flow else ():
            if not key.style and isinstance(value, Scalar) and not value.style and not value.text:
                problem = traps.glued_in_braces(source.line(key.line), key.text, source.at(key.line, key.column))
                if problem:
                    yield problem


def _item_in_text(source: SourceText, first: int, last: int) -> Iterator[Problem]:
    """The first line of a wrapped text that looks like a list item."""
    for number in range(first + 1, last + 1):
        line = source.line(number)
        item = line.lstrip(" ")
        if item.startswith("- "):
            lines_above = (source.line(above) for above in range(number - 1, first - 1, -1))
            above = next(line_above for line_above in lines_above if line_above.strip())
            yield traps.item_became_text(line, above, source.at(number, len(line) - len(item) + 1))
            return
