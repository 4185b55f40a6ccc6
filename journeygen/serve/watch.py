"""What changes on the disk, in batches: as soon as it is quiet, and at last while somebody saves and saves.

The first save after a quiet time is told of at once: to wait whether another one follows would make every save
slower. Those that follow closely (ten in a second, a branch that is checked out) are waited for, so that the last
state is what counts: a burst is one batch, or two, its beginning and all the rest.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

from watchfiles import awatch

from journeygen.source.tree import belongs, files_in, folders_of

STEP = 10
"""Milliseconds without a change after which a batch is told of."""

MOST = 400
"""Milliseconds after which it is told of in any case."""

CLOSELY = 0.3
"""Seconds after a batch within which a change is one of many."""

QUIET = 0.12
"""Seconds without a change that end many."""

LONGEST = 1.0
"""Seconds after which many are told of although they go on."""

LOOK = 1000
"""Milliseconds after which the watched folders themselves are looked at: they may have been moved away or put back."""

POLL = 300
"""Milliseconds between two looks at all files, where the disk does not tell of changes."""


async def batches(content: Path, also: tuple[Path, ...], poll: bool, stop: asyncio.Event) -> AsyncIterator[set[Path]]:
    """The files that changed, batch by batch; an empty batch means that everything may have.

    Watched are the content folder, the site's themes, and what stands in `also`.
    """
    queue: asyncio.Queue[set[Path]] = asyncio.Queue()
    looking = _look if poll else _watch
    watching = asyncio.create_task(looking(content, also, stop, queue))
    try:
        last = float("-inf")
        while not stop.is_set():
            batch = await _next(queue, watching, stop)
            if batch is None:
                return
            everything = not batch
            if time.monotonic() - last < CLOSELY:
                until = time.monotonic() + LONGEST
                while time.monotonic() < until:
                    try:
                        more = await asyncio.wait_for(queue.get(), QUIET)
                    except TimeoutError:
                        break
                    everything |= not more
                    batch |= more
            while not queue.empty():
                more = queue.get_nowait()
                everything |= not more
                batch |= more
            last = time.monotonic()
            yield set() if everything else batch
    finally:
        watching.cancel()


async def _next(queue: asyncio.Queue[set[Path]], watching: asyncio.Task[None], stop: asyncio.Event) -> set[Path] | None:
    """The next batch; None when it is over. Raises what the watcher ended with."""
    getting = asyncio.create_task(queue.get())
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({getting, stopping, watching}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if getting.done():
        return getting.result()
    getting.cancel()
    if watching.done() and not stop.is_set():
        watching.result()
    return None


async def _look(content: Path, also: tuple[Path, ...], stop: asyncio.Event, queue: asyncio.Queue[set[Path]]) -> None:
    """Look at all files again and again.

    The watcher's own polling knows when a file was saved to the second: of two saves in one it misses the other.
    """
    before = await asyncio.to_thread(_stamps, content, also)
    queue.put_nowait(set())  # what was saved until now is in those, and may not be on the page
    while not stop.is_set():
        await asyncio.sleep(POLL / 1000)
        now = await asyncio.to_thread(_stamps, content, also)
        changed = {file for file in before.keys() | now.keys() if before.get(file) != now.get(file)}
        if changed:
            queue.put_nowait(changed)
        before = now


def _stamps(content: Path, also: tuple[Path, ...]) -> dict[Path, tuple[int, int, int]]:
    """What tells of each file that it is another."""
    found: dict[Path, tuple[int, int, int]] = {}
    for folder in (*folders_of(content).values(), *also):
        for file in files_in(folder):
            with suppress(OSError):  # it is gone since it was listed, or a link that leads nowhere
                stamp = file.stat()
                found[file] = stamp.st_mtime_ns, stamp.st_size, stamp.st_ino
    return found


async def _watch(content: Path, also: tuple[Path, ...], stop: asyncio.Event, queue: asyncio.Queue[set[Path]]) -> None:
    while not stop.is_set():
        folders = [folder for folder in (*folders_of(content).values(), *also) if folder.is_dir()]
        marks = _marks(content, also)
        if not folders:
            await asyncio.sleep(LOOK / 1000)
            continue
        begins = True
        try:
            async for changes in awatch(
                *folders,
                watch_filter=lambda _change, path: belongs(os.path.basename(path)),  # noqa: PTH119  # once a change
                debounce=MOST,
                step=STEP,
                stop_event=stop,
                rust_timeout=LOOK,
                yield_on_timeout=True,
                force_polling=False,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                if begins:  # what was saved before it watched was told of to nobody
                    begins = False
                    queue.put_nowait(set())
                elif changes:
                    queue.put_nowait({Path(path) for _, path in changes})
                if _marks(content, also) != marks:
                    break
        except FileNotFoundError:  # a folder that was there a moment ago
            await asyncio.sleep(STEP / 1000)
        if not stop.is_set():
            queue.put_nowait(set())


def _marks(content: Path, also: tuple[Path, ...]) -> list[tuple[int, int] | None]:
    """What tells that a folder is another one than the one that is watched."""
    return [_mark(folder) for folder in (*folders_of(content).values(), *also)]


def _mark(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
