"""What happened to each file that there is now, under whatever name it had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journeygen.history.log import Logged
from journeygen.history.value import Version


class Following:
    """Files being followed back in time, commit after commit, the newest first."""

    def __init__(self, commits: Iterable[Logged]) -> None:
        self._found: dict[str, list[Version]] = {}
        # Which file of now a name means at this point of the past (empty: none). What is not in it means itself.
        self._called: dict[str, str] = {}
        self._added: list[tuple[str, str]] = []
        for number, commit in enumerate(commits):
            self._follow(number, commit)

    def _follow(self, number: int, commit: Logged) -> None:
        arrived = {change.new for change in commit.changes if change.new != change.old}
        before = dict.fromkeys(arrived, "")  # an older file of that name is another one
        for change in commit.changes:
            name = change.new or change.old
            file = self._called.get(name, name)
            if not file:
                continue
            self._found.setdefault(file, []).append(
                Version(number, change.new, change.blob, change.old, change.old_blob)
            )
            if not change.old and not commit.is_first:
                self._added.append((commit.id, name))
            if change.old and change.new and change.old != change.new:
                before[change.old] = file
                # The log is one line through several branches: some may have changed it under its old name
                # while this one renamed it, and be told of first.
                if change.old not in self._called and change.old not in arrived:
                    self._found[file] += self._found.pop(change.old, [])
        self._called |= before

    def versions_of(self, file: str) -> tuple[Version, ...]:
        """The versions of a file of now, the newest first."""
        return tuple(sorted(set(self._found.get(file, ())), key=lambda each: each.number))

    @property
    def added(self) -> Mapping[str, frozenset[str]]:
        """The names under which files came in, by the id of the commit, as far as they came from nowhere."""
        found: dict[str, set[str]] = {}
        for commit, name in self._added:
            found.setdefault(commit, set()).add(name)
        return {commit: frozenset(names) for commit, names in found.items()}


def came_from(added: Mapping[str, frozenset[str]], commits: Iterable[Logged]) -> Iterator[str]:
    """Where the added files were before, as commits tell that are looked at whole, and not just in one folder."""
    for commit in commits:
        for change in commit.changes:
            if change.old and change.new in added.get(commit.id, ()):
                yield change.old
