"""Without scripts everything reads: whatever a page says is shown somewhere on it, wide and narrow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.demo import ADDRESSES

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Words of the main text that are shown nowhere on the page. What is folded away is opened first: that
# needs no script, nor does a link that shows the part of another persona. The same may be there twice, for
# wide and for narrow windows; once must be shown.
#
# Below 760 px the journey's text takes the map's place. What the map's cells say must stand in it; how
# the map says it need not: lanes' names, groups, legend, charts and counts.
NOT_SHOWN = ", ".join(
    (
        "svg title, desc",  # for those who do not see the picture
        "summary",  # there with the fold
        "button, select, fieldset, label, .toolbar, .compare-free",  # what only scripts can serve
        "dialog, [role=dialog]",  # the same
        "p[hidden]",  # what only scripts have to say
        ".paper, .row-exits",  # there in print
        ".portrait",  # a person's initials: the name stands beside
    )
)
HIDDEN_WORDS = """() => {
  const another_way = innerWidth < 760
    ? ".map-part :not(td, td *, [scope=col] *, [scope=colgroup] *)"
      + ", .map :is(svg *, .unseen, .source-count, .row-line *, .lost > b *, .lost :is(b, i))"
      + ", .row-steps .exit"  // the text tells of who leaves as of a way
      + ", .axis-word"  // faces and numbers name the levels there
    : "nothing";
  const main = document.querySelector("main");
  const choices = [...main.querySelectorAll(".who-choice a")].map((each) => each.hash);
  for (const each of main.querySelectorAll("details")) each.open = true;
  const words = (text) => new Set(text.toLowerCase().match(/[\\p{L}\\p{N}]+/gu));
  const visible = new Set();
  const all = new Set();
  for (const choice of ["", ...choices]) {
    location.hash = choice;
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const around = texts.currentNode.parentElement;
      const needed = !around.closest(NOT_SHOWN) && !around.matches(another_way);
      const shown = around.checkVisibility({opacityProperty: true, visibilityProperty: true})
        && around.getClientRects().length > 0;
      for (const word of words(texts.currentNode.data)) (needed && all.add(word), shown && visible.add(word));
    }
  }
  return [...all].filter((word) => !visible.has(word));
}""".replace("NOT_SHOWN", json.dumps(NOT_SHOWN))


@pytest.mark.parametrize("address", ADDRESSES)
def test_everything_reads(plain_window: Page, site: Path, address: str) -> None:
    plain_window.goto((site / address).as_uri())
    hidden = {}
    for width in (1280, 390):
        plain_window.set_viewport_size({"width": width, "height": 900})
        heading = plain_window.locator("h1")
        assert heading.count() == 1
        assert heading.is_visible()
        assert heading.inner_text().strip()
        hidden[width] = plain_window.evaluate(HIDDEN_WORDS)
    assert hidden == {1280: [], 390: []}
    assert len(plain_window.locator("main").inner_text().split()) > 5


def test_what_is_hidden_is_seen(plain_window: Page, site: Path) -> None:
    plain_window.goto((site / "colophon.html").as_uri())
    plain_window.evaluate("document.querySelector('main').innerHTML += '<div hidden>Zweitens</div>'")
    assert plain_window.evaluate(HIDDEN_WORDS) == ["zweitens"]
