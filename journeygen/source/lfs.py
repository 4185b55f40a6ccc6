"""Files that Git LFS keeps outside of the repository: in it there is a pointer to each."""

from __future__ import annotations

import re
from pathlib import Path

from journeygen.git import GitFailed, git

LONGEST_POINTER = 1024
"""As the specification of Git LFS has it, in bytes."""

_POINTER = re.compile(rb"version https?://[^\n]*\n(?:[a-z0-9.-]+ [^\n]*\n)*?oid sha256:([0-9a-f]{64})\n")


def pointed_at(content: bytes) -> str | None:
    """The SHA-256 of the file that a pointer stands for, in hexadecimal; None for what is no pointer.

    https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
    """
    found = _POINTER.match(content) if len(content) < LONGEST_POINTER else None
    return found[1].decode() if found else None


class LfsStore:
    """What Git LFS has fetched into a clone."""

    def __init__(self, top: Path) -> None:
        try:
            said = git(top, "rev-parse", "--git-common-dir").decode(errors="surrogateescape")
        except GitFailed:
            said = ".git"
        self._objects = top / said.rstrip("\n") / "lfs" / "objects"

    def read(self, sha256: str) -> bytes | None:
        """The bytes of a file; None where they were not fetched."""
        try:
            return (self._objects / sha256[:2] / sha256[2:4] / sha256).read_bytes()
        except OSError:
            return None
