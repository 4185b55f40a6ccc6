"""Comparing in a real browser: one persona at a time without scripts, and the free comparison with them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeygen.build import Options, build
from tests.pages.test_compare import SITE
from tests.sites import tree

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Trudy goes through the future too, so that there is a persona to choose.
FILES: dict[str, str | bytes] = {
    **SITE,
    "journeys/buy-future.yaml": str(SITE["journeys/buy-future.yaml"]).replace(
        "personas: tim", "personas: [tim, trudy]"
    ),
    "journeys/other.yaml": """\
        title: Elsewhere
        personas: tim
        stage_model: long
        stages: [{stage: a, steps: [{title: One, emotion: 1}]}]
        """,
    "journeys/another.yaml": """\
        title: Another
        personas: tim
        stage_model: long
        stages: [{stage: a, steps: [{title: One}]}]
        """,
    "stages/long.yaml": "title: Long\nstages: [{id: a, title: A}]\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built into a folder."""
    root = tmp_path_factory.mktemp("compare")
    for path, content in tree(FILES).files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    outcome = build(Options(root / "content", datetime.date(2026, 11, 22)), root / "out", lambda *_: None)
    assert [problem.text for problem in outcome.problems if problem.severity == "error"] == []
    return root / "out"


def test_one_persona_at_a_time_without_scripts(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 700})
    page = context.new_page()
    page.goto((site / "compare/buy/buy-future.html").as_uri())
    tim, trudy = page.locator("#persona-tim"), page.locator("#persona-trudy")
    assert tim.is_visible()
    assert not trudy.is_visible()
    tim.get_by_role("link", name="Trudy").first.focus()
    page.keyboard.press("Enter")
    assert trudy.is_visible()
    assert not tim.is_visible()
    assert trudy.get_by_role("group", name="Persona").get_by_role("link", name="Trudy").get_attribute("aria-current")
    page.goto((site / "compare/index.html").as_uri())
    assert not page.locator(".compare-free").is_visible()
    context.close()


def test_any_two_journeys_are_drawn_over_each_other_by_keyboard(page: Page, site: Path) -> None:
    page.goto((site / "compare/index.html").as_uri())
    page.get_by_role("checkbox", name="Buy a bike", exact=True).focus()
    page.keyboard.press("Space")
    said = page.locator(".free-said")
    said.get_by_text("Choose one more journey").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator(".chart-free").wait_for()
    assert said.inner_text() == "Drawn: A Buy a bike; B Buy a bike soon (future)."
    assert page.locator(".chart-free g:has(> .line)").count() == 2
    rows = page.locator(".free-table tbody tr").all_inner_texts()
    assert [row.split("\t")[1:] for row in rows] == [
        ["A 0 Step 2, Looks", "B −0.5 Step 2, Looks once"],
        ["A −2 Step 4, Pays", "B +1 Step 3, Pays"],
    ]
    link = page.get_by_role("link", name="Step 3, Pays")
    assert str(link.get_attribute("href")) == "../journeys/buy-future.html#step-pay"
    # The choice is in the address: whoever opens it sees the same.
    address = page.url
    assert address.endswith("#compare=buy,buy-future&persona=tim")
    page.goto("about:blank")
    page.goto(address)
    page.locator(".chart-free").wait_for()
    assert page.get_by_role("checkbox", name="Buy a bike soon (future)").is_checked()


def test_a_persona_who_is_not_on_a_journey_and_a_journey_of_another_model(page: Page, site: Path) -> None:
    page.goto((site / "compare/index.html").as_uri() + "#compare=buy,buy-rival&persona=tim")
    said = page.locator(".free-said")
    said.get_by_text("Tim does not go through Buy a bike there (Wheelhouse).").wait_for()
    page.get_by_label("As this persona goes").select_option(label="Trudy")
    said.get_by_text("Drawn: A Buy a bike; B Buy a bike there (Wheelhouse).").wait_for()
    page.get_by_role("checkbox", name="Elsewhere").check()
    said.get_by_text("Choose one more journey").wait_for()
    assert not page.get_by_role("checkbox", name="Buy a bike", exact=True).is_checked()
