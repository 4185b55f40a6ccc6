"""What people install: the built wheel, in an environment that has nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = "Scripts" if sys.platform == "win32" else "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_everything(wheel: Path) -> None:
    """Templates, words of every language and the starter's texts are files that no import would miss."""
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    needed = {f"journeygen/{path}" for path in files_of(ROOT / "journeygen")}
    needed |= {f"journeygen/themes/{path}" for path in files_of(ROOT / "themes")}
    assert needed - packed == set()
    assert "journeygen/py.typed" in packed
    assert any(name.startswith("journeygen/themes/default/") for name in packed)
    extra = {name for name in packed - needed if ".dist-info/" not in name}
    assert extra == set()


def files_of(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".gitkeep"
    }


def test_a_site_with_nothing_but_the_wheel(wheel: Path, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}

    def run(*command: str | Path, cwd: Path = tmp_path) -> str:
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run(sys.executable, "-m", "venv", tmp_path / "venv")
    scripts = tmp_path / "venv" / BIN
    run(scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    run(scripts / "journeygen", "new", "site", "x")
    said = run(scripts / "journeygen", "build", "--strict", cwd=tmp_path / "x")
    assert said.startswith("Built ")
    assert (tmp_path / "x/_site/index.html").is_file()
