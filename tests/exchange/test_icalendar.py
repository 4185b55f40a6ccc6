"""`journeygen/exchange/icalendar.py`: RFC 5545, as another program reads it."""

from __future__ import annotations

import datetime

import pytest
from icalendar import Calendar

from journeygen.exchange.icalendar import Event, icalendar

DAY = datetime.date(2026, 11, 22)


def one(**values: str) -> bytes:
    return icalendar("Reviews", [Event(**{"uid": "u@example.org", "summary": "S", **values}, day=DAY)], DAY)


def test_the_bytes() -> None:
    said = one(summary="Review: a, b", description="One\nTwo", url="https://example.org/a,b").decode().split("\r\n")
    assert said[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", said[2]]
    assert said[2].startswith("PRODID:-//journeygen//journeygen ")
    assert said[3:] == [
        "NAME:Reviews",
        "X-WR-CALNAME:Reviews",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "BEGIN:VEVENT",
        "UID:u@example.org",
        "DTSTAMP:20261122T000000Z",
        "DTSTART;VALUE=DATE:20261122",
        "SUMMARY:Review: a\\, b",
        "DESCRIPTION:One\\nTwo",
        "URL:https://example.org/a,b",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "commas, semicolons; colons: and \\ backslashes \\n that end no line",
        "two\nlines",
        "é" * 200,
        "مراجعة: " * 30,
        "👩‍👩‍👧 " * 40,
        "x" * 66,
        "x" * 67,
        "x" * 500,
    ],
)
def test_what_is_written_is_read(text: str) -> None:
    written = one(summary=text)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert (str(event["SUMMARY"]), event["DTSTART"].dt) == (text, DAY)


def test_control_characters_are_left_out() -> None:
    (event,) = Calendar.from_ical(one(summary="a\x00\x1b[31m\rb")).walk("VEVENT")
    assert str(event["SUMMARY"]) == "a[31mb"
