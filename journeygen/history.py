"""What Git knows of a site: where its repository is. Read once, a value that travels beside the tree.

A site that is in no repository, or on a machine without Git, has an empty history: nothing else differs.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path

from journeygen.git import GitFailed, git


@dataclass(frozen=True)
class History:
    """What Git knows.

    `content` is the path of the content folder from the repository's top (empty: the top itself).
    `remote` is what Git fetches from, as it is written, `default_branch` the branch that is the remote's
    own; both are empty where that is not known.
    """

    content: str = "content"
    remote: str = ""
    default_branch: str = ""

    def path_of(self, path: str) -> str:
        """The path from the repository's top of a file of the site (`content/site.yaml`)."""
        return posixpath.join(self.content, path.removeprefix("content/"))


NO_HISTORY = History()


def read_history(content: Path) -> History:
    """What Git knows of the site with this content folder; nothing where it is in no repository."""
    try:
        prefix = _line(content, "rev-parse", "--show-prefix")
    except GitFailed:
        return NO_HISTORY
    remote = _remote(content)
    return History(
        content=prefix.removesuffix("/"),
        remote=_asked(content, "remote", "get-url", "--", remote) if remote else "",
        default_branch=_default_branch(content, remote) if remote else "",
    )


def _remote(content: Path) -> str:
    """The name of the remote that the repository was cloned from, else of the only one there is."""
    names = _asked(content, "remote").split("\n")
    return "origin" if "origin" in names else names[0] if len(names) == 1 else ""


def _default_branch(content: Path, remote: str) -> str:
    """The branch that a clone of the remote begins with, as far as it is known here.

    Build servers fetch without asking for it: there, a branch called `main` or `master` is taken for it.
    """
    folder = f"refs/remotes/{remote}"
    pattern = "%(refname)%00%(symref)"
    names = [f"{folder}/{name}" for name in ("HEAD", "main", "master")]
    lines = _asked(content, "for-each-ref", f"--format={pattern}", *names).splitlines()
    found = dict(line.split("\0") for line in lines)
    head = found.get(names[0], "")
    branch = head or next((name for name in names[1:] if name in found), "")
    return branch.removeprefix(f"{folder}/")


def _line(folder: Path, *arguments: str) -> str:
    """What Git prints, without the end of its last line. Raises GitFailed."""
    return git(folder, *arguments).decode(errors="replace").removesuffix("\n")


def _asked(folder: Path, *arguments: str) -> str:
    """The same; empty where Git says no."""
    try:
        return _line(folder, *arguments)
    except GitFailed:
        return ""
