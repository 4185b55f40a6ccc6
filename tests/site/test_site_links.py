"""What holds of the files alone, on every page: links lead somewhere, ids are unique, nothing is inline."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.demo import PAGES, types_of_pages

NOT_FOUND = "404.html"

POLICY = "default-src 'self'"

# Links that lead out of the site; what a page loads may not.
OUTSIDE = ("https", "http", "mailto", "tel")

# Attributes that name elements of the same page by id.
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers", "list")


@dataclass
class Facts(HTMLParser):
    """What one page says of itself."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """Where `<a>` and `<area>` lead."""
    loaded: list[str] = field(default_factory=list)
    """What the page loads: stylesheets, scripts, pictures."""
    references: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    """Styles and scripts that stand in the page, which its policy refuses."""
    policies: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        for name, value in given.items():
            if name in ("href", "xlink:href"):
                (self.links if tag in ("a", "area") or given.get("rel") == "canonical" else self.loaded).append(value)
            elif name in ("src", "poster", "data", "action", "formaction", "srcset"):
                self.loaded.append(value)
            elif name in REFERENCES:
                self.references += value.split()
            elif name == "style" or name.startswith("on"):
                self.inline.append(f"<{tag} {name}={value!r}>")
            self.references += re.findall(r"url\(['\"]?#([^'\")]+)", value)
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(self.get_starttag_text() or tag)
        if tag == "base" and "href" in given:
            self.inline.append("<base>")  # it would bend every link of the page
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(given.get("content", ""))


def facts_of(text: str) -> Facts:
    facts = Facts()
    facts.feed(text)
    facts.close()
    return facts


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Facts]:
    """The facts of every page, by its address."""
    return {
        path.relative_to(site).as_posix(): facts_of(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))
    }


def wrong_links(pages: dict[str, Facts], files: set[str]) -> list[str]:
    """Links that lead nowhere, out of the site's folder, or to what is not a page's address everywhere."""
    wrong = []
    for address, facts in pages.items():
        if address == NOT_FOUND:  # shown at any depth: its links start at the root (test_site_published.py)
            continue
        for link in (*facts.links, *facts.loaded):
            parts = urlsplit(link)
            if parts.scheme in OUTSIDE and link in facts.links:
                continue
            # Relative to the page: so the site stands under any prefix, in any folder.
            if parts.scheme or parts.netloc or parts.path.startswith("/"):
                wrong.append(f"{address}: {link} is not relative")
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(parts.path)))
            target = target if parts.path else address
            if target not in files:
                wrong.append(f"{address}: {link} leads to no file")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                wrong.append(f"{address}: {link} leads to no place on that page")
    return wrong


def test_every_type_of_page_is_looked_at(pages: dict[str, Facts]) -> None:
    types = types_of_pages()
    assert set(types) == set(pages)
    assert {kind: {types[address] for address in addresses} for kind, addresses in PAGES.items()} == {
        kind: {kind} for kind in types.values()
    }


def test_links_lead_somewhere(pages: dict[str, Facts], site: Path) -> None:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert wrong_links(pages, files) == []


def test_stylesheets_load_nothing_from_elsewhere(site: Path) -> None:
    loaded = {
        (path.name, address)
        for path in site.rglob("*.css")
        for address in re.findall(r"(?:url\(\s*|@import\s+)['\"]?([^'\")\s;]*)", path.read_text("utf-8"))
        if urlsplit(address).scheme or address.startswith("/")
    }
    assert loaded == set()


def test_ids_are_unique(pages: dict[str, Facts]) -> None:
    twice = {
        address: ids
        for address, facts in pages.items()
        if (ids := [each for each, count in Counter(facts.ids).items() if count > 1])
    }
    assert twice == {}


def test_references_within_a_page(pages: dict[str, Facts]) -> None:
    lost = {address: ids for address, facts in pages.items() if (ids := sorted(set(facts.references) - set(facts.ids)))}
    assert lost == {}


def test_nothing_is_inline(pages: dict[str, Facts]) -> None:
    assert {address: facts.inline for address, facts in pages.items() if facts.inline} == {}


def test_every_page_has_the_policy(pages: dict[str, Facts]) -> None:
    assert {address: facts.policies for address, facts in pages.items() if facts.policies != [POLICY]} == {}


# The tests' own eyes


@pytest.mark.parametrize(
    ("link", "wrong"),
    [
        ("b.html", False),
        ("./b.html#here", False),
        ("../x/b.html", False),
        ("#top", False),
        ("a%20picture.png", False),
        ("https://example.org/", False),
        ("b.html#there", True),
        ("#here", True),
        ("c.html", True),
        ("../b.html", True),
        ("/x/b.html", True),
        ("//example.org/", True),
        ("javascript:void(0)", True),
        ("", False),
        (".", True),
    ],
)
def test_a_link_that_leads_nowhere_is_seen(link: str, wrong: bool) -> None:
    pages = {"x/a.html": facts_of(f'<a id="top" href="{link}">'), "x/b.html": facts_of('<p id="here">')}
    assert bool(wrong_links(pages, {*pages, "x/a picture.png"})) == wrong


def test_what_a_page_loads_is_part_of_the_site() -> None:
    pages = {
        "a.html": facts_of('<img src="https://example.org/x.png"><link rel="stylesheet" href="//example.org/x.css">')
    }
    assert len(wrong_links(pages, set(pages))) == 2


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="color: red">',
        "<p style>",
        "<style>p {}</style>",
        "<script>x()</script>",
        '<p onclick="x()">',
        "<base href=x>",
    ],
)
def test_what_is_inline_is_seen(markup: str) -> None:
    assert facts_of(markup).inline
    assert not facts_of('<script src="x.js"></script><svg width="2"><path d=""/></svg>').inline


def test_references_are_seen() -> None:
    assert facts_of('<p aria-labelledby="a b"><use href="#c"/><path fill="url(#d)"/>').references == ["a", "b", "d"]
