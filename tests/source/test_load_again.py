"""Loading again what was loaded before: the same as loading it from the start, whatever was edited."""

from __future__ import annotations

import random
from typing import Any

import pytest

from journeygen.model.catalog import Catalog
from journeygen.model.contributions import INDICES
from journeygen.model.kinds import Key, Kind
from journeygen.problems import in_order
from journeygen.source.load import Loaded, load
from journeygen.source.tree import MemoryTree
from tests.sites import tree

START: dict[str, str | bytes] = {
    "personas/tim.md": "---\nname: Tech-savvy Tim\ntags: [young]\n---\nSee [[trudy]].\n",
    "personas/trudy.md": "---\nname: Traditional Trudy\norder: 1\n---\n",
    "channels.yaml": "- id: web\n  name: Web\n- id: phone\n  name: Phone\n",
    "touchpoints.yaml": "- id: chat\n  name: Live chat\n  channel: web\n- id: line\n  name: Line\n  channel: phone\n",
    "stages/buying.yaml": "title: Buying\nstages:\n  - id: need\n    title: Need\n  - id: choice\n    title: Choice\n",
    "pain_points/slow.md": "---\ntitle: It is slow\nopportunities: faster\n---\n",
    "opportunities/faster.md": "---\ntitle: Faster\nimpact: 3\neffort: 2\n---\n",
    "metrics/opened.yaml": "name: Opened\nunit: '%'\ndata: /assets/opened.csv\n",
    "assets/opened.csv": "date,value\n2026-01-01,3\n",
    "journeys/buy.yaml": """\
        title: Buy a bike
        personas: [tim, trudy]
        stage_model: buying
        tags: [Bikes]
        product: Shop
        stages:
          - stage: need
            steps:
              - title: Asks
                touchpoint: Live chat
                emotion: {tim: 1, trudy: -2}
                pain_points: [slow, {id: own, title: Nobody answers, severity: 4, tags: [bikes]}]
                opportunities: [{title: Answer, solves: own, impact: 4, effort: 1}]
          - stage: choice
            steps:
              - touchpoint: line
                channel_switch: {context: lost}
                journey: pay
        """,
    "journeys/pay.yaml": """\
        title: Pay
        personas: tim
        variant_of: buy
        status: draft
        stages:
          - title: All
            steps:
              - touchpoint: Paper bill
                channel: Letter
                pain_points: [buy/own]
              - actions: Pays with [[chat]]
        """,
    "journeys/move/index.yaml": "title: Move\npersonas: trudy\nstage_model: buying\n",
    "journeys/move/01-need.yaml": "steps:\n  - title: Calls\n    touchpoint: line\n    pain_points: [slow]\n",
}

TEXTS = (
    ("tim", "tom"),
    ("Live chat", "Chat"),
    ("title: Asks", "title: Asks twice"),
    ("severity: 4", "severity: 1"),
    ("channel: web", "channel: phone"),
    ("stage: need", "stage: nede"),
    ("id: choice", "id: choosing"),
    ("status: draft", "status: published"),
    ("tags: [Bikes]", "tags: [Bikes, club]"),
    ("Paper bill", "Bill on paper"),
    ("title: Pay", "title: Also pay"),
    ("title: ", "title: ["),
    ("date,value", "day,value"),
    ("solves: own", "solves: slow"),
    ("order: 1", "order: 0"),
    ("personas", "persona"),
    ("language: en", "language: fr"),
    ("scale: [-2, 2]", "scale: [0, 10]"),
    ("\n", "\r\n"),
)
"""What an editor may write in place of what; both ways."""


def edited(files: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """The files after one edit: a text replaced, a file gone, come back, emptied, renamed, broken."""
    now = dict(files)
    path = chance.choice(sorted(now))
    match chance.randrange(12):
        case 0:
            del now[path]
        case 1:
            now[path] = b""
        case 2:
            now[path] = b"\xff\xfe\x00"
        case 3:
            now[chance.choice(sorted(tree(START).files))] = b"title: New\npersonas: tim\nname: New\n"
        case 4:
            now[path.replace("buy", "sell").replace("tim", "tom")] = now.pop(path)
        case 5:
            gone = chance.choice(sorted(tree(START).files))
            now[gone] = tree(START).files[gone]
        case _:
            for old, new in chance.sample(TEXTS, 6):
                old, new = chance.choice([(old, new), (new, old)])
                at = [each for each in sorted(now) if old.encode() in now[each]]
                if at:
                    where = chance.choice(at)
                    now[where] = now[where].replace(old.encode(), new.encode())
                    break
    return now


def facts(found: Loaded) -> dict[str, Any]:
    """All that a build makes use of, with the order of everything that has one."""
    return {
        "problems": in_order(found.problems),
        "files": list(found.files.items()),
        "keys": list(found.keys.items()),
        "positions": found.positions,
        "texts": found.texts,
        "names": found.names,
        "site": (found.site.site, found.places_of_site),
        "catalog": of_catalog(found.catalog),
        "published": of_catalog(found.catalog.published(("published",))),
    }


def of_catalog(catalog: Catalog) -> dict[str, Any]:
    return {
        "site": catalog.site,
        "entities": [(kind, list(each.items())) for kind, each in catalog.entities.items()],
        "hidden": list(catalog.hidden.items()),
        "pains": list(catalog.pains.items()),
        "opportunities": list(catalog.opportunities.items()),
        "tags": list(catalog.tags.items()),
        "products": list(catalog.products.items()),
        "moments": catalog.moments,
        **{name: list(catalog._index(name).items()) for name in INDICES},
    }


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_edited_the_result_is_that_of_reading_everything(seed: int) -> None:
    chance = random.Random(seed)
    files = tree(START).files
    before = load(MemoryTree(files))
    published = before.catalog.published(("published",))
    for _ in range(12):
        facts(before)  # so that there are indices to be patched
        of_catalog(published)
        files = edited(files, chance)
        again, anew = load(MemoryTree(files), before), load(MemoryTree(files))
        assert facts(again) == facts(anew)
        published = again.catalog.published(("published",)).following(published)
        assert of_catalog(published) == of_catalog(anew.catalog.published(("published",)))
        before = again


def test_only_what_an_edit_touches_is_read_again() -> None:
    files = tree(START).files
    before = load(MemoryTree(files))
    path = "content/journeys/buy.yaml"
    again = load(MemoryTree({**files, path: files[path].replace(b"title: Buy", b"title: Purchase")}), before)
    assert [key for key, each in again.readings.items() if each is not before.readings[key]] == [
        Key(Kind.JOURNEY, "buy")
    ]


def test_who_names_an_entity_is_read_again_when_its_name_changes() -> None:
    files = tree(START).files
    before = load(MemoryTree(files))
    path = "content/touchpoints.yaml"
    again = load(MemoryTree({**files, path: files[path].replace(b"Live chat", b"Chat")}), before)
    assert [key.id for key, each in again.readings.items() if each is not before.readings[key]] == [
        "chat",
        "line",  # it stands in the same file
        "buy",
    ]
