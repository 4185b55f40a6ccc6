"""Git repositories to try things on: `repository(tmp_path).commit({"content/site.yaml": "title: T"})`."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent


@dataclass(frozen=True)
class Repository:
    """A repository with a work tree. Who commits and when is always the same."""

    folder: Path

    def git(self, *arguments: str) -> str:
        """What Git says, without its last line end."""
        day = "2026-01-31T12:00:00Z"
        who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in _WHO.items()}
        when = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.folder,
            env={**os.environ, **alone, **who, **when},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.rstrip("\n")

    def write(self, files: dict[str, str | bytes | None]) -> None:
        """Put files into the work tree; None takes one away."""
        for path, content in files.items():
            file = self.folder / path
            if content is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())

    def commit(
        self,
        files: dict[str, str | bytes | None] | None = None,
        message: str = "Change",
        author: str = "Tester <tester@example.org>",
        day: str = "2026-01-31",
    ) -> str:
        """Commit the work tree with these files, and give the commit's id."""
        self.write(files or {})
        self.git("add", "--all")
        written = (f"--author={author}", f"--date={day}T12:00:00Z")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, *written)
        return self.git("rev-parse", "HEAD")


_WHO = {"NAME": "Tester", "EMAIL": "tester@example.org"}


def repository(folder: Path, branch: str = "main") -> Repository:
    """An empty repository in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(folder)
    made.git("init", "--quiet", "--initial-branch", branch)
    return made
