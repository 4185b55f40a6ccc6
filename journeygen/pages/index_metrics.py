"""All metrics with value, target and trend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.model.measures import Metric
from journeygen.pages.facets import ListFilter, Marks, by_team, by_word, list_filter, marks, owner_or_nobody
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, index_of, is_listed
from journeygen.pages.measures import MetricRow, metric_row
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Tag
from journeygen.sheet import Sheet


@dataclass(frozen=True, slots=True)
class ListedMetric:
    """A metric in the list; `no_target` is said where it has none to be held against."""

    row: MetricRow
    no_target: str
    marks: Marks


@dataclass(frozen=True)
class MetricsView:
    """The index of metrics: those off their target first."""

    head: Head
    title: str
    lede: str
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    filter: ListFilter | None
    heads: tuple[str, ...]
    rows: tuple[ListedMetric, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page, where there are metrics."""
    if is_listed(catalog, Kind.METRIC):
        yield PlannedPage(index_of(Kind.METRIC), "metrics")


def view(page: PlannedPage, sheet: Sheet) -> MetricsView:
    """Everything on the index of metrics."""
    words = sheet.words
    rows = [_row(metric, sheet) for metric in sheet.catalog.metrics.values()]
    rows.sort(key=lambda each: ("alert", "good", "").index(each.row.tone))
    off = sum(each.row.tone == "alert" for each in rows)
    return MetricsView(
        head=head_of(sheet, words("kinds.metric"), kind="metrics", section="metrics"),
        title=words("count.metric", n=len(rows)),
        lede=words("lede.metric-off", n=off) if off else words("lede.metric"),
        tags=(),
        facts=(),
        filter=list_filter(
            (each.marks for each in rows),
            {"target": by_word("filter.target", ("alert", "good", "none"), sheet), "team": by_team(sheet)},
            sheet,
        ),
        heads=tuple(words(f"column.{each}") for each in ("metric", "value", "trend", "against-target", "owner")),
        rows=tuple(rows),
    )


def _row(metric: Metric, sheet: Sheet) -> ListedMetric:
    row = metric_row(metric, sheet)
    return ListedMetric(
        row=row,
        no_target="" if metric.target is not None else sheet.words("filter.target.none"),
        marks=marks({"target": (row.tone or "none",), "team": owner_or_nobody(metric.owner)}),
    )


TYPE = PageType("metrics", "index-metrics.html", plan, view)
