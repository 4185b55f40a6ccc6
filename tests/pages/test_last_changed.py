"""What pages tell of their own history: the last change at their foot, and the commit on the colophon alone."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from journeygen.build import Options, Prepared, prepare
from journeygen.history import Commit, History, Version
from tests.pages.views import view_of
from tests.paths import CONTENT
from tests.sites import rendered, tree

DAY = datetime.date(2026, 11, 22)
ANN, BOB = (
    Commit(name * 40, datetime.date(2026, 3, day), who) for name, day, who in (("a", 9, "Ann"), ("b", 2, "Bob"))
)
FILES: dict[str, str | bytes] = {
    "teams.yaml": "- id: care\n  name: Care\n\n- {id: new, name: New}\n- id: shop\n  name: Shop\n",
    "personas/tim.md": "---\nname: Tim\n---\n",
    "journeys/buy/index.md": "---\ntitle: Buy\npersonas: tim\nreview_every: 3 months\n---\n",
    "journeys/buy/10-look.md": "---\ntitle: Look\nsteps: [{title: Looks}]\n---\n",
}
HISTORY = History(
    head=ANN,
    commits=(ANN, BOB),
    files={
        "content/teams.yaml": (Version(0, "content/teams.yaml", "1"),),
        "content/journeys/buy/index.md": (Version(1, "content/journeys/buy/index.md", "2"),),
        "content/journeys/buy/10-look.md": (Version(0, "content/journeys/buy/10-look.md", "3"),),
    },
    lines={"content/teams.yaml": (1, 1, 1, None, 1, 0)},
)


def site(history: History, **more: str) -> Prepared:
    return prepare(tree({**FILES, **more}), Options(CONTENT, DAY), history)


def foot(prepared: Prepared, url: str) -> list[str]:
    return [f"{row.label}: {row.links[0].text}" for row in view_of(prepared.desk, url).head.foot]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("journeys/buy.html", ["Last changed: 9 Mar 2026, Ann"]),  # any of its files
        ("personas/tim.html", []),  # not committed
        ("teams/care.html", ["Last changed: 2 Mar 2026, Bob"]),  # a list: the newest of its own lines
        ("teams/shop.html", ["Last changed: 9 Mar 2026, Ann"]),
        ("teams/new.html", []),  # its lines are not committed
        ("index.html", []),
    ],
)
def test_the_last_change(url: str, said: list[str]) -> None:
    assert foot(site(HISTORY), url) == said


def test_nobody_is_named_where_the_site_says_so() -> None:
    unnamed = site(HISTORY, **{"site.yaml": "title: T\nhistory: {authors: false}\n"})
    assert foot(unnamed, "journeys/buy.html") == ["Last changed: 9 Mar 2026"]
    for_public = prepare(tree(FILES), Options(CONTENT, DAY, audience="public"), HISTORY)
    assert foot(for_public, "journeys/buy.html") == ["Last changed: 9 Mar 2026"]


def test_a_shallow_clone_does_not_pretend_to_know() -> None:
    shallow = replace(HISTORY, files={"content/personas/tim.md": ()}, since=BOB.day)
    assert foot(site(shallow), "personas/tim.html") == [
        "Last changed: 2 Mar 2026 or earlier; this clone goes no further back"
    ]
    assert foot(site(shallow), "teams/new.html") == []  # not committed


def test_a_commit_changes_the_colophon_and_what_it_touches() -> None:
    after = replace(HISTORY, head=BOB)
    pages = [rendered(each, Options(CONTENT, DAY)) for each in (site(HISTORY), site(after))]
    assert [path for path in pages[0] if pages[0][path] != pages[1][path]] == ["colophon.html"]
    assert b"bbbbbbbbbbbb of 2 Mar 2026" in pages[1]["colophon.html"]


def test_a_journey_that_was_never_reviewed_is_due_from_when_it_was_written() -> None:
    journey = site(HISTORY).desk.catalog.journeys["buy"]
    review = site(HISTORY).desk.review(journey)
    assert (review.reviewed, review.due, review.days_over) == (None, datetime.date(2026, 6, 2), 173)
    assert site(replace(HISTORY, since=BOB.day)).desk.review(journey).due is None  # it may be older
    assert site(History()).desk.review(journey).due is None
