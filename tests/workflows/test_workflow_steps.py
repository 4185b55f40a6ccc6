"""The shell steps of the workflows that `journeygen new` writes, run here on a real repository with a remote."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin

import pytest

from tests.sites import plain_value

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these workflows run on Linux only")

_STUB = {
    "journeygen": f'#!/bin/sh\nexec "{sys.executable}" -m journeygen "$@"\n',
    # What would be installed is here already; that it is one fixed version, we look at.
    "python": '#!/bin/sh\ncase "$*" in\n  \'-m pip install journeygen\'*@v*) ;;\n  *) echo "$*" >&2; exit 9;;\nesac\n',
    # Remembers how it was called, and answers as the fake GitHub in $GITHUB_ANSWERS.
    "gh": '#!/bin/sh\necho "$*" >> "$GH_CALLS"\ncase "$*" in\n'
    '  *--jq*/pulls*|*pulls*--jq*) echo "$GH_NUMBER";;\n  *comments*--jq*) echo "$GH_OWN";;\nesac\n',
}


@pytest.fixture
def tools(tmp_path: Path) -> Mapping[str, str]:
    """An environment in which the commands of a build server are stand-ins, as far as they reach out."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, text in _STUB.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    (tmp_path / "runner").mkdir()
    git = {f"GIT_{who}_{what}": f"{what}@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))},
        **git,
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path / "runner"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "runner/summary.md"),
        "GITHUB_REPOSITORY": "org/repo-name",
    }


def call(folder: Path, environment: Mapping[str, str], *command: str) -> str:
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def filled_in(text: str, github: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: github[found[1]], text)


def run_job(repository: Path, name: str, job: str, environment: Mapping[str, str], github: Mapping[str, str]) -> str:
    """Run the shell steps of a job as GitHub would; `github` is what it would fill in. Gives what they print."""
    workflow: Any = plain_value((repository / ".github/workflows" / name).read_text("utf-8"))
    folder = repository / workflow.get("defaults", {}).get("run", {}).get("working-directory", ".")
    said = ""
    for step in workflow["jobs"][job]["steps"]:
        if "run" in step:
            given = {**workflow.get("env", {}), **step.get("env", {})}
            own = {
                key: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: github[found[1]], text) for key, text in given.items()
            }
            script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
            said += call(folder, {**environment, **own}, *script)
    return said


@pytest.fixture
def remote(tmp_path: Path, tools: Mapping[str, str]) -> Path:
    """A bare repository, to which a new site in a folder of its own has been pushed."""
    work, bare = tmp_path / "work", tmp_path / "remote.git"
    call(tmp_path, tools, "git", "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    call(tmp_path, tools, "git", "init", "--quiet", "--initial-branch=main", str(work))
    call(work, tools, "journeygen", "new", "site", "our maps", "--ci", "github")
    push(work, tools, str(bare), "main")
    return bare


def push(work: Path, tools: Mapping[str, str], bare: str, branch: str) -> None:
    call(work, tools, "git", "add", "--all")
    call(work, tools, "git", "commit", "--quiet", "--message", f"On {branch}")
    call(work, tools, "git", "push", "--quiet", bare, f"HEAD:{branch}")


def clone(remote: Path, folder: Path, tools: Mapping[str, str], branch: str) -> Path:
    call(folder.parent, tools, "git", "clone", "--quiet", f"file://{remote}", "--branch", branch, str(folder))
    return folder


# Publish


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name that it has there)
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """A server whose `/repo-name/` is what was published; its address."""
    (tmp_path / "public").mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(tmp_path / "public")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/repo-name"
    server.shutdown()


def test_what_is_pushed_is_published_below_the_name_of_the_repository(
    remote: Path, tmp_path: Path, tools: Mapping[str, str], served: str, page: Page
) -> None:
    checkout = clone(remote, tmp_path / "checkout", tools, "main")
    said = run_job(checkout, "publish.yml", "build", tools, {"steps.pages.outputs.base_url": served})
    assert "Built " in said
    (checkout / "our maps/_site").rename(tmp_path / "public/repo-name")
    requested: list[str] = []
    missing: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)
    waiting, seen = [f"{served}/"], set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        if not address.endswith(("/", ".html")):  # a calendar, a picture: the browser would save it
            missing += [address] if page.request.get(address).status >= 400 else []
            continue
        page.goto(address)
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
        for link in links:
            target = urldefrag(urljoin(page.url, link))[0]
            if target.startswith(served.rpartition("/")[0]) and target not in seen and target not in waiting:
                waiting.append(target)
    assert missing == []
    assert [url for url in requested if not url.startswith(f"{served}/")] == []
    assert len(seen) > 20


# Pull requests


def test_a_pull_request_is_checked_built_and_told_of(remote: Path, tmp_path: Path, tools: Mapping[str, str]) -> None:
    work = clone(remote, tmp_path / "editor", tools, "main")
    journey = work / "our maps/content/journeys/buy-a-rain-jacket.yaml"
    text = journey.read_text("utf-8")
    journey.write_text(text.replace("bea: upset", "bea: pleased"), "utf-8")
    push(work, tools, str(remote), "kinder-checkout")
    checkout = clone(remote, tmp_path / "checkout", tools, "kinder-checkout")
    said = run_job(checkout, "pull-request.yml", "review", tools, {"github.base_ref": "main"})
    assert "Built " in said
    assert (checkout / "our maps/_site/index.html").is_file()
    review = (tmp_path / "runner/review/diff.md").read_text("utf-8")
    assert "Buy a rain jacket" in review
    assert "Pays" in review
    assert (tmp_path / "runner/summary.md").read_text("utf-8") == review


@pytest.mark.parametrize(
    ("own", "method", "place"), [("", "POST", "issues/7/comments"), ("99", "PATCH", "issues/comments/99")]
)
def test_the_comment_is_written_once_and_then_kept_up_to_date(
    remote: Path, tmp_path: Path, tools: Mapping[str, str], own: str, method: str, place: str
) -> None:
    checkout = clone(remote, tmp_path / "checkout", tools, "main")
    (checkout / "review").mkdir()
    (checkout / "review/diff.md").write_text("It got better: $(exit 3) `exit 4`\n")
    run = "github.event.workflow_run"
    github = {
        "github.token": "secret",
        f"{run}.head_repository.owner.login": "somebody",
        f"{run}.head_branch": "a$(exit 5);branch",
        f"{run}.head_sha": "abc",
    }
    calls = tmp_path / "calls"
    answers = {"GH_CALLS": str(calls), "GH_NUMBER": "7", "GH_OWN": own}
    run_job(checkout, "pull-request-comment.yml", "comment", {**tools, **answers}, github)
    asked, _, said = calls.read_text().splitlines()
    assert "head=somebody:a$(exit 5);branch" in asked
    assert said == f"api --method {method} repos/org/repo-name/{place} -F body=@comment.md"
    comment = (checkout / "comment.md").read_text()
    assert comment == "<!-- journeygen -->\nIt got better: $(exit 3) `exit 4`\n"


def test_without_an_open_pull_request_nobody_is_told(remote: Path, tmp_path: Path, tools: Mapping[str, str]) -> None:
    checkout = clone(remote, tmp_path / "checkout", tools, "main")
    (checkout / "review").mkdir()
    (checkout / "review/diff.md").write_text("Better\n")
    answers = {"GH_CALLS": str(tmp_path / "calls"), "GH_NUMBER": "", "GH_OWN": ""}
    run = "github.event.workflow_run"
    names = ("github.token", f"{run}.head_repository.owner.login", f"{run}.head_branch", f"{run}.head_sha")
    run_job(checkout, "pull-request-comment.yml", "comment", {**tools, **answers}, dict.fromkeys(names, "x"))
    assert len((tmp_path / "calls").read_text().splitlines()) == 1
