"""The files beside the pages, on a small site: their addresses, and what is in them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from journeygen.build import Options, Prepared, prepare
from journeygen.exchange import EXPORTED, Publication, exports, sitemap
from journeygen.exchange.cards import COLOURS, PERSONAS, STAGES
from journeygen.history import Commit
from journeygen.model.kinds import Key, Kind
from journeygen.render.theme import load_theme
from journeygen.source.tree import FolderTree
from tests.paths import CONTENT
from tests.sites import tree

COMMIT = Commit("1234567", datetime.date(2026, 11, 1), "Ada")
DAY = datetime.date(2026, 11, 22)
SITE: dict[str, str | bytes] = {
    "site.yaml": """
        title: Bikes & *co*
        description: Where <customers> go
        base_url: https://example.org/maps
        cname: maps.example.org
        """,
    "touchpoints/till.md": "---\nname: Till\nchannel: Shop\n---\n",
    "personas/tim.md": "---\nname: Tim\n---\n",
    "journeys/achète.yaml": """
        title: Buy a bike
        personas: tim
        reviewed: 2026-01-01
        review_every: 1 month
        stages:
          - title: Pay
            steps:
              - {title: Waits, touchpoint: Till, emotion: {from: 1, to: -1.5}, channel: Shop}
              - title: Pays
                channel: Web
                emotion: 2
                pain_points: [{id: slow, title: Slow, severity: 4}]
                opportunities: [{title: Faster, solves: slow, impact: 5, effort: 2}]
        """,
}


def prepared(files: Mapping[str, str | bytes] = SITE) -> Prepared:
    return prepare(tree(dict(files)), Options(Path("content"), DAY))


def published(files: Mapping[str, str | bytes] = SITE, taken: frozenset[str] = frozenset()) -> dict[str, bytes]:
    site = prepared(files)
    changed = {Key(Kind.JOURNEY, "achète"): (COMMIT,)}
    desk = replace(site.desk, changes=lambda key: changed.get(key, ()))
    publication = Publication(desk, site.plan, lambda: site.problems, "1.0")
    return {each.address: each.make() for each in exports(publication, taken)}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return published()


def test_the_patterns_of_addresses_have_them_all(files: dict[str, bytes]) -> None:
    assert [each for each in files if not any(fnmatchcase(each, pattern) for pattern in EXPORTED)] == []


def test_addresses(files: dict[str, bytes]) -> None:
    assert sorted(files) == [
        ".nojekyll",
        "CNAME",
        "badge.svg",
        "feed.xml",
        "journeys/achète.json",
        "journeys/achète.png",
        "personas/tim.json",
        "reviews.ics",
        "robots.txt",
        "schemas/journey.v1.json",
        "schemas/persona.v1.json",
        "schemas/site.v1.json",
        "schemas/touchpoint.v1.json",
        "site.json",
        "site.webmanifest",
        "sitemap.xml",
        "touchpoints/till.json",
    ]


def test_a_site_that_does_not_say_where_it_stands_has_nothing_with_absolute_addresses() -> None:
    files = published({**SITE, "site.yaml": "title: Bikes\n"})
    assert not {"sitemap.xml", "CNAME", "journeys/achète.png"} & files.keys()
    assert files["robots.txt"] == b"User-agent: *\nAllow: /\n"
    assert json.loads(files["personas/tim.json"])["url"] == "personas/tim.html"


def test_data_is_on_one_line(files: dict[str, bytes]) -> None:
    assert files["personas/tim.json"].startswith(b'{"$schema":"../schemas/persona.v1.json","version":1,')
    assert files["personas/tim.json"].count(b"\n") == 1


def test_a_file_of_the_sites_own_stands_instead() -> None:
    assert "robots.txt" not in published(taken=frozenset({"robots.txt"}))


def test_the_site_map(files: dict[str, bytes]) -> None:
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    urls = {url[0].text: [each.text for each in url[1:]] for url in ElementTree.fromstring(files["sitemap.xml"])}
    assert urls["https://example.org/maps/"] == []
    assert urls["https://example.org/maps/journeys/ach%C3%A8te.html"] == ["2026-11-01"]
    assert not any("404" in str(url) for url in urls)
    assert ElementTree.fromstring(files["sitemap.xml"]).tag == f"{name}urlset"


def test_a_huge_site_has_several_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "_MOST", 5)
    files = published()
    index = [each[0].text for each in ElementTree.fromstring(files["sitemap.xml"])]
    assert index[0] == "https://example.org/maps/sitemap-1.xml"
    parts = [files[str(address).rpartition("/")[2]] for address in index]
    assert {len(ElementTree.fromstring(part)) for part in parts[:-1]} == {5}


def test_robots_cname_and_jekyll(files: dict[str, bytes]) -> None:
    assert files["robots.txt"] == b"User-agent: *\nAllow: /\nSitemap: https://example.org/maps/sitemap.xml\n"
    assert files["CNAME"] == b"maps.example.org\n"
    assert files[".nojekyll"] == b""


def test_the_web_manifest(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["site.webmanifest"])
    assert (manifest["name"], manifest["lang"], manifest["dir"]) == ("Bikes & co", "en", "ltr")


def test_the_badge(files: dict[str, bytes]) -> None:
    badge, count = ElementTree.fromstring(files["badge.svg"]), len(prepared().problems)
    assert [each.text for each in badge if each.tag.endswith(("text", "title"))] == [
        f"1 journey, 1 overdue, {count} problems",
        "1 journey",
        f"1 overdue, {count} problems",
    ]


def test_the_card_is_a_picture_of_the_size_that_networks_ask_for(files: dict[str, bytes]) -> None:
    card = files["journeys/achète.png"]
    assert card.startswith(b"\x89PNG\r\n")
    assert (int.from_bytes(card[16:20]), int.from_bytes(card[20:24])) == (1200, 630)


def test_the_cards_colours_are_the_themes() -> None:
    css = load_theme("default").stylesheet().decode()
    for name, colour in COLOURS.items():
        assert f"--{name}: {colour};" in css
    for number, (colour, dash) in enumerate(PERSONAS, start=1):
        assert f"--persona-{number}: {colour};" in css
        assert f".p{number} {{ --persona: var(--persona-{number}); --dash: {dash}; }}" in css
    for number, colour in enumerate(STAGES, start=1):
        assert f"--stage-{number}: {colour};" in css


# Data


def data(files: Mapping[str, bytes], address: str) -> Any:
    return json.loads(files[address])


def test_the_site_as_lists(files: dict[str, bytes]) -> None:
    site = data(files, "site.json")
    assert site["journeys"] == [
        {
            "id": "achète",
            "title": "Buy a bike",
            "url": "https://example.org/maps/journeys/ach%C3%A8te.html",
            "data": "journeys/achète.json",
            "state": "current",
            "status": "published",
            "competitor": "",
            "variant_of": "",
            "stage_model": "",
            "owner": "",
            "product": "",
            "tags": [],
            "personas": ["tim"],
            "review": {"reviewed": "2026-01-01", "due": "2026-02-01", "days_over": 294},
        }
    ]
    assert site["pain_points"][0] == {
        "id": "achète/slow",
        "title": "Slow",
        "url": "https://example.org/maps/journeys/ach%C3%A8te.html#pain-slow",
        "data": "",
        "severity": 4,
        "status": "open",
        "opportunities": ["achète/faster"],
    }
    assert site["opportunities"][0]["score"] == 20


def test_a_journey(files: dict[str, bytes]) -> None:
    journey = data(files, "journeys/achète.json")
    step = journey["entity"]["stages"][0]["steps"][0]
    assert step["emotion"] == [{"value": {"start": 1.0, "end": -1.5}}]
    assert journey["derived"]["personas"] == [
        {
            "persona": "tim",
            "steps": 2,
            "known": 2,
            "lowest": {"step": "waits", "number": 1, "emotion": -1.5},
            "highest": {"step": "pays", "number": 2, "emotion": 2.0},
            "handoffs": 1,
            "handoffs_lost": 0,
        }
    ]
    assert journey["derived"]["opportunities"] == [{"id": "achète/faster", "score": 20.0, "solves": ["achète/slow"]}]


def test_a_persona_and_a_touchpoint(files: dict[str, bytes]) -> None:
    assert data(files, "personas/tim.json")["derived"] == {"journeys": ["achète"]}
    assert data(files, "touchpoints/till.json")["derived"]["used"] == [
        {"journey": "achète", "step": "waits", "number": 1, "personas": [{"persona": "tim", "emotion": -0.25}]}
    ]


def test_all_data_of_the_demo_is_as_the_published_schemas_say() -> None:
    site = prepare(FolderTree(CONTENT), Options(CONTENT, DAY))
    found = {
        each.address: each
        for each in exports(Publication(site.desk, site.plan, lambda: (), "1.0"), frozenset())
        if each.address.endswith(".json")
    }
    schemas = {name: json.loads(each.make()) for name, each in found.items() if name.startswith("schemas/")}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    checked = 0
    for address, each in found.items():
        if address not in schemas:
            content = json.loads(each.make())
            schema = schemas[content["$schema"].removeprefix("../")]
            faults = Draft202012Validator(schema).iter_errors(content)
            assert [f"{fault.json_path}: {fault.message}" for fault in faults] == [], address
            checked += 1
    assert checked > 40


@pytest.mark.parametrize("change", [{"extra": 1}, {"entity": {}}, {"version": "one"}, {"derived": None}])
def test_the_schemas_refuse_what_is_something_else(files: dict[str, bytes], change: dict[str, object]) -> None:
    wrong = {**data(files, "journeys/achète.json"), **change}
    assert list(Draft202012Validator(data(files, "schemas/journey.v1.json")).iter_errors(wrong))
