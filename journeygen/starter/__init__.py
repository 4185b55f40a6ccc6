"""What `journeygen new` writes: a small site to start from, and files to fill in.

The texts stand beside this file as they are written: `site/` is the content folder of a new site,
`templates/` has one file a kind, where `$name`, `$id` and a few more are filled in. Nothing is ever
overwritten.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

from journeygen.model.kinds import Kind

_HERE = Path(__file__).parent
_ENDINGS = (".md", ".yaml", ".yml")


class StarterRefused(Exception):  # noqa: N818  (not a fault: the answer to a request)
    """Something is in the way of a new file, said to an editor; nothing was written."""


@dataclass(frozen=True, slots=True)
class Scaffold:
    """How a new entity of a kind begins.

    `folder` is the kind's folder below `content/`, and `ending` that of its files. Where `folder` is
    empty, the kind's entities are entries of the list `list_file`; where both are given, either
    place may hold one, and new ones go to the folder.
    """

    kind: Kind
    folder: str
    ending: str
    list_file: str = ""

    @property
    def template(self) -> str:
        """The text that is filled in."""
        return (_HERE / "templates" / f"{self.kind}{self.ending}").read_text("utf-8")


# In the order in which people usually need them.
SCAFFOLDS = (
    Scaffold(Kind.PERSONA, "personas", ".md"),
    Scaffold(Kind.JOURNEY, "journeys", ".md"),
    Scaffold(Kind.TOUCHPOINT, "touchpoints", ".md", "touchpoints.yaml"),
    Scaffold(Kind.CHANNEL, "", ".yaml", "channels.yaml"),
    Scaffold(Kind.TEAM, "", ".yaml", "teams.yaml"),
    Scaffold(Kind.STAGE_MODEL, "stages", ".yaml"),
    Scaffold(Kind.PAIN_POINT, "pain_points", ".md"),
    Scaffold(Kind.OPPORTUNITY, "opportunities", ".md"),
    Scaffold(Kind.METRIC, "metrics", ".yaml"),
    Scaffold(Kind.EVIDENCE, "evidence", ".md"),
    Scaffold(Kind.PAGE, "pages", ".md"),
)


def new_site(folder: Path, today: datetime.date) -> tuple[Path, ...]:
    """Write a small site that builds, reviewed `today`; returns the files written.

    Raises StarterRefused, naming them, where files of the site exist already.
    """
    texts = {folder / "content" / path.relative_to(_HERE / "site"): path.read_bytes() for path in _site_files()}
    texts = {path: text.replace(b"$today", today.isoformat().encode()) for path, text in texts.items()}
    taken = [path for path in texts if path.exists() or path.is_symlink()]
    if taken:
        names = "".join(f"\n  {path}" for path in taken)
        raise StarterRefused(f"there is a site already, and nothing is overwritten; name another folder{names}")
    ignored = folder / ".gitignore"
    if not ignored.exists():
        texts[ignored] = b"# Made from content/ by journeygen build\n_site/\n"
    for path, text in texts.items():
        _write_new(path, text)
    return tuple(texts)


def new_entity(content: Path, scaffold: Scaffold, name: str) -> Path:
    """Write a file for a new entity, or an entry in its list; returns the file.

    The id is the name as a slug; the name of a page may have folders in front of it. Raises
    StarterRefused where that id is taken, and where a list is written in a way we cannot add to.
    """
    # Here and below: `--help` lists these scaffolds, and should not read YAML nor load what measures typing errors.
    from journeygen.model.names import is_slug, slug_of
    from journeygen.starter.splice import NotAList, appended

    *folders, name = name.split("/") if scaffold.kind is Kind.PAGE else [name]
    name = " ".join(name.split())
    parts = [slug_of(part) for part in (*folders, name)]
    if not all(map(is_slug, parts)):
        raise StarterRefused(f"an id cannot be made from {name!r}; give a name with letters or digits in it")
    id_ = "/".join(parts)
    if scaffold.kind is Kind.JOURNEY and id_ == "index":
        raise StarterRefused("'index' is the name of the first file of a journey's own folder; choose another name")
    _refuse_taken(content, scaffold, id_)
    text = Template(scaffold.template).substitute(
        id=_scalar(parts[-1]),
        slug=parts[-1],
        name=_scalar(name),
        persona=_scalar(_first_file(content / "personas") or "customer"),
        channel=_scalar(next(iter(_ids(content / "channels.yaml")), "web")),
    )
    if scaffold.folder:
        path = content / scaffold.folder / f"{id_}{scaffold.ending}"
        _write_new(path, text.encode())
        return path
    path = content / scaffold.list_file
    if not path.exists():
        _write_new(path, text.encode())
        return path
    entry = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    try:
        path.write_bytes(appended(path.read_bytes(), entry))
    except NotAList as fault:
        raise StarterRefused(f"'{path}' {fault}; add this to it by hand:\n{entry.rstrip()}") from fault
    except OSError as fault:
        raise _unwritable(path, fault) from fault
    return path


_PLAIN = re.compile(r"[^\W\d_](?:[\w '’.,()&/!?+–—-]*[\w'’.)!?+])?")
_NOT_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def _scalar(text: str) -> str:
    """The text as YAML: as it is where nobody could misread it, else in quotation marks."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT:
        return text
    safe = "".join(letter for letter in text if unicodedata.category(letter) not in ("Cc", "Cs"))
    return '"' + safe.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _refuse_taken(content: Path, scaffold: Scaffold, id_: str) -> None:
    """Raise StarterRefused where an entity of the kind has this id, in whichever file."""
    if scaffold.folder:
        folder = content / scaffold.folder
        taken = [folder / id_] if scaffold.kind is Kind.JOURNEY and (folder / id_).exists() else []
        for path in _content_files(folder):
            place = path.relative_to(folder).with_suffix("").as_posix()
            # Sub-folders only group, except those of pages, which are part of the id.
            name = place if scaffold.kind is Kind.PAGE else place.rpartition("/")[2]
            if unicodedata.normalize("NFC", name).casefold() == id_.casefold():
                taken.append(path)
        if taken:
            raise StarterRefused(f"'{taken[0]}' is there already, and nothing is overwritten; choose another name")
    if scaffold.list_file and id_ in _ids(content / scaffold.list_file):
        raise StarterRefused(f"'{content / scaffold.list_file}' has an entry '{id_}' already; choose another name")


def _first_file(folder: Path) -> str:
    """The id of the first entity in a folder, in the order of names; empty if there is none."""
    return min((unicodedata.normalize("NFC", path.stem) for path in _content_files(folder)), default="")


def _ids(list_file: Path) -> tuple[str, ...]:
    from journeygen.starter.splice import ids_in

    return ids_in(list_file.read_bytes()) if list_file.is_file() else ()


def _content_files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix in _ENDINGS and path.is_file())


def _site_files() -> Iterator[Path]:
    return (path for path in sorted((_HERE / "site").rglob("*")) if path.is_file())


def _write_new(path: Path, text: bytes) -> None:
    """Write a file that does not exist; raises StarterRefused where it does, or cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise _unwritable(path, fault) from fault
    try:
        with path.open("xb") as file:
            file.write(text)
    except FileExistsError:
        raise StarterRefused(f"'{path}' is there already, and nothing is overwritten") from None
    except OSError as fault:
        raise _unwritable(path, fault) from fault


def _unwritable(path: Path, fault: OSError) -> StarterRefused:
    return StarterRefused(f"cannot write '{path}': {fault.strerror}")
