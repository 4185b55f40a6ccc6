"""One YAML document as a tree, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from yaml.error import YAMLError

from journeygen.problems import Problem
from journeygen.source import traps
from journeygen.source.yaml.compose import Composer, RefusedError
from journeygen.source.yaml.nodes import Node
from journeygen.source.yaml.parsers import Parse, ParserName, failure, gave_up_on_depth, parser_named
from journeygen.source.yaml.python_parser import PythonParser
from journeygen.source.yaml.source_text import disguise

_EXPLAINED_BY_PYTHON = 100_000
"""Up to so many characters the Python parser has the last word on what is broken.

The two disagree about a few oddities and about where exactly some texts break. Larger files, which
it takes seconds to read, are explained by the parser that was asked.
"""

# Only the C parser takes `>#1` for the announcement of a text with a comment after it, and `!@!x` for a tag.
_READ_DIFFERENTLY = re.compile(r"(?:^|[\s\[{,])(?:[|>][-+0-9]*#|![^\s!]*!)", re.MULTILINE)


def parse_yaml(
    text: str, path: str, first_line: int = 1, parser: ParserName | None = None
) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML document, and what is wrong with it.

    `first_line` is the line of the file where `text` begins (front matter starts on line 2).
    `parser` picks one of PyYAML's two parsers, which give the same result; by default the fastest.
    The tree is None for an empty text, and where an error leaves its shape in doubt; beside other
    errors (a key given twice, a text cut off by `#`) it is there, so that checks can go on.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    make = parser_named(parser)
    found = traps.before_parsing(text, path, first_line)
    if found:
        return None, found
    source = disguise(text, path, first_line)
    explain: Parse = PythonParser if len(text) <= _EXPLAINED_BY_PYTHON else make
    attempt = partial(failure, make=explain)
    if _READ_DIFFERENTLY.search(text):
        make = explain
    if "\t" in text:
        untabbed, found = traps.without_tabs(source.text, path, first_line, attempt)
        if found:
            return None, source.undisguised(found)
        source = replace(source, text=untabbed)
    composer = Composer(source)
    try:
        root = composer.compose(make)
    except YAMLError as err:
        if make is not explain or gave_up_on_depth(err):
            return parse_yaml(text, path, first_line, "python")
        return None, source.undisguised(traps.explain(source.text, path, first_line, attempt))
    except RefusedError as refused:
        return None, source.undisguised([*composer.problems, refused.problem])
    return root, source.undisguised(composer.problems)
