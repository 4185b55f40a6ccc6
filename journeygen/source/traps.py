"""What trips people who do not know YAML, in plain words and with the line as it should read.

The parsers say only where they gave up. `explain` looks at the lines there and above them for what
someone may have meant, mends the text in that way and parses it again: a repair after which the
parser gets further is the right one, and the problem carries the mended line. Mending goes on from
there, so that a file with three mistakes gets three messages.

In messages a mapping is "keys", a sequence is a list, a scalar is a text: readers are designers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from journeygen.problems import Location, Problem, error

if TYPE_CHECKING:
    from journeygen.source.yaml import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a parser gave up, and where what it was reading had begun; all counted from 0.

    `what` is the parser's own reason. It picks the order in which repairs are tried and is never shown.
    """

    line: int
    column: int
    begun_line: int
    begun_column: int
    what: str


Attempt: TypeAlias = Callable[[str], Failure | None]
"""Parse a text: None if that works."""

_AT_MOST = 10
"""Messages for one file: whoever has more mistakes than that starts with these."""

_LINES_ABOVE = 40
"""How far above the place where the parser gave up the reason may stand."""


# --- Texts and their quotation marks -----------------------------------------------------------


def quoted(text: str) -> str:
    """The text as YAML that cannot be misread: in double quotes, unless it has some itself."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


_COMMENT = re.compile(r"[ \t]+#+(?:[ \t]|$)")


def _without_comment(value: str) -> tuple[str, str]:
    """A value and the comment after it, which keeps the white space before it."""
    match = _COMMENT.search(value)
    return (value[: match.start()], value[match.start() :]) if match else (value.rstrip(), "")


def _excerpt(text: str, most: int = 40) -> str:
    text = text.strip()
    return f"'{text}'" if len(text) <= most else f"'{text[: most - 1].rstrip()}…'"


# The line up to where its last value may begin: indentation, dashes, keys.
_KEY = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`][^:#\[\]{}"]*?|-[^\s:#][^:#]*?|"[^"]*"|'[^']*'"""
_HEAD = re.compile(rf"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)(?:(?P<key>{_KEY})[ ]*:(?=[ ]|$))?(?P<gap>[ ]*)")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line taken apart as `indent dashes key: value comment`."""

    before: str  # everything up to the value
    indent: int
    dashes: str
    key: str
    value: str
    comment: str

    @property
    def in_quotes(self) -> str:
        return self.before + quoted(self.value) + self.comment


def _take_apart(line: str) -> _Line:
    match = _HEAD.match(line)
    assert match is not None  # all its parts are optional
    value, comment = _without_comment(line[match.end() :])
    if value.startswith("#") and value.lstrip("#")[:1] in ("", " "):
        value, comment = "", value + comment
    return _Line(match[0], len(match["indent"]), match["dashes"], match["key"] or "", value, comment)


def _in_brackets(line: str, index: int) -> bool:
    """Whether the place lies in a list or keys written in brackets on this line."""
    depth, quote, before = 0, "", " "
    for character in line[:index]:
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and before in " \t[{,:":
            quote = character
        elif character in "[{":
            depth += 1
        elif character in "]}":
            depth -= 1
        before = character
    return depth > 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _goes_on(line: str, following: str) -> bool:
    """Whether the next line, being indented deeper, belongs to the value of this one."""
    apart = _take_apart(line)
    return bool(following.strip()) and _indent(following) > apart.indent + len(apart.dashes) * bool(apart.key)


def _quoted_from(line: str, column: int, following: str) -> str:
    """The line with the text that begins at this column (from 1) in quotes; '' if that is in doubt."""
    index = column - 1
    rest = line[index:]
    if _in_brackets(line, index):
        end = re.search(r"[,\[\]{}#]|$", rest)
        assert end is not None  # the pattern matches the end
        value = rest[: end.start()].rstrip()
        return line[:index] + quoted(value) + rest[len(value) :] if value else ""
    value, comment = _without_comment(rest)
    if not value or _goes_on(line, following):
        return ""
    return line[:index] + quoted(value) + comment


# --- Where texts stand -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Reach:
    """What of a line is text whatever it looks like: all of it, or stretches between quotes.

    `inside` is true where the line begins within brackets or within quotes.
    """

    block: bool
    inside: bool
    quotes: tuple[tuple[int, int], ...] = ()


_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")


def _reaches(lines: Iterable[str]) -> Iterator[_Reach]:
    """A rough reading of the lines, for texts that the parsers cannot read; good for all but the oddest."""
    quote = ""  # open at the end of the line before
    depth = 0  # brackets open there
    block: int | None = None  # the column that a text after `|` has to be deeper than
    plain: int | None = None  # likewise for an unquoted text, which may go on
    for line in lines:
        indent = _indent(line)
        if block is not None:
            if not line.strip() or indent > block:
                yield _Reach(True, False)
                continue
            block = None
        if not line.strip():
            yield _Reach(False, bool(quote) or depth > 0)
            continue
        inside = bool(quote) or depth > 0
        quotes: list[tuple[int, int]] = []
        index, column = 0, -1
        starts = not (plain is not None and indent > plain and not quote and depth == 0)
        if starts and not inside:
            plain = None
        before = " "
        if not quote:
            index = len(line) - len(line.lstrip())
            while starts and not inside and re.match(r"-(?:[ \t]|$)", line[index:]):
                column = index
                index += 1
                index += len(line[index:]) - len(line[index:].lstrip())
        begin = key_column = index
        while index < len(line):
            character = line[index]
            if quote:
                end = _closing_quote(line, index, quote)
                quotes.append((index, end if end >= 0 else len(line)))
                if end < 0:
                    break
                index, quote, starts, before = end + 1, "", False, character
                continue
            if character == "#" and before in " \t":
                break
            if starts and character in "\"'":
                quote = character
            elif character in "[{" and (starts or depth):
                depth += 1
                starts = True
            elif character in "]}" and depth:
                depth -= 1
                starts = False
            elif character == "," and depth:
                starts = True
            elif character == ":" and line[index + 1 : index + 2] in ("", " ", "\t"):
                starts = True
                if not depth:
                    column, plain = key_column, None
            elif starts and not depth and _BLOCK_HEADER.match(line[index:]):
                block = column
                break
            elif character not in " \t":
                starts = False
                if not depth and index >= begin:
                    plain = column
            before = character
            index += 1
        yield _Reach(False, inside, tuple(quotes))


def _closing_quote(line: str, index: int, quote: str) -> int:
    """Where the text in quotes that goes on here ends; -1 if not on this line."""
    while index < len(line):
        if line[index] == quote:
            if quote == "'" and line[index + 1 : index + 2] == "'":
                index += 1
            else:
                return index
        elif line[index] == "\\" and quote == '"':
            index += 1
        index += 1
    return -1


# --- Before parsing ----------------------------------------------------------------------------

# What YAML forbids, and a byte order mark in the middle: the two parsers count it differently.
_CONTROL = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def before_parsing(text: str, path: str, first_line: int) -> list[Problem]:
    """What is better said at once: invisible characters, and instructions to YAML itself."""
    match = _CONTROL.search(text)
    if match:
        line = text.count("\n", 0, match.start())
        column = match.start() - text.rfind("\n", 0, match.start())
        return [control_character(Location(path, first_line + line, column), match[0])]
    if "%" in text:
        for number, line_text in enumerate(text.split("\n")):
            if line_text.startswith("%"):
                place = Location(path, first_line + number)
                return [
                    error(
                        "yaml-syntax",
                        place,
                        "a line that begins with '%' is an instruction to YAML itself, and has no place here",
                        "remove the line, or put a space before it if it is the rest of a text",
                    )
                ]
            if line_text.strip() and not line_text.startswith("#"):
                break
    return []


def without_tabs(text: str, path: str, first_line: int, attempt: Attempt) -> tuple[str, list[Problem]]:
    """The text with tabs between words as spaces; an indentation of tabs is a problem.

    The two parsers disagree about tabs. In quotes and in texts after `|` and `>` they stay.
    """
    lines = text.split("\n")
    indented: list[int] = []
    in_block = 0  # the indentation of the text after `|` that we are in
    for number, (line, reach) in enumerate(zip(lines, _reaches(lines), strict=True)):
        if reach.block:
            in_block = in_block or (_indent(line) if line.strip() else 0)
            if not line.strip():
                lines[number] = line.replace("\t", " ") if not in_block else line
            elif "\t" in line[:in_block]:
                indented.append(number)
            continue
        in_block = 0
        if "\t" not in line:
            continue
        begin = len(line) - len(line.lstrip())
        if "\t" in line[:begin] and not reach.inside and line[begin : begin + 1] not in ("", "#"):
            indented.append(number)
        lines[number] = "".join(
            " " if c == "\t" and not any(a <= i < b for a, b in reach.quotes) else c for i, c in enumerate(line)
        )
    if not indented:
        return "\n".join(lines), []
    return text, [_tabs(text.split("\n"), indented, path, first_line, attempt)]


def _tabs(lines: list[str], indented: list[int], path: str, first_line: int, attempt: Attempt) -> Problem:
    number = indented[0]
    corrected = ""
    for width in (2, 4, 3, 8, 1):
        mended = list(lines)
        for tabbed in indented:
            begin = len(lines[tabbed]) - len(lines[tabbed].lstrip())
            mended[tabbed] = lines[tabbed][:begin].expandtabs(width) + lines[tabbed][begin:].replace("\t", " ")
        if attempt("\n".join(mended)) is None:
            corrected = mended[number]
            break
    else:
        columns = dict.fromkeys(_indent(line) for line in reversed(lines[:number]) if line.strip())
        for column in columns:
            mended = [" " * column + line.strip() if at in indented else line for at, line in enumerate(lines)]
            if attempt("\n".join(mended)) is None:
                corrected = mended[number]
                break
    others = len(indented) - 1
    more = f" (and {others} more {'lines' if others > 1 else 'line'} below)" if others else ""
    return error(
        "yaml-tab",
        Location(path, first_line + number, lines[number].index("\t") + 1),
        f"this line is indented with the Tab key{more}",
        "indent with spaces, two for each level",
        corrected,
    )


def control_character(location: Location, character: str) -> Problem:
    """An invisible character, as they come along when text is pasted from elsewhere."""
    return error(
        "control-character",
        location,
        f"there is an invisible character here that cannot be part of a text (U+{ord(character):04X})",
        "delete it: place the cursor behind it and press Backspace",
    )


# --- In YAML that parses -----------------------------------------------------------------------

_STAYS_TEXT = "put the text in quotes"
_QUOTES = "\"'"


def lone_text(text: str, location: Location) -> Problem:
    """A whole file that is one text."""
    for repair in (*_of_line(0, text, lambda _: None), *_missing_colon(0, text)):
        if "\n" not in text:
            return error(repair.rule, location, repair.message, repair.hint, repair.lines[0])
    return error(
        "yaml-syntax",
        location,
        f"there is only a text here, {_excerpt(text)}; what is expected are keys with their values",
        "write a key, a colon, a space and then the text, as in title: Buy an exercise bike",
    )


def repeated_key(location: Location, key: str, first_line: int) -> Problem:
    """A key given twice; `location` is that of the second one."""
    return error(
        "yaml-duplicate-key",
        location,
        f"the key '{key}' is given twice, on line {first_line} and on line {location.line}",
        "keep one of them; several values are written as a list below one key",
    )


SPECIAL_SPACES = (
    "\u00a0\u00ad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d"
    "\u202f\u205f\u2060\u3000"
)
"""What looks like a space, or like nothing, and is neither to YAML."""

MAYBE_SPECIAL_KEY = re.compile(f"[{SPECIAL_SPACES}][^:：\n]*:|[{SPECIAL_SPACES}]:")


def special_space(line: str, above: str, key: str, location: Location) -> Problem:
    """A key with an invisible character before or after it."""
    index = location.column - 1
    corrected = ""
    if line.startswith(key, index):
        lead = key[: len(key) - len(key.lstrip(SPECIAL_SPACES))]
        width = index + len(lead) + lead.count("\u3000")  # which is as wide as two
        before = " " * width if not line[:index].strip() and width == _indent(above) else line[:index]
        corrected = before + key.strip(SPECIAL_SPACES) + line[index + len(key) :]
    return error(
        "yaml-key",
        location,
        f"before or after the key '{key.strip(SPECIAL_SPACES)}' there is an invisible character or a special space, "
        "which makes it another key",
        "delete it and type an ordinary space",
        corrected,
    )


MAYBE_GLUED_IN_BRACES = re.compile(r"[{,]\s*[^\W\d][\w-]*:[^\s,\[\]{}/]")


def glued_in_braces(line: str, key: str, location: Location) -> Problem | None:
    """`{tim:1}`, which is one key `tim:1` without value; None if the key is no such thing."""
    name, colon, rest = key.partition(":")
    if not colon or not rest or rest.startswith("/") or "\n" in key:
        return None
    index = location.column - 1
    corrected = ""
    if line.startswith(key, index):
        corrected = re.sub(r"([{,]\s*[^\W\d][\w-]*:)(?=[^\s,\[\]{}/])", r"\1 ", line)
    return _space_after_colon(name, rest, replace(location, column=location.column + len(name)), corrected)


def item_became_text(line: str, above: str, location: Location) -> Problem:
    """A list item that is indented deeper than the one above and so goes on with its text."""
    apart = _take_apart(above)
    rest = line.lstrip(" ")
    if not apart.dashes or apart.key:
        return error(
            "yaml-indentation",
            location,
            f"{_excerpt(rest)} is no list item here; it goes on with the text that begins above",
            "a key has a text or a list: remove one of them, or put all of it in quotes if it is one text",
        )
    return error(
        "yaml-indentation",
        location,
        f"{_excerpt(rest)} is indented too far to be a list item of its own; it goes on with the text above",
        "begin it in the column of the dash above, or put all of it in quotes if it is one text",
        " " * (apart.indent + len(apart.dashes.rstrip()) - 1) + rest,
    )


def escaped_control_character(location: Location, character: str) -> Problem:
    """A character that no page can show, smuggled in by its number."""
    return error(
        "control-character",
        location,
        f"a backslash in this text stands for the invisible character U+{ord(character):04X}, which no text can have",
        "write the backslash twice if it is meant as such",
    )


def merge_key(location: Location) -> Problem:
    """`<<: *name`."""
    return error(
        "yaml-alias",
        location,
        "'<<', which copies keys from elsewhere, is not supported",
        "write the keys out here",
    )


def empty_key(line: str, location: Location) -> Problem:
    """`: value`."""
    return error(
        "yaml-colon",
        location,
        "there is a colon with no key in front of it",
        "write the key before the colon, or put the text in quotes",
        _quoted_item(line),
    )


def not_a_key(line: str, location: Location) -> Problem:
    """A list or keys in the place of a key (`[a]: b`), or a key written with `?`."""
    before = line[: location.column - 1].rstrip()
    if before.endswith("?"):
        return error(
            "yaml-first-character",
            replace(location, column=len(before)),
            "a text cannot begin with '?', which YAML uses to announce a key",
            _STAYS_TEXT,
            _quoted_from(line, len(before), "") if before[:-1].strip() else "",
        )
    return error(
        "yaml-key",
        location,
        "a key has to be a plain word, but here a list or something in brackets is followed by a colon",
        "if all of it is one text, put it in quotes",
        _quoted_item(line),
    )


def _quoted_item(line: str) -> str:
    """A list item with all of its text in quotes; '' for other lines."""
    apart = _take_apart(line)
    start = apart.indent + len(apart.dashes)
    value, comment = _without_comment(line[start:])
    return line[:start] + quoted(value) + comment if apart.dashes and value else ""


def unused_anchor(line: str, following: str, location: Location) -> Problem:
    """`&name` that no `*name` refers to: rather a text that begins with `&`."""
    return error(
        "yaml-alias",
        location,
        "a word that begins with '&' is a name for YAML's own use, so it vanishes from the text",
        _STAYS_TEXT + "; if a name is meant, nothing here uses it: remove it",
        _quoted_from(line, location.column, following),
    )


def unknown_alias(line: str, following: str, location: Location, name: str) -> Problem:
    """`*name` without `&name`: rather a text that begins with `*`."""
    return error(
        "yaml-alias",
        location,
        f"'*{name}' asks YAML to repeat something named '&{name}', which is not there",
        "if it is a text (Markdown in italics, say), put it in quotes",
        _quoted_from(line, location.column, following),
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


def tag(line: str, following: str, location: Location) -> Problem:
    """`!important`."""
    word = line[location.column - 1 :].split(" ")[0]
    return error(
        "yaml-tag",
        location,
        f"a word that begins with '!' is an instruction to YAML, so {_excerpt(word)} vanishes from the text",
        _STAYS_TEXT,
        _quoted_from(line, location.column, following),
    )


def too_deep(location: Location, most: int) -> Problem:
    """More levels than any content has."""
    return error(
        "yaml-depth",
        location,
        f"lists and keys are nested more than {most} levels deep here",
        "is there an opening bracket, a dash or a space too many, again and again?",
    )


def second_document(location: Location) -> Problem:
    """A second `---` in a `.yaml` file."""
    return error(
        "yaml-documents",
        location,
        "the line --- ends the keys of this file, and something follows",
        "remove the line; if Markdown follows it, the file's name has to end in .md",
    )


COMMENT_START = re.compile(r"(?:^|(?<=[\s\"'\]}]))#+", re.MULTILINE)
"""Where a comment may begin. It does, unless the place is within a text."""

MAYBE_GLUED_HASH = re.compile(r"(?:^|[\s\"'\]}])#+[^\s#]", re.MULTILINE)
"""Found where it is worth looking for a `#` that is glued to what follows."""


def glued_hash(line: str, above: str, following: str, location: Location) -> Problem | None:
    """A comment that looks like the end of a text: `Sends form #4 by post`; None if it does not."""
    index = location.column - 1
    rest = line[index:]
    if rest.lstrip("#")[:1].strip() == "":
        return None
    before = line[:index]
    if not before.strip():
        # A line of its own is a comment, as where keys are taken out for a while; unless it stands
        # where the text of the line above would go on.
        apart = _take_apart(above)
        if not apart.value or apart.value[0] in "\"'[{|>#&*!" or not _goes_on(above, line):
            return None
        corrected = ""
    else:
        apart = _take_apart(line)
        if apart.value[:1] in tuple("\"'[{|>"):
            hashes = len(rest) - len(rest.lstrip("#"))
            space = "" if before[-1:] in " \t" else " "
            corrected = before + space + rest[:hashes] + " " + rest[hashes:]
        elif apart.value.startswith("#") and _goes_on(line, following):
            corrected = before + rest.replace("#", "# ", 1)
        else:
            corrected = apart.in_quotes
    return error(
        "yaml-hash",
        location,
        f"everything from {_excerpt(rest, 30)} on counts as a comment and is left out of the text",
        "put the text in quotes, or, if it is a comment, leave a space after the '#'",
        corrected,
    )


MAYBE_QUESTION_KEY = re.compile(r"(?:^|[\s\[{,])\?", re.MULTILINE)
"""Where a key may be written in YAML's long form, `? key`."""

MAYBE_GLUED_DASH = re.compile(r"^ *-[^\W\d_]", re.MULTILINE)
"""A dash without its space at the start of a line."""


def glued_dash(line: str, location: Location) -> Problem:
    """`-Fast` where `- Fast` is meant."""
    start = _indent(line)
    return error(
        "yaml-list",
        location,
        "a dash begins a list item only if a space follows it",
        "put a space after the dash",
        f"{line[:start]}- {_value(line[start + 1 :])}",
    )


def _value(text: str) -> str:
    """The text as it may stand after a key or a dash, in quotes only where they are needed."""
    value, comment = _without_comment(text.strip())
    if value[:1] in "\"'[{" and value[-1:] in "\"']}":
        return value + comment
    return (quoted(value) if _why_no_text(value) else value) + comment


def item_became_mapping(node: Mapping, source_line: str, location: Location) -> Problem:
    """`- Fast: no queue` in a list of texts: the colon has made it a key and its value.

    `source_line` is the line on which the item begins, `location` the item's. In brackets
    (`[Fast: no queue, Cheap]`) only the item is put in quotes.
    """
    corrected = ""
    if all(key.line == node.line and value.line == node.line for key, value in node.entries):
        if source_line.startswith("{", node.column - 1):
            corrected = _whole_value(source_line, node.column)
        elif node.flow:
            corrected = _quoted_from(source_line, node.column, "")
        else:
            corrected = _quoted_item(source_line) or _take_apart(source_line).in_quotes
    key = node.entries[0][0].text if node.entries else ""
    return error(
        "yaml-colon",
        location,
        f"the colon after {_excerpt(key)} makes a key of what stands before it, where a text is expected",
        _STAYS_TEXT,
        corrected,
    )


def text_became_list(node: Sequence, source_line: str, location: Location) -> Problem:
    """`title: [draft]` or `- - dash` where a single text is expected."""
    if node.flow:
        corrected = _whole_value(source_line, node.column)
        return error(
            "yaml-bracket",
            location,
            "what stands in brackets is a list, where a text is expected",
            _STAYS_TEXT,
            corrected,
        )
    single_line = all(item.line == node.line for item in node.items)
    value, comment = _without_comment(source_line[node.column - 1 :])
    corrected = source_line[: node.column - 1] + quoted(value) + comment if single_line and node.column > 1 else ""
    return error(
        "yaml-first-character", location, "the dash begins a list, where a text is expected", _STAYS_TEXT, corrected
    )


def _whole_value(line: str, column: int) -> str:
    """The line with what stands in brackets from here to its end in quotes; '' if there is more to it."""
    value, comment = _without_comment(line[column - 1 :])
    return line[: column - 1] + quoted(value) + comment if value and _end(value) == len(value) - 1 else ""


# --- In YAML that does not ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Repair:
    """What someone may have meant: `lines` in place of those with these numbers (from 0)."""

    rule: str
    line: int
    column: int  # from 0
    message: str
    hint: str
    lines: dict[int, str]

    def problem(self, path: str, first_line: int) -> Problem:
        place = Location(path, first_line + self.line, self.column + 1)
        return error(self.rule, place, self.message, self.hint, self.lines.get(self.line, ""))


def explain(text: str, path: str, first_line: int, attempt: Attempt) -> list[Problem]:
    """Why a text cannot be parsed: at least one problem, at most ten, those that are certain."""
    lines = text.split("\n")
    found: dict[int, Problem] = {}
    for _ in range(_AT_MOST):
        failure = attempt("\n".join(lines))
        if failure is None:
            break
        repair = next(_that_help(lines, failure, attempt, first_line), None)
        if repair is None:
            if not found:
                return [_no_idea(lines, failure, path, first_line)]
            break
        problem = repair.problem(path, first_line)
        if repair.line in found:
            problem = replace(found[repair.line], corrected=problem.corrected)
        found[repair.line] = problem
        for number, line in repair.lines.items():
            lines[number] = line
    return list(found.values()) or [_no_idea(lines, Failure(0, 0, 0, 0, ""), path, first_line)]


def _culprit(failure: Failure) -> tuple[int, int]:
    """Where the parser stumbled, rather than where it noticed."""
    if "could not find expected" in failure.what or "end of stream" in failure.what:
        return failure.begun_line, failure.begun_column
    return failure.line, failure.column


def _that_help(lines: list[str], failure: Failure, attempt: Attempt, first_line: int) -> Iterator[_Repair]:
    """The repairs with which the parser gets further."""
    stumbled = _culprit(failure)
    horizon = failure.line + 3
    for repair in _repairs(lines, failure, attempt, first_line):
        mended = [repair.lines.get(number, line) for number, line in enumerate(lines[:horizon])]
        after = attempt("\n".join(mended) + "\n")
        if after is None:
            yield repair
        else:
            reached = _culprit(after)
            if reached[0] > stumbled[0] or (reached > stumbled and stumbled[0] not in repair.lines):
                yield repair


def _repairs(lines: list[str], failure: Failure, attempt: Attempt, first_line: int) -> Iterator[_Repair]:
    """What may have been meant, the likeliest first."""
    reaches = list(_reaches(lines))
    stumbled = _culprit(failure)[0]
    near = dict.fromkeys((stumbled, failure.begun_line, failure.line))
    near.update(dict.fromkeys(range(stumbled - 1, max(-1, stumbled - _LINES_ABOVE), -1)))
    written = [
        number
        for number in near
        if number < len(lines)
        and lines[number].strip()
        and not lines[number].lstrip().startswith("#")
        and not reaches[number].block
    ]
    for number in written:
        yield from _of_line(number, lines[number], attempt)
    if failure.what == "escape":
        return
    if stumbled in written:
        yield from _missing_colon(stumbled, lines[stumbled])
        if not _looks_like_a_key(lines[stumbled]):
            yield from _text_of_several_lines(lines, stumbled)
    for number in written:
        yield from _left_open(number, lines[number])
    if stumbled in written:
        yield from _indentation(lines, stumbled, attempt, first_line)
        yield from _text_of_several_lines(lines, stumbled)
    for number in written:
        if number != stumbled:
            yield from _missing_colon(number, lines[number])
    for number in written[1:6]:
        yield from _indentation(lines, number, attempt, first_line)


def _of_line(number: int, line: str, attempt: Attempt) -> Iterator[_Repair]:
    """The traps that a single line shows."""
    indent = _indent(line)
    odd = re.match(r"[ ]*[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]\s*", line)
    if odd:
        yield _Repair(
            "yaml-indentation",
            number,
            indent,
            "the spaces at the beginning of this line are special ones (no-break or wide), unknown to YAML",
            "replace them with ordinary spaces",
            {number: " " * len(odd[0].replace("\u200b", "")) + line[odd.end() :]},
        )
    apart = _take_apart(line)
    start = indent + len(apart.dashes)
    rest = line[start:]
    wide = re.match(r"([\w-]+)[ \u00a0]?：[ \u00a0\u3000]*(.*)", rest)
    if wide:
        yield _Repair(
            "yaml-colon",
            number,
            start + len(wide[1]),
            "after a key comes an ordinary colon, not the wide one '：'",
            "write a colon and a space",
            {number: f"{line[:start]}{wide[1]}: {_value(wide[2])}".rstrip()},
        )
    special = re.match(r"([\w-]+)[ \u00a0]?:[\u00a0\u3000\u202f\u2009]\s*(.*)", rest)
    if special:
        yield _Repair(
            "yaml-colon",
            number,
            start + len(special[1]) + 1,
            "the space after the colon is a special one (no-break or wide) that YAML does not know",
            "replace it with an ordinary space",
            {number: f"{line[:start]}{special[1]}: {_value(special[2])}".rstrip()},
        )
    glued = re.match(r"([^\W\d][\w-]*):((?!//)\S.*)", rest)
    if glued:
        place = Location("", 1, start + len(glued[1]) + 1)
        problem = _space_after_colon(glued[1], glued[2], place, f"{line[:start]}{glued[1]}: {_value(glued[2])}")
        yield _Repair(
            problem.rule, number, place.column - 1, problem.message, problem.hint, {number: problem.corrected}
        )
    if re.match(r"-[^\W\d_]", rest):
        problem = glued_dash(line[:start] + rest, Location(""))
        yield _Repair(
            problem.rule,
            number,
            start,
            problem.message,
            problem.hint,
            {number: f"{line[:start]}- {_value(rest[1:])}"},
        )
    if apart.value:
        yield from _of_value(number, apart, attempt)


def _space_after_colon(key: str, rest: str, location: Location, corrected: str) -> Problem:
    return error(
        "yaml-colon",
        location,
        f"a space is missing between '{key}:' and {_excerpt(rest)}",
        "put a space after the colon",
        corrected,
    )


def _of_value(number: int, apart: _Line, attempt: Attempt) -> Iterator[_Repair]:
    value = apart.value
    why = _why_no_text(value)
    if why is None or (attempt(f"k: {value}\n") is None and why[0] not in ("yaml-hash", "yaml-colon")):
        return
    rule, message, hint = why
    column = len(apart.before)
    if value[0] in "[{":
        bare = re.search(r"[^\s,:\[\]{}]:(?=[,?\[\]{}])", value)
        if bare:
            line = re.sub(r"([^\s,:\[\]{}]:)(?=[,?\[\]{}])", r"\1 ", value)
            yield _Repair(
                "yaml-colon",
                number,
                column + bare.end() - 1,
                "a space is missing after the colon",
                "put a space after it",
                {number: apart.before + line + apart.comment},
            )
        yield from _in_list(number, apart, attempt)
    if value[0] in "\"'" and value[-1:] == "," and _closing_quote(value, 1, value[0]) == len(value) - 2:
        yield _Repair(
            "yaml-quote",
            number,
            column + len(value) - 1,
            "there is a comma after the text in quotes",
            "remove the comma: each key stands on a line of its own",
            {number: apart.before + value[:-1] + apart.comment},
        )
    if value[0] in "\"'[{" and _end(value) < 0 and not _begins_with_apostrophe(value):
        return  # see _left_open
    if rule == "yaml-quote" and value[0] == '"' and _end(value) == len(value) - 1:
        yield _Repair(
            rule, number, column, message, hint, {number: apart.before + quoted(_plainly(value)) + apart.comment}
        )
    elif apart.key or apart.dashes:
        yield _Repair(rule, number, column, message, hint, {number: apart.in_quotes})
    else:
        key = re.match(r"(.*?\S)[ ]*:(?:[ ]+(.*))?$", value)
        if key:
            line = f"{apart.before}{quoted(key[1])}: {_value(key[2] or '')}".rstrip() + apart.comment
            yield _Repair(rule, number, column, message, "put the key in quotes", {number: line})


def _plainly(value: str) -> str:
    """What was meant by a text in double quotes whose backslashes mean nothing."""
    return value[1:-1].replace('\\"', '"')


def _in_list(number: int, apart: _Line, attempt: Attempt) -> Iterator[_Repair]:
    """Single items of a list in brackets that are no texts."""
    value = apart.value
    if value[0] != "[" or value[-1] != "]":
        return
    items = _split(value[1:-1])
    if len(items) < 2:
        return
    column = len(apart.before) + 1
    first: tuple[int, str] | None = None
    mended = []
    for item in items:
        text = item.strip()
        if text and attempt(f"k: [{text}]\n") is not None:
            first = first or (column + len(item) - len(item.lstrip()), text)
            lead = item[: len(item) - len(item.lstrip())]
            item = lead + quoted(text)
        column += len(item) + 1
        mended.append(item)
    if first is not None:
        why = _why_no_text(first[1])
        rule, message, hint = why or ("yaml-quote", f"{_excerpt(first[1])} cannot be read as a text", _STAYS_TEXT)
        line = f"{apart.before}[{','.join(mended)}]{apart.comment}"
        yield _Repair(rule, number, first[0], message, hint, {number: line})


def _split(inner: str) -> list[str]:
    """At the commas outside of quotes and further brackets."""
    items, depth, quote, begin, before = [], 0, "", 0, ","
    for index, character in enumerate(inner):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and before in ",[{":
            quote = character
        elif character in "[{":
            depth += 1
        elif character in "]}":
            depth -= 1
        elif character == "," and depth == 0:
            items.append(inner[begin:index])
            begin = index + 1
        if character != " ":
            before = character
    return [*items, inner[begin:]]


def _end(value: str) -> int:
    """Where what the value's first character opens is closed; -1 if it is not."""
    if value[0] in "\"'":
        return _closing_quote(value, 1, value[0])
    depth, quote, before = 0, "", ""
    for index, character in enumerate(value):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and before in "[{,:":
            quote = character
        elif character in "[{":
            depth += 1
        elif character in "]}":
            depth -= 1
            if depth == 0:
                return index
        if character != " ":
            before = character
    return -1


_APOSTROPHES = re.compile(r"'(?:tis|twas|twere|till?|cause|em|bout|round|n|s|t|k|m|\d\ds?)\b(?!')", re.IGNORECASE)


def _begins_with_apostrophe(value: str) -> bool:
    """`'tis`, `'90s`, and the Dutch `'s avonds`: no quotation mark."""
    return _APOSTROPHES.match(value) is not None


_OWN_USE = {
    "*": "to repeat a value by its name",
    "&": "to give a value a name",
    "!": "to say of what kind a value is",
    "|": "to announce a text of several lines",
    ">": "to announce a text of several lines",
    "%": "for instructions",
    "@": "for nothing yet, but keeps it",
    "`": "for nothing yet, but keeps it",
    "-": "to begin a list item",
    "?": "to announce a key",
    ":": "to end a key",
    ",": "to part the items of a list",
    "]": "to end a list",
    "}": "to end keys in braces",
    "#": "to begin a comment",
}

# A backslash in double quotes that means nothing, or no character.
_BAD_ESCAPE = re.compile(
    r"\\(?!["
    r"0abt\tnvfre \"/\\N_LP]|x[0-9A-Fa-f]{2}|u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|U000[0-9A-Fa-f]{5}|U0010[0-9A-Fa-f]{4})."
)


def _why_no_text(value: str) -> tuple[str, str, str] | None:
    """Why this cannot be a text as it stands: rule, message, hint; None if we see no reason."""
    first = value[:1]
    if first in ("'", '"'):
        end = _end(value)
        if end < 0:
            return (
                "yaml-quote",
                f"the text begins with {first} and no {first} ends it",
                "an apostrophe at the beginning needs quotes around the whole text"
                if _begins_with_apostrophe(value)
                else "close the quotation, or put the whole text in the other sort of quotes",
            )
        if end < len(value) - 1:
            return (
                "yaml-quote",
                f"the text begins with a quotation, and {_excerpt(value[end + 1 :], 30)} after it is left over",
                "put the whole text in quotes",
            )
        bad = _bad_escape(value) if first == '"' else ""
        if bad:
            return (
                "yaml-quote",
                f"in double quotes a backslash has a meaning of its own, and {bad} has none",
                "use single quotes around the text, or write the backslash twice",
            )
        return None
    if first in ("[", "{"):
        end = _end(value)
        what = "a list" if first == "[" else "keys in braces"
        closing = "]" if first == "[" else "}"
        if 0 <= end < len(value) - 1:
            return (
                "yaml-bracket",
                f"'{first}' at the beginning starts {what}, and {_excerpt(value[end + 1 :], 30)} after "
                f"'{closing}' is left over",
                "if all of it is one text, put it in quotes",
            )
        return (
            "yaml-bracket",
            f"'{first}' at the beginning starts {what}, and what follows cannot be read as such",
            "if it is a text, put it in quotes",
        )
    if first and first in _OWN_USE and (first not in "-?:" or value[1:2] in ("", " ")):
        return (
            "yaml-first-character",
            f"a text cannot begin with '{first}', which YAML uses {_OWN_USE[first]}",
            _STAYS_TEXT,
        )
    if ": " in value or value.endswith(":"):
        return (
            "yaml-colon",
            f"in {_excerpt(value)} the colon with a space after it makes a key of what stands before it",
            _STAYS_TEXT,
        )
    match = re.search(r"[ \t]#+[^\s#].*", value)
    if match:
        return (
            "yaml-hash",
            f"everything from {_excerpt(match[0], 30)} on counts as a comment and is left out of the text",
            _STAYS_TEXT,
        )
    return None


def _bad_escape(value: str) -> str:
    """The first backslash with what follows it that means nothing; `value` is in double quotes."""
    index = 0
    while (index := value.find("\\", index)) >= 0:
        match = _BAD_ESCAPE.match(value, index)
        if match:
            return match[0]
        index += 2
    return ""


def _missing_colon(number: int, line: str) -> Iterator[_Repair]:
    apart = _take_apart(line)
    if apart.key:
        return
    start = len(apart.before)
    match = re.match(r"([a-z_][a-z0-9_-]*)(?:[ ]*=[ ]*|[ ]+|$)(.*)", line[start:].rstrip())
    if match:
        equals = "=" in line[start : start + match.start(2)]
        yield _Repair(
            "yaml-colon",
            number,
            start + len(match[1]),
            f"after '{match[1]}' stands '=' where a colon should be"
            if equals
            else f"there is no colon after '{match[1]}'",
            "a key is followed by a colon and a space",
            {number: f"{line[:start]}{match[1]}: {_value(match[2])}".rstrip()},
        )


def _looks_like_a_key(line: str) -> bool:
    return _NAME.fullmatch(_take_apart(line).key) is not None


def _text_of_several_lines(lines: list[str], number: int) -> Iterator[_Repair]:
    """An unquoted text that goes on below its key, with a colon or a `#` in a later line."""
    first = number - 1
    while first >= 0 and (
        not lines[first].strip()
        or (_indent(lines[first]) >= _indent(lines[number]) and not _take_apart(lines[first]).dashes)
    ):
        first -= 1
    if first < 0:
        return
    apart = _take_apart(lines[first])
    if not apart.value or apart.value[0] in "\"'[{|>&*!" or not _goes_on(lines[first], lines[number]):
        return
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or _goes_on(lines[first], lines[last])):
        last += 1
    text = " ".join(line.strip() for line in (apart.value, *lines[first + 1 : last]) if line.strip())
    yield _Repair(
        "yaml-colon" if re.search(r":(?:\s|$)", text) else "yaml-hash",
        first,
        len(apart.before),
        f"the text that begins here cannot be read as one because of {_excerpt(lines[number])} on a later line",
        "put the whole text in quotes, or write > after the key's colon and begin the text on the next line",
        {first: apart.before + quoted(text), **dict.fromkeys(range(first + 1, last), "")},
    )


def _indentation(lines: list[str], number: int, attempt: Attempt, first_line: int) -> Iterator[_Repair]:
    """The line, or the lines from here on that are as deep, begin in the wrong column."""
    line = lines[number]
    indent = _indent(line)
    columns: dict[int, int] = {}  # where something begins → the nearest line where it does
    for above in range(number - 1, max(-1, number - 200), -1):
        if lines[above].strip():
            apart = _take_apart(lines[above])
            columns.setdefault(apart.indent, above)
            columns.setdefault(apart.indent + len(apart.dashes), above)
    end = number + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) >= indent):
        end += 1
    best: tuple[tuple[int, int, int], _Repair] | None = None
    for column, like in columns.items():
        shift = column - indent
        if not shift:
            continue
        for stop in (number + 1, end):
            moved = {
                at: (" " * (_indent(lines[at]) + shift) + lines[at].lstrip(" ")) if lines[at].strip() else lines[at]
                for at in range(number, stop)
            }
            after = attempt("\n".join(moved.get(at, text) for at, text in enumerate(lines)))
            reached = _culprit(after)[0] if after else len(lines)
            if reached <= number:
                continue
            rank = (reached, -abs(shift), -len(moved))
            if best is None or rank > best[0]:
                what = "is indented too far" if shift < 0 else "is not indented far enough"
                best = (
                    rank,
                    _Repair(
                        "yaml-indentation",
                        number,
                        indent,
                        f"{_excerpt(line)} {what} to belong to what stands above",
                        f"begin it in column {column + 1}, like line {like + first_line}",
                        moved,
                    ),
                )
    if best:
        yield best[1]


def _left_open(number: int, line: str) -> Iterator[_Repair]:
    """A quotation or a bracket that is not closed on its line."""
    apart = _take_apart(line)
    value = apart.value
    if value[:1] not in ('"', "'", "[", "{") or _end(value) >= 0:
        return
    column = len(apart.before)
    closing = {"[": "]", "{": "}"}.get(value[0], value[0])
    message = f"the {'quotation' if closing in _QUOTES else 'bracket'} {value[0]} that opens here is never closed"
    rule = "yaml-quote" if closing in _QUOTES else "yaml-bracket"
    wrong = {"]": ")}", "}": ")]"}.get(closing, "")
    close = value[:-1] if value[-1] in wrong else value.rstrip(", ") if closing in "]}" else value
    yield _Repair(
        rule,
        number,
        column,
        message,
        f"close it with {closing}, or put the whole text in quotes",
        {number: apart.before + close + closing + apart.comment},
    )
    yield _Repair(rule, number, column, message, _STAYS_TEXT, {number: apart.in_quotes})


def _no_idea(lines: list[str], failure: Failure, path: str, first_line: int) -> Problem:
    line, column = _culprit(failure)
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line, column = line - 1, 0
    return error(
        "yaml-syntax",
        Location(path, first_line + line, column + 1),
        f"from here on the file cannot be read: {_excerpt(lines[line])}",
        "look at the quotes, brackets, colons and indentation of this line and of the one above it",
    )
