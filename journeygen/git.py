"""Git, asked safely: without a shell, without the hooks, programs and prompts that a repository may name.

A site can come from anybody's repository, so nothing that its configuration says is run: no hooks, no
file system monitor, no external diff or text conversion, no pager. Whoever calls keeps what people
wrote out of the options: a revision goes through `--end-of-options`, paths come after `--`.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
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
