"""`journeygen/exchange/feed.py`: one entry for each change of meaning, the newest first."""

from __future__ import annotations

import datetime
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from journeygen.exchange import feed
from journeygen.exchange.feed import export
from journeygen.exchange.publication import Publication
from journeygen.history import NO_HISTORY, Commit
from journeygen.history.chronicle import Chapter, Chronicle, Told
from journeygen.model.kinds import Key, Kind
from tests.exchange.test_exports import SITE, prepared

FILES: dict[str, str | bytes] = {
    **SITE,
    "journeys/new.yaml": "title: Brand *new*\nsummary: Nobody knows & cares\npersonas: tim\nstages: []\n",
    "journeys/unsaved.yaml": "title: Unsaved\npersonas: tim\nstages: []\n",
}


def commit(id_: str, day: int, author: str = "Ada") -> Commit:
    return Commit(id_, datetime.date(2026, 11, day), author)


def told(said: str) -> Told:
    return Told((("words", "Pay"),), (("words", "emotion "), ("value", said)), "worse")


BUY, NEW = Key(Kind.JOURNEY, "achète"), Key(Kind.JOURNEY, "new")
CHANGES = {BUY: (commit("c3", 12), commit("c2", 11), commit("c1", 1)), NEW: (commit("c0", 11, ""),)}
CHRONICLES = {
    BUY: Chronicle(
        (Chapter(commit("c3", 12), (told("0 → <−1>"), told("1 → 0"))), Chapter(commit("c1", 1), (told("new"),))), ()
    )
}
ATOM = {"": "http://www.w3.org/2005/Atom"}


def publication(files: dict[str, str | bytes] = FILES, since: datetime.date | None = None) -> Publication:
    site = prepared(files)
    desk = replace(
        site.desk,
        changes=lambda key: CHANGES.get(key, ()),
        chronicle=CHRONICLES.get,
        history=replace(NO_HISTORY, since=since),
    )
    return Publication(desk, site.plan, lambda: (), "1.0")


def entries(made: Publication) -> list[tuple[str | None, ...]]:
    (file,) = export(made)
    found = ElementTree.fromstring(file.make()).findall("entry", ATOM)
    return [
        tuple(entry.findtext(name, None, ATOM) for name in ("title", "updated", "author/name", "content"))
        for entry in found
    ]


def test_changes_of_meaning_the_newest_first() -> None:
    assert entries(publication()) == [
        (
            "Buy a bike: 2 changes",
            "2026-11-12T00:00:00Z",
            "Ada",
            "<ul><li>Pay: emotion <b>0 → &lt;−1&gt;</b></li><li>Pay: emotion <b>1 → 0</b></li></ul>",
        ),
        ("Brand new: a new journey", "2026-11-11T00:00:00Z", None, "<p>Nobody knows &amp; cares</p>"),
        ("Buy a bike: 1 change", "2026-11-01T00:00:00Z", "Ada", "<ul><li>Pay: emotion <b>new</b></li></ul>"),
    ]


def test_ids_and_addresses_are_absolute_and_stay() -> None:
    (file,) = export(publication())
    whole = ElementTree.fromstring(file.make())
    assert whole.findtext("updated", None, ATOM) == "2026-11-12T00:00:00Z"
    assert [link.get("href") for link in whole.findall("link", ATOM)] == [
        "https://example.org/maps/",
        "https://example.org/maps/feed.xml",
    ]
    assert whole.findtext("entry/id", None, ATOM) == "https://example.org/maps/journeys/ach%C3%A8te.html#change-c3"


def test_a_shallow_clone_does_not_know_what_is_new() -> None:
    titles = [entry[0] for entry in entries(publication(since=datetime.date(2026, 11, 1)))]
    assert titles == ["Buy a bike: 2 changes", "Buy a bike: 1 change"]


def test_the_newest_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MOST", 2)
    assert [entry[0] for entry in entries(publication())] == ["Buy a bike: 2 changes", "Brand new: a new journey"]


def test_no_feed_without_a_place_on_the_web() -> None:
    assert list(export(publication({**FILES, "site.yaml": "title: T\n"}))) == []


def test_a_feed_without_history_has_no_entries() -> None:
    site = prepared(FILES)
    assert entries(Publication(site.desk, site.plan, lambda: (), "1.0")) == []
