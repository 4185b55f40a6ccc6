"""The monotone cubic goes exactly through its points, never beyond them, and turns only at them."""

from __future__ import annotations

import itertools
import random

import pytest

from journeygen.charts.spline import path, pieces, slopes
from journeygen.charts.svg import Point


def _random_points(seed: int) -> list[Point]:
    chance = random.Random(seed)
    xs = itertools.accumulate(chance.choice((3, 40, 112, 200.5)) for _ in range(chance.randint(2, 14)))
    return [Point(x, float(chance.choice((60, 110, 160, 165, 210, 260)))) for x in xs]


@pytest.mark.parametrize("seed", range(60))
def test_no_overshoot_and_exact_values(seed: int) -> None:
    points = _random_points(seed)
    for (before, after), piece in zip(itertools.pairwise(points), pieces(points), strict=True):
        assert (piece.start, piece.end) == (before, after)
        ys = [piece.at(step / 50).y for step in range(51)]
        low, high = sorted((before.y, after.y))
        assert all(low - 1e-9 <= y <= high + 1e-9 for y in ys)
        steps = [b - a for a, b in itertools.pairwise(ys)]
        assert all(step >= -1e-9 for step in steps) or all(step <= 1e-9 for step in steps)


def test_tangents_agree_at_inner_points() -> None:
    points = [Point(0, 0), Point(10, 4), Point(30, 9), Point(35, 30)]
    for left, right in itertools.pairwise(pieces(points)):
        before = (left.end.y - left.second.y) / (left.end.x - left.second.x)
        after = (right.first.y - right.start.y) / (right.first.x - right.start.x)
        assert before == pytest.approx(after)


def test_flat_at_turns() -> None:
    assert slopes([Point(0, 0), Point(1, 5), Point(2, 0), Point(3, 0)])[1:] == (0, 0, 0)


def test_few_points() -> None:
    assert slopes([]) == ()
    assert pieces([Point(1, 1)]) == ()
    assert path([]) == ""
    assert path(pieces([Point(0, 0), Point(3, 3)])) == "M0 0C1 1 2 2 3 3"
