"""A metric: its value, its target, the trend drawn from its data, and the data as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.charts.trend import DayTick, Reading, Series, Tick, Trend, nice_days, nice_values, trend
from journeygen.lanes.metrics import measured
from journeygen.links import page_of
from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from journeygen.model.measures import Metric
from journeygen.pages.backlinks import Backlinks, backlinks
from journeygen.pages.frame import Head
from journeygen.pages.layout import head_of, section_crumb
from journeygen.pages.measures import MetricRow, metric_row
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.signs import Fact, Missing, Tag, file_of, not_written, owner_fact
from journeygen.sheet import Sheet


@dataclass(frozen=True, slots=True)
class DataTable:
    """The rows of the metric's data, the newest first: a day, and a value for each segment (empty: none that day)."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class MetricView:
    """A metric's page."""

    head: Head
    title: Markup
    lede: Markup
    tags: tuple[Tag, ...]
    facts: tuple[Fact, ...]
    stub: Missing | None
    row: MetricRow
    trend_title: str
    trend_remark: str
    chart: Markup
    no_data: Missing | None
    table_title: str
    table: DataTable | None
    notes_title: str
    body: Markup
    backlinks: Backlinks


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One page for each metric."""
    return (PlannedPage(page_of(each.key), "metric", each.key) for each in catalog.metrics.values())


def view(page: PlannedPage, sheet: Sheet) -> MetricView:
    """Everything on a metric's page."""
    assert page.subject
    metric, words = sheet.catalog.metrics[page.subject.id], sheet.words
    return MetricView(
        head=head_of(
            sheet,
            metric.name,
            kind="metric",
            section="metrics",
            description=metric.definition,
            crumbs=section_crumb(Kind.METRIC, sheet),
        ),
        title=sheet.line(metric.name, metric.key),
        lede=sheet.line(metric.definition, metric.key),
        tags=(),
        facts=_facts(metric, sheet),
        stub=not_written(metric, sheet),
        row=metric_row(metric, sheet),
        trend_title=words("metric.trend"),
        trend_remark=words("metric.values", n=len(metric.of_segment())) if metric.of_segment() else "",
        chart=_chart(metric, sheet) if metric.series else Markup(),
        no_data=None
        if metric.series or metric.stub
        else Missing(words("missing.no-data", id=metric.id), file_of(metric.key, sheet)),
        table_title=words("metric.table"),
        table=_table(metric, sheet) if metric.series else None,
        notes_title=words("notes"),
        body=sheet.text(metric.body, metric.key, heading=3),
        backlinks=backlinks(
            metric.key, sheet, Missing(words("missing.metric-unused", id=metric.id), "content/journeys/")
        ),
    )


def _facts(metric: Metric, sheet: Sheet) -> tuple[Fact, ...]:
    words = sheet.words
    target = measured(metric.target, metric, words) if metric.target is not None else words("metric.no-target")
    found = [Fact(words("fact.target"), (target,)), Fact(words("fact.better"), (words(f"better.{metric.direction}"),))]
    if metric.baseline is not None:
        found.append(Fact(words("fact.baseline"), (measured(metric.baseline, metric, words),)))
    if metric.source:
        found.append(Fact(words("fact.source"), (sheet.line(metric.source, metric.key),)))
    return (*found, owner_fact(metric.owner, sheet))


def _segments(metric: Metric) -> tuple[str, ...]:
    """The segments of the data, the whole (the empty one) first."""
    found = dict.fromkeys(row.segment for row in metric.series)
    return tuple(sorted(found, key=bool))


def _chart(metric: Metric, sheet: Sheet) -> Markup:
    words, name = sheet.words, sheet.plain(metric.name)
    days = sorted({row.date for row in metric.series})
    marks = tuple(each for each in (metric.target, metric.baseline) if each is not None)
    values = nice_values((*(row.value for row in metric.series), *marks))
    series = tuple(
        Series(
            name=segment or (words("metric.all") if len(_segments(metric)) > 1 else ""),
            readings=tuple(Reading(row.date, row.value) for row in metric.of_segment(segment)),
            last=measured(metric.of_segment(segment)[-1].value, metric, words),
            style=style,
        )
        for style, segment in enumerate(_segments(metric), start=1)
    )
    latest = metric.latest
    return trend(
        Trend(
            id="trend",
            title=words("metric.chart", name=name, first=words.date(days[0]), last=words.date(days[-1])),
            description=words(
                "metric.described", value=measured(latest.value, metric, words), day=words.date(latest.date)
            )
            if latest
            else "",
            series=series,
            values=tuple(Tick(value, words.number(value, 2)) for value in values),
            days=tuple(DayTick(day, words.date(day)) for day in nice_days(days[0], days[-1])),
            unit=sheet.plain(metric.unit),
            target=_mark("metric.target", metric.target, metric, sheet),
            baseline=_mark("metric.baseline", metric.baseline, metric, sheet),
            rtl=words.direction == "rtl",
        )
    )


def _mark(word: str, value: float | None, metric: Metric, sheet: Sheet) -> Tick | None:
    if value is None:
        return None
    return Tick(value, sheet.words(word, value=measured(value, metric, sheet.words)))


def _table(metric: Metric, sheet: Sheet) -> DataTable:
    words, segments = sheet.words, _segments(metric)
    known = {(row.date, row.segment): row.value for row in metric.series}
    days = sorted({row.date for row in metric.series}, reverse=True)

    def shown(value: float | None) -> str:
        return "" if value is None else measured(value, metric, words)

    return DataTable(
        caption=words("metric.table-caption", name=sheet.plain(metric.name)),
        heads=(words("column.date"), *(segment or words("column.value") for segment in segments)),
        rows=tuple((words.date(day), tuple(shown(known.get((day, segment))) for segment in segments)) for day in days),
    )


TYPE = PageType("metric", "metric.html", plan, view)
