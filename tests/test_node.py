"""Node for the tests: its absence, and that of what comes from npm, is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import node


def command(folder: Path, name: str, says: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\necho '{says}'\n")
    (folder / name).chmod(0o755)


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder that commands are looked for in."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("ci", [True, False])
@pytest.mark.usefixtures("bin_folder")
def test_no_node(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: bool) -> None:
    monkeypatch.setenv("CI", "true" if ci else "")
    assert node.main() == (1 if ci else 0)
    said = capsys.readouterr().err
    assert "there is no node here" in said
    assert "sudo apt install nodejs npm" in said


@pytest.mark.parametrize(
    ("version", "why"),
    [
        ("v18.19.0", ""),
        ("v24.8.0", ""),
        ("v18.18.2", "the node here is v18.18.2"),
        ("v8.0.0", "the node here is v8.0.0"),
        ("", "the node here does not run"),
    ],
)
def test_its_version(bin_folder: Path, version: str, why: str) -> None:
    command(bin_folder, "node", version)
    assert "there is no npm here" in node.why_not()
    command(bin_folder, "npm", "10.0.0")
    assert why in node.why_not()
    assert bool(node.why_not()) == bool(why)


def test_nothing_installed(bin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(bin_folder, "node", "v18.19.0")
    command(bin_folder, "npm", "10.0.0")
    monkeypatch.setattr(node, "AXE", bin_folder / "axe.min.js")
    assert "npm ci" in node.why_no_modules()
