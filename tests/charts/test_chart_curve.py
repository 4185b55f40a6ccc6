"""The emotion curve: exact places, gaps and skips, and labels that never collide."""

from __future__ import annotations

import itertools
import random
from xml.etree import ElementTree

import pytest

from journeygen.charts.curve import axis, curve
from journeygen.charts.curve_labels import labels
from journeygen.charts.feelings import (
    FACE,
    HEIGHT,
    Curve,
    Feeling,
    Known,
    Line,
    Skipped,
    Unknown,
    dots,
    extremes,
    level_y,
    runs,
)
from journeygen.charts.labels import Box, around

# A name, the words of its labels, and a quote: wide, accented, right-to-left, and square scripts.
LANGUAGES = {
    "de": ("Gertrude Überschwänglich", "höchster Wert", "„Zwei Tage für eine einzige Überweisungsbestätigung.“"),
    "fr": ("Éléonore", "moment le plus haut", "« J’ai dû tout répéter à chaque fois, c’était épuisant. »"),
    "ar": ("ليلى", "أعلى نقطة", "«انتظرت يومين من أجل جواب واحد فقط»"),
    "ja": ("田中さん", "いちばん良い瞬間", "「書類が無効ですと言われただけで理由はわかりませんでした」"),
}


def _random_curve(seed: int, language: str) -> Curve:
    chance = random.Random(seed)
    name, best, quote = LANGUAGES[language]
    columns = chance.randint(1, 14)

    def feeling() -> Feeling:
        kind = chance.random()
        if kind < 0.1:
            return Unknown(f"{name}: ?")
        if kind < 0.2:
            return Skipped(f"{name} → {chance.randint(1, 9)}")
        if kind < 0.25:
            return None
        end = chance.randint(-20, 20) if chance.random() < 0.2 else None
        return Known(chance.choice((-20, -10, 0, 10, 20, 13)), end, chance.random() < 0.3, quote)

    lines = tuple(
        Line(f"{name} {number}", number, tuple(feeling() for _ in range(columns)), f"p{number}",
             f"{name}: {best} +2", f"{name}: {best} −2")
        for number in range(1, chance.randint(1, 10) + 1)
    )  # fmt: skip
    return Curve(
        "c", "Emotion", "", columns, lines, column=chance.choice((104, 112, 160)), rtl=language == "ar", empty=quote
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(40))
def test_labels_never_collide(seed: int, language: str) -> None:
    chart = _random_curve(seed, language)
    boxes = [label.box for label, _, _ in labels(chart)]
    assert not any(one.touches(other) for one, other in itertools.combinations(boxes, 2))
    faces = [around(dot.x, dot.y, FACE) for its in dots(chart) for dot in its]
    assert not any(box.touches(face) for box in boxes for face in faces)
    assert all(box.within(Box(0, 0, chart.width, HEIGHT)) for box in boxes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_highest_and_lowest_are_labelled_where_there_is_room(language: str) -> None:
    name, best, quote = LANGUAGES[language]
    line = Line(name, 1, (Known(0), Known(20, quote=quote), Known(0), Known(-20, quote=quote), Known(0), Known(0)),
                highest=f"{name}: {best} +2", lowest=f"{name}: {best} −2")  # fmt: skip
    texts = [row.text for label, _, _ in labels(Curve("c", "", "", 6, (line,), column=112)) for row in label.form]
    assert [texts[0], texts[2], texts[4]] == [f"{name}: {best} +2", f"{name}: {best} −2", name]
    assert all(
        text == quote or (text.startswith(quote[:18]) and text.endswith("…" + quote[-1])) for text in texts[1:4:2]
    )


def test_points_lie_exactly_on_their_values() -> None:
    chart = Curve("c", "", "", 3, (Line("Tim", 1, (Known(20), Known(-13), Known(0, 10))),))
    assert [(dot.x, dot.y) for dot in dots(chart)[0]] == [
        (20, level_y(20)),
        (132, level_y(-13)),
        (244, level_y(0)),
        (284, level_y(10)),
    ]
    assert (level_y(20), level_y(0), level_y(-20)) == (60, 160, 260)


def test_equal_points_stand_23_apart() -> None:
    both = Known(0), Known(10), Known(-10)
    chart = Curve("c", "", "", 3, (Line("Tim", 1, both), Line("Trudy", 2, both), Line("Omar", 3, both)))
    assert [its[0].x for its in dots(chart)] == [20, 43, 66]


def test_ten_equal_personas_stay_in_their_column() -> None:
    lines = tuple(Line(str(number), number, (Known(0), Known(10))) for number in range(1, 11))
    for its in dots(Curve("c", "", "", 2, lines, column=104)):
        assert 0 < its[0].x < 104 < its[1].x < 208


def test_unknown_breaks_and_skipped_thins() -> None:
    line = Line("Tim", 1, (Known(0), Unknown("no data"), Known(10), Skipped("skips"), Known(0), None, None))
    chart = Curve("c", "", "", 7, (line,))
    first, second = runs(line, dots(chart)[0])
    assert len(first.dots) == 1
    assert second.thin == (True,)
    svg = str(curve(chart))
    assert svg.count('class="tick"') == 2
    assert svg.count('class="line thin"') == 1
    assert "no data" in svg
    assert "skips" in svg


def test_extremes_are_the_first_of_several() -> None:
    assert extremes(Line("", 1, (Known(0), Known(10), Known(10, -5), Known(-5)))) == ((1, 10), (2, -5))
    assert extremes(Line("", 1, (Known(-5), Known(-5)))) == (None, (0, -5))
    assert extremes(Line("", 1, (Known(0),))) == ((0, 0), None)
    assert extremes(Line("", 1, (Unknown(), None))) == (None, None)


@pytest.mark.parametrize("columns", [0, 1, 3])
def test_nothing_known(columns: int) -> None:
    line = Line("Tim", 1, (Unknown(),) * columns)
    svg = str(curve(Curve("c", "t", "d", columns, (line,), empty="No emotion recorded yet", column=180)))
    texts = [each.text or "" for each in ElementTree.fromstring(svg).iter("text")]
    assert " ".join(texts) == ("No emotion recorded yet" if columns else "")


def test_right_to_left_is_the_mirror_image() -> None:
    line = Line("Tim", 1, (Known(0), Known(10)))
    svg = str(curve(Curve("c", "", "", 2, (line,), rtl=True)))
    assert 'direction="rtl"' in svg
    assert 'transform="matrix(-1 0 0 1 224 0)"' in svg
    assert 'cx="204" cy="160"' in svg


def test_axis_has_the_levels_of_the_plot() -> None:
    root = ElementTree.fromstring(axis(("Delighted", "Pleased", "Neutral", "Annoyed", "Upset")))
    assert root.get("height") == str(HEIGHT)
    edges = [float(each.get("cy") or 0) for each in root.iter("circle") if each.get("class") == "face-edge"]
    assert edges == [level_y(level) for level in (20, 10, 0, -10, -20)]
