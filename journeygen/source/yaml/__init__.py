"""YAML as a tree with positions, and its mistakes in plain words.

The tree (`nodes`) is composed (`compose`) from the *events* of PyYAML's `parsers`: the one in C where
it exists, else the one in Python (`python_parser`). The C library's own composer is recursive and
crashes the process on 100,000 open brackets; its events do not. The two parsers word their errors
differently, so all the words are ours; what parses but is hardly what was meant (`odd_texts`) gets
its words too.

Everything stays text: `no`, `12:30`, `1.10` and `2026-01-02` mean something only once a field asks
for a yes or no, a number or a date.
"""

from __future__ import annotations

from journeygen.source.yaml.nodes import Mapping, Node, Scalar, Sequence, is_absent
from journeygen.source.yaml.parse import parse_yaml
from journeygen.source.yaml.parsers import CParser, ParserName

__all__ = ["CParser", "Mapping", "Node", "ParserName", "Scalar", "Sequence", "is_absent", "parse_yaml"]
