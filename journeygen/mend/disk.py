"""Changes of content on disk: each file whole or not at all, and none that somebody else has changed."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from journeygen.mend.rounds import Change


def write_changes(changes: Iterable[Change], file_of: Callable[[str], Path]) -> Iterator[tuple[Change, str]]:
    """Write the changes; gives each with what kept it from being made, or an empty text where it was.

    `file_of` is where a path of the site is on disk.
    """
    for change in changes:
        file = file_of(change.path)
        try:
            if file.read_bytes() != change.before:
                yield change, "it was changed in the meantime"
                continue
            if change.after != change.before:
                _replace(file, change.after)
            if change.to != change.path:
                _rename(file, file.with_name(change.to.rpartition("/")[2]))
        except FileExistsError:
            yield change, f"there is a '{change.to.rpartition('/')[2]}' already"
        except OSError as failure:
            yield change, (failure.strerror or str(failure)).lower()
        else:
            yield change, ""


def _replace(file: Path, content: bytes) -> None:
    """Put other bytes in a file's place at once, with the rights that it has; a link stays one."""
    target = Path(os.path.realpath(file))
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as staged:
            staged.write(content)
        shutil.copymode(target, name)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _rename(file: Path, to: Path) -> None:
    """Give a file another name. Raises FileExistsError where another file has it."""
    if to.exists() or to.is_symlink():
        if not _same(file, to):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(to))
        file.rename(to)  # another spelling of the same name, on a disk that does not tell capitals apart
        return
    try:
        os.link(file, to, follow_symlinks=False)  # unlike a rename, it never replaces a file that has just come
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a disk without hard links
        file.rename(to)
    else:
        file.unlink()


def _same(file: Path, other: Path) -> bool:
    try:
        return os.path.samestat(file.lstat(), other.lstat())
    except OSError:
        return False
