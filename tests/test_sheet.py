from __future__ import annotations

import datetime

import pytest

from journeygen.links import Links
from journeygen.model.kinds import Key, Kind
from journeygen.prose import Prose
from journeygen.sheet import Desk, Sheet, content_path
from journeygen.words import Words
from tests.sites import loaded

TIM = Key(Kind.PERSONA, "tim")
ABOUT = Key(Kind.PAGE, "about")


@pytest.fixture
def sheet() -> Sheet:
    site = loaded(
        {
            "personas/tim.md": "---\nname: Tech-savvy *Tim*\n---\n",
            "pages/about.md": "---\ntitle: About\n---\n",
            "journeys/j.yaml": "title: J\npersonas: tim\nstatus: draft\nstages: [{title: S, steps: [{title: A}]}]\n",
            "journeys/k.yaml": "title: K\npersonas: tim\nstages: [{title: S, steps: [{title: A & B}]}]\n",
            "assets/a.png": b"",
        }
    )
    pages = frozenset({"personas/tim.html", "pages/about.html", "journeys/k.html"})
    desk = Desk(
        catalog=site.catalog.published(("published",)),
        links=Links(pages),
        words=Words("en"),
        prose=Prose(),
        as_of=datetime.date(2026, 11, 22),
        files=site.files,
        keys=site.keys,
        asset=lambda path: "assets/a.1.png" if path == "content/assets/a.png" else None,
    )
    return desk.sheet("journeys/k.html")


def test_links_are_relative_and_by_name(sheet: Sheet) -> None:
    assert sheet.link(TIM).__html__() == '<a href="../personas/tim.html">Tech-savvy <em>Tim</em></a>'
    assert sheet.link(TIM, "our Tim").__html__() == '<a href="../personas/tim.html">our Tim</a>'


def test_a_link_to_a_draft_is_plain_text(sheet: Sheet) -> None:
    assert sheet.link(Key(Kind.JOURNEY, "j")).__html__() == "J"
    assert str(sheet.line("see [[j]]", ABOUT)) == "see J"


def test_links_to_steps(sheet: Sheet) -> None:
    place = sheet.catalog.places[0]
    assert sheet.step_link(place).__html__() == '<a href="#step-a-b">A &amp; B</a>'


def test_texts_link_by_id_and_by_file(sheet: Sheet) -> None:
    text = "[[tim]], [him](../personas/tim.md#goals), ![pic](/assets/a.png), [out](https://example.com)"
    assert str(sheet.line(text, ABOUT)) == (
        '<a href="../personas/tim.html">Tech-savvy Tim</a>, <a href="../personas/tim.html#goals">him</a>, '
        '<img src="../assets/a.1.png" alt="pic" />, <a href="https://example.com">out</a>'
    )


@pytest.mark.parametrize(
    ("written", "file", "path"),
    [
        ("/assets/a.png", "content/personas/x.md", "content/assets/a.png"),
        ("a.png", "content/personas/x.md", "content/personas/a.png"),
        ("../touchpoints/chat.md", "content/personas/x.md", "content/touchpoints/chat.md"),
    ],
)
def test_content_path(written: str, file: str, path: str) -> None:
    assert content_path(written, file) == path
