"""`journeygen/git.py`: what Git answers, and what a hostile repository must not run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from journeygen.git import GitFailed, git


def repository(folder: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    return folder


def test_what_git_prints(tmp_path: Path) -> None:
    assert git(repository(tmp_path), "rev-parse", "--show-toplevel").decode().strip() == str(tmp_path)


def test_what_git_refuses(tmp_path: Path) -> None:
    with pytest.raises(GitFailed, match="not a git repository") as failed:
        git(tmp_path, "rev-parse", "--show-toplevel")
    assert failed.value.status == 128


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(GitFailed, match="there is no folder"):
        git(tmp_path / "gone", "status")


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitFailed, match="Git is not installed here") as failed:
        git(tmp_path, "status")
    assert failed.value.status is None


@pytest.mark.parametrize("key", ["core.fsmonitor", "diff.external", "core.pager"])
def test_programs_of_the_repository_are_not_run(tmp_path: Path, key: str) -> None:
    repository(tmp_path)
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\ntouch ran\n")
    program.chmod(0o755)
    (tmp_path / "a.txt").write_text("a")
    subprocess.run(["git", "add", "a.txt"], cwd=tmp_path, check=True)
    (tmp_path / "a.txt").write_text("b")
    subprocess.run(["git", "config", key, str(program)], cwd=tmp_path, check=True)
    git(tmp_path, "status", "--porcelain")
    git(tmp_path, "diff", "--no-ext-diff", "--no-textconv")
    assert not (tmp_path / "ran").exists()
