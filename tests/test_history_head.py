"""What moves the head is noticed, however the repository keeps its branches; what does not move it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeygen.history.head import head_of
from tests.repositories import Repository


def started(folder: Path, *options: str) -> Repository:
    folder.mkdir()
    repository = Repository(folder)
    repository.git("init", "--quiet", "--initial-branch=main", *options)
    repository.commit({"content/site.yaml": "title: One\n"})
    return repository


@pytest.mark.parametrize(
    "moves",
    [
        ("commit --quiet --allow-empty --message Two",),
        ("checkout --quiet -b other",),
        ("checkout --quiet --detach",),
        ("commit --quiet --amend --message Other",),
        ("pack-refs --all", "commit --quiet --allow-empty --message Two"),
    ],
)
def test_what_moves_the_head(tmp_path: Path, moves: tuple[str, ...]) -> None:
    repository = started(tmp_path / "site")
    *before, last = moves
    for each in before:
        repository.git(*each.split())
    head = head_of(repository.folder / "content")
    assert head
    mark = head.mark()
    repository.git(*last.split())
    assert head.mark() != mark


def test_what_leaves_it(tmp_path: Path) -> None:
    repository = started(tmp_path / "site")
    head = head_of(repository.folder / "content")
    assert head
    mark = head.mark()
    repository.write({"content/site.yaml": "title: Two\n"})
    repository.git("add", "--all")
    repository.git("branch", "other")
    assert head.mark() == mark


def test_a_work_tree_of_its_own(tmp_path: Path) -> None:
    repository = started(tmp_path / "site")
    repository.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
    main, side = head_of(repository.folder / "content"), head_of(tmp_path / "side/content")
    assert main
    assert side
    marks = main.mark(), side.mark()
    Repository(tmp_path / "side").commit({"content/site.yaml": "title: Side\n"})
    assert main.mark() == marks[0]
    assert side.mark() != marks[1]


def test_no_repository(tmp_path: Path) -> None:
    assert head_of(tmp_path) is None
