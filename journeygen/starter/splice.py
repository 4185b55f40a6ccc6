"""Add an entry to a list that people wrote, and leave every byte of theirs as it is."""

from __future__ import annotations

from typing import TypeAlias

from journeygen.source.document import parse_document
from journeygen.source.yaml import Mapping, Node, Scalar, Sequence

# A value without its positions, so that two of them can be compared.
Plain: TypeAlias = "str | list[Plain] | list[tuple[str, Plain]]"


class NotAList(Exception):  # noqa: N818  (not a fault: the answer to a request)
    """The file is no list that an entry can be added to; the message is a clause about the file."""


def ids_in(data: bytes) -> tuple[str, ...]:
    """The ids of a list's entries, in their order; of a file that cannot be read, none."""
    try:
        root = _list(data)
    except NotAList:
        return ()
    entries = (item.entries for item in root.items if isinstance(item, Mapping))
    return tuple(
        value.text for entry in entries for key, value in entry if key.text == "id" and isinstance(value, Scalar)
    )


def appended(data: bytes, entry: str) -> bytes:
    """The file with an entry (`- id: …` and lines below it) at its end, indented as the others are.

    Raises NotAList where the file is not a list with one entry below the other, or has mistakes.
    """
    before = _list(data)
    if before.flow:
        raise NotAList("is written in brackets, so journeygen cannot add to it")
    newline = b"\r\n" if b"\r\n" in data else b"\n"
    indent = " " * (before.column - 1)
    lines = [f"{indent}{line}".encode() for line in entry.splitlines() if line.strip()]
    gap = newline if data and not data.endswith((b"\n", b"\r")) else b""
    result = data + gap + newline.join(lines) + newline
    # What follows the list in the file (`...`, or another document) would make this something else.
    parsed = parse_document(result, "list.yaml")
    after = _items(parsed.root) if isinstance(parsed.root, Sequence) and not parsed.problems else None
    if after == _items(before) + _items(_list(entry.encode())):
        return result
    raise NotAList("does not end with its list, so journeygen cannot add to it")


def _list(data: bytes) -> Sequence:
    parsed = parse_document(data, "list.yaml")
    if parsed.problems:
        problem = parsed.problems[0]
        raise NotAList(f"has a mistake in line {problem.location.line}: {problem.message}")
    if isinstance(parsed.root, Sequence):
        return parsed.root
    if isinstance(parsed.root, Mapping) and not parsed.root.entries and not parsed.root.flow:
        return Sequence([], 1, 1)  # nothing but comments yet
    raise NotAList("is not a list")


def _items(root: Sequence) -> list[Plain]:
    return [_plain(item) for item in root.items]


def _plain(node: Node) -> Plain:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [_plain(item) for item in node.items]
        case Mapping():
            return [(key.text, _plain(value)) for key, value in node.entries]
