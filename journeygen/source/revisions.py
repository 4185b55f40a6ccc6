"""Which two versions of a site are to be compared: what people type, as commits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from journeygen.git import GitFailed, git
from journeygen.model.names import nearest

_MAIN = ("origin/HEAD", "upstream/HEAD", "origin/main", "origin/master", "main", "master", "trunk", "develop")
"""Where changes are merged into, the likeliest first."""

_DEEPER = "fetch the rest with 'git fetch --unshallow' (on GitHub Actions: the checkout's 'fetch-depth: 0')"


class RevisionRefused(Exception):  # noqa: N818  (not a fault: the answer to a request)
    """What was asked for cannot be compared. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and what it is called; without a commit, the files as they are on disk."""

    commit: str
    name: str


def revisions(content: Path, base: str = "", head: str = "") -> tuple[Revision, Revision]:
    """The two versions to compare: by default where this branch left the main one, and the files on disk.

    `base` may be a revision, `A..B`, or `A...B` for where B left A. Raises RevisionRefused, and GitFailed
    where there is no repository.
    """
    folder = _in_repository(content)
    for given in (base, head):
        if given.startswith("-"):
            raise RevisionRefused(f"'{given}' cannot be a revision: it begins with a hyphen")
    if not base and not head:
        return _where_it_left(folder), Revision("", "")
    dots = "..." if "..." in base else ".." if ".." in base else ""
    if dots and head:
        raise RevisionRefused(f"'{base}' already names two revisions; '{head}' is one too many")
    if not dots:
        return Revision(_commit(folder, base), base), Revision(_commit(folder, head), head) if head else Revision(
            "", ""
        )
    left, right = (part or "HEAD" for part in base.split(dots, 1))
    one, other = _commit(folder, left), _commit(folder, right)
    if dots == "...":
        one = _merge_base(folder, one, other, left, right)
    return Revision(one, left), Revision(other, right)


def have_parted(content: Path, before: Revision, after: Revision) -> bool:
    """Whether each of two commits has something that the other has not: then a plain comparison tells of both."""
    if not before.commit or not after.commit:
        return False
    try:
        common = git(_in_repository(content), "merge-base", before.commit, after.commit).decode().strip()
    except GitFailed:  # they have nothing in common, or this clone does not know of it
        return False
    return common not in (before.commit, after.commit)


def _in_repository(content: Path) -> Path:
    """The nearest folder that is there. Raises GitFailed outside of a repository."""
    folder = content.absolute()
    while not folder.is_dir():
        folder = folder.parent
    git(folder, "rev-parse", "--git-dir")
    return folder


def _where_it_left(folder: Path) -> Revision:
    """The commit at which this branch left the main one. On the main branch itself: its last commit."""
    try:
        here = _resolved(folder, "HEAD")
    except GitFailed as failed:
        raise RevisionRefused("there is no commit yet, so there is nothing to compare with") from failed
    for name in _MAIN:
        try:
            main = _resolved(folder, name)
        except GitFailed:
            continue
        base = _merge_base(folder, main, here, name, "HEAD")
        return Revision(base, name.removesuffix("/HEAD") if name.endswith("/HEAD") else name)
    if _is_shallow(folder):
        raise RevisionRefused(f"which branch this one left is not known in this clone; name it, or {_DEEPER}")
    return Revision(here, "HEAD")


def _merge_base(folder: Path, one: str, other: str, left: str, right: str) -> str:
    try:
        return git(folder, "merge-base", one, other).decode().strip()
    except GitFailed as failed:
        if _is_shallow(folder):
            raise RevisionRefused(
                f"where '{right}' left '{left}' is not in this clone, which has only the newest commits; {_DEEPER}"
            ) from failed
        raise RevisionRefused(f"'{left}' and '{right}' have no commit in common") from failed


def _commit(folder: Path, revision: str) -> str:
    try:
        return _resolved(folder, revision)
    except GitFailed as failed:
        near = nearest(revision, _names(folder), loose=True)
        hint = f"; did you mean '{near}'?" if near else ""
        if not hint:
            last = [name for name in _names(folder) if name.rpartition("/")[2] == revision]
            hint = f"; did you mean '{last[0]}'?" if last else ""
        if not hint and _is_shallow(folder):
            hint = f"; this clone has only the newest commits: {_DEEPER}"
        raise RevisionRefused(f"there is no revision '{revision}'{hint}") from failed


def _resolved(folder: Path, revision: str) -> str:
    said = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return said.decode().strip()


def _names(folder: Path) -> list[str]:
    """Branches and tags, as people call them."""

    def found() -> Iterator[str]:
        yield from (
            git(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
            .decode(errors="replace")
            .split("\n")
        )

    try:
        return [name for name in found() if name]
    except GitFailed:
        return []


def _is_shallow(folder: Path) -> bool:
    try:
        return git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitFailed:
        return False
