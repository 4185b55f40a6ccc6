"""`robots.txt`: everybody may read the site, and the map of it is here (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.exchange.publication import Export, Publication


def export(publication: Publication) -> Iterator[Export]:
    """The file; where a site stands below its host's root, only the address in it is of use."""
    lines = ["User-agent: *", "Allow: /"]
    if publication.desk.base_url:
        lines.append(f"Sitemap: {publication.absolute('sitemap.xml')}")
    yield Export("robots.txt", lambda: ("\n".join(lines) + "\n").encode())
