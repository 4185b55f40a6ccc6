"""The filters of lists in a real browser: by pointer, by keyboard, through the address, and without scripts."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeygen.build import Options, build
from tests.pages.test_overviews import SHOP
from tests.sites import tree

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop of the overviews, built into a folder."""
    root = tmp_path_factory.mktemp("overview")
    for path, content in tree(SHOP).files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    outcome = build(Options(root / "content", datetime.date(2026, 11, 22)), root / "out", lambda *_: None)
    assert [problem.text for problem in outcome.problems if problem.severity == "error"] == []
    return root / "out"


def shown_names(page: Page) -> list[str]:
    found = page.locator("[data-item]:visible h3, [data-item]:visible th b").all_inner_texts()
    return sorted(text.strip() for text in found)


def test_a_choice_leaves_what_fits_and_stands_in_the_address(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    assert shown_names(page) == ["Buy a bike", "Buy it tomorrow", "Pay"]
    page.get_by_label("State").select_option("future")
    assert shown_names(page) == ["Buy it tomorrow"]
    assert page.url.endswith("#state=future")
    assert page.get_by_role("status").filter(has_text="1 of 3 shown").count() == 1
    page.get_by_role("button", name="Clear filter").first.click()
    assert (len(shown_names(page)), "#" in page.url) == (3, False)
    assert page.evaluate("document.activeElement.name") == "product"


def test_what_would_leave_nothing_cannot_be_chosen(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    assert page.locator(".list-filter option:disabled").count() == 0
    page.get_by_label("State").select_option("future")
    assert page.locator("select[name=product] option:disabled").evaluate_all("all => all.map(x => x.value)") == [
        "homespoke"
    ]
    assert page.locator("select[name=state] option:disabled").count() == 0
    page.get_by_role("button", name="Clear filter").first.click()
    assert page.locator(".list-filter option:disabled").count() == 0


def test_an_address_that_was_shared_filters_at_once(page: Page, site: Path) -> None:
    page.goto((site / "journeys/index.html").as_uri() + "#persona=trudy&tag=bikes")
    assert shown_names(page) == ["Buy a bike"]
    assert page.get_by_label("Persona").input_value() == "trudy"
    # A group that has nothing left goes with its heading.
    assert page.locator("tbody[data-group]:visible").count() == 1


def test_nothing_that_fits_is_said_with_a_way_out_by_keyboard(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri() + "#state=future&product=homespoke&unknown=1")
    assert shown_names(page) == []
    assert page.locator(".filter-nothing").inner_text().startswith("Nothing fits all that is chosen.")
    assert page.get_by_role("button", name="Clear filter").count() == 1
    button = page.locator(".filter-nothing button")
    button.focus()
    page.keyboard.press("Enter")
    assert len(shown_names(page)) == 3
    assert page.url.endswith("#unknown=1")


def test_the_picture_is_filtered_with_its_list(page: Page, site: Path) -> None:
    page.goto((site / "pain-points/index.html").as_uri() + "#answer=without")
    assert page.locator("tr[data-item]:visible").count() == 1
    page.goto((site / "opportunities/index.html").as_uri())
    page.locator(".chart-matrix a").click()
    assert page.url.endswith("#opportunity-buy--faster")


def test_without_scripts_the_list_is_whole_and_has_no_bar(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri() + "#state=future")
    assert len(shown_names(page)) == 3
    assert page.locator(".list-filter").is_hidden()
    page.goto((site / "channels/index.html").as_uri())
    page.locator(".heat-cell").first.click()
    assert page.locator(":target h3").inner_text() == "Web in Look"
    context.close()
