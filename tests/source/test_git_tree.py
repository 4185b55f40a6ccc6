"""`GitTree`: what a checkout of a commit would be read as, without one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from journeygen.git import Blobs, GitFailed
from journeygen.source.git_tree import git_tree
from journeygen.source.load import load
from journeygen.source.tree import FolderTree
from tests.paths import CONTENT
from tests.repositories import Repository, repository
from tests.sites import line_of

SITE = "title: T\n"
TIM = "---\nname: Tim\n---\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return repository(tmp_path / "repo")


def same_as_a_checkout(repo: Repository, content: str = "content") -> tuple[str, ...]:
    """The paths of the last commit, once it is read just as the work tree is."""
    in_git, on_disk = git_tree(repo.folder / content, repo.git("rev-parse", "HEAD")), FolderTree(repo.folder / content)
    assert in_git.paths == on_disk.paths
    assert in_git.outside == on_disk.outside
    one, other = load(in_git), load(on_disk)
    assert one.catalog == other.catalog
    assert one.problems == other.problems
    return in_git.paths


def test_the_demo_gives_the_same_catalog_from_a_commit(repo: Repository) -> None:
    files = [file for part in ("content", "themes") for file in (CONTENT.parent / part).rglob("*") if file.is_file()]
    repo.commit({f"site/{file.relative_to(CONTENT.parent).as_posix()}": file.read_bytes() for file in files})
    assert len(same_as_a_checkout(repo, "site/content")) > 100


def test_the_commit_is_read_and_not_the_work_tree(repo: Repository) -> None:
    commit = repo.commit({"content/site.yaml": SITE, "content/personas/tim.md": TIM})
    repo.commit({"content/site.yaml": "title: Later\n", "content/personas/tim.md": None})
    repo.write({"content/site.yaml": "title: Not committed\n"})
    catalog = load(git_tree(repo.folder / "content", commit)).catalog
    assert (catalog.site.title, tuple(catalog.personas)) == ("T", ("tim",))


@pytest.mark.parametrize(
    "name", ["with space", "é", "zoe\u0301", 'a"quote', "new\nline", "tab\there", "--option", "*", ":(top)x", "日本"]
)
def test_names_that_git_would_quote(repo: Repository, name: str) -> None:
    repo.commit({"content/site.yaml": SITE, f"content/static/{name}/{name}.txt": b"\0\n"})
    assert len(same_as_a_checkout(repo)) == 2
    tree = git_tree(repo.folder / "content", repo.git("rev-parse", "HEAD"))
    assert tree.read(next(path for path in tree.paths if path.endswith(".txt"))) == b"\0\n"


@pytest.mark.parametrize("content", ["content", "docs/content", "my maps/in häuser"])
def test_the_content_folder_may_be_called_otherwise_and_themes_lie_beside_it(repo: Repository, content: str) -> None:
    above = content.rpartition("/")[0]
    repo.commit(
        {f"{content}/site.yaml": SITE, f"{above}/themes/mine/theme.toml".lstrip("/"): "", "other/site.yaml": ""}
    )
    assert same_as_a_checkout(repo, content) == ("content/site.yaml", "themes/mine/theme.toml")


def test_the_content_folder_may_be_the_top_of_the_repository(repo: Repository) -> None:
    repo.commit({"site.yaml": SITE, "themes/x": "", "personas/tim.md": TIM})
    assert same_as_a_checkout(repo, ".") == ("content/personas/tim.md", "content/site.yaml", "content/themes/x")


def test_the_content_folder_may_be_there_in_the_commit_only(repo: Repository) -> None:
    commit = repo.commit({"docs/content/site.yaml": SITE})
    repo.commit({"docs/content/site.yaml": None, "x": ""})
    (repo.folder / "docs" / "content").rmdir()
    (repo.folder / "docs").rmdir()
    assert git_tree(repo.folder / "docs" / "content", commit).paths == ("content/site.yaml",)


def test_a_commit_before_the_site_existed_has_no_files(repo: Repository) -> None:
    commit = repo.commit({"README": ""})
    repo.commit({"content/site.yaml": SITE})
    assert git_tree(repo.folder / "content", commit).paths == ()


def test_links_lead_where_they_do_in_a_checkout(repo: Repository, tmp_path: Path) -> None:
    repo.write({"content/site.yaml": SITE, "content/personas/tim.md": TIM, "brand/logo.svg": "<svg/>"})
    repo.write({"common/teams.yaml": "- {id: it, name: IT}\n", "content/journeys/deep/er/x.txt": ""})
    for link, target in {
        "content/assets": "../brand",  # a folder of the site, beside the content
        "content/teams.yaml": "../common/teams.yaml",
        "content/personas/tom.md": "./tim.md",
        "content/personas/loop": "../personas",
        "content/personas/round": "round",
        "content/again": "journeys/deep",  # comes before the folder itself, which is then not walked again
        "content/gone.md": "nowhere.md",
        "content/secret.md": "../../secret.md",
    }.items():
        (repo.folder / link).symlink_to(target)
    (tmp_path / "secret.md").write_text("")
    repo.commit()
    tree = git_tree(repo.folder / "content", repo.git("rev-parse", "HEAD"))
    assert tree.outside == ("content/personas/round", "content/secret.md")
    assert tree.read("content/assets/logo.svg") == b"<svg/>"
    (repo.folder / "content/personas/round").unlink()  # Python says of one that leads round and round what it likes
    repo.commit()
    assert "content/teams.yaml" in same_as_a_checkout(repo)


def test_a_site_beside_another_one_is_outside(repo: Repository) -> None:
    repo.write({"one/content/site.yaml": SITE, "two/content/personas/tim.md": TIM})
    (repo.folder / "one/content/personas").symlink_to("../../two/content/personas")
    repo.commit()
    assert same_as_a_checkout(repo, "one/content") == ("content/site.yaml",)
    tree = git_tree(repo.folder / "one/content", repo.git("rev-parse", "HEAD"))
    assert tree.outside == ("content/personas/tim.md",)


def test_submodules_are_not_looked_into(repo: Repository, tmp_path: Path) -> None:
    other = repository(tmp_path / "other")
    other.commit({"tim.md": TIM})
    repo.commit({"content/site.yaml": SITE})
    repo.git("submodule", "--quiet", "add", str(other.folder), "content/personas")
    commit = repo.commit()
    tree = git_tree(repo.folder / "content", commit)
    assert (tree.paths, tree.submodules) == (("content/site.yaml",), ("content/personas",))


def pointer(content: bytes) -> str:
    return f"""\
        version https://git-lfs.github.com/spec/v1
        oid sha256:{hashlib.sha256(content).hexdigest()}
        size {len(content)}
        """


def test_what_git_lfs_has_fetched_is_read(repo: Repository) -> None:
    picture = b"\x89PNG"
    commit = repo.commit({"content/site.yaml": SITE, "content/assets/tim.png": pointer(picture)})
    digest = hashlib.sha256(picture).hexdigest()
    store = repo.folder / ".git/lfs/objects" / digest[:2] / digest[2:4]
    store.mkdir(parents=True)
    (store / digest).write_bytes(picture)
    assert git_tree(repo.folder / "content", commit).read("content/assets/tim.png") == picture


def test_what_git_lfs_has_not_fetched_is_said_in_plain_words(repo: Repository) -> None:
    repo.commit({"content/site.yaml": SITE, "content/personas/tim.md": pointer(TIM.encode())})
    same_as_a_checkout(repo)
    problems = load(git_tree(repo.folder / "content", repo.git("rev-parse", "HEAD"))).problems
    assert [line_of(problem) for problem in problems] == [
        "personas/tim.md:1:1 error[file-lfs] the file itself is not here, only what Git LFS left in its place — "
        "fetch it with 'git lfs pull' (on GitHub Actions: the checkout's 'lfs: true')"
    ]


def test_outside_of_a_repository(tmp_path: Path) -> None:
    with pytest.raises(GitFailed, match="not a git repository"):
        git_tree(tmp_path / "content", "HEAD")


def test_blobs_that_are_not_there(repo: Repository) -> None:
    repo.commit({"a": "one"})
    blobs = Blobs(repo.folder)
    with pytest.raises(GitFailed, match="the object 0000000000 is not in this clone"):
        blobs.read("0" * 40)
    assert blobs.read(repo.git("rev-parse", "HEAD:a")) == b"one"


def test_a_file_that_the_clone_lacks_is_a_problem_and_no_crash(repo: Repository) -> None:
    commit = repo.commit({"content/site.yaml": SITE, "content/personas/tim.md": TIM})
    blob = repo.git("rev-parse", "HEAD:content/personas/tim.md")
    (repo.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    loaded = load(git_tree(repo.folder / "content", commit))
    assert [(each.rule, each.location.path) for each in loaded.problems] == [
        ("file-unreadable", "content/personas/tim.md")
    ]
    assert loaded.catalog.personas["tim"].stub
