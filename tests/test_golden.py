"""Golden sites: a whole small site, the command and exactly what it says, on one screen.

Each `golden/*.txt` is one site:

    What it shows, in a sentence or two.

    $ journeygen check --strict
    exit 1

    -- content/site.yaml --
    title: Shop
    -- expected problems --
    what is printed to standard error, exactly
    -- expected summary --
    what is printed to standard output, exactly
    -- expected _site/index.html --
    fragments of a page, with an empty line between them; how they are indented does not matter

    -- expected absent --
    files of the site that must not be there, one a line

A part that says nothing may be left out: no problems, no summary to compare, exit 0.
`UPDATE_GOLDEN=1 pytest tests/test_golden.py` writes down what was said and how it ended (not the
fragments); read the change before you commit it.
"""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeygen.cli import main

FOLDER = Path(__file__).parent / "golden"
FIRST_OF_2026 = "1767225600"
_MARKER = re.compile(r"^-- (.+) --\n", re.MULTILINE)


@dataclass(frozen=True)
class Golden:
    """One golden site. `parts` are the texts by what stands between their dashes, in their order."""

    head: str
    parts: dict[str, str]

    @property
    def command(self) -> list[str]:
        (line,) = re.findall(r"^\$ journeygen (.+)$", self.head, re.MULTILINE)
        return shlex.split(line)

    @property
    def status(self) -> int:
        found = re.search(r"^exit (\d+)$", self.head, re.MULTILINE)
        return int(found[1]) if found else 0

    def files(self) -> dict[str, str]:
        return {name: text for name, text in self.parts.items() if not name.startswith("expected ")}

    def expected(self, what: str) -> str:
        return self.parts.get(f"expected {what}", "")

    def fragments(self) -> dict[str, list[str]]:
        """What pages must hold, by the page's path."""
        pages = {name.removeprefix("expected "): text for name, text in self.parts.items()}
        return {name: re.split(r"\n\s*\n", text.strip()) for name, text in pages.items() if name.startswith("_site/")}

    def updated(self, status: int, problems: str, summary: str) -> Golden:
        """The same site with what was really said."""
        head = re.sub(r"^exit \d+\n", "", self.head, flags=re.MULTILINE)
        if status:
            head = re.sub(r"^(\$ journeygen .+\n)", rf"\1exit {status}\n", head, flags=re.MULTILINE)
        parts = dict(self.parts)
        if problems or "expected problems" in parts:
            parts["expected problems"] = problems
        if "expected summary" in parts:
            parts["expected summary"] = summary
        return replace(self, head=head, parts=parts)


def parse(text: str) -> Golden:
    head, *rest = _MARKER.split(text)
    names, texts = rest[::2], rest[1::2]
    assert len(set(names)) == len(names), "a part is there twice"
    return Golden(head, dict(zip(names, texts, strict=True)))


def write(golden: Golden) -> str:
    return golden.head + "".join(f"-- {name} --\n{text}" for name, text in golden.parts.items())


def without_indents(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_golden(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with path.open(encoding="utf-8", newline="") as file:  # as it is: some sites are about line ends
        golden = parse(file.read())
    for name, text in golden.files().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
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
    for page, fragments in golden.fragments().items():
        text = without_indents((tmp_path / page).read_text("utf-8"))
        for fragment in fragments:
            assert without_indents(fragment) in text
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


def test_a_golden_site_is_read() -> None:
    golden = parse(EXAMPLE)
    assert golden.command == ["build", "--as-of", "2026-01-02"]
    assert golden.status == 1
    assert golden.files() == {"content/site.yaml": "title: x\r\n"}
    assert golden.expected("problems") == "content/site.yaml:1:1: error[x]: x\n"
    assert golden.fragments() == {"_site/index.html": ["<h1>\n  Title\n</h1>", "<p>"]}
    assert write(golden) == EXAMPLE


def test_a_golden_site_is_updated() -> None:
    assert write(parse(EXAMPLE).updated(1, "content/site.yaml:1:1: error[x]: x\n", "said")) == EXAMPLE
    updated = parse(write(parse(EXAMPLE).updated(0, "", "said")))
    assert updated.status == 0
    assert updated.expected("problems") == ""
    assert parse("$ journeygen check\n\n").updated(2, "no\n", "").status == 2


def test_there_are_golden_sites() -> None:
    assert list(FOLDER.glob("*.txt"))
