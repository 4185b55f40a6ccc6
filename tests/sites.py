"""Small sites in memory: `loaded({"journeys/buy.yaml": "title: …"})`, and the problems as lines."""

from __future__ import annotations

import re
from textwrap import dedent

from journeygen.build import Options, Prepared, dress, render
from journeygen.problems import Problem, in_order
from journeygen.source.document import parse_document
from journeygen.source.load import Loaded, load
from journeygen.source.tree import MemoryTree
from journeygen.source.yaml import Mapping, Node, Scalar, Sequence, is_absent

SITE = {"site.yaml": "title: Test\n"}


def tree(files: dict[str, str | bytes]) -> MemoryTree:
    """A site of these files below `content/`; `site.yaml` is there in any case."""
    return MemoryTree(
        {
            f"content/{path}": text if isinstance(text, bytes) else dedent(text).encode()
            for path, text in {**SITE, **files}.items()
        }
    )


def loaded(files: dict[str, str | bytes]) -> Loaded:
    """A site of these files, loaded."""
    return load(tree(files))


def rendered(prepared: Prepared, options: Options) -> dict[str, bytes]:
    """All files of a site, by their addresses."""
    dressed, _ = dress(prepared, options)
    assert dressed
    return {file.path: file.content for file in render(dressed, lambda *_: None)}


def problems(files: dict[str, str | bytes]) -> list[str]:
    """The problems of a site, as `path:line:column severity[rule] text` without `content/`."""
    return [line_of(problem) for problem in in_order(loaded(files).problems)]


def line_of(problem: Problem) -> str:
    """A problem as `path:line:column severity[rule] text`, without `content/`."""
    place = problem.location
    where = f"{place.path.removeprefix('content/')}:{place.line}:{place.column}"
    return f"{where} {problem.severity}[{problem.rule}] {problem.text}"


def plain_value(text: str, path: str = "x.yaml") -> object:
    """A file's YAML (or its front matter) as an editor's schema sees it: YAML 1.2, core schema."""
    parsed = parse_document(text.encode(), path)
    assert parsed.problems == (), (path, parsed.problems)
    assert parsed.root is not None
    return _plain(parsed.root)


def _plain(node: Node) -> object:
    match node:
        case Mapping():
            return {key.text: _plain(value) for key, value in node.entries}
        case Sequence():
            return [_plain(item) for item in node.items]
        case Scalar() if node.style:
            return node.text
        case _ if is_absent(node):
            return None
    if node.text.lower() in ("true", "false"):
        return node.text.lower() == "true"
    if re.fullmatch(r"[-+]?(\d+|\d*\.\d+)([eE][-+]?\d+)?", node.text):
        return float(node.text) if re.search("[.eE]", node.text) else int(node.text)
    return node.text
