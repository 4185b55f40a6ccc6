"""No page scrolls sideways: on a phone, zoomed in, with the text spaced, and alone made twice as large."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.demo import ADDRESSES, HOMES, MAPS

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = {
    390: "a phone",
    384: "768 px at 200 %",
    320: "1280 px at 400 %, which WCAG 1.4.10 asks for",
}

# How far the page scrolls sideways, and what sticks out of it for that.
STICKING_OUT = """() => {
  const page = document.scrollingElement;
  if (page.scrollWidth <= innerWidth) return [];
  const boxed = (each) => {
    for (let box = each.parentElement; box && box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") return true;
    return false;
  };
  const name = (each) => each.tagName.toLowerCase() + [...each.classList].map((part) => "." + part).join("");
  const out = [...document.body.querySelectorAll("*")].filter((each) => {
    const box = each.getBoundingClientRect();
    return (box.right > innerWidth + 0.5 || box.left < -0.5) && box.width > 0 && each.checkVisibility() && !boxed(each);
  });
  const named = out.map((each) => name(each.parentElement) + " > " + name(each));
  return [page.scrollWidth + " px wide", ...named.slice(0, 8)];
}"""

# What browsers do whose readers enlarge the text alone: every size and line of text doubles, boxes stay.
ENLARGE_TEXT = """() => {
  const all = [...document.querySelectorAll("body, body *:not(svg, svg *)")];
  const sizes = all.map((each) => getComputedStyle(each)).map(({fontSize, lineHeight}) => [fontSize, lineHeight]);
  all.forEach((each, k) => {
    each.style.fontSize = 2 * parseFloat(sizes[k][0]) + "px";
    if (sizes[k][1] !== "normal") each.style.lineHeight = 2 * parseFloat(sizes[k][1]) + "px";
  });
}"""


# What readers do who need more room between letters, words and lines: WCAG 1.4.12 names these measures.
SPACE_TEXT = """() => {
  for (const each of document.querySelectorAll("body, body *:not(svg, svg *)")) {
    Object.assign(each.style, {lineHeight: "1.5", letterSpacing: "0.12em", wordSpacing: "0.16em"});
    if (each.matches("p")) each.style.marginBlockEnd = "2em";
  }
}"""

CHANGES = {SPACE_TEXT: "spaced text", ENLARGE_TEXT: "large text"}
AS_IT_WAS = "document.querySelectorAll('[style]').forEach((each) => each.removeAttribute('style'))"

# Texts of which some lies outside of a box that hides what does not fit.
CUT_OFF = """() => [...document.querySelectorAll("main *, header *")].filter((each) => {
  if (each.closest("svg, .unseen, [hidden]") || !each.checkVisibility()) return false;
  const style = getComputedStyle(each);
  const hides = (overflow) => ["hidden", "clip"].includes(overflow);
  return (hides(style.overflowX) && style.textOverflow !== "ellipsis" && each.scrollWidth > each.clientWidth + 1)
    || (hides(style.overflowY) && each.scrollHeight > each.clientHeight + 1);
}).map((each) => each.className || each.tagName)"""


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_fits(window: Page, site: Path, address: str) -> None:
    window.goto((site / address).as_uri())
    wide = []
    for width in WIDTHS:
        window.set_viewport_size({"width": width, "height": 844})
        wide += [f"at {width} px: {each}" for each in window.evaluate(STICKING_OUT)]
    window.set_viewport_size({"width": 768, "height": 1024})
    for change, text in CHANGES.items():
        window.evaluate(change)
        wide += [f"with {text}: {each}" for each in window.evaluate(STICKING_OUT)]
        window.evaluate(AS_IT_WAS)
    assert not wide, "\n".join(wide)


def test_spaced_text_is_not_cut(window: Page, site: Path) -> None:
    """Of what is as high as its lines were, nothing may be lost when they grow: the map, cards, heads."""
    for address in (*MAPS, *HOMES, "channels/index.html", "opportunities/index.html"):
        window.goto((site / address).as_uri())
        before = window.evaluate(CUT_OFF)
        window.evaluate(SPACE_TEXT)
        assert sorted(set(window.evaluate(CUT_OFF)) - set(before)) == [], address


def test_what_sticks_out_is_seen(window: Page, site: Path) -> None:
    window.set_viewport_size({"width": 390, "height": 844})
    window.goto((site / "colophon.html").as_uri())
    window.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<svg class=wide width=500></svg>')"
    )
    assert window.evaluate(STICKING_OUT)[1:] == ["main > svg.wide"]
