"""The browser that the tests look at pages with: where it is, and how it is started.

`python -m tests.browser` says which one it will be, or how to install one.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

ARGUMENTS = (
    "--no-sandbox",  # the tests may run as root, in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

MISSING = """\
The tests that look at pages in a real browser need Chromium, and there is none here. To install it:
  Debian, Ubuntu   sudo apt install chromium
  Fedora           sudo dnf install chromium
  macOS            brew install --cask google-chrome
  or name one      CHROMIUM=/path/to/chrome make test"""


def find_chromium() -> str | None:
    """The browser's path: the one that CHROMIUM names, else the first that is installed."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    places = (
        "/usr/bin/chromium",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    )
    return next((path for path in map(shutil.which, places) if path), None)


def must_have() -> bool:
    """Whether a missing browser is a failure: on a machine that checks for everybody it is."""
    return bool(os.environ.get("CI"))


def main() -> int:
    """Say which browser the tests will use; 1 where one is missing that must not be."""
    path = find_chromium()
    if path:
        sys.stdout.write(f"Browser tests run in {Path(path)}\n")
        return 0
    sys.stderr.write(f"{MISSING}\n")
    if must_have():
        return 1
    sys.stderr.write("Going on without them.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
