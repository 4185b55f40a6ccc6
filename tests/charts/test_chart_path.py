"""The channel path: no two lines on each other, few crossings, every stop in its row."""

from __future__ import annotations

import itertools
import random
from xml.etree import ElementTree

import pytest

from journeygen.charts.curve import Skipped, Unknown
from journeygen.charts.labels import Box
from journeygen.charts.path import axis, path
from journeygen.charts.routes import (
    At,
    Lost,
    Path,
    Route,
    Row,
    Station,
    Stop,
    bundles,
    corners,
    crossings,
    fewest_crossings,
    height,
    pack,
    row_height,
    stays,
    tracks,
)

ROWS = tuple(Row(name) for name in ("TV", "Web", "App", "Phone"))


def _route(style: int, *stops: int | Stop) -> Route:
    return Route(f"P{style}", style, tuple(At(each) if isinstance(each, int) else each for each in stops), f"p{style}")


def _chart(*routes: Route, **more: object) -> Path:
    return Path("p", "Path", "", max(len(each.stops) for each in routes), ROWS, routes, **more)  # type: ignore[arg-type]


def _random_chart(seed: int) -> Path:
    chance = random.Random(seed)

    def stop() -> int | Stop:
        kind = chance.random()
        return Unknown("no data") if kind < 0.1 else Skipped("skips") if kind < 0.2 else chance.randrange(4)

    columns = chance.randint(1, 9)
    return _chart(*(_route(style, *(stop() for _ in range(columns))) for style in range(1, chance.randint(1, 10) + 1)))


@pytest.mark.parametrize("seed", range(60))
def test_lines_never_lie_on_each_other(seed: int) -> None:
    chart = _random_chart(seed)
    packed = pack(chart)
    edges = [
        (link.route, Box(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)))
        for link in packed.links
        for a, b in itertools.pairwise(corners(link))
        if a.x == b.x or a.y == b.y
    ]
    for (one, box), (other, with_it) in itertools.combinations(edges, 2):
        level = box.top == box.bottom == with_it.top == with_it.bottom
        upright = box.left == box.right == with_it.left == with_it.right
        if one != other and (level or upright):
            shared = (
                min(box.right, with_it.right) - max(box.left, with_it.left)
                if level
                else min(box.bottom, with_it.bottom) - max(box.top, with_it.top)
            )
            assert shared <= 0.01


@pytest.mark.parametrize("seed", range(60))
def test_stations_stay_in_their_row(seed: int) -> None:
    chart = _random_chart(seed)
    packed = pack(chart)
    for station in packed.stations:
        middle = 34 + (station.at.row + 0.5) * packed.row_height
        assert abs(station.y - middle) <= packed.row_height / 2 - 5
        assert station.x == station.column * chart.column + 20
    ElementTree.fromstring(path(chart))


def test_rows_are_30_high_for_up_to_three_lines() -> None:
    assert row_height(_chart(_route(1, 0, 1))) == 30
    assert row_height(_chart(*(_route(style, 0, 1) for style in (1, 2, 3)))) == 30
    ten = _chart(*(_route(style, 0, 1) for style in range(1, 11)))
    assert row_height(ten) == 90
    assert height(ten) == 34 + 4 * 90 + 8


def test_alone_on_the_row_together_8_apart() -> None:
    chart = _chart(_route(1, 0, 0, 2), _route(2, 1, 0, 2))
    ys = {(each.route, each.column): each.y - 34 for each in pack(chart).stations}
    assert ys[0, 2] - ys[1, 2] in (8, -8)
    assert sorted((ys[0, 1], ys[1, 1])) == [11, 19]
    assert pack(_chart(_route(1, 0, 2))).stations[0].y == 34 + 15


def test_tracks_follow_where_routes_go() -> None:
    chart = _chart(_route(1, 1, 3), _route(2, 1, 0))
    offsets = {(stay.route, stay.row): place for stay, place in tracks(stays(chart)).items()}
    assert offsets[1, 1] < offsets[0, 1]


def test_a_bundle_is_what_meets() -> None:
    chart = _chart(_route(1, 0, 1, 1, 1), _route(2, 0, 0, 2, 0))
    assert sorted(len(each) for each in bundles(stays(chart))) == [1, 1, 1, 2]


def _pair(route: int, start: float, end: float) -> tuple[Station, Station]:
    return Station(route, 0, At(0), 0, start), Station(route, 1, At(0), 100, end)


def test_order_of_uprights_gives_the_fewest_crossings() -> None:
    chance = random.Random(7)
    for _ in range(60):
        changes = [_pair(route, chance.randrange(9) * 10, chance.randrange(9) * 10 + 3) for route in range(4)]
        least = min(crossings(list(order)) for order in itertools.permutations(changes))
        assert crossings(fewest_crossings(changes)) <= least + 1
    parallel = [_pair(0, 0, 60), _pair(1, 8, 68), _pair(2, 16, 76)]
    assert crossings(fewest_crossings(parallel)) == 0


def test_shared_stations_are_pills() -> None:
    root = ElementTree.fromstring(path(_chart(_route(1, 0, 1), _route(2, 0, 2))))
    classes = [each.get("class") or "" for each in root.iter("g")]
    assert classes.count("station shared") == 1
    assert len([each for each in classes if each.startswith("station p")]) == 2
    pill = next(each for each in root.iter("rect") if each.get("rx") == "7.5")
    assert (pill.get("width"), pill.get("height")) == ("15", "23")


def test_lost_handoffs_keep_clear_of_each_other() -> None:
    chart = _chart(_route(1, 0, 3), _route(2, 0, 3), lost=(Lost(0, 1, "a"), Lost(1, 1, "b"), Lost(0, 7, "x")))
    root = ElementTree.fromstring(path(chart))
    squares = [each[0] for each in root.iter("g") if each.get("class") == "lost"]
    places = [(float(each.get("x") or 0), float(each.get("y") or 0)) for each in squares]
    assert len(places) == 2
    assert max(abs(a - b) for a, b in zip(*places, strict=True)) >= 16


def test_skipped_is_thin_and_unknown_is_open() -> None:
    svg = str(path(_chart(_route(1, 0, Skipped("Tim skips step 2"), 0, Unknown("no data"), 1))))
    assert svg.count('class="metro thin"') == 1
    assert svg.count('class="tick"') == 2
    assert "Tim skips step 2" in svg
    assert "no data" in svg


def test_axis_lines_up() -> None:
    chart = Path("p", "t", "", 1, (Row("Web", "web.html", "icon-web"), Row("App")), (_route(1, 0),))
    root = ElementTree.fromstring(axis(chart))
    assert root.get("height") == f"{height(chart):g}"
    assert [float(each.get("y") or 0) - 4 for each in root.iter("text")] == [49, 79]
    assert [each.get("href") for each in root.iter("a")] == ["web.html"]
