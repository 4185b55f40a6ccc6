"""The history of a site, as a value."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Protocol


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit. `day` is the author's, as the calendar showed it there; `author` a name, as the mailmap corrects it.

    It is empty where the site names nobody.
    """

    id: str
    day: datetime.date
    author: str


@dataclass(frozen=True, slots=True)
class Version:
    """What a commit made of a file: its path from the repository's top (empty: it was gone) and its content's id.

    `number` is the commit's in the history. `before` and `before_blob` are the same of what was there before
    (empty: nothing was).
    """

    number: int
    path: str
    blob: str
    before: str = ""
    before_blob: str = ""


class Past(Protocol):
    """The contents of the past, by what the history names."""

    def read(self, blob: str) -> bytes:
        """The content with an id. Raises GitFailed where this clone does not have it."""

    def files_in(self, commit: str, folder: str) -> Mapping[str, str]:
        """The ids of all files below a folder in a commit, by their paths from the repository's top."""


@dataclass(frozen=True, slots=True)
class Codeowners:
    """The file that says on the Git host who owns what: its path from the repository's top, and its bytes."""

    path: str
    content: bytes

    PLACES: ClassVar = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
    """Where it may be, in the order in which GitHub, and then GitLab look for it."""


@dataclass(frozen=True)
class History:
    """What Git knows.

    `content` is the path of the content folder from the repository's top (empty: the top itself).
    `remote` is what Git fetches from, as it is written, `default_branch` the branch that is the remote's
    own; both are empty where that is not known.

    `head` is the commit that is checked out. `commits` are those that changed the content, the newest
    first; `files` has the versions of each file (by its path, as the source tree has it), the newest first,
    under whatever name it had. A file that is not committed is not there. Merges are no changes of their own.
    `lines` gives, for the files at the top of the content, which may be lists of entities, the number of the
    commit that each line is from (None: not known).

    `codeowners` is the file that says who owns what; None: there is none. `since` is the day before which a
    shallow clone knows nothing; None: it knows everything.
    """

    content: str = "content"
    remote: str = ""
    default_branch: str = ""
    head: Commit | None = None
    commits: tuple[Commit, ...] = ()
    files: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    lines: Mapping[str, tuple[int | None, ...]] = field(default_factory=dict)
    since: datetime.date | None = None
    codeowners: Codeowners | None = None
    past: Past | None = field(default=None, compare=False, repr=False)

    def path_of(self, path: str) -> str:
        """The path from the repository's top of a file of the site (`content/site.yaml`)."""
        return posixpath.join(self.content, path.removeprefix("content/"))

    def without_authors(self) -> History:
        """The same, without anybody's name."""
        head = replace(self.head, author="") if self.head else None
        return replace(self, head=head, commits=tuple(replace(each, author="") for each in self.commits))

    def changes_of(self, paths: Iterable[str]) -> tuple[Commit, ...]:
        """The commits that changed any of these files, the newest first."""
        numbers = {version.number for path in paths for version in self.files.get(path, ())}
        return tuple(self.commits[number] for number in sorted(numbers))


NO_HISTORY = History()
