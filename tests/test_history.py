"""`journeygen/history.py`: what Git knows of a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeygen.history import NO_HISTORY, read_history
from tests.repositories import repository


def test_no_repository(tmp_path: Path) -> None:
    assert read_history(tmp_path) == NO_HISTORY


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_history(tmp_path) == NO_HISTORY


@pytest.mark.parametrize(
    ("folder", "path"),
    [
        ("content", "content/site.yaml"),
        ("docs/été “1”/content", "docs/été “1”/content/site.yaml"),
        ("maps", "maps/site.yaml"),
        (".", "site.yaml"),
    ],
)
def test_the_way_from_the_top_of_the_repository(tmp_path: Path, folder: str, path: str) -> None:
    made = repository(tmp_path)
    (made.folder / folder).mkdir(parents=True, exist_ok=True)
    assert read_history(made.folder / folder).path_of("content/site.yaml") == path


@pytest.mark.parametrize(
    ("remotes", "known"),
    [
        ([], ""),
        (["upstream https://github.com/o/r"], "https://github.com/o/r"),
        (["fork https://github.com/f/r", "origin git@github.com:o/r.git"], "git@github.com:o/r.git"),
        (["one https://github.com/1/r", "two https://github.com/2/r"], ""),  # which one, nobody can tell
        (["--help https://github.com/o/r"], "https://github.com/o/r"),
    ],
)
def test_the_remote(tmp_path: Path, remotes: list[str], known: str) -> None:
    made = repository(tmp_path)
    for name, url in (remote.split() for remote in remotes):
        made.git("config", f"remote.{name}.url", url)
    assert read_history(tmp_path).remote == known


@pytest.mark.parametrize(
    ("branches", "head", "known"),
    [
        (["trunk", "main"], "trunk", "trunk"),
        (["release/2", "main"], "release/2", "release/2"),
        (["main", "topic"], "", "main"),  # as build servers fetch
        (["master"], "", "master"),
        (["topic"], "", ""),
    ],
)
def test_the_branch_of_the_remote(tmp_path: Path, branches: list[str], head: str, known: str) -> None:
    made = repository(tmp_path)
    commit = made.commit()
    made.git("remote", "add", "origin", "https://github.com/o/r")
    for branch in branches:
        made.git("update-ref", f"refs/remotes/origin/{branch}", commit)
    if head:
        made.git("symbolic-ref", "refs/remotes/origin/HEAD", f"refs/remotes/origin/{head}")
    assert read_history(tmp_path).default_branch == known
