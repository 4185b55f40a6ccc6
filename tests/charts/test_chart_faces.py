"""Faces: five levels that differ, in ten styles."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from journeygen.charts.faces import LEVELS, STYLES, face, icon, level_class, shape_of, style_class


def test_levels_have_different_mouths() -> None:
    assert len({face(0, 0, level) for level in LEVELS}) == 5
    mouths = {ElementTree.fromstring(face(0, 0, level)).findall("path")[0].get("d") for level in LEVELS}
    assert len(mouths) == 5


@pytest.mark.parametrize("style", range(1, STYLES + 1))
@pytest.mark.parametrize("size", [18, 20])
def test_icon_stays_in_its_box(style: int, size: int) -> None:
    root = ElementTree.fromstring(icon(2, size=size, style=style))
    assert root.get("aria-hidden") == "true"
    for shape in root.iter("polygon"):
        corners = [float(each) for pair in (shape.get("points") or "").split() for each in pair.split(",")]
        assert all(-0.5 <= each <= size + 0.5 for each in corners)


def test_classes() -> None:
    assert [level_class(level) for level in LEVELS] == [
        "level-plus2", "level-plus1", "level-0", "level-minus1", "level-minus2",
    ]  # fmt: skip
    assert style_class(11) == "p1"
    assert shape_of(2) == shape_of(7) == "square"
    assert 'class="face p2 level-minus1 assumed filled"' in face(0, 0, -1, style=2, assumption=True, filled=True)


def test_titled_icon() -> None:
    assert 'role="img"><title>Pleased &amp; calm</title>' in icon(1, title="Pleased & calm").replace(
        ' focusable="false"', ""
    )
