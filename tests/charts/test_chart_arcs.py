"""Arcs: rows that nothing shares, labels that nothing crosses."""

from __future__ import annotations

import itertools
import random

import pytest

from journeygen.charts.arcs import Arc, Arcs, Laid, arcs, height, lay
from journeygen.charts.labels import Box


def _chart(*found: Arc, columns: int = 11) -> Arcs:
    return Arcs("a", "Branches", "", columns, found)


def _box(each: Laid) -> Box:
    assert each.label
    return Box(each.label.left, -16 * each.row - 7, each.label.right, -16 * each.row + 7)


def _random_chart(seed: int) -> Arcs:
    chance = random.Random(seed)
    found = []
    for number in range(chance.randint(1, 9)):
        source, target = chance.randrange(11), chance.randrange(11)
        words = chance.choice(("", "noch einmal", "upload rejected, 23 %", "wer die Gebühren schon kennt"))
        if chance.random() < 0.2:
            found.append(Arc(source, None, "exit", f"Ausstieg {number}", words))
        else:
            found.append(Arc(source, target, "loop" if target <= source else "branch", f"Zweig {number}", words))
    return _chart(*found)


@pytest.mark.parametrize("seed", range(80))
def test_nothing_overlaps(seed: int) -> None:
    laid = lay(_random_chart(seed))
    labelled = [each for each in laid if each.label]
    assert not any(_box(one).touches(_box(other)) for one, other in itertools.combinations(labelled, 2))
    for one, other in itertools.combinations(laid, 2):
        if one.row == other.row:
            assert one.right < other.left or other.right < one.left
    for each in labelled:
        box = each.label
        assert box
        for other in laid:
            if other is not each and other.row == each.row:
                assert box.right < other.left or other.right < box.left
            if other.row > each.row:
                assert not any(box.left < x < box.right for x in other.legs)
        assert box.left >= 0
        assert box.right <= 11 * 112
    ports = [x for each in laid for x in each.legs]
    assert len(set(ports)) == len(ports)


def test_nested_arcs_do_not_cross() -> None:
    outer, inner = Arc(0, 5, "branch"), Arc(0, 3, "branch")
    first, second = lay(_chart(outer, inner))
    assert (first.arc, second.arc) == (inner, outer)
    assert first.row < second.row
    assert second.start < first.start


def test_height_grows_with_the_rows() -> None:
    found = [Arc(0, target, "branch") for target in (2, 3, 4, 5)]
    assert height(lay(_chart(*found[:3]))) == 62
    assert height(lay(_chart(*found))) == 78


def test_label_breaks_a_long_line_and_stands_beside_a_short_one() -> None:
    (long,) = lay(_chart(Arc(9, 1, "loop", "Loop", "again")))
    (short,) = lay(_chart(Arc(4, 5, "branch", "Branch", "upload rejected, 23 %")))
    assert long.label
    assert long.left < long.label.left < long.label.right < long.right
    assert short.label
    assert short.label.left > short.right


def test_last_column_has_its_label_on_the_other_side() -> None:
    (each,) = lay(_chart(Arc(10, None, "exit", "Exit", "cancels the contract for good")))
    assert each.label
    assert each.label.right < each.left


def test_nothing_to_draw() -> None:
    assert arcs(_chart()) == ""
    assert arcs(_chart(Arc(3, 99, "branch"), Arc(-1, 2, "branch"))) == ""
