"""What the tests of the built site share: the site, and windows to look at it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.demo import build_demo, complaints_about

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built demo. Its name has what a folder's name may have."""
    folder = tmp_path_factory.mktemp("demo") / "a site, 100 % plain"
    build_demo(folder)
    return folder


@pytest.fixture(scope="session")
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture(scope="session")
def reader_without_scripts(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture
def window(reader: BrowserContext, site: Path) -> Iterator[Page]:
    """An empty window, 1280 × 900, in light. What the browser complains about fails the test."""
    yield from _window(reader, site)


@pytest.fixture
def plain_window(reader_without_scripts: BrowserContext, site: Path) -> Iterator[Page]:
    """The same for a reader whose browser runs no scripts."""
    yield from _window(reader_without_scripts, site)


def _window(context: BrowserContext, site: Path) -> Iterator[Page]:
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    complaints = complaints_about(page, site.as_uri())
    yield page
    page.close()
    assert complaints == []
