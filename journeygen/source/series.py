"""The data of a metric: a CSV file with the columns `date,value` and, if wanted, `segment`."""

from __future__ import annotations

import csv
import datetime
import io

from journeygen.model.measures import Observation
from journeygen.problems import Location, Problem, error
from journeygen.source.document import decode
from journeygen.source.values import date_in, number_in


def read_series(data: bytes, path: str) -> tuple[tuple[Observation, ...], list[Problem]]:
    """The rows of a metric's data, oldest first, and what is wrong with them. Wrong rows are left out."""
    text, unreadable = decode(data, path)
    if unreadable:
        return (), [unreadable]
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    header = [name.strip().lower() for name in next(rows, [])]
    if not header:
        return (), [error("csv", Location(path), "this file is empty", "its first line is 'date,value'")]
    missing = [name for name in ("date", "value") if name not in header]
    if missing:
        found = ", ".join(header)
        return (), [
            error("csv", Location(path), f"there is no column '{missing[0]}', only {found}", "name them 'date,value'")
        ]
    problems: list[Problem] = []
    series: list[Observation] = []
    last: dict[str, datetime.date] = {}
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        place = Location(path, rows.line_num)
        cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
        day = date_in(cells.get("date", ""))
        value = number_in(cells.get("value", ""))
        segment = cells.get("segment", "")
        if day is None:
            problems.append(error("csv", place, f"'{cells.get('date', '')}' is no date", "write it as 2026-11-04"))
        elif value is None:
            hint = "write a number such as 12.5, or leave the whole line out"
            if len(row) > len(header):
                hint = "a number with a decimal comma splits the line: write it with a point, such as 12.5"
            problems.append(error("csv", place, f"'{cells.get('value', '')}' is no number", hint))
        elif len(row) > len(header):
            hint = "a number with a decimal comma splits the line: write it with a point, such as 12.5"
            problems.append(error("csv", place, f"this line has {len(row)} values, not {len(header)}", hint))
        elif segment in last and day <= last[segment]:
            what = "stands here twice" if day == last[segment] else f"comes after {last[segment].isoformat()}"
            problems.append(error("csv", place, f"{day.isoformat()} {what}", "sort the lines by date, each date once"))
        else:
            last[segment] = day
            series.append(Observation(date=day, value=value, segment=segment))
    return tuple(sorted(series, key=lambda each: (each.date, each.segment))), problems
