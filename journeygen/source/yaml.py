"""YAML as a tree with positions, and its mistakes in plain words.

We compose the tree from PyYAML's parser *events*: the C parser where it exists, else the one in
Python. The C library's own composer is recursive and crashes the process on 100,000 open brackets;
its events do not. The two parsers word their errors differently, so all the words are ours.

Everything stays text: `no`, `12:30`, `1.10` and `2026-01-02` mean something only once a field asks
for a yes or no, a number or a date.

Lines are those an editor shows. To PyYAML (YAML 1.1) U+0085, U+2028 and U+2029 end a line too; to
editors and to YAML 1.2 they are characters like others, so they go through the parser in disguise.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from yaml.error import Mark, MarkedYAMLError, YAMLError
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
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

from journeygen.problems import Location, Problem
from journeygen.source import traps

try:
    from yaml import _yaml

    CParser: Any = _yaml.CParser
except ImportError:  # PyYAML was built without libyaml
    CParser = None

MAX_DEPTH = 50
"""Lists and keys inside one another; more is a mistake or an attack."""

MAX_ALIASED = 10_000
"""Values that the `*name`s of one file may stand for, all together."""

_EXPLAINED_BY_PYTHON = 100_000
"""Up to so many characters the Python parser has the last word on what is broken.

The two disagree about a few oddities and about where exactly some texts break. Larger files, which
it takes seconds to read, are explained by the parser that was asked.
"""

ParserName: TypeAlias = Literal["c", "python"]


@dataclass(slots=True)
class Scalar:
    """A text. `style` is how it was quoted: `''` not at all, `'`, `"`, `|` or `>`.

    `line` and `column` count from 1, in characters, where the text (or its quotation mark) begins.
    Nodes are not to be changed: an alias puts the same node in two places.
    """

    text: str
    style: str
    line: int
    column: int


@dataclass(slots=True)
class Sequence:
    """A list; `flow` if written in brackets."""

    items: list[Node]
    line: int
    column: int
    flow: bool = False


@dataclass(slots=True)
class Mapping:
    """Keys and their values in the order of the file, each key once; `flow` if written in braces."""

    entries: list[tuple[Scalar, Node]]
    line: int
    column: int
    flow: bool = False


Node: TypeAlias = Scalar | Sequence | Mapping

_ABSENT = frozenset(("", "~", "null", "Null", "NULL"))


def is_absent(node: Node) -> bool:
    """Whether the key may as well not have been written: `owner:`, `owner: ~`, `owner: null`."""
    return node.__class__ is Scalar and not node.style and node.text in _ABSENT


def parse_yaml(
    text: str, path: str, first_line: int = 1, parser: ParserName | None = None
) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML document, and what is wrong with it.

    `first_line` is the line of the file where `text` begins (front matter starts on line 2).
    `parser` picks one of PyYAML's two parsers, which give the same result; by default the fastest.
    The tree is None for an empty text, and where an error leaves its shape in doubt; beside other
    errors (a key given twice, a text cut off by `#`) it is there, so that checks can go on.
    """
    if text.startswith("\ufeff"):
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    make = _parser(parser)
    found = traps.before_parsing(text, path, first_line)
    if found:
        return None, found
    source = _disguise(text)
    explain: _Parse = _PythonParser if len(text) <= _EXPLAINED_BY_PYTHON else make
    if _READ_DIFFERENTLY.search(text):
        make = explain
    if "\t" in text:
        untabbed, found = traps.without_tabs(source.text, path, first_line, lambda attempt: _failure(attempt, explain))
        if found:
            return None, _undisguise(found, source)
        source = _Source(untabbed, source.disguised)
    composer = _Composer(source, path, first_line)
    try:
        root = composer.compose(make)
    except YAMLError:
        if make is not explain:
            return parse_yaml(text, path, first_line, "python")
        found = traps.explain(source.text, path, first_line, lambda attempt: _failure(attempt, explain))
        return None, _undisguise(found, source)
    except _RefusedError as refused:
        return None, _undisguise([*composer.problems, refused.problem], source)
    return root, composer.problems


# Only the C parser takes `>#1` for the announcement of a text with a comment after it, and `!@!x` for a tag.
_READ_DIFFERENTLY = re.compile(r"(?:^|[\s\[{,])(?:[|>][-+0-9]*#|![^\s!]*!)", re.MULTILINE)


class _RefusedError(Exception):
    """Composing stops here, with this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


# --- The parsers -------------------------------------------------------------------------------


class _PythonParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python, made to read plain texts in brackets as libyaml and YAML 1.2 do.

    Without this `[Why?, How?]` would mean something else where PyYAML comes without libyaml.
    """

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def check_key(self) -> bool:
        return self.flow_level > 0 or self.peek(1) in _BLANK

    def check_plain(self) -> bool:
        ch: str = self.peek()
        if ch not in _CANNOT_START:
            return True
        following: str = self.peek(1)
        return following not in _BLANK and (ch in "-?" or (ch == ":" and not self.flow_level))

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        except ValueError as err:  # of chr()
            raise ScannerError("while scanning a quoted scalar", start_mark, "bad escape", start_mark) from err
        if double and any("\ud800" <= character <= "\udfff" for chunk in chunks for character in chunk):
            raise ScannerError("while scanning a quoted scalar", start_mark, "bad escape", start_mark)
        return chunks

    def scan_plain(self) -> ScalarToken:
        chunks: list[str] = []
        spaces: list[str] | None = []
        start = end = self.get_mark()
        indent = self.indent + 1
        while self.peek() != "#":
            length = 0
            while True:
                ch: str = self.peek(length)
                if ch in _BLANK:
                    break
                if ch == ":":
                    following: str = self.peek(length + 1)
                    if following in _BLANK:
                        break
                    if self.flow_level and following in ",?[]{}":
                        raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", end)
                elif self.flow_level and ch in ",[]{}":
                    break
                length += 1
            if not length:
                break
            self.allow_simple_key = False
            chunks += spaces or ()
            chunks.append(self.prefix(length))
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)


_BLANK = "\0 \t\r\n\x85\u2028\u2029"
_CANNOT_START = _BLANK + "-?:,[]{}#&*!|>'\"%@`"

_Parse: TypeAlias = Callable[[str], Any]
"""Text → a parser with `get_event`."""


def _parser(name: ParserName | None) -> _Parse:
    if name == "c" and CParser is None:
        raise ValueError("PyYAML was built without its C parser")
    return _PythonParser if name == "python" or CParser is None else CParser


def _failure(text: str, make: _Parse) -> traps.Failure | None:
    """Where the parser gives up on this text; None if it reads it to the end (or to our depth)."""
    depth = 0
    try:
        events = make(text).get_event
        while True:
            kind = events().__class__
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                depth += 1
                if depth > MAX_DEPTH:
                    return None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                depth -= 1
            elif kind is StreamEndEvent:
                return None
    except MarkedYAMLError as err:
        what = err.problem or ""
        begun = err.context_mark or err.problem_mark
        # The parsers do not agree on where in a text in quotes a backslash goes wrong.
        what, mark = ("escape", begun) if re.search("escape|hexdec", what) else (what, err.problem_mark)
        assert mark is not None
        assert begun is not None
        return traps.Failure(mark.line, mark.column, begun.line, begun.column, what)


# --- The text as the parsers get it ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Source:
    """A text both parsers understand alike, and how to undo the disguise in what they return."""

    text: str
    disguised: dict[int, str]


_NOT_OUR_LINE_ENDS = "\x85\u2028\u2029"


def _disguise(text: str) -> _Source:
    disguised: dict[int, str] = {}
    for character in _NOT_OUR_LINE_ENDS:
        if character in text:
            # Private-use characters mean nothing by themselves; take one that the text does not have.
            disguise = next(c for c in map(chr, range(0xE000, 0xF8FF)) if c not in text)
            text = text.replace(character, disguise)
            disguised[ord(disguise)] = character
    if not text.endswith("\n"):
        text += "\n"  # else the two parsers see the end of the text on different lines
    return _Source(text, disguised)


def _undisguise(problems: list[Problem], source: _Source) -> list[Problem]:
    if not source.disguised:
        return problems
    return [
        replace(
            problem,
            message=problem.message.translate(source.disguised),
            corrected=problem.corrected.translate(source.disguised),
        )
        for problem in problems
    ]


# --- The tree ----------------------------------------------------------------------------------

_REFUSED_KEYS = frozenset(("", "<<"))
_ESCAPED_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_STRING_TAG = "tag:yaml.org,2002:str"


@dataclass(slots=True)
class _Anchor:
    node: Node
    line: int
    column: int
    begins: int  # nodes composed before it
    size: int = 0  # nodes in it; 0 while it is still open
    used: bool = False


class _Composer:
    def __init__(self, source: _Source, path: str, first_line: int) -> None:
        self.source = source
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.anchors: dict[str, _Anchor] = {}
        self.all_anchors: list[_Anchor] = []
        self.repeated: list[list[tuple[Scalar, Node]]] = []
        self.wrapped: list[tuple[int, int]] = []  # first and last line of texts that a dash may be hidden in
        self.lines: list[str] = []

    def compose(self, make: _Parse) -> Node | None:
        root = self._events(make(self.source.text).get_event)
        if root is None:
            return None
        text = self.source.text
        for entries in self.repeated:
            firsts: dict[str, tuple[Scalar, Node]] = {}
            for entry in entries:
                firsts.setdefault(entry[0].text, entry)
            entries[:] = firsts.values()
        for anchor in self.all_anchors:
            if not anchor.used:
                place = self._at(anchor.line, anchor.column)
                self.problems.append(traps.unused_anchor(*self._two_lines(anchor.line), place))
        if self.source.disguised or "\\" in text:
            self._restore(root)
        if "#" in text and traps.MAYBE_GLUED_HASH.search(text):
            self._hashes(make)
        self._odd_texts(root)
        return root

    def _events(self, get: Callable[[], Any]) -> Node | None:
        first_line = self.first_line
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
                    raise _RefusedError(traps.too_deep(self._at(node.line, node.column), MAX_DEPTH))
            elif kind is AliasEvent:
                node, size = self._alias(event)
                aliased += size
                count += size - 1
                if aliased > MAX_ALIASED:
                    raise _RefusedError(traps.too_many_aliases(self._mark(event), MAX_ALIASED))
            else:  # the document's end
                break

            if items is not None:
                items.append(node)
            elif key is None:
                if node.__class__ is not Scalar:
                    raise _RefusedError(traps.not_a_key(self._line(node.line), self._at(node.line, node.column)))
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
            raise _RefusedError(traps.second_document(self._mark(event)))
        return top[0]

    def _alias(self, event: Any) -> tuple[Node, int]:
        place = self._mark(event)
        anchor = self.anchors.get(event.anchor)
        if anchor is None:
            raise _RefusedError(traps.unknown_alias(*self._two_lines(place.line), place, event.anchor))
        if not anchor.size:
            raise _RefusedError(traps.alias_of_itself(place, event.anchor))
        anchor.used = True
        return anchor.node, anchor.size

    def _tag(self, event: Any, node: Node) -> None:
        if event.tag == _STRING_TAG and node.__class__ is Scalar:
            node.style = node.style or "'"  # `!!str null` is the text, not an absent value
        else:
            place = self._mark(event)
            self.problems.append(traps.tag(*self._two_lines(place.line), place))

    def _is_explicit(self, key: Scalar) -> bool:
        before = self._line(key.line)[: key.column - 1].rstrip()
        return before.endswith("?") or (not before and self._line(key.line - 1).strip(" -") == "?")

    def _odd_key(self, key: Scalar, entries: list[tuple[Scalar, Node]]) -> None:
        place = self._at(key.line, key.column)
        first = next((known for known, _ in entries if known.text == key.text), None)
        if first is not None:
            self.problems.append(traps.repeated_key(place, key.text, first.line))
            self.repeated.append(entries)
        elif key.text == "<<" and not key.style:
            raise _RefusedError(traps.merge_key(place))
        elif not key.text and not self._is_explicit(key):
            raise _RefusedError(traps.empty_key(self._line(key.line), place))
        else:
            raise _RefusedError(traps.not_a_key(self._line(key.line), place))

    # What only some files need, after the loop.

    def _restore(self, root: Node) -> None:
        """Undo the disguise of line ends; refuse what an escape in quotes smuggled in."""
        disguised = self.source.disguised
        for scalar in _scalars(root):
            if disguised:
                scalar.text = scalar.text.translate(disguised)
            if scalar.style == '"':
                control = _ESCAPED_CONTROL.search(scalar.text)
                if control:
                    self.problems.append(
                        traps.escaped_control_character(self._at(scalar.line, scalar.column), control[0])
                    )
                    scalar.text = _ESCAPED_CONTROL.sub("", scalar.text)

    def _hashes(self, make: _Parse) -> None:
        """A `#` glued to what follows, which ends a text that an editor meant to go on."""
        text = self.source.text
        spans = [(0, 0)]
        get = make(text).get_event
        while True:
            event: Any = get()
            kind = event.__class__
            if kind is StreamEndEvent:
                break
            if kind is ScalarEvent:
                # What follows `|` and `>` on their line is no text either.
                begin = text.find("\n", event.start_mark.index) if event.style in _BLOCK else event.start_mark.index
                spans.append((begin, event.end_mark.index))
        seen = -1
        for match in traps.COMMENT_START.finditer(text):
            index = match.start()
            if _within(spans, index):
                continue
            begin = text.rfind("\n", 0, index) + 1
            if begin == seen:
                continue  # within the line's comment
            seen = begin
            line = text.count("\n", 0, index) + self.first_line
            problem = traps.glued_hash(
                self._line(line), self._line(line - 1), self._line(line + 1), self._at(line, index - begin + 1)
            )
            if problem:
                self.problems.append(problem)

    def _odd_texts(self, root: Node) -> None:
        """What parses but is hardly what was meant; looked for only where a search of the file gives reason."""
        text = self.source.text
        if traps.MAYBE_GLUED_DASH.search(text):
            for scalar in _scalars(root):
                if not scalar.style and scalar.text.startswith("-"):
                    line = self._line(scalar.line)
                    if traps.MAYBE_GLUED_DASH.match(line) and not line[: scalar.column - 1].strip():
                        self.problems.append(traps.glued_dash(line, self._at(scalar.line, scalar.column)))
        if traps.MAYBE_SPECIAL_KEY.search(text):
            for mapping in _mappings(root):
                for key, _ in mapping.entries:
                    if key.text != key.text.strip(traps.SPECIAL_SPACES):
                        place = self._at(key.line, key.column)
                        self.problems.append(
                            traps.special_space(self._line(key.line), self._line(key.line - 1), key.text, place)
                        )
        if traps.MAYBE_GLUED_IN_BRACES.search(text):
            for mapping in _mappings(root):
                for key, value in mapping.entries if mapping.flow else ():
                    if not key.style and isinstance(value, Scalar) and not value.style and not value.text:
                        place = self._at(key.line, key.column)
                        problem = traps.glued_in_braces(self._line(key.line), key.text, place)
                        if problem:
                            self.problems.append(problem)
        for begin, end in self.wrapped:
            for following in range(begin + 1, end + 1):
                if self._line(following).lstrip(" ").startswith("- "):
                    above = next(at for at in range(following - 1, begin - 1, -1) if self._line(at).strip())
                    place = self._at(following, len(self._line(following)) - len(self._line(following).lstrip(" ")) + 1)
                    self.problems.append(traps.item_became_text(self._line(following), self._line(above), place))
                    break

    def _two_lines(self, line: int) -> tuple[str, str]:
        return self._line(line), self._line(line + 1)

    def _line(self, line: int) -> str:
        if not self.lines:
            self.lines = self.source.text.translate(self.source.disguised).split("\n")
        at = line - self.first_line
        return self.lines[at] if 0 <= at < len(self.lines) else ""

    def _mark(self, event: Any) -> Location:
        return self._at(event.start_mark.line + self.first_line, event.start_mark.column + 1)

    def _at(self, line: int, column: int) -> Location:
        return Location(self.path, line, column)


_BLOCK = frozenset("|>")


def _within(spans: list[tuple[int, int]], index: int) -> bool:
    begin, end = spans[bisect_right(spans, (index, sys.maxsize)) - 1]
    return begin <= index < end


def _nodes(root: Node) -> Iterator[Node]:
    """The whole tree in its order, keys too; each node once, however often an alias repeats it."""
    waiting: list[Node] = [root]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, Sequence):
            waiting.extend(reversed(node.items))
        elif isinstance(node, Mapping):
            for key, value in reversed(node.entries):
                waiting.append(value)
                waiting.append(key)


def _scalars(root: Node) -> Iterator[Scalar]:
    return (node for node in _nodes(root) if isinstance(node, Scalar))


def _mappings(root: Node) -> Iterator[Mapping]:
    return (node for node in _nodes(root) if isinstance(node, Mapping))
