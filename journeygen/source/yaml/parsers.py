"""PyYAML's two parsers, and where they give up."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent

from journeygen.source import traps
from journeygen.source.yaml.nodes import MAX_DEPTH
from journeygen.source.yaml.python_parser import PythonParser

try:
    from yaml import _yaml

    CParser: Any = _yaml.CParser
except ImportError:  # PyYAML was built without libyaml
    CParser = None

ParserName: TypeAlias = Literal["c", "python"]

Parse: TypeAlias = Callable[[str], Any]
"""Text → a parser with `get_event`."""


def parser_named(name: ParserName | None) -> Parse:
    """The parser of this name; by default the fastest there is. ValueError if it is not there."""
    if name == "c" and CParser is None:
        raise ValueError("PyYAML was built without its C parser")
    return PythonParser if name == "python" or CParser is None else CParser


def gave_up_on_depth(error: YAMLError) -> bool:
    """Whether the parser refuses the text for its depth alone, as libyaml does from 0.2.6 on, before our own limit."""
    return isinstance(error, MarkedYAMLError) and "maximum nesting depth" in (error.problem or "")


def failure(text: str, make: Parse) -> traps.Failure | None:
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
        if gave_up_on_depth(err):
            return None
        what = err.problem or ""
        begun = err.context_mark or err.problem_mark
        # The parsers do not agree on where in a text in quotes a backslash goes wrong.
        what, mark = ("escape", begun) if re.search("escape|hexdec", what) else (what, err.problem_mark)
        assert mark is not None
        assert begun is not None
        return traps.Failure(mark.line, mark.column, begun.line, begun.column, what)
