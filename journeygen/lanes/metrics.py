"""Metrics: the latest value, against its target, with its trend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from journeygen.charts.trend import Reading, Sparkline, Verdict, sparkline
from journeygen.lanes.board import Board
from journeygen.lanes.lane import Content, Items
from journeygen.lanes.marks import Who
from journeygen.model.kinds import Key, Kind
from journeygen.model.measures import Metric
from journeygen.sheet import Link
from journeygen.words import Words

_SHOWN = 12
"""How many of the latest values the small line shows."""


@dataclass(frozen=True, slots=True)
class MetricItem:
    """A metric. `value` is empty while nothing is measured; `verdict` compares it with the target."""

    id: str
    link: Link
    value: str
    verdict: str
    tone: Literal["good", "alert", ""]
    arrow: str
    trend: Markup
    who: tuple[Who, ...] = ()


def measured(value: float, metric: Metric | None, words: Words) -> str:
    """A value with the metric's unit: `23%`, `41 minutes`."""
    unit = metric.unit if metric else ""
    return words.percent(value) if unit == "%" else f"{words.number(value, 2)} {unit}".strip()


def metric_item(metric_id: str, board: Board, who: tuple[Who, ...] = ()) -> MetricItem:
    """A metric by its id."""
    link = board.sheet.link(Key(Kind.METRIC, metric_id))
    metric = board.catalog.metrics.get(metric_id)
    latest = metric.latest if metric else None
    if metric is None or latest is None:
        return MetricItem(metric_id, link, "", board.words("map.not-measured"), "", "", Markup(), who)
    value = measured(latest.value, metric, board.words)
    verdict, tone, arrow = _verdict(metric, latest.value, board.words)
    return MetricItem(metric_id, link, value, verdict, tone, arrow, _trend(metric, tone, board), who)


def _verdict(metric: Metric, value: float, words: Words) -> tuple[str, Literal["good", "alert", ""], str]:
    reached = metric.on_target(value)
    if metric.target is None or reached is None:
        return "", "", ""
    side = "on" if value == metric.target else "above" if value > metric.target else "below"
    arrow = {"on": "●", "above": "▲", "below": "▼"}[side]
    text = words(f"map.target.{side}", target=measured(metric.target, metric, words))
    return text, "good" if reached else "alert", arrow


def _trend(metric: Metric, tone: str, board: Board) -> Markup:
    readings = tuple(Reading(row.date, row.value) for row in metric.of_segment()[-_SHOWN:])
    if len(readings) < 2:
        return Markup()
    verdict: Verdict = "good" if tone == "good" else "bad" if tone else ""
    return sparkline(Sparkline(readings, metric.target, verdict, rtl=board.rtl))


def once(items: Items) -> Items:
    """The metrics of a stage and its steps, each once."""
    found: dict[str, MetricItem] = {}
    for item in items:
        found.setdefault(item.id, item)
    return tuple(found.values())


def metric_items(ids: Iterable[str], board: Board) -> tuple[MetricItem, ...]:
    """Several metrics, each once."""
    return tuple(metric_item(id_, board) for id_ in dict.fromkeys(ids))


def metrics(board: Board) -> Content:
    """The lane of metrics."""
    return Content(
        steps=tuple(
            tuple(metric_item(id_, board, who) for id_, who in board.each(column.step.metrics, column.step))
            if column.step
            else ()
            for column in board.columns
        ),
        stages=tuple(metric_items(span.stage.metrics, board) for span in board.spans),
    )
