"""The whole way: same inputs, same bytes; nothing written where something is wrong."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journeygen.build import Options, build, check
from journeygen.problems import Severity
from tests.paths import CONTENT

DAY = datetime.date(2026, 11, 22)


def quietly(what: str, done: int, total: int) -> None: ...


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_demo_builds_strictly_without_a_single_problem() -> None:
    outcome = check(Options(CONTENT, DAY, strict=True), quietly)
    assert [problem.text for problem in outcome.problems] == []


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    """Another folder, another hash seed, another time zone and locale, and a second build over the first."""
    elsewhere = tmp_path / "somewhere else" / "content"
    shutil.copytree(CONTENT, elsewhere)
    for place, seed, zone, locale in (
        ("one", "1", "UTC", "C.UTF-8"),
        ("two", "2", "Pacific/Kiritimati", "tr_TR.UTF-8"),
    ):
        content = CONTENT if place == "one" else elsewhere
        command = f"-m journeygen build --as-of 2026-11-22 --no-history --out {place} --content"
        subprocess.run(
            [sys.executable, *command.split(), str(content)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale},
            check=True,
            capture_output=True,
            cwd=tmp_path,
        )
    first, second = contents(tmp_path / "one"), contents(tmp_path / "two")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    before = {name: (tmp_path / "one" / name).stat().st_mtime_ns for name in first}
    build(Options(CONTENT, DAY, history=False), tmp_path / "one", quietly)
    assert contents(tmp_path / "one") == first
    changed = [name for name, time in before.items() if (tmp_path / "one" / name).stat().st_mtime_ns != time]
    assert changed == []


@pytest.fixture
def site(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    (content / "journeys").mkdir(parents=True)
    (content / "personas").mkdir()
    (content / "site.yaml").write_text("title: T\n")
    (content / "personas" / "tim.md").write_text("---\nname: Tim\n---\n")
    return content


def test_an_empty_site_builds(site: Path, tmp_path: Path) -> None:
    shutil.rmtree(site / "personas")
    outcome = build(Options(site, DAY, strict=True), tmp_path / "_site", quietly)
    assert outcome.problems == ()
    assert (tmp_path / "_site" / "index.html").is_file()


def test_a_build_with_errors_leaves_the_last_good_site(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "_site"
    build(Options(site, DAY), out, quietly)
    good = contents(out)
    (site / "personas" / "tim.md").write_text("---\nnmae: Tim\n---\n")
    outcome = build(Options(site, DAY), out, quietly)
    assert [problem.severity for problem in outcome.problems] == [Severity.ERROR]
    assert contents(out) == good


def test_a_strict_build_with_warnings_writes_nothing(site: Path, tmp_path: Path) -> None:
    (site / "journeys" / "j.yaml").write_text("title: J\npersonas: nobody\n")
    assert build(Options(site, DAY, strict=True), tmp_path / "_site", quietly).pages == 0
    assert not (tmp_path / "_site").exists()
    assert build(Options(site, DAY), tmp_path / "_site", quietly).pages > 0


def test_drafts_only_where_they_are_asked_for(site: Path, tmp_path: Path) -> None:
    (site / "journeys" / "j.yaml").write_text("title: A secret plan\npersonas: tim\nstatus: draft\n")
    build(Options(site, DAY), tmp_path / "a", quietly)
    assert not [name for name, text in contents(tmp_path / "a").items() if b"secret plan" in text]
    build(Options(site, DAY, drafts=True), tmp_path / "b", quietly)
    assert (tmp_path / "b" / "journeys" / "j.html").is_file()


def test_a_theme_of_the_site_s_own(site: Path, tmp_path: Path) -> None:
    (site / "site.yaml").write_text("title: T\ntheme: ../themes/mine\n")
    mine = tmp_path / "themes" / "mine"
    (mine / "css").mkdir(parents=True)
    (mine / "theme.toml").write_text('extends = "default"\nstylesheets = ["mine.css"]\n')
    (mine / "css" / "mine.css").write_text("h1 { color: rebeccapurple }\n")
    assert build(Options(site, DAY), tmp_path / "_site", quietly).problems == ()
    assert any(b"rebeccapurple" in text for name, text in contents(tmp_path / "_site").items() if name.endswith(".css"))
    (site / "site.yaml").write_text("title: T\ntheme: nightly\n")
    outcome = build(Options(site, DAY), tmp_path / "_site", quietly)
    assert [(problem.location.line, problem.rule) for problem in outcome.problems] == [(2, "theme")]
