"""Small sites in memory: `loaded({"journeys/buy.yaml": "title: …"})`, and the problems as lines."""

from __future__ import annotations

from textwrap import dedent

from journeygen.problems import Problem, in_order
from journeygen.source.load import Loaded, load
from journeygen.source.tree import MemoryTree

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


def problems(files: dict[str, str | bytes]) -> list[str]:
    """The problems of a site, as `path:line:column severity[rule] text` without `content/`."""
    return [line_of(problem) for problem in in_order(loaded(files).problems)]


def line_of(problem: Problem) -> str:
    """A problem as `path:line:column severity[rule] text`, without `content/`."""
    place = problem.location
    where = f"{place.path.removeprefix('content/')}:{place.line}:{place.column}"
    return f"{where} {problem.severity}[{problem.rule}] {problem.text}"
