"""What the tests take from Node: axe-core, html-validate and actionlint, as `tests/site/` pins them.

`python -m tests.node` says which Node it will be, or how to install one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

from tests.browser import must_have
from tests.paths import ROOT

OLDEST = (18, 19)
MODULES = ROOT / "tests" / "site" / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
HTML_VALIDATE = MODULES / "html-validate" / "bin" / "html-validate.mjs"
ACTIONLINT = MODULES / "@tktco" / "node-actionlint" / "bin" / "node-actionlint.js"

INSTALL = """\
The tests that check accessibility, HTML and workflows need Node 18.19 or newer with npm, and {why}. To install it:
  Debian, Ubuntu   sudo apt install nodejs npm
  Fedora           sudo dnf install nodejs
  macOS            brew install node"""

NO_MODULES = """\
The tests that check accessibility, HTML and workflows need some packages from npm. To install them:
  make test, or npm ci --ignore-scripts --prefix tests/site"""


def why_not() -> str:
    """Why there is no Node to use here, and how to install one; empty where there is one."""
    for command in ("node", "npm"):
        if not shutil.which(command):
            return INSTALL.format(why=f"there is no {command} here")
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    found = re.match(r"v(\d+)\.(\d+)\.", said)
    if not found or (int(found[1]), int(found[2])) < OLDEST:
        return INSTALL.format(why=f"the node here is {said}" if said else "the node here does not run")
    return ""


def why_no_modules() -> str:
    """Why the packages cannot be used, and how to install them; empty where they can."""
    return why_not() or ("" if all(path.exists() for path in (AXE, HTML_VALIDATE, ACTIONLINT)) else NO_MODULES)


def main() -> int:
    """Say which Node the tests will use; 1 where one is missing that must not be."""
    why = why_not()
    if not why:
        sys.stdout.write(f"Accessibility, HTML and workflows are checked by {shutil.which('node')}\n")
        return 0
    sys.stderr.write(f"{why}\n")
    if must_have():
        return 1
    sys.stderr.write("Going on without it.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
