"""How numbers, percentages, dates and durations are read, and what is said where there is none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from journeygen.model.names import folded
from journeygen.problems import warning
from journeygen.source.durations import parse_duration
from journeygen.source.reader import MISSING, Path, Read, Reader
from journeygen.source.texts import text_of
from journeygen.source.yaml import Node

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d+)?")


def number_in(text: str) -> float | None:
    """The number that a text is: with `−` or `-`, a decimal point or comma; None for any other text."""
    text = text.strip().replace("−", "-")
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


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
        if re.fullmatch(r"\W?\d{1,3},\d{3}", text.strip()):
            plain = text.strip().replace(",", "")
            return reader.complain(
                "number",
                node,
                f"'{text}' could mean {plain} or {value:g}",
                f"write {plain}, or {text.strip().replace(',', '.')} with a point",
            )
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
        hint = f"write {right}" if right else "write year, month and day, such as 2026-11-04"
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
            hint = "there is no such day or month; it is written as year-month-day"
        return reader.complain(
            "date", node, f"'{text}' is no date", hint, fix=reader.splice(node, right) if right else ()
        )
    return day


def date_meant(text: str) -> str:
    """A date in another form that can mean only one day, as ISO 8601; empty where it can mean two, or none."""
    match = re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text.strip())
    parts = (match[3], match[2], match[1]) if match else None
    match = re.fullmatch(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", text.strip())
    parts = (match[1], match[2], match[3]) if match else parts
    right = "-".join([parts[0], *(part.zfill(2) for part in parts[1:])]) if parts else ""
    return right if right and date_in(right) else ""


def date_in(text: str) -> datetime.date | None:
    """The date that a text is, as ISO 8601 writes it (`2026-11-04`)."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        return None
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        return None


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
