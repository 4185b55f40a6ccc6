"""`journeygen/owners.py` and `journeygen owners`: the section of CODEOWNERS, and all else as it was."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeygen.cli import main
from journeygen.history import History, read_history
from journeygen.owners import (
    Owned,
    SectionBroken,
    codeowners_of,
    has_section,
    owned_files,
    section,
    with_section,
)
from tests.repositories import Repository, repository
from tests.sites import loaded

FILES: dict[str, str | bytes] = {
    "teams.yaml": """\
        - {id: care, name: Care, handle: "@bank/care"}
        - {id: shop, name: Shop, handle: shop@example.org}
        - {id: brand, name: Brand}
        - {id: word, name: Word, handle: no handle}
        """,
    "channels.yaml": "- {id: web, name: Web}\n",
    "touchpoints.yaml": """\
        - {id: a, name: A, channel: web, owner: shop}
        - {id: b, name: B, channel: web, owner: brand}
        - {id: c, name: C, channel: web, owner: care}
        - {id: d, name: D, channel: web}
        """,
    "personas/tim.md": "---\nname: Tim\nowner: word\n---\n",
    "personas/été/zoé.md": "---\nname: Zoé\nowner: care\n---\n",
    "journeys/buy/index.md": "---\ntitle: Buy\npersonas: tim\nowner: shop\n---\n",
    "journeys/buy/10-look.md": "---\ntitle: Look\nsteps: [{title: Looks}]\n---\n",
    "journeys/draft.yaml": "title: Draft\npersonas: tim\nowner: care\nstatus: draft\n",
}
MARKS = ["# journeygen: begin ('journeygen owners --write' keeps what is between the two lines)", "# journeygen: end"]


def test_which_file_is_whose() -> None:
    owned = owned_files(loaded(FILES), "maps/été 1/[x]#")
    assert section(owned) == (
        MARKS[0],
        r"/maps/été\ 1/\[x\]\#/journeys/buy/ shop@example.org",
        r"/maps/été\ 1/\[x\]\#/journeys/draft.yaml @bank/care",
        r"/maps/été\ 1/\[x\]\#/personas/été/zoé.md @bank/care",
        r"/maps/été\ 1/\[x\]\#/touchpoints.yaml @bank/care shop@example.org",
        MARKS[1],
    )
    assert owned.unknown == {"word": 1, "brand": 1}


OWNED = Owned((("/content/a.md", ("@x",)),), {})
SECTION = f"{MARKS[0]}\n/content/a.md @x\n{MARKS[1]}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", SECTION),
        ("* @all\n", f"* @all\n\n{SECTION}"),
        ("* @all", f"* @all\n\n{SECTION}"),
        (f"* @all\n{MARKS[0]}\nold\n{MARKS[1]}\n/x @y", f"* @all\n{SECTION}/x @y"),
        ("# journeygen: begin\n# journeygen: end", SECTION),
        ("* @all\r\n", f"* @all\r\n\r\n{SECTION}".replace("\n", "\r\n").replace("\r\r", "\r")),
        ("[Docs] @d\n", "[Docs] @d\n\n" + SECTION.replace("/content", "[Journey maps]\n/content")),
        ("caf\udce9 @latin\n", f"caf\udce9 @latin\n\n{SECTION}"),  # a byte that is no UTF-8
    ],
)
def test_the_rest_of_the_file_is_kept(before: str, after: str) -> None:
    written = with_section(before.encode(errors="surrogateescape"), OWNED)
    assert written.decode(errors="surrogateescape") == after
    assert with_section(written, OWNED) == written
    assert has_section(written)
    assert not has_section(b"* @all\n")


@pytest.mark.parametrize(
    ("marks", "line"), [("begin", 1), ("end", 1), ("end begin", 2), ("begin begin end", 2), ("begin end end", 3)]
)
def test_marks_that_are_not_a_pair_are_not_guessed_at(marks: str, line: int) -> None:
    with pytest.raises(SectionBroken) as broken:
        with_section("".join(f"# journeygen: {mark}\n" for mark in marks.split()).encode(), OWNED)
    assert broken.value.line in (line, 1)


@pytest.mark.parametrize(
    ("files", "remote", "place"),
    [
        ([], "", ".github/CODEOWNERS"),
        ([], "git@gitlab.com:o/r.git", ".gitlab/CODEOWNERS"),
        (["docs/CODEOWNERS"], "git@gitlab.com:o/r.git", "docs/CODEOWNERS"),
        (["CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"], "", "CODEOWNERS"),
        (["CODEOWNERS", ".github/CODEOWNERS"], "", ".github/CODEOWNERS"),
    ],
)
def test_the_file_that_the_host_reads(tmp_path: Path, files: list[str], remote: str, place: str) -> None:
    made = repository(tmp_path)
    made.write({file: file for file in files} | {"content/site.yaml": "title: T\n"})
    known = read_history(tmp_path / "content").codeowners
    assert (known.path if known else "", (known.content if known else b"").decode()) == (place, place) or not files
    assert codeowners_of(History(remote=remote, codeowners=known)).path == place


# The command


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = repository(tmp_path)
    made.write({f"content/{path}": text for path, text in {"site.yaml": "title: T\n", **FILES}.items()})
    monkeypatch.chdir(tmp_path)
    return made


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["owners", *arguments])


def test_show_write_check(made: Repository) -> None:
    shown = run()
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[1] == "/content/journeys/buy/ shop@example.org"
    assert (
        "The team 'brand' has no handle that a Git host knows: 1 file without it; "
        "add 'handle: \"@company/brand\"' to it in content/teams.yaml\n"
    ) in shown.stderr
    assert not (made.folder / ".github").exists()
    stale = run("--check")
    assert (stale.exit_code, stale.stdout.splitlines()[-1]) == (
        1,
        ".github/CODEOWNERS is not up to date; 'journeygen owners --write' mends that",
    )
    assert run("--write").stdout == "Wrote the owners of 4 files into .github/CODEOWNERS\n"
    assert run("--check").exit_code == 0
    assert run("--write").stdout == ".github/CODEOWNERS is up to date\n"
    made.write({"content/journeys/draft.yaml": "title: Draft\npersonas: tim\nowner: shop\n"})
    assert run("--check").stdout.splitlines()[:2] == [
        "- /content/journeys/draft.yaml @bank/care",
        "+ /content/journeys/draft.yaml shop@example.org",
    ]


NO_HANDLE = "No team has a handle; add 'handle: \"@company/team\"' to teams in content/teams.yaml\n"


def test_a_site_whose_teams_have_no_handle(made: Repository) -> None:
    run("--write")
    with_section = (made.folder / ".github/CODEOWNERS").read_text("utf-8")
    made.write(
        {
            "content/teams.yaml": "".join(
                f"- {{id: {id_}, name: {id_}}}\n" for id_ in ("care", "shop", "brand", "word")
            ),
            ".github/CODEOWNERS": "* @all\n",
        }
    )
    for option in ([], ["--check"], ["--write"]):
        said = run(*option)
        assert (said.exit_code, said.stdout) == (0, "")
        assert said.stderr.endswith(NO_HANDLE)
    assert (made.folder / ".github/CODEOWNERS").read_text("utf-8") == "* @all\n"
    made.write({".github/CODEOWNERS": with_section})
    assert run("--check").exit_code == 1
    assert run("--write").exit_code == 0
    assert "@" not in (made.folder / ".github/CODEOWNERS").read_text("utf-8")


def test_a_site_in_which_nothing_has_an_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tmp_path).write({"content/site.yaml": "title: T\n"})
    monkeypatch.chdir(tmp_path)
    said = run()
    assert (said.exit_code, said.output) == (
        0,
        "Nothing has an owner; add 'owner: team' to journeys, personas and touchpoints\n",
    )


def test_git_agrees_on_what_the_patterns_mean(made: Repository) -> None:
    """CODEOWNERS has the patterns of .gitignore."""
    made.write({"été [1] #a/content/site.yaml": "title: T\n"})
    owned = owned_files(loaded(FILES), "été [1] #a/content")
    made.write({".gitignore": "".join(f"{pattern}\n" for pattern, _ in owned.lines)})
    asked = (
        "été [1] #a/content/journeys/buy/10-look.md\nété [1] #a/content/personas/été/zoé.md\nété [1] #a/content/x.md\n"
    )
    said = subprocess.run(
        ["git", "-c", "core.quotePath=false", "check-ignore", "--stdin"],
        input=asked,
        cwd=made.folder,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    assert said.splitlines() == asked.splitlines()[:2]


def test_what_is_wrong_is_said_and_nothing_written(made: Repository) -> None:
    made.write({".github/CODEOWNERS": "# journeygen: begin\n"})
    refused = run("--write")
    assert (refused.exit_code, refused.output.splitlines()[-1]) == (
        2,
        "Error: .github/CODEOWNERS:1: the marks 'journeygen: begin' and 'journeygen: end' are not one pair; "
        "mend them, or take out what is between them",
    )
    made.write({".github/CODEOWNERS": None, "content/personas/tim.md": "---\nnaem: Tim\n---\n"})
    failed = run("--write")
    assert failed.exit_code == 1
    assert "unknown-key" in failed.stderr
    assert not (made.folder / ".github" / "CODEOWNERS").exists()


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    refused = run()
    assert (refused.exit_code, refused.output.splitlines()[-1].partition("(")[0].strip()) == (
        2,
        "Error: CODEOWNERS belongs into a Git repository: not a git repository",
    )
