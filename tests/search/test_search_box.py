"""The search in a real browser: what readers type, what they hear, and where they land. From disk, as always."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from journeygen.build import Options, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

CONTENT = {
    "site.yaml": "title: Test\n",
    "personas/tim.md": "---\nname: Tim\n---\n",
    "pages/odd.md": "---\ntitle: A <img src=x onerror=alert(1)> title\ndescription: Zebra <b>bold</b>\n---\n",
    "journeys/compte.yaml": """
        title: Ouvrir un compte
        personas: tim
        stages:
          - title: Décision
            steps: [{title: Lit l’œuvre entière, actions: Résume}, {title: Étudie, pain_points: [Trop cher]}]
        """,
    "journeys/konto.yaml": """
        title: 口座を開く
        personas: tim
        stages:
          - title: 決定
            steps: [{title: 本人確認書類を送る}, {title: 银行账户, actions: 手机}, {title: アプリで支払う}]
        """,
    "journeys/account.yaml": """
        title: Open an account
        personas: tim
        stages:
          - title: Decision
            steps: [{title: Sends the documents, next: [{to: opens-the-letter, when: Photo rejected},
              {exit: another bank}]}, {title: Opens the letter}, {title: Größe ändern}]
        """,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search it") / "100 % plain"
    for path, text in CONTENT.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), "utf-8")
    options = Options(folder / "content", datetime.date(2026, 11, 22))
    assert build(options, folder / "_site", lambda what, done, of: None).pages
    return folder / "_site"


@pytest.fixture
def home(page: Page, site: Path) -> Page:
    page.goto((site / "index.html").as_uri())
    return page


@pytest.fixture(scope="module")
def phone(chromium: Browser, site: Path) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    yield page
    context.close()


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def titles(page: Page, query: str) -> list[str]:
    """The titles that are found for a text, as soon as the index is there."""
    page.get_by_role("combobox").fill(query)
    page.locator(".search-count").filter(has_not_text="Loading").filter(has_text=" ").wait_for()
    return page.locator(".search-title").all_inner_texts()


def test_nothing_is_loaded_before_somebody_searches(home: Page) -> None:
    addresses: list[str] = []
    home.on("request", lambda asked: addresses.append(asked.url.rpartition("/")[2].partition(".")[0]))
    home.reload()
    index = ["search", "minisearch", "search-1"]  # the browser fetches other things, like the icon, when it likes
    assert not set(index) & set(addresses)
    home.keyboard.press("/")
    home.keyboard.type("tim")
    options(home).first.wait_for()
    assert [address for address in addresses if address in index] == index


def test_by_keyboard_alone_to_the_very_step(home: Page) -> None:
    box = home.get_by_role("combobox")
    home.keyboard.press("/")
    home.keyboard.type("doc dec open")
    options(home).first.wait_for()
    assert home.get_by_role("status").first.inner_text() == "1 result"
    said = ["Step", "Sends the documents", "Open an account · Decision · Tim"]
    assert options(home).first.inner_text().split("\n") == said
    assert box.get_attribute("aria-expanded") == "true"
    home.keyboard.press("ArrowDown")
    assert options(home).first.get_attribute("id") == box.get_attribute("aria-activedescendant")
    assert options(home).first.get_attribute("aria-selected") == "true"
    home.keyboard.press("Enter")
    home.wait_for_url("**/journeys/account.html#step-sends-the-documents*")
    # The next one is on this very page.
    home.keyboard.press("/")
    home.keyboard.type("letter")
    options(home).first.wait_for()
    home.keyboard.press("Enter")
    home.wait_for_url("**/journeys/account.html#step-opens-the-letter*")
    assert box.get_attribute("aria-expanded") == "false"
    home.locator("#panel-title:focus").filter(has_text="Opens the letter").wait_for()


def test_who_searches_while_a_page_arrives_at_a_step_keeps_the_box(home: Page, site: Path) -> None:
    """The step's panel opens when all of the page is there; by then the reader may have pressed the slash."""
    slash = "new KeyboardEvent('keydown', {key: '/', bubbles: true, cancelable: true})"
    home.add_init_script(f"addEventListener('load', () => document.body.dispatchEvent({slash}))")
    home.goto((site / "journeys/account.html").as_uri() + "#step-sends-the-documents")
    home.get_by_role("dialog").wait_for()
    home.wait_for_timeout(50)  # longer than the panel waits
    assert home.get_by_role("combobox").evaluate("each => each === document.activeElement")


def test_arrows_go_round_and_escape_goes_back(home: Page) -> None:
    link = home.locator(".brand")
    link.focus()
    home.keyboard.press("/")
    assert len(titles(home, "un")) == 1
    titles(home, "o")
    count = options(home).count()
    assert count > 2
    home.keyboard.press("ArrowUp")
    assert options(home).nth(count - 1).get_attribute("aria-selected") == "true"
    home.keyboard.press("ArrowDown")
    assert options(home).nth(0).get_attribute("aria-selected") == "true"
    home.keyboard.press("Escape")
    assert not options(home).first.is_visible()
    home.keyboard.press("Escape")
    assert home.evaluate("document.activeElement.className") == "brand"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ETUDIE", "Étudie"),
        ("oeuvre", "Lit l’œuvre entière"),
        ("resume", "Lit l’œuvre entière"),
        ("grosse and", "Größe ändern"),
        ("documnets", "Sends the documents"),
        ("口座", "口座を開く"),
        ("確認書", "本人確認書類を送る"),
        ("送", "本人確認書類を送る"),
        ("账户", "银行账户"),
        ("手机", "银行账户"),
        ("ｱﾌﾟﾘ", "アプリで支払う"),
        ("trop ch", "Trop cher"),
        ("rejected", "Sends the documents"),
        ("another bank", "Sends the documents"),
        ("tim documents", "Sends the documents"),
        ("zebrafish documents", "Sends the documents"),
    ],
)
def test_accents_case_and_scripts(home: Page, query: str, first: str) -> None:
    assert titles(home, query)[:1] == [first]


def test_what_is_not_there_is_said_in_a_sentence(home: Page) -> None:
    assert titles(home, "xyzzy") == []
    assert (
        home.locator(".search-count").inner_text()
        == "Nothing found for “xyzzy”. Try fewer words, or the beginning of one."
    )
    assert titles(home, "書書") == []


def test_content_stays_text(home: Page) -> None:
    assert titles(home, "zebra") == ["A <img src=x onerror=alert(1)> title"]
    assert home.locator(".search-found img, .search-found b").count() == 0
    assert home.locator(".search-said mark").all_inner_texts() == ["Zebra"]


def test_a_slash_in_a_field_is_a_slash(home: Page) -> None:
    titles(home, "a")
    home.keyboard.type("/")
    assert home.get_by_role("combobox").input_value() == "a/"


def test_on_a_phone_it_is_a_sheet(phone: Page) -> None:
    box = phone.get_by_role("combobox")
    assert not box.is_visible()
    opener = phone.get_by_role("button", name="Search this site")
    opener.click()
    assert phone.get_by_role("dialog", name="Search this site").is_visible()
    assert phone.locator("main").evaluate("each => each.inert")
    assert titles(phone, "letter") == ["Opens the letter"]
    for _ in range(4):  # the focus stays in the sheet, or with the browser
        phone.keyboard.press("Tab")
        assert phone.evaluate("document.activeElement.closest('.search-sheet, body').tagName") in ("DIV", "BODY")
    box.focus()
    phone.keyboard.press("Escape")
    assert not box.is_visible()
    assert opener.evaluate("each => each === document.activeElement")
    assert not phone.locator("main").evaluate("each => each.inert")
    opener.click()
    options(phone).first.click()
    phone.wait_for_url("**/journeys/account.html#step-opens-the-letter*")


def test_without_scripts_there_is_no_box(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    assert not page.locator(".search").is_visible()
    assert page.get_by_role("link", name="Journeys", exact=True).first.is_visible()
    context.close()


def test_an_index_that_is_missing_is_said(chromium: Browser, site: Path) -> None:
    context = chromium.new_context()
    context.route("**/search-1.*", lambda route: route.abort())
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("tim")
    page.get_by_text("The index could not be loaded.").wait_for()
    context.close()
