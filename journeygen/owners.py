"""Who owns which file of a site, as CODEOWNERS has it: a section of that file, which journeygen keeps.

GitHub and GitLab ask those who are named there to review what changes the file. The last line that fits
a file counts: the section stands at the end, and what is written below it goes before it.
"""

from __future__ import annotations

import difflib
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from journeygen.history import Codeowners, History
from journeygen.model.kinds import Key
from journeygen.model.touchpoints import Team
from journeygen.source.load import Loaded

BEGIN = b"# journeygen: begin"
END = b"# journeygen: end"
_EXPLAINED = "('journeygen owners --write' keeps what is between the two lines)"

_AT_GITLAB, _ELSEWHERE = ".gitlab/CODEOWNERS", ".github/CODEOWNERS"

_HANDLE = re.compile(r"@[^\s@#]+|[^\s@#]+@[^\s@#]+\.[^\s@#]+")


class SectionBroken(Exception):  # noqa: N818  (not a fault: what is found in somebody's file)
    """The marks of the section are not one beginning and one end after it. `line` is the one to look at."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Owned:
    """The files of a site that have owners: the patterns with their handles; teams whose handle does not do.

    `unknown` gives, by the id of such a team, how many files therefore go without it.
    """

    lines: tuple[tuple[str, tuple[str, ...]], ...]
    unknown: Mapping[str, int]


def codeowners_of(history: History) -> Codeowners:
    """The CODEOWNERS file of a repository, or an empty one where it belongs."""
    new = _AT_GITLAB if "gitlab" in history.remote else _ELSEWHERE
    return history.codeowners or Codeowners(new, b"")


def owned_files(loaded: Loaded, content: str) -> Owned:
    """What the teams of a site own. `content` is the path of the content folder from the repository's top.

    A list, such as `touchpoints.yaml`, is owned by all that own something in it; a journey in a folder
    with all that is in the folder.
    """
    teams = loaded.catalog.teams
    owners: dict[str, dict[str, None]] = {}
    for key, path in sorted(loaded.files.items(), key=lambda each: each[1]):
        owner = _owner(loaded, key)
        if owner:
            owners.setdefault(_pattern(path, content), {})[owner] = None
    unknown: dict[str, int] = {}
    lines: list[tuple[str, tuple[str, ...]]] = []
    for pattern, ids in sorted(owners.items()):
        handles = tuple(team.handle for id_, team in teams.items() if id_ in ids and has_handle(team))
        if handles:
            lines.append((pattern, handles))
        for id_ in ids:
            if id_ not in teams or not has_handle(teams[id_]):
                unknown[id_] = unknown.get(id_, 0) + 1
    return Owned(tuple(lines), unknown)


def has_handle(team: Team) -> bool:
    """Whether the Git host can know the team by what is written: `@name`, `@company/name`, or an address of mail."""
    return bool(_HANDLE.fullmatch(team.handle))


def _owner(loaded: Loaded, key: Key) -> str:
    return str(getattr(loaded.catalog.get(key), "owner", ""))


def _pattern(path: str, content: str) -> str:
    """A file of a site as a pattern of CODEOWNERS; a journey's folder as a whole."""
    folder, _, name = path.rpartition("/")
    if path.startswith("content/journeys/") and name.startswith("index."):
        path = f"{folder}/"
    inside = path.removeprefix("content/")
    whole = f"/{content}/{inside}" if content else f"/{inside}"
    return re.sub(r"([\\\s*?#\[\]!])", r"\\\1", whole)


def section(owned: Owned, with_heading: bool = False) -> tuple[str, ...]:
    """The lines of the section, from mark to mark. A heading makes it one of GitLab's own sections."""
    return (
        f"{BEGIN.decode()} {_EXPLAINED}",
        *(["[Journey maps]"] if with_heading else []),
        *(f"{pattern} {' '.join(handles)}" for pattern, handles in owned.lines),
        END.decode(),
    )


def has_section(file: bytes) -> bool:
    """Whether the section is in a CODEOWNERS file. Raises SectionBroken."""
    return _marks(file) is not None


def with_section(file: bytes, owned: Owned) -> bytes:
    """The file with its section as it has to be; all else stays as it is, byte for byte. Raises SectionBroken."""
    marks = _marks(file)
    start, end = marks or (len(file), len(file))
    newline = b"\r\n" if b"\r\n" in file else b"\n"
    lines = section(owned, any(line.lstrip(b"^").startswith(b"[") for line in _lines(file[:start] + file[end:])))
    written = b"".join(line.encode() + newline for line in lines)
    before = file[:start]
    if marks is None and before:
        before += (b"" if before.endswith(b"\n") else newline) + newline
    return before + written + file[end:]


def _marks(file: bytes) -> tuple[int, int] | None:
    """Where the section begins and where it has ended; None where there is none."""
    at, begins, ends = 0, [], []
    for number, line in enumerate(_lines(file), start=1):
        if line.startswith(BEGIN):
            begins.append((number, at))
        elif line.startswith(END):
            ends.append((number, at + len(line)))
        at += len(line)
    if not begins and not ends:
        return None
    if len(begins) == 1 and len(ends) == 1 and begins[0][0] < ends[0][0]:
        return begins[0][1], ends[0][1]
    raise SectionBroken((begins[1:] or ends[1:] or begins or ends)[0][0])


def _lines(file: bytes) -> Iterable[bytes]:
    """The lines with their ends."""
    return file.splitlines(keepends=True)


def changed_lines(file: bytes, wanted: bytes) -> Iterator[str]:
    """What has to be taken out of a file (`- …`) and put in (`+ …`), to get another."""
    old, new = (each.decode(errors="replace").splitlines() for each in (file, wanted))
    for line in list(difflib.unified_diff(old, new, n=0, lineterm=""))[2:]:
        if line[0] in "+-":
            yield f"{line[0]} {line[1:]}"


def write(file: Path, content: bytes) -> None:
    """Write a file as a whole or not at all; where it is a link, what that leads to. Raises OSError."""
    file = file.resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".CODEOWNERS", delete=False) as fresh:
        fresh.write(content)
    made = Path(fresh.name)
    made.chmod(file.stat().st_mode if file.exists() else 0o644)
    made.replace(file)
