"""From a tree of files to the catalog: every file is read once, in the order in which others need it.

A tree that differs little from one that was loaded before need not be read from the start: what each
file said, and what each entity became, is kept while nothing that it depended on is another. The
result is the same as that of reading everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from journeygen.model.catalog import Catalog
from journeygen.model.entity import Entity
from journeygen.model.kinds import Key, Kind
from journeygen.model.names import nearest
from journeygen.model.site import SITE, Site
from journeygen.model.stages import StageModel
from journeygen.problems import Location, Problem, error
from journeygen.source.accepts import Accept
from journeygen.source.circles import circles
from journeygen.source.entries import SITE_FILE, Document, Entries, Entry, entries_of, not_keys
from journeygen.source.kinds import FOLDERS
from journeygen.source.models import models_for
from journeygen.source.names import Asked, Files, Names, Stub
from journeygen.source.normalise import read_entity
from journeygen.source.reader import Path, Reader, Written
from journeygen.source.reading import Around, Positions, Reading, place_in_lists, read, stub_of
from journeygen.source.settings import wrong_settings
from journeygen.source.tree import SourceTree
from journeygen.source.validate import validate
from journeygen.source.yaml import Mapping as MappingNode


@dataclass(frozen=True, eq=False)
class SiteReading:
    """What `site.yaml` says, and what was asked for it. Where it `is_read` not, `site` stands in for it."""

    document: Document | None
    site: Site
    problems: tuple[Problem, ...] = ()
    positions: Positions = field(default_factory=dict)
    texts: tuple[Written, ...] = ()
    asked: Asked | None = None
    is_read: bool = False


@dataclass(frozen=True)
class Loaded:
    """A site, read: the catalog, and beside it what belongs to the files it came from.

    `files` tells the file of each entity and `keys` the reverse (a list file has no key); `positions`
    tells where each value of an entity was written. `readings` are the entities in the order in which
    they were read.
    """

    catalog: Catalog
    problems: tuple[Problem, ...]
    files: Mapping[Key, str]
    keys: Mapping[str, Key]
    positions: Mapping[Key, Positions]
    names: Names
    paths: frozenset[str]
    entries: Entries
    readings: Mapping[Key, Reading]
    around: Around
    site: SiteReading

    @cached_property
    def texts(self) -> tuple[tuple[Key, Written], ...]:
        """The texts with links in them, with the entity each is written in."""
        of_site = ((SITE, written) for written in self.site.texts)
        return (*of_site, *((key, written) for key, each in self.readings.items() for written in each.texts))

    @cached_property
    def accepts(self) -> tuple[Accept, ...]:
        """The comments that accept a problem."""
        documents = (each.document for each in self.entries.described.values())
        of_site = self.entries.site.accepts if self.entries.site else ()
        return (*of_site, *(accept for document in documents for accept in document.accepts))

    @cached_property
    def unread(self) -> frozenset[Key]:
        """The entities (`SITE`: the site) of whose files at least one could not be read: they are not whole."""
        lost = {key for key, reading in self.readings.items() if reading.entity is None}
        files = (each for each in self.entries.described.values() if each.document.parsed is None and each.placed.id)
        lost |= {Key(each.placed.kind, each.placed.id) for each in files}
        return frozenset(lost if self.site.is_read else lost | {SITE})

    @property
    def places_of_site(self) -> Positions:
        """Where each value of `site.yaml` was written."""
        return self.site.positions

    def place_in_site(self, *keys: str) -> Location:
        """Where a key of `site.yaml` stands, else the nearest one above it."""
        above = (keys[:length] for length in range(len(keys), 0, -1))
        found = (self.site.positions[each] for each in above if each in self.site.positions)
        return next(found, Location(SITE_FILE))


def load(tree: SourceTree, before: Loaded | None = None) -> Loaded:
    """Read a site. Whatever is wrong is reported; what can be read all the same is in the catalog.

    `before` is the same site as it was loaded earlier, to read again only what the difference touches.
    """
    paths = frozenset(tree.paths)
    entries = entries_of(tree, paths, before.entries if before else None)
    files, names = Files(paths), _declared(entries)
    differing = _differing(names, files, before) if before else frozenset()
    site = _site(entries.site, names, files, differing, before.site if before else None)
    around = Around(tree, names, files, site.site, models_for(site.site.lanes.custom))
    readings = _readings(entries.entries, around, differing, before)
    names.stubs = _stubs(site, readings)
    catalog = Catalog(site.site, _entities(entries, readings, names.stubs, before))
    if before:
        catalog.following(before.catalog)
    positions = {key: reading.positions for key, reading in readings.items()}
    file_of = {entry.key: entry.parsed.path for entry in entries.entries}
    return Loaded(
        catalog,
        (
            *_outside(tree),
            *entries.problems,
            *site.problems,
            *(problem for reading in readings.values() for problem in reading.problems),
            *(stub.warning for stub in names.stubs.values() if stub.key.kind not in entries.unread_lists),
            *_unknown_parts(readings, catalog),
            *circles(catalog, positions),
        ),
        file_of if site.asked is None else {SITE: SITE_FILE, **file_of},
        dict(_keys(entries.entries)),
        positions,
        names,
        paths,
        entries,
        readings,
        around,
        site,
    )


def _outside(tree: SourceTree) -> Iterator[Problem]:
    for path in tree.outside:
        hint = "put the file itself there"
        yield error("file-outside", Location(path), "this is a link that leads out of the site", hint)


def _declared(entries: Entries) -> Names:
    """The names of all entities. Those that cannot be read too: nobody is to be told that they do not exist."""
    names = Names()
    for key in entries.unread:
        names.declare(key.kind, key.id, "")
    for entry in entries.entries:
        names.declare(entry.placed.kind, entry.id, entry.name)
    return names


def _differing(names: Names, files: Files, before: Loaded) -> frozenset[Kind | None]:
    """The kinds of which the names differ from before; None among them where the files do."""
    return names.differing(before.names) | (frozenset() if files.paths == before.paths else frozenset({None}))


def _keys(entries: tuple[Entry, ...]) -> Iterator[tuple[str, Key]]:
    for entry in entries:
        if entry.placed.id:
            yield entry.parsed.path, entry.key
            yield from ((parsed.path, entry.key) for _, parsed in entry.stages)


# The site


def _site(
    document: Document | None, names: Names, files: Files, differing: frozenset[Kind | None], before: SiteReading | None
) -> SiteReading:
    if before and before.document is document and (before.asked is None or before.asked.holds(names, files, differing)):
        return before
    fallback = Site(title="Journeys")
    if document is None:
        if any(path.lower() in (SITE_FILE, "content/site.yml") for path in files.paths):
            return SiteReading(document, fallback)  # that its name is wrong is said where all names are looked at
        hint = "write one with the line 'title: …', or start with 'journeygen new site'"
        missing = error("no-site", Location(SITE_FILE), "a site needs this file", hint)
        return SiteReading(document, fallback, (missing,))
    parsed = document.parsed
    if parsed is None or parsed.root is None:
        return SiteReading(document, fallback, document.problems)
    if not isinstance(parsed.root, MappingNode):
        return SiteReading(document, fallback, (*document.problems, not_keys(parsed.root, SITE_FILE)))
    reader = Reader(SITE_FILE, parsed.text, Asked(names, files))
    site, problems = validate(Site, read_entity(Site, parsed.root, reader), reader)
    found = [*document.problems, *reader.problems, *problems, *(_wrong_in(site, reader) if site else ())]
    found += wrong_settings(site, reader.positions) if site else ()
    return SiteReading(
        document,
        site or fallback,
        tuple(found),
        reader.positions,
        tuple(reader.texts),
        reader.names,
        is_read=site is not None,
    )


def _wrong_in(site: Site, reader: Reader) -> Iterator[Problem]:
    def wrong(where: Path, message: str, hint: str) -> Problem:
        place = next(reader.positions[where[:n]] for n in range(len(where), -1, -1) if where[:n] in reader.positions)
        return error("site", place, message, hint)

    if site.scale[0] >= site.scale[1]:
        hint = f"write [{site.scale[1]:g}, {site.scale[0]:g}]"
        yield wrong(("scale",), "the scale's first value has to be the lower one", hint)
    if site.emotion and len(site.emotion) != 5:
        hint = "the levels are always five, from the lowest to the highest"
        yield wrong(("emotion",), f"these are {len(site.emotion)} words", hint)
    plain = models_for(())
    taken = {*plain.step.model_fields, *plain.stage.model_fields, *plain.journey.model_fields}
    seen: set[str] = set()
    for number, lane in enumerate(site.lanes.custom):
        where: Path = ("lanes", "custom", number)
        if lane.id in taken or lane.id in seen:
            yield wrong((*where, "id"), f"'{lane.id}' is already the name of a lane or key", "choose another id")
        seen.add(lane.id)
        if lane.type in ("score", "curve") and (len(lane.range) != 2 or lane.range[0] >= lane.range[1]):
            yield wrong(where, f"a lane of the type '{lane.type}' needs a range", "add one, such as 'range: [1, 5]'")


# The entities


def _readings(
    entries: tuple[Entry, ...], around: Around, differing: frozenset[Kind | None], before: Loaded | None
) -> dict[Key, Reading]:
    """All entities, read. Stage models come before the journeys that need them."""
    same_site = before is not None and around.is_like(before.around)
    readings: dict[Key, Reading] = {}
    for entry in entries:
        key = entry.key
        reading = before.readings.get(key) if before else None
        if reading is None or not reading.holds(entry, around, same_site, differing):
            reading = read(entry, around)
        readings[key] = reading
        if isinstance(reading.entity, StageModel):
            around.stage_models[key.id] = reading.entity
    return readings


def _stubs(site: SiteReading, readings: Mapping[Key, Reading]) -> dict[Key, Stub]:
    """What is named and described nowhere, as it is named first."""
    found: dict[Key, Stub] = dict(site.asked.stubs) if site.asked else {}
    for reading in readings.values():
        for key, stub in reading.asked.stubs.items():
            found.setdefault(key, stub)
    return found


def _entities(
    entries: Entries, readings: Mapping[Key, Reading], stubs: Mapping[Key, Stub], before: Loaded | None
) -> dict[Kind, dict[str, Entity]]:
    """The entities by kind, each kind in the order in which lists show it.

    Those that are named only, and those that could not be read, have nothing but a name.
    """
    found: dict[Kind, list[tuple[tuple[float, str, str], Entity]]] = {each.kind: [] for each in FOLDERS.values()}
    nameless = dict.fromkeys(entries.unread, "")
    for key, reading in readings.items():
        if reading.entity is None:
            nameless[key] = reading.entry.name
        else:
            found[key.kind].append((reading.place_in_lists, reading.entity))
    for key, name in {**nameless, **{key: stub.name for key, stub in stubs.items()}}.items():
        if key in readings and readings[key].entity is not None:
            continue  # another file describes it
        channel = _channel_beside(key, readings, stubs) if key.kind is Kind.TOUCHPOINT else ""
        stub = stub_of(key, name, channel)
        # The same object where nothing is new, so that what depends on it need not be looked at.
        known = before.catalog.of(key.kind).get(key.id) if before else None
        stub = known if known == stub else stub
        found[key.kind].append((place_in_lists(stub), stub))
    for kind, each in found.items():
        if kind not in (Kind.CHANNEL, Kind.TEAM):  # those are listed as they are written
            each.sort(key=lambda pair: pair[0])
    return {kind: {entity.id: entity for _, entity in each} for kind, each in found.items()}


def _channel_beside(touchpoint: Key, readings: Mapping[Key, Reading], stubs: Mapping[Key, Stub]) -> str:
    """The channel of the first step that uses a touchpoint which is described nowhere, or could not be read."""
    for reading in readings.values():
        if touchpoint in reading.asked.stubs or touchpoint not in stubs:
            channel = reading.channel_beside(touchpoint.id)
            if channel:
                return channel
    return ""


def _unknown_parts(readings: Mapping[Key, Reading], catalog: Catalog) -> Iterator[Problem]:
    """References to a part of another journey that has no such part."""
    for later in (later for reading in readings.values() for later in reading.later):
        known = catalog.pains if later.key.kind is Kind.PAIN_POINT else catalog.opportunities
        if later.key not in known:
            journey = later.key.id.partition("/")[0]
            words = later.key.kind.words
            inside = [key.id for key in known if key.id.startswith(f"{journey}/")]
            near = nearest(later.key.id, [key.id for key in known])
            if near:
                hint = f"did you mean '{near}'?"
            elif inside:
                hint = f"that journey has {', '.join(inside)}"
            elif journey in catalog.journeys:
                hint = f"the journey '{journey}' has no {words} yet: describe it there first"
            else:
                hint = f"there is no journey '{journey}': what stands before the / is the id of a journey"
            yield error("unknown-reference", later.location, f"no {words} '{later.key.id}'", hint)
