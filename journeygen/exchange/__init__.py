"""What other programs read: one format a file. A new one is a file and a line in `EXPORTERS`."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.exchange import badge, cards, data, feed, hosting, manifest, review_calendars, robots, schemas, sitemap
from journeygen.exchange.publication import Export, Exporter, Publication

EXPORTERS: tuple[Exporter, ...] = (
    sitemap.export,
    feed.export,
    robots.export,
    manifest.export,
    hosting.export,
    badge.export,
    cards.export,
    data.export,
    schemas.export,
    review_calendars.export,
)
"""All formats of a published site."""


EXPORTED = (
    *(
        "*.xml",
        "robots.txt",
        "site.webmanifest",
        ".nojekyll",
        "CNAME",
        "badge.svg",
        "*.json",
        "journeys/*.png",
        "*.ics",
    ),
)
"""Patterns of the addresses that all of them give."""


def exports(publication: Publication, taken: frozenset[str]) -> Iterator[Export]:
    """The files beside the pages. A file of the site's own at one of these addresses (`taken`) stands instead."""
    return (each for exporter in EXPORTERS for each in exporter(publication) if each.address not in taken)


__all__ = ["EXPORTERS", "Export", "Exporter", "Publication", "exports"]
