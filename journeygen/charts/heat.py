"""What stands in a cell of a heat map: one square for each touchpoint."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from journeygen.charts.svg import element, number

SIDE, GAP = 5.0, 2.0

MOST = 12
"""How many squares are drawn; the number beside them says how many there are."""


@lru_cache(maxsize=32)
def squares(count: int) -> Markup:
    """As many small squares as there are touchpoints, in one row."""
    shown = min(count, MOST)
    if not shown:
        return Markup()
    width = shown * (SIDE + GAP) - GAP
    return element(
        "svg",
        *(element("rect", x=at * (SIDE + GAP), y=0, width=SIDE, height=SIDE, rx=1) for at in range(shown)),
        class_="chart chart-squares",
        width=width,
        height=SIDE,
        viewBox=f"0 0 {number(width)} {number(SIDE)}",
        aria_hidden="true",
        focusable="false",
    )


def heat_class(level: int | None) -> str:
    """The class of a cell's colour: `heat-1` (upset) … `heat-5` (delighted); `unfelt` where nothing is known."""
    return "unfelt" if level is None else f"heat-{level + 3}"
