"""Where quotation marks and brackets close, within one line."""

from __future__ import annotations


def closing_quote(line: str, index: int, quote: str) -> int:
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


def end_of(value: str) -> int:
    """Where what the value's first character opens is closed; -1 if it is not."""
    if value[0] in "\"'":
        return closing_quote(value, 1, value[0])
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


def in_brackets(line: str, index: int) -> bool:
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


def at_commas(inner: str) -> list[str]:
    """What stands in brackets, split at the commas outside of quotes and further brackets."""
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
