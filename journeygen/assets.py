"""Files that are published as they are: assets under hashed names where they are used, static files under their own."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterator

from journeygen.model.names import slug_of

STATIC = "content/static/"
"""Files below this folder are copied to the site's root as they are."""


class Assets:
    """The files of a site that pages can show or link, by their path in the site's folder.

    Asking for the address of a file is what publishes it.
    """

    def __init__(self, paths: frozenset[str], read: Callable[[str], bytes]) -> None:
        self._paths = paths
        self._read = read
        self._addresses: dict[str, str] = {}

    def address(self, path: str) -> str | None:
        """Where a file is on the site; None where there is no such file."""
        if path not in self._paths:
            return None
        if path.startswith(STATIC):
            return path.removeprefix(STATIC)
        if path not in self._addresses:
            self._addresses[path] = hashed_name(path, self._read(path))
        return self._addresses[path]

    def used(self) -> Iterator[tuple[str, str]]:
        """The addresses that were asked for so far, sorted, with the path of each in the site's folder."""
        for path, address in sorted(self._addresses.items(), key=lambda each: each[1]):
            yield address, path

    def static(self) -> Iterator[tuple[str, str]]:
        """The static files: address on the site, and path in the site's folder."""
        for path in sorted(self._paths):
            if path.startswith(STATIC):
                yield path.removeprefix(STATIC), path


def hashed_name(path: str, content: bytes) -> str:
    """The published name of a file: it changes with the content, so that browsers may keep it for ever.

    >>> hashed_name("content/assets/Tim at home.JPG", b"")
    'assets/tim-at-home.e3b0c44298.jpg'
    """
    name, _, ending = posixpath.basename(path).rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:10]
    return f"assets/{slug_of(name) or 'file'}.{digest}.{ending.lower()}"
