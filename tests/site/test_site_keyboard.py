"""The keyboard alone: Tab reaches everything in its order, what has the focus shows it, the map scrolls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.demo import ADDRESSES, FRENCH_MAP, LARGEST_MAP

if TYPE_CHECKING:
    from playwright.sync_api import Page

A_MAP_THAT_FITS = "journeys/open-account-rival.html"

# Of radio buttons of one name the chosen one; arrow keys choose another.
FOCUSABLE = "a[href], button, input:not([type=radio]:not(:checked)), select, textarea, summary, [tabindex='0']"

# How the focus is shown, on the element that has it or the frame around a control, and whether that can be
# seen: some of it within the window and under nothing (WCAG 2.4.11). Empty where all is well.
UNSEEN_FOCUS = """() => {
  const each = document.activeElement;
  const name = each.outerHTML.slice(0, 120);
  const places = [each, each.nextElementSibling, each.matches("input, select") && each.parentElement].filter(Boolean);
  const outlined = places.map(getComputedStyle).some(
    (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  if (!outlined) return name + " has no outline";
  const parts = [0.04, 0.2, 0.4, 0.6, 0.8, 0.96];
  const seen = [...each.getClientRects()].some((box) => parts.some((across) => parts.some((down) => {
    const there = document.elementFromPoint(box.left + across * box.width, box.top + down * box.height);
    return there && (each.contains(there) || there.matches("label") && there.contains(each));
  })));
  return seen ? "" : name + " cannot be seen";
}"""

TAB_STOPS = f"""() => [...document.querySelectorAll("{FOCUSABLE}")].filter(
  (each) => each.checkVisibility({{visibilityProperty: true}}) && each.getClientRects().length)"""


def open_at(window: Page, site: Path, address: str, width: int = 1280) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    window.goto((site / address).as_uri())


@pytest.mark.parametrize(
    ("address", "width"), [("index.html", 1280), ("index.html", 390), (LARGEST_MAP, 1280), (FRENCH_MAP, 390)]
)
def test_tab_reaches_everything(window: Page, site: Path, address: str, width: int) -> None:
    open_at(window, site, address, width)
    stops = window.evaluate(
        f"""() => {{
          window.reached = [];
          addEventListener("focusin", (event) => reached.push(event.target.outerHTML.slice(0, 120)));
          return ({TAB_STOPS})().map((each) => each.outerHTML.slice(0, 120));
        }}"""
    )
    assert len(stops) > 10
    for _ in stops:
        window.keyboard.press("Tab")
    assert window.evaluate("reached") == stops


def skips_to_the_content(window: Page) -> None:
    skip = window.locator("a.skip:focus")
    assert skip.inner_text()
    assert window.evaluate(UNSEEN_FOCUS) == ""
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "page-main"
    window.keyboard.press("Tab")
    # The next stop is in the main part, or behind it where that has none.
    after = "main.contains(document.activeElement) || !main.querySelector('a[href]')"
    assert window.evaluate(f"(() => {{ const main = document.querySelector('main'); return {after}; }})()")


@pytest.mark.parametrize(("address", "width"), [*((each, 1280) for each in ADDRESSES), (A_MAP_THAT_FITS, 1920)])
def test_the_skip_link_and_where_the_focus_is(window: Page, site: Path, address: str, width: int) -> None:
    open_at(window, site, address, width)
    window.keyboard.press("Tab")  # from here on the reader uses the keyboard
    if window.locator("header.bar").count():  # an embedded map has nothing to skip
        skips_to_the_content(window)
    wrong = window.evaluate(
        f"""() => {{
          const stops = ({TAB_STOPS})();
          return [...stops, ...stops.toReversed()].map((each) => {{  // as Tab goes, and back as Shift+Tab goes
            each.focus();
            if (document.activeElement !== each) return each.outerHTML.slice(0, 120) + " takes no focus";
            return ({UNSEEN_FOCUS})();
          }}).filter(Boolean);
        }}"""
    )
    assert not wrong, "\n".join(wrong)


def test_the_map_scrolls(window: Page, site: Path) -> None:
    open_at(window, site, LARGEST_MAP, width=1000)
    box = window.locator(".map-scroll")
    assert box.get_attribute("aria-labelledby") or box.get_attribute("aria-label")
    box.focus()
    assert window.evaluate(UNSEEN_FOCUS) == ""
    for key, scrolled in (("ArrowRight", "scrollLeft"), ("ArrowDown", "scrollTop")):
        for _ in range(3):
            window.keyboard.press(key)
        for _ in range(50):  # keys scroll smoothly
            if window.evaluate(f"document.querySelector('.map-scroll').{scrolled}") > 40:
                break
            window.wait_for_timeout(50)
        else:
            pytest.fail(f"{key} does not scroll the map")


def test_the_menu_opens(window: Page, site: Path) -> None:
    open_at(window, site, "teams/index.html", width=390)
    links = window.locator(".nav-menu a")
    assert not links.first.is_visible()
    window.locator(".nav-menu > summary").focus()
    window.keyboard.press("Enter")
    assert links.first.is_visible()
    assert links.last.is_visible()
    links.last.focus()
    leads_to = window.evaluate("document.activeElement.href")
    window.keyboard.press("Enter")
    window.wait_for_url(leads_to)


def test_an_unseen_focus_is_noticed(window: Page, site: Path) -> None:
    open_at(window, site, "colophon.html")
    window.keyboard.press("Tab")
    window.evaluate("document.activeElement.style.outline = 'none'")
    assert window.evaluate(UNSEEN_FOCUS).endswith("has no outline")
    window.evaluate("Object.assign(document.activeElement.style, {outline: '', position: 'fixed', top: '-99px'})")
    assert window.evaluate(UNSEEN_FOCUS).endswith("cannot be seen")
