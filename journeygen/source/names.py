"""What every entity is called, so that references can be resolved while a file is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

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

    def known(self, kind: Kind) -> Iterable[str]:
        """The declared ids of a kind."""
        return self.ids.get(kind, {})

    def refer(
        self, kind: Kind, written: str, location: Location, fix: Callable[[str], Fix] = lambda text: ()
    ) -> tuple[str, Problem | None]:
        """The id that a reference means, and the problem with it. `fix` puts another text in its place.

        One that is close to a declared entity is an error, and means that entity; one that is close
        to none makes a stub, with a warning the first time.
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
        return self._stub(kind, written, location)

    def _stub(self, kind: Kind, written: str, location: Location) -> tuple[str, Problem | None]:
        key = Key(kind, slug_of(written) or "unnamed")
        known = self.stubs.get(key)
        if known is not None or key.id in self.ids.get(kind, {}):
            return key.id, None
        self.stubs[key] = Stub(key, written, location)
        return key.id, warning(
            "stub",
            location,
            f"the {kind.words} '{written}' is named here but described nowhere",
            f"describe it in '{_where(kind, key.id)}'",
        )


def _bare(written: str) -> str:
    """A reference without what people put around it: curly quotes, a folder, the file's ending."""
    inside = in_curly_quotes(written) or written
    return re.sub(r"\.(md|yaml)$", "", inside.rpartition("/")[2])


def _where(kind: Kind, id_: str) -> str:
    if kind in (Kind.CHANNEL, Kind.TEAM):
        return f"content/{FOLDER_OF[kind]}.yaml"
    ending = "yaml" if kind in (Kind.STAGE_MODEL, Kind.METRIC) else "md"
    return f"content/{FOLDER_OF[kind]}/{id_}.{ending}"
