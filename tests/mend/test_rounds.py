"""Sites before and after mending."""

from __future__ import annotations

from textwrap import dedent

import pytest

from journeygen.mend import Mended, mended
from journeygen.problems import Problem, in_order
from journeygen.source.load import load
from journeygen.source.tree import SourceTree
from tests.sites import tree


def problems_of(site: SourceTree) -> tuple[Problem, ...]:
    return in_order(load(site).problems)


def mend(files: dict[str, str | bytes], line_feeds: bool = False) -> Mended:
    return mended(tree(files), problems_of, line_feeds)


PEOPLE: dict[str, str | bytes] = {
    "personas/tim.md": "---\nname: Tim\n---\n",
    "personas/trudy.md": "---\nname: Trudy\n---\n",
}
CHANNELS: dict[str, str | bytes] = {"channels.yaml": "- {id: web, name: Web}\n- {id: shop, name: The shop}\n"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # references with one near match
        ("personas: [tim, turdy] # both", "personas: [tim, trudy] # both"),
        ("personas: 'trudi'", "personas: 'trudy'"),
        ('personas:\n  - "trudi"', 'personas:\n  - "trudy"'),
        ("personas: “tim”", "personas: tim"),
        ("personas: tim, trudy", "personas: [tim, trudy]"),
        ("personas: tim.md", "personas: tim"),
        # texts that need quotes
        ("personas: tim\nsummary: Why: me?", 'personas: tim\nsummary: "Why: me?"'),
        ("personas: tim\nsummary: 'Can't pay'  # yet", 'personas: tim\nsummary: "Can\'t pay"  # yet'),
        (
            "personas: tim\nstages:\n  - title: S\n    steps:\n      - title: T\n        next:\n"
            "          - exit: Keeps it, share: 20 %",
            "personas: tim\nstages:\n  - title: S\n    steps:\n      - title: T\n        next:\n"
            "          - {exit: Keeps it, share: 20 %}",
        ),
        ("personas: tim\nsummary: *Finally*", 'personas: tim\nsummary: "*Finally*"'),
        ("personas: tim\nsummary: Form #4", 'personas: tim\nsummary: "Form #4"'),
        ("personas: tim\nsummary: One\n  or two: three", 'personas: tim\nsummary: "One\n  or two: three"'),
        # spaces
        ("personas:tim", "personas: tim"),
        ("personas:\u00a0tim", "personas: tim"),
        ("personas:\n\t- tim\n\t- trudy", "personas:\n  - tim\n  - trudy"),
        ("personas:\n  -tim\n  -trudy", "personas:\n  - tim\n  - trudy"),
        ("personas: tim\n  summary: Text", "personas: tim\nsummary: Text"),
        ("personas: tim\nsummary: |\nText", "personas: tim\nsummary: |\n  Text"),
        # words and numbers
        ("personas: tim\nstatus: Published", "personas: tim\nstatus: published"),
        ("personas: tim\nreviewed: 4.11.2026", "personas: tim\nreviewed: 2026-11-04"),
        ("personas: tim\nreviewed: 29 November 2026", "personas: tim\nreviewed: 2026-11-29"),
        ("personas: tim\nreviewed: 31/08/2026", "personas: tim\nreviewed: 2026-08-31"),
        ("personas: tim\nvolume: 12 000", "personas: tim\nvolume: 12000"),
        ("Personas: tim", "personas: tim"),
        (
            "personas: tim\nstages:\n  - title: S\n    steps:\n      - title: T\n      - emotion: 1",
            "personas: tim\nstages:\n  - title: S\n    steps:\n      - title: T\n        emotion: 1",
        ),
        # several on a line, and one below the other
        ("personas: [timm, trudi]", "personas: [tim, trudy]"),
        ("personas:tmi\nsummary: A: b\nstatus: Draft", 'personas: tmi\nsummary: "A: b"\nstatus: draft'),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_journey_is_mended(before: str, after: str, end: str) -> None:
    head, tail = f"\ufefftitle: Ä 🚲{end}", f"{end}# the end{end}"
    found = mend({**PEOPLE, "journeys/j.yaml": (head + before.replace("\n", end) + tail).encode()})
    assert [change.path for change in found.changes] == ["content/journeys/j.yaml"]
    assert found.changes[0].after.decode() == head + after.replace("\n", end) + tail


@pytest.mark.parametrize(
    "text",
    [
        "personas: tim\nstatus: finished",  # close to nothing
        "personas: tim\nreviewed: 11/4/2026",  # two days
        "personas: tim\nvolume: 12,000",  # two numbers
        "personas: tim\nvolume: 1.200",
        "personas: tim\nsummary: It waits, owner: nobody",  # a text, or two keys?
        "personas: tim\n<<<<<<< HEAD\nstatus: Published\n=======\nstatus: Draft\n>>>>>>> other",
        "personas: [tim, tim]",  # which of the two?
    ],
)
def test_what_is_not_certain_is_left_alone(text: str) -> None:
    found = mend({**PEOPLE, "journeys/j.yaml": f"title: J\n{text}\n"})
    assert found.before == found.after or [change.after for change in found.changes] == []


def test_the_dates_of_a_metric() -> None:
    months = "31.08.2026;1\r\n30.09.2026;2\r\n31.10.2026;2,5\r\n30.11.2026;3\r\n2026-12-31,4\r\n"
    metric = {"metrics/nps.yaml": "name: NPS\nunit: points\ndata: nps.csv\n"}
    found = mend({**metric, "metrics/nps.csv": f"date;value\r\n{months}".encode()})
    assert [change.after.decode() for change in found.changes] == [
        "date;value\r\n2026-08-31;1\r\n2026-09-30;2\r\n2026-10-31;2,5\r\n2026-11-30;3\r\n2026-12-31;4\r\n"
    ]
    assert found.after == ()


def test_a_file_gets_the_name_it_should_have_and_is_still_found() -> None:
    found = mend(
        {
            "personas/Tech Tim.md": "---\nname: Tim Miller\n---\n",
            "journeys/j.yaml": "title: J\npersonas: Tech Tim\n",
            "journeys/k.yml": "title: K\npersonas: Tim Miller\n",
        }
    )
    assert [(change.path, change.to, change.after.decode()) for change in found.changes] == [
        ("content/journeys/j.yaml", "content/journeys/j.yaml", "title: J\npersonas: tech-tim\n"),
        ("content/journeys/k.yml", "content/journeys/k.yaml", "title: K\npersonas: Tim Miller\n"),
        ("content/personas/Tech Tim.md", "content/personas/tech-tim.md", "---\nname: Tim Miller\n---\n"),
    ]
    assert found.after == ()


def test_a_renamed_file_is_mended_inside_too() -> None:
    found = mend({"personas/Tim.md": "---\nname: Tim: the man\n---\n"})
    assert [(change.to, change.after.decode()) for change in found.changes] == [
        ("content/personas/tim.md", '---\nname: "Tim: the man"\n---\n')
    ]


@pytest.mark.parametrize("other", ["personas/tim.md", "personas/TIM.yaml"])
def test_no_file_takes_the_place_of_another(other: str) -> None:
    found = mend({"personas/Tim.md": "---\nname: Tim\n---\n", other: "---\nname: Other\n---\n"})
    assert len({change.to for change in found.changes} | {"content/" + other}) == 1 + len(found.changes)
    assert ("content/personas/Tim.md", "content/personas/tim.md") not in [(c.path, c.to) for c in found.changes] or (
        other != "personas/tim.md"
    )


def test_line_ends() -> None:
    files: dict[str, str | bytes] = {
        "personas/tim.md": b"---\r\nname: Tim\n---\r\n",
        "personas/ann.md": b"---\r\nname: Ann\r\n---\r\n",
    }
    assert [(c.path, c.after) for c in mend(files).changes] == [("content/personas/tim.md", b"---\nname: Tim\n---\n")]
    assert [c.path for c in mend(files, line_feeds=True).changes] == [
        "content/personas/ann.md",
        "content/personas/tim.md",
    ]


def test_pictures_keep_their_bytes() -> None:
    assert mend({"assets/a.md": b"\xff\r\n", "assets/a.png": b"\r\n", "personas/x.md": b"\xff\r\n"}, True).changes == ()


def test_mistakes_below_one_another_come_to_light_one_by_one() -> None:
    text = dedent(
        """\
        title:J
        personas: [tmi, trudi]
        stages:
          -title: Look
           steps:
             - title: A: b
               emotion: Pleasd
               pain_points:
                 - title: Dirt
                   severity: severe
        """
    )
    found = mend({**PEOPLE, "journeys/j.yaml": text})
    assert found.changes[0].after.decode() == dedent(
        """\
        title: J
        personas: [tmi, trudy]
        stages:
          - title: Look
            steps:
              - title: "A: b"
                emotion: pleased
                pain_points:
                  - title: Dirt
                    severity: 5
        """
    )
    assert [problem.rule for problem in found.after] == ["stub"]
