"""`evidence-too-old`: what was found out longer ago than the site allows."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.kept import described
from journeygen.checks.rule import Example, Rule
from journeygen.model.reviews import later
from journeygen.problems import Problem

_TALK = "---\ntitle: Talks\nkind: interview\ndate: {}\n---\n"

RULE = Rule(
    "evidence-too-old",
    wants="Evidence is not older than `evidence_age` in `site.yaml`.",
    why="Expectations change: what people said three years ago may be wrong today.",
    wrong=Example("evidence/talks.md", _TALK.format("2019-05-02")),
    right=Example("evidence/talks.md", _TALK.format("2026-05-02")),
    let_off="All of it on a site that has no `evidence_age`, and evidence without a date.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    age = checked.loaded.catalog.site.evidence_age
    for each in described(checked.loaded.catalog.evidence) if age else ():
        if each.date and age and later(each.date, age) < checked.desk.as_of:
            yield RULE.found(
                checked.place(each.key, "date"),
                f"this is from {each.date.isoformat()}, longer ago than the site's 'evidence_age' allows",
                "ask again, or say 'accept' with the reason why it still holds",
            )


CHECK = Check(RULE, _run)
