"""Links back to the source: each part of a page leads to its own line, and no other page knows of lines."""

from __future__ import annotations

import datetime
from textwrap import dedent

import pytest

from journeygen.build import Options, Prepared, prepare
from journeygen.history import History
from tests.paths import CONTENT
from tests.sites import rendered, tree

REMOTE = History("maps", "git@github.com:o/r.git", "trunk")
FILES: dict[str, str | bytes] = {
    "channels.yaml": "- {id: web, name: Web}\n- {id: app, name: App}\n",
    "pain_points/slow.md": "---\ntitle: It is slow\n---\n",
    "journeys/buy/index.md": dedent("""\
        ---
        title: Buy a bike
        personas: [tim, trudy]
        ---
        """),
    "journeys/buy/10-look.md": dedent("""\
        ---
        title: Look
        pain_points: [Too many]
        steps:
          - title: Looks
            pain_points:
              - slow
              - id: dark
                title: It is dark
          - title: Chooses
            opportunities:
              tim:
                - Show less
              trudy:
                - Show more
        ---
        """),
}


OPTIONS = Options(CONTENT, datetime.date(2026, 11, 22))


def prepared(files: dict[str, str | bytes], history: History = REMOTE) -> Prepared:
    return prepare(tree(files), OPTIONS, history)


def page(site: Prepared, url: str) -> str:
    return rendered(site, OPTIONS)[url].decode()


def edits(site: Prepared, url: str) -> list[str]:
    """The links of a page to the source: their names, and where they lead."""
    from html.parser import HTMLParser

    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            known = dict(attrs)
            if known.get("class") == "edit":
                target = (known["href"] or "").removeprefix("https://github.com/o/r/edit/trunk/maps/")
                found.append(f"{known.get('aria-label', 'page')} -> {target}")

    Reader().feed(page(site, url))
    return found


def test_each_part_of_a_journey_leads_to_its_line() -> None:
    assert edits(prepared(FILES), "journeys/buy.html") == [
        "Edit the pain point: Too many -> journeys/buy/10-look.md#L3",
        "Edit the stage: Look -> journeys/buy/10-look.md#L2",
        "Edit the pain point: It is dark -> journeys/buy/10-look.md#L8",  # the shared one is edited on its page
        "Edit step 1: Looks -> journeys/buy/10-look.md#L5",
        "Edit the opportunity: Show less -> journeys/buy/10-look.md#L13",
        "Edit the opportunity: Show more -> journeys/buy/10-look.md#L15",
        "Edit step 2: Chooses -> journeys/buy/10-look.md#L10",
        "page -> journeys/buy/index.md#L2",
    ]


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("index.html", "site.yaml#L1"),
        ("channels/app.html", "channels.yaml#L2"),  # its entry in the list
        ("pain-points/slow.html", "pain_points/slow.md#L2"),
    ],
)
def test_a_page_leads_to_its_file(url: str, target: str) -> None:
    assert edits(prepared(FILES), url) == [f"page -> {target}"]


@pytest.mark.parametrize("url", ["personas/tim.html", "journeys/index.html", "pain-points/index.html"])
def test_what_nobody_wrote_leads_nowhere(url: str) -> None:
    assert edits(prepared(FILES), url) == []


@pytest.mark.parametrize("remote", ["", "/home/anna/maps.git", "https://git.example.org/o/r"])
def test_no_links_without_a_place_on_the_web(remote: str) -> None:
    site = prepared(FILES, History(remote=remote))
    assert edits(site, "journeys/buy.html") == []
    assert "part-foot" not in page(site, "journeys/buy.html").partition('class="panel')[0]


def test_the_public_is_not_led_to_the_source() -> None:
    options = Options(CONTENT, datetime.date(2026, 11, 22), audience="public")
    assert edits(prepare(tree(FILES), options, REMOTE), "journeys/buy.html") == []


def test_the_site_says_where_it_is_edited() -> None:
    own = {**FILES, "site.yaml": "title: T\nrepository: https://git.example.org/e/{branch}/{path}?{line}\nbranch: b\n"}
    (link,) = edits(prepared(own), "channels/app.html")
    assert link == "page -> https://git.example.org/e/b/maps/channels.yaml?2"
    assert "{path}" not in page(prepared(own), "colophon.html")


def test_a_line_more_changes_one_page() -> None:
    more = {**FILES, "pain_points/slow.md": "---\n# why\ntitle: It is slow\n---\n"}
    before, after = (rendered(prepared(files), OPTIONS) for files in (FILES, more))
    assert [path for path in before if before[path] != after[path]] == ["pain-points/slow.html"]
