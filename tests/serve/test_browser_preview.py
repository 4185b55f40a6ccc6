"""The preview in a real browser: what is saved is seen, what readers did stays, what is wrong stands over the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.benchmarks.corpus import write
from tests.serving import Serving

PATIENCE = 30_000  # milliseconds: the machine may have other things to do


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write(3, tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def site(content: Path) -> Iterator[str]:
    with Serving(content) as server:
        yield server.url


def change(content: Path, old: str, new: str, journey: str = "journey-1") -> None:
    file = content / f"journeys/{journey}.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_a_save_is_seen_and_everything_else_stays(page: Page, site: str, content: Path) -> None:
    page.goto(f"{site}journeys/journey-1.html#step-step-2&persona=trudy")
    expect(page.locator(".panel")).to_be_visible()
    close = page.locator(".panel-close")
    close.focus()
    page.evaluate("window.scrollTo(0, 500)")
    scrolled = page.evaluate("window.scrollY")
    change(content, "Is this really what I need?", "Is this what I want?")
    cells = page.locator("table.map td", has_text="Is this what I want?")
    expect(cells.first).to_be_attached(timeout=PATIENCE)
    expect(page.locator(".panel")).to_be_visible()
    expect(page.locator(".panel")).to_contain_text("Is this what I want?")
    expect(close).to_be_focused()
    assert page.evaluate("window.scrollY") == scrolled
    assert page.locator("table.map .faded").count() > 0
    expect(cells.first).to_have_class(re.compile("journeygen-glow"))
    expect(page.locator(".journeygen-glow")).to_have_count(0, timeout=PATIENCE)


def test_a_page_looks_as_it_does_when_it_is_built(page: Page, site: str) -> None:
    """What the preview brings along is out of the page's way, and its styles reach the page nowhere."""
    look = """() => [...document.body.querySelectorAll('*')].map(each => {
        const style = getComputedStyle(each);
        return [each.nodeName, style.position, style.font, style.color, style.backgroundColor, style.padding].join();
    })"""
    page.goto(f"{site}journeys/journey-1.html")
    with_styles = page.evaluate(look)
    page.evaluate("document.querySelectorAll('head [data-journeygen-preview]').forEach(each => each.remove())")
    assert page.evaluate(look) == with_styles


def test_a_step_that_is_added_can_be_opened(page: Page, site: str, content: Path) -> None:
    page.goto(f"{site}journeys/journey-1.html")
    change(
        content,
        "  - stage: consideration\n    steps:\n",
        "  - stage: consideration\n    steps:\n      - title: Asks a friend\n        emotion: 1\n",
    )
    link = page.locator(".row-steps a", has_text="Asks a friend").first
    expect(link).to_be_attached(timeout=PATIENCE)
    link.click()
    expect(page.locator(".panel h2")).to_contain_text("Asks a friend")


def test_a_page_that_did_not_change_is_left_alone(page: Page, site: str, content: Path) -> None:
    page.goto(f"{site}journeys/journey-2.html")
    page.evaluate(
        "document.addEventListener('journeygen:patched', () => document.body.setAttribute('data-patched', ''))"
    )
    change(content, "Is this really what I need?", "Changed elsewhere", "journey-1")
    change(content, "Is this really what I need?", "Changed here", "journey-2")
    expect(page.locator("td", has_text="Changed here").first).to_be_attached(timeout=PATIENCE)
    page.locator("body[data-patched]").evaluate("body => body.removeAttribute('data-patched')")
    change(content, "Changed elsewhere", "Changed again", "journey-1")
    page.wait_for_timeout(1500)
    assert page.locator("body[data-patched]").count() == 0


def test_what_is_wrong_stands_over_the_page_until_it_is_mended(page: Page, site: str, content: Path) -> None:
    page.goto(f"{site}journeys/journey-1.html")
    change(content, "stage_model:", "stage_modl:")
    overlay = page.locator("journeygen-problems section")
    expect(overlay).to_be_visible(timeout=PATIENCE)
    expect(overlay.get_by_role("alert")).to_contain_text("error")
    expect(overlay).to_contain_text("a journey has no key 'stage_modl'")
    expect(overlay.locator("pre").first).to_contain_text("stage_modl: buying")
    link = overlay.locator("a.place").first.get_attribute("href")
    assert link == f"vscode://file{(content / 'journeys/journey-1.yaml').as_posix()}:4:1"
    page.keyboard.press("Escape")
    expect(overlay.locator("ol")).to_be_hidden()
    page.locator("a", has_text="Channels").first.click()  # the last good site can be walked through
    expect(page).to_have_url(re.compile("channels/index.html"))
    expect(page.locator("journeygen-problems section")).to_be_visible(timeout=PATIENCE)
    change(content, "stage_modl:", "stage_model:")
    expect(page.locator("journeygen-problems")).to_have_count(0, timeout=PATIENCE)


def test_style_changes_without_a_reload(page: Page, tmp_path: Path, content: Path) -> None:
    css = tmp_path / "themes/own/css/own.css"
    css.parent.mkdir(parents=True)
    css.write_text(".brand { color: rgb(1, 2, 3) }")
    css.parent.parent.joinpath("theme.toml").write_text('name="own"\nextends="default"\nstylesheets=["own.css"]\n')
    (content / "site.yaml").write_text("title: Own\ntheme: themes/own\n")
    with Serving(content) as server:
        page.goto(server.url)
        page.evaluate("window.stillHere = true")
        css.write_text(".brand { color: rgb(4, 5, 6) }")
        expect(page.locator(".brand")).to_have_css("color", "rgb(4, 5, 6)", timeout=PATIENCE)
        assert page.evaluate("window.stillHere")


def test_a_hidden_tab_lets_go_and_catches_up(page: Page, site: str, content: Path) -> None:
    page.goto(f"{site}journeys/journey-1.html")
    hide = """hidden => {
        Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});
        document.dispatchEvent(new Event('visibilitychange'));
    }"""
    page.evaluate(hide, True)
    change(content, "Is this really what I need?", "While nobody looked")
    page.wait_for_timeout(1500)
    assert page.locator("td", has_text="While nobody looked").count() == 0
    page.evaluate(hide, False)
    expect(page.locator("td", has_text="While nobody looked").first).to_be_attached(timeout=PATIENCE)


def test_ten_saves_at_once_show_the_last_state(page: Page, site: str, content: Path) -> None:
    page.goto(f"{site}journeys/journey-1.html")
    was = "Is this really what I need?"
    for number in range(10):
        change(content, was, f"Save number {number}.")
        was = f"Save number {number}."
    expect(page.locator("td", has_text="Save number 9.").first).to_be_attached(timeout=PATIENCE)


def test_a_changed_script_of_the_theme_reloads_the_page(page: Page, tmp_path: Path, content: Path) -> None:
    script = tmp_path / "themes/own/js/own.js"
    script.parent.mkdir(parents=True)
    script.write_text("document.documentElement.dataset.own = 'before';\n")
    script.parent.parent.joinpath("theme.toml").write_text('name="own"\nextends="default"\nscripts=["own.js"]\n')
    (content / "site.yaml").write_text("title: Own\ntheme: themes/own\n")
    with Serving(content) as server:
        page.goto(server.url)
        expect(page.locator("html[data-own=before]")).to_have_count(1, timeout=PATIENCE)
        script.write_text("document.documentElement.dataset.own = 'after';\n")
        expect(page.locator("html[data-own=after]")).to_have_count(1, timeout=PATIENCE)


def test_a_connection_that_is_lost_is_said_until_it_is_back(chromium: Browser, content: Path) -> None:
    page = chromium.new_page()  # one that may complain of what it does not reach
    said = page.locator("journeygen-lost").get_by_role("status")
    with Serving(content) as server:
        page.goto(f"{server.url}journeys/journey-1.html")
        expect(said).to_have_css("position", "fixed", timeout=PATIENCE)  # its style is there,
        expect(said).to_have_text("")  # and it stands ready
    expect(said).to_be_visible(timeout=PATIENCE)
    expect(said).to_have_text("No connection to journeygen serve; this page is no longer brought up to date.")
    change(content, "Is this really what I need?", "While it was away")
    with Serving(content, "--port", str(urlsplit(server.url).port)):
        expect(said).to_be_hidden(timeout=PATIENCE)
        expect(page.locator("td", has_text="While it was away").first).to_be_attached(timeout=PATIENCE)
    page.close()


def test_a_map_whose_file_is_gone_and_comes_back(chromium: Browser, site: str, content: Path) -> None:
    """Another page stands in for it, and no script of the map works on that one."""
    page = chromium.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{site}journeys/journey-1.html#persona=trudy")
    expect(page.locator("article.journey")).to_be_visible()
    file = content / "journeys/journey-1.yaml"
    file.rename(content / "journey-1.yaml.away")
    expect(page.locator("article.journey")).to_have_count(0, timeout=PATIENCE)
    (content / "journey-1.yaml.away").rename(file)
    expect(page.locator("article.journey")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("table.map .faded").first).to_be_attached()
    page.close()
    assert faults == []
