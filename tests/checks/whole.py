"""A small site with which every rule is content, to break one rule at a time on."""

from __future__ import annotations

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from journeygen.build import Options, Outcome, check
from journeygen.checks.rule import Example
from journeygen.problems import Problem
from tests.sites import line_of

DAY = datetime.date(2026, 11, 22)

SITE = {
    "site.yaml": "title: Test\nevidence_age: 2 years\n",
    "channels.yaml": "- {id: web, name: Web}\n- {id: phone, name: Phone}\n",
    "teams.yaml": "- {id: care, name: Care}\n",
    "personas/tim.md": "---\nname: Tim\n---\n",
    "touchpoints.yaml": (
        "- {id: chat, name: Chat, channel: web, owner: care}\n"
        "- {id: hotline, name: Hotline, channel: phone, owner: care}\n"
    ),
    "evidence/calls.md": "---\ntitle: Calls\nkind: support\ndate: 2026-09-01\n---\n",
    "metrics/wait.yaml": "name: Wait\nunit: minutes\ntarget: 2\ndata: /assets/waits.csv\n",
    "assets/office.png": "a picture",
    "assets/waits.csv": "date,value\n2026-09-01,5\n2026-10-01,4\n2026-11-01,4\n",
    "journeys/whole.yaml": """\
title: Get an answer
personas: tim
owner: care
stages:
  - title: Help
    steps:
      - title: Asks
        touchpoint: chat
        emotion: 1
      - title: Calls
        touchpoint: hotline
        emotion: -1
        metrics: wait
        evidence: calls
""",
}


def outcome_of(files: dict[str, str], *asked_for: str) -> Outcome:
    """What a check of the small site with these files on top comes to."""
    with TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        for path, text in {**SITE, **files}.items():
            file = content / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return check(Options(content, DAY, rules=asked_for), lambda *_: None)


def findings_of(example: Example, rule: str) -> tuple[Problem, ...]:
    """The problems of the small site with an example on top, where a rule is asked for."""
    return outcome_of({example.path: example.text}, rule).problems


def found(files: dict[str, str], *asked_for: str) -> list[str]:
    """The problems of the small site with these files on top, as lines."""
    return [line_of(problem) for problem in outcome_of(files, *asked_for).problems]
