"""Sockets and the web server around the application."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable

import uvicorn

from journeygen.serve.app import Application
from journeygen.serve.hosts import Hosts
from journeygen.serve.server import Server

PORT = 8000
"""The port that is taken where none is asked for; else the next that is free."""

TRIES = 50


class PortError(Exception):
    """The address cannot be listened on; the message says why."""


def listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens. Without a port, the first free one from `PORT` on. Raises PortError."""
    for number in range(PORT, PORT + TRIES) if port is None else (port,):
        try:
            return _bound(host, number)
        except OSError as failure:
            if failure.errno == errno.EADDRINUSE and port is None:
                continue
            raise PortError(_why(host, number, failure)) from failure
    raise PortError(f"the ports from {PORT} to {PORT + TRIES - 1} are all taken; name another one with --port")


def _bound(host: str, port: int) -> socket.socket:
    family, _, _, _, address = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0]
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        # So that a server can be started again at once; on Windows it would let two of them listen.
        if hasattr(socket, "SO_REUSEADDR") and not hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(128)
    except OSError:
        bound.close()
        raise
    return bound


def _why(host: str, port: int, failure: OSError) -> str:
    if failure.errno == errno.EADDRINUSE:
        return f"port {port} is taken by another program; name another one with --port, or leave --port out"
    if failure.errno == errno.EACCES:
        return f"port {port} is for administrators only; name one above 1023 with --port"
    if isinstance(failure, socket.gaierror) or failure.errno == errno.EADDRNOTAVAIL:
        return f"'{host}' is no address of this machine; leave --host out, or name one that is"
    return f"{host}:{port} cannot be listened on: {failure.strerror}"


class _Uvicorn(uvicorn.Server):
    """Ends the streams to browsers first: they would be waited for."""

    def __init__(self, config: uvicorn.Config, server: Server) -> None:
        super().__init__(config)
        self._preview = server

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._preview.close()
        await super().shutdown(sockets)


async def serve(server: Server, bound: socket.socket, host: str, reload: bool, ready: Callable[[], None]) -> None:
    """Read the site, serve it, and follow what changes, until somebody stops it. `ready` is called in between."""
    await server.open()
    config = uvicorn.Config(
        Application(server, Hosts(host), reload),
        log_level="critical",
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    following = asyncio.create_task(server.watch()) if reload else None
    ready()
    try:
        await _Uvicorn(config, server).serve([bound])
    finally:
        server.close()
        if following:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
