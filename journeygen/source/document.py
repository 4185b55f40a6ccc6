"""One content file: its bytes become a positioned tree and, in a `.md` file, Markdown.

A `.yaml` file is YAML as a whole; a `.md` file has its YAML between two lines `---` at the top.
Bytes that cannot be read (not UTF-8, too many) give a problem and no text.
"""

from __future__ import annotations

import errno
import re
from dataclasses import dataclass, replace

from journeygen.problems import LineFeeds, Location, Problem, error, warning
from journeygen.source import traps
from journeygen.source.lfs import pointed_at
from journeygen.source.merges import unfinished_merge
from journeygen.source.yaml import Mapping, Node, Scalar, parse_yaml

MAX_BYTES = 2_000_000
"""A longer file is no text that someone wrote."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file, read.

    `text` is the whole of it, with LF line ends and no byte order mark. `root` is None where the
    file could not be read, else a mapping or a list; an empty file has an empty mapping. `body` is
    the Markdown after the front matter (`''` in a `.yaml` file) and `body_line` the line of the file
    on which it starts.
    """

    path: str
    text: str
    root: Node | None
    body: str
    body_line: int
    problems: tuple[Problem, ...]


def parse_document(data: bytes, path: str) -> Parsed:
    """Read one `.md` or `.yaml` file."""
    text, undecodable = decode(data, path)
    if undecodable:
        return Parsed(path, "", None, "", 1, (undecodable,))
    unfinished = unfinished_merge(text, path)
    if unfinished:
        return Parsed(path, text, None, "", 1, (unfinished,))
    parsed = _markdown(text, path) if path.endswith(".md") else _yaml(text, path)
    mixed = _mixed_line_ends(data, path) if b"\r" in data else None
    return replace(parsed, problems=(*parsed.problems, mixed)) if mixed else parsed


def _yaml(text: str, path: str) -> Parsed:
    root, problems = parse_yaml(text, path)
    return Parsed(path, text, *_container(root, path, problems, 1, "", 1, text))


def _container(
    root: Node | None, path: str, problems: list[Problem], line: int, body: str, body_line: int, text: str
) -> tuple[Node | None, str, int, tuple[Problem, ...]]:
    """The root as a mapping or a list, whichever it is; a lone text is neither."""
    if isinstance(root, Scalar):
        problems = [*problems, *traps.lone_text(root.text, Location(path, root.line, root.column), text, line)]
        root = None
    elif root is None and not problems:
        root = Mapping([], line, 1)
    return root, body, body_line, tuple(problems)


# --- Front matter ------------------------------------------------------------------------------

_FENCE = "---"
_NEARLY_A_FENCE = re.compile(r"(?:-{2,}|[-–—―]+|(?:- ){2,}-|\+{3})[ \t]*")
_KEY_LINE = re.compile(r"[a-z][a-z0-9_]*[ \u00a0]?[:：](?:\s|$)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def _markdown(text: str, path: str) -> Parsed:
    lines = text.split("\n")
    opening = next((number for number, line in enumerate(lines) if line.strip()), None)
    if opening is None:
        return Parsed(path, text, Mapping([], 1, 1), text, 1, ())
    first = lines[opening]
    if first.rstrip() != _FENCE:
        problem = _no_front_matter(lines, opening, path)
        problems = (problem,) if problem else _control_characters(text, path, 1)
        return Parsed(path, text, None if problem else Mapping([], 1, 1), "" if problem else text, 1, problems)
    closing = next((n for n in range(opening + 1, len(lines)) if lines[n].rstrip() == _FENCE), None)
    if closing is None:
        return Parsed(path, text, None, "", 1, (_unclosed(lines, opening, path),))
    front = "\n".join(lines[opening + 1 : closing])
    body = "\n".join(lines[closing + 1 :])
    root, found = parse_yaml(front, path, opening + 2)
    found = [*found, *_control_characters(body, path, closing + 2)]
    return Parsed(path, text, *_container(root, path, found, opening + 2, body, closing + 2, front))


def _no_front_matter(lines: list[str], opening: int, path: str) -> Problem | None:
    """A file without keys is fine by itself; one whose keys we would take for prose is not."""
    first = lines[opening]
    following = lines[opening + 1] if opening + 1 < len(lines) else ""
    place = Location(path, opening + 1)
    if first.strip() == _FENCE:
        return error(
            "front-matter",
            place,
            "the line --- at the top is indented, and so begins no keys",
            "write --- at the very beginning of the line, and nothing else on it",
            _FENCE,
        )
    if _NEARLY_A_FENCE.fullmatch(first.strip()) and _KEY_LINE.match(following):
        return error(
            "front-matter",
            place,
            f"the keys at the top of the file begin with {first.strip()!r} in place of three hyphens",
            "write --- at the very beginning of the line, and nothing else on it",
            _FENCE,
        )
    if _KEY_LINE.match(first):
        return error(
            "front-matter",
            place,
            f"the file begins with the key {first.split(':')[0].strip()!r} but has no line --- above it",
            "put a line with three hyphens above the first key and another one below the last key",
        )
    return None


def _unclosed(lines: list[str], opening: int, path: str) -> Problem:
    nearly = next(
        (n for n in range(opening + 1, len(lines)) if _NEARLY_A_FENCE.fullmatch(lines[n].strip()) and lines[n].strip()),
        None,
    )
    message = f"the keys that begin below the --- on line {opening + 1} have no line --- that ends them"
    if nearly is not None:
        return error(
            "front-matter",
            Location(path, nearly + 1),
            message,
            f"this line looks like the end: write three hyphens in place of {lines[nearly].strip()!r}",
            _FENCE,
        )
    return error(
        "front-matter",
        Location(path, opening + 1),
        message,
        "put a line with three hyphens below the last key; the text comes after it",
    )


def _control_characters(body: str, path: str, first_line: int) -> tuple[Problem, ...]:
    match = _CONTROL.search(body)
    if match is None:
        return ()
    line = body.count("\n", 0, match.start())
    column = match.start() - body.rfind("\n", 0, match.start())
    return (traps.control_character(Location(path, first_line + line, column), match[0]),)


def _mixed_line_ends(data: bytes, path: str) -> Problem | None:
    """A file with line ends of both sorts, of which editors and Git make different lines."""
    ends = re.findall(rb"\r\n|\r|\n", data)
    other = next((number for number, end in enumerate(ends, 1) if end != ends[0]), None)
    if other is None:
        return None
    names = {b"\r\n": "Windows", b"\n": "Unix", b"\r": "old Macintosh computers"}
    return warning(
        "line-ends",
        Location(path, other),
        f"this line ends as on {names[ends[other - 1]]}, the ones above as on {names[ends[0]]}",
        "choose one sort of line ends in your editor and save the file, or let 'journeygen check --fix' do it",
        fix=LineFeeds(),
    )


def unreadable(failure: OSError, path: str) -> Problem:
    """A file that the disk does not give."""
    what, hint = _UNREADABLE.get(failure.errno or 0, (f"this file cannot be read: {failure.strerror}", ""))
    return error("file-unreadable", Location(path), what, hint or "see whether you can open it yourself")


_UNREADABLE = {
    errno.EISDIR: ("this is a folder, where a file belongs", "give the folder another name, and put a file there"),
    errno.ENOENT: ("this is a link to a file that is not there", "put the file itself there, or delete the link"),
    errno.ELOOP: ("this is a link that leads back to itself", "put the file itself there, or delete the link"),
    errno.EACCES: ("you may not read this file", "ask whoever it belongs to for the permission to read it"),
}


# --- Bytes -------------------------------------------------------------------------------------

_UTF16 = "it is saved as UTF-16 (Windows programs call that 'Unicode')"
_MARKS = (
    (b"\xff\xfe\x00\x00", "it is saved as UTF-32"),
    (b"\x00\x00\xfe\xff", "it is saved as UTF-32"),
    (b"\xff\xfe", _UTF16),
    (b"\xfe\xff", _UTF16),
)
_SAVE = "save the file again and choose the encoding UTF-8"


def decode(data: bytes, path: str) -> tuple[str, Problem | None]:
    """The text of a file, with LF line ends and no byte order mark; empty, and a problem, where it has none."""
    if len(data) > MAX_BYTES:
        megabytes = -(-len(data) // 100_000) / 10
        return "", error(
            "file-size",
            Location(path),
            f"the file has {megabytes} MB; content files may have {MAX_BYTES // 1_000_000} MB",
            "is this a picture or an export that came here by mistake?",
        )
    if pointed_at(data):
        return "", error(
            "file-lfs",
            Location(path),
            "the file itself is not here, only what Git LFS left in its place",
            "fetch it with 'git lfs pull' (on GitHub Actions: the checkout's 'lfs: true')",
        )
    for mark, saved in _MARKS:
        if data.startswith(mark):
            return "", error("file-encoding", Location(path), f"the file is not UTF-8: {saved}", _SAVE)
    if b"\x00" in data[:64] and data[:64].count(b"\x00") * 3 > len(data[:64]):
        return "", error("file-encoding", Location(path), f"the file is not UTF-8: {_UTF16}", _SAVE)
    try:
        text = data.decode()
    except UnicodeDecodeError as err:
        return "", _not_utf8(data, err.start, path)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, None


def _not_utf8(data: bytes, offset: int, path: str) -> Problem:
    before = data[:offset].decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    place = Location(path, before.count("\n") + 1, _next_column(before))
    byte = data[offset]
    character = bytes([byte]).decode("cp1252", "ignore")
    what = f"byte 0x{byte:02X} at offset {offset}"
    if character and character.isprintable():
        what = f"what stands here would be {character!r} in the encoding of older Windows programs (Windows-1252)"
    return error("file-encoding", place, f"the file is not UTF-8: {what}", _SAVE)


def _next_column(before: str) -> int:
    """The column, from 1, that follows this text."""
    return len(before) - before.rfind("\n")
