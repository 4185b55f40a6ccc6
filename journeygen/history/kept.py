"""The log of the last time, kept in the repository's own folder of Git's: never committed, and gone with the clone.

Nothing depends on it: where it cannot be read or written, the whole log is asked for.
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from journeygen.git import GitFailed, git
from journeygen.history.log import Change, Logged

_FORM = 3
"""Counted up when what is kept changes its form."""


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """The commits up to `head` (empty: nothing is known) that changed something at the paths."""

    head: str = ""
    paths: tuple[str, ...] = ()
    commits: tuple[Logged, ...] = ()


def kept_log(top: Path, content: str) -> Kept:
    """What was kept for the content folder of a repository."""
    try:
        said = json.loads(_file(top, content).read_text("ascii"))
        if said["shallow"] != _shallow(top):
            return Kept()
        commits = [
            Logged(id_, datetime.date.fromisoformat(day), name, email, first, tuple(Change(*each) for each in changes))
            for id_, day, name, email, first, changes in said["commits"]
        ]
        return Kept(said["head"], tuple(said["paths"]), tuple(commits))
    except (OSError, GitFailed, ValueError, KeyError, TypeError):
        return Kept()


def keep(top: Path, content: str, known: Kept) -> None:
    """Keep a log for the next time, if that can be done."""
    said = {
        "shallow": _shallow(top),
        "head": known.head,
        "paths": known.paths,
        "commits": [
            (
                each.id,
                each.day.isoformat(),
                each.name,
                each.email,
                each.is_first,
                [(c.old, c.new, c.old_blob, c.blob) for c in each.changes],
            )
            for each in known.commits
        ],
    }
    with suppress(OSError, GitFailed):
        file = _file(top, content)
        file.parent.mkdir(exist_ok=True)
        fresh = file.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(said), "ascii")
        fresh.replace(file)


def _file(top: Path, content: str) -> Path:
    name = hashlib.sha256(content.encode(errors="surrogateescape")).hexdigest()[:16]
    return _folder(top) / "journeygen" / f"history-{_FORM}-{name}.json"


def _shallow(top: Path) -> str:
    """What the clone begins with, where it is shallow: with more or less of it the same log is another one."""
    file = _folder(top) / "shallow"
    return file.read_text("ascii") if file.exists() else ""


def _folder(top: Path) -> Path:
    """The repository's folder of Git's, which its work trees share."""
    said = git(top, "rev-parse", "--git-common-dir").decode(errors="surrogateescape").removesuffix("\n")
    return top / said
