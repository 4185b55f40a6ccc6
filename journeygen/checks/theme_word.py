"""`theme-word`: a word of the site's own theme that is missing, or missing in a language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Environment, TemplateError, nodes

from journeygen.checks.check import Check, Checked
from journeygen.checks.rule import Rule
from journeygen.model.names import nearest
from journeygen.problems import Location, Problem
from journeygen.words import SHIPPED, flattened, texts_of

RULE = Rule(
    "theme-word",
    wants="Each word that the site's own theme uses is there, in the language of the site and in each that the theme "
    "speaks.",
    why="A word that is missing in a language stands in English on a page in French. One that is missing everywhere "
    "keeps the page from being made.",
    let_off="The themes that come with journeygen: tests see to theirs.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    name = checked.loaded.catalog.site.theme
    if "/" not in name:
        return
    folder = f"themes/{name.rstrip('/').rpartition('themes/')[2]}/"
    files = sorted(path for path in checked.loaded.paths if path.startswith(folder))
    spoken = {language: _words(checked, path) for path in files if (language := _language(path, folder))}
    yield from _untranslated(checked, folder, spoken)
    known = {*texts_of("en"), *(key for words in spoken.values() for key in words)}
    for path in files:
        if path.startswith(f"{folder}templates/"):
            for key, line in _used(checked.text_of(path)):
                if key not in known:
                    near = nearest(key, known)
                    hint = f"did you mean '{near}'?" if near else f"write it in '{folder}words/en.toml'"
                    yield RULE.found(Location(path, line), f"there is no word '{key}'", hint)


def _untranslated(checked: Checked, folder: str, spoken: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    """The words that one language of the theme has, and another, or that of the site, has not."""
    own = {key: language for language, words in reversed([*spoken.items()]) for key in words}
    for language in dict.fromkeys((*spoken, checked.desk.words.language)) if spoken else ():
        there_are = {*spoken.get(language, {}), *(texts_of(language) if language in SHIPPED else ())}
        missing = [key for key in own if key not in there_are]
        if missing:
            path = f"{folder}words/{language}.toml"
            there = path if language in spoken else f"{folder}words/{own[missing[0]]}.toml"
            said = ", ".join(f"'{key}'" for key in missing[:3]) + (
                f" and {len(missing) - 3} more" if missing[3:] else ""
            )
            hint = f"translate what '{own[missing[0]]}.toml' has, in '{path}'"
            yield RULE.found(Location(there), f"the theme has no words in '{language}' for {said}", hint)


def _language(path: str, folder: str) -> str:
    inside = path.removeprefix(f"{folder}words/")
    return inside.removesuffix(".toml") if inside != path and "/" not in inside and inside.endswith(".toml") else ""


def _words(checked: Checked, path: str) -> Mapping[str, Any]:
    try:
        return flattened(tomllib.loads(checked.text_of(path)))
    except tomllib.TOMLDecodeError:
        return {}  # the theme itself is refused, with the reason


def _used(template: str) -> Iterator[tuple[str, int]]:
    """The keys that a template calls `frame.words` with, as far as they are written out, and their lines."""
    try:
        tree = Environment(autoescape=True).parse(template)
    except TemplateError:
        return
    for call in tree.find_all(nodes.Call):
        calls_words = isinstance(call.node, nodes.Getattr) and call.node.attr == "words"
        if calls_words and call.args and isinstance(call.args[0], nodes.Const):
            yield str(call.args[0].value), call.lineno


CHECK = Check(RULE, _run, always=True)
