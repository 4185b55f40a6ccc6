"""The files of a site as they were at one moment: what is read later cannot differ from what was read before.

Files come and go while they are read: an editor saves by renaming, a branch is checked out. A file
that is gone when it is its turn is not in the snapshot; whatever made it go is told of, and leads to
the next one. Texts are kept in memory, pictures are read when they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from journeygen.source.tree import FolderTree, path_of

TEXTS = (".md", ".yaml", ".csv", ".html", ".css", ".js", ".toml", ".svg")
"""The endings of files that are kept in memory."""

Stamp = tuple[int, int, int]
"""What tells that a file is another: when it was changed (in nanoseconds), its size, and its number on the disk."""


@dataclass(frozen=True)
class Kept:
    """A file: where it is, its stamp, and its bytes; None where they are read when needed, or why they cannot be."""

    file: Path
    stamp: Stamp
    content: bytes | OSError | None


@dataclass(frozen=True)
class Snapshot:
    """A site's files at one moment, as a source tree."""

    kept: Mapping[str, Kept] = field(default_factory=dict)
    outside: tuple[str, ...] = ()

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """All paths, sorted."""
        return tuple(sorted(self.kept))

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError where it cannot be read (any longer)."""
        kept = self.kept.get(path)
        if kept is None:
            raise FileNotFoundError(path)
        if isinstance(kept.content, OSError):
            raise kept.content
        return kept.file.read_bytes() if kept.content is None else kept.content


def snapshot_of(content: Path, before: Snapshot | None = None) -> Snapshot:
    """All files of a site. Those that are as they were `before` are not read again."""
    tree = FolderTree(content)
    known = before.kept if before else {}
    kept: dict[str, Kept] = {}
    for path in tree.paths:
        found = _kept(path, tree.file(path), known.get(path))
        if found:
            kept[path] = found
    return Snapshot(kept, tree.outside)


def after(content: Path, before: Snapshot, changed: Iterable[Path]) -> tuple[Snapshot, frozenset[str]]:
    """The snapshot after these files have changed on the disk, and the paths that differ.

    Where only files changed that were there before and still are, nothing else is looked at.
    """
    now: dict[str, Kept] = {}
    for file in changed:
        path = path_of(file, content)
        known = before.kept.get(path) if path else None
        found = _kept(path, known.file, None) if path and known and not file.is_symlink() else None
        if found is None or path is None:
            return _with_differences(before, snapshot_of(content, before))
        now[path] = found
    if not now:
        return _with_differences(before, snapshot_of(content, before))
    differing = frozenset(path for path, kept in now.items() if _differs(before.kept[path], kept))
    if not differing:
        return before, differing
    snapshot = Snapshot({**before.kept, **now}, before.outside)
    snapshot.__dict__["paths"] = before.paths  # the same files: not to be sorted again
    return snapshot, differing


def _with_differences(before: Snapshot, now: Snapshot) -> tuple[Snapshot, frozenset[str]]:
    paths = before.kept.keys() | now.kept.keys()
    differing = frozenset(path for path in paths if _differs(before.kept.get(path), now.kept.get(path)))
    return (now if differing or before.outside != now.outside else before), differing


def _differs(one: Kept | None, other: Kept | None) -> bool:
    if one is None or other is None:
        return one is not other
    if isinstance(one.content, bytes) and isinstance(other.content, bytes):
        return one.content != other.content
    return one != other


def _kept(path: str, file: Path, known: Kept | None) -> Kept | None:
    """A file as it is now; None where it is gone."""
    try:
        stamp = _stamp(file)
        if known and known.stamp == stamp and known.file == file and not isinstance(known.content, OSError):
            return known
        content = file.read_bytes() if path.endswith(TEXTS) else None
    except FileNotFoundError as failure:
        # A link that leads to nothing is a file that cannot be read; without it, there is no such file.
        return Kept(file, (0, 0, 0), failure) if file.is_symlink() else None
    except OSError as failure:
        return Kept(file, (0, 0, 0), failure)
    return Kept(file, stamp, content)


def _stamp(file: Path) -> Stamp:
    found = file.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino
