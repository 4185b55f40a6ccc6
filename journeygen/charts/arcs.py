"""Arcs over the step heads: where a journey branches, loops, starts someone else's, or ends early.

Rows are packed from the step heads upwards: a short arc lies in the lowest row that nothing shares
with it, a longer one over all it spans; so nested arcs never cross. Where several arcs start or end
at one step, each has a place of its own, in the order that keeps them apart. A label breaks its line
where the line is long enough, else it stands beside the arc; if neither has room, the arc moves to a
row of its own on top.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from journeygen.charts.feelings import POINT
from journeygen.charts.labels import BASELINE, ROW, Box
from journeygen.charts.svg import Point, drawing, element, group, number, rounded_path
from journeygen.charts.text import shortened, width

ArcShape = Literal["branch", "loop", "cycle", "exit"]

TOP = 12
"""The y of the highest row, in px."""

PITCH = 16
"""Px from a row to the next."""

FOOT = 18
"""Px from the lowest row to the lane's foot: room for the corners and an arrow."""

RADIUS = 10
PORT = 12
"""Px between two arcs that start or end at one step."""

OUT = 22
"""The length of an exit's arrow, in px."""

WANTED = 250
LEAST = 130
"""The room that a label gets if it can, and the least that is worth reading, in px."""

SIZE = 12


@dataclass(frozen=True, slots=True)
class Arc:
    """A way that is not simply on to the next step. `target` is None for an exit.

    `name` is set bold ("Branch"), `words` after it ("upload rejected, 23 %"), or `short` where there is
    no room for all of them. A cycle is a loop that somebody else starts.
    """

    source: int
    target: int | None
    shape: ArcShape
    name: str = ""
    words: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Arcs:
    """The arcs' lane. Without a title it is hidden from screen readers (words at the steps say it)."""

    id: str
    title: str
    description: str
    columns: int
    arcs: tuple[Arc, ...]
    column: float = 112
    rtl: bool = False
    cuts: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        """The width of the lane, in px."""
        return self.columns * self.column


@dataclass(frozen=True, slots=True)
class Laid:
    """An arc in its place: where it leaves and arrives (x), its row from the bottom, and its label."""

    arc: Arc
    start: float
    end: float
    row: int
    label: Box | None = None
    name: str = ""
    words: str = ""

    @property
    def left(self) -> float:
        """Where its level part starts."""
        return min(self.start, self.end)

    @property
    def right(self) -> float:
        """Where its level part ends."""
        return max(self.start, self.end)

    @property
    def legs(self) -> tuple[float, ...]:
        """The x of its upright parts."""
        return (self.start,) if self.arc.shape == "exit" else (self.start, self.end)


def height(laid: tuple[Laid, ...]) -> float:
    """The height of the lane: 62 for three rows."""
    return TOP + FOOT + PITCH * max((each.row for each in laid), default=0)


def arcs(chart: Arcs) -> Markup:
    """The lane, as high as its rows need; empty where there are no arcs."""
    laid = lay(chart)
    if not laid:
        return Markup("")
    high = height(laid)
    mirror = chart.width if chart.rtl else None
    return drawing(
        "arcs",
        chart.id,
        chart.title,
        chart.description,
        chart.width,
        high,
        group(*(_stroke(each, high, mirror) for each in laid)),
        *(_label(each, high, mirror) for each in laid),
        rtl=chart.rtl,
        parted=bool(chart.cuts),
    )


def lay(chart: Arcs) -> tuple[Laid, ...]:
    """All arcs in their places, inner ones first. Arcs to columns that do not exist are left out."""
    known = range(chart.columns)
    drawn = [
        each
        for each in dict.fromkeys(chart.arcs)
        if each.source in known and (each.shape == "exit" if each.target is None else each.target in known)
    ]
    drawn.sort(key=_span)
    ports = _ports(drawn, chart)
    on_top: list[int] = []
    laid: list[Laid] = []
    labelled: list[Laid | None] = []
    for attempt in range(3 * len(drawn)):
        laid = _rows(drawn, ports, on_top, chart)
        # Most of a label is wanted first; after many moves a shorter one is better than none.
        least = (WANTED, LEAST, LEAST / 3)[attempt // len(drawn)]
        labelled = []
        for each in laid:
            labelled.append(_labelled(each, laid, labelled, least, chart))
        stuck = next((index for index, each in enumerate(labelled) if each is None), None)
        if stuck is None:
            break
        on_top = [*(index for index in on_top if index != stuck), stuck]
    return tuple(each or bare for each, bare in zip(labelled, laid, strict=True))


def _span(arc: Arc) -> tuple[int, int]:
    return (abs(arc.target - arc.source) if arc.target is not None else 0, arc.source)


def _ports(drawn: list[Arc], chart: Arcs) -> list[tuple[float, float]]:
    """Where each arc starts and ends.

    At a step, those to the left come first, the inner before the outer; then the step's loops to
    itself; then those to the right, the outer before the inner: so nested arcs do not cross.
    """
    ends: dict[int, list[tuple[tuple[int, int], int, int]]] = {}
    for index, arc in enumerate(drawn):
        target = arc.source if arc.target is None else arc.target
        span = abs(target - arc.source)
        ways = ((arc.source, target, 0), (target, arc.source, 1))
        for here, there, which in ways if arc.target is not None else ways[:1]:
            if here == there:
                order = (2, 0) if arc.target is None else (1, which)
            else:
                order = (0, span) if there < here else (2, -span)
            ends.setdefault(here, []).append((order, index, which))
    places = [[0.0, 0.0] for _ in drawn]
    for column, here_all in ends.items():
        pitch = min(PORT, (chart.column - 16) / max(len(here_all), 1))
        middle = min(POINT, chart.column / 2)
        first = max(middle - pitch * (len(here_all) - 1) / 2, 4)
        for place, (_, index, which) in enumerate(sorted(here_all)):
            places[index][which] = column * chart.column + first + place * pitch
    for index, arc in enumerate(drawn):
        if arc.target is None:
            places[index][1] = places[index][0] + OUT
    return [(start, end) for start, end in places]


def _rows(drawn: list[Arc], ports: list[tuple[float, float]], on_top: list[int], chart: Arcs) -> list[Laid]:
    """Each arc in the lowest row above all that it overlaps; those in `on_top` come last, in this order."""
    laid: dict[int, Laid] = {}
    taken: dict[int, tuple[float, float]] = {}
    inner = [index for index in range(len(drawn)) if index not in on_top]
    for index in inner + on_top:
        start, end = ports[index]
        left, right = min(start, end), max(start, end)
        wide = _wide(drawn[index].name, drawn[index].words)
        if wide and right - left < min(wide, LEAST) + 2 * RADIUS + 8:
            room = (wide if index in on_top else min(wide, 190)) + 8
            beyond = right + room <= chart.width
            left, right = (left, right + room) if beyond else (left - room, right)
        above = [laid[other].row + 1 for other, (a, b) in taken.items() if a < right + 6 and left < b + 6]
        taken[index] = (left, right)
        laid[index] = Laid(drawn[index], start, end, max(above, default=0))
    return [laid[index] for index in range(len(drawn))]


def _labelled(each: Laid, laid: list[Laid], done: list[Laid | None], least: float, chart: Arcs) -> Laid | None:
    """The arc with its label; None where it has no room for the label."""
    wide = _wide(each.arc.name, each.arc.words)
    if not wide:
        return each
    # What crosses or shares the arc's row: legs of higher arcs, and level parts (with their labels) in the row.
    walls = [(x - 5, x + 5) for other in laid if other.row > each.row for x in other.legs]
    walls += [(other.left - 8, other.right + 8) for other in laid if other.row == each.row and other is not each]
    walls += [(old.label.left - 8, old.label.right + 8) for old in done if old and old.label and old.row == each.row]
    walls += [(cut * chart.column - 2, cut * chart.column + 2) for cut in chart.cuts]
    inside = max(
        _free(each.left + RADIUS + 8, each.right - RADIUS - 8, walls), key=lambda gap: min(gap[1] - gap[0], wide)
    )
    after = _free(each.right + 8, chart.width - 2, walls)[0]
    before = _free(2, each.left - 8, walls)[-1]
    if after[0] > each.right + 8.1:
        after = (0.0, 0.0)
    if before[1] < each.left - 8.1:
        before = (0.0, 0.0)
    choices = [(inside, "inside"), (after, "after"), (before, "before")]
    if each.arc.shape == "exit":
        choices = choices[1:]
    (left, right), where = max(choices, key=lambda choice: min(choice[0][1] - choice[0][0], wide))
    if right - left < min(wide, least):
        return None
    room = min(right - left, wide)
    name, words = _cut(each.arc, room)
    wide = _wide(name, words)
    if not wide:
        return None
    start = right - wide if where == "before" else left
    # One row of a label is centred on its arc's line.
    return Laid(each.arc, each.start, each.end, each.row, Box(start, -ROW / 2, start + wide, ROW / 2), name, words)


def _free(left: float, right: float, walls: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The gaps between walls from `left` to `right`; one of no width where there are none."""
    gaps: list[tuple[float, float]] = []
    at = left
    for start, end in sorted(walls):
        if end <= at or start >= right:
            continue
        if start > at:
            gaps.append((at, start))
        at = max(at, end)
    if at < right:
        gaps.append((at, right))
    return gaps or [(left, left)]


def _wide(name: str, words: str) -> float:
    """The width of a label: a bold name, and words after it."""
    return width(name, SIZE, bold=True) + (width(" ", SIZE) if name and words else 0) + width(words, SIZE)


def _cut(arc: Arc, room: float) -> tuple[str, str]:
    """Name and words that fit: all words, the short ones, or as much of these as there is room for."""
    for words in (arc.words, arc.short or arc.words):
        if _wide(arc.name, words) <= room:
            return arc.name, words
    left = room - _wide(arc.name, "") - width(" ", SIZE)
    cut = shortened(arc.short or arc.words, left, SIZE) if left > 0 else ""
    return (arc.name if cut else shortened(arc.name, room, SIZE, bold=True), cut)


def _y(each: Laid, high: float) -> float:
    return high - FOOT - each.row * PITCH


def _stroke(each: Laid, high: float, mirror: float | None) -> Markup:
    """An arc's line, broken by its label where that stands in it, and its arrow.

    Mirrored point by point: Chromium misplaces what an SVG transforms in a table's head that is zoomed for paper.
    """

    def at(x: float, y: float) -> Point:
        return Point(x if mirror is None else mirror - x, y)

    y, low = _y(each, high), high - 1
    start, rise, fall, end = at(each.start, low), at(each.start, y), at(each.end, y), at(each.end, low)
    if each.arc.shape == "exit":
        parts = [rounded_path((start, rise, fall), RADIUS)]
        head = (at(each.end - 5, y - 4), fall, at(each.end - 5, y + 4))
    else:
        radius = min(RADIUS, (each.right - each.left) / 2)
        if each.label and each.left < each.label.left < each.right:
            gap = [at(each.label.left - 7, y), at(each.label.right + 7, y)]
            first, second = gap if each.start < each.end else reversed(gap)
            parts = [rounded_path((start, rise, first), radius), rounded_path((second, fall, end), radius)]
        else:
            parts = [rounded_path((start, rise, fall, end), radius)]
        head = (at(each.end - 4, low - 5), end, at(each.end + 4, low - 5))
    return group(
        *(element("path", class_="arc", d=d) for d in parts),
        element("path", class_="arc-head", d="M" + "L".join(f"{number(tip.x)} {number(tip.y)}" for tip in head)),
        class_=f"arc-{each.arc.shape}",
    )


def _label(each: Laid, high: float, mirror: float | None) -> Markup:
    if each.label is None:
        return Markup("")
    inside = each.left < each.label.left < each.right
    before = each.label.right <= each.left
    x = (each.label.left + each.label.right) / 2 if inside else each.label.right if before else each.label.left
    space = Markup(" ") if each.name and each.words else Markup("")
    return element(
        "text",
        element("tspan", each.name, class_="arc-name") if each.name else "",
        space,
        each.words,
        class_=f"arc-label arc-{each.arc.shape}",
        x=x if mirror is None else mirror - x,
        y=_y(each, high) - ROW / 2 + BASELINE,
        text_anchor="middle" if inside else "end" if before else None,
    )
