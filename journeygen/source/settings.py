"""What `site.yaml` says, where a value is well written and still cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from journeygen.model.site import Site
from journeygen.problems import Location, Problem, error
from journeygen.source.languages import language_hint
from journeygen.source.reader import Path

Positions = Mapping[Path, Location]


def wrong_settings(site: Site, places: Positions) -> Iterator[Problem]:
    """Addresses that lead nowhere, a language that is none, redirects that never arrive."""

    def problem(where: Path, message: str, hint: str) -> Problem:
        return error("site", places.get(where) or places[where[:1]], message, hint)

    hint = language_hint(site.language)
    if hint:
        yield problem(("language",), f"'{site.language}' is no language that journeygen knows", hint)
    if site.base_url and not _is_absolute(site.base_url):
        hint = "write it from https:// on, such as https://example.org/journeys/"
        yield problem(("base_url",), f"'{site.base_url}' is not the whole address of a site", hint)
    if site.feedback and not site.feedback.lower().startswith(("https://", "http://", "mailto:")):
        hint = "write one such as https://example.org/say?page={page}&at={anchor}"
        yield problem(("feedback",), f"'{site.feedback}' is no address that readers can be sent to", hint)
    for name in re.findall(r"\{([^{}]*)\}", site.feedback):
        if name not in ("page", "anchor"):
            hint = "write {page} or {anchor}, or take it out"
            yield problem(("feedback",), f"nothing can be put in the place of '{{{name}}}'", hint)
    yield from (problem(("redirects", old), *said) for old, said in _endless(site.redirects))


def _is_absolute(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _endless(redirects: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Old addresses that lead back to themselves, each circle at the first that is written."""
    seen: set[str] = set()
    for start in redirects:
        path = [start]
        while path[-1] in redirects and path[-1] not in seen and redirects[path[-1]] not in path:
            path.append(redirects[path[-1]])
        back = redirects.get(path[-1])
        if back in path and path[-1] not in seen:
            circle = [*path[path.index(back) :], back]
            said = f"this address never arrives: {' → '.join(circle)}"
            yield back, (said, "let the last one lead to a page of the site")
        seen.update(path)
