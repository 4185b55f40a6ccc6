"""The starter's texts, and how they are filled in.

`$name` stands for a word, and `# $note_name` for a comment of the language's `notes.toml`. Lines between
`#if blueprint` and `#end` are left out where they are not wanted. A journey's text has five stages,
`$stage1` … `$stage5`, which become those of the stage model; where that has four, the steps of the
fifth join the fourth.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Template

TEXTS = Path(__file__).parent / "texts"

LANGUAGES = {"en": "English", "fr": "Français"}
"""The languages that the starter speaks, by their own names."""


def language_for(tag: str) -> str:
    """The language in which files for a site in this language (a BCP 47 tag) explain themselves."""
    base = tag.lower().partition("-")[0]
    return base if base in LANGUAGES else "en"


def texts_in(*folder: str) -> Iterator[tuple[str, str]]:
    """The texts below a folder of `texts/`: their path there, and what they say."""
    top = TEXTS.joinpath(*folder)
    for path in sorted(top.rglob("*")):
        if path.is_file():
            yield path.relative_to(top).as_posix(), path.read_text("utf-8")


def notes(language: str) -> Mapping[str, str]:
    """The comments of a language, as the words `note_…`."""
    found = tomllib.loads((TEXTS / language / "notes.toml").read_text("utf-8"))
    return {f"note_{name}": text for name, text in found.items()}


def filled(text: str, words: Mapping[str, str]) -> str:
    """A text with its words put in. Raises KeyError for one that is not given."""
    return Template(text).substitute({name: Template(word).safe_substitute(words) for name, word in words.items()})


def with_blueprint(text: str, wanted: bool) -> str:
    """A text with the lines of the service blueprint, or without them."""
    return re.sub(r"(?ms)^#if blueprint\n(.*?)^#end\n", r"\1" if wanted else "", text)


_STAGE = re.compile(r"\n(?:  # .*\n)*  - stage: \$stage(\d)\n(?:    (?!steps:).*\n)*    steps:\n")


def with_stages(text: str, stages: Sequence[str]) -> str:
    """A journey's text with the stages of a model; the steps of those it does not have join its last one."""
    joined = _STAGE.sub(lambda found: found[0] if int(found[1]) <= len(stages) else "", text)
    return re.sub(r"\$stage(\d)", lambda found: stages[int(found[1]) - 1], joined)


_PLAIN = re.compile(r"[^\W\d_](?:[\w '’.,()&/!?+–—-]*[\w'’.)!?+])?")
_NOT_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def scalar(text: str) -> str:
    """The text as YAML: as it is where nobody could misread it, else in quotation marks."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT:
        return text
    safe = "".join(letter for letter in text if unicodedata.category(letter) not in ("Cc", "Cs"))
    return '"' + safe.replace("\\", "\\\\").replace('"', '\\"') + '"'
