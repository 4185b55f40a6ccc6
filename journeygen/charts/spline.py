"""The monotone cubic: a smooth line that goes exactly through its points and never beyond them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from journeygen.charts.svg import Point, number


class Piece(NamedTuple):
    """A cubic Bézier curve between two neighbouring points."""

    start: Point
    first: Point
    second: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at t (0 … 1)."""
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self
        return Point(a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy)


def slopes(points: Sequence[Point]) -> tuple[float, ...]:
    """The tangents dy/dx at points whose x increases strictly.

    Fritsch, F. N. & Carlson, R. E. (1980), "Monotone piecewise cubic interpolation", SIAM Journal on
    Numerical Analysis 17 (2), 238-246: tangents start as means of the neighbouring secants, are 0 where
    the secants change their sign or are flat, and are drawn back onto the circle of radius 3 where
    they would overshoot (their region S₁).
    """
    if len(points) < 2:
        return (0.0,) * len(points)
    secants = [(after.y - before.y) / (after.x - before.x) for before, after in itertools.pairwise(points)]
    found = [
        secants[0],
        *(0.0 if left * right <= 0 else (left + right) / 2 for left, right in itertools.pairwise(secants)),
        secants[-1],
    ]
    for index, secant in enumerate(secants):
        if secant == 0:
            found[index] = found[index + 1] = 0.0
            continue
        alpha, beta = found[index] / secant, found[index + 1] / secant
        length = math.hypot(alpha, beta)
        if length > 3:
            found[index], found[index + 1] = 3 / length * alpha * secant, 3 / length * beta * secant
    return tuple(found)


def pieces(points: Sequence[Point]) -> tuple[Piece, ...]:
    """The curve through the points, one Bézier between each two (a Hermite cubic's handles lie at thirds)."""
    tangents = slopes(points)
    found = []
    for (before, after), (left, right) in zip(itertools.pairwise(points), itertools.pairwise(tangents), strict=True):
        third = (after.x - before.x) / 3
        found.append(
            Piece(
                before,
                Point(before.x + third, before.y + left * third),
                Point(after.x - third, after.y - right * third),
                after,
            )
        )
    return tuple(found)


def path(run: Sequence[Piece]) -> str:
    """The path data of pieces that follow one another."""
    if not run:
        return ""
    start = run[0].start
    curves = (
        f"C{' '.join(f'{number(point.x)} {number(point.y)}' for point in (each.first, each.second, each.end))}"
        for each in run
    )
    return f"M{number(start.x)} {number(start.y)}{''.join(curves)}"
