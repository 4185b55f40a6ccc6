"""Files to show a rule on: whole ones, as short as they can be."""

from __future__ import annotations

from textwrap import indent

from journeygen.checks.rule import Example

ASK = "journeys/ask.yaml"


def journey(text: str) -> Example:
    """A journey, whose file is all of this text."""
    return Example(ASK, text)


def head(line: str) -> Example:
    """A journey with one more line at its top, and one step."""
    return Example(
        ASK, f"title: Ask for help\npersonas: tim\n{line}\n{_STAGES}      - title: Asks\n        emotion: 1\n"
    )


def step(lines: str) -> Example:
    """A journey with one step, which has these lines."""
    return steps(f"- {indent(lines, '  ')[2:]}")


def steps(lines: str) -> Example:
    """A journey of one stage with these steps."""
    return Example(ASK, f"title: Ask for help\npersonas: tim\n{_STAGES}{indent(lines, '      ')}\n")


def front(path: str, lines: str, body: str = "") -> Example:
    """A Markdown file with these lines at its top, and a text below."""
    return Example(path, f"---\n{lines}\n---\n{body}")


_STAGES = "stages:\n  - title: Help\n    steps:\n"
