"""The chronicles of a site's journeys: each commit that changed a journey's files, in words of meaning.

Only the journey's own files are looked at, as they were; all else is as it is today: names, stage models,
the scale. So a version costs the reading of a file or two, and not of a site. Every version is read once.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from journeygen.compare.catalogs import compare_journeys
from journeygen.compare.sayings import Sayings
from journeygen.git import GitFailed
from journeygen.history import Commit, History, Past
from journeygen.history.chronicle import Chapter, Chronicle, State, Told
from journeygen.history.tags import Tag
from journeygen.model.catalog import Catalog
from journeygen.model.entity import Entity
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.model.moments import mean, moments_of
from journeygen.model.references import references_of
from journeygen.source.entries import entries_of
from journeygen.source.load import Loaded
from journeygen.source.reading import read
from journeygen.source.tree import MemoryTree
from journeygen.words import Words

MOST = 12
"""How many commits of a journey are looked at for its page."""

_OVER = ("done", "rejected")

Around = Mapping[Kind, Mapping[str, Entity]]
"""What a journey refers to, as it is today: all that has to be known of the site to tell of the journey."""

Content = Mapping[str, str]
"""The files of a journey at one time: the ids of their contents, by their paths in the site."""


@dataclass(frozen=True, slots=True)
class _Version:
    """A journey as it was at one time, with what it refers to."""

    journey: Journey
    around: Around


@dataclass(frozen=True)
class Chronicles:
    """Tells the chronicles of a site, each when it is asked for."""

    loaded: Loaded
    history: History
    words: Words
    _read: dict[Key, dict[frozenset[tuple[str, str]], _Version | None]] = field(default_factory=dict)
    _known: dict[Key, Chronicle | None] = field(default_factory=dict)

    def after(self, before: Chronicles) -> Chronicles:
        """These, without reading again what was read for the same site as it was earlier, if only journeys changed."""
        mine, yours = self.loaded.catalog, before.loaded.catalog
        same = (
            self.history == before.history
            and mine.site == yours.site
            and not self.loaded.names.differing(before.loaded.names)
            and all(mine.of(kind) == yours.of(kind) for kind in Kind if kind is not Kind.JOURNEY)
        )
        return replace(self, _known=before._known) if same else self

    def __call__(self, key: Key) -> Chronicle | None:
        """The chronicle for a journey's page; None where nothing was changed since it was written."""
        if len(self._commits(key)) < 2:
            return None
        if key not in self._known:
            self._known[key] = self.of(key)
            self._read.pop(key, None)  # the versions of all journeys are more than memory should hold
        return self._known[key]

    def of(self, key: Key, most: int | None = MOST, since: datetime.date | None = None) -> Chronicle | None:
        """The chronicle of a journey: of so many of its last commits (None: all), none older than a day.

        None where Git knows nothing of it.
        """
        past, commits = self.history.past, self._commits(key)
        if past is None or not commits:
            return None
        if since:
            commits = tuple(each for each in commits if self.history.commits[each].day >= since)
        chapters: list[Chapter] = []
        states: dict[object, State] = {}
        waiting: tuple[Commit, _Version] | None = None
        for number in commits[:most]:
            commit = self.history.commits[number]
            before, after = self._around(key, number, past)
            now = self._version(key, after, past)
            if now:
                states.setdefault(commit.day, self._state(commit, now))
            latest = waiting or ((commit, now) if now else None)
            was = self._version(key, before, past) if before else None
            # What mends a broken file is compared with the last one that could be read.
            waiting = latest if before and was is None else None
            if latest and not waiting:
                told = self._told(was, latest[1])
                chapters += [Chapter(latest[0], told)] if told else []
        left = max(len(commits) - most, 0) if most is not None else 0
        return Chronicle(tuple(chapters), tuple(reversed(states.values())), left)

    def by_tags(self, key: Key, tags: Sequence[Tag]) -> Chronicle | None:
        """The same from tag to tag, the newest first: what there is since the last one, then what each one brought."""
        past, commits = self.history.past, self._commits(key)
        if past is None or not commits:
            return None
        names = [("", self.history.commits[commits[0]].day, commits[0])]
        for tag in tags:
            number = next((each for each in commits if self.history.commits[each].id in tag.commits), None)
            if number is not None:
                names.append((tag.name, tag.day, number))
        versions = [self._version(key, self._around(key, each[2], past)[1], past) for each in names]
        chapters: list[Chapter] = []
        states: list[State] = []
        for place, ((name, day, number), now) in enumerate(zip(names, versions, strict=True)):
            older = next((each for each in versions[place + 1 :] if each), None)
            nothing_since = not name and len(names) > 1 and number == names[1][2]
            if now and not nothing_since:
                commit = replace(self.history.commits[number], day=day, author="")
                states.append(self._state(commit, now))
                told = self._told(older, now)
                chapters += [Chapter(commit, told, name)] if told else []
        return Chronicle(tuple(chapters), tuple(reversed(states)))

    # The versions

    def _files(self, key: Key) -> tuple[str, ...]:
        """The files of a journey, the one that makes it first."""
        first = self.loaded.files.get(key, "")
        return (first, *(path for path in self._files_by_key.get(key, ()) if path != first))

    @cached_property
    def _files_by_key(self) -> Mapping[Key, list[str]]:
        found: dict[Key, list[str]] = {}
        for path, key in self.loaded.keys.items():
            found.setdefault(key, []).append(path)
        return found

    def _commits(self, key: Key) -> tuple[int, ...]:
        """The numbers of the commits that changed the journey, the newest first."""
        known = (version for path in self._files(key) for version in self.history.files.get(path, ()))
        return tuple(sorted({version.number for version in known}))

    def _around(self, key: Key, number: int, past: Past) -> tuple[Content, Content]:
        """The journey's files before and after a commit; none where there was no such journey."""
        commit = self.history.commits[number]
        main = self.history.files.get(self._files(key)[0], ())
        version = next((each for each in main if each.number >= number), None)
        if version is None or not version.path:
            return {}, {}
        changed = version.number == number
        old, new = version.before if changed else version.path, version.path
        return (
            self._content(key, old, version.before_blob if changed else version.blob, f"{commit.id}^", past),
            self._content(key, new, version.blob, commit.id, past),
        )

    def _content(self, key: Key, path: str, blob: str, commit: str, past: Past) -> Content:
        folder, _, name = path.rpartition("/")
        if not path:
            return {}
        if name.rpartition(".")[0] != "index":
            return {f"content/journeys/{key.id}.{name.rpartition('.')[2]}": blob}
        try:
            there = past.files_in(commit, folder)
        except GitFailed:  # there is no commit before the first one
            return {}
        return {f"content/journeys/{key.id}/{each.removeprefix(f'{folder}/')}": blob for each, blob in there.items()}

    def _content_now(self, key: Key) -> Content:
        """The files of a journey as they are, whether they are committed or not."""
        found: dict[str, str] = {}
        for path in self._files(key):
            described = self.loaded.entries.described.get(path)
            content = described.document.content if described else None
            if content is None:
                return {}
            found[path] = blob_id(content, self.history)
        return found

    def _version(self, key: Key, content: Content, past: Past) -> _Version | None:
        """The journey that files told of, as it would be read today; None where they cannot be read."""
        known, name = self._read.setdefault(key, {}), frozenset(content.items())
        if name not in known:
            journey = self._journey_in(key, content, past)
            known[name] = _Version(journey, self._around_it(journey)) if journey else None
        return known[name]

    def _around_it(self, journey: Journey) -> Around:
        found: dict[Kind, dict[str, Entity]] = {}
        for target in dict.fromkeys(target for target, _ in references_of(journey)):
            entity = self.loaded.catalog.of(target.kind).get(target.id)
            if entity and target != journey.key:
                found.setdefault(target.kind, {})[target.id] = entity
        return found

    def _journey_in(self, key: Key, content: Content, past: Past) -> Journey | None:
        if content == self._content_now(key):
            return self.loaded.catalog.journeys.get(key.id)
        try:
            tree = MemoryTree({path: past.read(blob) for path, blob in content.items()})
        except GitFailed:
            return None
        found = (each for each in entries_of(tree, frozenset(tree.paths)).entries if each.key == key)
        entity = next((read(entry, self.loaded.around).entity for entry in found), None)
        return entity if isinstance(entity, Journey) else None

    # What they say

    def _told(self, before: _Version | None, after: _Version) -> tuple[Told, ...]:
        around = _both(before.around, after.around) if before else after.around
        sides = self._catalog(before.journey if before else None, around), self._catalog(after.journey, around)
        sayings = Sayings(self.words)
        return tuple(
            Told(
                tuple((part.kind, part.text) for part in sayings.place(change.spot)) if change.spot.stage else (),
                tuple((part.kind, part.text) for part in sayings.of(change)),
                change.verdict.judgement.value,
            )
            for group in compare_journeys(*sides, lambda journey: journey.id == after.journey.id)
            for change in group.changes
        )

    def _catalog(self, journey: Journey | None, around: Around) -> Catalog:
        journeys = {**around.get(Kind.JOURNEY, {}), **({journey.id: journey} if journey else {})}
        return Catalog(self.loaded.catalog.site, {**around, Kind.JOURNEY: journeys})

    def _state(self, commit: Commit, version: _Version) -> State:
        journey = version.journey
        means = ((persona, mean(moments_of(journey, persona))) for persona in journey.persona_ids)
        catalog = self._catalog(journey, version.around)
        scores = [
            each.score
            for each in catalog.opportunities.values()
            if each.score is not None
            and each.opportunity.status not in _OVER
            and any(place.journey is journey for place in each.places)
        ]
        return State(
            commit.day,
            tuple((persona, value) for persona, value in means if value is not None),
            sum(scores) if scores else None,
        )


def _both(before: Around, after: Around) -> Around:
    """What either version refers to."""
    return {kind: {**before.get(kind, {}), **after.get(kind, {})} for kind in dict.fromkeys((*before, *after))}


def blob_id(content: bytes, history: History) -> str:
    """The id that Git gives a content, by whatever hash the repository's ids are made."""
    digest = hashlib.sha256 if history.head and len(history.head.id) == 64 else hashlib.sha1
    return digest(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
