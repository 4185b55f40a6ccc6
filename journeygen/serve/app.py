"""What is served over HTTP: the files of the site, from memory, and the events that keep pages fresh.

Only what the site is made of has an address; nothing is looked up on the disk. Nobody but the pages
of this very server may read it.
"""

from __future__ import annotations

import mimetypes
from collections.abc import AsyncIterator
from importlib import resources
from typing import Protocol
from urllib.parse import quote

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from journeygen.serve.hosts import Hosts
from journeygen.serve.push import OpenPage, version_of

OWN = "~journeygen/"
"""In front of what is not the site's but the preview's. No page has such an address: a slug has no tilde."""

BROWSER_FILES = {
    "preview.js": ("start.js", "patch.js", "overlay.js", "events.js"),
    "preview.css": ("preview.css",),
    "overlay.css": ("overlay.css",),
}
"""What is served there, and the files that each is joined from."""

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
"""On everything: nothing is kept, guessed, or shown inside of another site."""

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "ics": "text/calendar; charset=utf-8",
    "xml": "application/xml",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
    "webp": "image/webp",
    "avif": "image/avif",
}
"""The types of files by their endings. The machine's own list, which may say anything, is asked for others only."""


class Served(Protocol):
    """What the application serves."""

    async def file(self, address: str) -> bytes | None:
        """A file of the site; None where there is none."""

    async def missing(self, address: str) -> bytes:
        """The page that stands in for one that there is not."""

    async def opened(self, page: OpenPage) -> None:
        """A browser shows a page, and wants to be told what becomes of it."""

    def closed(self, page: OpenPage) -> None:
        """It does not any longer."""


class Application:
    """The server's answers. With `reload`, pages are kept fresh; else they are as they are built."""

    def __init__(self, served: Served, hosts: Hosts, reload: bool = True) -> None:
        self._served = served
        self._hosts = hosts
        self._reload = reload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        response = await self._answer(request)
        if request.method == "HEAD":
            response.body = b""  # the headers, the length among them, are those of the whole
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or not self._hosts.allows(hosts[0]):
            return _plain(421, "This server does not answer to that name. Use localhost.\n")
        if request.method not in ("GET", "HEAD"):
            return _plain(405, "Only GET and HEAD are answered.\n", {"Allow": "GET, HEAD"})
        address = str(request.scope["path"]).removeprefix("/")
        if address.startswith(OWN):
            return await self._own(request, address.removeprefix(OWN), hosts[0])
        return await self._file(request, address)

    async def _own(self, request: Request, name: str, host: str) -> Response:
        if self._reload and name == "events":
            origins = request.headers.getlist("origin")
            site = request.headers.get("sec-fetch-site", "same-origin")
            foreign = not all(self._hosts.is_own(origin, host) for origin in origins)
            if foreign or site not in ("same-origin", "none"):
                return _plain(403, "Only pages of this server are told what changes.\n")
            return self._events(request)
        if self._reload and name in BROWSER_FILES:
            folder = resources.files("journeygen.serve") / "browser"
            return _content(name, b"\n".join((folder / part).read_bytes() for part in BROWSER_FILES[name]))
        return _plain(404, "There is no such file.\n")

    def _events(self, request: Request) -> Response:
        page = OpenPage(request.query_params.get("page", ""), request.query_params.get("version", ""))
        headers = {**HEADERS, "Content-Type": "text/event-stream; charset=utf-8"}
        if request.method == "HEAD":
            return Response(headers=headers)

        async def stream() -> AsyncIterator[str]:
            try:
                await self._served.opened(page)
                async for event in page.events():
                    yield event
            finally:
                self._served.closed(page)

        return StreamingResponse(stream(), headers=headers)

    async def _file(self, request: Request, address: str) -> Response:
        asked = f"{address}index.html" if address == "" or address.endswith("/") else address
        content = await self._served.file(asked)
        if content is not None:
            return _content(asked, self._with_script(asked, content))
        if address and await self._served.file(f"{address}/index.html") is not None:
            # To this very server: an address with two slashes in front would be another one's.
            return RedirectResponse(f"/{quote(address.lstrip('/'))}/", 307, HEADERS)
        page = await self._served.missing(address)
        return _content("404.html", self._with_script(asked, page), 404)

    def _with_script(self, address: str, content: bytes) -> bytes:
        return with_script(address, content) if self._reload and address.endswith(".html") else content


def with_script(address: str, content: bytes) -> bytes:
    """A page with the script that keeps it fresh, in front of its own: it has to see the page as it was sent."""
    tags = (
        f'<link rel="stylesheet" href="/{OWN}preview.css" data-journeygen-preview>\n'
        f'<script defer src="/{OWN}preview.js" data-journeygen-preview '
        f'data-page="{escape(address)}" data-version="{version_of(content)}"></script>\n'
    ).encode()
    before = content.find(b"<script defer")
    at = before if before >= 0 else content.find(b"</head>")
    return content[:at] + tags + content[at:] if at >= 0 else content


def _content(name: str, content: bytes, status: int = 200) -> Response:
    ending = name.rpartition(".")[2].lower()
    guessed = TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(content, status, {**HEADERS, "Content-Type": guessed})


def _plain(status: int, text: str, headers: dict[str, str] | None = None) -> Response:
    return Response(text, status, {**HEADERS, **(headers or {}), "Content-Type": "text/plain; charset=utf-8"})
