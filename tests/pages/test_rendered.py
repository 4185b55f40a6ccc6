"""Every page of a site, rendered: well formed, nothing inline, every link leads to something."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import pytest

from journeygen.pages import PAGE_TYPES, plan
from journeygen.pages.layout import frame_of
from journeygen.render.theme import load_theme
from tests.pages.test_entities import BIKES
from tests.pages.views import desk_of, view_of

VOID = {"base", "meta", "link", "img", "br", "hr", "input", "col", "wbr"}


class Reader(HTMLParser):
    """Reads a page: its ids, links, headings, and elements that do not close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.attributes: set[str] = set()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.attributes |= set(known)
        self.ids += [known["id"]] if known.get("id") else []
        self.links += [str(known["href"])] if "href" in known and tag in ("a", "link") else []
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def pages(files: dict[str, str | bytes], language: str = "en") -> dict[str, str]:
    """All pages of a site by their address."""
    base_url = "https://example.org/maps/"
    desk, theme = replace(desk_of(files, language), base_url=base_url), load_theme("default")
    types = {page_type.name: page_type for page_type in PAGE_TYPES}
    frame = frame_of(desk, ("style.css",), base_url, "1.0")
    return {
        page.url: theme.render(types[page.type].template, view_of(desk, page.url), frame).decode()
        for page in plan(desk.catalog)
    }


FULL: dict[str, str | bytes] = {
    **BIKES,
    "pages/guide/index.md": "---\ntitle: Guide\nnav: 1\n---\n## Start\n\nSee [[checkout]].\n",
    "pages/guide/más.md": "---\ntitle: Más\n---\nText\n",
    "journeys/stub.yaml": """\
        title: Stubs
        personas: nobody
        product: Bikes
        tags: [pilot, autumn]
        stages: [{title: S, steps: [{title: A, touchpoint: Till, journey: small}]}]
        """,
    "journeys/small.yaml": "title: Small\npersonas: nobody\naliases: old.html\n",
    "site.yaml": "title: Test\nembed: true\nredirects: {gone: personas/tim.html}\n",
}


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return pages(FULL)


def test_every_type_of_page_is_there() -> None:
    planned: Any = plan(desk_of(FULL).catalog)
    assert {page.type for page in planned} == {page_type.name for page_type in PAGE_TYPES}


def test_every_page_is_well_formed_and_has_nothing_inline(site: dict[str, str]) -> None:
    for url, html in site.items():
        reader = Reader()
        reader.feed(html)
        assert (reader.wrong, reader.open) == ([], []), url
        assert "style" not in reader.attributes, url
        assert not any(name.startswith("on") for name in reader.attributes), url
        assert "<style" not in html, url
        assert "<script" not in html, url
        assert len(reader.ids) == len(set(reader.ids)), url
        assert reader.headings.count(1) == 1, url
        deeper = [after - before for before, after in zip(reader.headings, reader.headings[1:], strict=False)]
        assert all(step <= 1 for step in deeper), (url, reader.headings)


def test_every_link_leads_to_a_page_and_every_fragment_to_an_id(site: dict[str, str]) -> None:
    ids: dict[str, set[str]] = {}
    for url, html in site.items():
        reader = Reader()
        reader.feed(html)
        ids[url] = set(reader.ids)
    for url, html in site.items():
        reader = Reader()
        reader.feed(html)
        for link in reader.links:
            assert link, url
            if re.match("[a-z]+:", link):
                continue
            path, _, fragment = unquote(link).partition("#")
            if url == "404.html":  # shown at any depth: its links start at the host's root
                assert not path or path.startswith("/maps/"), link
                path = path.removeprefix("/maps/")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(url), path)) if path else url
            beside = target in ("style.css", "feed.xml") or target.removesuffix(".json") + ".html" in site
            assert beside or target in site, (url, link)
            assert not fragment or fragment in ids[target], (url, link)


def test_symbols_of_the_icons_that_a_page_uses_and_no_others(site: dict[str, str]) -> None:
    for url, html in site.items():
        used = set(re.findall('href="#i-([a-z0-9-]+)"', html))
        assert set(re.findall('<symbol id="i-([a-z0-9-]+)"', html)) == used, url


def test_the_head_of_a_page(site: dict[str, str]) -> None:
    html = site["personas/tim.html"]
    assert html.startswith('<!doctype html>\n<html lang="en" dir="ltr">')
    assert '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">' in html
    assert "<title>Tech-savvy Tim · Test</title>" in html
    assert '<link rel="stylesheet" href="../style.css">' in html
    assert '<link rel="canonical" href="https://example.org/maps/personas/tim.html">' in html
    assert '<a href="../personas/index.html" aria-current="true">Personas</a>' in html
    assert '<link rel="canonical" href="https://example.org/maps/">' in site["index.html"]


def test_the_interface_in_french_and_a_french_journey_on_an_english_site() -> None:
    french = pages({**BIKES, "site.yaml": "title: Vélos\nlanguage: fr\n"}, "fr")
    assert '<html lang="fr" dir="ltr">' in french["index.html"]
    assert "Pires moments" in french["index.html"]
    journey = "title: Acheter\nlanguage: fr\npersonas: tim\nstages: [{title: S, steps: [{title: A}]}]\n"
    mixed = pages({"journeys/acheter.yaml": journey})
    assert '<a href="journeys/acheter.html"><span lang="fr" dir="ltr">Acheter</span></a>' in mixed["index.html"]
    hebrew = pages({"site.yaml": "title: T\nlanguage: he\n"}, "he")  # the interface has no Hebrew yet
    assert '<html lang="he" dir="rtl">' in hebrew["index.html"]
    assert '<header class="bar" lang="en" dir="ltr">' in hebrew["index.html"]
