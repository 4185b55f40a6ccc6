"""Fixes applied in memory, round after round, until nothing certain is left to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from journeygen.mend.splice import spliced, with_line_feeds
from journeygen.problems import Fix, LineFeeds, Problem, Rename, becomes
from journeygen.source.tree import SourceTree

MOST_ROUNDS = 20
"""More mistakes than that, one below the other, are for a second call."""

TEXT_ENDINGS = (".md", ".yaml")
"""Files whose line ends may be changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one file: its bytes, and its path."""

    path: str
    to: str
    before: bytes
    after: bytes


@dataclass(frozen=True)
class Mended:
    """A site as it would be: what changes, in the order of paths, and what is wrong before and after."""

    changes: tuple[Change, ...]
    before: tuple[Problem, ...]
    after: tuple[Problem, ...]


@dataclass(frozen=True)
class Overlay:
    """A source tree with other content at some paths. `origins` tell what the files were called."""

    base: SourceTree
    origins: Mapping[str, str]
    contents: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def paths(self) -> tuple[str, ...]:
        """All paths, sorted."""
        return tuple(sorted(self.origins))

    @property
    def outside(self) -> tuple[str, ...]:
        """Links to files outside of the site."""
        return self.base.outside

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError where it cannot be read (any longer)."""
        return self.contents[path] if path in self.contents else self.base.read(self.origins[path])

    def with_content(self, path: str, content: bytes) -> Overlay:
        """The same with one file's bytes changed."""
        return replace(self, contents={**self.contents, path: content})

    def renamed(self, path: str, to: str) -> Overlay:
        """The same with one file renamed."""
        origins = {to if each == path else each: origin for each, origin in self.origins.items()}
        contents = {to if each == path else each: content for each, content in self.contents.items()}
        return replace(self, origins=origins, contents=contents)


def mended(tree: SourceTree, check: Callable[[SourceTree], tuple[Problem, ...]], line_feeds: bool = False) -> Mended:
    """What mending does to a site; `check` says what is wrong with a tree. Nothing is written.

    With `line_feeds` texts get the line ends of Unix, which is no mistake but quiets diffs.
    """
    overlay = Overlay(tree, {path: path for path in tree.paths})
    before = problems = check(tree)
    if line_feeds:
        for path in overlay.paths:
            overlay = _with_line_feeds(overlay, path)
    for _ in range(MOST_ROUNDS):
        following = _round(overlay, problems)
        if following == overlay:
            break
        overlay = following
        problems = check(overlay)
    return Mended(tuple(_changes(overlay)), before, problems)


def fix_of(problem: Problem, line: str) -> Fix:
    """What mends a problem: its fix, else the corrected line in place of the one it is about."""
    if problem.fix or not problem.corrected:
        return problem.fix
    return becomes(problem.location.line, line, problem.corrected)


def _round(overlay: Overlay, problems: Iterable[Problem]) -> Overlay:
    """The tree after all fixes that do not touch the same line, or the same file's name and text."""
    touched: set[tuple[str, int]] = set()
    for problem in problems:
        path = problem.location.path
        if path not in overlay.origins or not (problem.fix or problem.corrected):
            continue
        try:
            content = overlay.read(path)
            fix = fix_of(problem, _line(content, problem.location.line))
            if isinstance(fix, Rename):
                if (path, 0) not in touched and not _taken(overlay, path, fix.to):
                    overlay = overlay.renamed(path, fix.to)
                    touched.add((fix.to, 0))
            elif isinstance(fix, LineFeeds):
                if (path, 0) not in touched:
                    overlay = _with_line_feeds(overlay, path)
                    touched.add((path, 0))
            else:
                lines = {(path, line) for each in fix for line in range(each.line, each.end_line + 1)}
                if not lines & touched:
                    overlay = overlay.with_content(path, spliced(content, fix))
                    touched |= lines | {(path, 0)}
        except (OSError, ValueError):
            continue  # a file that went away, or a place that is not what it was: the next call looks again
    return overlay


def _line(content: bytes, number: int) -> str:
    lines = with_line_feeds(content).decode().removeprefix("\ufeff").split("\n")
    return lines[number - 1] if number <= len(lines) else ""


def _taken(overlay: Overlay, path: str, to: str) -> bool:
    """Whether another file has this name, also on a disk that does not tell capitals apart."""
    return any(each.casefold() == to.casefold() for each in overlay.origins if each != path)


def _with_line_feeds(overlay: Overlay, path: str) -> Overlay:
    if not path.startswith("content/") or not path.endswith(TEXT_ENDINGS):
        return overlay
    try:
        content = overlay.read(path)
        content.decode()  # other bytes are no text: an `\r` in them may be half of a character
    except (OSError, UnicodeDecodeError):
        return overlay
    return overlay.with_content(path, with_line_feeds(content)) if b"\r" in content else overlay


def _changes(overlay: Overlay) -> Iterable[Change]:
    for path, origin in sorted(overlay.origins.items(), key=lambda each: each[1]):
        if path == origin and path not in overlay.contents:
            continue
        before = overlay.base.read(origin)
        after = overlay.contents.get(path, before)
        if path != origin or before != after:
            yield Change(origin, path, before, after)
