"""The data of a metric: a CSV file with the columns `date,value` and, if wanted, `segment`."""

from __future__ import annotations

import csv
import datetime
import io
import unicodedata

from journeygen.model.measures import Observation
from journeygen.problems import Location, Problem, error, warning
from journeygen.source.document import decode
from journeygen.source.merges import unfinished_merge
from journeygen.source.numbers import date_in, date_meant, number_in


def read_series(data: bytes, path: str) -> tuple[tuple[Observation, ...], list[Problem]]:
    """The rows of a metric's data, oldest first, and what is wrong with them. Wrong rows are left out."""
    text, unreadable = decode(data, path)
    wrong = unreadable or unfinished_merge(text, path)
    if wrong:
        return (), [wrong]
    try:
        return _rows(text, path)
    except csv.Error:  # the parser gives up where a quotation is left open, and on endless cells
        line = _open_quote(text)
        if line:
            message, hint = "the quotation that opens on this line is never closed", "take the quotation mark out"
        else:
            line, message = 1, "a value in this file is longer than any value is"
            hint = "is this the right file? Its lines are such as 2026-11-04,12.5"
        return (), [error("csv", Location(path, line), message, hint)]


def _open_quote(text: str) -> int:
    """The last line on which a quotation opens, if one is left open; else 0."""
    if text.count('"') % 2 == 0:
        return 0
    return text.count("\n", 0, text.rindex('"')) + 1


def _rows(text: str, path: str) -> tuple[tuple[Observation, ...], list[Problem]]:
    first = text.partition("\n")[0]
    delimiter = next((sign for sign in ";\t" if sign in first), ",")
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    header = [name.strip().lower() for name in next(rows, [])]
    if text.startswith("PK\x03\x04"):
        message = "this is a workbook of a spreadsheet program, not a CSV file"
        return (), [error("csv", Location(path), message, "save it as CSV (in Excel: Save as, CSV UTF-8)")]
    if not header:
        return (), [error("csv", Location(path), "this file is empty", "begin it with the line 'date,value'")]
    missing = [name for name in ("date", "value") if name not in header]
    if missing:
        hint = f"write 'date{delimiter}value' as the first line, in place of what stands there"
        if date_in(header[0]) or date_meant(header[0]):
            hint = f"write 'date{delimiter}value' as a line above this one"
        return (), [error("csv", Location(path), f"the first line does not name a column '{missing[0]}'", hint)]
    problems: list[Problem] = []
    series: list[Observation] = []
    last: dict[str, datetime.date] = {}
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        place = Location(path, rows.line_num, 1)
        cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
        day = date_in(cells.get("date", ""))
        value = number_in(cells.get("value", ""))
        segment = cells.get("segment", "")
        if day is None:
            written = cells.get("date", "")
            hint = f"write it as {date_meant(written) or '2026-11-04, with year, month and day'}"
            problems.append(error("csv", place, f"'{written}' is no date", hint))
        elif value is None:
            written = cells.get("value", "")
            hint = "write a number such as 12.5, or leave the whole line out"
            if written.endswith("%") and number_in(written[:-1]) is not None:
                hint = f"write the number alone: {written[:-1].strip()}"
            if len(row) > len(header):
                hint = "a number with a decimal comma splits the line: write it with a point, such as 12.5"
            message = f"'{written}' is no number" if written else "there is no value on this line"
            visible = "".join(sign for sign in written if not unicodedata.category(sign).startswith("C"))
            if visible != written:
                message, hint = (
                    f"there is an invisible character in '{visible}'",
                    f"delete '{visible}' and type it again",
                )
            problems.append(error("csv", place, message, hint))
        elif len(row) > len(header):
            hint = "a number with a decimal comma splits the line: write it with a point, such as 12.5"
            problems.append(error("csv", place, f"this line has {len(row)} values, not {len(header)}", hint))
        elif segment in last and day <= last[segment]:
            what = "stands here twice" if day == last[segment] else f"comes after {last[segment].isoformat()}"
            problems.append(error("csv", place, f"{day.isoformat()} {what}", "sort the lines by date, each date once"))
        else:
            last[segment] = day
            series.append(Observation(date=day, value=value, segment=segment))
    if not series and not problems:
        hint = "write a line for each date below the first one, such as 2026-11-04,12.5"
        problems.append(warning("csv", Location(path), "there are no values in this file yet", hint))
    return tuple(sorted(series, key=lambda each: (each.date, each.segment))), problems
