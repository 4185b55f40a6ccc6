"""Dates as people write them, and the one day that each can mean."""

from __future__ import annotations

import calendar
import datetime
import re

_MONTHS = (
    ("January", "Januar", "janvier"),
    ("February", "Februar", "février", "fevrier"),
    ("March", "März", "Maerz", "mars"),
    ("April", "avril"),
    ("May", "Mai"),
    ("June", "Juni", "juin"),
    ("July", "Juli", "juillet"),
    ("August", "août", "aout"),
    ("September", "septembre"),
    ("October", "Oktober", "octobre"),
    ("November", "novembre"),
    ("December", "Dezember", "décembre", "decembre"),
)
"""The months, by what they are called in English, German and French."""

_LONGEST_MONTH = 31


def date_in(text: str) -> datetime.date | None:
    """The date that a text is, as ISO 8601 writes it (`2026-11-04`)."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        return None
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        return None


def date_meant(text: str) -> str:
    """A date in another form that can mean only one day, as ISO 8601; empty where it can mean two, or none."""
    parts = _parts(text)
    right = "{:04}-{:02}-{:02}".format(*parts) if parts else ""
    return right if date_in(right) else ""


def how_to_write(text: str) -> str:
    """What to do about a text that is no date."""
    right = date_meant(text)
    if right:
        return f"write {right}"
    year, month, day = _parts(text) or (0, 0, 0)
    if not year:
        return "write year, month and day, such as 2026-11-04"
    if not 1 <= month <= len(_MONTHS) or not 1 <= day <= _LONGEST_MONTH:
        return "there is no such day or month; it is written as year-month-day"
    name = _MONTHS[month - 1][0]
    return f"{name} {year} has {calendar.monthrange(year, month)[1]} days"


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day, where a text says which is which."""
    text = text.strip()
    if match := re.fullmatch(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text):
        first, second = int(match[1]), int(match[2])
        if first > len(_MONTHS) >= second:  # else it may be either
            return int(match[3]), second, first
        return (int(match[3]), first, second) if second > len(_MONTHS) >= first else None
    if match := re.fullmatch(r"(\d{1,2})(?:\.|st|nd|rd|th|er)?\s+([^\W\d]{3,})\.?,?\s+(\d{4})", text):
        return _with_month(match[3], match[2], match[1])
    if match := re.fullmatch(r"([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", text):
        return _with_month(match[3], match[1], match[2])
    return None


def _with_month(year: str, word: str, day: str) -> tuple[int, int, int] | None:
    """The same where the month is a word, or the beginning of one."""
    months = {
        number
        for number, names in enumerate(_MONTHS, 1)
        if any(name.casefold().startswith(word.casefold()) for name in names)
    }
    return (int(year), months.pop(), int(day)) if len(months) == 1 else None
