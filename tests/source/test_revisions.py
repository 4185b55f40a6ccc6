"""`revisions`: what people ask to compare, as commits; and what they are told where that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeygen.git import GitFailed
from journeygen.source.revisions import Revision, RevisionRefused, revisions
from tests.repositories import Repository, repository

FILES = Revision("", "")


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = repository(tmp_path / "repo")
    made.commit({"content/site.yaml": "title: T\n"})
    return made


def of(repo: Repository, *asked: str) -> tuple[Revision, Revision]:
    return revisions(repo.folder / "content", *asked)


def branched(repo: Repository) -> tuple[str, str, str]:
    """Where the branch `form` left `main`, the end of `main`, and the end of `form`, which is checked out."""
    left = repo.git("rev-parse", "HEAD")
    repo.git("checkout", "--quiet", "-b", "form")
    form = repo.commit({"a": "1"})
    repo.git("checkout", "--quiet", "main")
    main = repo.commit({"b": "1"})
    repo.git("checkout", "--quiet", "form")
    return left, main, form


def test_by_default_where_this_branch_left_main_against_the_files(repo: Repository) -> None:
    left, _, _ = branched(repo)
    assert of(repo) == (Revision(left, "main"), FILES)


def test_on_the_main_branch_its_last_commit_against_the_files(repo: Repository) -> None:
    assert of(repo) == (Revision(repo.git("rev-parse", "HEAD"), "main"), FILES)


def test_a_branch_that_is_called_otherwise_in_a_repository_without_a_main_one(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo", branch="work")
    commit = repo.commit({"a": ""})
    assert of(repo) == (Revision(commit, "HEAD"), FILES)


def test_the_main_branch_of_the_remote_comes_first(repo: Repository, tmp_path: Path) -> None:
    left, _, _ = branched(repo)
    repo.git("clone", "--quiet", "--branch", "form", str(repo.folder), str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone")
    clone.git("remote", "set-head", "origin", "main")
    assert of(clone) == (Revision(left, "origin"), FILES)


def test_one_revision_two_and_dots(repo: Repository) -> None:
    left, main, form = branched(repo)
    repo.git("tag", "v1", left)
    assert of(repo, "v1") == (Revision(left, "v1"), FILES)
    assert of(repo, "main", "form") == (Revision(main, "main"), Revision(form, "form"))
    assert of(repo, "main..form") == (Revision(main, "main"), Revision(form, "form"))
    assert of(repo, "main...form") == (Revision(left, "main"), Revision(form, "form"))
    assert of(repo, "main..") == (Revision(main, "main"), Revision(form, "HEAD"))


def test_a_detached_head(repo: Repository) -> None:
    left, _, form = branched(repo)
    repo.git("checkout", "--quiet", "--detach", form)
    assert of(repo) == (Revision(left, "main"), FILES)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("mian",), "there is no revision 'mian'; did you mean 'main'?"),
        (("nowhere",), "there is no revision 'nowhere'"),
        (("--upload-pack=touch ran",), "cannot be a revision: it begins with a hyphen"),
        (("main", "-x"), "'-x' cannot be a revision: it begins with a hyphen"),
        (("main..form", "x"), "'main..form' already names two revisions; 'x' is one too many"),
        (("main:content/site.yaml",), "there is no revision 'main:content/site.yaml'"),
    ],
)
def test_what_is_no_revision(repo: Repository, asked: tuple[str, ...], said: str) -> None:
    branched(repo)
    with pytest.raises(RevisionRefused) as refused:
        of(repo, *asked)
    assert said in str(refused.value)


def test_a_branch_of_a_remote_only(repo: Repository, tmp_path: Path) -> None:
    branched(repo)
    repo.git("clone", "--quiet", "--branch", "main", str(repo.folder), str(tmp_path / "clone"))
    with pytest.raises(RevisionRefused, match="did you mean 'origin/form'"):
        revisions(tmp_path / "clone" / "content", "form")


def test_a_shallow_clone_says_what_to_fetch(repo: Repository, tmp_path: Path) -> None:
    branched(repo)
    repo.git("checkout", "--quiet", "main")
    source = f"file://{repo.folder}"
    repo.git(
        "clone", "--quiet", "--depth", "1", "--no-single-branch", "--branch", "form", source, str(tmp_path / "clone")
    )
    clone = tmp_path / "clone" / "content"
    with pytest.raises(RevisionRefused, match=r"'git fetch --unshallow' .*'fetch-depth: 0'"):
        revisions(clone)
    with pytest.raises(RevisionRefused, match=r"there is no revision 'v0\.9'; this clone has only the newest commits"):
        revisions(clone, "v0.9")


def test_a_shallow_clone_of_a_pull_request_knows_no_main_branch_at_all(repo: Repository, tmp_path: Path) -> None:
    branched(repo)
    clone = repository(tmp_path / "clone", branch="pull")
    clone.git("fetch", "--quiet", "--depth", "1", f"file://{repo.folder}", "form")
    clone.git("checkout", "--quiet", "--detach", "FETCH_HEAD")
    with pytest.raises(RevisionRefused, match=r"which branch this one left is not known .*'fetch-depth: 0'"):
        revisions(clone.folder / "content")


def test_branches_without_a_common_past(repo: Repository) -> None:
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.commit(message="A beginning of its own")
    with pytest.raises(RevisionRefused, match="'main' and 'HEAD' have no commit in common"):
        of(repo)


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    with pytest.raises(RevisionRefused, match="there is no commit yet"):
        revisions(repository(tmp_path / "repo").folder / "content")


def test_outside_of_a_repository(tmp_path: Path) -> None:
    with pytest.raises(GitFailed, match="not a git repository"):
        revisions(tmp_path / "content")
