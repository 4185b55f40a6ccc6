"""The schemas of a whole site: every file of the demo passes, and builds keep them fresh."""

from __future__ import annotations

import fnmatch
import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from journeygen.cli import main
from journeygen.schemas import FOLDER, GITIGNORE, SCHEMA_FILES, schemas_of
from journeygen.source.load import load
from journeygen.source.tree import FolderTree
from tests.paths import CONTENT
from tests.sites import loaded, plain_value

DEMO = [path.relative_to(CONTENT).as_posix() for ending in ("md", "yaml") for path in CONTENT.rglob(f"*.{ending}")]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def described_by(path: str) -> list[str]:
    """The schemas whose patterns a file matches, as editors match them."""

    def matches(pattern: str) -> bool:
        return fnmatch.fnmatchcase(path, pattern) or fnmatch.fnmatchcase(path, pattern.replace("**/", ""))

    return [
        file.name
        for file in SCHEMA_FILES
        if any(matches(pattern) for pattern in file.patterns)
        and not any(matches(pattern[1:]) for pattern in file.patterns if pattern.startswith("!"))
    ]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("site.yaml", "site.json"),
        ("channels.yaml", "channel-list.json"),
        ("channels/web.md", "channel.json"),
        ("journeys/buy.md", "journey.json"),
        ("journeys/bank/open/index.md", "journey.json"),
        ("journeys/bank/open/10-need.md", "journey-stage.json"),
        ("journeys/open/10-need.yaml", "journey-stage.json"),
        ("journeys/2026-review.yaml", "journey.json"),
        ("pain_points/bank/slow.yaml", "pain-point.json"),
    ],
)
def test_each_file_has_one_schema(path: str, name: str) -> None:
    assert described_by(path) == [name]


@pytest.fixture(scope="module")
def demo() -> dict[str, Draft202012Validator]:
    found = {name: Draft202012Validator(schema) for name, schema in schemas_of(load(FolderTree(CONTENT))).items()}
    for validator in found.values():
        Draft202012Validator.check_schema(validator.schema)
    return found


@pytest.mark.parametrize("path", DEMO)
def test_every_file_of_the_demo_passes(demo: dict[str, Draft202012Validator], path: str) -> None:
    (name,) = described_by(path)
    value = plain_value((CONTENT / path).read_text("utf-8"), path)
    assert [f"{error.json_path}: {error.message}" for error in demo[name].iter_errors(value)] == []


def test_a_schema_is_that_of_its_site() -> None:
    site = loaded(
        {
            "site.yaml": """
                title: Test
                emotion: [a, b, c, d, e]
                lanes:
                  custom:
                    - {id: duties, title: Duties by law, type: list, at: stage}
            """,
            "personas/tim.md": "---\nname: Tech-savvy Tim\n---\n",
            "journeys/buy.yaml": "title: Buy\npersonas: [tim, trudy]\nstages: [{title: A, steps: [{title: B}]}]\n",
        }
    )
    schema = schemas_of(site)["journey.json"]
    assert schema["$defs"]["persona"]["anyOf"][0] == {"enum": ["tim"], "enumDescriptions": ["Tech-savvy Tim"]}
    assert schema["$defs"]["Level"]["anyOf"][0]["enum"][:5] == ["a", "b", "c", "d", "e"]
    assert "duties" in schema["$defs"]["JourneyStage"]["properties"]
    assert "duties" not in schema["$defs"]["Step"]["properties"]
    # Nobody has described trudy, so she is not offered; but the journey has her, so steps may tell of her.
    assert list(schema["$defs"]["PerPersona1"]["anyOf"][1]["properties"]) == ["tim", "Tech-savvy Tim", "trudy"]


# On disk


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a small site."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text("title: Test\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def enums(folder: Path) -> str:
    return (folder / "journey.json").read_text("utf-8")


def test_schemas_are_written_where_they_are_wanted(site: Path) -> None:
    assert run("schema").output == "21 schemas in .journeygen/schemas, 21 of them changed\n"
    assert run("schema").output == "21 schemas in .journeygen/schemas, 0 of them changed\n"
    assert (site / FOLDER / ".gitignore").read_bytes() == GITIGNORE
    assert run("schema", "--out", "here").output == "21 schemas in here, 21 of them changed\n"
    assert sorted(path.name for path in (site / "here").iterdir()) == sorted(file.name for file in SCHEMA_FILES)
    (site / "file").write_text("")
    assert run("schema", "--out", "file/below").exit_code == 2


def test_a_build_keeps_them_fresh_where_they_are(site: Path) -> None:
    assert run("build").exit_code == 0
    assert not (site / FOLDER).exists()
    (site / FOLDER).mkdir(parents=True)  # a clone has the folder, empty but for its .gitignore
    assert run("build").exit_code == 0
    unchanged = (site / FOLDER / "site.json").stat().st_mtime_ns
    os.utime(site / FOLDER / "site.json", ns=(unchanged - 10**9, unchanged - 10**9))
    (site / "content/teams.yaml").write_text("- id: care\n  name: Customer care\n")
    assert run("build").exit_code == 0
    assert "Customer care" in enums(site / FOLDER)
    assert (site / FOLDER / "site.json").stat().st_mtime_ns == unchanged - 10**9


def test_a_build_that_fails_leaves_them_alone(site: Path) -> None:
    run("schema")
    (site / "content/teams.yaml").write_text("- id: care\n  name: Customer care\n  nmae: x\n")
    assert run("build").exit_code == 1
    assert "Customer care" not in enums(site / FOLDER)


def test_a_build_does_without_them_where_it_may_not_write(site: Path) -> None:
    run("schema")
    shutil.rmtree(site / FOLDER)
    (site / FOLDER).mkdir()
    (site / FOLDER / "journey.json").mkdir()  # in the way of the file
    assert run("build").exit_code == 0


def test_what_is_written_is_json(site: Path) -> None:
    run("schema")
    for path in (site / FOLDER).glob("*.json"):
        Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))
