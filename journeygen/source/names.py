"""What every entity is called, so that references can be resolved while a file is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from journeygen.model.kinds import Key, Kind
from journeygen.model.names import nearest, slug_of
from journeygen.problems import Fix, Location, Problem, error, warning
from journeygen.source.kinds import FOLDER_OF
from journeygen.source.traps.quoting import in_curly_quotes


@dataclass(frozen=True, slots=True)
class Stub:
    """An entity that is named, but described nowhere."""

    key: Key
    name: str
    first: Location

    @property
    def warning(self) -> Problem:
        """What is said of it, once."""
        return warning(
            "stub",
            self.first,
            f"the {self.key.kind.words} '{self.name}' is named here but described nowhere",
            f"describe it in '{_where(self.key.kind, self.key.id)}'",
        )


@dataclass
class Names:
    """The declared ids and names of each kind, and the stubs found so far."""

    ids: dict[Kind, dict[str, str]] = field(default_factory=dict)
    by_name: dict[Kind, dict[str, list[str]]] = field(default_factory=dict)
    stubs: dict[Key, Stub] = field(default_factory=dict)

    def declare(self, kind: Kind, id_: str, name: str) -> None:
        """Make an entity known by its id and its name."""
        self.ids.setdefault(kind, {})[id_] = name
        if name:
            self.by_name.setdefault(kind, {}).setdefault(name, []).append(id_)

    def differing(self, other: Names) -> frozenset[Kind]:
        """The kinds of which other names are declared, or in another order."""
        return frozenset(kind for kind in Kind if not _alike(self.ids.get(kind, {}), other.ids.get(kind, {})))

    def exact(self, kind: Kind, written: str) -> list[str]:
        """The ids that a reference can mean: the one with this id, else all with this name."""
        if written in self.ids.get(kind, {}):
            return [written]
        return self.by_name.get(kind, {}).get(written, [])

    def near(self, kind: Kind, written: str) -> str | None:
        """The declared id or name that a written one is close to."""
        bare = _bare(written)
        return (
            nearest(written, self.ids.get(kind, {}))
            or nearest(written, self.by_name.get(kind, {}))
            or (bare if bare != written and self.exact(kind, bare) else None)
        )

    def near_id(self, kind: Kind, written: str, own: tuple[str, ...]) -> str | None:
        """The id that a written one is close to: one of these, or a declared one."""
        return nearest(written, [*own, *self.ids.get(kind, {})])

    def has(self, kind: Kind, id_: str) -> bool:
        """Whether an id is declared."""
        return id_ in self.ids.get(kind, {})

    def name_of(self, kind: Kind, id_: str) -> str | None:
        """The name of a declared id, empty where it has none; None where no such id is declared."""
        return self.ids.get(kind, {}).get(id_)


@dataclass
class Files:
    """The files of a site, for texts that name one."""

    paths: frozenset[str]

    def has(self, path: str) -> bool:
        """Whether there is a file."""
        return path in self.paths

    def near(self, path: str) -> str | None:
        """The file whose path is close to a written one."""
        return nearest(path, sorted(self.paths))


@dataclass
class Asked:
    """What one reading of an entity asks of the rest of the site: the names of other entities, and the files.

    The answers are kept: while they hold, the entity need not be read again. `stubs` are what this
    reading named that is described nowhere.
    """

    names: Names
    files: Files
    answers: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    stubs: dict[Key, Stub] = field(default_factory=dict)

    def _ask(self, *question: Any) -> Any:
        if question not in self.answers:
            self.answers[question] = _answer(question, self.names, self.files)
        return self.answers[question]

    def exact(self, kind: Kind, written: str) -> list[str]:
        """The ids that a reference can mean: the one with this id, else all with this name."""
        found: list[str] = self._ask("exact", kind, written)
        return found

    def near(self, kind: Kind, written: str) -> str | None:
        """The declared id or name that a written one is close to."""
        found: str | None = self._ask("near", kind, written)
        return found

    def near_id(self, kind: Kind, written: str, own: Iterable[str]) -> str | None:
        """The id that a written one is close to: one of these, or a declared one."""
        found: str | None = self._ask("near_id", kind, written, tuple(own))
        return found

    def has(self, kind: Kind, id_: str) -> bool:
        """Whether an id is declared."""
        return bool(self._ask("has", kind, id_))

    def name_of(self, kind: Kind, id_: str) -> str | None:
        """The name of a declared id, empty where it has none; None where no such id is declared."""
        found: str | None = self._ask("name_of", kind, id_)
        return found

    def has_file(self, path: str) -> bool:
        """Whether there is a file."""
        return bool(self._ask("has_file", None, path))

    def near_file(self, path: str) -> str | None:
        """The file whose path is close to a written one."""
        found: str | None = self._ask("near_file", None, path)
        return found

    def refer(
        self, kind: Kind, written: str, location: Location, fix: Callable[[str], Fix] = lambda text: ()
    ) -> tuple[str, Problem | None]:
        """The id that a reference means, and the problem with it. `fix` puts another text in its place.

        One that is close to a declared entity is an error, and means that entity; one that is close
        to none makes a stub.
        """
        found = self.exact(kind, written)
        if len(found) == 1:
            return found[0], None
        if found:
            choices = ", ".join(f"'{each}'" for each in sorted(found))
            return found[0], error(
                "ambiguous-reference",
                location,
                f"'{written}' is the name of {len(found)} {FOLDER_OF[kind].replace('_', ' ')}",
                f"write the id of the one you mean: {choices}",
            )
        near = self.near(kind, written)
        if near is not None:
            found_id = self.exact(kind, near)[0]
            message, hint = f"no {kind.words} '{written}'", f"did you mean '{near}'?"
            return found_id, error("unknown-reference", location, message, hint, fix=fix(near))
        key = Key(kind, slug_of(written) or "unnamed")
        if key not in self.stubs and not self.has(kind, key.id):
            self.stubs[key] = Stub(key, written, location)
        return key.id, None

    @cached_property
    def _kinds(self) -> frozenset[Kind | None]:
        """The kinds that were asked about. Not to be asked for before the reading is over."""
        return frozenset(question[1] for question in self.answers)

    def holds(self, names: Names, files: Files, differing: frozenset[Kind | None]) -> bool:
        """Whether the answers would be the same there; names differ in these kinds only (None: the files differ)."""
        return self._kinds.isdisjoint(differing) or all(
            question[1] not in differing or _answer(question, names, files) == answer
            for question, answer in self.answers.items()
        )


def _bare(written: str) -> str:
    """A reference without what people put around it: curly quotes, a folder, the file's ending."""
    inside = in_curly_quotes(written) or written
    return re.sub(r"\.(md|yaml)$", "", inside.rpartition("/")[2])


def _answer(question: tuple[Any, ...], names: Names, files: Files) -> Any:
    match question:
        case ("has_file", _, path):
            return files.has(path)
        case ("near_file", _, path):
            return files.near(path)
        case (what, *rest):
            return getattr(names, what)(*rest)
    raise AssertionError(question)


def _alike(ids: dict[str, str], others: dict[str, str]) -> bool:
    return ids == others and list(ids) == list(others)


def _where(kind: Kind, id_: str) -> str:
    if kind in (Kind.CHANNEL, Kind.TEAM):
        return f"content/{FOLDER_OF[kind]}.yaml"
    ending = "yaml" if kind in (Kind.STAGE_MODEL, Kind.METRIC) else "md"
    return f"content/{FOLDER_OF[kind]}/{id_}.{ending}"
