"""On paper: all of the map and its text are there, light, and navigation is not."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.printing import PAPERS, printed
from tests.site.demo import FRENCH_MAP, LARGEST_MAP

if TYPE_CHECKING:
    from playwright.sync_api import Page


def words(text: str) -> set[str]:
    """Its words, however they are set: a ligature is its letters, and a line may end behind a hyphen."""
    return set(re.findall(r"\w+", unicodedata.normalize("NFKC", text.replace("\N{SOFT HYPHEN}", ""))))


def texts(window: Page, selector: str) -> list[str]:
    found: list[str] = window.evaluate(f"[...document.querySelectorAll('{selector}')].map((each) => each.textContent)")
    return found


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("address", [LARGEST_MAP, FRENCH_MAP])
def test_a_map_is_printed(window: Page, site: Path, address: str, paper: str) -> None:
    window.goto((site / address).as_uri())
    sheets = printed(window, paper)
    assert all(sheet.strip() for sheet in sheets)
    assert words(texts(window, "main h1")[0]) <= words(sheets[0])
    assert texts(window, ".skip")[0] not in " ".join(sheets)
    # Every step is there twice: on the map, and in the text that follows it.
    story = texts(window, "#story")[0]
    begins = next(number for number, sheet in enumerate(sheets) if story in sheet)
    on_map, in_text = words(" ".join(sheets[:begins])), words(" ".join(sheets[begins:]))
    steps = texts(window, ".map-scroll .row-steps a")
    assert [step for step in steps if not words(step) <= on_map] == []
    assert [step for step in steps if not words(step) <= in_text] == []


@pytest.mark.parametrize("address", ["index.html", "personas/tim.html", "pages/guide/index.html"])
def test_a_page_is_printed(window: Page, site: Path, address: str) -> None:
    window.goto((site / address).as_uri())
    sheets = printed(window, "A4")
    assert all(sheet.strip() for sheet in sheets)
    text = " ".join(sheets)
    assert [each for each in texts(window, "main :is(h1, h2, h3)") if not words(each) <= words(text)] == []
    assert texts(window, ".skip")[0] not in text


@pytest.mark.parametrize("address", ["index.html", LARGEST_MAP, "teams/index.html"])
def test_paper_is_light_and_needs_no_navigation(window: Page, site: Path, address: str) -> None:
    window.emulate_media(media="print", color_scheme="dark")
    window.goto((site / address).as_uri())
    assert window.evaluate("getComputedStyle(document.body).color") == "rgb(20, 24, 31)"
    # Only the way down to this page is printed: it tells to what a sheet belongs.
    navigation = "[...document.querySelectorAll('.skip, header.bar, nav:not(.crumbs), button, select')]"
    shown = window.evaluate(f"{navigation}.filter((each) => each.checkVisibility()).map((each) => each.outerHTML)")
    assert not shown, "\n".join(shown)


def test_folds_open_where_styles_cannot_open_them(window: Page, site: Path) -> None:
    """In browsers that do not know `::details-content`; ours does, so it has to say that it does not."""
    window.add_init_script("CSS.supports = () => false")
    window.goto((site / LARGEST_MAP).as_uri())
    folded = "document.querySelectorAll('main details:not([open])').length"
    before = window.evaluate(folded)
    assert before > 10
    window.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert window.evaluate(folded) == 0
    window.evaluate("dispatchEvent(new Event('afterprint'))")
    assert window.evaluate(folded) == before


def test_who_leaves_is_on_paper_too(window: Page, site: Path) -> None:
    window.goto((site / "journeys/open-account.html").as_uri())
    sheets = printed(window, "A4")
    story = texts(window, "#story")[0]
    on_map = " ".join(sheets[: next(number for number, sheet in enumerate(sheets) if story in sheet)])
    leaving = texts(window, ".map-scroll .row-steps small.exit")
    assert leaving
    assert [each for each in leaving if not words(each) <= words(on_map)] == []


def test_marks_are_no_backgrounds(window: Page, site: Path) -> None:
    """Browsers leave backgrounds out on paper: what a mark means has to be a border or a drawing."""
    window.goto((site / "journeys/buy-exercise-bike.html").as_uri())
    marks = "b.named, .source-count, .source, .assumed-mark"
    drawn = window.evaluate(
        f"[...document.querySelectorAll('{marks}')].map((each) => getComputedStyle(each, '::before'))"
        ".map((style) => [style.backgroundColor, parseFloat(style.borderTopWidth) > 0])"
    )
    assert {tuple(each) for each in drawn} == {("rgba(0, 0, 0, 0)", True)}
