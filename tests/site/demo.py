"""The demo and the guide, as they are published: what `content/` gives on a fixed day, and its pages by type.

Below it, in `ar/`, stands the small site in Arabic, which runs from right to left.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journeygen.build import Options, build, prepare
from journeygen.source.tree import FolderTree
from tests.paths import ARABIC, CONTENT

if TYPE_CHECKING:
    from playwright.sync_api import Page

DAY = datetime.date(2026, 11, 22)
SITES = {"": Options(content=CONTENT, as_of=DAY), "ar/": Options(content=ARABIC, as_of=DAY)}

LARGEST_MAP = "journeys/open-account.html"
FRENCH_MAP = "journeys/ouvrir-un-compte.html"
ARABIC_MAP = "ar/journeys/open-account.html"
MAPS = (LARGEST_MAP, FRENCH_MAP, ARABIC_MAP)
HOMES = ("index.html", "ar/index.html")

# One or two pages of each type: the ones with most on them, and for some types one with little; then one in Arabic.
PAGES: dict[str, tuple[str, ...]] = {
    "home": HOMES,
    "journeys": ("journeys/index.html", "ar/journeys/index.html"),
    "journey": (
        *MAPS,
        "journeys/buy-exercise-bike.html",
        "journeys/life-with-larkbank.html",
        "ar/journeys/english.html",
    ),
    "comparisons": ("compare/index.html", "ar/compare/index.html"),
    "compare": (
        "compare/open-account/open-account-future.html",
        "compare/open-account/open-account-rival.html",
        "ar/compare/open-account/open-account-future.html",
    ),
    "personas": ("personas/index.html", "ar/personas/index.html"),
    "persona": ("personas/tim.html", "personas/nadia.html", "ar/personas/salma.html"),
    "stage-models": ("stage-models/index.html", "ar/stage-models/index.html"),
    "stage-model": ("stage-models/digital.html", "stage-models/end-to-end.html", "ar/stage-models/opening.html"),
    "touchpoints": ("touchpoints/index.html", "ar/touchpoints/index.html"),
    "touchpoint": ("touchpoints/support-line.html", "touchpoints/savings-letter.html", "ar/touchpoints/app-home.html"),
    "channels": ("channels/index.html", "ar/channels/index.html"),
    "channel": ("channels/web.html", "channels/tv.html", "ar/channels/app.html"),
    "teams": ("teams/index.html", "ar/teams/index.html"),
    "team": ("teams/care.html", "teams/risk.html", "ar/teams/care.html"),
    "metrics": ("metrics/index.html", "ar/metrics/index.html"),
    "metric": ("metrics/upload-rejected.html", "metrics/time-to-open.html", "ar/metrics/rejected.html"),
    "evidence-index": ("evidence/index.html", "ar/evidence/index.html"),
    "evidence": ("evidence/bike-interviews.html", "evidence/entretiens-soignantes.html", "ar/evidence/interviews.html"),
    "pain-points": ("pain-points/index.html", "ar/pain-points/index.html"),
    "pain-point": (
        "pain-points/unexplained-refusal.html",
        "pain-points/no-progress.html",
        "ar/pain-points/no-callback.html",
    ),
    "opportunities": ("opportunities/index.html", "ar/opportunities/index.html"),
    "opportunity": (
        "opportunities/answer-clock.html",
        "opportunities/advice-card.html",
        "ar/opportunities/explain.html",
    ),
    "hierarchy": ("hierarchy.html", "ar/hierarchy.html"),
    "content-plan": ("content-plan.html", "ar/content-plan.html"),
    "products": ("products/index.html", "ar/products/index.html"),
    "product": ("products/larkbank.html", "ar/products/حساب-جارٍ.html"),
    "tags": ("tags/index.html", "ar/tags/index.html"),
    "tag": ("tags/bank.html", "tags/français.html", "ar/tags/نظرة-عامة.html"),
    "pages": ("pages/index.html", "ar/pages/index.html"),
    "page": ("pages/guide/index.html", "pages/guide/entities/journey.html", "ar/pages/about.html"),
    "colophon": ("colophon.html", "ar/colophon.html"),
    "embed": ("embed/open-account.html",),
    "redirect": ("guide/index.html", "journeys/become-a-customer.html"),
    "not-found": ("404.html", "ar/404.html"),
}
NOT_OPENED = ("redirect", "not-found")
"""Types of pages that nobody reads where they lie: the one leads on at once, the other needs a server."""

ADDRESSES = tuple(address for kind, addresses in PAGES.items() if kind not in NOT_OPENED for address in addresses)


def types_of_pages() -> dict[str, str]:
    """The type of each page that the content gives, by the page's address."""
    return {
        f"{place}{page.url}": page.type
        for place, options in SITES.items()
        for page in prepare(FolderTree(options.content), options).plan
    }


def build_demo(folder: Path) -> None:
    """Write the sites into a folder."""
    for place, options in SITES.items():
        outcome = build(options, folder / place, lambda what, done, of: None)
        assert outcome.pages, f"{options.content} does not build: {outcome.problems}"


def complaints_about(page: Page, root: str) -> list[str]:
    """A list that grows by each thing that goes wrong on a page of a site below this address.

    That is what the browser says on its console (there the policy's refusals are, too), scripts that
    fail, requests that leave the site and requests that fail.
    """
    complaints: list[str] = []
    inside = f"{root}/"
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
