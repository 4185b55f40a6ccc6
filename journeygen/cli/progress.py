"""A progress bar for those who wait: on a terminal, and only when the work takes over a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType

import click

_PATIENCE = 1.0  # seconds


class Progress:
    """Called by the build as `progress(what, done, total)`, as often as it likes; closes its bar at the end."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._what = ""
        self._bar: click._termui_impl.ProgressBar[int] | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say that `done` of `total` pieces of a part of the work are finished."""
        if time.monotonic() - self._since < _PATIENCE or not sys.stderr.isatty():
            return
        if self._bar is None or what != self._what:
            self._close()
            if done >= total:
                return  # a bar that appears full tells nobody anything
            self._what = what
            self._bar = click.progressbar(length=total, label=what, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
