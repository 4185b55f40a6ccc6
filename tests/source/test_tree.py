from __future__ import annotations

from pathlib import Path

import pytest

from journeygen.source.load import load
from journeygen.source.tree import FolderTree


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "site" / "content"
    (folder / "personas").mkdir(parents=True)
    (folder / "site.yaml").write_text("title: T\n")
    return folder


def test_paths_are_sorted_in_nfc_and_without_what_editors_leave(content: Path) -> None:
    for name in ("zoe\u0301.md", "ada.md", "ada.md~", ".ada.md.swp", ".DS_Store"):
        (content / "personas" / name).write_text("---\nname: X\n---\n")
    assert FolderTree(content).paths == ("content/personas/ada.md", "content/personas/zoé.md", "content/site.yaml")
    assert FolderTree(content).read("content/personas/zoé.md").startswith(b"---")


def test_the_folder_may_be_called_otherwise_and_themes_lie_beside_it(content: Path) -> None:
    renamed = content.rename(content.parent / "maps")
    theme = content.parent / "themes" / "mine"
    theme.mkdir(parents=True)
    (theme / "theme.toml").write_text("")
    assert FolderTree(renamed).paths == ("content/site.yaml", "themes/mine/theme.toml")


def test_the_content_folder_may_be_the_working_folder(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(content)
    assert FolderTree(Path()).paths == ("content/site.yaml",)


def test_a_link_out_of_the_site_is_an_error_and_not_read(content: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\nname: Secret\n---\n")
    (content / "personas" / "x.md").symlink_to(tmp_path / "secret.md")
    (content / "personas" / "loop").symlink_to(content, target_is_directory=True)
    loaded = load(FolderTree(content))
    assert [(p.rule, p.location.path) for p in loaded.problems] == [("file-outside", "content/personas/x.md")]
    assert not loaded.catalog.personas


def test_a_site_whose_content_folder_is_itself_a_link(content: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere"
    link.symlink_to(content, target_is_directory=True)
    assert FolderTree(link).outside == ()
