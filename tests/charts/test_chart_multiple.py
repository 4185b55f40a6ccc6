"""The small multiple: one scale, every line seen."""

from __future__ import annotations

from xml.etree import ElementTree

from journeygen.charts.curve import Known, Line, Unknown
from journeygen.charts.multiple import HEIGHT, Multiple, Stage, lines, multiple

STAGES = (Stage(1, 2), Stage(2, 1))


def _chart(*found: Line) -> Multiple:
    return Multiple("m", "Open an account", "", found, STAGES, width=300, empty="No emotion recorded yet")


def test_coinciding_lines_lie_apart() -> None:
    same = Known(10), Known(10), Known(0)
    first, second = lines(_chart(Line("Tim", 1, same), Line("Trudy", 2, same)))
    for one, other in zip(first[0].pieces, second[0].pieces, strict=True):
        assert 1 <= other.start.y - one.start.y <= 3


def test_single_lines_lie_on_their_values() -> None:
    (its,) = lines(_chart(Line("Tim", 1, (Known(20), Known(-20), Known(0)))))
    assert [its[0].pieces[0].start.y, its[0].pieces[1].start.y, its[0].pieces[1].end.y] == [14, 102, 58]


def test_marks_highest_and_lowest_of_each_persona() -> None:
    low, high = Line("Tim", 1, (Known(-20), Known(20), Known(0))), Line("Trudy", 2, (Known(-20), Known(20), Known(0)))
    svg = str(multiple(_chart(low, high)))
    assert svg.count("filled") == 4


def test_stage_bar_is_as_wide_as_its_steps() -> None:
    root = ElementTree.fromstring(multiple(_chart(Line("Tim", 1, (Known(0),) * 3))))
    bars = [each for each in root.iter("rect") if (each.get("class") or "").startswith("stage-")]
    assert [(each.get("class"), each.get("x"), each.get("width")) for each in bars] == [
        ("stage-1", "0", "198"),
        ("stage-2", "200", "100"),
    ]
    assert all(float(each.get("y") or 0) + 4 <= HEIGHT for each in bars)


def test_gap_and_nothing() -> None:
    assert str(multiple(_chart(Line("Tim", 1, (Known(0), Unknown(), Known(0)))))).count('class="tick"') == 2
    assert "No emotion recorded yet" in multiple(_chart())
    assert "No emotion recorded yet" in multiple(Multiple("m", "t", "", (), (), empty="No emotion recorded yet"))
