"""The channel path as a metro map: a row per channel, a line per persona, a station per step."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from markupsafe import Markup

from journeygen.charts import labels
from journeygen.charts.curve import frame
from journeygen.charts.faces import outline, shape_of, style_class
from journeygen.charts.feelings import POINT, Skipped, Unknown
from journeygen.charts.labels import Box, Placed, Plot, around, between, walls
from journeygen.charts.routes import (
    HEAD,
    STATION,
    At,
    Link,
    Lost,
    Packed,
    Path,
    Route,
    Row,
    Station,
    Stop,
    corners,
    height,
    pack,
    row_height,
)
from journeygen.charts.svg import Point, drawing, element, group, line, mirrored, rounded_path
from journeygen.charts.text import shortened

__all__ = [
    "At",
    "Lost",
    "Path",
    "Route",
    "Row",
    "Skipped",
    "Stop",
    "Unknown",
    "axis",
    "height",
    "path",
    "row_height",
]

RADIUS = 9

STUB = 20
"""The length of a line's end where it is not known how it goes on, in px."""

SQUARE = 16
"""The side of the mark of a lost handoff, in px."""


def path(chart: Path) -> Markup:
    """The map, as high as its rows need."""
    packed = pack(chart)
    tall = height(chart)
    mirror = chart.width if chart.rtl else None
    squares = tuple(_squares(chart, packed))
    plot = Plot(
        Box(4, HEAD - 4, chart.width - 4, tall - 1),
        [
            *(around(each.x, each.y, STATION + 3) for each in packed.stations),
            *walls(chart.cuts, chart.column, tall),
            *(around(*at, SQUARE / 2) for _, at in squares),
        ],
        _samples(packed),
    )
    words = list(_words(chart, packed, plot))
    rows = (HEAD + (index + 0.5) * packed.row_height for index in range(len(chart.rows)))
    back = group(
        *frame(chart.columns, chart.column, tall, chart.borders, ()),
        *(line(0, y, chart.width, y, "rule") for y in rows),
        *(_route(number, route, packed) for number, route in enumerate(chart.routes)),
    )
    return drawing(
        "path",
        chart.id,
        chart.title,
        chart.description,
        chart.width,
        tall,
        group(*_numbers(chart, mirror), class_="step-number", text_anchor="middle"),
        mirrored(back, chart.width, chart.rtl),
        *_stations(chart, packed, mirror),
        *(_square(lost, at, mirror) for lost, at in squares),
        *(label.drawn(mirror, class_="label gap", data_persona=persona) for label, persona in words),
        rtl=chart.rtl,
        parted=bool(chart.cuts),
    )


def axis(chart: Path, *, width: float = 152) -> Markup:
    """The channels' names and icons for the lane's header cell, at the rows' very heights."""
    high = row_height(chart)
    mirror = width if chart.rtl else None
    drawn = []
    for index, row in enumerate(chart.rows):
        y = HEAD + (index + 0.5) * high
        icon = element(
            "svg",
            element("use", href=f"#{row.icon}"),
            class_="icon",
            x=0 if mirror is None else mirror - 16,
            y=y - 8,
            width=16,
            height=16,
        )
        name = element(
            "text",
            shortened(row.name, width - 32, 12),
            class_="axis-word",
            x=24 if mirror is None else mirror - 24,
            y=y + 4,
        )
        inside = (icon if row.icon else "", name)
        drawn.append(element("a", *inside, href=row.href) if row.href else group(*inside))
    return element(
        "svg",
        *drawn,
        class_="chart chart-path-axis",
        width=width,
        height=height(chart),
        viewBox=f"0 0 {width:g} {height(chart):g}",
        focusable="false",
        direction="rtl" if chart.rtl else "ltr",
    )


def _samples(packed: Packed) -> Iterator[Point]:
    for link in packed.links:
        for before, after in itertools.pairwise(corners(link)):
            count = max(int((abs(after.x - before.x) + abs(after.y - before.y)) / 5), 1)
            for index in range(count + 1):
                part = index / count
                yield Point(before.x + (after.x - before.x) * part, before.y + (after.y - before.y) * part)


def _route(number: int, route: Route, packed: Packed) -> Markup:
    """A persona's line on its casing, with stubs and ticks where it is not known."""
    links = [link for link in packed.links if link.route == number]
    parts: list[Markup] = []
    for _, members in itertools.groupby(_connected(links), key=lambda pair: pair[0]):
        run = [link for _, link in members]
        points = [point for link in run for point in corners(link)]
        d = rounded_path(points, RADIUS)
        thin = " thin" if run[0].thin else ""
        parts += [element("path", class_=f"casing{thin}", d=d), element("path", class_=f"metro{thin}", d=d)]
    for station, side in _open_ends(number, route, packed):
        x = station.x + side * STUB
        parts.append(line(station.x, station.y, x, station.y, "metro stub"))
        parts.append(line(x, station.y - 6, x, station.y + 6, "tick"))
    return group(*parts, class_=style_class(route.style), data_persona=route.persona)


def _connected(links: list[Link]) -> Iterator[tuple[int, Link]]:
    """The links with the number of the stroke they belong to: one while they follow on each other equally thick."""
    stroke = 0
    for index, link in enumerate(links):
        before = links[index - 1] if index else None
        if before and (before.end != link.start or before.thin != link.thin):
            stroke += 1
        yield stroke, link


def _open_ends(number: int, route: Route, packed: Packed) -> Iterator[tuple[Station, int]]:
    """The stations beside which the route is not known, and on which side."""
    for station in packed.stations:
        if station.route == number:
            for side in (-1, 1):
                column = station.column + side
                while 0 <= column < len(route.stops) and isinstance(route.stops[column], Skipped):
                    column += side
                if 0 <= column < len(route.stops) and isinstance(route.stops[column], Unknown):
                    yield station, side


def _stations(chart: Path, packed: Packed, mirror: float | None) -> Iterator[Markup]:
    """The stations: of one persona in its shape, of several as a pill."""

    def place(station: Station) -> tuple[int, int]:
        return station.column, station.at.row

    for _, members in itertools.groupby(sorted(packed.stations, key=lambda each: (place(each), each.y)), place):
        here = list(members)
        first, last = here[0], here[-1]
        x = first.x if mirror is None else mirror - first.x
        notes = (
            [element("title", "; ".join(each.at.note for each in here))] if any(each.at.note for each in here) else []
        )
        if len(here) == 1:
            route = chart.routes[first.route]
            classes = f"station {style_class(route.style)}" + (" assumed" if first.at.assumption else "")
            shape = outline(shape_of(route.style), x, first.y, STATION, class_="face-edge")
            yield group(*notes, shape, class_=classes, data_persona=route.persona)
        else:
            pill = element(
                "rect",
                class_="face-edge",
                x=x - 7.5,
                y=first.y - 7.5,
                width=15,
                height=last.y - first.y + 15,
                rx=7.5,
            )
            assumed = " assumed" if all(each.at.assumption for each in here) else ""
            yield group(*notes, pill, class_=f"station shared{assumed}")


def _squares(chart: Path, packed: Packed) -> Iterator[tuple[Lost, Point]]:
    """The marks of lost handoffs: on the line's upright, clear of stations and of each other."""
    taken = [around(each.x, each.y, STATION + 1) for each in packed.stations]
    for lost in chart.lost:
        link = next(
            (link for link in packed.links if link.route == lost.route and link.end.column == lost.column), None
        )
        if link is None:
            continue
        turn = (link.start.x + link.end.x) / 2 if link.turn is None else link.turn
        places = [
            Point(turn, link.start.y + (link.end.y - link.start.y) * share)
            for share in (0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95)
        ]
        free = [at for at in places if not any(around(*at, SQUARE / 2).touches(box, 1) for box in taken)]
        at = (free or places)[0]
        taken.append(around(*at, SQUARE / 2))
        yield lost, at


def _square(lost: Lost, at: Point, mirror: float | None) -> Markup:
    x = at.x if mirror is None else mirror - at.x
    half = SQUARE / 2
    return group(
        element("rect", x=x - half, y=at.y - half, width=SQUARE, height=SQUARE, rx=3),
        element("text", lost.letter, x=x, y=at.y + 4, text_anchor="middle"),
        class_="lost",
    )


def _numbers(chart: Path, mirror: float | None) -> Iterator[Markup]:
    for column, shown in enumerate(chart.numbers[: chart.columns]):
        x = column * chart.column + min(POINT, chart.column / 2)
        yield element("text", shown, x=x if mirror is None else mirror - x, y=16)


def _words(chart: Path, packed: Packed, plot: Plot) -> Iterator[tuple[Placed, str]]:
    """Words at gaps and skipped steps."""
    for number, route in enumerate(chart.routes):
        its = [station for station in packed.stations if station.route == number]
        for kind in (Unknown, Skipped):
            stretches = itertools.groupby(enumerate(route.stops), key=lambda pair: isinstance(pair[1], kind))
            for _, members in (each for each in stretches if each[0]):
                columns = list(members)
                said = next((stop.words for _, stop in columns if isinstance(stop, kind) and stop.words), "")
                if not said:
                    continue
                before = [each for each in its if each.column < columns[0][0]][-1:]
                after = [each for each in its if each.column > columns[-1][0]][:1]
                around_it = before + after
                if not around_it:
                    continue
                left = before[0].x + STUB + 6 if before else columns[0][0] * chart.column + 4
                right = after[0].x - STUB - 6 if after else (columns[-1][0] + 1) * chart.column - 4
                y = around_it[0].y
                row = labels.Row(said, "label-words")
                forms = ((row,), labels.broken(row, 76), (row.cut(right - left),))
                placed = plot.place(forms, between(left, right, y, reach=60))
                if placed:
                    yield placed, route.persona
    if chart.empty and not packed.stations:
        row = labels.Row(chart.empty, "label-words")
        placed = plot.place(((row,),), between(4, chart.width - 4, height(chart) / 2))
        if placed:
            yield placed, ""
