"""iCalendar (RFC 5545): days on which something is to be done, for the calendars that people have anyway.

Written here and not by a library: all-day events need a dozen lines, and the libraries bring time zones along.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeygen import __version__

_LINE = 75
"""Octets of a line, without its end (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day. `uid` stays the same while the event is the same; `url` may be empty."""

    uid: str
    day: datetime.date
    summary: str
    description: str = ""
    url: str = ""


def icalendar(name: str, events: Iterable[Event], as_of: datetime.date) -> bytes:
    """A calendar. The time of writing that each event needs is the day the site is for: same input, same bytes."""
    return "".join(_folded(line) for line in _lines(name, events, as_of)).encode()


def _lines(name: str, events: Iterable[Event], as_of: datetime.date) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//journeygen//journeygen {__version__}//EN")
    yield from (f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}", "REFRESH-INTERVAL;VALUE=DURATION:P1D")
    for event in events:
        yield from ("BEGIN:VEVENT", f"UID:{_text(event.uid)}", f"DTSTAMP:{as_of:%Y%m%d}T000000Z")
        yield from (f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}", f"SUMMARY:{_text(event.summary)}")
        if event.description:
            yield f"DESCRIPTION:{_text(event.description)}"
        if event.url:
            yield f"URL:{event.url}"
        yield from ("TRANSP:TRANSPARENT", "END:VEVENT")  # nobody is busy all day with it
    yield "END:VCALENDAR"


def _text(value: str) -> str:
    """A text with what has a meaning escaped; control characters, which it may not have, are left out."""
    for char in "\\;,":
        value = value.replace(char, f"\\{char}")
    return "".join(char for char in value.replace("\n", "\\n") if char == "\t" or char.isprintable() or ord(char) > 159)


def _folded(line: str) -> str:
    """A line in pieces of 75 octets, each further one begun with a space; a character is never cut in two."""
    pieces, room = [""], _LINE
    for char in line:
        size = len(char.encode())
        if size > room:
            pieces.append("")
            room = _LINE - 1
        pieces[-1] += char
        room -= size
    return "\r\n ".join(pieces) + "\r\n"
