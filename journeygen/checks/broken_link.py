"""`broken-link`: a link or an image in a text that leads to nothing."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.model.kinds import Key
from journeygen.model.names import nearest
from journeygen.problems import Location, Problem, error
from journeygen.prose import Found
from journeygen.sheet import resolve
from journeygen.source.reader import Written


def _run(checked: Checked) -> Iterator[Problem]:
    for key, written in checked.loaded.texts:
        seen: dict[str, int] = {}
        for found in checked.desk.prose.links(written.text):
            seen[found.written] = seen.get(found.written, 0) + 1
            if resolve(checked.desk, found, key)[0] == "broken":
                place = _place(checked, written, found.written, seen[found.written])
                yield error("broken-link", place, *_said(checked, found))


def _said(checked: Checked, found: Found) -> tuple[str, str]:
    if not found.wiki:
        what = "image" if found.image else "link"
        near = nearest(found.target, _names_of_files(checked))
        hint = f"did you mean '{near}'?" if near else "the path starts from the file it stands in"
        return f"the {what} leads to '{found.target}', which does not exist", hint
    means = checked.desk.catalog.find(found.target)
    if means:
        choices = ", ".join(f"[[{key}]]" for key in means)
        return f"[[{found.target}]] can mean {len(means)} things", f"write one of {choices}"
    catalog = checked.desk.catalog
    known: dict[str, Key] = {key.id: key for kind in catalog.entities for key in map(_key, catalog.of(kind).values())}
    near = nearest(found.target.partition(":")[2] or found.target, known)
    hint = f"did you mean [[{near}]]?" if near else "the text between [[ and ]] is the id or the name of an entity"
    return f"[[{found.target}]] names nothing on this site", hint


def _key(entity: object) -> Key:
    key: Key = entity.key  # type: ignore[attr-defined]  # catalogs hold entities
    return key


def _names_of_files(checked: Checked) -> list[str]:
    return [path.rpartition("/")[2] for path in checked.loaded.paths]


def _place(checked: Checked, written: Written, needle: str, nth: int) -> Location:
    """Where the nth such link of a text stands in the file, searched from where the text begins."""
    start = written.location
    lines = checked.text_of(start.path).split("\n")
    for number in range(start.line - 1, len(lines)):
        column = start.column - 1 if number == start.line - 1 else 0
        while (column := lines[number].find(needle, column)) >= 0:
            nth -= 1
            if nth == 0:
                return Location(start.path, number + 1, column + 1)
            column += 1
    return start


CHECK = Check("broken-link", _run)
