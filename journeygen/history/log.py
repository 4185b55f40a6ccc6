"""Git's log of a folder: which commit did what to which file, in one question.

Paths are bytes in Git, and may hold anything but a zero byte: zero bytes tell them apart, and they are
decoded in such a way that no two become one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeygen.git import GitFailed, git


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit did to a file: where it was before (empty: nowhere), and where and what it is after.

    `old_blob` and `blob` are the ids of its content.
    """

    old: str
    new: str
    old_blob: str
    blob: str


@dataclass(frozen=True, slots=True)
class Logged:
    """A commit with what it did. `is_first`: Git knows of no commit before it."""

    id: str
    day: datetime.date
    name: str
    email: str
    is_first: bool
    changes: tuple[Change, ...]


_FORMAT = "%H%x00%aI%x00%an%x00%ae%x00%P"
_OPTIONS = (
    "-z",
    "--raw",
    "--no-abbrev",
    "--topo-order",
    "--no-ext-diff",
    "--no-textconv",
    f"--format={_FORMAT}",
)


def log(top: Path, revisions: Sequence[str], paths: Sequence[str], *options: str) -> tuple[Logged, ...]:
    """The commits that changed something at these paths from the repository's top (none: anywhere).

    The newest come first, and none before all that are built on it. Revisions are ids of commits, `^ID`
    for what is left out. Raises GitFailed.
    """
    given = "".join(f"{revision}\n" for revision in revisions).encode()
    asked = ("log", *_OPTIONS, *options, "--stdin", "--", *paths)
    try:
        said = git(top, *asked[:1], "--find-renames", *asked[1:], given=given)
    except GitFailed:
        # A clone without the contents of the past cannot say whether a file is much like another one.
        said = git(top, *asked[:1], "--find-renames=100%", *asked[1:], given=given)
    return tuple(_commits(said))


def _commits(said: bytes) -> Iterator[Logged]:
    tokens = iter(said.decode(errors="surrogateescape").split("\0"))
    token = next(tokens)
    while token:
        id_, day, name, email, parents = token, next(tokens), next(tokens), next(tokens), next(tokens)
        changes: list[Change] = []
        while (token := next(tokens, "")).lstrip("\n").startswith(":"):
            *_, old, blob, status = token.split(" ")
            path = next(tokens)
            match status[0]:
                case "A":
                    changes.append(Change("", path, "", blob))
                case "D":
                    changes.append(Change(path, "", old, ""))
                case "R":
                    changes.append(Change(path, next(tokens), old, blob))
                case _:
                    changes.append(Change(path, path, old, blob))
        yield Logged(id_, datetime.date.fromisoformat(day[:10]), name, email, not parents, tuple(changes))
