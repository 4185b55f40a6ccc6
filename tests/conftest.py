"""What tests share: a real browser, and a clean environment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser import ARGUMENTS, MISSING, find_chromium, must_have
from tests.node import why_no_modules

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def chromium_or_stop() -> str:
    """The browser's path. Without one the test is skipped, and fails where CI is set."""
    path = find_chromium()
    if path is None:
        (pytest.fail if must_have() else pytest.skip)(MISSING)
    return path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process, with a fresh profile that is thrown away."""
    path = chromium_or_stop()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS), headless=True)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page, without cookies of other tests. What the page complains about fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def node_modules() -> None:
    """What comes from npm is here. Without it the test is skipped, and fails where CI is set."""
    why = why_no_modules()
    if why:
        (pytest.fail if must_have() else pytest.skip)(why)
