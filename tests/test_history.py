"""`journeygen/history.py`: what Git knows of a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeygen.history import NO_HISTORY, History, read, read_history
from journeygen.history.log import log
from tests.repositories import Repository, repository


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


# Who changed what, when

ANN, BOB = "Ann É <ann@example.org>", "bob <bob@example.org>"


def told(content: Path) -> dict[str, list[str]]:
    """By file: the days and authors of its changes, the newest first."""
    history = read_history(content)
    return {
        path.removeprefix("content/"): [f"{each.day:%d} {each.author}" for each in history.changes_of([path])]
        for path in history.files
    }


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    return repository(tmp_path)


def lines(number: int) -> str:
    return "".join(f"line {at} of file {number}\n" for at in range(20))


def test_each_file_has_its_changes(made: Repository) -> None:
    made.commit({"content/a.md": "1", "content/b.md": "1", "README.md": "1"}, author=ANN, day="2026-01-01")
    made.commit({"content/a.md": "2"}, author=BOB, day="2026-01-02")
    made.commit({"README.md": "2"}, author=BOB, day="2026-01-03")
    made.write({"content/new.md": "not committed", "content/b.md": "changed, and not committed"})
    assert told(made.folder / "content") == {"a.md": ["02 bob", "01 Ann É"], "b.md": ["01 Ann É"]}
    head = read_history(made.folder / "content").head
    assert head
    assert str(head.day) == "2026-01-03"


@pytest.mark.parametrize("name", ["with space.md", "né “1”.md", "line\nend.md", ":(top)*.md", "tab\t.md", "-- -x.md"])
def test_files_may_be_called_anything(made: Repository, name: str) -> None:
    made.commit({f"content/{name}": "1"}, day="2026-01-01")
    made.commit({f"content/{name}": "2"}, day="2026-01-02")
    assert told(made.folder / "content") == {name: ["02 Tester", "01 Tester"]}


def test_a_name_is_told_as_the_tree_has_it(made: Repository) -> None:
    made.commit({"content/ne\u0301.md": "1"})  # as macOS writes it
    assert list(told(made.folder / "content")) == ["n\u00e9.md"]


def test_a_file_is_followed_through_its_names(made: Repository) -> None:
    made.commit({"content/a.md": lines(1)}, day="2026-01-01")
    made.commit({"content/a.md": None, "content/sub/b.md": lines(1) + "more"}, day="2026-01-02")
    made.commit({"content/sub/b.md": None, "content/c.md": lines(1) + "more"}, day="2026-01-03")
    assert told(made.folder / "content") == {"c.md": ["03 Tester", "02 Tester", "01 Tester"]}


def test_each_line_of_a_list_is_from_a_commit(made: Repository) -> None:
    made.commit({"content/teams.yaml": "- id: a\n- id: b\n", "content/a/x.yaml": "- 1\n"}, day="2026-01-01")
    made.commit({"content/teams.yaml": "- id: a\n- id: c\n- id: d\n"}, day="2026-01-02")
    made.write({"content/teams.yaml": "- id: new\n- id: a\n- id: c\n- id: d\n"})
    assert read_history(made.folder / "content").lines == {"content/teams.yaml": (None, 1, 0, 0)}
    made.git("config", "blame.ignoreRevsFile", "not-there")  # Git itself gives up then
    assert read_history(made.folder / "content").lines == {"content/teams.yaml": ()}


def test_a_name_that_is_used_again_is_another_file(made: Repository) -> None:
    made.commit({"content/a.md": lines(1)}, day="2026-01-01")
    made.commit({"content/a.md": None, "content/b.md": lines(1)}, day="2026-01-02")
    made.commit({"content/a.md": lines(2)}, day="2026-01-03")
    assert told(made.folder / "content") == {"a.md": ["03 Tester"], "b.md": ["02 Tester", "01 Tester"]}


def test_two_files_change_their_names(made: Repository) -> None:
    made.commit({"content/a.md": lines(1)}, day="2026-01-01")
    made.commit({"content/b.md": lines(2)}, day="2026-01-02")
    made.commit({"content/a.md": lines(2), "content/b.md": lines(1)}, day="2026-01-03")
    # Git itself sees two changed files here, and so do we.
    assert told(made.folder / "content") == {"a.md": ["03 Tester", "01 Tester"], "b.md": ["03 Tester", "02 Tester"]}


def test_what_a_branch_changed_while_another_renamed_it(made: Repository) -> None:
    made.commit({"content/a.md": lines(1)}, day="2026-01-01")
    made.git("switch", "--quiet", "--create", "topic")
    made.commit({"content/a.md": lines(1) + "topic"}, day="2026-01-02")
    made.git("switch", "--quiet", "main")
    made.commit({"content/a.md": None, "content/b.md": lines(1)}, day="2026-01-03")
    made.git("merge", "--quiet", "--no-edit", "topic")
    (changes,) = told(made.folder / "content").values()
    assert sorted(changes) == ["01 Tester", "02 Tester", "03 Tester"]


def test_a_content_folder_that_moved(made: Repository) -> None:
    made.commit({"a.md": lines(1), "old/b.md": lines(2), "other.md": "x"}, day="2026-01-01")
    made.commit({"old/b.md": lines(2) + "more"}, day="2026-01-02")
    made.commit(
        {"a.md": None, "old/b.md": None, "content/a.md": lines(1), "content/b.md": lines(2) + "more"}, day="2026-01-03"
    )
    expected = {"a.md": ["03 Tester", "01 Tester"], "b.md": ["03 Tester", "02 Tester", "01 Tester"]}
    assert told(made.folder / "content") == expected
    assert told(made.folder / "content") == expected  # from what was kept


def test_names_are_those_of_the_mailmap(made: Repository) -> None:
    made.commit({"content/a.md": "1"}, author=BOB)
    assert told(made.folder / "content") == {"a.md": ["31 bob"]}
    made.commit({".mailmap": "Robert Ünal <bob@example.org>\n"})
    assert told(made.folder / "content") == {"a.md": ["31 Robert Ünal"]}


def test_only_what_is_new_is_asked_for(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(
        read, "log", lambda top, revisions, *more: asked.append(revisions) or log(top, revisions, *more)
    )
    first = made.commit({"content/a.md": "1"}, day="2026-01-01")
    told(made.folder / "content")
    second = made.commit({"content/a.md": "2"}, day="2026-01-02")
    asked.clear()
    assert told(made.folder / "content") == {"a.md": ["02 Tester", "01 Tester"]}
    assert [second, f"^{first}"] in asked
    asked.clear()
    told(made.folder / "content")
    assert asked == [[second]]  # who made it


def test_a_branch_that_was_rewritten(made: Repository) -> None:
    first = made.commit({"content/a.md": "1"}, day="2026-01-01")
    made.commit({"content/a.md": "2"}, day="2026-01-02")
    told(made.folder / "content")
    made.git("reset", "--quiet", "--hard", first)
    made.commit({"content/a.md": "3"}, day="2026-01-03")
    assert told(made.folder / "content") == {"a.md": ["03 Tester", "01 Tester"]}


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", '{"shallow": ""}', '{"shallow": "", "head": 1, "paths": 2, "commits": [3]}']
)
def test_what_was_kept_is_broken(made: Repository, kept: str) -> None:
    made.commit({"content/a.md": "1"})
    told(made.folder / "content")
    (file,) = (made.folder / ".git" / "journeygen").iterdir()
    file.write_text(kept)
    assert told(made.folder / "content") == {"a.md": ["31 Tester"]}


def test_a_repository_that_cannot_be_written_to(made: Repository) -> None:
    made.commit({"content/a.md": "1"})
    (made.folder / ".git" / "journeygen").write_text("in the way")
    assert told(made.folder / "content") == {"a.md": ["31 Tester"]}


def test_a_shallow_clone_says_since_when_it_knows(made: Repository, tmp_path: Path) -> None:
    made.commit({"content/a.md": "1", "content/b.md": "1", "content/list.yaml": "- 1\n"}, day="2026-01-01")
    made.commit({"content/a.md": "2"}, day="2026-01-02")
    made.commit({"content/a.md": "3", "content/list.yaml": "- 1\n- 2\n"}, day="2026-01-03")
    clone = Repository(tmp_path / "clone")
    made.git("clone", "--quiet", "--depth=2", f"file://{made.folder}", str(clone.folder))
    assert told(clone.folder / "content") == {"a.md": ["03 Tester"], "b.md": [], "list.yaml": ["03 Tester"]}
    history = read_history(clone.folder / "content")
    assert (str(history.since), history.lines["content/list.yaml"]) == ("2026-01-02", (None, 0))
    clone.git("fetch", "--quiet", "--unshallow")
    assert told(clone.folder / "content")["a.md"] == ["03 Tester", "02 Tester", "01 Tester"]
    assert told(clone.folder / "content")["b.md"] == ["01 Tester"]
    assert read_history(clone.folder / "content").since is None


def test_a_clone_without_the_contents_of_the_past(made: Repository, tmp_path: Path) -> None:
    made.git("config", "uploadpack.allowFilter", "true")
    made.commit({"content/a.md": lines(1)}, day="2026-01-01")
    made.commit({"content/a.md": None, "content/b.md": lines(1) + "more"}, day="2026-01-02")
    clone = tmp_path / "clone"
    made.git("clone", "--quiet", "--filter=blob:none", f"file://{made.folder}", str(clone))
    assert told(clone / "content") == {"b.md": ["02 Tester"]}


def test_a_detached_head(made: Repository) -> None:
    first = made.commit({"content/a.md": "1"}, day="2026-01-01")
    made.commit({"content/a.md": "2"}, day="2026-01-02")
    made.git("checkout", "--quiet", "--detach", first)
    assert told(made.folder / "content") == {"a.md": ["01 Tester"]}


def test_a_repository_without_a_commit(made: Repository) -> None:
    made.write({"content/a.md": "1"})
    assert read_history(made.folder / "content") == History()


def test_content_in_a_submodule(made: Repository, tmp_path: Path) -> None:
    part = repository(tmp_path / "part")
    part.commit({"content/a.md": "1"}, author=ANN)
    made.git("submodule", "--quiet", "add", str(part.folder), "maps")
    made.commit()
    assert told(made.folder / "maps" / "content") == {"a.md": ["31 Ann É"]}
