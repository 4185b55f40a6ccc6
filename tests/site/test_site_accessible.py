"""axe-core finds nothing: WCAG 2.2 on levels A and AA, and what axe holds good practice.

The map and home are looked at in light and dark at three widths, in English, French and Arabic; the other
pages narrow in light and wide in dark, in Arabic wide in light.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.node import AXE
from tests.site.demo import ADDRESSES, HOMES, LARGEST_MAP, MAPS

if TYPE_CHECKING:
    from playwright.sync_api import Page

Scheme = Literal["light", "dark"]

CLOSELY = (*HOMES, *MAPS)
OTHERS = tuple(address for address in ADDRESSES if address not in CLOSELY)
LOOKS: list[tuple[str, int, tuple[Scheme, ...]]] = [
    *((address, width, ("light", "dark")) for address in CLOSELY for width in (390, 768, 1440)),
    *((address, 390, ("light",)) for address in OTHERS if not address.startswith("ar/")),
    *((address, 1440, ("light" if address.startswith("ar/") else "dark",)) for address in OTHERS),
]
RUN = """axe.run(document, {
  runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]},
  resultTypes: ["violations"],
  preload: false,  // it would ask for the stylesheet again, which a page from disk may not
})"""


@cache
def axe() -> str:
    return AXE.read_text("utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is shown now."""
    page.evaluate(axe())  # not a script of the page's: its policy would refuse that
    found: list[dict[str, Any]] = page.evaluate(RUN)["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("address", "width", "schemes"), LOOKS)
@pytest.mark.usefixtures("node_modules")
def test_axe_finds_nothing(window: Page, site: Path, address: str, width: int, schemes: tuple[Scheme, ...]) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    found = []
    for scheme in schemes:
        window.emulate_media(color_scheme=scheme)
        window.goto((site / address).as_uri())
        found += [f"{scheme}: {each}" for each in violations(window)]
    assert not found, "\n".join(found)


@pytest.mark.usefixtures("node_modules")
def test_axe_finds_something(window: Page, site: Path) -> None:
    window.goto((site / "colophon.html").as_uri())
    window.evaluate("document.querySelector('main').innerHTML += '<svg role=\"img\"></svg><input>'")
    assert {each.partition(":")[0] for each in violations(window)} == {"svg-img-alt", "label"}


def test_forced_colours_leave_to_see_what_is_chosen(window: Page, site: Path) -> None:
    """A system's high contrast takes all backgrounds; what they said must be said in its colours."""
    window.emulate_media(forced_colors="active")
    window.goto(f"{(site / LARGEST_MAP).as_uri()}#hurts=1")
    seen = window.evaluate(
        """() => {
          const look = (selector, key, pseudo) => getComputedStyle(document.querySelector(selector), pseudo)[key];
          const canvas = look("body", "backgroundColor");
          return {
            persona: look(".segment :checked + span", "backgroundColor")
              !== look(".segment :not(:checked) + span", "backgroundColor"),
            page: look(".nav-row a[aria-current]", "borderBlockEndColor") !== canvas,
            "another page": look(".nav-row a:not([aria-current])", "borderBlockEndColor") === canvas,
            pressed: look("[aria-pressed=true] > .switch", "backgroundColor", "::before")
              !== look("[aria-pressed=false] > .switch", "backgroundColor", "::before"),
            evidence: look(".map .source", "backgroundColor", "::before") !== canvas,
          };
        }"""
    )
    window.emulate_media(forced_colors="none")
    assert seen == dict.fromkeys(seen, True)
