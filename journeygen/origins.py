"""Where what is on a page comes from: its place in the repository on the web, and the commits that made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeygen.forge import forge_of
from journeygen.history import Commit, History
from journeygen.model.kinds import Key
from journeygen.model.site import SITE
from journeygen.source.load import Loaded
from journeygen.source.validate import location_of


def editing(loaded: Loaded, history: History) -> Callable[[Key, tuple[str | int, ...]], str]:
    """Where the values of entities are edited on the web; empty where that is not known."""
    site = loaded.catalog.site
    forge = forge_of(site.repository, site.branch, history.remote, history.default_branch)

    def edit(key: Key, where: tuple[str | int, ...]) -> str:
        if key not in loaded.files:
            return ""
        positions = loaded.places_of_site if key == SITE else loaded.positions.get(key, {})
        place = location_of(where, positions, loaded.files[key])
        if history.head and place.path not in history.files:
            return ""  # it is not committed: the web does not have it
        return forge.edit(history.path_of(place.path), place.line)

    return edit


def changing(loaded: Loaded, history: History) -> Callable[[Key], tuple[Commit, ...]]:
    """The commits that changed what an entity is written in, the newest first.

    Of an entry of a list, these are the ones that its lines are from: what was taken out is not seen.
    """
    files: dict[Key, list[str]] = {}
    for path, key in loaded.keys.items():
        files.setdefault(key, []).append(path)
    entries = _entries(loaded, history)

    def changes(key: Key) -> tuple[Commit, ...]:
        return history.changes_of(files[key]) if key in files else entries.get(key, ())

    return changes


def _entries(loaded: Loaded, history: History) -> Mapping[Key, tuple[Commit, ...]]:
    """The commits of all entries of lists."""
    starts: dict[str, list[tuple[int, Key]]] = {}
    for key, path in loaded.files.items():
        if path in history.lines and path not in loaded.keys and key != SITE:
            starts.setdefault(path, []).append((loaded.positions[key][()].line, key))
    found: dict[Key, tuple[Commit, ...]] = {}
    for path, begun in starts.items():
        begun.sort()
        lines = history.lines[path]
        ends = [line - 1 for line, _ in begun[1:]] + [len(lines)]
        for (line, key), end in zip(begun, ends, strict=True):
            numbers = {number for number in lines[line - 1 : end] if number is not None}
            found[key] = tuple(history.commits[number] for number in sorted(numbers))
    return found
