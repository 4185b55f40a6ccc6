"""Golden sites: a whole small site, the command and exactly what it says, on one screen.

Each `golden/*.txt` is one site, as `text_site.py` describes them, and may say of what is written:

    -- expected _site/index.html --
    fragments of a page, with an empty line between them; how they are indented does not matter

    -- expected content/site.yaml --
    what the file holds afterwards, exactly

    -- expected absent --
    files of the site that must not be there, one a line

`UPDATE_GOLDEN=1 pytest tests/test_golden.py` writes down what was said and how it ended (not the
fragments); read the change before you commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeygen.cli import main
from tests.text_site import TextSite, parse, read, write

FOLDER = Path(__file__).parent / "golden"
FIRST_OF_2026 = "1767225600"


def fragments(golden: TextSite) -> dict[str, list[str]]:
    """What pages must hold, by the page's path."""
    pages = {name.removeprefix("expected "): text for name, text in golden.parts.items()}
    return {name: re.split(r"\n\s*\n", text.strip()) for name, text in pages.items() if name.startswith("_site/")}


def without_indents(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_golden(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    golden = read(path)
    golden.write_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FIRST_OF_2026)

    result = CliRunner().invoke(main, golden.command)

    if os.environ.get("UPDATE_GOLDEN"):
        golden = golden.updated(result.exit_code, result.stderr, result.stdout)
        path.write_bytes(write(golden).encode())
    assert result.stderr == golden.expected("problems")
    assert result.exit_code == golden.status
    if golden.expected("summary"):
        assert result.stdout == golden.expected("summary")
    for page, expected in fragments(golden).items():
        text = without_indents((tmp_path / page).read_text("utf-8"))
        for fragment in expected:
            assert without_indents(fragment) in text
    for name, text in golden.parts.items():
        if name.startswith("expected content/"):
            assert (tmp_path / name.removeprefix("expected ")).read_bytes().decode() == text
    for absent in golden.expected("absent").split():
        assert not (tmp_path / absent).exists()


# The runner itself

EXAMPLE = """A page.

$ journeygen build --as-of '2026-01-02'
exit 1

-- content/site.yaml --
title: x\r
-- expected problems --
content/site.yaml:1:1: error[x]: x
-- expected _site/index.html --
<h1>
  Title
</h1>

<p>
-- expected absent --
_site/a.html _site/b.html
"""


def test_a_golden_site_is_read(tmp_path: Path) -> None:
    golden = parse(EXAMPLE)
    assert golden.command == ["build", "--as-of", "2026-01-02"]
    assert golden.status == 1
    golden.write_to(tmp_path)
    assert (tmp_path / "content/site.yaml").read_bytes() == b"title: x\r\n"
    assert golden.expected("problems") == "content/site.yaml:1:1: error[x]: x\n"
    assert fragments(golden) == {"_site/index.html": ["<h1>\n  Title\n</h1>", "<p>"]}
    assert write(golden) == EXAMPLE


def test_a_golden_site_is_updated() -> None:
    assert write(parse(EXAMPLE).updated(1, "content/site.yaml:1:1: error[x]: x\n", "said")) == EXAMPLE
    updated = parse(write(parse(EXAMPLE).updated(0, "", "said")))
    assert updated.status == 0
    assert updated.expected("problems") == ""
    assert parse("$ journeygen check\n\n").updated(2, "no\n", "").status == 2


def test_what_cannot_stand_in_a_text_is_noted_beside_the_name(tmp_path: Path) -> None:
    parse(
        "-- content/a.yaml (utf-16-le, escapes) --\na\\x0cé\\d\n"
        "-- content/b.yaml (one line, 3 times) --\nab\nc\n"
        "-- content/c.yaml (folder) --\n"
        "-- content/d.yaml (link to b.yaml) --\n"
        "-- content/e (1).yaml --\ne\n"
    ).write_to(tmp_path)
    assert (tmp_path / "content/a.yaml").read_bytes().decode("utf-16-le") == "a\x0cé\\d\n"
    assert (tmp_path / "content/b.yaml").read_text() == "abcabcabc"
    assert (tmp_path / "content/c.yaml").is_dir()
    assert (tmp_path / "content/d.yaml").read_text() == "abcabcabc"
    assert (tmp_path / "content/e (1).yaml").read_text() == "e\n"


def test_there_are_golden_sites() -> None:
    assert list(FOLDER.glob("*.txt"))
