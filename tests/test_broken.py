"""Broken content: what an editor wrote, and exactly what journeygen says to it, on one screen.

Each `broken/*/*.txt` is one small site, as `text_site.py` describes them, that `journeygen check` is
run on. What it says has to help somebody who has never programmed: read it aloud.

`UPDATE_GOLDEN=1 pytest tests/test_broken.py` writes down what was said; read the change before you
commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeygen.cli import main
from tests.text_site import read, write

FOLDER = Path(__file__).parent / "broken"
CASES = sorted(FOLDER.glob("*/*.txt"))
FIRST_OF_2026 = "1767225600"


def name_of(case: Path) -> str:
    return case.relative_to(FOLDER).with_suffix("").as_posix()


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_broken(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = read(case)
    site.write_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FIRST_OF_2026)

    result = CliRunner().invoke(main, ["check"])

    if os.environ.get("UPDATE_GOLDEN"):
        site = site.updated(0, result.stderr, result.stdout)
        case.write_bytes(write(site).encode())
    assert result.stderr == site.expected("problems")
    assert result.exit_code == (1 if "error[" in result.stderr else 0)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_every_report_says_what_to_do(case: Path) -> None:
    site = read(case)
    said = [line for line in site.expected("problems").splitlines() if re.match(r"\S.*: (error|warning)\[", line)]
    assert said or "fine" in site.head or "no harm" in site.head
    for line in said:
        assert " — " in line, f"no hint: {line}"


def test_there_are_enough() -> None:
    assert len(CASES) >= 120
