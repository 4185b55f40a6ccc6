"""The arrows between rooms: imports go downwards only, and rooms in one row leave each other alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "journeygen"

# From the top down, as CONTRIBUTING.md has them.
ROWS = (
    ("cli",),
    ("serve", "review"),
    ("build", "starter", "report"),
    ("makers",),
    ("write", "mend", "schemas", "cache", "exchange", "compare", "checks"),
    ("pages", "lanes", "render"),
    ("sheet",),
    ("charts", "links", "prose", "assets", "words", "plugins", "owners", "origins"),
    ("source", "history"),
    ("model", "problems", "git", "forge"),
)
# Views are made of lanes.
WITHIN_A_ROW = {("pages", "lanes")}
# The version, and the way in for `python -m journeygen`.
ASIDE = ("__init__", "__main__")

ROW_OF = {room: number for number, row in enumerate(ROWS) for room in row}


def room_of(module: str) -> str:
    """The room of a dotted name: `journeygen.lanes.emotion` is in `lanes`; the package itself is in none."""
    parts = module.split(".")
    return parts[1] if parts[0] == "journeygen" and len(parts) > 1 else ""


def imported(source: str, module: str, is_package: bool) -> Iterator[tuple[int, str]]:
    """Every module that a source imports anywhere in it, as its line and dotted name."""
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                yield from ((node.lineno, alias.name) for alias in node.names)
            case ast.ImportFrom():
                start = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
                base = ".".join([*start, *([node.module] if node.module else [])])
                if base == "journeygen":  # the names may be rooms, or values such as __version__
                    yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
                else:
                    yield node.lineno, base
            case ast.Call(func=ast.Attribute(attr="import_module") | ast.Name(id="import_module" | "__import__")):
                if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                    yield node.lineno, node.args[0].value


def wrong_arrows(source: str, module: str, is_package: bool = False) -> list[str]:
    """What a module may not import, as `line: from → to`."""
    room = room_of(module)
    found = []
    for line, name in imported(source, module, is_package):
        other = room_of(name)
        if not other or other == room or (other.startswith("__") and other.endswith("__")):
            continue
        below = other in ROW_OF and ROW_OF[other] > ROW_OF.get(room, len(ROWS))
        if not below and (room, other) not in WITHIN_A_ROW:
            found.append(f"{line}: {room} → {other}")
    return found


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found.append((".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return [(name, path) for name, path in found if room_of(name) not in ("", *ASIDE)]


@pytest.mark.parametrize(("name", "path"), modules(), ids=[name for name, _ in modules()])
def test_imports_go_downwards(name: str, path: Path) -> None:
    assert wrong_arrows(path.read_text("utf-8"), name, path.name == "__init__.py") == []


def test_the_package_has_these_rooms_only() -> None:
    """A new file at the root is a new room: it needs a row, and a line in CONTRIBUTING.md."""
    rooms = {path.stem for path in PACKAGE.glob("*.py")} | {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    assert rooms - {"__pycache__"} <= {*ROW_OF, *ASIDE}


def test_every_room_is_in_the_contributing_guide() -> None:
    table = (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8")
    for room in ROW_OF:
        assert f"`{room}/`" in table or f"`{room}.py`" in table


@pytest.mark.parametrize(
    ("module", "source", "arrow"),
    [
        ("model.catalog", "import journeygen.build", "1: model → build"),
        ("model.catalog", "from journeygen.source.yaml import parse_yaml", "1: model → source"),
        ("model.catalog", "from journeygen import links", "1: model → links"),
        ("model.catalog", "from ..source import yaml", "1: model → source"),
        ("model.catalog", "from .. import source", "1: model → source"),
        ("links", "from . import prose", "1: links → prose"),
        ("links", "from .render import theme", "1: links → render"),
        ("lanes.emotion", "def late():\n    from journeygen.pages import plan", "2: lanes → pages"),
        (
            "render.svg",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  import journeygen.lanes",
            "3: render → lanes",
        ),
        ("source.load", "import importlib\nimportlib.import_module('journeygen.cli.build')", "2: source → cli"),
        ("model.catalog", "from journeygen.cellar import wine", "1: model → cellar"),
    ],
)
def test_an_arrow_that_points_up_is_seen(module: str, source: str, arrow: str) -> None:
    assert wrong_arrows(source, f"journeygen.{module}") == [arrow]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("build", "from journeygen.pages import plan\nfrom . import write\nimport journeygen.model.catalog as c, os"),
        ("pages.home", "from journeygen.lanes import emotion\nfrom . import plan\nfrom .plan import Entry"),
        (
            "cli.build",
            "from journeygen import __version__, build\nfrom importlib import import_module\nimport_module(x)",
        ),
        ("model.flow", "import journeygenerator.build\nfrom build import x\nfrom journeygen.model.kinds import Kind"),
    ],
)
def test_an_arrow_that_points_down_is_fine(module: str, source: str) -> None:
    assert wrong_arrows(source, f"journeygen.{module}") == []


def test_relative_imports_of_a_package() -> None:
    assert wrong_arrows("from . import emotion\nfrom .lane import Lane", "journeygen.lanes", is_package=True) == []
    assert wrong_arrows("from ..pages import plan", "journeygen.lanes", is_package=True) == ["1: lanes → pages"]
