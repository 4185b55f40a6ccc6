"""What history costs: a build that tells what changed on every journey, against one that does not ask Git.

    python -m tests.benchmarks.history [JOURNEYS ...]

Every journey has five commits, each of which changes a title, a feeling, a severity and a text in it. For each
size: the processor time of both builds, and the one by the other. It needs Git.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.corpus import write

SIZES = (50, 200)
COMMITS = 5
STEP = "      - id: step-"


def edited(text: str, commit: int) -> str:
    """A journey of the corpus as the commit with this number leaves it."""
    head, *steps = text.split(STEP)
    places = iter(range(commit * 3, commit * 3 + 4))
    for old, new in (
        (r"(title: Step \d+)", rf"\1, as of {commit}"),
        (r"(emotion: \{\w+:) -?\d", rf"\1 {commit % 5 - 2}"),
        (r"(severity:) (\d)", rf"\1 {commit % 5 + 1}"),
        (r"(thoughts: Is this) really", rf"\1, for the {commit}th time,"),
    ):
        place = next(places) % len(steps)
        steps[place] = re.sub(old, new, steps[place], count=1)
    return STEP.join((head, *steps))


def commit(folder: Path, number: int) -> None:
    """Commit everything, on a day of its own."""
    day = f"2026-01-{number + 1:02}T12:00:00+00:00"
    who = {f"GIT_{role}_{what}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    days = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    for command in (("add", "--all"), ("commit", "--quiet", "--message", f"Change {number}")):
        subprocess.run(("git", "-C", str(folder), *command), check=True, env={**os.environ, **who, **days})


def processor_seconds(content: Path, out: Path, *options: str) -> float:
    """The processor time of a build."""
    command = [sys.executable, "-m", "journeygen", "build", "--content", str(content), "--out", str(out), *options]
    built = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(built.pid, 0)
    if status:
        raise SystemExit("the build failed")
    return used.ru_utime + used.ru_stime


def measure(journeys: int) -> tuple[float, float]:
    """The seconds of the processor with history and without."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = folder / "content"
        write(journeys, content)
        subprocess.run(("git", "init", "--quiet", str(folder)), check=True)
        commit(folder, 0)
        for number in range(1, COMMITS):
            for file in content.glob("journeys/*.yaml"):
                file.write_text(edited(file.read_text("utf-8"), number), "utf-8")
            commit(folder, number)
        with tempfile.TemporaryDirectory() as out:
            return (
                processor_seconds(content, Path(out) / "with"),
                processor_seconds(content, Path(out) / "without", "--no-history"),
            )


def main(sizes: tuple[int, ...]) -> None:
    """Measure, and print the table."""
    print(f"{'journeys':>8} {'with':>9} {'without':>9} {'times':>7}")
    for size in sizes:
        told, plain = measure(size)
        print(f"{size:>8} {told:>7.1f} s {plain:>7.1f} s {told / plain:>7.2f}", flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
