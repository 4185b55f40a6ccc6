from __future__ import annotations

import pytest

from journeygen.source.durations import parse_duration


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("10 min", 10, 10, "minute"),
        ("2h", 2, 2, "hour"),
        ("1-3 weeks", 1, 3, "week"),
        ("1 – 3 semaines", 1, 3, "week"),
        ("1 à 3 jours", 1, 3, "day"),
        ("1,5 Stunden", 1.5, 1.5, "hour"),
        ("6 meses", 6, 6, "month"),
        ("2 años", 2, 2, "year"),
        ("3 أيام", 3, 3, "day"),
        ("P2D", 2, 2, "day"),
        ("PT10M", 10, 10, "minute"),
        ("P1DT12H", 36, 36, "hour"),
        ("P1Y6M", 18, 18, "month"),
    ],
)
def test_durations(text: str, low: float, high: float, unit: str) -> None:
    found = parse_duration(text)
    assert found is not None
    assert (found.low, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize("text", ["soon", "10", "3-1 days", "10 parsecs", "P", "PT", "P1Y1D", "−2 h", "First month"])
def test_no_durations(text: str) -> None:
    assert parse_duration(text) is None
