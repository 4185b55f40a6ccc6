"""How numbers, percentages, dates and durations are read, and what is said where there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from journeygen.model.names import folded
from journeygen.problems import warning
from journeygen.source.dates import date_in, date_meant, how_to_write
from journeygen.source.durations import parse_duration
from journeygen.source.reader import MISSING, Path, Read, Reader
from journeygen.source.texts import text_of
from journeygen.source.yaml import Node

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d+)?")


def number_in(text: str) -> float | None:
    """The number that a text is: with `−` or `-`, a decimal point or comma; None for any other text."""
    text = text.strip().replace("−", "-")
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def of_thousands(text: str, signs: str = ",") -> str:
    """The number that a text may be if one of these signs in it parts thousands: `1,200`; else empty."""
    match = re.fullmatch(rf"([-+−]?[1-9]\d{{0,2}})[{signs}](\d{{3}})", text.strip())
    return match[1] + match[2] if match else ""


_COUNTED = ("volume", "reach", "participants")
"""Keys with a number of people or things, which hardly ever has three decimals."""


def number_between(whole: bool, low: float | None, high: float | None, words: Mapping[int, str]) -> Read:
    """Reads a number; what it may be is said where it is none. `words` say what single values mean."""
    what = "a whole number" if whole else "a number"
    if low is not None and high is not None:
        means = f": {', '.join(f'{value} {word}' for value, word in words.items())}" if words else ""
        said = f"write {what} from {low:g} to {high:g}{means}".replace("-", "−")
    else:
        said = f"write {what} such as {'3' if whole else '1.5'}"

    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, "a number")
        if text is MISSING:
            return MISSING
        value = number_in(text)
        if value is None:
            for number, word in words.items():
                if folded(word) == folded(text):
                    hint = f"write its number: {number}"
                    return reader.complain(
                        "number", node, f"'{text}' is no number", hint, fix=reader.splice(node, str(number))
                    )
            joined = re.sub(r"(?<=\d)[ \u00a0\u202f'’](?=\d{3}(?!\d))", "", text.strip())
            if number_in(joined) is not None:
                hint = f"write it without spaces or signs in between: {joined}"
                return reader.complain("number", node, f"'{text}' is no number", hint, fix=reader.splice(node, joined))
            inside = re.findall(r"[-−+]?\d+(?:[.,]\d+)*", text)
            if len(inside) == 1 and high is None:
                return reader.complain("number", node, f"'{text}' is no number", f"write the number alone: {inside[0]}")
            return reader.complain("number", node, f"'{text}' is no number", said)
        counted = where[-1:] and where[-1] in _COUNTED
        plain = of_thousands(text, ",." if counted else ",")
        if plain:
            other = f"{round(value, 1):g}" if counted else f"{text.strip().replace(',', '.')} with a point"
            message = f"'{text}' could mean {plain} or {value:g}"
            return reader.complain("number", node, message, f"write {plain}" if whole else f"write {plain}, or {other}")
        if whole and value != int(value):
            return reader.complain("number", node, f"'{text}' is no whole number", said)
        return int(value) if whole else value

    return read


def percentage(_marker: Any) -> Read:
    """Reads `23 %` or `23`."""

    def read(reader: Reader, node: Node, where: Path) -> Any:
        text = text_of(reader, node, "a percentage")
        if text is MISSING:
            return MISSING
        value = number_in(re.sub(r"[\s\u00a0\u202f]*%$", "", text.strip()))
        if value is None:
            return reader.complain("percentage", node, f"'{text}' is no percentage", "write one such as 23 %")
        if 0 < value < 1 and "%" not in text:
            hint = f"write {value * 100:g} % if that is what you mean, or {text} % if it is not"
            reader.problems.append(
                warning("percentage", reader.at(node), f"{text} means {text} %, less than one", hint)
            )
        return value

    return read


def date(reader: Reader, node: Node, where: Path) -> Any:
    """Reads `2026-11-04`."""
    text = text_of(reader, node, "a date")
    if text is MISSING:
        return MISSING
    day = date_in(text)
    if day is None:
        right = date_meant(text)
        fix = reader.splice(node, right) if right else ()
        return reader.complain("date", node, f"'{text}' is no date", how_to_write(text), fix=fix)
    return day


def duration(reader: Reader, node: Node, where: Path) -> Any:
    """Reads `10 min`, `1-3 weeks` or `P2D`."""
    text = text_of(reader, node, "a duration")
    if text is MISSING:
        return MISSING
    duration = parse_duration(text)
    if duration is None:
        hint = "write a number and a unit, such as 10 min, 2 h or 1-3 weeks"
        if re.fullmatch(r"(\d+\s*[^\W\d]+\s*){2,}", text.strip()):
            hint = "write it in one unit, such as 90 min"
        return reader.complain("duration", node, f"'{text}' is no duration", hint)
    return duration
