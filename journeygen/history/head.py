"""Which commit is checked out, looked at without Git: often, and for a few glances at the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journeygen.git import GitFailed, git

Mark = tuple[object, ...]
"""What tells that another commit is checked out, or another branch."""

_REF = b"ref: "


@dataclass(frozen=True)
class Head:
    """The head of a work tree: its own folder of Git's, and the one that it shares with other work trees."""

    own: Path
    shared: Path

    def mark(self) -> Mark:
        """What is different after a commit, another branch, a reset: whatever moves the head."""
        said = _read(self.own / "HEAD")
        branch = said[len(_REF) :].strip().decode(errors="surrogateescape") if said.startswith(_REF) else ""
        # A branch stands in a file of its own, or with others in one, or (newer repositories) in tables.
        return (
            said,
            _read(self.shared / branch) if branch else b"",
            _stamp(self.shared / "packed-refs"),
            _stamp(self.shared / "reftable" / "tables.list"),
        )


def head_of(content: Path) -> Head | None:
    """The head of the repository that a content folder lies in; None where there is none."""
    try:
        found = git(content, "rev-parse", "--absolute-git-dir", "--git-common-dir").decode(errors="surrogateescape")
    except GitFailed:
        return None
    own, shared = found.removesuffix("\n").split("\n")
    return Head(Path(own), content.absolute() / shared)  # which is an absolute path already, or one from here


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
