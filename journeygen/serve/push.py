"""The pages that are open in browsers, and what they are told over server-sent events."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

KEEP_ALIVE = 15.0
"""Seconds after which a stream without news sends a comment, so that a lost connection is noticed."""


def version_of(content: bytes) -> str:
    """What tells that a page is another."""
    return hashlib.sha256(content).hexdigest()[:16]


@dataclass(eq=False)
class OpenPage:
    """A page in a browser: its address, the version that it shows, and what it is still to be told."""

    address: str
    version: str
    waiting: asyncio.Queue[str | None] = field(default_factory=asyncio.Queue)

    def tell(self, event: str, data: str, version: str = "") -> None:
        """Send an event. With `version`, it is the page's new content."""
        lines = [f"event: {event}", *([f"id: {version}"] if version else [])]
        self.waiting.put_nowait("\n".join([*lines, *(f"data: {line}" for line in data.split("\n")), "", ""]))
        self.version = version or self.version

    def show(self, content: bytes) -> bool:
        """Send the page as it is now, if it is not what the browser shows."""
        version = version_of(content)
        if version == self.version:
            return False
        # A line of an event may end with a carriage return, so none may be in the page.
        self.tell("page", content.decode().replace("\r\n", "\n").replace("\r", "\n"), version)
        return True

    def tell_problems(self, problems: Mapping[str, Any]) -> None:
        """Send what the overlay shows."""
        self.tell("problems", json.dumps(problems, ensure_ascii=False))

    async def events(self) -> AsyncIterator[str]:
        """The events, as they go over the wire."""
        yield "retry: 500\n\n"
        while True:
            try:
                event = await asyncio.wait_for(self.waiting.get(), KEEP_ALIVE)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if event is None:
                return
            yield event


class OpenPages:
    """All pages that are open in browsers."""

    def __init__(self) -> None:
        self._pages: set[OpenPage] = set()

    def add(self, page: OpenPage) -> None:
        """A page was opened, or is shown again."""
        self._pages.add(page)

    def remove(self, page: OpenPage) -> None:
        """A page was closed, or is hidden."""
        self._pages.discard(page)

    def addresses(self) -> tuple[str, ...]:
        """The addresses of the pages, each once."""
        return tuple(dict.fromkeys(page.address for page in self._pages))

    def at(self, address: str) -> tuple[OpenPage, ...]:
        """The pages at an address."""
        return tuple(page for page in self._pages if page.address == address)

    def all(self) -> tuple[OpenPage, ...]:
        """All of them."""
        return tuple(self._pages)

    def close(self) -> None:
        """End all streams."""
        for page in self._pages:
            page.waiting.put_nowait(None)
