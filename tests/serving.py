"""`journeygen serve` as a process of its own: `with Serving(content) as server: server.url; server.said("…")`."""

from __future__ import annotations

import os
import queue
import re
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Self

PATIENCE = 60.0
"""Seconds after which something is taken for not happening: the machine may have other things to do."""


class Serving:
    """A server, with every line that it prints, whether as news or as an error."""

    def __init__(
        self, content: Path, *options: str, history: bool = False, any_port: bool = True, **environment: str
    ) -> None:
        self.content = content
        self.lines: list[str] = []
        self._waiting: queue.Queue[str | None] = queue.Queue()
        command = [sys.executable, "-m", "journeygen", "serve", "--content", str(content)]
        if any_port:  # a free one, as others test beside it; of two options the last counts
            command += ["--port", "0"]
        command += options
        self._process = subprocess.Popen(
            [*command, *([] if history else ["--no-history"])],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
        )
        self._reading = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> Self:
        self._reading.start()
        try:
            self.url = re.findall(r"http://\S+", self.said("Serving "))[0]
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._reading.join(PATIENCE)
        if self._process.stdout:
            self._process.stdout.close()

    def said(self, text: str) -> str:
        """The next line with a text in it, waited for."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                line = self._waiting.get(timeout=max(until - time.monotonic(), 0.01))
            except queue.Empty:
                line = None
            assert line is not None, f"nobody said '{text}': {self.lines}"
            self.lines.append(line)
            if text in line:
                return line

    def page(self, address: str = "") -> str:
        """A page as it is served now."""
        with urllib.request.urlopen(self.url + address, timeout=PATIENCE) as answer:
            text: str = answer.read().decode()
        return text

    def change(self, old: str, new: str, path: str = "journeys/journey-1.yaml") -> None:
        """Save a file with another text in it."""
        file = self.content / path
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._waiting.put(line.rstrip("\n"))
        self._waiting.put(None)
