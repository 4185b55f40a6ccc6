"""Estimated widths are never below those of wide fonts; what is shortened fits."""

from __future__ import annotations

import pytest

from journeygen.charts.text import shortened, width, wrapped

# Advance widths measured in Chromium, in px at 12.5 px: the widest of DejaVu Sans and Noto Sans.
MEASURED = (
    ("Tim’s highest +2", False, 99.0),
    ("Überweisungsbestätigung", False, 151.0),
    ("WWWMMM@@@", True, 117.0),
    ("Привет, широкая щель Ыж", True, 199.0),
    ("田中さんの最高点", False, 100.0),
)

TEXTS = (
    "Trudys tiefster Wert: Überweisungsbestätigung −2",
    "Le moment le plus bas d’Éléonore −1,5",
    "أدنى نقطة لليلى بعد انتظار طويل −2",
    "田中さんの最低点は書類の確認 −2",
    "हिन्दी में लिखा हुआ",
    "👩‍👩‍👧 family 👍🏽",
    "",
)


@pytest.mark.parametrize(("text", "bold", "measured"), MEASURED)
def test_not_below_measured(text: str, bold: bool, measured: float) -> None:
    assert width(text, 12.5, bold=bold) >= measured * 0.999


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("room", [0, 10, 40, 90, 200, 900])
@pytest.mark.parametrize("bold", [False, True])
def test_shortened_fits(text: str, room: float, bold: bool) -> None:
    short = shortened(text, room, 13, bold=bold)
    assert width(short, 13, bold=bold) <= room or not short
    assert short == text or short == "" or "…" in short


@pytest.mark.parametrize("text", TEXTS)
def test_wrapped_fits(text: str) -> None:
    lines = wrapped(text, 90, 12, lines=3)
    assert len(lines) <= 3
    assert all(width(line, 12) <= 90 for line in lines)


def test_marks_take_no_room_and_are_not_cut_off() -> None:
    assert width("e\u0301", 10) == width("e", 10)
    assert "\u0301" not in shortened("abcde\u0301fghijk", width("abcd…", 10) + 1, 10)


def test_closing_quotation_mark_is_kept() -> None:
    assert shortened("“Two days for one answer.”", 120, 13).endswith("…”")
