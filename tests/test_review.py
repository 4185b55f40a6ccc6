"""`journeygen diff` in real repositories: what it prints, the status it ends with, and what is no site to compare."""

from __future__ import annotations

import json
import os
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeygen.cli import main
from tests.paths import CONTENT
from tests.repositories import Repository, repository

SITE = "title: Test\n"
OPEN = """\
    title: Open
    personas: tim
    stages:
      - title: Decide
        steps:
          - {title: Fills in, emotion: 1}
          - {title: Waits, emotion: 0}
    """
FILES: dict[str, str | bytes | None] = {
    "content/site.yaml": SITE,
    "content/personas/tim.md": "---\nname: Tim\n---\n",
    "content/journeys/open.yaml": OPEN,
}
WORSE = OPEN.replace("emotion: 0", "emotion: -1")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with a small site, in which commands are run."""
    made = repository(tmp_path / "repo")
    made.commit(FILES)
    monkeypatch.chdir(made.folder)
    return made


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


def test_what_is_not_committed(repo: Repository) -> None:
    repo.write({"content/journeys/open.yaml": WORSE})
    result = diff()
    assert result.output.splitlines() == [
        "Test: main → working tree",
        "Worse for Tim: Open · “Waits”: emotion 0 → −1",
        "1 change · 1 journey",
        "",
        "Open",
        "  Decide · 2 “Waits”",
        "    ▼ Emotion 0 → −1 for Tim",
    ]
    assert result.exit_code == 0


def test_nothing_changed(repo: Repository) -> None:
    repo.write({"content/journeys/open.yaml": f"# a remark\n{OPEN}"})
    result = diff("--exit-code", "--fail-on", "worse")
    assert result.output.splitlines() == ["Test: main → working tree", "Nothing has changed in meaning."]
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("emotion", "options", "status"),
    [("-1", [], 0), ("-1", ["--exit-code"], 1), ("-1", ["--fail-on", "worse"], 1), ("1", ["--fail-on", "worse"], 0)],
)
def test_the_status(repo: Repository, emotion: str, options: list[str], status: int) -> None:
    repo.write({"content/journeys/open.yaml": OPEN.replace("emotion: 0", f"emotion: {emotion}")})
    assert diff(*options).exit_code == status


def test_why_it_ends_with_status_1(repo: Repository) -> None:
    repo.write({"content/journeys/open.yaml": WORSE})
    assert diff("--fail-on", "worse").stderr == (
        "Something gets worse for customers: --fail-on worse ends with status 1\n"
    )
    assert diff("--exit-code").stderr == ""


def test_more_who_leave_are_worse_for_customers(repo: Repository) -> None:
    some = OPEN.replace("emotion: 0}", "emotion: 0, next: [{exit: Gives up, share: 20}]}")
    repo.commit({"content/journeys/open.yaml": some})
    repo.write({"content/journeys/open.yaml": some.replace("share: 20", "share: 30")})
    worse = diff("--fail-on", "worse")
    assert worse.exit_code == 1
    assert "Worse for customers: Open · “Waits”: leave here “Gives up”: share 20% → 30%" in worse.stdout
    repo.write({"content/journeys/open.yaml": some.replace("share: 20", "share: 10")})
    better = diff("--fail-on", "worse")
    assert better.exit_code == 0
    assert "Better for customers: Open · “Waits”: leave here “Gives up”: share 20% → 10%" in better.stdout


def test_two_that_parted(repo: Repository) -> None:
    repo.git("checkout", "-q", "-b", "idea")
    repo.commit({"content/journeys/open.yaml": WORSE})
    assert diff("main", "idea").stderr == ""
    assert diff("idea", "main").stderr == ""
    repo.git("checkout", "-q", "main")
    repo.commit({"content/personas/tom.md": "---\nname: Tom\n---\n"})
    for named in (["main", "idea"], ["main..idea"]):
        said = diff(*named)
        assert "Persona removed: “Tom”" in said.stdout
        assert said.stderr == (
            "'main' went on after 'idea' left it, and what it changed since is told the other way round; "
            "compare with where they parted: journeygen diff main...idea\n"
        )
    assert diff("main...idea").stderr == ""


def test_neither_version_is_checked_out(repo: Repository) -> None:
    first = repo.git("rev-parse", "HEAD")
    second = repo.commit({"content/journeys/open.yaml": WORSE})
    repo.write({"content/journeys/open.yaml": "broken: ["})
    before = repo.git("status", "--porcelain"), sorted(str(path) for path in repo.folder.rglob("*"))
    assert "Emotion 0 → −1 for Tim" in diff(first, second).output
    assert "Emotion −1 → 0 for Tim" in diff(f"{second}..{first}").output
    after = repo.git("status", "--porcelain"), sorted(str(path) for path in repo.folder.rglob("*"))
    assert before == after


def test_the_words_follow_the_site_or_the_option(repo: Repository) -> None:
    repo.commit({"content/site.yaml": "title: Test\nlanguage: fr\n"})
    repo.write({"content/journeys/open.yaml": WORSE})
    assert "Moins bien pour Tim\u00a0: Open · “Waits”\u00a0: émotion 0 → −1" in diff().output
    assert "Schlechter für Tim: Open · “Waits”: Emotion 0 → −1" in diff("--language", "de").output
    assert "أسوأ لـTim" in diff("--language", "ar").output
    refused = diff("--language", "klingon")
    assert (refused.exit_code, refused.output) == (2, "Error: 'klingon' is no language; write a tag such as en or fr\n")


def test_json(repo: Repository) -> None:
    repo.write({"content/journeys/open.yaml": WORSE})
    data = json.loads(diff("--format", "json").output)
    assert data["format"] == 1
    assert data["worse_for_customers"] is True
    assert data["groups"] == [
        {
            "entity": {"kind": "journey", "id": "open", "name": "Open"},
            "changes": [
                {
                    "act": "changed",
                    "thing": "field",
                    "field": "emotion",
                    "place": {
                        "stage": {"kind": "stage", "id": "decide", "name": "Decide"},
                        "step": {"kind": "step", "id": "waits", "name": "Waits"},
                        "number": 2,
                    },
                    "before": {"from": 0.0, "to": 0.0},
                    "after": {"from": -1.0, "to": -1.0},
                    "personas": [{"kind": "persona", "id": "tim", "name": "Tim"}],
                    "everybody": True,
                    "judgement": "worse",
                    "weight": 1.0,
                    "felt": True,
                    "text": "Emotion 0 → −1 for Tim",
                }
            ],
        }
    ]


def test_a_file_is_written_whole_or_not_at_all(repo: Repository) -> None:
    repo.write({"content/journeys/open.yaml": WORSE})
    assert diff("--format", "markdown", "--out", "out/comment.md").output == "Wrote out/comment.md\n"
    assert Path("out/comment.md").read_text("utf-8").startswith("▼ **Worse for Tim**")
    assert os.listdir("out") == ["comment.md"]  # noqa: PTH208  (the names, not the paths)
    refused = diff("--format", "markdown", "--out", "out")
    assert (refused.exit_code, refused.output) == (2, "Error: 'out' is a folder — name a file with --out\n")


def test_a_base_before_the_site_existed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "repo")
    repo.commit({"README": ""})
    monkeypatch.chdir(repo.folder)
    repo.write(FILES)
    output = diff().output
    assert "There was no site at main yet: everything is new." in output
    assert "Journey added: “Open” (2 steps, lowest moment 0)" in output
    assert "no-site" not in output


def test_a_head_without_the_site(repo: Repository) -> None:
    first = repo.git("rev-parse", "HEAD")
    gone = repo.commit(dict.fromkeys(FILES) | {"README": ""})
    output = diff(first, gone).output
    assert f"There is no site at {gone} any more: everything is gone." in output
    assert "Journey removed: “Open”" in output


def test_a_base_whose_content_is_broken(repo: Repository) -> None:
    repo.commit({"content/journeys/open.yaml": "title: [", "content/channels.yaml": "- {id: web, name: Web}\n"})
    repo.write({"content/journeys/open.yaml": OPEN, "content/channels.yaml": "- {id: web, name: The web}\n"})
    output = diff().output
    assert "Before, 1 file or entry could not be read; of it nothing is compared." in output
    assert "Could not be read before, and is not compared" in output
    assert "Channel renamed: “Web” → “The web”" in output
    assert "Problems resolved" in output
    assert "journeys/open.yaml:1: error[yaml-bracket]" in output


def test_problems_are_matched_by_what_they_say_and_not_by_their_line(repo: Repository) -> None:
    repo.commit({"content/journeys/open.yaml": OPEN + "owner: nobody-yet\n"})
    with_tom = OPEN.replace("personas: tim", "personas: [tim, tom]")
    repo.write({"content/journeys/open.yaml": f"# moves all lines\n\n{with_tom}owner: nobody-yet\n"})
    output = diff().output
    assert "Problems resolved" not in output
    assert [line for line in output.splitlines() if "[stub]" in line] == [
        "  content/journeys/open.yaml:4: warning[stub]: the persona 'tom' is named here but described nowhere"
        " — describe it in 'content/personas/tom.md'"
    ]


def test_drafts_are_compared_only_when_asked_for(repo: Repository) -> None:
    repo.commit({"content/journeys/sketch.yaml": OPEN.replace("title: Open", "title: Sketch\n    status: draft")})
    repo.write({"content/journeys/sketch.yaml": WORSE.replace("title: Open", "title: Sketch\n    status: draft")})
    assert "Nothing has changed in meaning." in diff().output
    assert "Emotion 0 → −1 for Tim" in diff("--drafts").output
    repo.write({"content/journeys/sketch.yaml": OPEN.replace("title: Open", "title: Sketch")})
    assert "Status: draft → published" in diff().output


def test_what_is_internal_stays_at_home(repo: Repository) -> None:
    repo.write({"content/personas/secret.md": "---\nname: Secret plan\nvisibility: internal\n---\n"})
    assert "Secret plan" in diff().output
    assert "Secret" not in diff("--audience", "public").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["mian"], "there is no revision 'mian'; did you mean 'main'?"),
        (["--", "--upload-pack=touch ran"], "'--upload-pack=touch ran' cannot be a revision: it begins with a hyphen"),
        (["--content", "maps"], "the content folder 'maps' does not exist; name it with --content"),
        (["main", "x", "y"], "Got unexpected extra argument (y)"),
    ],
)
def test_wrong_usage(repo: Repository, arguments: list[str], said: str) -> None:
    result = diff(*arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert not (repo.folder / "ran").exists()


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    result = diff()
    assert result.exit_code == 2
    assert "not a git repository" in result.output
    assert "run journeygen in a Git repository" in result.output


def test_what_a_hostile_repository_names_is_not_run(repo: Repository) -> None:
    program = repo.folder / "program"
    program.write_text(f"#!/bin/sh\ntouch {repo.folder / 'ran'}\n")
    program.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "diff.external",
        "core.pager",
        "core.sshCommand",
        "filter.lfs.smudge",
        "filter.lfs.process",
    ):
        repo.git("config", key, str(program))
    repo.git("config", "core.hooksPath", str(repo.folder))
    repo.git("config", "extensions.partialClone", "origin")
    repo.git("config", "remote.origin.url", f"ext::{program}")
    repo.git("config", "remote.origin.promisor", "true")
    for hook in ("post-checkout", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(program, repo.folder / hook)
    (repo.folder / ".gitattributes").write_text("*.yaml filter=lfs diff=lfs textconv=lfs\n")
    repo.write({"content/journeys/open.yaml": WORSE})
    (repo.folder / "ran").unlink(missing_ok=True)
    assert "Emotion 0 → −1 for Tim" in diff().output
    blob = repo.git("rev-parse", "HEAD:content/personas/tim.md")
    (repo.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    assert "Could not be read before" in diff().output
    assert not (repo.folder / "ran").exists()


def test_what_is_in_a_submodule_is_not_compared(repo: Repository, tmp_path: Path) -> None:
    other = repository(tmp_path / "other")
    other.commit({"omar.md": "---\nname: Omar\n---\n"})
    repo.git("submodule", "--quiet", "add", str(other.folder), "content/personas/shared")
    repo.commit()
    assert diff().output.splitlines() == [
        "Test: main → working tree",
        "Not compared, since it is another repository (a submodule): content/personas/shared",
        "Nothing has changed in meaning.",
    ]


def test_texts_do_not_steer_the_terminal(repo: Repository) -> None:
    repo.write({"content/journeys/open.yaml": OPEN.replace("Fills in", '"Fills\\e[31m in\\u202e"')})
    assert "\x1b" not in diff().output
    assert "\u202e" not in diff().output


def test_the_same_two_versions_give_the_same_bytes(repo: Repository) -> None:
    shutil.copytree(CONTENT, repo.folder / "content", dirs_exist_ok=True)
    for form in ("text", "markdown", "json"):
        assert diff("--format", form).output == diff("--format", form).output


class Page(HTMLParser):
    """The links and the ids of a page, and what is marked on it as changed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.marks: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.links += [found[name] or "" for name in ("href", "src") if name in found]
        self.ids += [found["id"] or ""] if "id" in found else []
        self.marks += [found["data-change"] or ""] if "data-change" in found and tag in ("td", "th") else []


def test_the_pages(repo: Repository) -> None:
    shutil.copytree(CONTENT, repo.folder / "content", dirs_exist_ok=True)
    repo.commit()
    journey = repo.folder / "content/journeys/open-account/30-decision.md"
    text = journey.read_text("utf-8").replace(
        "      tim: {value: 0, evidence: observed-sessions}", "      tim: -1.5", 1
    )
    journey.write_text(text.replace("title: Calls support", "title: Rings somebody up"), "utf-8")
    assert diff("--format", "html", "--out", "review").output == "Wrote 2 pages in review\n"
    written = {path.relative_to("review").as_posix() for path in Path("review").rglob("*") if path.is_file()}
    for name in ("index.html", "journeys/open-account.html"):
        page = Page(Path("review", name).read_text("utf-8"))
        assert len(page.ids) == len(set(page.ids))
        here = Path(name).parent
        for link in page.links:
            path, _, anchor = link.partition("#")
            target = os.path.normpath(here / path) if path else name
            assert target in written, link
            assert not anchor or path or anchor in page.ids, link
    # The step that feels worse and the one that is called otherwise, before and after.
    assert sorted(page.marks) == ["changed", "changed", "worse", "worse"]
    first = {path: Path("review", path).read_bytes() for path in written}
    diff("--format", "html", "--out", "review")
    assert first == {path: Path("review", path).read_bytes() for path in written}


def test_pages_of_a_new_and_of_a_removed_journey(repo: Repository) -> None:
    repo.write(
        {"content/journeys/new.yaml": OPEN.replace("title: Open", "title: New"), "content/journeys/open.yaml": None}
    )
    assert diff("--format", "html").output == "Wrote 2 pages in _diff\n"
    assert "Journey has a new id" in diff().output or "renamed" in diff().output
