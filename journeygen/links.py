"""Addresses: where every entity is on the site, and the relative way from one page to another.

All addresses are relative to the site's root, without a leading slash (`journeys/buy.html#step-pays`);
links between pages are relative, so that a site works from `file://`, from a zip and under any prefix.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from journeygen.model.kinds import Key, Kind

FOLDERS: Mapping[Kind, str] = {
    Kind.JOURNEY: "journeys",
    Kind.PERSONA: "personas",
    Kind.STAGE_MODEL: "stage-models",
    Kind.TOUCHPOINT: "touchpoints",
    Kind.CHANNEL: "channels",
    Kind.TEAM: "teams",
    Kind.METRIC: "metrics",
    Kind.EVIDENCE: "evidence",
    Kind.PAIN_POINT: "pain-points",
    Kind.OPPORTUNITY: "opportunities",
    Kind.PAGE: "pages",
}
"""The folder of each kind's pages, in English on every site."""


@lru_cache(maxsize=1 << 16)
def page_of(key: Key) -> str:
    """The file of the page that is about an entity, or that a pain point or opportunity stands on."""
    owner, inside = _split(key)
    if inside:
        return f"{FOLDERS[Kind.JOURNEY]}/{owner}.html"
    return f"{FOLDERS[key.kind]}/{key.id}.html"


@lru_cache(maxsize=1 << 16)
def address_of(key: Key) -> str:
    """The address of an entity, with the anchor where it stands inside a journey."""
    _, inside = _split(key)
    if not inside:
        return page_of(key)
    return f"{page_of(key)}#{'pain' if key.kind is Kind.PAIN_POINT else 'opportunity'}-{inside}"


def data_of(key: Key) -> str:
    """The file that has an entity as data: beside its page, with another ending."""
    return page_of(key).removesuffix(".html") + ".json"


def comparison_of(original: Key, variant: Key) -> str:
    """The file of the page that compares a journey with its variant.

    One id is a folder and the other a file: joined to one name, `a-b` and `c` would collide with `a` and `b-c`.
    """
    return f"compare/{original.id}/{variant.id}.html"


def _split(key: Key) -> tuple[str, str]:
    if key.kind in (Kind.PAIN_POINT, Kind.OPPORTUNITY) and "/" in key.id:
        owner, inside = key.id.split("/", 1)
        return owner, inside
    return key.id, ""


def step_anchor(step_id: str) -> str:
    """The anchor of a step in the journey's text."""
    return f"step-{step_id}"


def stage_anchor(stage_id: str) -> str:
    """The anchor of a stage in the journey's text."""
    return f"stage-{stage_id}"


def relative(page: str, address: str) -> str:
    """The way from a page to an address, percent-encoded for use in HTML.

    >>> relative("journeys/buy.html", "personas/tim.html")
    '../personas/tim.html'
    >>> relative("journeys/buy.html", "journeys/buy.html#step-pays")
    '#step-pays'
    """
    path, _, fragment = address.partition("#")
    anchor = f"#{quote(fragment)}" if fragment else ""
    if path == page and anchor:
        return anchor
    return _way(page.rpartition("/")[0], path) + anchor


@lru_cache(maxsize=1 << 16)  # the pages of a folder share most of their links
def _way(folder: str, path: str) -> str:
    return quote(posixpath.relpath(f"/{path}", f"/{folder}"))


@dataclass(frozen=True, slots=True)
class Links:
    """Which addresses exist: the pages that are planned.

    `pages` are the planned files. A key whose page is not planned (a draft) has no address, and is
    printed as plain text.
    """

    pages: frozenset[str]

    def address(self, key: Key) -> str | None:
        """The address of an entity; None where it has no page."""
        return address_of(key) if page_of(key) in self.pages else None
