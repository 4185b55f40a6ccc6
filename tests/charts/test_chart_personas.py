"""Ten personas can be told apart: by contrast, by hue for every kind of sight, and by dash and shape without it."""

from __future__ import annotations

import itertools
import math
import re
from pathlib import Path

import pytest

from journeygen.charts.faces import STYLES, shape_of

CSS = (Path(__file__).parents[2] / "themes/default/css/charts.css").read_text("utf-8")

PAGE = {"light": "#ffffff", "dark": "#12151a"}

# Machado, G. M., Oliveira, M. M. & Fernandes, L. A. F. (2009), "A Physiologically-based Model for Simulation
# of Color Vision Deficiency", IEEE TVCG 15 (6), 1291-1298: protanopia and deuteranopia (severity 1.0).
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
}


def _hues() -> dict[str, list[str]]:
    found = re.findall(r"--persona-(\d+): (#[0-9a-f]{6});", CSS)
    assert [int(number) for number, _ in found] == [*range(1, STYLES + 1)] * 3
    hues = [hue for _, hue in found]
    assert hues[STYLES : 2 * STYLES] == hues[2 * STYLES :], "both dark blocks are the same"
    return {"light": hues[:STYLES], "dark": hues[STYLES : 2 * STYLES]}


def _linear(hue: str) -> tuple[float, ...]:
    parts = (int(hue[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted(
        (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), _linear(hue), strict=True)) for hue in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


def _oklab(hue: str, sight: str) -> tuple[float, float, float]:
    """Björn Ottosson's Oklab (2020), of the colour as this sight sees it."""
    seen = (min(max(sum(w * c for w, c in zip(row, _linear(hue), strict=True)), 0), 1) for row in SIGHTS[sight])
    r, g, b = seen
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    )


@pytest.mark.parametrize("theme", PAGE)
def test_contrast(theme: str) -> None:
    assert all(_contrast(hue, PAGE[theme]) >= 4.5 for hue in _hues()[theme])


@pytest.mark.parametrize("theme", PAGE)
@pytest.mark.parametrize("sight", SIGHTS)
def test_hues_differ_for_every_sight(theme: str, sight: str) -> None:
    seen = [_oklab(hue, sight) for hue in _hues()[theme]]
    nearest = min(math.dist(one, other) for one, other in itertools.combinations(seen, 2))
    assert nearest >= 0.045


def test_dashes_and_shapes_differ_without_hue() -> None:
    dashes = dict(re.findall(r"^\.p(\d+) \{.*--dash: ([^;]+);", CSS, re.MULTILINE))
    assert [int(number) for number in dashes] == [*range(1, STYLES + 1)]
    assert len(set(dashes.values())) == STYLES
    for style in range(1, STYLES + 1):
        neighbour = style % STYLES + 1
        assert shape_of(style) != shape_of(neighbour)
