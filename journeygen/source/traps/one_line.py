"""Repairs for mistakes that a single line shows by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from journeygen.problems import Location, Problem, error
from journeygen.source.traps.attempt import Attempt
from journeygen.source.traps.closing import at_commas, closing_quote, end_of
from journeygen.source.traps.keys import space_after_colon
from journeygen.source.traps.line import Line, indent_of, take_apart
from journeygen.source.traps.lists import glued_dash
from journeygen.source.traps.not_a_text import as_value, begins_with_apostrophe, why_not_a_text
from journeygen.source.traps.quoting import PUT_IN_QUOTES, excerpt, quoted
from journeygen.source.traps.repair import Repair
from journeygen.source.traps.rows import following_key, in_braces


def of_line(number: int, line: str, attempt: Attempt) -> Iterator[Repair]:
    """Spaces, colons and dashes that are not what they seem, and values that are no texts."""
    indent = indent_of(line)
    odd = re.match(r"[ ]*[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]\s*", line)
    if odd:
        yield Repair(
            "yaml-indentation",
            number,
            indent,
            "the spaces at the beginning of this line are special ones (no-break or wide), unknown to YAML",
            "replace them with ordinary spaces",
            {number: " " * len(odd[0].replace("\u200b", "")) + line[odd.end() :]},
        )
    apart = take_apart(line)
    start = indent + len(apart.dashes)
    lead, rest = line[:start], line[start:]
    wide = re.match(r"([\w-]+)[ \u00a0]?：[ \u00a0\u3000]*(.*)", rest)
    if wide:
        yield Repair(
            "yaml-colon",
            number,
            start + len(wide[1]),
            "after a key comes an ordinary colon, not the wide one '：'",
            "write a colon and a space",
            {number: _key_with_value(lead, wide[1], wide[2])},
        )
    special = re.match(r"([\w-]+)[ \u00a0]?:[\u00a0\u3000\u202f\u2009]\s*(.*)", rest)
    if special:
        yield Repair(
            "yaml-colon",
            number,
            start + len(special[1]) + 1,
            "the space after the colon is a special one (no-break or wide) that YAML does not know",
            "replace it with an ordinary space",
            {number: _key_with_value(lead, special[1], special[2])},
        )
    glued = re.match(r"([^\W\d][\w-]*):((?!//)\S.*)", rest)
    if glued:
        place = Location("", 1, start + len(glued[1]) + 1)
        corrected = f"{lead}{glued[1]}: {as_value(glued[2])}"
        yield _as_repair(space_after_colon(glued[1], glued[2], place, corrected), number)
    if re.match(r"-[^\W\d_]", rest):
        yield _as_repair(glued_dash(line, Location("", 1, start + 1)), number)
    if apart.value:
        yield from _of_value(number, apart, attempt)


def _key_with_value(lead: str, key: str, value: str) -> str:
    return f"{lead}{key}: {as_value(value)}".rstrip()


def _as_repair(problem: Problem, number: int) -> Repair:
    """What is a problem in YAML that parses, too."""
    column = problem.location.column - 1
    return Repair(problem.rule, number, column, problem.message, problem.hint, {number: problem.corrected})


def _of_value(number: int, apart: Line, attempt: Attempt) -> Iterator[Repair]:
    value = apart.value
    why = why_not_a_text(value)
    if why is None or (attempt(f"k: {value}\n") is None and why[0] not in ("yaml-hash", "yaml-colon")):
        return
    rule, message, hint = why
    column = len(apart.before)
    if value[0] in "[{":
        bare = re.search(r"[^\s,:\[\]{}]:(?=[,?\[\]{}])", value)
        if bare:
            spaced = re.sub(r"([^\s,:\[\]{}]:)(?=[,?\[\]{}])", r"\1 ", value)
            yield Repair(
                "yaml-colon",
                number,
                column + bare.end() - 1,
                "a space is missing after the colon",
                "put a space after it",
                {number: apart.before + spaced + apart.comment},
            )
        yield from _in_list(number, apart, attempt)
    if value[0] in "\"'" and value[-1:] == "," and closing_quote(value, 1, value[0]) == len(value) - 2:
        yield Repair(
            "yaml-quote",
            number,
            column + len(value) - 1,
            "there is a comma after the text in quotes",
            "remove the comma: each key stands on a line of its own",
            {number: apart.before + value[:-1] + apart.comment},
        )
    if value[0] in "\"'[{" and end_of(value) < 0 and not begins_with_apostrophe(value):
        return  # see left_open
    if rule == "yaml-quote" and value[0] == '"' and end_of(value) == len(value) - 1:
        plainly = value[1:-1].replace('\\"', '"')  # the backslashes mean nothing
        yield Repair(rule, number, column, message, hint, {number: apart.before + quoted(plainly) + apart.comment})
    elif following_key(value) and rule == "yaml-colon":
        yield from _keys_in_a_row(number, apart)
    elif apart.key or apart.dashes:
        yield Repair(rule, number, column, message, hint, {number: apart.in_quotes})
    else:
        key = re.match(r"(.*?\S)[ ]*:(?:[ ]+(.*))?$", value)
        if key:
            line = _key_with_value(apart.before, quoted(key[1]), key[2] or "") + apart.comment
            yield Repair(rule, number, column, message, "put the key in quotes", {number: line})


def _keys_in_a_row(number: int, apart: Line) -> Iterator[Repair]:
    """`- exit: Keeps it, share: 20 %`: in quotes the second key would be a part of the text."""
    key = following_key(apart.value)
    column = len(apart.before) + apart.value.index(f"{key}:", apart.value.index(","))
    message = f"after the comma stands another key, '{key}', on the line of the first"
    braces = in_braces(apart)
    if braces:
        yield Repair("yaml-colon", number, column, message, "keys in a row have braces around them", {number: braces})
    hint = "give each key a line of its own; if all of it is one text, put it in quotes"
    yield Repair("yaml-colon", number, column, message, hint, {number: apart.in_quotes})


def _in_list(number: int, apart: Line, attempt: Attempt) -> Iterator[Repair]:
    """Single items of a list in brackets that are no texts."""
    value = apart.value
    if value[0] != "[" or value[-1] != "]":
        return
    items = at_commas(value[1:-1])
    if len(items) < 2:
        return
    column = len(apart.before) + 1
    first: tuple[int, str] | None = None
    mended = []
    for item in items:
        text = item.strip()
        if text and attempt(f"k: [{text}]\n") is not None:
            lead = item[: len(item) - len(item.lstrip())]
            first = first or (column + len(lead), text)
            mended.append(lead + quoted(text))
        else:
            mended.append(item)
        column += len(item) + 1
    if first is not None:
        why = why_not_a_text(first[1])
        rule, message, hint = why or ("yaml-quote", f"{excerpt(first[1])} cannot be read as a text", PUT_IN_QUOTES)
        line = f"{apart.before}[{','.join(mended)}]{apart.comment}"
        yield Repair(rule, number, first[0], message, hint, {number: line})


def missing_colon(number: int, line: str) -> Iterator[Repair]:
    """`title Open` or `title = Open` where `title: Open` is meant."""
    apart = take_apart(line)
    if apart.key:
        return
    start = len(apart.before)
    match = re.match(r"([a-z_][a-z0-9_-]*)(?:[ ]*=[ ]*|[ ]+|$)(.*)", line[start:].rstrip())
    if match:
        equals = "=" in line[start : start + match.start(2)]
        yield Repair(
            "yaml-colon",
            number,
            start + len(match[1]),
            f"after '{match[1]}' stands '=' where a colon should be"
            if equals
            else f"there is no colon after '{match[1]}'",
            "a key is followed by a colon and a space",
            {number: _key_with_value(line[:start], match[1], match[2])},
        )


def left_open(number: int, line: str) -> Iterator[Repair]:
    """A quotation or a bracket that is not closed on its line."""
    apart = take_apart(line)
    value = apart.value
    if value[:1] not in ('"', "'", "[", "{") or end_of(value) >= 0:
        return
    column = len(apart.before)
    opening = value[0]
    if opening in "\"'":
        rule, what, closing = "yaml-quote", "quotation", opening
        text = value
    else:
        rule, what = "yaml-bracket", "bracket"
        closing, wrong = ("]", ")}") if opening == "[" else ("}", ")]")
        text = value[:-1] if value[-1] in wrong else value.rstrip(", ")
    message = f"the {what} {opening} that opens here is never closed"
    hint = f"close it with {closing}, or put the whole text in quotes"
    yield Repair(rule, number, column, message, hint, {number: apart.before + text + closing + apart.comment})
    yield Repair(rule, number, column, message, PUT_IN_QUOTES, {number: apart.in_quotes})


def lone_text(text: str, location: Location, source: str, first_line: int) -> list[Problem]:
    """A whole file that is one text. `source` is the file, which begins on the line `first_line`."""
    meant: list[Problem] = []
    for number, line in enumerate(source.split("\n")):
        if line.strip() and not line.lstrip().startswith("#"):
            repair = next(chain(of_line(number, line, lambda _: None), missing_colon(number, line)), None)
            if repair is None:
                break
            meant.append(repair.problem(location.path, first_line))
    else:
        if meant:
            return meant
    return [
        error(
            "yaml-syntax",
            location,
            f"there is only a text here, {excerpt(text)}; what is expected are keys with their values",
            "write a key, a colon, a space and then the text, as in title: Buy an exercise bike",
        )
    ]
