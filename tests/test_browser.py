"""The browser fixture: it shows pages from disk, and its absence is noticed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import browser
from tests.conftest import chromium_or_stop

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_page_from_disk(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "a page.html"
    file.write_text("<!doctype html><title>Tim</title><h1>Tim</h1><script>document.title += ' runs'</script>")
    page.goto(file.as_uri())
    assert page.title() == "Tim runs"
    assert page.get_by_role("heading", level=1).inner_text() == "Tim"


def test_the_browser_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named = tmp_path / "my browser"
    named.write_text("")
    named.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(named))
    assert browser.find_chromium() == str(named)
    assert browser.main() == 0


@pytest.mark.parametrize("ci", [True, False])
def test_no_browser(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: bool) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    monkeypatch.setenv("CI", "true" if ci else "")
    assert browser.main() == (1 if ci else 0)
    assert "sudo apt install chromium" in capsys.readouterr().err
    expected = pytest.fail.Exception if ci else pytest.skip.Exception
    with pytest.raises(expected, match="sudo apt install chromium"):
        chromium_or_stop()
