"""The keyboard alone works everything: no test here points, clicks or sets the focus by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.demo import ARABIC_MAP, LARGEST_MAP

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The key that leads on, and the one that leads back.
ONWARDS = {LARGEST_MAP: ("ArrowRight", "ArrowLeft"), ARABIC_MAP: ("ArrowLeft", "ArrowRight")}


def tab_to(window: Page, selector: str, key: str = "Tab") -> None:
    """Press Tab until something of this kind has the focus."""
    for _ in range(200):
        window.keyboard.press(key)
        if has_focus(window, selector):
            return
    pytest.fail(f"{key} does not lead to {selector}")


def press(window: Page, *keys: str) -> None:
    for key in keys:
        window.keyboard.press(key)


def has_focus(window: Page, selector: str) -> bool:
    return bool(window.evaluate("(selector) => document.activeElement.matches(selector)", selector))


def fragment(window: Page) -> str:
    return str(window.evaluate("location.hash"))


def test_the_toolbar(window: Page, site: Path) -> None:
    window.goto((site / LARGEST_MAP).as_uri())
    tab_to(window, "[name=persona]")
    press(window, "ArrowRight")
    assert fragment(window) == "#persona=tim"
    tab_to(window, ".tool-lanes > summary")
    press(window, "Enter")
    tab_to(window, "[name=lane]")
    press(window, "Space")
    lanes = fragment(window)
    assert lanes.startswith("#persona=tim&lanes=")
    press(window, "Escape")
    assert has_focus(window, ".tool-lanes:not([open]) > summary")
    tab_to(window, "[name=channel]")
    press(window, "ArrowDown")
    tab_to(window, "[name=team]")
    press(window, "ArrowDown")
    tab_to(window, "[data-toggle=hurts]")
    press(window, "Space")
    tab_to(window, "[name=density]")
    press(window, "ArrowRight")
    keys = [part.partition("=")[0] for part in fragment(window)[1:].split("&")]
    assert keys == ["persona", "channel", "team", "lanes", "hurts", "density"]
    tab_to(window, ".clear")
    press(window, "Enter")
    assert fragment(window) == f"#{lanes.partition('&')[2]}&density=overview"
    assert has_focus(window, "[name=persona]")


@pytest.mark.parametrize("address", ONWARDS)
def test_the_step_panel(window: Page, site: Path, address: str) -> None:
    onwards, back = ONWARDS[address]
    window.goto((site / address).as_uri())
    tab_to(window, ".row-steps a")
    first = fragment_of_focus(window)
    press(window, "Enter")
    assert has_focus(window, "#panel-title")
    assert fragment(window) == first
    press(window, onwards, onwards)
    third = fragment(window)
    press(window, back)
    assert len({first, fragment(window), third}) == 3
    tab_to(window, ".panel-next", "Shift+Tab")
    press(window, "Enter")
    assert fragment(window) == third
    press(window, "Escape")
    assert fragment(window) == ""
    assert has_focus(window, ".row-steps a")
    assert fragment_of_focus(window) == third


def fragment_of_focus(window: Page) -> str:
    return str(window.evaluate("document.activeElement.hash"))


@pytest.mark.parametrize("address", ONWARDS)
def test_presenting(window: Page, site: Path, address: str) -> None:
    onwards, back = ONWARDS[address]
    window.goto((site / address).as_uri())
    tab_to(window, ".tool-present")
    press(window, "Enter")
    window.locator(".present[open]").wait_for()
    heading = window.locator(".present h2")
    seen = [heading.inner_text()]
    for key in (onwards, back, "End", "Home"):
        press(window, key)
        seen.append(heading.inner_text())
    assert seen[0] == seen[2] == seen[4]
    assert len(set(seen)) == 3
    press(window, "Escape")
    window.locator(".present").wait_for(state="hidden")
    assert has_focus(window, ".tool-present")


@pytest.mark.parametrize(("home", "query"), [("index.html", "open an acc"), ("ar/index.html", "فتح حساب جار")])
def test_search(window: Page, site: Path, home: str, query: str) -> None:
    window.goto((site / home).as_uri())
    press(window, "/")
    window.keyboard.type(query)
    window.get_by_role("option").first.wait_for()
    press(window, "ArrowDown", "Enter")
    window.wait_for_url("**/journeys/open-account*")


def test_the_theme_switch(window: Page, site: Path) -> None:
    window.goto((site / "index.html").as_uri())
    tab_to(window, ".theme-switch")
    shown = []
    for _ in range(3):
        press(window, "Space")
        shown.append(window.locator("html").get_attribute("data-theme"))
    assert shown == ["light", "dark", None]


@pytest.mark.parametrize("address", ["index.html", "journeys/index.html", "opportunities/index.html"])
def test_a_list_is_filtered(window: Page, site: Path, address: str) -> None:
    window.goto((site / address).as_uri())
    whole = window.locator("[data-item]:visible").count()
    tab_to(window, ".list-filter select")
    press(window, "ArrowDown")
    assert 0 < window.locator("[data-item]:visible").count() < whole
    assert "=" in fragment(window)
    tab_to(window, ".list-filter [type=reset]")
    press(window, "Enter")
    assert window.locator("[data-item]:visible").count() == whole
    assert fragment(window) == ""


def test_journeys_are_chosen_to_compare(window: Page, site: Path) -> None:
    window.goto((site / "compare/index.html").as_uri())
    tab_to(window, ".free-form input")
    press(window, "Space", "Tab", "Space")
    window.locator(".chart-free").wait_for()
    tab_to(window, ".free-persona select")
    press(window, "ArrowDown")
    assert "&persona=" in fragment(window)


def test_a_persona_is_chosen_on_a_comparison(window: Page, site: Path) -> None:
    window.goto((site / "compare/open-account/open-account-future.html").as_uri())
    shown = window.locator("section[id^='persona-']:visible")
    first = shown.get_attribute("id")
    tab_to(window, ".who-choice a:not([aria-current])")
    press(window, "Enter")
    assert shown.get_attribute("id") != first
