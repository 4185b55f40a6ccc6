"""Features of YAML that content has no use for: `&` and `*`, `<<`, `!`, a second `---`, nesting without end."""

from __future__ import annotations

from journeygen.problems import Location, Problem, error
from journeygen.source.traps.line import quoted_from
from journeygen.source.traps.quoting import PUT_IN_QUOTES, excerpt


def unused_anchor(line: str, following: str, location: Location) -> Problem:
    """`&name` that no `*name` refers to: rather a text that begins with `&`."""
    return error(
        "yaml-alias",
        location,
        "a word that begins with '&' is a name for YAML's own use, so it vanishes from the text",
        PUT_IN_QUOTES + "; if a name is meant, nothing here uses it: remove it",
        quoted_from(line, location.column, following),
    )


def unknown_alias(line: str, following: str, location: Location, name: str) -> Problem:
    """`*name` without `&name`: rather a text that begins with `*`."""
    return error(
        "yaml-alias",
        location,
        f"'*{name}' asks YAML to repeat something named '&{name}', which is not there",
        "if it is a text (Markdown in italics, say), put it in quotes",
        quoted_from(line, location.column, following),
    )


def alias_of_itself(location: Location, name: str) -> Problem:
    """`&name` around its own `*name`."""
    return error(
        "yaml-alias", location, f"'*{name}' stands inside of '&{name}', so it would contain itself", "write it out"
    )


def too_many_aliases(location: Location, most: int) -> Problem:
    """Repetition by `*name` that grows beyond what a person writes."""
    return error(
        "yaml-alias",
        location,
        f"the repetitions written with '*' make more than {most:,} values of this file",
        "write out what is needed",
    )


def merge_key(location: Location) -> Problem:
    """`<<: *name`."""
    return error(
        "yaml-alias",
        location,
        "'<<', which copies keys from elsewhere, is not supported",
        "write the keys out here",
    )


def tag(line: str, following: str, location: Location) -> Problem:
    """`!important`."""
    word = line[location.column - 1 :].split(" ")[0]
    return error(
        "yaml-tag",
        location,
        f"a word that begins with '!' is an instruction to YAML, so {excerpt(word)} vanishes from the text",
        PUT_IN_QUOTES,
        quoted_from(line, location.column, following),
    )


def second_document(location: Location) -> Problem:
    """A second `---` in a `.yaml` file."""
    return error(
        "yaml-documents",
        location,
        "the line --- ends the keys of this file, and something follows",
        "remove the line; if Markdown follows it, the file's name has to end in .md",
    )


def too_deep(location: Location, most: int) -> Problem:
    """More levels than any content has."""
    return error(
        "yaml-depth",
        location,
        f"lists and keys are nested more than {most} levels deep here",
        "is there an opening bracket, a dash or a space too many, again and again?",
    )
