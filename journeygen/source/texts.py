"""The text of a value that should be one, and the word to those who wrote something else there."""

from __future__ import annotations

from typing import Any

from journeygen.source import traps
from journeygen.source.reader import MISSING, Reader
from journeygen.source.yaml import Mapping as MappingNode
from journeygen.source.yaml import Node, Scalar, Sequence, is_absent

_A_TEXT = "a text"


def text_of(reader: Reader, node: Node, what: str = _A_TEXT, elsewhere: str = "") -> Any:
    """The text of a node that should be one. `elsewhere` is the hint where keys belong into another place."""
    if isinstance(node, Scalar):
        return MISSING if is_absent(node) else node.text
    if isinstance(node, Sequence) and what == _A_TEXT and node.items:
        line = reader.line(node.line)
        if node.flow or len(line) - len(line.lstrip()) + 1 < node.column:
            reader.problems.append(traps.text_became_list(node, line, reader.at(node)))
            return MISSING
        hint = "write the text itself, right after the colon and without a dash"
        return reader.complain("wrong-type", node, "one text is expected here, not a list", hint)
    if isinstance(node, MappingNode) and node.entries:
        names = ", ".join(f"'{key.text}'" for key, _ in node.entries[:3])
        if any(key.text in reader.personas for key, _ in node.entries):
            hint = "write one that holds for all of them"
            return reader.complain(
                "wrong-type", node, f"{what} is expected here, which cannot differ per persona", hint
            )
        if what == _A_TEXT and (reader.is_item(node) or node.flow):
            reader.problems.append(traps.item_became_mapping(node, reader.line(node.line), reader.at(node)))
            return MISSING
        hint = "write only the text" if what == _A_TEXT else elsewhere or "write only that"
        return reader.complain("wrong-type", node, f"{what} is expected here, not keys such as {names}", hint)
    return reader.complain("wrong-type", node, f"{what} is expected here, not a list", "write only one")


def keys_expected(reader: Reader, node: Node) -> Any:
    """Report that a list or a text stands where keys belong."""
    hint = "write lines below it, indented, such as '  name: value'"
    if isinstance(node, Sequence):
        hint = "take the dashes out" if any(isinstance(item, MappingNode) for item in node.items) else hint
    return reader.complain("wrong-type", node, "keys are expected here", hint)
