"""`review-overdue`: a map that was to be checked against reality by now."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import head
from journeygen.checks.kept import NOT_OURS, ours
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

RULE = Rule(
    "review-overdue",
    wants="A journey is reviewed as often as it, or the site, says in `review_every`.",
    why="Expectations change and so do websites. A date that has passed is the sign to walk the journey again.",
    wrong=head("owner: care\nreviewed: 2025-01-10\nreview_every: 6 months"),
    right=head("owner: care\nreviewed: 2026-11-10\nreview_every: 6 months"),
    let_off=f"{NOT_OURS} Where no `review_every` holds, nothing is due.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    for journey in ours(checked.loaded.catalog):
        review = checked.desk.review(journey)
        if review.overdue and review.due:
            yield RULE.found(
                checked.place(journey.key, "reviewed"),
                f"this journey was to be reviewed by {review.due.isoformat()}",
                "walk it again, write down what changed, and set 'reviewed' to the day",
            )


CHECK = Check(RULE, _run)
