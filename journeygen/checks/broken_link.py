"""`broken-link`: a link or an image in a text that leads to nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from posixpath import basename, dirname, relpath, split
from urllib.parse import quote, unquote

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import front
from journeygen.checks.rule import Rule
from journeygen.links import stage_anchor, step_anchor
from journeygen.model.journeys import JourneyStage, Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.names import nearest
from journeygen.problems import Fix, Location, Problem, Splice
from journeygen.prose import Found
from journeygen.sheet import content_path, resolve
from journeygen.source.reader import Written

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
            needle = _as_written(checked, written, found)
            seen[needle] = seen.get(needle, 0) + 1
            kind, value, fragment = resolve(checked.desk, found, key)
            if kind == "broken":
                place = checked.within(written, needle, seen[needle])
                yield RULE.found(place, *_said(checked, found, key, partial(_fix, checked, place, needle)))
            elif kind == "entity" and isinstance(value, Key) and fragment:
                hint = _no_such_part(checked, value, fragment)
                if hint:
                    place = checked.within(written, needle, seen[needle])
                    yield RULE.found(place, f"the journey has no part '{fragment}'", hint)
        if "](" in written.text:
            yield from _cut_short(checked, written)


def _as_written(checked: Checked, written: Written, found: Found) -> str:
    """A link as it stands in the file: signs that no address has are written with a `%` once it is read."""
    plain = unquote(found.written)
    return plain if plain in written.text and found.written not in written.text else found.written


Mend = Callable[[str], Fix]


def _fix(checked: Checked, place: Location, needle: str, right: str) -> Fix:
    """What puts another link in the place of a written one, where it stands there."""
    line = checked.text_of(place.path).split("\n")[place.line - 1]
    if not line.startswith(needle, place.column - 1):
        return ()
    return (Splice(place.line, place.column, place.line, place.column + len(needle), right),)


def _said(checked: Checked, found: Found, key: Key, mend: Mend) -> tuple[str, str, str, Fix]:
    if not found.wiki:
        return _said_of_path(checked, found, checked.loaded.files.get(key, ""), mend)
    means = checked.desk.catalog.find(found.target)
    if means:
        choices = ", ".join(f"[[{key}]]" for key in means)
        return f"[[{found.target}]] can mean {len(means)} things", f"write one of {choices}", "", ()
    catalog = checked.desk.catalog
    known: dict[str, Key] = {key.id: key for kind in catalog.entities for key in map(_key, catalog.of(kind).values())}
    kind, colon, name = found.target.rpartition(":")
    near = nearest(name, known)
    hint = f"did you mean [[{near}]]?" if near else "write the id or the name of something that is on the site"
    right = found.written.replace(found.target, f"{kind}{colon}{near}", 1)
    return f"[[{found.target}]] names nothing on this site", hint, "", mend(right) if near and not colon else ()


def _said_of_path(checked: Checked, found: Found, file: str, mend: Mend) -> tuple[str, str, str, Fix]:
    target, hash_, fragment = unquote(found.target).partition("#")
    what = "image" if found.image else "link"
    message = f"the {what} leads to '{target}', which does not exist"
    path = content_path(target.replace("\\", "/"), file)
    near = path if path in checked.loaded.paths else _near_file(path, checked.loaded.paths)
    if near:
        there = near.removeprefix("content") if target.startswith("/") else relpath(near, dirname(file))
        right = quote(there, safe="/") + hash_ + fragment
        hint = f"did you mean '{there}'?" if "\\" not in target else f"write it with /, as '{there}'"
        return message, hint, "", mend(right)
    folder, example = ("assets", "/assets/photo.jpg") if found.image else ("static", "/pages/help.md")
    if not path.startswith("content/"):
        hint = f"put the file in 'content/{folder}/' and write /{folder}/{quote(basename(path))}"
        return f"the {what} leads to '{target}', which lies outside of 'content/'", hint, "", ()
    return message, f"write where the file is, seen from this one, or from 'content/' on, such as {example}", "", ()


def _near_file(path: str, paths: Iterable[str]) -> str | None:
    """The one file that a path is close to: in its folder, else anywhere."""
    folder, name = split(path)
    beside = {basename(each): each for each in paths if dirname(each) == folder}
    near = nearest(name, beside)
    if near:
        return beside[near]
    elsewhere = [each for each in paths if basename(each) == name]
    return elsewhere[0] if len(elsewhere) == 1 else None


_PARTS = ("stage-", "step-", "pain-", "opportunity-")


def _no_such_part(checked: Checked, key: Key, fragment: str) -> str:
    """What the parts of a journey are, where a link leads to one that it does not have; else nothing."""
    journey = checked.loaded.catalog.journeys.get(key.id) if key.kind is Kind.JOURNEY else None
    if journey is None or not fragment.startswith(_PARTS):
        return ""
    known = [stage_anchor(stage.id) for stage in journey.stages] + [step_anchor(step.id) for step in journey.steps]
    parts: tuple[JourneyStage | Step, ...] = (*journey.stages, *journey.steps)
    known += [f"pain-{pain.id}" for part in parts for pain in part.pain_points]
    known += [f"opportunity-{each.id}" for part in parts for each in part.opportunities]
    if unquote(fragment) in known:
        return ""
    near = nearest(unquote(fragment), known, loose=True)
    alike = [each for each in known if each.partition("-")[0] == fragment.partition("-")[0]]
    return (
        f"did you mean '{near}'?"
        if near
        else f"write one of {', '.join(alike[:8])}"
        if alike
        else "take the # and what follows it out"
    )


_CODE = re.compile(r"(`+)[^`].*?\1", re.DOTALL)
_WITH_SPACE = re.compile(r"\]\(([^()<>\s\"][^()<>\n\"]*[ ][^()<>\n\"]*\.\w{2,5})\)")


def _cut_short(checked: Checked, written: Written) -> Iterator[Problem]:
    """`[report](our report.pdf)`: with a space in its address it is no link, but a text in brackets."""
    shown = checked.desk.prose.plain(written.text)
    for match in _WITH_SPACE.finditer(_CODE.sub(" ", written.text)):
        if match[0] not in shown:
            continue  # in a block of code
        place = checked.within(written, match[1])
        right = match[1].replace(" ", "%20")
        message = f"a space ends an address, so '{match[1]}' makes no link"
        yield RULE.found(place, message, f"write {right}", fix=_fix(checked, place, match[1], right))


def _key(entity: object) -> Key:
    key: Key = entity.key  # type: ignore[attr-defined]  # catalogs hold entities
    return key


CHECK = Check(RULE, _run, always=True)
