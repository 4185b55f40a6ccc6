"""The hook for pre-commit, run by pre-commit itself: from a repository that takes it as a local one.

That spares the environment that pre-commit would install (`test_wheel.py` proves that one); the filter
of files, the entry and what a failure looks like are the same.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.paths import ROOT

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
PRE_COMMIT = (sys.executable, "-m", "pre_commit")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a small site whose hook is ours."""
    (hook,) = yaml.safe_load(MANIFEST.read_text())
    config = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"}]}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    (tmp_path / "content" / "personas").mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text("title: Test\n")
    (tmp_path / "content" / "personas" / "tim.md").write_text("---\nnmae: Tim\n---\n")
    (tmp_path / "notes.md").write_text("Nothing to check.\n")
    git(tmp_path, "init", "-q")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def committed(folder: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """What pre-commit says to a commit of these files."""
    git(folder, "add", ".pre-commit-config.yaml", *files)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        [*PRE_COMMIT, "run", "--color", "never"],
        cwd=folder,
        env={**os.environ, "PATH": path, "PRE_COMMIT_HOME": str(folder / "kept")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_manifest_is_one() -> None:
    subprocess.run([*PRE_COMMIT, "validate-manifest", MANIFEST], check=True)


def test_content_with_errors_is_held_back(repository: Path) -> None:
    done = committed(repository, "content")
    assert done.returncode == 1
    assert "content/personas/tim.md:2:1: error[unknown-key]: a persona has no key 'nmae'" in done.stdout


def test_content_without_errors_passes(repository: Path) -> None:
    (repository / "content" / "personas" / "tim.md").write_text("---\nname: Tim\n---\n")
    done = committed(repository, "content")
    assert (done.returncode, done.stdout.strip()[-6:]) == (0, "Passed")


def test_what_is_no_content_is_not_looked_at(repository: Path) -> None:
    done = committed(repository, "notes.md")
    assert (done.returncode, "Skipped" in done.stdout) == (0, True)
