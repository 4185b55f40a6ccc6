"""The tags of a repository: names that somebody gave to versions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from journeygen.git import git
from journeygen.history.read import top_of


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name, the day it was made, and the ids of all commits of the content that it has in it."""

    name: str
    day: datetime.date
    commits: frozenset[str]


_FORMAT = "%(objectname)%00%(*objectname)%00%(creatordate:short)%00%(refname:lstrip=2)"


def read_tags(content: Path) -> Iterator[Tag]:
    """The tags of the repository that the content lies in, the newest first. Raises GitFailed."""
    top = top_of(content)
    said = git(
        top, "for-each-ref", "--sort=-version:refname", "--sort=-creatordate", f"--format={_FORMAT}", "refs/tags"
    ).decode(errors="replace")
    prefix = git(content, "rev-parse", "--show-prefix").decode(errors="surrogateescape").removesuffix("\n")
    for line in said.splitlines():
        id_, of, day, name = line.split("\0")
        commit = of or id_  # a tag with a message is an object of its own
        kind = git(top, "cat-file", "-t", commit).decode().strip()
        if kind == "commit":
            found = git(top, "rev-list", commit, "--", *([prefix] if prefix else ())).decode().split()
            yield Tag(name, datetime.date.fromisoformat(day), frozenset(found))
