"""What editors accept, with a reason: comments such as `# accept: stub — Tim is written next week`.

In YAML it is a comment, in Markdown an HTML comment: `<!-- accept: broken-link — the page comes in May -->`.
It speaks of the line it stands on; alone on a line, of the next line that says something. `accept-file`
speaks of the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from journeygen.problems import Location
from journeygen.source.document import Parsed
from journeygen.source.yaml import Node
from journeygen.source.yaml.nodes import scalars

_YAML = re.compile(r"(?:^|(?<=\s))#+[ \t]*accept(?P<file>-file)?[ \t]*:(?P<said>.*)$", re.IGNORECASE)
_HTML = re.compile(r"<!--\s*accept(?P<file>-file)?\s*:(?P<said>.*?)-->", re.IGNORECASE | re.DOTALL)
_SAID = re.compile(r"\s*(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)?\s*(?:[—–:-]+\s*)?(?P<reason>.*)", re.DOTALL)
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Accept:
    """One comment that accepts something: rules, and the reason (empty: none is given).

    `line` is the line of the file it speaks of, 0 for the whole file.
    """

    location: Location
    rules: tuple[str, ...]
    reason: str
    line: int


def accepts_in(parsed: Parsed) -> Iterator[Accept]:
    """What is accepted in a file, in the order in which it is written there."""
    if "accept" not in parsed.text.lower():
        return
    lines = parsed.text.split("\n")
    end_of_yaml = parsed.body_line - 1 if parsed.path.endswith(".md") else len(lines)
    for number, line in enumerate(lines[:end_of_yaml], start=1):
        match = _YAML.search(line)
        if match and not (parsed.root and _is_text(match[0].strip(), number, parsed.root)):
            alone = not line[: match.start()].strip()
            yield _accept(parsed.path, lines, number, match, number, alone)
    code = _code(lines)
    for match in _HTML.finditer(parsed.text):
        first = parsed.text.count("\n", 0, match.start()) + 1
        last = first + match[0].count("\n")
        before = parsed.text[parsed.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        after = lines[last - 1].rpartition("-->")[2]
        if first not in code and before.count("`") % 2 == 0:
            yield _accept(parsed.path, lines, first, match, last, not before.strip() and not after.strip())


def _accept(path: str, lines: list[str], first: int, match: re.Match[str], last: int, alone: bool) -> Accept:
    column = lines[first - 1].find(match[0].split("\n")[0]) + 1
    said = _SAID.fullmatch(match["said"])
    assert said is not None  # it matches any text
    rules = tuple(rule.strip().strip("-").lower() for rule in (said["rules"] or "").split(",") if rule.strip())
    line = 0 if match["file"] else _next_that_speaks(lines, last) if alone else last
    return Accept(Location(path, first, column), rules, " ".join(said["reason"].split()), line)


def _next_that_speaks(lines: list[str], after: int) -> int:
    """The number of the next line that is neither empty nor a comment of its own; the last one where there is none."""
    for number in range(after + 1, len(lines) + 1):
        text = lines[number - 1].strip()
        if text and not text.startswith(("#", "<!--")):
            return number
    return len(lines)


def _is_text(comment: str, line: int, root: Node) -> bool:
    """Whether what looks like a comment is part of a text that began on this line or above."""
    return any(scalar.line <= line and comment in scalar.text for scalar in scalars(root))


def _code(lines: list[str]) -> frozenset[int]:
    """The numbers of the lines inside fenced code."""
    found: set[int] = set()
    fence = ""
    for number, line in enumerate(lines, start=1):
        match = _FENCE.match(line)
        if fence:
            found.add(number)
            if match and match[1].startswith(fence):
                fence = ""
        elif match:
            fence = match[1]
    return frozenset(found)
