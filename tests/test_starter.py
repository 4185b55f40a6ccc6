"""`journeygen new`: sites and files to start from, and never a byte of anybody else's changed."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from journeygen.build import Options, prepare
from journeygen.cli import main
from journeygen.model.kinds import Kind
from journeygen.source.document import parse_document
from journeygen.source.load import load
from journeygen.source.tree import FolderTree, MemoryTree
from journeygen.source.yaml import Mapping, Scalar, Sequence
from journeygen.starter.entities import SCAFFOLDS
from journeygen.starter.site import BUSINESSES, STAGE_MODELS, Wishes, site_texts
from journeygen.starter.splice import NotAList, appended, ids_in
from journeygen.starter.texts import LANGUAGES, TEXTS
from tests.sites import plain_value


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


TODAY = datetime.date(2026, 5, 1)


# A site


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("business", BUSINESSES)
@pytest.mark.parametrize("stages", STAGE_MODELS)
def test_every_new_site_builds_clean(language: str, business: str, stages: str) -> None:
    for scale in ((-2, 2), (1, 5), (0.5, 10)):
        for blueprint in (False, True):
            wishes = Wishes("Title: a #1", language, business, stages, scale, blueprint)
            texts = site_texts(wishes, TODAY)
            tree = MemoryTree({f"content/{path}": text.encode() for path, text in texts.items()})
            prepared = prepare(tree, Options(Path("content"), TODAY))
            assert [problem.text for problem in prepared.problems] == []
            catalog = prepared.loaded.catalog
            (journey,) = catalog.journeys.values()
            assert [stage.stage for stage in journey.stages] == [
                each.id for each in catalog.stage_models[stages].stages
            ]
            assert len(journey.steps) == 5
            assert any(step.backstage for step in journey.steps) is blueprint
            assert catalog.site.title == "Title: a #1"


def test_a_new_site_is_written_in_block_style_with_words_for_emotions() -> None:
    for language in LANGUAGES:
        for business in BUSINESSES:
            for path, text in site_texts(Wishes(language=language, business=business, blueprint=True), TODAY).items():
                written = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
                assert not any(re.search(r"[:-] [{\[]|[{\[]$", line) for line in written), path
                assert not re.search(r"[$]\w", "\n".join(written)), path
                assert not re.search(r"emotion: [-\d]", text), path
                for key in ("actions", "thoughts", "description", "summary", "scenario", "quote", "frontstage"):
                    assert not re.search(rf"(?m)^ *{key}: [^|\n]", text), (path, key)


def test_the_starter_says_the_same_in_every_language() -> None:
    def shape(language: str, business: str) -> list[list[str]]:
        """The keys of each file in their order, with how far they stand in; of personas only that there is one."""
        texts = site_texts(Wishes(language=language, business=business, blueprint=True), TODAY)
        people = {path.removeprefix("personas/").removesuffix(".md") for path in texts if path.startswith("personas/")}
        return [
            ["x" if key.strip() in people else key for key in re.findall(r"(?m)^ *(?:- )?[a-z_]+(?=:)", text)]
            for path, text in texts.items()
            if path.startswith(("journeys/", "touchpoints", "channels", "teams", "stages/"))
        ]

    for business in BUSINESSES:
        assert shape("en", business) == shape("fr", business)


def test_french_is_set_as_the_french_set_it() -> None:
    """Narrow no-break spaces before ; ! ? and inside guillemets, no-break spaces before a colon, no straight quotes."""
    for path in sorted((TEXTS / "fr").rglob("*.*")):
        text = path.read_text("utf-8")
        assert not re.search(r" [;!?»]|« | :(\s|$)|\w'\w", text), path.name


def test_a_new_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = new("site", "nos parcours à nous")
    assert result.exit_code == 0
    assert result.output == (
        "Wrote 15 files in nos parcours à nous.\n"
        "With settings for VS Code and JetBrains (.vscode, .idea), which then complete what you type.\nNext:\n"
        '  cd "nos parcours à nous"\n  journeygen serve       shows the site while you write\n'
        "  journeygen build       writes it into _site\n"
    )
    written = tree(tmp_path / "nos parcours à nous")
    assert "_site/" in written[".gitignore"]
    for name, text in written.items():
        assert "\r" not in text
        if name.startswith("content/"):
            assert parse_document(text.encode(), name).problems == ()
            assert "# " in text or "carl" in name  # explained, once for each kind


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_new_site_has_no_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert new("site", ".", "--language", "fr", "--business", "bank", "--scale", "0..10", "--blueprint").exit_code == 0
    result = CliRunner().invoke(main, [command, "--strict"])
    assert (result.exit_code, result.stderr) == (0, "")


def test_what_is_asked_for_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asked = (
        "--title",
        "Yes",
        "--language",
        "fr",
        "--business",
        "public",
        "--stages",
        "omnichannel",
        "--scale",
        "−1,5 to 3",
    )
    assert new("site", ".", *asked).exit_code == 0
    assert value_of(tmp_path / "content/site.yaml", "title") == "Yes"
    assert value_of(tmp_path / "content/site.yaml", "language") == "fr"
    assert "  - -1.5\n  - 3\n" in (tmp_path / "content/site.yaml").read_text("utf-8")
    assert [path.name for path in (tmp_path / "content/stages").iterdir()] == ["omnichannel.yaml"]
    assert (tmp_path / "content/journeys/renouveler-un-passeport.yaml").is_file()


@pytest.mark.parametrize("scale", ["5", "2..1", "a..b", "1..", ""])
def test_a_scale_that_is_none(tmp_path: Path, scale: str) -> None:
    result = new("site", str(tmp_path / "x"), "--scale", scale)
    assert result.exit_code == 2
    assert "is no scale; write its lowest and highest value, as in -2..2 or 0..10" in result.stderr
    assert not (tmp_path / "x").exists()


def test_a_new_site_in_the_current_folder_needs_no_cd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "cd" not in new("site", ".").output


def test_a_site_is_never_written_over_another(site: Path) -> None:
    (site / "content/site.yaml").write_text("title: Mine")
    (site / "content/notes").mkdir()
    (site / "content/notes/teams.txt").write_text("")
    before = tree(site)
    result = new("site", ".")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: there is content already, and nothing is overwritten; name another folder\n"
        "  content/notes/teams.txt\n  content/site.yaml\n"
    )
    assert tree(site) == before


def test_a_folder_with_other_things_keeps_them(site: Path) -> None:
    """A Git repository with a README and settings of its own."""
    mine = (".gitignore", ".vscode/settings.json", "README.md", ".git/config")
    for name in mine:
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("mine")
    result = new("site", ".")
    assert result.exit_code == 0
    assert [(site / name).read_text() for name in mine] == ["mine"] * 4
    assert "Kept your .vscode/settings.json as it is. The guide tells what to add for journeygen" in result.output
    assert "Kept your .gitignore as it is. Add a line to it: _site/" in result.output


def test_a_site_cannot_stand_in_a_file(site: Path) -> None:
    (site / "file").write_text("mine")
    result = new("site", "file")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: cannot write 'file/content/")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_it_asks_in_a_terminal(tmp_path: Path) -> None:
    """What an editor sees who types `journeygen new site maps`: wrong answers are asked for again."""
    answers = ["French", "2", "", "9", "bank", "3"]
    said = in_terminal([sys.executable, "-m", "journeygen", "new", "site", "maps"], answers, tmp_path)
    assert "Please type a number from 1 to 2." in said
    assert "What is it called? [Nos parcours clients]:" in said
    assert "Wrote 15 files in maps." in said
    assert "  - 0\n  - 10\n" in (tmp_path / "maps/content/site.yaml").read_text("utf-8")
    assert (tmp_path / "maps/content/journeys/ouvrir-un-compte.yaml").is_file()


def test_workflows_publish_the_branch_that_is_checked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "--quiet", "--initial-branch", "trunk", str(tmp_path)], check=True)
    result = new("site", "maps", "--ci", "github")
    assert "They publish what is pushed to 'trunk', without what is internal" in result.output
    assert 'branches: ["trunk"]' in (tmp_path / ".github/workflows/publish.yml").read_text("utf-8")


def in_terminal(command: list[str], answers: list[str], folder: Path) -> str:
    """Run a command in a pseudo-terminal, with these lines typed into it."""
    import pty

    controller, terminal = pty.openpty()
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        command, cwd=folder, stdin=terminal, stdout=terminal, stderr=terminal, env=environment
    ) as run:
        os.close(terminal)
        os.write(controller, "".join(f"{answer}\n" for answer in answers).encode())
        said = b""
        with suppress(OSError):  # Linux ends a terminal's output with an error
            while part := os.read(controller, 4096):
                said += part
    os.close(controller)
    assert run.returncode == 0, said.decode()
    return said.decode().replace("\r\n", "\n")


# The editors' settings


def test_the_settings_name_schemas_that_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert new("site", ".").exit_code == 0
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text())["yaml.schemas"]
    mappings = ElementTree.parse(tmp_path / ".idea/jsonSchemas.xml")
    named = {
        option.get("value", "") for option in mappings.iter("option") if option.get("name") == "relativePathToSchema"
    }
    assert named == set(settings) - {".journeygen/schemas/journey-stage.json"}
    assert all((tmp_path / path).is_file() for path in settings)
    assert settings[".journeygen/schemas/persona.json"] == ["content/personas/**/*.yaml", "content/personas/**/*.md"]


def test_every_new_file_passes_the_schema_that_it_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert new("site", ".").exit_code == 0
    assert new("journey", "Brand new").exit_code == 0
    assert new("metric", "Brand new").exit_code == 0
    written = sorted((tmp_path / "content").rglob("*.yaml"))
    assert len(written) == 8
    for path in written:
        text = path.read_text("utf-8")
        (schema,) = re.findall(r"\A# yaml-language-server: \$schema=(.+)", text)
        validator = Draft202012Validator(json.loads((path.parent / schema).read_text("utf-8")))
        assert [error.message for error in validator.iter_errors(plain_value(text))] == []


# Single files


def test_there_is_a_scaffold_for_every_kind() -> None:
    assert {scaffold.kind for scaffold in SCAFFOLDS} == set(Kind)


@pytest.mark.parametrize(
    ("kind", "path", "key"),
    [
        ("persona", "personas/busy-béa-2.md", "name"),
        ("journey", "journeys/busy-béa-2.yaml", "title"),
        ("touchpoint", "touchpoints/busy-béa-2.yaml", "name"),
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
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 0
    # It may be said what is still to be filled in.
    assert all(
        f"warning[{kind.split('-')[0]}-without-" in line
        for line in result.stderr.splitlines()
        if line.startswith("content")
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [scaffold.kind.value for scaffold in SCAFFOLDS if scaffold.folder])
def test_what_stands_in_comments_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, language: str
) -> None:
    """With every `#` removed that people may remove, nothing is wrong but the made-up names."""
    monkeypatch.chdir(tmp_path)
    assert new("site", ".", "--language", language).exit_code == 0
    said = new(kind, "Brand new").output
    written = tmp_path / re.sub("Wrote |Added .* to ", "", said).strip()
    text = written.read_text("utf-8")
    without = re.sub(r"(?m)^( *)# (?=[a-z_]+:( |$)|  )", r"\1", text)
    assert without != text
    written.write_text(without, "utf-8")
    result = CliRunner().invoke(main, ["check", "--drafts"])
    assert re.search(r" in \d+ files", result.stdout)
    assert set(re.findall(r"(?:error|warning)\[(.*?)\]", result.output)) <= {"stub", "missing-file"}


def test_what_is_there_is_used(site: Path) -> None:
    """A new journey gets the first persona, a new touchpoint the first channel."""
    new("persona", "Tim")
    new("persona", "Ann")
    new("channel", "Phone")
    new("channel", "App")
    new("journey", "Buy")
    new("touchpoint", "Hotline")
    assert "personas:\n  - ann\n" in (site / "content/journeys/buy.yaml").read_text()
    assert value_of(site / "content/touchpoints/hotline.yaml", "channel") == "phone"


STAGES = (
    "title: Digital\nstages:\n  - {id: need, title: Need}\n  - {id: use, title: Use}\n  - {id: stay, title: Stay}\n"
)


@pytest.fixture
def known(site: Path) -> Path:
    """A site with some things to name."""
    texts = {
        "site.yaml": "title: Test\nlanguage: fr-CA\nscale: [0, 10]\nemotion: [nul, bof, moyen, bien, top]\n",
        "personas/tim.md": "---\nname: Tech-savvy Tim\n---\n",
        "personas/zoé.md": "---\nname: Zoé\n---\n",
        "stages/digital.yaml": STAGES,
        "stages/other.yaml": STAGES.replace("Digital", "Other"),
        "teams.yaml": "- {id: care, name: Service client}\n",
        "channels.yaml": "- {id: web, name: Web}\n",
    }
    for path, text in texts.items():
        (site / "content" / path).parent.mkdir(exist_ok=True)
        (site / "content" / path).write_text(text, "utf-8")
    return site


def test_a_journey_begins_with_what_it_is_told(known: Path) -> None:
    named = (
        "--persona",
        "tim",
        "--persona",
        unicodedata.normalize("NFD", "Zoé"),
        "--stages",
        "digital",
        "--owner",
        "care",
    )
    assert new("journey", "Ouvrir un compte", *named).output == "Wrote content/journeys/ouvrir-un-compte.yaml\n"
    text = (known / "content/journeys/ouvrir-un-compte.yaml").read_text("utf-8")
    assert "personas:\n  - tim\n  - zoé\n" in text
    assert "\nstage_model: digital\n" in text
    assert "\nowner: care\n" in text
    assert re.findall(r"(?m)^  - (.*)$", text)[2:] == ["stage: need", "stage: use", "stage: stay"]
    assert "# Le ressenti\u00a0: nul, bof, moyen, bien ou top,\n        # ou un nombre de 0 à 10." in text
    journey = load(FolderTree(known / "content")).catalog.journeys["ouvrir-un-compte"]
    assert journey.persona_ids == ("tim", "zoé")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("journey", "X", "--persona", "tmi"), "no persona 'tmi' — did you mean 'tim'?"),
        (("journey", "X", "--persona", "tech-savy tim"), "no persona 'tech-savy tim' — did you mean 'tim'?"),
        (("journey", "X", "--persona", "tim", "--persona", "Anna"), "no persona 'Anna' — there are tim, zoé"),
        (("journey", "X", "--stages", "digitl"), "no stage model 'digitl' — did you mean 'digital'?"),
        (("touchpoint", "X", "--channel", "phone"), "no channel 'phone' — there is only web"),
        (("metric", "X", "--owner", "cares"), "no team 'cares' — did you mean 'care'?"),
    ],
)
def test_a_wrong_name_is_refused_with_the_right_one(known: Path, arguments: tuple[str, ...], said: str) -> None:
    before = tree(known)
    result = new(*arguments)
    assert (result.exit_code, result.stderr) == (2, f"Error: {said}\n")
    assert tree(known) == before


def test_of_one_thing_there_can_be_one(known: Path) -> None:
    result = new("journey", "X", "--stages", "digital", "--stages", "other")
    assert (result.exit_code, result.stderr) == (2, "Error: name one stage model, not 2\n")


def test_a_site_with_a_list_of_touchpoints_gets_an_entry(known: Path) -> None:
    (known / "content/touchpoints.yaml").write_text("- id: a\n  name: A\n  channel: web\n")
    assert new("touchpoint", "Le chat", "--owner", "care").output == "Added 'Le chat' to content/touchpoints.yaml\n"
    text = (known / "content/touchpoints.yaml").read_text("utf-8")
    assert "- id: le-chat\n  name: Le chat\n  channel: web\n  owner: care\n  # description: |\n  #   Ce que" in text


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
