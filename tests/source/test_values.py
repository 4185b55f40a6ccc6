"""Single values that are read alike everywhere."""

from __future__ import annotations

import pytest

from journeygen.source.dates import date_in
from journeygen.source.numbers import number_in


@pytest.mark.parametrize(
    ("text", "value"),
    [("−2", -2), ("-2", -2), ("+1", 1), ("1,5", 1.5), ("1.50", 1.5), (".5", 0.5), ("1e3", 1000), (" 7 ", 7)],
)
def test_numbers(text: str, value: float) -> None:
    assert number_in(text) == value


@pytest.mark.parametrize("text", ["", "two", "1 000", "1.000,5", "0x10", "12:30", "1_000", "nan", "inf", "٣ ٤"])
def test_no_numbers(text: str) -> None:
    assert number_in(text) is None


def test_dates_are_iso_dates_and_nothing_else() -> None:
    assert str(date_in("2026-11-04")) == "2026-11-04"
    for text in ("4.11.2026", "2026-13-01", "20261104", "2026-11-04T10:00", "2026-11"):
        assert date_in(text) is None
