"""Links that are none, parts that are not there, pictures from elsewhere, HTML: what is written, and what is said."""

from __future__ import annotations

import pytest

from journeygen.mend.splice import spliced
from tests.checks.whole import outcome_of


def said(text: str, **site: str) -> list[str]:
    page = f"---\ntitle: Help\n---\n{text}\n"
    found = outcome_of(
        {"pages/help.md": page, **{path.replace("__", "."): each for path, each in site.items()}}
    ).problems
    return [f"{each.location.line}:{each.location.column} {each.rule}: {each.hint}" for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](../touchpoints.yml)", "4:5 broken-link: did you mean '../touchpoints.yaml'?"),
        ("![A](/assets/ofice.png)", "4:6 broken-link: did you mean '/assets/office.png'?"),
        ("![A](office.png)", "4:6 broken-link: did you mean '../assets/office.png'?"),
        ("[a](..\\personas\\tim.md)", "4:5 broken-link: write it with /, as '../personas/tim.md'"),
        ("[a](../personas/our tim.md)", "4:5 broken-link: write ../personas/our%20tim.md"),
        ("[a](../journeys/whole.yaml#step-aks)", "4:5 broken-link: did you mean 'step-asks'?"),
        ("[a](../journeys/whole.yaml#pain-x)", "4:5 broken-link: take the # and what follows it out"),
        ("see [[tmi]]", "4:5 broken-link: write the id or the name of something that is on the site"),
        ("see [[persona:timm|him]]", "4:5 broken-link: did you mean [[tim]]?"),
        ("a <b>b</b>", "raw-html"),
        ("<div>\na\n</div>", "raw-html"),
        ("![A](https://example.org/a.png)", "image-from-elsewhere"),
        ("![A](//example.org/a.png)", "image-from-elsewhere"),
    ],
)
def test_one_mistake(text: str, found: str) -> None:
    (line,) = said(text)
    assert line.startswith(found) or f" {found}: " in line


@pytest.mark.parametrize(
    "text",
    [
        "[a](../personas/tim.md) [b](../journeys/whole.yaml#step-asks) [c](../journeys/whole.yaml#stage-help)",
        "[a](../journeys/whole.yaml#some-heading)",
        '[a](../personas/tim.md "The man")',
        "`<b>` and\n\n```\n<b> [a](our report.pdf)\n```\n",
        "a < b and c > d <!-- <b> -->",
        "`[a](our report.pdf)`",
        "<https://example.org> [a](https://example.org/a.png)",
    ],
)
def test_no_mistake(text: str) -> None:
    assert said(text) == []


def test_html_that_a_site_allows() -> None:
    assert said("a <b>b</b>", site__yaml="title: Test\nmarkdown: {html: sanitized}\nevidence_age: 2 years\n") == []


def test_lanes() -> None:
    site = "title: Test\nevidence_age: 2 years\nlanes:\n  order: [pains, curve]\n  hidden:\n    - gians\n"
    assert said("a", site__yaml=site) == [
        "4:18 unknown-lane: the lanes are business-goal, goals, actions, pictures, emotion, thoughts, feelings, quotes,"
        " expectations, questions, touchpoints, channel-path, physical-evidence, pains, gains, opportunities,"
        " frontstage, owner, backstage, support-processes, systems, metrics, duration, customers, content, evidence",
        "6:7 unknown-lane: did you mean 'gains'?",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[a](/assets/ofice.png#x)", "[a](/assets/office.png#x)"),
        ("[[timm|him]] and [[timm]]", "[[tim|him]] and [[tim]]"),
        ("[a](..\\personas\\tim.md)", "[a](../personas/tim.md)"),
    ],
)
def test_links_that_are_certain_can_be_mended(before: str, after: str) -> None:
    page = f"---\ntitle: Help\n---\n{before}\n"
    content = page.encode()
    for problem in reversed(outcome_of({"pages/help.md": page}).problems):
        assert isinstance(problem.fix, tuple)
        content = spliced(content, problem.fix)
    assert content.decode() == page.replace(before, after)
