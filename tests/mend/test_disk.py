"""Changes on disk: each whole or not at all, and never somebody else's file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from journeygen.mend import Change, write_changes


def write(folder: Path, *changes: Change) -> list[str]:
    return [why for _, why in write_changes(changes, lambda path: folder / path)]


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def tim(tmp_path: Path) -> Path:
    file = tmp_path / "Tim.md"
    file.write_bytes(b"old\r\n")
    file.chmod(0o640)
    return file


def test_a_file_is_changed_in_place_with_its_rights(tim: Path) -> None:
    assert write(tim.parent, Change("Tim.md", "Tim.md", b"old\r\n", b"new\r\n")) == [""]
    assert tim.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(tim.stat().st_mode) == 0o640
    assert names_in(tim.parent) == ["Tim.md"]


def test_a_file_is_changed_and_renamed(tim: Path) -> None:
    assert write(tim.parent, Change("Tim.md", "tim.md", b"old\r\n", b"new\r\n")) == [""]
    assert names_in(tim.parent) == ["tim.md"]
    assert (tim.parent / "tim.md").read_bytes() == b"new\r\n"


def test_a_file_that_changed_meanwhile_is_left_alone(tim: Path) -> None:
    assert write(tim.parent, Change("Tim.md", "tim.md", b"older\r\n", b"new\r\n")) == ["it was changed in the meantime"]
    assert [tim.name, tim.read_bytes()] == ["Tim.md", b"old\r\n"]


def test_a_name_that_is_taken_is_left_alone(tim: Path) -> None:
    other = tim.parent / "tim.md"
    other.write_bytes(b"other")
    assert write(tim.parent, Change("Tim.md", "tim.md", b"old\r\n", b"old\r\n")) == ["there is a 'tim.md' already"]
    assert (tim.read_bytes(), other.read_bytes()) == (b"old\r\n", b"other")


def test_a_link_of_that_name_is_one_too(tim: Path) -> None:
    (tim.parent / "tim.md").symlink_to("nowhere")
    assert write(tim.parent, Change("Tim.md", "tim.md", b"old\r\n", b"old\r\n")) == ["there is a 'tim.md' already"]


def test_another_spelling_on_a_disk_that_does_not_tell_capitals_apart(
    tim: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There the new name seems to be taken, by the very same file."""
    monkeypatch.setattr("journeygen.mend.disk._same", lambda file, other: True)
    monkeypatch.setattr(Path, "exists", lambda path: True)
    assert write(tim.parent, Change("Tim.md", "tim.md", b"old\r\n", b"old\r\n")) == [""]
    assert names_in(tim.parent) == ["tim.md"]


def test_a_disk_without_hard_links(tim: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert write(tim.parent, Change("Tim.md", "tim.md", b"old\r\n", b"old\r\n")) == [""]
    assert names_in(tim.parent) == ["tim.md"]


def test_a_link_stays_a_link_and_its_file_is_changed(tim: Path) -> None:
    link = tim.parent / "link.md"
    link.symlink_to("Tim.md")
    assert write(tim.parent, Change("link.md", "link.md", b"old\r\n", b"new\r\n")) == [""]
    assert link.is_symlink()
    assert tim.read_bytes() == b"new\r\n"


def test_a_file_that_went_away_does_not_keep_the_others_from_being_mended(tim: Path) -> None:
    gone = Change("gone.md", "gone.md", b"", b"x")
    assert write(tim.parent, gone, Change("Tim.md", "Tim.md", b"old\r\n", b"new\r\n")) == [
        "no such file or directory",
        "",
    ]
    assert not (tim.parent / "gone.md").exists()
