"""Source trees: bytes by relative path. What follows cannot tell a folder from a Git revision."""

from __future__ import annotations

import errno
import os
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol


class SourceTree(Protocol):
    """The files of a site, by path relative to the site's folder, with `/` and in NFC.

    The content is always below `content/`, whatever the folder is called on disk.
    """

    @property
    def paths(self) -> tuple[str, ...]:
        """All paths, sorted."""

    @property
    def outside(self) -> tuple[str, ...]:
        """Links to files outside of the site: they are not among the paths, and not read."""

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError where it cannot be read (any longer)."""


IGNORED = ("~", ".swp", ".tmp", ".orig", ".rej")
"""Ends of the names of files that editors and Git leave behind."""


@dataclass(frozen=True)
class FolderTree:
    """A site on disk: `content` is its content folder; themes of its own lie beside that."""

    content: Path

    @cached_property
    def _files(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for name, folder in folders_of(self.content).items():
            wrong = _folders_of_files(folder) if name == "content" else []
            for file in [*wrong, *(file for file in files_in(folder) if not {*wrong} & {*file.parents})]:
                relative = unicodedata.normalize("NFC", file.relative_to(folder).as_posix())
                found[f"{name}/{relative}"] = file
        return found

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """All paths, sorted."""
        return tuple(sorted(self._files.keys() - set(self.outside)))

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError where it cannot be read (any longer)."""
        return self._files[path].read_bytes()

    def file(self, path: str) -> Path:
        """Where a file is on disk."""
        return self._files[path]

    @cached_property
    def outside(self) -> tuple[str, ...]:
        """Links to files outside of the site: they are not among the paths, and not read."""
        inside = (self.content.resolve(), self.content.absolute().parent.resolve())
        return tuple(
            path
            for path, file in sorted(self._files.items())
            # Not `Path.resolve`, which raises where a link leads to itself.
            if not any(Path(os.path.realpath(file)).is_relative_to(folder) for folder in inside)
        )


def folders_of(content: Path) -> dict[str, Path]:
    """The folders that a site is in, by what its paths begin with."""
    content = content.absolute()  # `.` has no parent of its own
    return {"content": content, "themes": content.parent / "themes"}


def path_of(file: Path, content: Path) -> str | None:
    """The path in the site of a file on the disk; None for one that is not the site's."""
    for name, folder in folders_of(content).items():
        if file.is_relative_to(folder):
            relative = file.relative_to(folder)
            if all(not part.startswith(".") for part in relative.parts) and belongs(file.name):
                return unicodedata.normalize("NFC", f"{name}/{relative.as_posix()}")
    return None


def files_in(folder: Path) -> list[Path]:
    """The files below a folder, without hidden ones and what editors leave behind; links to folders are followed."""
    found: list[Path] = []
    seen: set[str] = set()
    for base, folders, files in os.walk(folder, followlinks=True):
        real = os.path.realpath(base)
        if real in seen:  # a link that leads back up would be followed for ever
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(base, name) for name in files if belongs(name)]
    return found


def belongs(name: str) -> bool:
    """Whether a file of this name is the site's: not hidden, and not left behind by an editor."""
    return not name.startswith((".", "#")) and not name.endswith(IGNORED)


def _folders_of_files(content: Path) -> list[Path]:
    """Folders with a name that a content file should have: reading one fails, so that it is not passed over."""
    named = [place for ending in ("yaml", "md") for place in content.rglob(f"*.{ending}") if place.is_dir()]
    # What is published as it is may be called anything.
    return [place for place in named if place.relative_to(content).parts[0] not in ("assets", "static")]


@dataclass(frozen=True)
class Without:
    """A tree without some of its folders."""

    tree: SourceTree
    folders: tuple[str, ...]

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """All paths, sorted."""
        return tuple(path for path in self.tree.paths if not self._is_left_out(path))

    @cached_property
    def outside(self) -> tuple[str, ...]:
        """Links to files outside of the site: they are not among the paths, and not read."""
        return tuple(path for path in self.tree.outside if not self._is_left_out(path))

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError where it cannot be read (any longer)."""
        return self.tree.read(path)

    def _is_left_out(self, path: str) -> bool:
        return any(path.startswith(f"{folder}/") for folder in self.folders)


@dataclass(frozen=True)
class MemoryTree:
    """A site in memory, for tests and for what is not saved yet."""

    files: dict[str, bytes]

    @property
    def paths(self) -> tuple[str, ...]:
        """All paths, sorted."""
        return tuple(sorted(self.files))

    outside: tuple[str, ...] = ()

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError where there is none (any longer)."""
        if path not in self.files:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return self.files[path]
