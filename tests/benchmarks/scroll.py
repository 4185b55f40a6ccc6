"""How smoothly a map scrolls: a small one, and one of twelve stages, ten steps and fifteen lanes.

python -m tests.benchmarks.scroll

Chromium scrolls the map's box as a wheel does, down, across and back, and the time between frames is taken.
Headless it draws without a graphics card, so that frames are slower than a reader's; the ratio between the two
maps tells what the size of a map costs.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.browser import ARGUMENTS, MISSING, find_chromium
from tests.pages.test_journey_print import of, written

if TYPE_CHECKING:
    from playwright.sync_api import Page

MAPS = {"5 x 3": (5, 3), "12 x 10": (12, 10)}
TURNS = 60

# The times between frames in ms, from now until `frames` is asked for.
WATCH = """() => {
  window.frames_seen = [];
  let before = performance.now();
  const next = (now) => { frames_seen.push(now - before); before = now; requestAnimationFrame(next); };
  requestAnimationFrame(next);
}"""


def frames(page: Page) -> list[float]:
    """The times between frames, in ms, while the map is scrolled both ways."""
    box = page.locator(".map-scroll")
    box.evaluate("box => box.scrollIntoView({block: 'start', behavior: 'instant'})")
    page.mouse.move(700, 450)
    page.evaluate(WATCH)
    for across, down in ((0, 60), (240, 0), (-240, 0), (0, -60)):
        for _ in range(TURNS):
            page.mouse.wheel(across, down)
    found: list[float] = page.evaluate("frames_seen")
    assert box.evaluate("box => box.scrollTop") == 0, "the wheel did not scroll the map"
    return found


def main() -> int:
    """Measure, and print a table."""
    chromium = find_chromium()
    if not chromium:
        sys.stderr.write(f"{MISSING}\n")
        return 1
    medians = []
    sys.stdout.write("map        median   95 %    longest   over 50 ms   (ms between frames)\n")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        for name, (stages, steps) in MAPS.items():
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(written(of(stages, steps), Path(folder)))
            seen = sorted(frames(page))
            medians.append(statistics.median(seen))
            slow = sum(each > 50 for each in seen)
            row = f"{medians[-1]:6.1f} {seen[len(seen) * 95 // 100]:7.1f} {seen[-1]:9.1f} {slow:9} of {len(seen)}"
            sys.stdout.write(f"{name:9} {row}\n")
            page.close()
        browser.close()
    sys.stdout.write(f"the large map's frames take {medians[1] / medians[0]:.2f} times the small one's\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
