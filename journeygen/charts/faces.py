"""The faces: one for each of the five levels, in the shape of a persona.

The shape and the hue are the persona's (`p1` … `p10`); the mouth is the level's. So a face says both,
without colour too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from markupsafe import Markup

from journeygen.charts.svg import element, group, number

Shape = Literal["circle", "square", "triangle", "diamond", "hexagon"]

SHAPES: tuple[Shape, ...] = ("circle", "square", "triangle", "diamond", "hexagon")
"""The shapes of the persona styles 1 … 5; 6 … 10 have them again, with other hues and dashes (`charts.css`)."""

STYLES = 10
"""How many persona styles there are."""

LEVELS = (2, 1, 0, -1, -2)
"""The levels, best first."""


def style_class(style: int) -> str:
    """The class of a persona's style: `p1` … `p10`; further personas start again."""
    return f"p{(style - 1) % STYLES + 1}"


def shape_of(style: int) -> Shape:
    """The shape of a persona's style."""
    return SHAPES[(style - 1) % len(SHAPES)]


def level_class(level: int) -> str:
    """The class of a level: `level-minus2` … `level-0` … `level-plus2`."""
    return f"level-{'minus' if level < 0 else 'plus' if level > 0 else ''}{abs(level)}"


def outline(shape: Shape, x: float, y: float, radius: float, **attributes: object) -> Markup:
    """A shape around a centre. All shapes look about as large as a circle of this radius."""
    match shape:
        case "circle":
            return element("circle", cx=x, cy=y, r=radius, **attributes)
        case "square":
            side = radius * 0.95
            return element(
                "rect", x=x - side, y=y - side, width=2 * side, height=2 * side, rx=radius * 0.32, **attributes
            )
        case "triangle":
            return _polygon(x, y + radius * 0.16, radius * 1.32, 3, -90, attributes)
        case "diamond":
            return _polygon(x, y, radius * 1.24, 4, -90, attributes)
        case "hexagon":
            return _polygon(x, y, radius * 1.1, 6, 0, attributes)


def _polygon(x: float, y: float, radius: float, corners: int, turn: float, attributes: dict[str, object]) -> Markup:
    angles = [math.radians(turn + 360 / corners * index) for index in range(corners)]
    points = " ".join(
        f"{number(x + radius * math.cos(angle))},{number(y + radius * math.sin(angle))}" for angle in angles
    )
    return element("polygon", points=points, stroke_linejoin="round", **attributes)


def face(
    x: float,
    y: float,
    level: int,
    *,
    style: int = 1,
    radius: float = 10,
    assumption: bool = False,
    filled: bool = False,
) -> Markup:
    """A face of a level (−2 … +2) around a centre, as a `<g>`.

    `assumption` dashes the outline; `filled` reverses it (highest and lowest moments).
    """
    shape = shape_of(style)
    scale = radius / 10 * {"triangle": 0.8, "diamond": 0.9}.get(shape, 1.0)
    core = Markup("")
    if filled and assumption:
        # A dash would be lost on the edge of a filled shape: so the filled shape lies inside a dashed one.
        core = outline(shape, x, y, radius - 3, class_="face-core")
        scale *= 0.82
    down = y + (radius * 0.2 if shape == "triangle" else 0)
    classes = ["face", style_class(style), level_class(level)]
    classes += ["assumed"] if assumption else []
    classes += ["filled"] if filled else []
    return group(
        outline(shape, x, y, radius, class_="face-edge"),
        core,
        *(
            element("circle", class_="face-eye", cx=x + side * 3.3 * scale, cy=down - 2.4 * scale, r=1.25 * scale)
            for side in (-1, 1)
        ),
        _mouth(x, down, level, scale),
        class_=" ".join(classes),
    )


def _mouth(x: float, y: float, level: int, scale: float) -> Markup:
    """The mouth: bent by the level, open at +2."""

    def place(right: float, down: float) -> str:
        return f"{number(x + right * scale)} {number(y + down * scale)}"

    if level >= 2:
        d = f"M{place(-4.6, 1.1)}H{number(x + 4.6 * scale)}C{place(4.2, 7)} {place(-4.2, 7)} {place(-4.6, 1.1)}Z"
        return element("path", class_="face-mouth face-open", d=d)
    half, corner, middle = {1: (3.7, 2.2, 5.8), 0: (3.4, 3.4, 3.4), -1: (3.5, 4.6, 1.6)}.get(level, (4.4, 6, -0.6))
    return element("path", class_="face-mouth", d=f"M{place(-half, corner)}Q{place(0, middle)} {place(half, corner)}")


@dataclass(frozen=True, slots=True)
class Face:
    """A face that is drawn once a page and used by its name: a persona's style and one of the five levels.

    Drawn out each time, the faces would be a fifth of a large map's bytes.
    """

    style: int
    level: int
    assumed: bool = False

    @property
    def name(self) -> str:
        """The id of its drawing."""
        return f"face-{self.style}{'a' if self.assumed else ''}-{self.level + 2}"

    @property
    def drawn(self) -> Markup:
        """The face in a box of 24 × 24."""
        return _drawn(self)

    def used(self, x: float, y: float, **attributes: object) -> Markup:
        """The face around a centre, on a page that has its drawing."""
        return element("use", href=f"#{self.name}", x=x - BOX / 2, y=y - BOX / 2, **attributes)


BOX = 24
"""The box that a face is drawn in, in px."""


@lru_cache(maxsize=256)
def _drawn(of: Face) -> Markup:
    return face(BOX / 2, BOX / 2, of.level, style=of.style, assumption=of.assumed)


@lru_cache(maxsize=4096)  # the same few faces stand on every page
def icon(
    level: int, *, size: int = 18, style: int = 1, assumption: bool = False, filled: bool = False, title: str = ""
) -> Markup:
    """A face as a small `<svg>` for use in text; without a title it is hidden from screen readers.

    Style 1 takes the colour of the text around it (class `face-icon`); others have the persona's hue.
    """
    radius = size / 2 - (2.4 if shape_of(style) in ("triangle", "diamond", "hexagon") else 1)
    return element(
        "svg",
        element("title", title) if title else "",
        face(size / 2, size / 2, level, style=style, radius=radius, assumption=assumption, filled=filled),
        class_="chart face-icon",
        width=size,
        height=size,
        viewBox=f"0 0 {size} {size}",
        role="img" if title else None,
        aria_hidden=None if title else "true",
        focusable="false",
    )
