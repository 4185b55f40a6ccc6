"""The site keeps to itself: no complaint on the console, and no request that leaves it or fails.

That every test's window is quiet is checked where windows are opened; here each page is shown whole.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.site.demo import ADDRESSES, HOMES, MAPS, complaints_about

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

# Pictures may wait until they are seen, so we look at the whole page.
SCROLL_THROUGH = """async () => {
  for (const box of [document.scrollingElement, ...document.querySelectorAll("[tabindex='0']")]) {
    for (let top = 0; top < box.scrollHeight; top += innerHeight) {
      box.scrollTo({top, behavior: "instant"});
      await new Promise(requestAnimationFrame);
    }
  }
  const pictures = [...document.images].filter((each) => each.checkVisibility());
  await Promise.allSettled(pictures.map((each) => each.decode()));
  return pictures.filter((each) => !each.naturalWidth).map((each) => each.src);
}"""


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_keeps_quiet(window: Page, site: Path, address: str) -> None:
    window.goto((site / address).as_uri())
    assert window.evaluate(SCROLL_THROUGH) == []
    sheets = window.evaluate(
        "[...document.querySelectorAll('link[rel=stylesheet]')].map((each) => Boolean(each.sheet))"
    )
    assert sheets
    assert all(sheets)


class StrictServer(SimpleHTTPRequestHandler):
    """Serves a folder with the policy as a header, which also holds where a page's own cannot."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address below which the site is served, under a prefix as on GitHub Pages."""
    handler = partial(StrictServer, directory=site.parent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{quote(site.name)}"
        server.shutdown()


@pytest.mark.parametrize("address", [*HOMES, *MAPS, "compare/index.html", "opportunities/index.html"])
def test_a_strict_policy_breaks_nothing(reader: BrowserContext, served: str, address: str) -> None:
    page = reader.new_page()
    complaints = complaints_about(page, served)
    page.goto(f"{served}/{address}")
    page.keyboard.press("/")
    page.keyboard.type("a")
    page.locator(".search-count").filter(has_text=" ").wait_for()
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).display") != "block"
    if page.locator(".map-scroll").count():
        page.keyboard.press("Escape")
        page.locator(".row-steps a").first.press("Enter")
        page.locator("#panel-title:focus").wait_for()
    page.close()
    assert complaints == []


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("<script>x()</script>", "console: "),
        ('<p style="color: red">', "console: "),
        ('<img src="https://example.org/x.png" alt="">', "console: "),
        ('<link rel="stylesheet" href="gone.css">', "fails: "),
        ('<link rel="stylesheet" href="../gone.css">', "leaves the site: "),
    ],
)
def test_what_is_wrong_is_heard(reader: BrowserContext, tmp_path: Path, markup: str, complaint: str) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    (tmp_path / "page.html").write_text(f"<!doctype html><title>x</title>{policy}{markup}")
    page = reader.new_page()
    complaints = complaints_about(page, tmp_path.as_uri())
    page.goto((tmp_path / "page.html").as_uri())
    page.close()
    assert any(each.startswith(complaint) for each in complaints)
