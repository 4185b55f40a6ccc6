"""Files to fill in: one for each kind of entity, with what the site has already put in."""

from __future__ import annotations

import datetime
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from journeygen.model.kinds import Kind
from journeygen.starter.files import StarterRefused, unwritable, write_new
from journeygen.starter.texts import TEXTS, filled, language_for, scalar

if TYPE_CHECKING:
    from journeygen.model.catalog import Catalog

_ENDINGS = (".md", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Scaffold:
    """How a new entity of a kind begins.

    `folder` is the kind's folder below `content/`, and `ending` that of its files. Where `folder` is
    empty, the kind's entities are entries of the list `list_file`; where both are given, new ones go to
    the list if the site has that and no folder. `names` are the kinds that it can be told to name.
    """

    kind: Kind
    folder: str
    ending: str
    list_file: str = ""
    names: tuple[Kind, ...] = ()

    def text(self, language: str) -> str:
        """The text that is filled in."""
        return (TEXTS / language / "files" / f"{self.kind}{self.ending}").read_text("utf-8")


# In the order in which people usually need them.
SCAFFOLDS = (
    Scaffold(Kind.PERSONA, "personas", ".md"),
    Scaffold(Kind.JOURNEY, "journeys", ".yaml", names=(Kind.PERSONA, Kind.STAGE_MODEL, Kind.TEAM)),
    Scaffold(Kind.TOUCHPOINT, "touchpoints", ".yaml", "touchpoints.yaml", names=(Kind.CHANNEL, Kind.TEAM)),
    Scaffold(Kind.CHANNEL, "", ".yaml", "channels.yaml"),
    Scaffold(Kind.TEAM, "", ".yaml", "teams.yaml"),
    Scaffold(Kind.STAGE_MODEL, "stages", ".yaml"),
    Scaffold(Kind.PAIN_POINT, "pain_points", ".md", names=(Kind.TEAM,)),
    Scaffold(Kind.OPPORTUNITY, "opportunities", ".md", names=(Kind.TEAM,)),
    Scaffold(Kind.METRIC, "metrics", ".yaml", names=(Kind.TEAM,)),
    Scaffold(Kind.EVIDENCE, "evidence", ".md"),
    Scaffold(Kind.PAGE, "pages", ".md"),
)


@dataclass(frozen=True)
class Added:
    """A new entity: the file it stands in, and whether it is an entry of a list there."""

    path: Path
    in_list: bool


def new_entity(
    content: Path,
    scaffold: Scaffold,
    name: str,
    today: datetime.date,
    named: Mapping[Kind, Sequence[str]] = MappingProxyType({}),
) -> Added:
    """Write a file for a new entity, or an entry in its list.

    The id is the name as a slug; the name of a page may have folders in front of it. `named` are ids or
    names of what it refers to. Raises StarterRefused where one of them is not there, where the id is
    taken, and where a list is written in a way we cannot add to.
    """
    # Here and below: `--help` lists these scaffolds, and should not read YAML nor load what measures typing errors.
    from journeygen.model.names import is_slug, slug_of
    from journeygen.schemas import folder_beside
    from journeygen.starter.editors import modeline

    *folders, name = name.split("/") if scaffold.kind is Kind.PAGE else [name]
    name = " ".join(name.split())
    parts = [slug_of(part) for part in (*folders, name)]
    if not all(map(is_slug, parts)):
        raise StarterRefused(f"an id cannot be made from {name!r}; give a name with letters or digits in it")
    id_ = "/".join(parts)
    if scaffold.kind is Kind.JOURNEY and id_ == "index":
        raise StarterRefused("'index' is the name of the first file of a journey's own folder; choose another name")
    _refuse_taken(content, scaffold, id_)
    catalog = known(content)
    for kind, written in named.items():
        if kind is not Kind.PERSONA and len(written) > 1:
            raise StarterRefused(f"name one {kind.words}, not {len(written)}")
    found = {kind: [_id_of(catalog, kind, each) for each in written] for kind, written in named.items()}
    words = {"id": scalar(parts[-1]), "slug": parts[-1], "name": scalar(name), "today": today.isoformat()}
    language = language_for(catalog.site.language)
    text = _filled(scaffold.text(language), language, catalog, found, words)
    list_file = content / scaffold.list_file
    only_list = bool(scaffold.list_file) and list_file.exists() and not (content / scaffold.folder).exists()
    in_list = not scaffold.folder or only_list
    path = list_file if in_list else content / scaffold.folder / f"{id_}{scaffold.ending}"
    if in_list and path.exists():
        _append(path, text if not scaffold.folder else _as_entry(parts[-1], text))
    else:
        wired = folder_beside(content).is_dir()
        write_new(path, f"{modeline(path.relative_to(content).as_posix()) if wired else ''}{text}".encode())
    return Added(path, in_list)


def _filled(
    text: str, language: str, catalog: Catalog, named: Mapping[Kind, list[str]], words: Mapping[str, str]
) -> str:
    own = tomllib.loads((TEXTS / language / "files" / "words.toml").read_text("utf-8"))
    personas = named.get(Kind.PERSONA) or [_first(catalog.personas, "customer")]
    models, teams = named.get(Kind.STAGE_MODEL) or _only(catalog.stage_models), named.get(Kind.TEAM)
    stages = [f"title: {own['first_stage']}", f"title: {own['second_stage']}"]
    if models:
        stages = [f"stage: {stage.id}" for stage in catalog.stage_models[models[0]].stages]
    moods = _moods(catalog)
    low, high = (f"{end:g}" for end in catalog.site.scale)
    words = {
        **words,
        "personas": "\n".join(f"  - {scalar(id_)}" for id_ in personas),
        "stage_model": f"stage_model: {models[0]}" if models else "# stage_model: digital",
        "owner": f"owner: {scalar(teams[0])}" if teams else f"# owner: {_first(catalog.teams, 'care')}",
        "channel": scalar((named.get(Kind.CHANNEL) or [_first(catalog.channels, "web")])[0]),
        "touchpoint": _first(catalog.touchpoints, "contact-form"),
        "moods": f"{', '.join(moods[:4])}{own['or']}{moods[4]}",
        "mood": moods[2],
        "low": low,
        "high": high,
    }
    return filled(_with_stages(text, stages), words)


def _with_stages(text: str, stages: Sequence[str]) -> str:
    """The text with its block for the first stage, then the one for others as often as there are others."""
    blocks = (("first-stage", stages[:1]), ("other-stages", stages[1:]))
    for name, own in blocks:
        text = re.sub(
            rf"(?ms)^#{name}\n(.*?)^#end\n",
            lambda found, own=own: "".join(found[1].replace("$stage", stage, 1) for stage in own),  # type: ignore[misc]
            text,
        )
    return text


def _moods(catalog: Catalog) -> Sequence[str]:
    from journeygen.model.fields import EMOTION_WORDS

    return catalog.site.emotion or EMOTION_WORDS


def _only(found: Mapping[str, object]) -> list[str]:
    """The id of the one there is; several are for the editor to choose from."""
    return list(found) if len(found) == 1 else []


def _first(found: Mapping[str, object], otherwise: str) -> str:
    return next(iter(found), otherwise)


def known(content: Path) -> Catalog:
    """What the site has that new files name; its journeys, which can be thousands, are not read."""
    from journeygen.source.load import load
    from journeygen.source.tree import FolderTree, MemoryTree

    tree = FolderTree(content)
    paths = [path for path in tree.paths if path.startswith("content/") and not path.startswith("content/journeys/")]
    return load(MemoryTree({path: tree.read(path) for path in paths if path.endswith((".yaml", ".md"))})).catalog


def _id_of(catalog: Catalog, kind: Kind, written: str) -> str:
    """The id that an id or name means; raises StarterRefused with the one that is meant, or all there are."""
    from journeygen.model.names import nearest

    written = unicodedata.normalize("NFC", written).strip()
    names = {id_: entity.called for id_, entity in catalog.of(kind).items() if not entity.stub}
    found = [written] if written in names else [id_ for id_, name in names.items() if name == written]
    if len(found) == 1:
        return found[0]
    near = nearest(written, names, loose=True)
    by_name = nearest(written, names.values(), loose=True)
    near = near or next((id_ for id_, name in names.items() if name == by_name), None)
    hint = f"did you mean '{near}'?" if near else f"there are {', '.join(names)}"
    if not near and len(names) < 2:
        hint = f"there is only {next(iter(names))}" if names else "there is none yet"
    raise StarterRefused(f"no {kind.words} '{written}' — {hint}")


def _append(path: Path, text: str) -> None:
    """Add an entry to a list; its text without the comments that stand above it."""
    from journeygen.starter.splice import NotAList, appended

    entry = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    try:
        path.write_bytes(appended(path.read_bytes(), entry))
    except NotAList as fault:
        raise StarterRefused(f"'{path}' {fault}; add this to it by hand:\n{entry.rstrip()}") from fault
    except OSError as fault:
        raise unwritable(path, fault) from fault


def _as_entry(id_: str, text: str) -> str:
    """What would stand in a file of its own, as the entry of a list."""
    lines = [line for line in text.splitlines() if not re.match(r"# [^\W\d_a-z]", line)]  # explains a file
    return f"- id: {scalar(id_)}\n" + "".join(f"  {line}\n" for line in lines)


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
    if scaffold.list_file:
        from journeygen.starter.splice import ids_in

        list_file = content / scaffold.list_file
        if list_file.is_file() and id_ in ids_in(list_file.read_bytes()):
            raise StarterRefused(f"'{list_file}' has an entry '{id_}' already; choose another name")


def _content_files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix in _ENDINGS and path.is_file())
