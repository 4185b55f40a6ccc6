"""The preview in a real browser: what is saved is seen, what readers did stays, what is wrong stands over the page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.benchmarks.corpus import write

PATIENCE = 30_000  # milliseconds: the machine may have other things to do


@contextmanager
def serving(content: Path, *options: str) -> Iterator[str]:
    """The address of a server of its own process."""
    command = [sys.executable, "-m", "journeygen", "serve", "--content", str(content), "--no-history", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as server:
        assert server.stdout
        try:
            for line in server.stdout:
                found = re.search(r"http://\S+", line)
                if found:
                    yield found[0]
                    return
            raise AssertionError("the server did not start")
        finally:
            server.terminate()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write(3, tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def site(content: Path) -> Iterator[str]:
    with serving(content) as url:
        yield url


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
    with serving(content) as url:
        page.goto(url)
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


def test_a_port_that_is_taken_is_said(content: Path) -> None:
    with serving(content, "--port", "8765"):
        command = [sys.executable, "-m", "journeygen", "serve", "--content", str(content), "--port", "8765"]
        second = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 2
    assert "port 8765 is taken by another program" in second.stderr
