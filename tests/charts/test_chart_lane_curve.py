"""The curve of a custom lane."""

from __future__ import annotations

from xml.etree import ElementTree

from journeygen.charts.lane_curve import LaneCurve, LaneLine, lane_axis, lane_curve


def test_scale_and_gap() -> None:
    chart = LaneCurve("l", "Effort", "", 4, (LaneLine("Tim", 1, (1, 5, None, 9), ("1", "5", "", "9")),))
    assert (chart.y(5), chart.y(1), chart.y(9)) == (28, 84, 28)
    root = ElementTree.fromstring(lane_curve(chart))
    assert len(list(root.iter("circle"))) == 3
    assert len([each for each in root.iter("path") if each.get("class") == "line small"]) == 1
    assert [each.text for each in root.iter("text")] == ["1", "5", "9"]


def test_labels_stand_by_their_own_points() -> None:
    lines = (LaneLine("Tim", 1, (1, 2), ("1", "2"), "tim"), LaneLine("Trudy", 2, (2, 2), ("2", "2"), "trudy"))
    chart = LaneCurve("l", "Effort", "", 2, lines)
    root = ElementTree.fromstring(lane_curve(chart))
    shown = [(each.text, float(each.get("y", "0"))) for each in root.iter("text")]
    assert [text for text, _ in shown] == ["1", "2", "2"]  # where both are alike, once
    (_, tim), _, (_, trudy) = shown
    assert trudy < chart.y(2) < chart.y(1) < tim


def test_flat_scale_and_nothing() -> None:
    chart = LaneCurve("l", "Effort", "", 2, (LaneLine("Tim", 1, (3, 3)),), low=3, high=3)
    ElementTree.fromstring(lane_curve(chart))
    ElementTree.fromstring(lane_curve(LaneCurve("l", "Effort", "", 0, ())))
    assert "Hard" in lane_axis(chart, "Hard", "Easy")
