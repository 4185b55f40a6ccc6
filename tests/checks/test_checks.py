"""The checks, each with the content that breaks it and what is said."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from journeygen.build import Options, prepare
from tests.sites import line_of, tree

OPTIONS = Options(Path("content"), datetime.date(2026, 11, 22))


def found(files: dict[str, str | bytes]) -> list[str]:
    return [line_of(problem) for problem in prepare(tree(files), OPTIONS).problems]


def test_broken_links_are_told_with_line_and_column() -> None:
    text = (
        "---\ntitle: P\n---\n\nSee [[tmi]] and [[tim]].\n\nOr [chat](../touchpoints/caht.md), ![A picture](no.png).\n"
    )
    assert found({"pages/p.md": text, "personas/timo.md": "---\nname: Timo\n---\n"}) == [
        "pages/p.md:5:5 error[broken-link] [[tmi]] names nothing on this site"
        " — write the id or the name of something that is on the site",
        "pages/p.md:5:17 error[broken-link] [[tim]] names nothing on this site — did you mean [[timo]]?",
        "pages/p.md:7:11 error[broken-link] the link leads to '../touchpoints/caht.md', which does not exist"
        " — write where the file is, seen from this one, or from 'content/' on, such as /pages/help.md",
        "pages/p.md:7:49 error[broken-link] the image leads to 'no.png', which does not exist"
        " — write where the file is, seen from this one, or from 'content/' on, such as /assets/photo.jpg",
    ]


def test_links_that_lead_somewhere() -> None:
    text = """---
title: P
---

[[tim]] [[persona:tim|our Tim]] [[Tim]] [file](../personas/tim.md) [up](#up) [out](https://example.com) [q](q.md#x)
![A picture](../assets/a.png) [paper](/static/paper.pdf) [mail](mailto:a@example.com)
"""
    files: dict[str, str | bytes] = {
        "pages/p.md": text,
        "pages/q.md": "---\ntitle: Q\n---\n",
        "personas/tim.md": "---\nname: Tim\n---\n",
        "assets/a.png": b"",
        "static/paper.pdf": b"",
    }
    assert found(files) == []


def test_an_id_of_several_kinds_has_to_say_which() -> None:
    files: dict[str, str | bytes] = {
        "pages/p.md": "---\ntitle: P\n---\n\n[[app]]\n",
        "personas/app.md": "---\nname: An app\n---\n",
        "channels.yaml": "- {id: app, name: App}",
    }
    assert found(files) == [
        "pages/p.md:5:1 error[broken-link] [[app]] can mean 2 things — write one of [[persona:app]], [[channel:app]]"
    ]


def test_a_link_to_a_draft_is_no_error() -> None:
    files: dict[str, str | bytes] = {
        "pages/p.md": "---\ntitle: P\n---\n\n[[j]] [j](../journeys/j.yaml)\n",
        "personas/tim.md": "---\nname: Tim\n---\n",
        "journeys/j.yaml": "title: J\npersonas: tim\nstatus: draft\n",
    }
    assert found(files) == []


def test_two_things_under_one_address() -> None:
    files: dict[str, str | bytes] = {
        "pages/about.md": "---\ntitle: About\n---\n",
        "static/pages/About.html": b"",
        "static/index.html": b"",
    }
    assert found(files) == [
        "static/index.html:1:1 error[url-collision] 'index.html' is also the address of a page that journeygen makes"
        " — rename one of the two",
        "static/pages/About.html:1:1 error[url-collision] 'pages/About.html' is also the address of"
        " content/pages/about.md — rename one of the two",
    ]


@pytest.mark.parametrize(("weight", "severities"), [("off", []), ("warning", ["warning"]), ("error", ["error"])])
def test_a_site_weighs_the_rules(weight: str, severities: list[str]) -> None:
    files: dict[str, str | bytes] = {
        "site.yaml": f"title: T\nrules: {{stub: {weight}}}\n",
        "journeys/j.yaml": "title: J\npersonas: tim\n",
    }
    assert [problem.severity.value for problem in prepare(tree(files), OPTIONS).problems] == severities


def test_a_rule_that_there_is_not() -> None:
    assert found({"site.yaml": "title: T\nrules: {stubb: off}\n"}) == [
        "site.yaml:2:9 error[unknown-rule] there is no rule 'stubb' whose weight can be changed — did you mean 'stub'?"
    ]


def test_a_change_of_channel_that_there_is_not() -> None:
    steps = (
        "[{title: A, emotion: 1}, {title: B, channel: web, channel_switch: lost}, "
        "{title: C, channel: phone, channel_switch: kept}]"
    )
    files: dict[str, str | bytes] = {
        "personas/tim.md": "---\nname: Tim\n---\n",
        "channels.yaml": "- {id: web, name: Web}\n- {id: phone, name: Phone}",
        "journeys/j.yaml": f"title: J\npersonas: tim\nstages: [{{title: S, steps: {steps}}}]\n",
    }
    assert [line.split(" — ")[0] for line in found(files)] == [
        "journeys/j.yaml:3:78 warning[idle-channel-switch] the channel does not change into this step,"
        " so this shows nowhere"
    ]
