"""All metrics with value, target and trend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.measures import MetricRow, metric_row
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag
from journeygen.sheet import Sheet


@dataclass(frozen=True)
class MetricsView:
    """The index of metrics: those off their target first."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    heads: tuple[str, ...]
    rows: tuple[MetricRow, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are metrics."""
    if is_listed(catalog, Kind.METRIC):
        yield PlannedPage(index_of(Kind.METRIC), "metrics")


def view(page: PlannedPage, sheet: Sheet) -> MetricsView:
    """Everything on the index of metrics."""
    words = sheet.words
    rows = [metric_row(metric, sheet) for metric in sheet.catalog.metrics.values()]
    rows.sort(key=lambda row: ("alert", "good", "").index(row.tone))
    off = sum(row.tone == "alert" for row in rows)
    return MetricsView(
        head=head_of(sheet, words("kinds.metric"), kind="metrics", section="metrics"),
        title=words("count.metric", n=len(rows)),
        lede=words("lede.metric-off", n=off) if off else words("lede.metric"),
        tags=(),
        facts=(),
        heads=tuple(words(f"column.{each}") for each in ("metric", "value", "trend", "against-target", "owner")),
        rows=tuple(rows),
    )


TYPE = PageType("metrics", "index-metrics.html", plan, view)
