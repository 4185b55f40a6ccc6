"""`journeygen new`: sites and files to start from, and never a byte of anybody else's changed."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeygen.cli import main
from journeygen.model.kinds import Kind
from journeygen.source.document import parse_document
from journeygen.source.yaml import Mapping, Scalar, Sequence
from journeygen.starter import SCAFFOLDS
from journeygen.starter.splice import NotAList, appended, ids_in


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with an empty content folder."""
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments])


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def value_of(path: Path, key: str) -> str:
    root = parse_document(path.read_bytes(), path.name).root
    assert isinstance(root, Mapping)
    value = next(value for name, value in root.entries if name.text == key)
    assert isinstance(value, Scalar)
    return value.text


# A site


def test_a_new_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = new("site", "our journeys")
    assert result.exit_code == 0
    assert result.output == 'Wrote 12 files in our journeys. Next:\n  cd "our journeys"\n  journeygen build\n'
    written = tree(tmp_path / "our journeys")
    assert {name.split("/")[1] for name in written if "/" in name} >= {"site.yaml", "personas", "stages", "journeys"}
    assert "_site/" in written[".gitignore"]
    for name, text in written.items():
        assert "\r" not in text
        if name != ".gitignore":
            assert parse_document(text.encode(), name).problems == ()
            assert "# " in text or "touchpoints/" in name  # explained, once for each kind


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_new_site_has_no_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert new("site", ".").exit_code == 0
    result = CliRunner().invoke(main, [command, "--strict", "--as-of", "2026-05-01"])
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_new_site_in_the_current_folder_needs_no_cd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "cd" not in new("site", ".").output


def test_a_site_is_never_written_over_another(site: Path) -> None:
    (site / "content/site.yaml").write_text("title: Mine")
    (site / "content/teams.yaml").write_text("")
    before = tree(site)
    result = new("site", ".")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: there is a site already, and nothing is overwritten; name another folder\n"
        "  content/site.yaml\n  content/teams.yaml\n"
    )
    assert tree(site) == before


def test_a_gitignore_is_kept(site: Path) -> None:
    (site / ".gitignore").write_text("mine")
    assert new("site", ".").exit_code == 0
    assert (site / ".gitignore").read_text() == "mine"


def test_a_site_cannot_stand_in_a_file(site: Path) -> None:
    (site / "file").write_text("mine")
    result = new("site", "file")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: cannot write 'file/content/")


# Single files


def test_there_is_a_scaffold_for_every_kind() -> None:
    assert {scaffold.kind for scaffold in SCAFFOLDS} == set(Kind)


@pytest.mark.parametrize(
    ("kind", "path", "key"),
    [
        ("persona", "personas/busy-béa-2.md", "name"),
        ("journey", "journeys/busy-béa-2.md", "title"),
        ("touchpoint", "touchpoints/busy-béa-2.md", "name"),
        ("stage-model", "stages/busy-béa-2.yaml", "title"),
        ("pain-point", "pain_points/busy-béa-2.md", "title"),
        ("opportunity", "opportunities/busy-béa-2.md", "title"),
        ("metric", "metrics/busy-béa-2.yaml", "name"),
        ("evidence", "evidence/busy-béa-2.md", "title"),
        ("page", "pages/busy-béa-2.md", "title"),
    ],
)
def test_a_file_to_fill_in(site: Path, kind: str, path: str, key: str) -> None:
    name = 'Busy:  "Béa" #2'
    result = new(kind, unicodedata.normalize("NFD", name))
    assert (result.exit_code, result.output) == (0, f"Wrote content/{path}\n")
    written = site / "content" / path
    assert parse_document(written.read_bytes(), path).problems == ()
    assert unicodedata.normalize("NFC", value_of(written, key)) == 'Busy: "Béa" #2'
    assert "$" not in written.read_text()

    before = written.read_text()
    again = new(kind, "busy béa 2")
    assert again.exit_code == 2
    assert f"'content/{path}' is there already, and nothing is overwritten" in again.stderr
    assert written.read_text() == before


@pytest.mark.parametrize("kind", [scaffold.kind.value for scaffold in SCAFFOLDS])
def test_a_file_to_fill_in_has_no_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert new("site", ".").exit_code == 0
    assert new(kind, "Brand new").exit_code == 0
    result = CliRunner().invoke(main, ["check", "--as-of", "2026-05-01"])
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("kind", [scaffold.kind.value for scaffold in SCAFFOLDS if scaffold.folder])
def test_what_stands_in_comments_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """With every `#` removed that people may remove, nothing is wrong but the made-up names."""
    monkeypatch.chdir(tmp_path)
    assert new("site", ".").exit_code == 0
    written = tmp_path / new(kind, "Brand new").output.removeprefix("Wrote ").strip()
    text = written.read_text()
    without = re.sub(r"(?m)^( *)# (?=[a-z_]+:( |$)|  )", r"\1", text)
    assert without != text
    written.write_text(without)
    result = CliRunner().invoke(main, ["check", "--drafts", "--as-of", "2026-05-01"])
    assert " in 1" in result.stdout  # so many files
    assert set(re.findall(r"(?:error|warning)\[(.*?)\]", result.output)) <= {"stub", "missing-file"}


def test_what_is_there_is_used(site: Path) -> None:
    """A new journey gets the first persona, a new touchpoint the first channel."""
    new("persona", "Tim")
    new("persona", "Ann")
    new("channel", "Phone")
    new("channel", "App")
    new("journey", "Buy")
    new("touchpoint", "Hotline")
    assert value_of(site / "content/journeys/buy.md", "personas") == "ann"
    assert value_of(site / "content/touchpoints/hotline.md", "channel") == "phone"


def test_an_id_is_taken_wherever_its_file_is(site: Path) -> None:
    for path in ("personas/retail/tim.yaml", "journeys/buy/index.md"):
        (site / "content" / path).parent.mkdir(parents=True)
        (site / "content" / path).write_text("")
    (site / "content/touchpoints.yaml").write_text("- id: chat\n  name: Chat\n  channel: web\n")
    assert "'content/personas/retail/tim.yaml' is there already" in new("persona", "Tim").stderr
    assert "'content/journeys/buy' is there already" in new("journey", "Buy").stderr
    assert "'content/touchpoints.yaml' has an entry 'chat' already" in new("touchpoint", "Chat").stderr


def test_a_page_may_stand_in_a_folder(site: Path) -> None:
    assert new("page", "Guide/First steps").output == "Wrote content/pages/guide/first-steps.md\n"
    assert value_of(site / "content/pages/guide/first-steps.md", "title") == "First steps"
    assert new("page", "First steps").exit_code == 0  # the folder is part of a page's id
    assert new("page", "../../etc/passwd").exit_code == 2
    assert new("persona", "a/b").output == "Wrote content/personas/a-b.md\n"


@pytest.mark.usefixtures("site")
def test_a_name_without_letters() -> None:
    result = new("persona", "?!")
    assert result.exit_code == 2
    assert result.stderr == "Error: an id cannot be made from '?!'; give a name with letters or digits in it\n"


def test_another_content_folder(site: Path) -> None:
    (site / "docs").mkdir()
    assert new("persona", "Tim", "--content", "docs").output == "Wrote docs/personas/tim.md\n"
    missing = new("persona", "Tim", "--content", "nowhere")
    assert missing.exit_code == 2
    assert "the content folder 'nowhere' does not exist" in missing.stderr


ODD_NAMES = """
true|No|null|12|1e3|2026-01-02|a: b|a #b|#4|- x|*a|&a b|[x]|{x}|a:|'q'|say "hi"|back\\slash|100 %|@home|Ünïcode|a, b
x\ty|日本|!tag|? q|> a|=1|%x|`y`|a; b|… well|it’s|“quoted”|a/b|(a)|a.b
"""


@pytest.mark.parametrize("name", ODD_NAMES.strip().replace("\n", "|").split("|"))
def test_any_name_is_written_so_that_it_reads_back(site: Path, name: str) -> None:
    assert new("persona", "--", f"{name} 1").exit_code == 0
    (written,) = (site / "content/personas").iterdir()
    parsed = parse_document(written.read_bytes(), "x.md")
    assert parsed.problems == ()
    assert value_of(written, "name") == f"{name} 1".replace("\t", " ")


# Entries in lists

ENTRY = "- id: new\n  name: New\n"


def test_the_first_entry_makes_the_list(site: Path) -> None:
    assert new("team", "Care").output == "Added 'Care' to content/teams.yaml\n"
    text = (site / "content/teams.yaml").read_text()
    assert "- id: care\n  name: Care\n" in text
    new("team", "Web")
    assert (site / "content/teams.yaml").read_text() == text + "- id: web\n  name: Web\n  # contact" + text.split(
        "# contact"
    )[1]


def test_an_entry_that_is_there(site: Path) -> None:
    new("team", "Care")
    before = tree(site)
    result = new("team", "CARE!")
    assert result.exit_code == 2
    assert "'content/teams.yaml' has an entry 'care' already" in result.stderr
    assert tree(site) == before


@pytest.mark.parametrize(
    ("before", "added"),
    [
        (b"", b"- id: new\n  name: New\n"),
        (b"# Teams\n", b"- id: new\n  name: New\n"),
        (b"- id: a\n  name: A\n", b"- id: new\n  name: New\n"),
        (b"- id: a\n  name: A", b"\n- id: new\n  name: New\n"),
        (b"# x\n---\n- id: a\n\n\n", b"- id: new\n  name: New\n"),
        (b"  - {id: a, name: A}  # odd\n  # end\n", b"  - id: new\n    name: New\n"),
        (b"- id: a\r\n  name: A\r\n", b"- id: new\r\n  name: New\r\n"),
        (b"- id: a\r\n  name: A", b"\r\n- id: new\r\n  name: New\r\n"),
        (b"\xef\xbb\xbf- id: a\n  name: \xc3\xa9t\xc3\xa9\n", b"- id: new\n  name: New\n"),
        (b"-   id: a\n    description: |\n      text\n\n      more\n", b"- id: new\n  name: New\n"),
    ],
)
def test_an_entry_is_spliced_in_and_the_rest_kept(before: bytes, added: bytes) -> None:
    after = appended(before, ENTRY)
    assert after == before + added
    assert ids_in(after) == (*ids_in(before), "new")
    root = parse_document(after, "x.yaml").root
    assert isinstance(root, Sequence)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"[{id: a, name: A}]\n", "is written in brackets"),
        (b"[]\n", "is written in brackets"),
        (b"teams:\n- id: a\n", "is not a list"),
        (b"- id: a\n...\n", "does not end with its list"),
        (b"- id: [a\n", "has a mistake in line"),
        (b"- id: \xff\n", "has a mistake in line"),
    ],
)
def test_a_list_that_cannot_be_added_to(site: Path, data: bytes, why: str) -> None:
    with pytest.raises(NotAList, match=why):
        appended(data, ENTRY)
    (site / "content/teams.yaml").write_bytes(data)
    result = new("team", "Care")
    assert result.exit_code == 2
    assert f"'content/teams.yaml' {why}" in result.stderr
    assert "add this to it by hand:\n- id: care\n  name: Care" in result.stderr
    assert (site / "content/teams.yaml").read_bytes() == data
