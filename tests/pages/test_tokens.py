"""The design's tokens: contrast in both modes, and stages that can be told apart."""

from __future__ import annotations

import itertools
import math
import re

import pytest

from tests.paths import ROOT

DEFAULT = ROOT / "themes/default/css"
"""Personas' colours are in charts.css, beside their dashes; all others in tokens.css."""

THEMES = {
    "default": (DEFAULT / "tokens.css", DEFAULT / "charts.css"),
    "ledger": (DEFAULT / "tokens.css", DEFAULT / "charts.css", ROOT / "themes/ledger/css/ledger.css"),
}
"""The files that a theme's tokens are in; a later one overrides those before it."""

STAGES = range(1, 13)

# How readers with protanopia and deuteranopia see linear RGB. Machado, Oliveira & Fernandes (2009),
# "A physiologically-based model for simulation of color vision deficiency", severity 1.
SEEN = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
}


def tokens(theme: str, block: str) -> dict[str, str]:
    """The colours of a theme, of the first block in each file that has this selector."""
    found: dict[str, str] = {}
    for file in THEMES[theme]:
        body = file.read_text("utf-8").split(block, 1)[1].split("}", 1)[0]
        found |= {
            name: "#" + "".join(2 * each for each in value[1:]) if len(value) == 4 else value
            for name, value in re.findall(r"--([\w-]+): (#\w+);", body)
        }
    return found


BLOCKS = {"light": ":root {", "dark": ':root:not([data-theme="light"]) {'}
MODES = {f"{theme}-{mode}": tokens(theme, block) for theme in THEMES for mode, block in BLOCKS.items()}


def linear(colour: str) -> list[float]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    low, high = sorted(
        sum(w * part for w, part in zip((0.2126, 0.7152, 0.0722), linear(each), strict=True)) for each in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def oklab(rgb: list[float]) -> tuple[float, ...]:
    red, green, blue = (min(max(each, 0), 1) for each in rgb)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    )


def distance(one: str, other: str, seen: str) -> float:
    """How far apart two colours are (Oklab, × 100) as readers with this deficiency see them."""
    labs = [
        oklab([sum(w * part for w, part in zip(row, linear(each), strict=True)) for row in SEEN[seen]])
        for each in (one, other)
    ]
    return 100 * math.dist(*labs)


@pytest.mark.parametrize("mode", MODES.values(), ids=MODES)
class TestMode:
    def test_texts_can_be_read(self, mode: dict[str, str]) -> None:
        for name, least in (("ink", 7), ("ink2", 7), ("ink3", 4.5), ("accent", 4.5), ("alert", 4.5), ("good", 4.5)):
            for ground in ("bg", "sunk"):
                assert contrast(mode[name], mode[ground]) >= least, (name, ground)
        for name in ("accent", "alert", "good"):
            assert contrast(mode[name], mode[f"{name}-bg"]) >= 4.5, name
        assert contrast(mode["ctl"], mode["bg"]) >= 3

    def test_stages_have_lines_that_are_seen_and_tints_that_are_read_on(self, mode: dict[str, str]) -> None:
        for stage in STAGES:
            assert contrast(mode[f"stage-{stage}"], mode["bg"]) >= 3, stage
            assert contrast(mode["ink"], mode[f"stage-{stage}-tint"]) >= 7, stage
            assert contrast(mode["ink2"], mode[f"stage-{stage}-tint"]) >= 7, stage

    def test_neighbouring_stages_differ_for_colour_blind_readers(self, mode: dict[str, str]) -> None:
        # After the twelfth they start again.
        neighbours = [*itertools.pairwise(STAGES), (12, 1)]
        for (before, after), seen in itertools.product(neighbours, SEEN):
            assert distance(mode[f"stage-{before}"], mode[f"stage-{after}"], seen) >= 9, (before, after, seen)

    def test_personas_are_read_and_heat_is_read_on(self, mode: dict[str, str]) -> None:
        for style in range(1, 11):
            assert contrast(mode[f"persona-{style}"], mode["bg"]) >= 4.5, style
            # A line also crosses the band of a moment of truth.
            assert contrast(mode[f"persona-{style}"], mode["sunk"]) >= 4, style
        for level in range(1, 6):
            assert contrast(mode["ink"], mode[f"heat-{level}"]) >= 5.8, level


@pytest.mark.parametrize("theme", THEMES)
def test_the_switch_and_the_system_give_the_same_dark(theme: str) -> None:
    dark = tokens(theme, BLOCKS["dark"])
    assert tokens(theme, ':root[data-theme="dark"] {') == dark
    assert set(dark) == set(tokens(theme, BLOCKS["light"]))


@pytest.mark.parametrize("mode", MODES.values(), ids=MODES)
def test_twelve_stages_have_twelve_colours(mode: dict[str, str]) -> None:
    for kind in ("", "-tint"):
        assert len({mode[f"stage-{stage}{kind}"] for stage in STAGES}) == len(STAGES)


def test_a_colour_is_defined_in_one_file() -> None:
    one, other = (set(re.findall(r"--([\w-]+): #", file.read_text("utf-8"))) for file in THEMES["default"])
    assert one & other == set()
