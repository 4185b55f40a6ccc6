"""The routes of the channel path, and how their lines are packed.

In four steps:

1. A route is cut into *stays*: the columns in a row that it spends on one channel, with the gaps
   where it comes and goes. Stays of one row that meet form a bundle; in it each route has a track, 8 px
   from the next, the whole bundle centred on the row. Tracks are ordered by where the routes come
   from and go to (the barycentre rule of K. Sugiyama, S. Tagawa and M. Toda, 1981, "Methods for visual
   understanding of hierarchical system structures"), equal ones by the routes' order.
2. Changes of channel are uprights in the middle of the gap between two columns. Those that meet are
   set side by side, in the order that gives the fewest crossings.
3. Rows are as high as the fullest bundle needs: 30 px, or a multiple of 10 above.
4. Each line is drawn on a casing in the colour of the page (`path.py`), so that at a crossing the upper
   line is whole.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from journeygen.charts.feelings import POINT, Skipped, Unknown
from journeygen.charts.svg import Point

HEAD = 34
"""Px over the first row, for the steps' numbers."""

FOOT = 8
TRACK = 8
"""Px between two lines of a bundle."""

CHAMFER = 10
STATION = 6.5
"""The radius of a station, in px."""


@dataclass(frozen=True, slots=True)
class At:
    """The persona is on a channel: the number of its row, from 0. `note` says it in words."""

    row: int
    assumption: bool = False
    note: str = ""


Stop = At | Unknown | Skipped | None
"""What a route does in a column; None before the persona's path starts and after it ended."""


@dataclass(frozen=True, slots=True)
class Route:
    """A persona's way through the channels. `stops` has one entry a column; `persona` is an id for `data-persona`."""

    name: str
    style: int
    stops: tuple[Stop, ...]
    persona: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """A handoff that loses context: the route's number (from 0), the column it arrives in, its letter."""

    route: int
    column: int
    letter: str


@dataclass(frozen=True, slots=True)
class Row:
    """A channel's row: its name, where it links to, and the id of its icon's `<symbol>`."""

    name: str
    href: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """The channel lane's picture. `numbers` are the steps' numbers on top, one a column."""

    id: str
    title: str
    description: str
    columns: int
    rows: tuple[Row, ...]
    routes: tuple[Route, ...]
    lost: tuple[Lost, ...] = ()
    column: float = 112
    numbers: tuple[str, ...] = ()
    borders: tuple[int, ...] = ()
    empty: str = ""
    rtl: bool = False
    cuts: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        """The width of the picture, in px."""
        return self.columns * self.column


@dataclass(frozen=True, slots=True)
class Stay:
    """A route's time on one channel, from its first column to its last.

    `start` and `end` count half columns: 2 × column is a column, odd numbers are the gaps between; they
    take in the gaps in which the line comes and goes.
    """

    route: int
    row: int
    first: int
    last: int
    start: int
    end: int
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Station:
    """A stop in its place."""

    route: int
    column: int
    at: At
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """A route's line from one station to the next; `turn` is the x of its upright where it changes the channel."""

    route: int
    start: Station
    end: Station
    turn: float | None
    thin: bool


@dataclass(frozen=True, slots=True)
class Packed:
    """All stations and links in their places, and the height of a row."""

    stations: tuple[Station, ...]
    links: tuple[Link, ...]
    row_height: int


def row_height(chart: Path) -> int:
    """The height of the rows in px, all alike: 30, or as much more (in tens) as the fullest bundle needs."""
    tracks = max((len({stay.route for stay in bundle}) for bundle in bundles(stays(chart))), default=1)
    needed = (tracks - 1) * TRACK + 14
    return max(30, -(-needed // 10) * 10)


def height(chart: Path) -> float:
    """The height of the picture, in px."""
    return float(HEAD + len(chart.rows) * row_height(chart) + FOOT)


def stays(chart: Path) -> tuple[Stay, ...]:
    """All routes cut into stays."""
    found: list[Stay] = []
    for number, route in enumerate(chart.routes):
        known = [
            (column, stop.row)
            for column, stop in enumerate(route.stops[: chart.columns])
            if isinstance(stop, At) and 0 <= stop.row < len(chart.rows)
        ]
        parts: list[list[tuple[int, int]]] = []
        for column, row in known:
            if parts and parts[-1][-1][1] == row and _joined(route, parts[-1][-1][0], column):
                parts[-1].append((column, row))
            else:
                parts.append([(column, row)])
        for index, part in enumerate(parts):
            first, last = part[0][0], part[-1][0]
            coming = index > 0 and _joined(route, parts[index - 1][-1][0], first)
            going = index + 1 < len(parts) and _joined(route, last, parts[index + 1][0][0])
            # A line that skips steps stays on its channel until just before the next station.
            end = 2 * parts[index + 1][0][0] - 1 if going else 2 * last + 1
            before = parts[index - 1][-1][1] if coming else None
            after = parts[index + 1][0][1] if going else None
            found.append(Stay(number, part[0][1], first, last, 2 * first - 1, end, before, after))
    return tuple(found)


def _joined(route: Route, before: int, after: int) -> bool:
    """Whether the line goes on between two of its columns: only skipped steps lie between."""
    return all(isinstance(stop, Skipped) for stop in route.stops[before + 1 : after])


def bundles(all_stays: tuple[Stay, ...]) -> tuple[tuple[Stay, ...], ...]:
    """The stays of a row that meet, together."""
    found: list[list[Stay]] = []
    for _, members in itertools.groupby(
        sorted(all_stays, key=lambda stay: (stay.row, stay.start)), lambda stay: stay.row
    ):
        end = -2
        for stay in members:
            if stay.start > end:
                found.append([])
            found[-1].append(stay)
            end = max(end, stay.end)
    return tuple(tuple(each) for each in found)


def tracks(all_stays: tuple[Stay, ...]) -> dict[Stay, float]:
    """How far each stay lies below (or above) the middle of its row, in px."""
    found: dict[Stay, float] = {}
    for bundle in bundles(all_stays):
        pull: dict[int, list[int]] = {}
        for stay in bundle:
            ends = [0 if end is None else end - stay.row for end in (stay.before, stay.after)]
            pull.setdefault(stay.route, []).extend((end > 0) - (end < 0) for end in ends)
        order = sorted(pull, key=lambda route: (sum(pull[route]) / len(pull[route]), route))
        for stay in bundle:
            found[stay] = (order.index(stay.route) - (len(order) - 1) / 2) * TRACK
    return found


def pack(chart: Path) -> Packed:
    """Everything in its place."""
    all_stays = stays(chart)
    offsets = tracks(all_stays)
    high = row_height(chart)
    start = min(POINT, chart.column / 2)
    by_route: dict[int, list[Station]] = {}
    for stay in all_stays:
        y = HEAD + (stay.row + 0.5) * high + offsets[stay]
        for column in range(stay.first, stay.last + 1):
            stop = chart.routes[stay.route].stops[column]
            if isinstance(stop, At):
                station = Station(stay.route, column, stop, column * chart.column + start, y)
                by_route.setdefault(stay.route, []).append(station)
    pairs = [
        (before, after)
        for number, stations in by_route.items()
        for before, after in itertools.pairwise(stations)
        if _joined(chart.routes[number], before.column, after.column)
    ]
    turns = _turns(chart, [pair for pair in pairs if pair[0].y != pair[1].y])
    links = (
        Link(before.route, before, after, turns.get((before, after)), after.column - before.column > 1)
        for before, after in pairs
    )
    return Packed(tuple(itertools.chain.from_iterable(by_route.values())), tuple(links), high)


def _turns(chart: Path, changes: list[tuple[Station, Station]]) -> dict[tuple[Station, Station], float]:
    """The x of each upright: in the middle of the gap before the station it leads to, side by side where they meet."""
    found: dict[tuple[Station, Station], float] = {}
    for column, members in itertools.groupby(
        sorted(changes, key=lambda pair: pair[1].column), lambda pair: pair[1].column
    ):
        middle = (column - 0.5) * chart.column + min(POINT, chart.column / 2)
        for meeting in _meeting(list(members)):
            ordered = fewest_crossings(meeting)
            room = max(chart.column - 2 * (STATION + CHAMFER + 12), 8)
            pitch = min(16, room / max(len(ordered) - 1, 1))
            for place, pair in enumerate(ordered):
                found[pair] = middle + (place - (len(ordered) - 1) / 2) * pitch
    return found


def _meeting(changes: list[tuple[Station, Station]]) -> list[list[tuple[Station, Station]]]:
    """The changes in a gap, those together whose heights overlap."""
    found: list[list[tuple[Station, Station]]] = []
    low = float("-inf")
    for pair in sorted(changes, key=lambda pair: (min(pair[0].y, pair[1].y), pair[0].route)):
        if min(pair[0].y, pair[1].y) > low + 2:
            found.append([])
        found[-1].append(pair)
        low = max(low, pair[0].y, pair[1].y)
    return found


def fewest_crossings(changes: list[tuple[Station, Station]]) -> list[tuple[Station, Station]]:
    """The changes of a gap in the order, from start to end, in which their lines cross least.

    Starts where lines of one direction never cross (going down, the lower turns first; going up, the
    upper one), then swaps neighbours while that helps.
    """
    ordered = sorted(changes, key=lambda pair: (-pair[0].y if pair[1].y > pair[0].y else pair[0].y, pair[0].route))
    best = crossings(ordered)
    improved = True
    while improved and best:
        improved = False
        for index in range(len(ordered) - 1):
            swapped = [*ordered[:index], ordered[index + 1], ordered[index], *ordered[index + 2 :]]
            if (count := crossings(swapped)) < best:
                ordered, best, improved = swapped, count, True
    return ordered


def crossings(ordered: list[tuple[Station, Station]]) -> int:
    """How often the uprights, in this order, cross the level parts of the others."""
    count = 0
    for place, (start, end) in enumerate(ordered):
        low, high = min(start.y, end.y), max(start.y, end.y)
        count += sum(low < other.y < high for other, _ in ordered[place + 1 :])
        count += sum(low < other.y < high for _, other in ordered[:place])
    return count


def corners(link: Link) -> list[Point]:
    """The points that a link goes through, corners cut."""
    start, end = Point(link.start.x, link.start.y), Point(link.end.x, link.end.y)
    if link.turn is None:
        return [start, end]
    down = end.y - start.y
    cut = min(CHAMFER, abs(down) / 2, abs(link.turn - start.x), abs(end.x - link.turn))
    way = cut if down > 0 else -cut
    return [
        start,
        Point(link.turn - cut, start.y),
        Point(link.turn, start.y + way),
        Point(link.turn, end.y - way),
        Point(link.turn + cut, end.y),
        end,
    ]
