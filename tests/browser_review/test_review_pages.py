"""The pages of `journeygen diff --format html` in a real browser: valid, accessible, and read without scripts."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from journeygen.cli import main
from tests.paths import CONTENT
from tests.repositories import repository
from tests.site.test_site_accessible import violations
from tests.site.test_site_valid import validate

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = ("index.html", "journeys/open-account.html", "journeys/card-declined.html", "journeys/new.html")
NEW = "title: A new one\npersonas: tim\nstages: [{title: Only, steps: [{title: Looks, emotion: 1}]}]\n"
EDITS = {
    "journeys/open-account/30-decision.md": (
        ("      tim: {value: 0, evidence: observed-sessions}", "      tim: -1.5"),
        ("title: Calls support", "title: Rings somebody up"),
        (
            "      - unexplained-refusal\n",
            "      - unexplained-refusal\n      - {title: Photos are rejected, severity: 4}\n",
        ),
        ("  - Be through with it in one go\n", ""),
    ),
    "journeys/card-declined.md": (
        ("  - title: Getting help\n    id: help\n", "  - title: Getting it right\n    id: help\n"),
    ),
    "touchpoints/larkbank/document-upload.md": (("owner: onboarding\n", ""),),
}


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review of a few edits of the demo."""
    root = tmp_path_factory.mktemp("review")
    repo = repository(root / "repo")
    content = repo.folder / "content"
    shutil.copytree(CONTENT, content)
    repo.commit()
    for path, edits in EDITS.items():
        text = (content / path).read_text("utf-8")
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new, 1)
        (content / path).write_text(text, "utf-8")
    (content / "journeys/new.yaml").write_text(NEW, "utf-8")
    asked = ["diff", "--content", str(content), "--format", "html", "--out", str(root / "out")]
    assert CliRunner().invoke(main, asked).exit_code == 0
    return root / "out"


@pytest.mark.usefixtures("node_modules")
def test_html_is_valid(review: Path, tmp_path: Path) -> None:
    found = validate(tmp_path / "report.json", *(review / page for page in PAGES))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
@pytest.mark.usefixtures("node_modules")
def test_axe_finds_nothing(page: Page, review: Path, address: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto((review / address).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = violations(page)
    assert not found, "\n".join(found)


def test_one_map_or_both_by_keyboard_and_without_scripts(chromium: Browser, review: Path) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto((review / "journeys/open-account.html").as_uri())
    before, after = page.locator(".side-before"), page.locator(".side-after")
    assert before.is_visible()
    assert after.is_visible()
    page.get_by_role("radio", name="Both").focus()
    page.keyboard.press("ArrowRight")
    assert (before.is_visible(), after.is_visible()) == (True, False)
    page.keyboard.press("ArrowRight")
    assert (before.is_visible(), after.is_visible()) == (False, True)
    assert after.locator("td[data-change=worse]", has_text="Photos are rejected").count() == 1
    context.close()


def test_the_maps_begin_at_the_first_change_and_move_together(page: Page, review: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto((review / "journeys/open-account.html").as_uri())
    lefts = "[...document.querySelectorAll('.review-side .map-scroll')].map(box => Math.round(box.scrollLeft))"
    first, second = page.evaluate(lefts)
    assert first == second > 0
    page.locator(".side-before .map-scroll").hover()
    page.evaluate("document.querySelector('.side-before .map-scroll').scrollLeft = 40")
    page.wait_for_function("document.querySelector('.side-after .map-scroll').scrollLeft === 40")
