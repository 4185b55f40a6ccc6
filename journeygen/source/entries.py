"""Which entities there are: every file is parsed once, and says what it describes.

What a file says depends on its bytes, its path and the folders that are journeys. While these stay,
so does what was read of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from journeygen.model.kinds import Key, Kind
from journeygen.model.names import is_slug, slug_of
from journeygen.problems import Location, Problem, Rename, error
from journeygen.source.accepts import Accept, accepts_in
from journeygen.source.document import Parsed, parse_document, unreadable
from journeygen.source.kinds import FOLDERS, Placed, place
from journeygen.source.reader import splice
from journeygen.source.tree import SourceTree
from journeygen.source.yaml import Mapping as MappingNode
from journeygen.source.yaml import Node, Scalar, Sequence

SITE_FILE = "content/site.yaml"


@dataclass(frozen=True)
class Document:
    """A file as it was read: its bytes (None where it could not be), what they say, and what is wrong with them.

    `accepts` are the comments in it that accept a problem.
    """

    content: bytes | None
    parsed: Parsed | None
    problems: tuple[Problem, ...]
    accepts: tuple[Accept, ...] = ()


@dataclass(frozen=True, eq=False)
class Entry:
    """One entity to be read: its file and its part of it; of a journey in a folder, the files of its stages too."""

    placed: Placed
    parsed: Parsed
    node: Node
    id: str
    stages: tuple[tuple[str, Parsed], ...] = ()

    @cached_property
    def key(self) -> Key:
        """The key of the entity."""
        return Key(self.placed.kind, self.id)

    @cached_property
    def name(self) -> str:
        """The name that is written; empty where none is."""
        return name_of(self.node)

    @property
    def location(self) -> Location:
        """Where the entity begins."""
        return Location(self.parsed.path, self.node.line, self.node.column)

    def is_like(self, other: Entry) -> bool:
        """Whether the other one is of the same files, read at the same time."""
        return (
            self.node is other.node
            and len(self.stages) == len(other.stages)
            and all(
                mine[0] == yours[0] and mine[1] is yours[1]
                for mine, yours in zip(self.stages, other.stages, strict=True)
            )
        )


@dataclass(frozen=True)
class Described:
    """What a file describes. A stage of a journey is no entry of its own; what cannot be read has none."""

    document: Document
    placed: Placed
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Entries:
    """All entities to be read, in the order in which they are.

    `unread` are the keys of those whose file says nothing that could be read. `described` and `site`
    are what each file says; `placed` is what the name of each file says.
    """

    paths: frozenset[str]
    placed: Mapping[str, Placed]
    misplaced: tuple[Problem, ...]
    entries: tuple[Entry, ...]
    unread: tuple[Key, ...]
    problems: tuple[Problem, ...]
    described: Mapping[str, Described]
    site: Document | None

    @cached_property
    def unread_lists(self) -> frozenset[Kind]:
        """The kinds of which a list file could not be read: nobody knows what it describes."""
        lists = (each for each in self.described.values() if not each.placed.id)
        unread = (each for each in lists if each.document.parsed is None or (each.problems and not each.entries))
        return frozenset(each.placed.kind for each in unread)


def read_document(tree: SourceTree, path: str, before: Document | None = None) -> Document:
    """A file, parsed; as it was `before`, where its bytes are the same."""
    try:
        content = tree.read(path)
    except OSError as failure:
        return Document(None, None, (unreadable(failure, path),))
    if before is not None and before.content == content:
        return before
    parsed = parse_document(content, path)
    accepts = tuple(accepts_in(parsed))
    return Document(content, parsed if parsed.root is not None else None, parsed.problems, accepts)


def entries_of(tree: SourceTree, paths: frozenset[str], before: Entries | None = None) -> Entries:
    """The entities of a tree; `before` is what they were, to read no file twice."""
    if before and before.paths == paths:
        placed, misplaced = before.placed, before.misplaced
    else:
        placed, misplaced = _placed(paths)
    described: dict[str, Described] = {}
    for path, each in placed.items():
        known = before.described.get(path) if before else None
        document = read_document(tree, path, known.document if known else None)
        if known is None or document is not known.document or each != known.placed:
            known = _described(each, document)
        described[path] = known
    unread = tuple(
        Key(each.placed.kind, each.placed.id)
        for each in described.values()
        if each.document.parsed is None and each.placed.id and not each.placed.stage
    )
    entries, twice = _once(_with_stages(described))
    problems = (problem for each in described.values() for problem in (*each.document.problems, *each.problems))
    site = read_document(tree, SITE_FILE, before.site if before else None) if SITE_FILE in paths else None
    return Entries(paths, placed, misplaced, entries, unread, (*misplaced, *problems, *twice), described, site)


def _placed(paths: frozenset[str]) -> tuple[dict[str, Placed], tuple[Problem, ...]]:
    """What the files describe, by what their names say."""
    folders = frozenset(
        path.rpartition("/")[0].removeprefix("content/")
        for path in paths
        if path.startswith("content/journeys/")
        and path.count("/") > 2
        and path.rpartition("/")[2] in ("index.md", "index.yaml")
    )
    found: dict[str, Placed] = {}
    problems: list[Problem] = []
    for path in sorted(path for path in paths if path.startswith("content/")):
        placed, problem = place(path, folders)
        if problem:
            problems.append(_unless_taken(problem, paths))
        if placed is not None:
            found[path] = placed
    return found, tuple(problems)


def _described(placed: Placed, document: Document) -> Described:
    parsed = document.parsed
    if parsed is None or placed.stage:
        return Described(document, placed)
    assert parsed.root is not None
    if not placed.id:
        problems: list[Problem] = []
        return Described(document, placed, tuple(_list_entries(placed, parsed, problems)), tuple(problems))
    if isinstance(parsed.root, MappingNode):
        return Described(document, placed, (Entry(placed, parsed, parsed.root, placed.id),))
    return Described(document, placed, (), (not_keys(parsed.root, parsed.path),))


def _list_entries(placed: Placed, parsed: Parsed, problems: list[Problem]) -> Iterator[Entry]:
    root = parsed.root
    if isinstance(root, MappingNode) and not root.entries:
        return
    if not isinstance(root, Sequence):
        hint = "begin each one with a dash, such as '- id: web'"
        if isinstance(root, MappingNode) and isinstance(root.entries[0][1], Sequence):
            hint = f"take the line '{root.entries[0][0].text}:' out: the list stands by itself"
        assert root is not None
        place = Location(parsed.path, root.line, root.column)
        problems.append(error("wrong-type", place, "a list is expected in this file", hint))
        return
    for item in root.items:
        if not isinstance(item, MappingNode):
            problems.append(_not_an_entry(item, parsed.path, placed.kind))
            continue
        keys = {key.text: value for key, value in item.entries}
        written = keys.get("id")
        id_ = written.text.strip() if isinstance(written, Scalar) else slug_of(name_of(item))
        if written is None and placed.kind in (Kind.CHANNEL, Kind.TEAM) and id_:
            place = Location(parsed.path, item.line, item.column)
            message = f"this {placed.kind.words} has no 'id'"
            problems.append(error("missing-key", place, message, f"add a line 'id: {id_}'"))
        if is_slug(id_):
            yield Entry(placed, parsed, item, id_)
        elif isinstance(written, Scalar):
            right = slug_of(id_)
            hint = f"write '{right}'" if right else "write one with letters in it, such as 'web'"
            place = Location(parsed.path, written.line, written.column)
            message = f"'{id_}' cannot be an id: ids are lower-case letters, digits and hyphens"
            line = parsed.text.split("\n")[written.line - 1]
            fix = splice(line, written, right) if right else ()
            problems.append(error("id", place, message, hint, fix=fix))
        else:
            place = Location(parsed.path, item.line, item.column)
            problems.append(error("missing-key", place, "this entry has no 'name'", "add a line 'name: …'"))


def _with_stages(described: Mapping[str, Described]) -> Iterator[Entry]:
    """All entries; those of journeys in folders with the files of their stages."""
    stages: dict[str, list[tuple[str, Parsed]]] = {}
    for path, each in described.items():
        if each.placed.stage and each.document.parsed is not None:
            stages.setdefault(path.rpartition("/")[0], []).append((each.placed.stage, each.document.parsed))
    for path, each in described.items():
        own = tuple(stages.get(path.rpartition("/")[0], ())) if each.placed.is_index else ()
        yield from (replace(entry, stages=own) for entry in each.entries) if own else each.entries


def _once(entries: Iterator[Entry]) -> tuple[tuple[Entry, ...], list[Problem]]:
    """The entries in the order in which they are read; an id that is there twice is an error."""
    first: dict[Key, Entry] = {}
    problems: list[Problem] = []
    for entry in entries:
        other = first.setdefault(entry.key, entry)
        if other is entry:
            continue
        same = other.parsed.path == entry.parsed.path
        where = f"on line {other.node.line}" if same else f"in {other.parsed.path}"
        message = f"the {entry.placed.kind.words} '{entry.id}' is already described {where}"
        other_name = "file name" if entry.placed.id else "id"
        hint = f"keep one of the two; if both are meant, give one of them another {other_name}"
        problems.append(error("duplicate-id", entry.location, message, hint))
    order = {entity.kind: number for number, entity in enumerate(FOLDERS.values())}
    return tuple(sorted(first.values(), key=lambda each: order[each.placed.kind])), problems


def not_keys(node: Node, path: str) -> Problem:
    """The problem with a list or a text where keys are expected."""
    place = Location(path, node.line, node.column)
    hint = "write lines such as 'title: …'"
    if isinstance(node, Sequence) and any(isinstance(item, MappingNode) for item in node.items):
        hint = "take the dashes out: this file describes one thing, in lines such as 'title: …'"
    return error("wrong-type", place, "keys are expected here, not a list or a text", hint)


def _not_an_entry(node: Node, path: str, kind: Kind) -> Problem:
    place = Location(path, node.line, node.column)
    name = node.text if isinstance(node, Scalar) else "…"
    hint = f"write '- id: {slug_of(name) or 'web'}', and below it, in the column of 'id', 'name: {name}'"
    return error("wrong-type", place, f"each {kind.words} is described by keys", hint)


def _unless_taken(problem: Problem, paths: frozenset[str]) -> Problem:
    """A problem with a file's name; where the right one is taken, renaming it is no way out."""
    if not isinstance(problem.fix, Rename) or problem.fix.to not in paths:
        return problem
    name = problem.fix.to.rpartition("/")[2]
    return replace(problem, hint=f"there is a '{name}' already: give this one another name, or delete it", fix=())


def name_of(node: Node) -> str:
    """The name or title that an entity is written with; empty where it has none."""
    keys = {key.text: value for key, value in node.entries} if isinstance(node, MappingNode) else {}
    name = keys.get("name") or keys.get("title")
    return name.text.strip() if isinstance(name, Scalar) else ""
