"""Reading the history of a site from Git."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from journeygen.git import GitFailed, git
from journeygen.history.files import Following, came_from
from journeygen.history.kept import Kept, keep, kept_log
from journeygen.history.lines import lines_of
from journeygen.history.log import Logged, log
from journeygen.history.past import GitPast
from journeygen.history.value import NO_HISTORY, Codeowners, Commit, History

_MOVES = 4
"""How often a file is followed out of the folder it is looked for in, and into one that it was in before."""


def read_history(content: Path) -> History:
    """What Git knows of the site with this content folder; nothing where it is in no repository."""
    try:
        prefix = _line(content, "rev-parse", "--show-prefix")
        top = top_of(content)
    except GitFailed:
        return NO_HISTORY
    remote = _remote(top)
    place = History(
        content=prefix.removesuffix("/"),
        remote=_asked(top, "remote", "get-url", "--", remote) if remote else "",
        default_branch=_default_branch(top, remote) if remote else "",
        codeowners=_codeowners(top),
    )
    try:
        return _with_changes(place, top)
    except GitFailed:  # no commit yet, or a part of the repository is not here
        return place


def top_of(content: Path) -> Path:
    """The top of the repository that a content folder lies in. Raises GitFailed where there is none."""
    return Path(_line(content, "rev-parse", "--show-toplevel"))


def _codeowners(top: Path) -> Codeowners | None:
    for path in Codeowners.PLACES:
        with suppress(OSError):
            return Codeowners(path, (top / path).read_bytes())
    return None


def _with_changes(place: History, top: Path) -> History:
    head = log(top, [_line(top, "rev-parse", "--verify", "HEAD")], (), "--max-count=1", "--no-patch")[0]
    commits = _log(place, top, head.id)
    since = _since(commits) if _asked(top, "rev-parse", "--is-shallow-repository") == "true" else None
    if since:
        # What such a clone begins with seems to have made all files at once.
        commits = tuple(replace(each, changes=()) if each.is_first else each for each in commits)
    names = _names([head, *commits], top)
    following = Following(commits)
    listed = git(top, "ls-tree", "-r", "-z", "--name-only", head.id, "--", *([place.content] if place.content else ()))
    files = listed.decode(errors="surrogateescape").removesuffix("\0").split("\0")
    numbers = {each.id: number for number, each in enumerate(commits) if not (since and each.is_first)}
    lists = [file for file in files if "/" not in file.removeprefix(f"{place.content}/" if place.content else "")]
    return replace(
        place,
        lines={_in_site(file, place.content): lines_of(top, file, numbers) for file in lists if file.endswith(".yaml")},
        head=_commit(head, names),
        commits=tuple(_commit(each, names) for each in commits),
        files={_in_site(file, place.content): following.versions_of(file) for file in files},
        since=since,
        past=GitPast(top),
    )


def _log(place: History, top: Path, head: str) -> tuple[Logged, ...]:
    """The commits that changed the content, wherever it was; only those since the last time are asked for."""
    known = kept_log(top, place.content)
    paths, commits, seen = known.paths, known.commits, known.head
    if seen and seen != head and _asked(top, "merge-base", seen, head) != seen:
        paths, commits, seen = (), (), ""  # the branch is another, or was rewritten
    if seen == head:
        return commits
    paths = paths or ((place.content,) if place.content else ())
    fresh = log(top, [head, *([f"^{seen}"] if seen else [])], paths)
    commits = (*fresh, *commits)
    for _ in range(_MOVES if place.content else 0):
        added = Following(fresh).added
        asked = log(top, list(added), (), "--no-walk=unsorted", "--diff-filter=R") if added else ()
        before = tuple(dict.fromkeys(path for path in came_from(added, asked) if path not in paths))
        if not before:
            break
        paths = (*paths, *before)
        fresh = commits = log(top, [head], paths)
    keep(top, place.content, Kept(head, paths, commits))
    return commits


def _since(commits: Iterable[Logged]) -> datetime.date | None:
    return max((commit.day for commit in commits if commit.is_first), default=None)


def _in_site(path: str, content: str) -> str:
    inside = path.removeprefix(f"{content}/") if content else path
    return unicodedata.normalize("NFC", f"content/{inside}")


def _commit(logged: Logged, names: dict[str, str]) -> Commit:
    return Commit(logged.id, logged.day, names[_contact(logged)])


def _contact(logged: Logged) -> str:
    return f"{logged.name} <{logged.email}>"


def _names(commits: Iterable[Logged], top: Path) -> dict[str, str]:
    """The authors' names as the mailmap of the repository corrects them."""
    written = {_contact(each): each.name for each in commits}
    given = "".join(f"{contact}\n" for contact in written).encode(errors="surrogateescape")
    try:
        mapped = (
            git(top, "check-mailmap", "--stdin", given=given).decode(errors="replace").removesuffix("\n").split("\n")
        )
    except GitFailed:
        return written
    if len(mapped) != len(written):
        return written
    return {contact: line.rpartition(" <")[0] for contact, line in zip(written, mapped, strict=True)}


def _remote(top: Path) -> str:
    """The name of the remote that the repository was cloned from, else of the only one there is."""
    names = _asked(top, "remote").split("\n")
    return "origin" if "origin" in names else names[0] if len(names) == 1 else ""


def _default_branch(top: Path, remote: str) -> str:
    """The branch that a clone of the remote begins with, as far as it is known here.

    Build servers fetch without asking for it: there, a branch called `main` or `master` is taken for it.
    """
    folder = f"refs/remotes/{remote}"
    names = [f"{folder}/{name}" for name in ("HEAD", "main", "master")]
    lines = _asked(top, "for-each-ref", "--format=%(refname)%00%(symref)", *names).splitlines()
    found = dict(line.split("\0") for line in lines)
    branch = found.get(names[0], "") or next((name for name in names[1:] if name in found), "")
    return branch.removeprefix(f"{folder}/")


def _line(folder: Path, *arguments: str) -> str:
    """What Git prints, without the end of its last line. Raises GitFailed."""
    return git(folder, *arguments).decode(errors="surrogateescape").removesuffix("\n")


def _asked(folder: Path, *arguments: str) -> str:
    """The same; empty where Git says no."""
    try:
        return _line(folder, *arguments)
    except GitFailed:
        return ""
