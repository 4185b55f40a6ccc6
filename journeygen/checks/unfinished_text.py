"""`unfinished-text`: a placeholder that was to be replaced before anybody reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import step
from journeygen.checks.rule import Rule
from journeygen.model.entity import Entity
from journeygen.model.fields import For
from journeygen.model.journeys import Journey
from journeygen.problems import Location, Problem

_SIGNS = re.compile(
    r"(?<![\w-])(?:TODO|FIXME|XXX+|xxx+|TBD|tbd|TBC|tbc|[Ll]orem ipsum|LOREM IPSUM)(?![\w-])",
)
_WORDS = ("TODO", "FIXME", "XXX", "xxx", "TBD", "tbd", "TBC", "tbc", "orem ipsum", "OREM IPSUM")
_TODO_IS_A_WORD = ("es", "pt", "gl", "ca", "it")
"""Languages in which `TODO` can be a word in capitals: there it is a sign only with a colon behind it."""

RULE = Rule(
    "unfinished-text",
    wants="No text has a placeholder in it: `TODO`, `FIXME`, `TBD`, `TBC`, `XXX` or `lorem ipsum`.",
    why="It was to be replaced before anybody reads it. A comment (`# TODO`) or a draft is the place for it.",
    wrong=step("title: Asks\nemotion: 1\nthoughts: TODO ask Dora"),
    right=step("title: Asks\nemotion: 1\nthoughts: Why does nobody answer?  # TODO ask Dora"),
    let_off="Drafts and archived journeys, comments, and what stands in Markdown as code.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    site = checked.loaded.catalog.site
    for entity in _suspicious(checked):
        if isinstance(entity, Journey) and entity.status not in ("published", "in-review"):
            continue
        language = (entity.language if isinstance(entity, Journey) else "") or site.language
        for where, text in _texts(entity, ()):
            sign = _sign(checked, text, language)
            if sign:
                yield RULE.found(
                    _place(checked, entity, where, sign),
                    f"'{sign}' looks like a text that is not written yet",
                    "write it, or leave it out until you know",
                )


def _suspicious(checked: Checked) -> Iterator[Entity]:
    """The entities of files that have a sign anywhere: few, so that the others need not be walked through."""
    loaded = checked.loaded
    files = {
        path
        for path, each in loaded.entries.described.items()
        if each.document.parsed and _may_have_sign(each.document.parsed.text)
    }
    keys = {loaded.keys[path] for path in files if path in loaded.keys}
    for kind in loaded.catalog.entities:
        for entity in loaded.catalog.of(kind).values():
            if entity.key in keys or loaded.files.get(entity.key) in files:
                yield entity


def _may_have_sign(text: str) -> bool:
    """Whether a sign may be in a text: a quick look, for files that are read by the thousand."""
    return any(word in text for word in _WORDS)


def _sign(checked: Checked, text: str, language: str) -> str:
    """The first placeholder of a text; empty where there is none."""
    if not _SIGNS.search(text):  # most texts by far
        return ""
    for match in _SIGNS.finditer(checked.desk.prose.spoken(text)):
        after = match.string[match.end() : match.end() + 1]
        if match[0] != "TODO" or after == ":" or language.split("-")[0] not in _TODO_IS_A_WORD:
            return match[0]
    return ""


def _texts(value: Any, where: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts of an entity, with their places in its data."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            if name not in ("id", "stub"):
                yield from _texts(getattr(value, name), (*where, info.alias or name))
    elif isinstance(value, For):
        yield from _texts(value.value, (*where, "value"))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _texts(each, (*where, key))
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _texts(each, (*where, number))


def _place(checked: Checked, entity: Entity, where: tuple[str | int, ...], sign: str) -> Location:
    """Where a placeholder stands: the first one in the file from where its text begins."""
    start = checked.place(entity.key, *where)
    if where == ("body",):
        start = next(
            (text.location for key, text in checked.loaded.texts if key == entity.key and sign in text.text), start
        )
    return checked.find(start, sign)


CHECK = Check(RULE, _run, always=True)
