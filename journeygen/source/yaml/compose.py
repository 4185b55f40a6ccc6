"""From a parser's events to the tree.

The events come one by one and containers wait on a stack of our own, so that no depth of brackets
can exhaust Python's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from journeygen.problems import Location, Problem
from journeygen.source import traps
from journeygen.source.yaml.nodes import MAX_DEPTH, Mapping, Node, Scalar, Sequence, mappings, scalars
from journeygen.source.yaml.odd_texts import odd_texts
from journeygen.source.yaml.parsers import Parse
from journeygen.source.yaml.source_text import SourceText

MAX_ALIASED = 10_000
"""Values that the `*name`s of one file may stand for, all together."""

_REFUSED_KEYS = frozenset(("", "<<"))
_ESCAPED_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_STRING_TAG = "tag:yaml.org,2002:str"


class RefusedError(Exception):
    """Composing stops here, with this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


@dataclass(slots=True)
class _Anchor:
    node: Node
    line: int
    column: int
    begins: int  # nodes composed before it
    size: int = 0  # nodes in it; 0 while it is still open
    used: bool = False


class Composer:
    """Composes one document. `problems` is what was found so far, also after an error."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.anchors: dict[str, _Anchor] = {}
        self.all_anchors: list[_Anchor] = []
        self.repeated: list[list[tuple[Scalar, Node]]] = []
        self.wrapped: list[tuple[int, int]] = []  # first and last line of texts that a dash may be hidden in

    def compose(self, make: Parse) -> Node | None:
        """The tree; None for an empty text. RefusedError, and whatever the parser raises."""
        root = self._events(make(self.source.text).get_event)
        if root is None:
            return None
        self._keep_first_keys()
        self._unused_anchors()
        if self.source.disguised or "\\" in self.source.text:
            self._restore(root)
        odd = list(odd_texts(root, self.source, self.wrapped, make))
        dashes = {problem.location for problem in odd if problem.rule == "yaml-list"}
        keys = (key for mapping in mappings(root) for key, _ in mapping.entries) if dashes else ()
        glued = {key.text for key in keys if self._at(key) in dashes}
        if glued:  # `-id: web`: which list its keys belong to is in doubt, and so is all that follows from them
            odd = [problem for problem in odd if problem.rule == "yaml-list"]
            self.problems = [each for each in self.problems if each.rule != "yaml-duplicate-key"]
        self.problems += odd
        return None if glued else root

    def _events(self, get: Callable[[], Any]) -> Node | None:
        first_line = self.source.first_line
        get()  # the stream's start
        if get().__class__ is not DocumentStartEvent:
            return None
        top: list[Node] = []
        # The open container: a list to append to, or a mapping's entries with the key that waits for its value.
        items: list[Node] | None = top
        entries: list[tuple[Scalar, Node]] = []
        key: Scalar | None = None
        seen: set[str] = set()
        stack: list[tuple[list[Node] | None, list[tuple[Scalar, Node]], Scalar | None, set[str], _Anchor | None]] = []
        anchor: _Anchor | None = None
        count = aliased = 0
        explicit = "?" in self.source.text and traps.MAYBE_QUESTION_KEY.search(self.source.text) is not None
        while True:
            event = get()
            kind = event.__class__
            node: Node
            if kind is ScalarEvent:
                mark = event.start_mark
                text = event.value
                node = Scalar(text, event.style or "", mark.line + first_line, mark.column + 1)
                if " - " in text and not node.style and event.end_mark.line > mark.line:
                    self.wrapped.append((node.line, event.end_mark.line + first_line))
                if key is not None and not text and not node.style:
                    node.line, node.column = key.line, key.column  # an empty value is where its key is
                if event.tag is not None:
                    self._tag(event, node)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if anchor is not None:
                    anchor.size = count - anchor.begins
                items, entries, key, seen, anchor = stack.pop()
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                if kind is MappingStartEvent:
                    node = Mapping([], mark.line + first_line, mark.column + 1, bool(event.flow_style))
                else:
                    node = Sequence([], mark.line + first_line, mark.column + 1, bool(event.flow_style))
                if event.tag is not None:
                    self._tag(event, node)
                if len(stack) == MAX_DEPTH:
                    raise RefusedError(traps.too_deep(self.source.at(node.line, node.column), MAX_DEPTH))
            elif kind is AliasEvent:
                node, size = self._alias(event)
                aliased += size
                count += size - 1
                if aliased > MAX_ALIASED:
                    raise RefusedError(traps.too_many_aliases(self._mark(event), MAX_ALIASED))
            else:  # the document's end
                break

            if items is not None:
                items.append(node)
            elif key is None:
                if node.__class__ is not Scalar:
                    raise RefusedError(
                        traps.not_a_key(self.source.line(node.line), self.source.at(node.line, node.column))
                    )
                key = node
                if node.text in seen or (explicit and self._is_explicit(node)):
                    self._odd_key(node, entries)
                seen.add(node.text)
            else:
                entries.append((key, node))
                key = None

            count += 1
            opened = None
            if kind is not AliasEvent and event.anchor is not None:
                opened = _Anchor(node, event.start_mark.line + first_line, event.start_mark.column + 1, count - 1)
                opened.size = 1 if kind is ScalarEvent else 0
                self.anchors[event.anchor] = opened
                self.all_anchors.append(opened)
            if kind is MappingStartEvent:
                stack.append((items, entries, key, seen, anchor))
                items, entries, key, seen, anchor = None, node.entries, None, set(_REFUSED_KEYS), opened  # type: ignore[union-attr]
            elif kind is SequenceStartEvent:
                stack.append((items, entries, key, seen, anchor))
                items, anchor = node.items, opened  # type: ignore[union-attr]

        event = get()
        if event.__class__ is not StreamEndEvent:
            raise RefusedError(traps.second_document(self._mark(event)))
        return top[0]

    def _alias(self, event: Any) -> tuple[Node, int]:
        place = self._mark(event)
        anchor = self.anchors.get(event.anchor)
        if anchor is None:
            raise RefusedError(traps.unknown_alias(*self.source.line_and_next(place.line), place, event.anchor))
        if not anchor.size:
            raise RefusedError(traps.alias_of_itself(place, event.anchor))
        anchor.used = True
        return anchor.node, anchor.size

    def _tag(self, event: Any, node: Node) -> None:
        if event.tag == _STRING_TAG and node.__class__ is Scalar:
            node.style = node.style or "'"  # `!!str null` is the text, not an absent value
        else:
            place = self._mark(event)
            problem = traps.tag(*self.source.line_and_next(place.line), place)
            if node.__class__ is not Scalar:
                raise RefusedError(problem)  # a text in brackets, rather than a list
            self.problems.append(problem)

    def _is_explicit(self, key: Scalar) -> bool:
        before = self.source.line(key.line)[: key.column - 1].rstrip()
        return before.endswith("?") or (not before and self.source.line(key.line - 1).strip(" -") == "?")

    def _odd_key(self, key: Scalar, entries: list[tuple[Scalar, Node]]) -> None:
        place = self.source.at(key.line, key.column)
        first = next((known for known, _ in entries if known.text == key.text), None)
        if first is not None:
            self.problems.append(traps.repeated_key(place, key.text, first.line))
            self.repeated.append(entries)
        elif key.text == "<<" and not key.style:
            raise RefusedError(traps.merge_key(place))
        elif not key.text and not self._is_explicit(key):
            raise RefusedError(traps.empty_key(self.source.line(key.line), place))
        else:
            raise RefusedError(traps.not_a_key(self.source.line(key.line), place))

    def _keep_first_keys(self) -> None:
        """Of the keys given twice."""
        for entries in self.repeated:
            firsts: dict[str, tuple[Scalar, Node]] = {}
            for entry in entries:
                firsts.setdefault(entry[0].text, entry)
            entries[:] = firsts.values()

    def _unused_anchors(self) -> None:
        for anchor in self.all_anchors:
            if not anchor.used:
                place = self.source.at(anchor.line, anchor.column)
                self.problems.append(traps.unused_anchor(*self.source.line_and_next(anchor.line), place))

    def _restore(self, root: Node) -> None:
        """Undo the disguise of line ends; refuse what an escape in quotes smuggled in."""
        disguised = self.source.disguised
        for scalar in scalars(root):
            if disguised:
                scalar.text = scalar.text.translate(disguised)
            if scalar.style == '"':
                control = _ESCAPED_CONTROL.search(scalar.text)
                if control:
                    self.problems.append(
                        traps.escaped_control_character(self.source.at(scalar.line, scalar.column), control[0])
                    )
                    scalar.text = _ESCAPED_CONTROL.sub("", scalar.text)

    def _at(self, node: Node) -> Location:
        return self.source.at(node.line, node.column)

    def _mark(self, event: Any) -> Location:
        return self.source.at(event.start_mark.line + self.source.first_line, event.start_mark.column + 1)
