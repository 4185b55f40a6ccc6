"""`sitemap.xml`: the pages for search engines, with the day each was last changed (https://www.sitemaps.org).

It has absolute addresses, so a site that does not say where it stands has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from xml.sax.saxutils import escape

from journeygen.exchange.publication import Export, Publication
from journeygen.pages.plan import PlannedPage

_MOST = 50_000
"""Addresses in one file, as the protocol has it."""

_LEFT_OUT = frozenset({"redirect", "not-found", "embed"})
"""Types of pages that are not for search engines."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def export(publication: Publication) -> Iterator[Export]:
    """The map of the site; of a huge one several, and a file that names them."""
    if not publication.desk.base_url:
        return
    pages = [page for page in publication.plan if page.type not in _LEFT_OUT]
    if len(pages) <= _MOST:
        yield Export("sitemap.xml", lambda: _urls(publication, pages))
        return
    parts = {f"sitemap-{start // _MOST + 1}.xml": pages[start : start + _MOST] for start in range(0, len(pages), _MOST)}
    yield Export("sitemap.xml", lambda: _index(publication, list(parts)))
    for address, part in parts.items():
        yield Export(address, partial(_urls, publication, part))


def _urls(publication: Publication, pages: list[PlannedPage]) -> bytes:
    entries = "".join(f"<url>{_location(publication, page.url)}{_changed(publication, page)}</url>\n" for page in pages)
    return f"{_HEAD}<urlset {_NAMESPACE}>\n{entries}</urlset>\n".encode()


def _index(publication: Publication, addresses: list[str]) -> bytes:
    entries = "".join(f"<sitemap>{_location(publication, each)}</sitemap>\n" for each in addresses)
    return f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{entries}</sitemapindex>\n".encode()


def _location(publication: Publication, address: str) -> str:
    return f"<loc>{escape(publication.absolute(address))}</loc>"


def _changed(publication: Publication, page: PlannedPage) -> str:
    day = publication.changed(page.subject) if page.subject else None
    return f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
