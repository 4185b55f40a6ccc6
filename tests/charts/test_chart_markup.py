"""What every chart's markup keeps to: well-formed, escaped, no inline style, named, the same every time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from journeygen.charts.arcs import Arc, Arcs, arcs
from journeygen.charts.curve import Curve, Known, Line, Skipped, Unknown, axis, curve
from journeygen.charts.faces import icon
from journeygen.charts.lane_curve import LaneCurve, LaneLine, lane_axis, lane_curve
from journeygen.charts.multiple import Multiple, Stage, multiple
from journeygen.charts.path import At, Lost, Path, Route, Row, path
from journeygen.charts.path import axis as path_axis
from journeygen.charts.svg import number
from journeygen.charts.trend import DayTick, Reading, Series, Sparkline, Tick, Trend, sparkline, trend

EVIL = "<script>alert(1)</script> \"&' \x00\x0b"
DAY = datetime.date(2026, 11, 22)
READINGS = (Reading(DAY, 1 / 3), Reading(DAY + datetime.timedelta(40), 2 / 7))
LINES = (
    Line(EVIL, 1, (Known(7, -3, True, EVIL, EVIL), Unknown(EVIL), Skipped(EVIL), Known(-20)), EVIL, EVIL, EVIL),
    Line("Trudy", 2, (Known(7), Known(1), Skipped("Trudy skips"), Known(-20)), "trudy", "Highest", "Lowest"),
)
ROUTES = (
    Route(EVIL, 1, (At(0, True, EVIL), Skipped(EVIL), At(1), Unknown(EVIL)), EVIL),
    Route("Trudy", 2, (At(0), At(0), At(1), None)),
)
PATH = Path("x", EVIL, EVIL, 4, (Row(EVIL, EVIL, EVIL), Row("Web")), ROUTES, (Lost(0, 2, EVIL),), numbers=(EVIL,) * 4)
ARCS = (Arc(0, 3, "branch", EVIL, EVIL), Arc(2, 1, "loop", EVIL), Arc(3, 0, "cycle"), Arc(1, None, "exit", EVIL))
LANE = LaneCurve("x", EVIL, EVIL, 2, (LaneLine(EVIL, 3, (1.5, 2.25), (EVIL, "2"), EVIL),))


def _trend(rtl: bool) -> Markup:
    series = (Series(EVIL, READINGS, EVIL, 2), Series("b", READINGS, "1", 3))
    ticks, days = (Tick(0.1, EVIL),), (DayTick(DAY, EVIL),)
    return trend(Trend("x", EVIL, EVIL, series, ticks, days, EVIL, Tick(0.4, EVIL), Tick(0.2, EVIL), rtl=rtl))


CHARTS: dict[str, Callable[[bool], Markup]] = {
    "curve": lambda rtl: curve(Curve("x", EVIL, EVIL, 4, LINES, 111.1, (2,), (1,), EVIL, rtl)),
    "curve without data": lambda rtl: curve(Curve("x", EVIL, EVIL, 4, (), empty=EVIL, rtl=rtl)),
    "axis": lambda rtl: axis((EVIL,) * 5, rtl=rtl),
    "multiple": lambda rtl: multiple(Multiple("x", EVIL, EVIL, LINES, (Stage(1, 4),), 333, EVIL, rtl)),
    "arcs": lambda rtl: arcs(Arcs("x", EVIL, EVIL, 4, ARCS, rtl=rtl)),
    "sparkline": lambda rtl: sparkline(Sparkline(READINGS, 0.3, "bad", "x", EVIL, rtl)),
    "trend": _trend,
    "path": lambda rtl: path(Path(**{name: getattr(PATH, name) for name in PATH.__slots__} | {"rtl": rtl})),
    "path axis": lambda rtl: path_axis(PATH),
    "lane curve": lambda rtl: lane_curve(LANE),
    "lane axis": lambda rtl: lane_axis(LANE, EVIL, EVIL),
    "icon": lambda rtl: icon(2, style=4, title=EVIL),
}


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("name", CHARTS)
def test_markup(name: str, rtl: bool) -> None:
    svg = CHARTS[name](rtl)
    assert isinstance(svg, Markup)
    root = ElementTree.fromstring(svg)
    assert root.get("focusable") == "false"
    assert not any(each.tag in ("script", "style") for each in root.iter())
    for each in root.iter():
        assert not any(key == "style" or key.startswith("on") for key in each.attrib)
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(set(ids)) == len(ids)
    assert all(str(each).startswith("x-") for each in ids)
    for each in (root.get("aria-labelledby") or "").split():
        assert each in ids
    assert (root.get("role") == "img") == (root.find("title") is not None)
    assert svg == CHARTS[name](rtl)


@pytest.mark.parametrize("name", CHARTS)
def test_numbers_are_short(name: str) -> None:
    root = ElementTree.fromstring(CHARTS[name](False))
    for each in root.iter():
        for key in ("d", "x", "y", "cx", "cy", "r", "points", "width", "height", "transform"):
            value = each.get(key) or ""
            assert not re.search(r"\d\.\d{3}|-0(?![.\d])|\de|nan|inf", value), value


def test_number() -> None:
    assert [number(value) for value in (0, -0.001, 2, 1.005, 1 / 3, -12.5, 100)] == [
        "0", "0", "2", "1", "0.33", "-12.5", "100",
    ]  # fmt: skip
