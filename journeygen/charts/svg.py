"""Writing SVG: elements, numbers, paths, and the frame that every chart has.

Everything is escaped here and nowhere else. There is never a `style` attribute (the pages' policy
forbids it): looks come from `themes/*/css/charts.css` by class.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

# Characters that XML 1.0 does not allow, even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_SIGNED = re.compile(r"[+−-]\d[\d.,]*")


class Point(NamedTuple):
    """A place in px from the top left corner."""

    x: float
    y: float


@lru_cache(maxsize=1 << 16)  # charts of one size share most of their places
def number(value: float) -> str:
    """A number with at most two decimals, never `-0`."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, /, *children: str, **attributes: object) -> Markup:
    """An element. `class_` gives `class`, `stroke_width` gives `stroke-width`; what is None or empty is left out."""
    written = [name]
    for key, value in attributes.items():
        if value is None or value == "":
            continue
        shown = number(value) if isinstance(value, int | float) else clean(str(value))
        written.append(f'{key.rstrip("_").replace("_", "-")}="{shown}"')
    inside = joined(children)
    start = " ".join(written)
    return Markup(f"<{start}>{inside}</{name}>") if inside else Markup(f"<{start}/>")


def clean(text: str) -> Markup:
    """The text escaped, without characters that XML forbids. Markup stays as it is."""
    return escape(text) if isinstance(text, Markup) else escape(_FORBIDDEN.sub("", text))


def isolated(text: str) -> str:
    """The text with its signed numbers isolated, so that `−2` keeps its sign in front in a text from right to left."""
    return _SIGNED.sub("\u2066\\g<0>\u2069", text)


def joined(parts: Iterable[str]) -> Markup:
    """Pieces of markup one after the other; plain strings are escaped."""
    return Markup("".join([part if isinstance(part, Markup) else clean(part) for part in parts]))


def group(*children: str, **attributes: object) -> Markup:
    """A `<g>`; nothing where it would be empty."""
    inside = joined(children)
    return element("g", inside, **attributes) if inside else Markup("")


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Markup:
    """A straight line."""
    return element("path", class_=class_, d=f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}")


def drawing(
    kind: str,
    prefix: str,
    title: str,
    description: str,
    width: float,
    height: float,
    *children: str,
    rtl: bool = False,
    parted: bool = False,
) -> Markup:
    """The `<svg>` of a chart, named by its title and described by its description.

    `parted`: parts of it are shown again on the page (`parts`).

    The ids inside start with the prefix, which is unique on the page. The direction is set even where it is
    `ltr`, since `text-anchor` depends on it and a page's direction would be inherited.
    """
    named = [f"{prefix}-title"] if title else []
    described = [f"{prefix}-desc"] if description else []
    return element(
        "svg",
        element("title", title, id=f"{prefix}-title") if title else "",
        element("desc", description, id=f"{prefix}-desc") if description else "",
        *((element("g", *children, id=f"{prefix}-all", class_=f"chart chart-{kind}"),) if parted else children),
        class_=f"chart chart-{kind}",
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img" if title else None,
        aria_labelledby=" ".join(named + described),
        aria_hidden=None if title else "true",
        focusable="false",
        direction="rtl" if rtl else "ltr",
    )


def parts(
    prefix: str, sheets: Iterable[range], column: float, width: float, height: float, rtl: bool
) -> tuple[Markup, ...]:
    """Parts of a chart that is drawn elsewhere on the page, each over a range of its columns."""

    def part(columns: range) -> Markup:
        wide = len(columns) * column
        left = width - columns.stop * column if rtl else columns.start * column
        return element(
            "svg",
            element("use", href=f"#{prefix}-all"),
            class_="chart part",
            width=wide,
            height=height,
            viewBox=f"{number(left)} 0 {number(wide)} {number(height)}",
            aria_hidden="true",
            direction="rtl" if rtl else "ltr",
        )

    return tuple(part(columns) for columns in sheets)


def mirrored(content: Markup, width: float, rtl: bool) -> Markup:
    """Lines and shapes (never texts or faces), turned over where the text runs from right to left."""
    return element("g", content, transform=f"matrix(-1 0 0 1 {number(width)} 0)") if rtl and content else content


def rounded_path(points: Iterable[Point], radius: float) -> str:
    """The path data of a line through these points, its corners rounded (less where an edge is too short)."""
    corners = [point for point, _ in itertools.groupby(points)]
    if not corners:
        return ""
    written = [f"M{_at(corners[0])}"]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        if _is_straight(before, corner, after):
            continue
        cut = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        written.append(f"L{_at(_toward(corner, before, cut))}Q{_at(corner)} {_at(_toward(corner, after, cut))}")
    if len(corners) > 1:
        written.append(f"L{_at(corners[-1])}")
    return "".join(written)


def _is_straight(before: Point, corner: Point, after: Point) -> bool:
    """Whether a line goes on level or upright through a corner, so that there is nothing to round."""
    return before.y == corner.y == after.y or before.x == corner.x == after.x


def _at(point: Point) -> str:
    return f"{number(point.x)} {number(point.y)}"


def _distance(one: Point, other: Point) -> float:
    return float(((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5)


def _toward(start: Point, end: Point, length: float) -> Point:
    """The point at this length from `start` on the way to `end`."""
    whole = _distance(start, end)
    if not whole:
        return start
    part = length / whole
    return Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
