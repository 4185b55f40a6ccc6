"""`journeygen/compare/chronicles.py` and `journeygen history`: what changed in a journey, who changed it and when."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeygen.build import Options, prepare
from journeygen.cli import main
from journeygen.compare import chronicles
from journeygen.compare.chronicles import Chronicles, blob_id
from journeygen.history import read_history
from journeygen.history.chronicle import Chronicle, Part
from journeygen.model.kinds import Key, Kind
from journeygen.source.load import load
from journeygen.source.tree import FolderTree
from journeygen.words import Words
from tests.pages.views import DAY, view_of
from tests.repositories import Repository, repository

SITE = {"content/site.yaml": "title: T\n", "content/personas/tim.md": "---\nname: Tech-savvy Tim\n---\n"}
ANN, BOB = "Ann <ann@example.org>", "Bob <bob@example.org>"


def journey(emotion: str = "1", title: str = "Looks", more: str = "") -> str:
    step = f"title: {title}\n        id: look\n        emotion: {emotion}\n"
    return f"title: Buy\npersonas: tim\n{more}stages:\n  - title: First\n    steps:\n      - {step}"


def stage(emotion: str) -> str:
    return f"title: First\nsteps:\n  - title: Looks around\n    id: look\n    emotion: {emotion}\n"


def chronicle(made: Repository, id_: str = "buy", most: int | None = None) -> Chronicle:
    content = made.folder / "content"
    loaded = load(FolderTree(content))
    found = Chronicles(loaded, read_history(content), Words("en")).of(Key(Kind.JOURNEY, id_), most)
    assert found
    return found


def told(found: Chronicle) -> list[str]:
    """Each change, with the day and the author of its commit."""
    return [
        f"{chapter.commit.day:%d} {chapter.name or chapter.commit.author}: {plain(each.place)} | {plain(each.said)}"
        for chapter in found.chapters
        for each in chapter.told
    ]


def plain(parts: tuple[Part, ...]) -> str:
    return "".join(text for _, text in parts)


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    made = repository(tmp_path)
    made.commit({**SITE, "content/journeys/buy.yaml": journey()}, author=ANN, day="2026-01-01")
    made.commit({"content/journeys/buy.yaml": journey("-1.5")}, author=BOB, day="2026-01-02")
    made.commit({"content/journeys/buy.yaml": "# why\n" + journey("-1.5")}, author=BOB, day="2026-01-03")
    made.commit({"content/journeys/buy.yaml": journey("-1.5", "Looks around")}, author=ANN, day="2026-01-04")
    return made


HISTORY = [
    "04 Ann: First · 1 Looks around | Step renamed: Looks → Looks around",
    "02 Bob: First · 1 Looks | Emotion +1 → −1.5 for Tim",
    "01 Ann:  | Journey added: Buy (1 step, lowest moment +1)",
]


def test_who_changed_what_and_when(made: Repository) -> None:
    assert told(chronicle(made)) == HISTORY  # a comment is no change of meaning
    assert [(f"{each.day:%d}", each.emotions) for each in chronicle(made).states] == [
        ("01", (("tim", 10),)),
        ("02", (("tim", -15),)),
        ("03", (("tim", -15),)),
        ("04", (("tim", -15),)),
    ]


def test_only_so_many_commits_are_looked_at(made: Repository) -> None:
    found = chronicle(made, most=2)
    assert (told(found), found.left) == (HISTORY[:1], 2)


def test_a_journey_is_followed_through_its_names_and_forms(made: Repository) -> None:
    renamed = journey("-1.5", "Looks around")
    made.commit({"content/journeys/buy.yaml": None, "content/journeys/get.yaml": renamed}, day="2026-01-05")
    made.commit(
        {
            "content/journeys/get.yaml": None,
            "content/journeys/get/index.md": "---\ntitle: Buy\npersonas: tim\n---\n",
            "content/journeys/get/10-first.yaml": stage("-1.5"),
        },
        day="2026-01-06",
    )
    made.commit(
        {"content/journeys/get/10-first.yaml": stage("2")},
        day="2026-01-07",
    )
    found = told(chronicle(made, "get"))
    assert found[0] == "07 Tester: First · 1 Looks around | Emotion −1.5 → +2 for Tim"
    # Git sees the old file in the folder's or not: it is too different. What is told is right in both cases.
    assert found[1:] in (HISTORY, ["06 Tester:  | Journey added: Buy (1 step, lowest moment −1.5)"])


def test_what_was_broken_is_compared_with_what_could_be_read(made: Repository) -> None:
    made.commit({"content/journeys/buy.yaml": "title: [\n"}, author=BOB, day="2026-01-05")
    made.commit({"content/journeys/buy.yaml": "naem: x\n"}, author=BOB, day="2026-01-06")
    mended = journey("-1.5", "Looks around", "volume: 5\n")
    made.commit({"content/journeys/buy.yaml": mended}, author=ANN, day="2026-01-07")
    assert told(chronicle(made)) == ["07 Ann:  | Customers a month: none → 5", *HISTORY]


def test_changes_on_two_branches_are_not_taken_for_each_other(made: Repository) -> None:
    made.git("switch", "--quiet", "--create", "topic")
    text = journey("-1.5", "Looks around")
    made.commit({"content/journeys/buy.yaml": text + "    summary: New\n"}, author=BOB, day="2026-01-05")
    made.git("switch", "--quiet", "main")
    made.commit({"content/journeys/buy.yaml": "volume: 5\n" + text}, author=ANN, day="2026-01-06")
    made.git("merge", "--quiet", "--no-edit", "topic")
    found = told(chronicle(made))
    assert sorted(found[:-3]) == ["05 Bob: First | Summary: none → New", "06 Ann:  | Customers a month: none → 5"]
    assert found[-3:] == HISTORY


def test_what_is_as_it_is_now_is_not_read_again(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = chronicles.read
    monkeypatch.setattr(chronicles, "read", lambda entry, around: read.append(entry.id) or real(entry, around))
    chronicle(made)
    assert len(read) == 3  # of four versions


def test_a_save_reads_no_history_again(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    content, key = made.folder / "content", Key(Kind.JOURNEY, "buy")
    history, options = read_history(content), Options(made.folder / "content", DAY)
    before = prepare(FolderTree(content), options, history)
    known = before.desk.chronicle(key)
    monkeypatch.setattr(chronicles, "entries_of", None)  # it would fail
    made.write({"content/journeys/buy.yaml": journey("2")})
    after = prepare(FolderTree(content), options, history, before)
    assert after.desk.chronicle(key) is known
    monkeypatch.undo()
    made.write({"content/personas/tim.md": "---\nname: Old Tim\n---\n"})  # it may be named in what is told
    assert prepare(FolderTree(content), options, history, after).desk.chronicle(key) is not known


def test_the_id_of_a_content(made: Repository) -> None:
    file = made.folder / "content" / "site.yaml"
    assert blob_id(file.read_bytes(), read_history(file.parent)) == made.git("hash-object", str(file))


# On the page


def changes(made: Repository, **options: str) -> object:
    content = made.folder / "content"
    settings = Options(content, DAY, audience="public" if options else "internal")
    return view_of(prepare(FolderTree(content), settings, read_history(content)).desk, "journeys/buy.html").changes


def test_the_page_tells_it(made: Repository) -> None:
    found = changes(made)
    assert [(each.day, each.author, len(each.rows)) for each in found.chapters] == [  # type: ignore[attr-defined]
        ("4 Jan 2026", "Ann", 1),
        ("2 Jan 2026", "Bob", 1),
        ("1 Jan 2026", "Ann", 1),
    ]
    (row,) = found.chapters[1].rows  # type: ignore[attr-defined]
    assert row.said == "Emotion <b>+1</b> → <b>−1.5</b> for <b>Tim</b>"
    assert row.tone == "alert"
    assert found.table.rows[0] == ("4 Jan 2026", ("−1.5",))  # type: ignore[attr-defined]
    assert len(found.charts) == 1  # type: ignore[attr-defined]


def test_what_content_says_is_escaped(made: Repository) -> None:
    made.commit({"content/journeys/buy.yaml": journey("-1.5", "'<script>'")}, day="2026-01-05")
    assert "<b>&lt;script&gt;</b>" in changes(made).chapters[0].rows[0].said  # type: ignore[attr-defined]


def test_the_public_is_told_nothing_of_it(made: Repository) -> None:
    assert changes(made, audience="public") is None


def test_nothing_is_told_of_a_journey_that_never_changed(tmp_path: Path) -> None:
    made = repository(tmp_path)
    made.commit({**SITE, "content/journeys/buy.yaml": journey()})
    assert changes(made) is None


# The command


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["history", *arguments])


@pytest.fixture
def here(made: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(made.folder)
    return made


def lines(result: Result) -> list[str]:
    """What was printed, without the ids of commits."""
    assert result.exit_code == 0, result.output
    return [line.rpartition("  ")[0] if line.startswith("  20") else line for line in result.stdout.splitlines()]


def test_the_command(here: Repository) -> None:
    assert lines(run("Buy")) == [
        "Buy (buy)",
        "  2026-01-04  Ann",
        "    First · 1 Looks around",
        "        Step renamed: Looks → Looks around",
        "  2026-01-02  Bob",
        "    First · 1 Looks",
        "      - Emotion +1 → −1.5 for Tim",
        "  2026-01-01  Ann",
        "        Journey added: Buy (1 step, lowest moment +1)",
    ]
    assert lines(run("--since", "2026-01-03"))[1:] == lines(run("buy"))[1:4]
    assert lines(run("--since", "2026-02-01")) == ["Nothing changed in meaning since 2026-02-01"]


def test_nobody_is_named_where_the_site_says_so(here: Repository) -> None:
    here.write({"content/site.yaml": "title: T\nhistory: {authors: false}\n"})
    assert lines(run("buy"))[1] == "  2026-01-04"


def test_from_tag_to_tag(here: Repository) -> None:
    here.git("tag", "v1", "HEAD~3")
    here.git("tag", "-a", "-m", "Two", "v2", "HEAD~1")
    assert [line for line in lines(run("buy", "--tags")) if not line.startswith("    First")] == [
        "Buy (buy)",
        "  2026-01-04  since the last tag",
        "        Step renamed: Looks → Looks around",
        "  2026-01-31  v2",
        "      - Emotion +1 → −1.5 for Tim",
        "  2026-01-31  v1",
        "        Journey added: Buy (1 step, lowest moment +1)",
    ]


def test_a_shallow_clone_says_so(here: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    here.git("clone", "--quiet", "--depth=2", f"file://{here.folder}", "clone")
    monkeypatch.chdir(here.folder / "clone")
    said = run("buy")
    assert said.stderr == "This clone is shallow: it knows nothing from before 2026-01-03\n"
    assert lines(said)[1:] == ["  2026-01-04  Ann", *lines(said)[2:]]
    assert "Journey added" not in said.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["byu"], "there is no journey 'byu'; did you mean 'Buy'?"),
        (["nothing-like-it"], "there is no journey 'nothing-like-it'; run 'journeygen history' to see them all"),
        (["--since", "yesterday"], "'yesterday' is not a date"),
    ],
)
def test_called_wrongly(here: Repository, arguments: list[str], said: str) -> None:
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert said in refused.output


@pytest.mark.parametrize(
    ("command", "said"), [("true", "not a git repository"), ("git init -q", "nothing is committed")]
)
def test_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, said: str) -> None:
    import subprocess

    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    subprocess.run(command.split(), check=True)
    refused = run()
    assert refused.exit_code == 2
    assert said in refused.output
