"""The tree: texts, lists and keys, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

MAX_DEPTH = 50
"""Lists and keys inside one another; more is a mistake or an attack."""


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


def nodes(root: Node) -> Iterator[Node]:
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


def scalars(root: Node) -> Iterator[Scalar]:
    """All texts of the tree, keys too."""
    return (node for node in nodes(root) if isinstance(node, Scalar))


def mappings(root: Node) -> Iterator[Mapping]:
    """All keys with their values, one mapping after the other."""
    return (node for node in nodes(root) if isinstance(node, Mapping))
