"""What only shows on a server: the page for lost addresses at any depth, old addresses, a map in a frame of a wiki."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.demo import complaints_about

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

PREFIX = "/journeygen/"
"""The path of the demo's `base_url`: links that begin at the root lead below it."""


class Pages(SimpleHTTPRequestHandler):
    """Serves a folder below a prefix as GitHub Pages does: a folder's index, and 404.html for what is not there."""

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(PREFIX)
        return super().translate_path(f"/{below}" if below != path else "/outside of the site")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The host that the demo stands on."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("lost", ["gone.html", "journeys/gone.html", "a/b/c/d/"])
def test_a_lost_address_finds_home(reader: BrowserContext, host: str, lost: str) -> None:
    page = reader.new_page()
    complaints = complaints_about(page, f"{host}{PREFIX.rstrip('/')}")
    answer = page.goto(f"{host}{PREFIX}{lost}")
    assert answer is not None
    assert answer.status == 404
    assert page.get_by_role("heading", level=1).inner_text() == "This page is not here"
    assert page.evaluate("[...document.styleSheets].every((each) => each.cssRules.length > 0)")
    page.keyboard.press("/")  # the search works from here, too
    page.keyboard.type("sends the documents")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("main").get_by_role("link", name="Home").click()
    assert page.url == f"{host}{PREFIX}index.html"
    page.close()
    assert [each for each in complaints if "404" not in each] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("guide/", "pages/guide/index.html"),
        ("guide", "pages/guide/index.html"),
        ("journeys/become-a-customer.html", "journeys/open-account.html"),
    ],
)
def test_old_addresses_lead_on(reader: BrowserContext, host: str, old: str, new: str) -> None:
    page = reader.new_page()
    page.goto(f"{host}{PREFIX}{old}")
    page.wait_for_url(f"{host}{PREFIX}{new}")
    page.close()


def test_a_map_in_a_frame(reader: BrowserContext, host: str, tmp_path: Path) -> None:
    wiki = tmp_path / "wiki.html"
    wiki.write_text(f'<!doctype html><title>x</title><iframe src="{host}{PREFIX}embed/open-account.html"></iframe>')
    page = reader.new_page()
    page.goto(wiki.as_uri())
    frame = page.frame_locator("iframe")
    assert frame.get_by_role("heading", level=1).inner_text() == "Open an account"
    assert frame.locator("table.map").count() == 1
    assert frame.get_by_role("navigation").count() == 0
    with page.expect_popup() as opened:
        frame.get_by_role("link", name="Open the whole page").click()
    assert opened.value.url == f"{host}{PREFIX}journeys/open-account.html"
    opened.value.close()
    page.close()


def test_pages_from_a_server_name_the_manifest(reader: BrowserContext, host: str) -> None:
    page = reader.new_page()
    page.goto(f"{host}{PREFIX}journeys/open-account.html")
    href = page.locator("link[rel=manifest]").get_attribute("href")
    assert href == "../site.webmanifest"
    page.close()
