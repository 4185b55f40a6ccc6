"""Two curves over each other: what is shaded, and where the shading ends."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from journeygen.charts.compare import key, overlay
from journeygen.charts.compare_lines import Change, Overlay, Part, Side
from journeygen.charts.feelings import Feeling, Known, Skipped, Unknown


def chart(before: list[Feeling], after: list[Feeling], *, pairs: list[bool] | None = None, rtl: bool = False) -> str:
    count = len(before)
    return str(
        overlay(
            Overlay(
                id="c",
                title="Tim",
                description="",
                style=1,
                before=Side(tuple(before), "Current −1"),
                after=Side(tuple(after)),
                pairs=tuple(pairs or [True] * count),
                parts=(Part("1 Want", 1, 1), Part("2 Buy", 2, count - 1)),
                changes=(Change(count - 1, "Step 2 up 2", "Pays", True),),
                column=100,
                rtl=rtl,
            )
        )
    )


def shades(svg: str) -> list[tuple[str, float, float]]:
    """Each shading with its left and right end, in px."""
    found = []
    for which, d in re.findall(r'class="shade (\w+)"[^>]* d="([^"]+)"', svg):
        places = [float(each) for each in re.findall(r"[ML](-?[\d.]+) ", d)]
        found.append((which, min(places), max(places)))
    return sorted(found, key=lambda each: each[1])


def test_better_is_hatched_and_worse_is_dotted_and_both_meet_where_the_curves_cross() -> None:
    found = shades(chart([Known(0), Known(0), Known(0)], [Known(10), Known(-10), Known(-10)]))
    assert [(which, round(right - left)) for which, left, right in found] == [("better", 40), ("worse", 160)]
    assert round(found[0][2], 2) == round(found[1][1], 2)


def test_shading_ends_at_a_step_without_a_counterpart_and_where_nothing_is_known() -> None:
    before: list[Feeling] = [Known(0), Known(0), Known(0), Known(0), Unknown("?"), Known(0), Known(0)]
    after: list[Feeling] = [Known(10), Known(10), Skipped(), Known(10), Known(10), Known(10), Known(10)]
    pairs = [True, True, False, True, True, True, True]
    assert shades(chart(before, after, pairs=pairs)) == [
        ("better", 20, 120),
        ("better", 313, 327),
        ("better", 520, 620),
    ]


def test_two_curves_through_the_same_points_are_not_better_or_worse_between_them() -> None:
    assert shades(chart([Known(20), Known(0), Known(0)], [Known(20), Known(0), Known(20)])) == [("better", 120, 220)]


def test_the_picture_is_well_formed_and_labels_what_changes() -> None:
    svg = chart([Known(0), Known(-10)], [Known(0, assumption=True), Known(10)])
    ElementTree.fromstring(svg)
    assert "Step 2 up 2" in svg
    assert "Current −1" in svg
    assert svg.count('class="square"') == 2
    assert len(re.findall("face [^>]*assumed", svg)) == 1
    ids = re.findall(r' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)


def test_from_right_to_left_the_shapes_are_turned_over_and_the_texts_are_not() -> None:
    svg = chart([Known(0), Known(-10)], [Known(0), Known(10)], rtl=True)
    assert 'direction="rtl"' in svg
    assert 'transform="matrix(-1 0 0 1 200 0)"' in svg
    name = re.search(r'class="stage-name" x="([\d.]+)"', svg)
    assert name
    assert float(name.group(1)) == 192


def test_the_samples_of_the_legend_have_ids_of_their_own() -> None:
    ids = re.findall(
        r' id="([^"]+)"', str(key("better", "c")) + str(key("worse", "c")) + chart([Known(0)], [Known(10)])
    )
    assert len(ids) == len(set(ids))
    assert "square" in key("before", "c")
