"""A metric's value in words: with its unit, and against its target."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from journeygen.charts.trend import Reading, Sparkline, Verdict, sparkline
from journeygen.lanes.metrics import measured
from journeygen.model.measures import Metric
from journeygen.pages.signs import Tag, no_owner, team
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric: its latest value and the day of it, against its target. `value` is empty while it is not measured."""

    link: Link
    value: str
    as_of: str
    target: str
    verdict: str
    tone: str
    trend: Markup
    owner: Link | None
    no_owner: Tag


def metric_row(metric: Metric, sheet: Sheet) -> MetricRow:
    """A metric as lists show it."""
    words, latest = sheet.words, metric.latest
    verdict, tone = verdict_of(metric, sheet)
    readings = tuple(Reading(row.date, row.value) for row in metric.of_segment())
    mark: Verdict = "good" if tone == "good" else "bad" if tone == "alert" else ""
    return MetricRow(
        link=sheet.link(metric.key),
        value=measured(latest.value, metric, words) if latest else "",
        as_of=words.date(latest.date) if latest else words("metric.not-measured"),
        target=measured(metric.target, metric, words) if metric.target is not None else "",
        verdict=verdict,
        tone=tone,
        trend=sparkline(Sparkline(readings, metric.target, mark)) if len(readings) > 1 else Markup(),
        owner=team(metric.owner, sheet),
        no_owner=no_owner(sheet),
    )


def verdict_of(metric: Metric, sheet: Sheet) -> tuple[str, str]:
    """The latest value against the target, in words with a sign, and its tone: `good`, `alert` or nothing."""
    latest = metric.latest
    if latest is None or metric.target is None:
        return "", ""
    side = "on" if latest.value == metric.target else "above" if latest.value > metric.target else "below"
    reached = metric.on_target(latest.value)
    said = sheet.words(f"map.target.{side}", target=measured(metric.target, metric, sheet.words))
    # No arrow: beside a trend, an arrow would say which way it goes.
    return f"{'✓' if reached else '✗'} {said}", "good" if reached else "alert"
