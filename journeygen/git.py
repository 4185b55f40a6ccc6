"""Git, asked safely: without a shell, without the hooks, programs and prompts that a repository may name.

A site can come from anybody's repository, so nothing that its configuration says is run: no hooks, no
file system monitor, no external diff or text conversion, no pager. Whoever calls keeps what people
wrote out of the options: a revision goes through `--end-of-options`, paths come after `--`.
"""

from __future__ import annotations

import os
import subprocess
import threading
import weakref
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_SAFELY = (
    "--no-pager",
    "--no-optional-locks",  # reading must not write into somebody's index
    "--literal-pathspecs",  # a file may be called `*` or `:(top)`
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.fsmonitor=",
    "-c",
    "core.sshCommand=",
    "-c",
    "core.quotePath=false",
    "-c",
    "diff.external=",
    "-c",
    "log.showSignature=false",  # it would run the program that checks signatures
    "-c",
    "protocol.allow=never",  # a partial clone would fetch what it lacks from its server
)


class GitFailed(Exception):  # noqa: N818  (not always a fault: often the answer to a question)
    """Git is not there, or said no. `message` is what it said, for a person; `status` is None without Git."""

    def __init__(self, message: str, status: int | None) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What Git prints when it is called in a folder, with `given` as its input. Raises GitFailed."""
    try:
        done = subprocess.run(
            ["git", *_SAFELY, *arguments], cwd=folder, input=given, capture_output=True, env=_environment(), check=False
        )
    except FileNotFoundError as fault:
        if not folder.is_dir():
            raise GitFailed(f"there is no folder '{folder}'", None) from fault
        raise GitFailed("Git is not installed here", None) from fault
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise GitFailed(said[-1].removeprefix("fatal: ") if said else "Git gave no reason", done.returncode)
    return done.stdout


def _environment() -> Mapping[str, str]:
    """Ours, in English, and without anybody being asked for a password."""
    return {**os.environ, "LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "GIT_ASKPASS": "true"}


class Blobs:
    """The contents of a repository's files by object id: one process for all of them, started when first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()  # a site is read by several threads

    def read(self, object_id: str) -> bytes:
        """The bytes of a blob. Raises GitFailed where the repository has no such object (any longer)."""
        with self._one_at_a_time:
            process = self._started()
            assert process.stdin
            assert process.stdout
            try:
                process.stdin.write(f"{object_id}\n".encode())
                process.stdin.flush()
            except OSError:
                return self._lost(object_id)
            header = process.stdout.readline().split()  # `ID blob SIZE`, or `ID missing`
            if len(header) != 3:
                return self._lost(object_id) if not header else self._missing(object_id)
            size = int(header[2])
            content = process.stdout.read(size + 1)  # and the line end that follows it
            if len(content) != size + 1:
                return self._lost(object_id)
            return content[:-1]

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    ["git", *_SAFELY, "cat-file", "--batch"],
                    cwd=self._folder,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                )
            except FileNotFoundError as fault:
                raise GitFailed("Git is not installed here", None) from fault
            weakref.finalize(self, _end, self._process)
        return self._process

    def _lost(self, object_id: str) -> bytes:
        """Git ended: it does so where a partial clone cannot fetch an object. The next question starts another."""
        process, self._process = self._process, None
        if process:
            _end(process)
        return self._missing(object_id)

    def _missing(self, object_id: str) -> bytes:
        raise GitFailed(f"the object {object_id[:10]} is not in this clone; 'git fetch --refetch' brings it", 128)


def _end(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):  # it ended with something still to be written to it
                pipe.close()
    process.wait()
