"""The build of a whole site from nothing: time and memory, and how they grow with the site.

python -m tests.benchmarks.cold_build [JOURNEYS ...]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.corpus import write

SIZES = (100, 1000)


def measure(journeys: int) -> tuple[float, float, float]:
    """Seconds on the clock, seconds of the processor, and the most memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        content, out = Path(folder) / "content", Path(folder) / "out"
        write(journeys, content)
        command = [sys.executable, "-m", "journeygen", "build", "--content", str(content), "--out", str(out)]
        before = time.perf_counter()
        built = subprocess.Popen([*command, "--no-history"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(built.pid, 0)
        if status:
            raise SystemExit(f"the build of {journeys} journeys failed")
        return time.perf_counter() - before, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(sizes: tuple[int, ...]) -> None:
    """Measure, and print the table."""
    print(f"{'journeys':>8} {'time':>9} {'processor':>11} {'memory':>10}")
    found = []
    for size in sizes:
        found.append(measure(size))
        clock, processor, memory = found[-1]
        print(f"{size:>8} {clock:>7.1f} s {processor:>9.1f} s {memory:>7.0f} MB", flush=True)
    grown = ", ".join(
        f"{name} {after / before:.1f}"
        for name, before, after in zip(("time", "processor", "memory"), found[0], found[-1], strict=True)
    )
    print(f"{sizes[-1]} against {sizes[0]} journeys, times as much: {grown}")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
