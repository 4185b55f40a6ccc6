"""A whole small site in one text: its files, a command, and exactly what that says.

    What it shows, in a sentence or two.

    $ journeygen check --strict
    exit 1

    -- content/site.yaml --
    title: Shop
    -- expected problems --
    what is printed to standard error, exactly
    -- expected summary --
    what is printed to standard output, exactly

A part that says nothing may be left out: no problems, no summary to compare, exit 0. What cannot
stand in a text is written in brackets behind the file's name:

    -- content/site.yaml (utf-16) --        saved in this encoding (any that Python knows)
    -- content/site.yaml (escapes) --       \\x00, \\u00a0, \\t and \\r stand for those characters
    -- content/site.yaml (5,000 times) --   the text so often
    -- content/site.yaml (one line, 60 times) --   the same, without line ends
    -- content/channels.yaml (folder) --    an empty folder of this name
    -- content/photo.png (link to ../../photo.png) --
"""

from __future__ import annotations

import codecs
import re
import shlex
from dataclasses import dataclass, replace
from pathlib import Path

MARKER = re.compile(r"^-- (.+) --\n", re.MULTILINE)
_NOTED = re.compile(r"(?P<path>.+?) \((?P<notes>[^()]+)\)")
_ESCAPE = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[tr])")


@dataclass(frozen=True)
class TextSite:
    """One site. `parts` are the texts by what stands between their dashes, in their order."""

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
        """The texts of the site's files, by path and notes."""
        return {name: text for name, text in self.parts.items() if not name.startswith("expected ")}

    def expected(self, what: str) -> str:
        return self.parts.get(f"expected {what}", "")

    def write_to(self, folder: Path) -> None:
        """Put the site's files on disk."""
        for name, text in self.files().items():
            noted = _NOTED.fullmatch(name)
            path, notes = (noted["path"], noted["notes"].split(", ")) if noted else (name, [])
            _put(folder / path, text, notes)

    def updated(self, status: int, problems: str, summary: str) -> TextSite:
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


def _put(file: Path, text: str, notes: list[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    encoding = "utf-8"
    for note in notes:
        if note == "folder":
            file.mkdir()
            return
        if note.startswith("link to "):
            file.symlink_to(note.removeprefix("link to "))
            return
        if note == "escapes":
            text = _ESCAPE.sub(lambda escape: codecs.decode(escape[0], "unicode_escape"), text)
        elif note == "one line":
            text = text.replace("\n", "")
        elif note.endswith(" times"):
            text *= int(note.removesuffix(" times").replace(",", ""))
        else:
            encoding = note
    file.write_bytes(text.encode(encoding))


def read(path: Path) -> TextSite:
    """The site in a file; line ends as they are, for some sites are about them."""
    with path.open(encoding="utf-8", newline="") as file:
        return parse(file.read())


def parse(text: str) -> TextSite:
    head, *rest = MARKER.split(text)
    names, texts = rest[::2], rest[1::2]
    assert len(set(names)) == len(names), "a part is there twice"
    return TextSite(head, dict(zip(names, texts, strict=True)))


def write(site: TextSite) -> str:
    return site.head + "".join(f"-- {name} --\n{text}" for name, text in site.parts.items())
