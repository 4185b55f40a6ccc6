"""What GitHub Pages wants to find: `.nojekyll`, so that it leaves the files as they are, and `CNAME`."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.exchange.publication import Export, Publication


def export(publication: Publication) -> Iterator[Export]:
    """An empty `.nojekyll`, and the site's own host name if it has one."""
    yield Export(".nojekyll", lambda: b"")
    name = publication.desk.catalog.site.cname
    if name:
        yield Export("CNAME", lambda: f"{name}\n".encode())
