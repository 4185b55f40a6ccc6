"""Put rendered files on disk: changed ones only, the whole site or none of it.

A build can fail or be killed at any moment, and people may have put files of their own among the
pages. So everything is staged inside the output folder first (the same disk, so that a move is
atomic) and then moved in, in an order in which each page on disk is whole and its links lead
somewhere: new files, changed files, and only then deletions. The manifest says what is ours: before
the first move it names the old files and the new ones, after the last deletion the new ones alone.
So a build that is killed half-way leaves nothing that the next one would take for somebody else's.

Nothing is flushed to the platter (`fsync`): a killed process loses nothing, a power cut may, and the
next build mends that.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import signal
import stat
import sys
import tempfile
import threading
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from types import FrameType

MANIFEST = ".journeygen.json"
STAGING = ".journeygen-staging"

# What a machine, or Git, puts into a folder that people would still call empty.
_NOT_CONTENT = frozenset({".git", ".gitignore", ".gitkeep", ".DS_Store", "Thumbs.db"})

_NOTE = "Written by journeygen: the files it made, and the only ones it will ever delete here."


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """One file of the site. `path` is relative to the output folder, with `/`, in Unicode form NFC."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did, in numbers of files; the manifest is not counted."""

    created: int
    changed: int
    unchanged: int
    deleted: int


class OutputRefused(Exception):  # noqa: N818  (not a fault: the answer to a request)
    """The output folder cannot be written to, said to an editor; nothing of theirs was touched.

    `message` says what is wrong, `hint` what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message} — {hint}" if hint else message)
        self.message = message
        self.hint = hint


def check_output(out: Path, content: Path) -> None:
    """See that a site may be written to `out`; called before the work starts, writes nothing.

    Raises OutputRefused where `out` is a file or a link, lies inside the content folder or around
    it, or holds files that journeygen did not write and no manifest.
    """
    here = _nearest_folder(out)
    if any(_same(folder, content) for folder in (here, *here.parents)):
        raise OutputRefused(
            f"the output folder '{out}' lies inside the content folder '{content}'",
            "choose a folder beside it with --out, such as _site",
        )
    if any(_same(out, folder) for folder in content.resolve().parents):
        raise OutputRefused(
            f"the output folder '{out}' holds the content folder '{content}'",
            "choose a folder of its own for the site with --out, such as _site",
        )
    _refuse_what_is_no_folder(out)
    if out.exists():
        with _said_plainly(out):
            _read_manifest(out)


def write_site(out: Path, files: Iterable[RenderedFile], *, patience: float = 60.0) -> Written:
    """Make `out` hold exactly these files of ours, and whatever others have put there.

    `files` may be an iterator that renders as it goes: each file is staged and forgotten. When it
    raises, `out` stays as it was. Where another build is writing to the same folder, this one waits
    `patience` seconds for it.

    Raises OutputRefused where the disk or somebody else's file is in the way, ValueError for paths
    that leave the folder, and for two that only some disks can tell apart.
    """
    _refuse_what_is_no_folder(out)
    missing = not out.exists()
    with _said_plainly(out):
        out.mkdir(parents=True, exist_ok=True)
    try:
        with _locked(out, patience) as staging:
            with _said_plainly(out):
                site = _Site(out, staging, _read_manifest(out))
            for file in files:
                with _said_plainly(out):
                    site.stage(file)
            with _said_plainly(out), _signals_held():
                return site.commit()
    finally:
        if missing:
            with suppress(OSError):
                out.rmdir()  # works only where nothing was written


def paths_written(out: Path) -> tuple[str, ...]:
    """The files of ours in `out`, as its manifest lists them. Raises OutputRefused where it cannot be read."""
    return tuple(_read_manifest(out))


def write_file(path: Path, content: bytes) -> None:
    """Make one file hold these bytes, all or none of them. Raises OutputRefused where that cannot be.

    What is no plain file, such as `/dev/stdout`, is written to as it is.
    """
    if path.is_dir():
        raise OutputRefused(f"'{path}' is a folder", "name a file with --out")
    with _said_plainly(path):
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            _replace(Path(name), path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


@dataclass(slots=True)
class _Site:
    """The site while it is being written: what was ours, what is staged, what has to go."""

    out: Path
    staging: Path
    before: Mapping[str, str]
    after: dict[str, str] = field(default_factory=dict)
    created: dict[str, Path] = field(default_factory=dict)
    changed: dict[str, Path] = field(default_factory=dict)
    in_the_way: set[str] = field(default_factory=set)
    _spellings: dict[str, str] = field(default_factory=dict)
    _before_by_key: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._before_by_key = {_key(path): path for path in self.before}

    def stage(self, file: RenderedFile) -> None:
        """Compare a file with what stands on disk, and lay it ready if it differs."""
        _check_path(file.path)
        self._check_spelling(file.path)
        self._clear_parents(file.path)
        self.after[file.path] = hashlib.sha256(file.content).hexdigest()
        if self._stands(file.path):
            if _holds(self.out / file.path, file.content):
                return
            batch = self.changed
        else:
            batch = self.created
        staged = self.staging / str(len(self.created) + len(self.changed))
        staged.write_bytes(file.content)
        batch[file.path] = staged

    def commit(self) -> Written:
        """Move what is staged into place, then delete what the site no longer has."""
        gone = sorted(self.before.keys() - self.after.keys())
        self._write_manifest({**self.before, **self.after})
        for path in sorted(self.in_the_way):
            self._delete(path)
        for batch in (self.created, self.changed):
            for path, staged in batch.items():
                target = self.out / path
                target.parent.mkdir(parents=True, exist_ok=True)
                _replace(staged, target)
        for path in gone:
            if path not in self.in_the_way:
                self._delete(path)
        self._write_manifest(self.after)
        touched = len(self.created) + len(self.changed)
        return Written(len(self.created), len(self.changed), len(self.after) - touched, len(gone))

    def _check_spelling(self, path: str) -> None:
        """Refuse two paths, or two folders, that a disk which ignores case would make one."""
        parts = path.split("/")
        if path in self.after:
            raise ValueError(f"the path '{path}' is written twice")
        for end in range(len(parts), 0, -1):
            part = "/".join(parts[:end]) + ("/" if end < len(parts) else "")
            key = _key(part.rstrip("/"))
            known = self._spellings.get(key)
            if known == part:
                return  # a folder met before, and so were the ones around it
            if known is not None:
                raise ValueError(f"the paths '{known}' and '{part}' cannot stand beside each other on every disk")
            self._spellings[key] = part

    def _clear_parents(self, path: str) -> None:
        """See that the folders above `path` are folders; a file of ours that became one will go."""
        parts = path.split("/")[:-1]
        for end in range(1, len(parts) + 1):
            parent = "/".join(parts[:end])
            mode = _mode(self.out / parent)
            if mode is None:
                return
            if stat.S_ISDIR(mode):
                continue
            if not self._remove_first(parent):
                raise self._foreign(parent)
            return

    def _stands(self, path: str) -> bool:
        """Whether a file of ours stands at `path`, to be kept or replaced.

        Raises OutputRefused where something stands there that is not ours.
        """
        mode = _mode(self.out / path)
        if mode is None:
            return False
        if stat.S_ISDIR(mode):
            return self._folder_becomes_file(path)
        if path in self.before:
            return True
        # A disk that ignores case shows our own `Logo.png` when `logo.png` is asked for.
        if not self._remove_first(path):
            raise self._foreign(path)
        return False

    def _folder_becomes_file(self, path: str) -> bool:
        """Note that our files below `path` go before the moves, so that a file can stand there."""
        inside = {place.relative_to(self.out).as_posix() for place in _leaves(self.out / path)}
        foreign = inside - self.before.keys()
        if foreign:
            raise self._foreign(min(foreign))
        self.in_the_way.update(inside)
        return False

    def _remove_first(self, path: str) -> bool:
        """Note that the file of ours which blocks `path` goes before the moves; False if none is ours."""
        ours = self._before_by_key.get(_key(path))
        if ours is None or (ours != path and not _same(self.out / ours, self.out / path)):
            return False
        self.in_the_way.add(ours)
        return True

    def _foreign(self, path: str) -> OutputRefused:
        return OutputRefused(
            f"'{self.out / path}' is in the way of the site, and journeygen did not write it",
            "move it elsewhere, or choose another folder with --out",
        )

    def _delete(self, path: str) -> None:
        """Delete a file of ours, and the folders that this leaves empty."""
        target = self.out / path
        parents = [self.out.joinpath(*path.split("/")[:end]) for end in range(path.count("/"), 0, -1)]
        if any(parent.is_symlink() for parent in parents):
            return  # somebody put a link in place of our folder: what it leads to is not ours
        mode = _mode(target)
        if mode is not None and not stat.S_ISDIR(mode):
            _patiently(target.unlink)
        for parent in parents:
            try:
                parent.rmdir()
            except FileNotFoundError:
                continue
            except OSError:
                return

    def _write_manifest(self, files: Mapping[str, str]) -> None:
        listed = {"note": _NOTE, "format": 1, "files": dict(sorted(files.items()))}
        text = json.dumps(listed, ensure_ascii=False, indent=1)
        content = f"{text}\n".encode()
        target = self.out / MANIFEST
        if _mode(target) is not None and _holds(target, content):
            return
        staged = self.staging / "manifest"
        staged.write_bytes(content)
        _replace(staged, target)


def _read_manifest(out: Path) -> Mapping[str, str]:
    """What of `out` is ours: hashes by path. Raises OutputRefused where that cannot be known."""
    try:
        text = (out / MANIFEST).read_text("utf-8")
    except FileNotFoundError:
        foreign = next(iter(_files_in(out, out)), None)
        if foreign is None:
            return {}
        raise OutputRefused(
            f"the output folder '{out}' holds files that journeygen did not write, such as '{foreign}'",
            "choose an empty or a new folder with --out, or empty this one",
        ) from None
    except (OSError, UnicodeDecodeError) as fault:
        raise _broken_manifest(out) from fault
    try:
        files = json.loads(text)["files"]
        for path, digest in files.items():
            _check_path(path)
            if not isinstance(digest, str):
                raise TypeError(digest)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise _broken_manifest(out) from fault
    return dict(files)


def _broken_manifest(out: Path) -> OutputRefused:
    return OutputRefused(
        f"'{out / MANIFEST}' cannot be read, so journeygen cannot tell its own files from yours",
        f"delete the folder '{out}' if it holds nothing of yours, and build again",
    )


def _check_path(path: str) -> None:
    """Raise ValueError for a path that is not a plain one below the output folder."""
    parts = path.split("/")
    windows = PureWindowsPath(path)
    if any(part in ("", ".", "..") for part in parts) or "\\" in path or windows.drive or windows.root:
        raise ValueError(f"the path '{path}' leaves the output folder")
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in path):
        raise ValueError(f"the path {path!a} holds characters that no file name should")
    if not unicodedata.is_normalized("NFC", path):
        raise ValueError(f"the path '{path}' is not in Unicode form NFC")
    if parts[0].casefold() in (MANIFEST, STAGING):
        raise ValueError(f"the path '{path}' is kept for journeygen itself")


def _key(path: str) -> str:
    """The same text for all paths that a disk may take for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _files_in(out: Path, folder: Path) -> Iterator[str]:
    """The files below `folder`, by name, as paths relative to `out`; what is no content is left out."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name in _NOT_CONTENT or (folder == out and entry.name in (MANIFEST, STAGING)):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files_in(out, Path(entry.path))
        else:
            yield Path(entry.path).relative_to(out).as_posix()


def _leaves(folder: Path) -> Iterator[Path]:
    """Everything below `folder` that is not a folder with something in it; `folder` itself if it is empty."""
    empty = True
    for entry in os.scandir(folder):
        empty = False
        if entry.is_dir(follow_symlinks=False):
            yield from _leaves(Path(entry.path))
        else:
            yield Path(entry.path)
    if empty:
        yield folder


def _refuse_what_is_no_folder(out: Path) -> None:
    if out.is_symlink():
        raise OutputRefused(
            f"the output folder '{out}' is a link to '{out.readlink()}'",
            "name the folder itself with --out",
        )
    if out.exists() and not out.is_dir():
        raise OutputRefused(f"the output folder '{out}' is a file", "choose another name with --out")


def _nearest_folder(path: Path) -> Path:
    """The path itself, or the nearest folder above it that exists, without links."""
    path = path.resolve()
    while not path.exists():
        path = path.parent
    return path


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _mode(path: Path) -> int | None:
    """The kind of what stands at `path`, links not followed; None where there is nothing."""
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _holds(path: Path, content: bytes) -> bool:
    """Whether a plain file has these bytes. The disk is asked, not the manifest: people edit pages."""
    status = path.lstat()
    return stat.S_ISREG(status.st_mode) and status.st_size == len(content) and path.read_bytes() == content


def _replace(source: Path, target: Path) -> None:
    _patiently(lambda: os.replace(source, target))  # noqa: PTH105  (one name to watch in tests)


def _patiently(act: Callable[[], object]) -> None:
    """Do it; on Windows again for a while, since a virus scanner or a browser may hold the file."""
    pause = 0.01
    while True:
        try:
            act()
        except PermissionError:
            if sys.platform != "win32" or pause > 1:
                raise
            time.sleep(pause)
            pause *= 2
        else:
            return


@contextmanager
def _said_plainly(out: Path) -> Iterator[None]:
    """Turn what the disk says (full, read-only) into a message for an editor."""
    try:
        yield
    except OSError as fault:
        place = fault.filename or out
        reason = fault.strerror or str(fault)
        hint = "see that there is room and that you may write there, then build again"
        raise OutputRefused(f"cannot write '{place}': {reason}", hint) from fault


@contextmanager
def _signals_held() -> Iterator[None]:
    """Let Ctrl-C and a polite kill wait until the moves are done; then they happen as they would have."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread is told of signals, and only it may hold them
        return
    caught: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        caught.append(number)

    # A handler that was not set from Python reads as None and could not be put back: leave it alone.
    held = [number for number in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(number) is not None]
    previous = {number: signal.signal(number, note) for number in held}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
        for caught_number in dict.fromkeys(caught):
            signal.raise_signal(caught_number)


@contextmanager
def _locked(out: Path, patience: float) -> Iterator[Path]:
    """An empty staging folder that is ours alone, gone afterwards.

    The lock is the operating system's, on a file in the staging folder: it ends with the process
    however that ends, so whoever gets it may clear away what a killed build left.
    """
    staging = out / STAGING
    lock = staging / "lock"
    deadline = time.monotonic() + patience
    while (handle := _try_lock(staging, lock)) is None:
        if time.monotonic() > deadline:
            raise OutputRefused(
                f"another build is writing to '{out}'", "wait until it is done, or choose another folder with --out"
            )
        time.sleep(0.05)
    try:
        with _said_plainly(out):
            _empty(staging, lock)
        yield staging
    finally:
        with suppress(OSError):
            _empty(staging, lock)
        if sys.platform == "win32":
            os.close(handle)  # an open file cannot be deleted there
        with suppress(OSError):  # the next build may already have the folder
            lock.unlink()
            staging.rmdir()
        if sys.platform != "win32":
            os.close(handle)


def _empty(staging: Path, lock: Path) -> None:
    """Clear the staging folder; the lock stays, since the folder is only ours while it is there."""
    for leftover in staging.iterdir():
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover)
        elif leftover != lock:
            leftover.unlink()


def _try_lock(staging: Path, lock: Path) -> int | None:
    """The handle of the lock, or None while another process has it."""
    if staging.is_symlink():
        raise OutputRefused(f"'{staging}' is a link, and journeygen did not make it", "remove it and build again")
    handle = -1
    try:
        staging.mkdir(exist_ok=True)
        handle = os.open(lock, os.O_RDWR | os.O_CREAT)
        _lock_file(handle)
        if os.path.samestat(os.fstat(handle), lock.stat()):
            return handle
    except FileNotFoundError:
        pass  # the build before us has just cleared its staging folder away
    except OSError as fault:
        if fault.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK) or handle < 0:
            if handle >= 0:
                os.close(handle)
            raise OutputRefused(f"cannot write to '{staging.parent}': {fault.strerror}") from fault
    if handle >= 0:
        os.close(handle)
    return None


def _lock_file(handle: int) -> None:
    """Lock an open file or raise OSError; where the disk knows no locks (some network ones), go on without."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            if fault.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS):
                raise
