"""The demo and the guide, as they are published: what `content/` gives on a fixed day, and its pages by type."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journeygen.build import Options, build, prepare
from journeygen.source.tree import FolderTree
from tests.paths import CONTENT

if TYPE_CHECKING:
    from playwright.sync_api import Page

OPTIONS = Options(content=CONTENT, as_of=datetime.date(2026, 11, 22))

LARGEST_MAP = "journeys/open-account.html"
FRENCH_MAP = "journeys/ouvrir-un-compte.html"
MAPS = (LARGEST_MAP, FRENCH_MAP)

# One or two pages of each type: the ones with most on them, and for some types one with little.
PAGES: dict[str, tuple[str, ...]] = {
    "home": ("index.html",),
    "journeys": ("journeys/index.html",),
    "journey": (*MAPS, "journeys/buy-exercise-bike.html", "journeys/life-with-larkbank.html"),
    "comparisons": ("compare/index.html",),
    "compare": ("compare/open-account/open-account-future.html", "compare/open-account/open-account-rival.html"),
    "personas": ("personas/index.html",),
    "persona": ("personas/tim.html", "personas/nadia.html"),
    "stage-models": ("stage-models/index.html",),
    "stage-model": ("stage-models/digital.html", "stage-models/end-to-end.html"),
    "touchpoints": ("touchpoints/index.html",),
    "touchpoint": ("touchpoints/support-line.html", "touchpoints/savings-letter.html"),
    "channels": ("channels/index.html",),
    "channel": ("channels/web.html", "channels/tv.html"),
    "teams": ("teams/index.html",),
    "team": ("teams/care.html", "teams/risk.html"),
    "metrics": ("metrics/index.html",),
    "metric": ("metrics/upload-rejected.html", "metrics/time-to-open.html"),
    "evidence-index": ("evidence/index.html",),
    "evidence": ("evidence/bike-interviews.html", "evidence/entretiens-soignantes.html"),
    "pain-points": ("pain-points/index.html",),
    "pain-point": ("pain-points/unexplained-refusal.html", "pain-points/no-progress.html"),
    "opportunities": ("opportunities/index.html",),
    "opportunity": ("opportunities/answer-clock.html", "opportunities/advice-card.html"),
    "hierarchy": ("hierarchy.html",),
    "content-plan": ("content-plan.html",),
    "products": ("products/index.html",),
    "product": ("products/larkbank.html",),
    "tags": ("tags/index.html",),
    "tag": ("tags/bank.html", "tags/français.html"),
    "pages": ("pages/index.html",),
    "page": ("pages/guide/index.html", "pages/guide/entities/journey.html"),
    "colophon": ("colophon.html",),
}
ADDRESSES = tuple(address for addresses in PAGES.values() for address in addresses)


def types_of_pages() -> dict[str, str]:
    """The type of each page that the content gives, by the page's address."""
    return {page.url: page.type for page in prepare(FolderTree(CONTENT), OPTIONS).plan}


def build_demo(folder: Path) -> None:
    """Write the demo's site into a folder."""
    outcome = build(OPTIONS, folder, lambda what, done, of: None)
    assert outcome.pages, f"the demo does not build: {outcome.problems}"


def complaints_about(page: Page, folder: Path) -> list[str]:
    """A list that grows by each thing that goes wrong on a page of a site in this folder.

    That is what the browser says on its console (there the policy's refusals are, too), scripts that
    fail, requests that leave the folder and requests that fail.
    """
    complaints: list[str] = []
    inside = f"{folder.as_uri()}/"
    page.on("pageerror", lambda fault: complaints.append(f"script: {fault}"))
    page.on(
        "console",
        lambda said: complaints.append(f"console: {said.text}") if said.type in ("error", "warning") else None,
    )
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(inside) else complaints.append(f"leaves the site: {asked.url}"),
    )
    page.on("requestfailed", lambda asked: complaints.append(f"fails: {asked.url}"))
    return complaints
