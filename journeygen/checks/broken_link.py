"""`broken-link`: a link or an image in a text that leads to nothing."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import front
from journeygen.checks.rule import Rule
from journeygen.model.kinds import Key
from journeygen.model.names import nearest
from journeygen.problems import Problem
from journeygen.prose import Found
from journeygen.sheet import resolve

RULE = Rule(
    "broken-link",
    wants="Links and pictures in texts lead to something that exists.",
    why="A reader who follows a link to nothing does not follow the next one.",
    wrong=front("pages/help.md", "title: Help", "See [[chta]] and [our prices](prices.md).\n"),
    right=front("pages/help.md", "title: Help", "See [[chat]] and [our prices](https://example.org/prices).\n"),
    weight="error",
)


def _run(checked: Checked) -> Iterator[Problem]:
    for key, written in checked.loaded.texts:
        seen: dict[str, int] = {}
        for found in checked.desk.prose.links(written.text):
            seen[found.written] = seen.get(found.written, 0) + 1
            if resolve(checked.desk, found, key)[0] == "broken":
                place = checked.within(written, found.written, seen[found.written])
                yield RULE.found(place, *_said(checked, found))


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


CHECK = Check(RULE, _run, always=True)
