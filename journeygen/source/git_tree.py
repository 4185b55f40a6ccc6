"""A site as it is in a commit: read from Git's own store, without a checkout and without a work tree."""

from __future__ import annotations

import errno
import posixpath
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from journeygen.git import Blobs, GitFailed, git
from journeygen.source.lfs import LfsStore, pointed_at
from journeygen.source.tree import belongs

_LINK, _SUBMODULE = "120000", "160000"
_MOST_LINKS = 40
"""As many links in a row as Linux follows."""


@dataclass(frozen=True, slots=True)
class _Item:
    """What is at a path of the commit: a file, a link or a submodule, by Git's mode."""

    mode: str
    object_id: str


_Folder = dict[str, "_Folder | _Item"]


@dataclass(frozen=True)
class GitTree:
    """A site in a commit: what `FolderTree` would find in a checkout of it.

    `content` is the path of the content folder from the repository's top (empty: the top itself);
    themes of the site's own lie beside it. `commit` is an object id, never what somebody typed.
    Submodules are not looked into. A file that Git LFS keeps is read from the clone's LFS store; where
    it is not there, the pointer is what is read.
    """

    top: Path
    commit: str
    content: str

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """All paths, sorted."""
        return tuple(sorted(self._found[0]))

    @cached_property
    def outside(self) -> tuple[str, ...]:
        """Links to files outside of the site: they are not among the paths, and not read."""
        return tuple(sorted(self._found[1]))

    @cached_property
    def submodules(self) -> tuple[str, ...]:
        """The folders of the site that are other repositories."""
        return tuple(sorted(self._found[2]))

    @cached_property
    def object_ids(self) -> dict[str, str]:
        """The id of each file's content: the same id, the same bytes. A link that leads nowhere has none."""
        return {path: item.object_id for path, item in self._found[0].items() if item}

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError where it cannot be read (any longer)."""
        item = self._found[0].get(path)
        if item is None:
            raise FileNotFoundError(errno.ENOENT, "this is a link that leads nowhere", path)
        try:
            content = self._blobs.read(item.object_id)
        except GitFailed as failed:
            raise OSError(errno.EIO, failed.message, path) from failed
        pointer = pointed_at(content)
        return (self._lfs.read(pointer) if pointer else None) or content

    @cached_property
    def _blobs(self) -> Blobs:
        return Blobs(self.top)

    @cached_property
    def _lfs(self) -> LfsStore:
        return LfsStore(self.top)

    @cached_property
    def _found(self) -> tuple[dict[str, _Item | None], list[str], list[str]]:
        """The site's files (None: a link that leads nowhere), the links out of it, and its submodules."""
        site = posixpath.dirname(self.content)
        folders = {"content": self.content}
        if self.content:  # what is beside the top is not in the repository
            folders["themes"] = posixpath.join(site, "themes")
        listed = dict(_listed(self.top, self.commit, list(folders.values()) if self.content else []))
        if any(item.mode == _LINK for item in listed.values()):
            listed = dict(_listed(self.top, self.commit, []))  # a link may lead to where nobody has looked yet
        places = _Places(listed, lambda link: self._blobs.read(link.object_id).decode(errors="surrogateescape"))
        inside = [site, *(each.path for each in [places.real(self.content)] if each)]
        files: dict[str, _Item | None] = {}
        outside: list[str] = []
        submodules: list[str] = []
        for name, folder in folders.items():
            for below, place in places.walk(folder):
                path = unicodedata.normalize("NFC", f"{name}/{below}")
                if place is None or not any(_is_below(place.path, each) for each in inside):
                    outside.append(path)
                elif isinstance(place.what, _Item) and place.what.mode == _SUBMODULE:
                    submodules.append(path)
                else:
                    files[path] = place.what if isinstance(place.what, _Item) else None
        return files, outside, submodules


def git_tree(content: Path, commit: str) -> GitTree:
    """The site that a content folder belongs to, as it is in a commit. Raises GitFailed outside of a repository.

    The folder may be one that is only there in the commit.
    """
    top, path = place_in_repository(content)
    return GitTree(top, commit, path)


def place_in_repository(content: Path) -> tuple[Path, str]:
    """The top of the repository that a content folder is in, and the folder's path from there."""
    content = content.absolute()
    beside = content.parent
    while not beside.is_dir():
        beside = beside.parent
    try:
        above: tuple[Path, str] | None = _top_and_prefix(beside)
    except GitFailed:
        if not content.is_dir():
            raise
        above = None
    if content.is_dir():
        own = _top_and_prefix(content)
        if above is None or above[0] != own[0]:
            return own[0], own[1]
    assert above is not None
    return above[0], posixpath.join(above[1], content.relative_to(beside).as_posix())


def _top_and_prefix(folder: Path) -> tuple[Path, str]:
    said = git(folder, "rev-parse", "--show-toplevel", "--show-prefix").decode(errors="surrogateescape")
    top, prefix, *_ = said.split("\n")
    return Path(top), prefix.rstrip("/")


def _listed(top: Path, commit: str, paths: list[str]) -> Iterator[tuple[str, _Item]]:
    """Every file of the commit that is one of these paths or below it; none named: all."""
    said = git(top, "ls-tree", "-r", "-z", "--full-tree", "--", commit, *paths)
    for line in said.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, _kind, object_id = about.decode().split()
        yield name.decode(errors="surrogateescape"), _Item(mode, object_id)


def _is_below(path: str, folder: str) -> bool:
    return not folder or path == folder or path.startswith(f"{folder}/")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a path leads, once links are followed; `what` is None where there is nothing."""

    path: str
    what: _Folder | _Item | None


class _Places:
    """The folders of a commit. Links lead where they would lead in a checkout."""

    def __init__(self, listed: dict[str, _Item], target_of: Callable[[_Item], str]) -> None:
        self._target_of = target_of
        self._top: _Folder = {}
        for path, item in listed.items():
            *folders, name = path.split("/")
            at = self._top
            for folder in folders:
                below = at.setdefault(folder, {})
                assert isinstance(below, dict)  # Git has no file and folder of one name
                at = below
            at[name] = item

    def real(self, path: str) -> _Place | None:
        """Where a path from the top leads; None: out of the repository, or round and round."""
        left = [part for part in reversed(path.split("/")) if part]
        found: list[str] = []
        links = 0
        while left:
            part = left.pop()
            if part in ("", "."):
                continue
            if part == "..":
                if not found:
                    return None
                found.pop()
                continue
            what = self._at((*found, part))
            if isinstance(what, _Item) and what.mode == _LINK:
                target = self._target_of(what)
                links += 1
                if target.startswith("/") or links > _MOST_LINKS:
                    return None
                left += reversed(target.split("/"))
            else:
                found.append(part)
        return _Place("/".join(found), self._at(found))

    def walk(self, folder: str) -> Iterator[tuple[str, _Place | None]]:
        """The files below a folder, by their path from there; links to folders are followed, each folder once.

        In the order of `FolderTree`, which decides by which of two ways into a folder its files are called.
        """
        seen: set[str] = set()
        waiting = [""]
        while waiting:
            below = waiting.pop()
            here = self.real(posixpath.join(folder, below))
            if here is None or not isinstance(here.what, dict) or here.path in seen:
                continue
            seen.add(here.path)
            folders: list[str] = []
            for name in sorted(here.what):
                path = posixpath.join(below, name)
                place = self.real(posixpath.join(here.path, name))
                if place and isinstance(place.what, dict):
                    folders += [path] if not name.startswith(".") else []
                elif belongs(name):
                    yield path, place
            waiting += reversed(folders)

    def _at(self, parts: Sequence[str]) -> _Folder | _Item | None:
        at: _Folder | _Item | None = self._top
        for part in parts:
            at = at.get(part) if isinstance(at, dict) else None
        return at
