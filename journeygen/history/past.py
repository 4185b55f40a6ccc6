"""The contents of the past, read from Git's own store."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from journeygen.git import Blobs, git


class GitPast:
    """The contents of a repository's past. Nothing is asked before something is read."""

    def __init__(self, top: Path) -> None:
        self._top = top
        self._blobs = Blobs(top)

    def read(self, blob: str) -> bytes:
        """The content with an id. Raises GitFailed where this clone does not have it."""
        return self._blobs.read(blob)

    def files_in(self, commit: str, folder: str) -> Mapping[str, str]:
        """The ids of all files below a folder in a commit, by their paths from the repository's top."""
        said = git(self._top, "ls-tree", "-r", "-z", commit, "--", f"{folder}/").decode(errors="surrogateescape")
        entries = (line.partition("\t") for line in said.split("\0") if line)
        return {path: head.split(" ")[2] for head, _, path in entries}
