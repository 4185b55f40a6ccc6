"""Sparkline and trend hold with any readings."""

from __future__ import annotations

import datetime
import itertools
from xml.etree import ElementTree

import pytest

from journeygen.charts.trend import (
    Area,
    DayTick,
    Reading,
    Series,
    Sparkline,
    Tick,
    Trend,
    apart,
    nice_days,
    nice_values,
    sparkline,
    trend,
)

Day = datetime.date


def _readings(*values: float) -> tuple[Reading, ...]:
    return tuple(Reading(Day(2026, 1 + index, 1), value) for index, value in enumerate(values))


@pytest.mark.parametrize("values", [(), (4,), (4, 4), (0, 0, 0), (1, 2, 9), (-5, 1e9)])
@pytest.mark.parametrize("target", [None, 0, 5, -1e6])
def test_any_readings(values: tuple[float, ...], target: float | None) -> None:
    root = ElementTree.fromstring(sparkline(Sparkline(_readings(*values), target, "good")))
    assert (root.get("width"), root.get("height")) == ("84", "30")
    assert len(root.findall("circle")) == (1 if values else 0)
    for dot in root.findall("circle"):
        assert 0 <= float(dot.get("cx") or -1) <= 84
        assert 0 <= float(dot.get("cy") or -1) <= 30
    goal = Tick(target, "Target") if target is not None else None
    ElementTree.fromstring(trend(Trend("t", "T", "", (Series("All", _readings(*values), "4 days"),), target=goal)))


def test_time_is_to_scale() -> None:
    readings = tuple(Reading(Day(2026, 1, day), 1.0) for day in (1, 2, 11))
    area = Area.of(Trend("t", "T", "", (Series("", readings),)))
    first, second, last = (area.at(each).x for each in readings)
    assert (second - first) / (last - first) == pytest.approx(0.1)


def test_readings_are_put_in_order() -> None:
    readings = _readings(1, 2, 3)
    assert sparkline(Sparkline(readings)) == sparkline(Sparkline(readings[::-1]))


def test_labels_of_series_stand_apart() -> None:
    assert apart([10, 11, 12], 16, 0, 100) == [10, 26, 42]
    assert apart([95, 96], 16, 0, 100) == [84, 100]
    assert apart([], 16, 0, 100) == []
    series = tuple(Series(f"Segment {number}", _readings(5, 5), "5 %", number) for number in range(1, 5))
    root = ElementTree.fromstring(trend(Trend("t", "T", "", series)))
    ys = sorted(float(each.get("y") or 0) for each in root.iter("text"))
    assert all(below - above >= 15.9 for above, below in itertools.pairwise(ys))


def test_target_beyond_the_readings_is_drawn() -> None:
    svg = str(trend(Trend("t", "T", "", (Series("", _readings(5, 6)),), target=Tick(90, "Target 90"))))
    assert "Target 90" in svg
    assert 'class="target"' in svg


def test_nice_values_cover() -> None:
    assert nice_values((38, 62, 70)) == (30, 40, 50, 60, 70)
    assert nice_values((0, 1)) == (0, 0.5, 1) or nice_values((0, 1))[0] == 0
    for values in ((3.0,), (-2, 2), (0.001, 0.002), (1e6, 9e6)):
        ticks = nice_values(values)
        assert ticks[0] <= min(values)
        assert ticks[-1] >= max(values)
        assert 2 <= len(ticks) <= 8


def test_nice_days() -> None:
    assert nice_days(Day(2025, 3, 1), Day(2025, 12, 20), count=5) == tuple(
        Day(2025, month, 1) for month in (3, 5, 7, 9, 11)
    )
    assert nice_days(Day(2025, 3, 5), Day(2025, 3, 5)) == (Day(2025, 3, 5),)
    assert nice_days(Day(2025, 3, 5), Day(2025, 3, 25)) == (Day(2025, 3, 5), Day(2025, 3, 25))


def test_close_day_labels_are_thinned() -> None:
    days = tuple(DayTick(Day(2026, 1, day), f"{day} January 2026") for day in range(1, 29))
    root = ElementTree.fromstring(trend(Trend("t", "T", "", (Series("", _readings(1, 2)),), days=days, width=300)))
    assert len(list(root.iter("text"))) < 4
