"""`site.webmanifest`: how the site is called and looks when somebody keeps it on a phone's home screen (W3C)."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator

from journeygen.exchange.publication import Export, Publication

ADDRESS = "site.webmanifest"
"""Scripts add the link to it on pages that come from a server: browsers complain about one that they read from disk."""

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon", "webp": "image/webp"}


def export(publication: Publication) -> Iterator[Export]:
    """The manifest, with relative addresses."""
    yield Export(ADDRESS, lambda: _manifest(publication))


def _manifest(publication: Publication) -> bytes:
    desk = publication.desk
    site = desk.catalog.site
    manifest: dict[str, object] = {
        "name": desk.prose.plain(site.title),
        "description": desk.prose.plain(site.description),
        "lang": site.language,
        "dir": desk.words.direction,
        "start_url": "index.html",
        "scope": "./",
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
    }
    icon = desk.asset(site.theme_options.favicon) if site.theme_options.favicon else None
    if icon:
        ending = posixpath.splitext(icon)[1][1:].lower()
        manifest["icons"] = [{"src": icon, "sizes": "any", "type": _TYPES.get(ending, "image/png")}]
    written = {key: value for key, value in manifest.items() if value}
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()
