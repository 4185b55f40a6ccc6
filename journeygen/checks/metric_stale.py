"""`metric-stale`: a series to which nothing was added for long."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from journeygen.checks.check import Check, Checked
from journeygen.checks.kept import described
from journeygen.checks.rule import Example, Rule
from journeygen.problems import Problem

LEAST_DATES = 3
"""How many dates a series needs before it has a usual interval."""

LEAST_DAYS = 7
"""No series is stale sooner: a daily one may have a long weekend."""

RULE = Rule(
    "metric-stale",
    wants="The data of a metric goes on: its newest date is not longer ago than twice the usual interval.",
    why="A trend that stopped in spring is read as if it were of today. The usual interval is the median of the days "
    "between one date and the next.",
    wrong=Example("assets/waits.csv", "date,value\n2026-01-31,5\n2026-02-28,5\n2026-03-31,4\n"),
    right=Example("assets/waits.csv", "date,value\n2026-08-31,5\n2026-09-30,5\n2026-10-31,4\n"),
    let_off="Series of one or two dates, which have no usual interval; and no series is stale within a week.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    for metric in described(checked.loaded.catalog.metrics):
        dates = sorted({row.date for row in metric.series})
        usual = usual_interval(dates)
        ago = (checked.desk.as_of - dates[-1]).days if dates else 0
        if usual and ago > max(2 * usual, LEAST_DAYS):
            yield RULE.found(
                checked.place(metric.key, "data"),
                f"the newest value is of {dates[-1].isoformat()}, {ago} days ago; there usually is one every "
                f"{usual:g} days",
                f"add the newer ones to '{metric.data}'",
            )


def usual_interval(dates: list[datetime.date]) -> float:
    """The median of the days between one date and the next; 0 where there are too few dates to tell."""
    if len(dates) < LEAST_DATES:
        return 0
    return median((after - before).days for before, after in pairwise(dates))


CHECK = Check(RULE, _run)
