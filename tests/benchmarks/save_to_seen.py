"""From the save of a file to the changed page in a real browser, on sites of different size.

    python -m tests.benchmarks.save_to_seen [JOURNEYS ...]

For each size: the median of all saves in milliseconds (the file is written at a moment that the page's own
clock can be compared with), and the processor time that the server spends for one. The last line compares
the largest site with the smallest. On a machine that has other things to do, compare the ratios.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.corpus import write
from tests.browser import ARGUMENTS, find_chromium

SIZES = (10, 100, 1000)
SAVES = 15
PAUSE = 1.0
"""Seconds for which the server has nothing to do before a file is saved: the checks have run."""

SEEN = """() => {
    new MutationObserver(() => {
        const found = document.querySelector('table.map').textContent.match(/Saved (\\d+) times/);
        if (found && !(found[1] in window.seen)) window.seen[found[1]] = Date.now();
    }).observe(document.body, {subtree: true, childList: true, characterData: true});
    window.seen = {};
}"""


def processor_seconds(process: int) -> float:
    """The processor time that a process has taken so far (on Linux; 0 elsewhere)."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / 100


def rest(process: int) -> None:
    """Wait until a process has nothing to do."""
    spent = -1.0
    while (now := processor_seconds(process)) - spent > 0.03:
        spent = now
        time.sleep(PAUSE)


def measure(journeys: int, page: Page) -> tuple[float, float]:
    """The median from save to seen, and the processor time of the server per save, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        write(journeys, content)
        command = [sys.executable, "-u", "-m", "journeygen", "serve", "--content", str(content), "--no-history"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            try:
                assert server.stdout
                url = next(line.split(" on ")[1].split()[0] for line in server.stdout if line.startswith("Serving"))
                page.goto(f"{url}journeys/journey-5.html")
                page.evaluate(SEEN)
                rest(server.pid)
                file = content / "journeys/journey-5.yaml"
                text = file.read_text("utf-8")
                took: list[float] = []
                spent: list[float] = []
                for number in range(SAVES):
                    new = text.replace("Writes down what it costs", f"Saved {number} times", 1)
                    processor = processor_seconds(server.pid)
                    before = time.time() * 1000
                    file.write_text(new, "utf-8")
                    seen = None
                    while seen is None:
                        seen = page.evaluate(f"window.seen[{number}] || null")
                        if time.time() * 1000 - before > 60_000:
                            raise SystemExit("a save was not seen in a minute")
                    took.append(seen - before)
                    spent.append((processor_seconds(server.pid) - processor) * 1000)
                    rest(server.pid)
            finally:
                server.terminate()
    return statistics.median(took), statistics.median(spent)


def main(sizes: tuple[int, ...]) -> None:
    """Measure, and print the table."""
    print(f"{'journeys':>8} {'save to seen':>14} {'processor':>12}")
    medians = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        for size in sizes:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            median, spent = measure(size, page)
            medians.append(median)
            print(f"{size:>8} {median:>11.0f} ms {spent:>9.0f} ms", flush=True)
            page.close()
        browser.close()
    print(f"{sizes[-1]} against {sizes[0]} journeys: {medians[-1] / medians[0]:.2f} times")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
