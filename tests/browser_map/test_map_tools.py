"""The map as a reader works with it: the toolbar, the step panel, presenting, the phone."""

from __future__ import annotations

import datetime
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from journeygen.build import Options, build

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILES = {
    "site.yaml": "title: Bikes\n",
    "personas/tim.md": "---\nname: Tim\n---\n",
    "personas/trudy.md": "---\nname: Trudy\n---\n",
    "channels.yaml": "- id: web\n  name: Web\n- id: shop\n  name: Shop\n",
    "teams.yaml": "- id: sales\n  name: Sales\n- id: care\n  name: Care\n",
    "touchpoints.yaml": """\
        - {id: page, name: Page, channel: web, owner: sales}
        - {id: desk, name: Desk, channel: shop, owner: care}
        """,
    "journeys/buy.yaml": """\
        title: Buy a bike
        personas: [tim, trudy]
        stages:
          - title: Look
            steps:
              - title: Sees it
                touchpoint: page
                emotion: 1
                actions: Looks twice
              - title: Asks
                touchpoint: desk
                personas: trudy
                emotion: -2
                pain_points: Nobody is there
          - title: Buy
            steps:
              - title: Pays
                touchpoint: page
                emotion: 2
                moment_of_truth: true
        """,
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the map of a small site."""
    folder = tmp_path_factory.mktemp("bikes")
    for path, text in FILES.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), "utf-8")
    options = Options(content=folder / "content", as_of=datetime.date(2026, 11, 22))
    outcome = build(options, folder / "out", lambda what, done, of: None)
    assert outcome.pages, outcome.problems
    return (folder / "out/journeys/buy.html").as_uri()


def fragment(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def faded(page: Page) -> list[str]:
    """The steps whose columns fade."""
    return page.locator(".row-steps th.faded a").all_inner_texts()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"))


def test_filters_fade_what_is_not_chosen_and_say_so(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("radio", name="Tim").check()
    assert (fragment(page), faded(page)) == ("#persona=tim", ["Asks"])
    assert page.locator(".map-scroll svg g.faded[data-persona='trudy']").count() > 0
    assert page.locator(".map-scroll svg g.faded[data-persona='tim']").count() == 0
    assert page.locator("body > [role=status]").inner_text() == "Persona: Tim. Steps that match: 2 of 3."

    page.get_by_role("button", name="Only what hurts").click()
    assert page.locator(".filter-said span").inner_text().endswith("No step of this journey matches.")
    page.get_by_role("button", name="Clear filter").click()
    assert (fragment(page), faded(page), page.locator(".filter-said").is_visible()) == ("", [], False)


def test_cards_of_other_steps_fade(page: Page, address: str) -> None:
    page.goto(f"{address}#channel=web")
    assert page.locator(".map-scroll .pain.faded a").all_inner_texts() == ["Nobody is there"]


def test_the_steps_names_stay_while_the_map_is_scrolled_down(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 420})
    page.goto(address)
    names = page.locator(".row-names")
    assert not names.is_visible()
    page.locator(".lane-pains").evaluate("lane => scrollBy(0, lane.getBoundingClientRect().top - 120)")
    names.locator("div").first.wait_for()
    assert names.locator("div").all_inner_texts() == ["Step", "1 Sees it", "2 Asks", "3 Pays"]
    assert names.locator("div").nth(1).bounding_box()["y"] == 62  # type: ignore[index]  # it is visible
    page.evaluate("scrollTo(0, 0)")
    names.wait_for(state="hidden")


def test_a_filtered_map_can_be_shared(page: Page, address: str) -> None:
    page.goto(f"{address}#team=care&lanes=emotion,pains")
    assert faded(page) == ["Sees it", "Pays"]
    assert page.locator(".map-scroll tr.lane:visible > th").all_inner_texts()[-1].startswith("Pain points")
    assert page.locator(".map-scroll tr.lane:visible").count() == 2
    assert page.get_by_label("Team").input_value() == "care"
    page.locator(".tool-lanes > summary").click()
    page.get_by_role("button", name="Show all lanes").click()
    assert fragment(page) == "#team=care"
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="Show all lanes").is_visible()


def test_the_step_panel_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}#persona=trudy")
    page.locator(".row-steps th a").first.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    assert panel.get_attribute("aria-labelledby") == "panel-title"
    assert (fragment(page), focused(page)) == ("#step-sees-it&persona=trudy", "1 Sees it")
    assert "Looks twice" in panel.inner_text()
    assert page.locator("[id]").evaluate_all("all => all.length - new Set(all.map((each) => each.id)).size") == 0

    page.keyboard.press("ArrowRight")
    assert (fragment(page), focused(page)) == ("#step-asks&persona=trudy", "2 Asks")
    assert "Nobody is there" in panel.inner_text()
    assert page.locator("th.selected a").inner_text() == "Asks"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "1 Sees it"

    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert (fragment(page), focused(page)) == ("#persona=trudy", "Sees it")


def test_an_address_opens_the_panel_and_back_closes_it(page: Page, address: str) -> None:
    page.goto(f"{address}#step-pays")
    page.get_by_role("dialog").wait_for()
    assert page.locator(".row-steps").evaluate("row => row.getBoundingClientRect().top < innerHeight")
    page.goto(address)
    page.locator(".row-steps th a").nth(1).click()
    page.go_back()
    page.get_by_role("dialog").wait_for(state="hidden")


def test_the_panel_hides_no_column(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 768, "height": 900})
    page.goto(address)
    page.locator(".row-steps th a").nth(2).evaluate("link => link.click()")
    page.wait_for_timeout(500)  # the map scrolls smoothly
    head, panel = page.locator("th.selected").bounding_box(), page.get_by_role("dialog").bounding_box()
    assert head
    assert panel
    assert head["x"] + head["width"] <= panel["x"]


def test_presenting_a_stage_at_a_time(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Present").click()
    show = page.get_by_role("dialog")
    show.wait_for()
    assert focused(page) == "1 Look"
    assert [" ".join(each.split()) for each in show.locator("h3").all_inner_texts()] == ["1 Sees it", "2 Asks"]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert (focused(page), show.locator(".present-place").inner_text()) == ("2 Buy", "Stage 2 of 2")
    assert show.locator(".present-curve svg").bounding_box()
    show.get_by_role("button", name="Leave").click()
    show.wait_for(state="hidden")
    assert focused(page) == "Present"


def test_the_phone_has_a_small_curve_that_stays(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 600})
    page.goto(address)
    mini = page.get_by_role("navigation", name="The curve and its stages")
    mini.get_by_role("link", name="2 Buy").click()
    page.wait_for_timeout(100)
    assert mini.evaluate("nav => Math.round(nav.getBoundingClientRect().top)") == 0
    assert mini.evaluate("nav => nav.offsetHeight") <= 136
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator(".trip").count() == 2

    page.emulate_media(reduced_motion="reduce")
    page.locator(".step-text h4 a").last.click()
    panel = page.get_by_role("dialog").bounding_box()
    assert panel == {"x": 0, "y": 0, "width": 390, "height": 600}
    page.keyboard.press("Escape")
    assert focused(page) == "Pays"


def test_light_and_dark_are_remembered(page: Page, address: str) -> None:
    page.goto(address)
    switch = page.locator(".theme-switch")
    for shown in ("light", "dark"):
        switch.click()
        assert page.locator("html").get_attribute("data-theme") == shown
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert switch.inner_text() == "Light or dark: dark"
    switch.click()
    assert page.locator("html").get_attribute("data-theme") is None


def test_without_scripts_nothing_stands_there_that_does_not_work(page: Page, address: str) -> None:
    browser = page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address)
    for hidden in (".toolbar", ".theme-switch", ".panel", ".present", ".filter-said"):
        assert not plain.locator(hidden).is_visible(), hidden
    plain.locator(".row-steps th a").first.click()
    assert plain.evaluate("document.querySelector(':target').id") == "step-sees-it"
    context.close()


def test_only_what_hurts_is_what_hurts_the_chosen_persona(page: Page, address: str) -> None:
    page.goto(f"{address}#persona=tim&hurts=1")
    assert faded(page) == ["Sees it", "Asks", "Pays"]
    page.goto(f"{address}#persona=trudy&hurts=1")
    page.reload()
    assert faded(page) == ["Sees it", "Pays"]


def test_the_menu_in_the_bar_closes_as_menus_do(page: Page, address: str) -> None:
    page.goto(address)
    menu = page.locator(".nav-menu")
    menu.locator("summary").click()
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert focused(page) == "MoreMenu"
    menu.locator("summary").click()
    page.keyboard.press("/")
    assert menu.get_attribute("open") is None


def test_a_closed_panel_leaves_the_map_where_it_was(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 900, "height": 500})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    before = page.evaluate("[scrollX, scrollY, document.querySelector('.map-scroll').scrollLeft]")
    page.locator(".row-steps a").last.evaluate("link => link.click()")
    page.locator(".panel").wait_for()
    page.locator(".map-scroll").evaluate("box => box.scrollIntoView()")
    page.keyboard.press("Escape")
    assert page.evaluate("[scrollX, scrollY, document.querySelector('.map-scroll').scrollLeft]") == before


def test_the_overview_shows_steps_curve_channels_and_pains(page: Page, address: str) -> None:
    page.goto(f"{address}#density=overview")
    assert page.locator(".map-scroll tr.lane:visible > th").evaluate_all(
        "all => all.map((each) => each.firstChild.textContent.trim())"
    ) == ["Emotion", "Channel path", "Pain points"]
    assert page.locator(".tool-lanes .count").inner_text().startswith("3 of ")
    page.locator(".tool-lanes > summary").click()
    page.locator(".all-lanes").click()
    assert page.locator(".map-scroll tr.lane.lane-actions").is_visible()
    page.get_by_role("radio", name="Full").check()
    assert page.locator(".map-scroll tr.lane.lane-actions").is_visible()


def test_slides_have_no_links_to_edit_and_no_sources(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".tool-present").click()
    slide = page.locator(".present-steps")
    slide.get_by_text("Looks twice").wait_for()
    assert slide.locator(".edit, .part-foot, .source, .source-count").count() == 0
