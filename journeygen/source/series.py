"""The data of a metric: a CSV file with the columns `date,value` and, if wanted, `segment`."""

from __future__ import annotations

import csv
import datetime
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from journeygen.model.measures import Observation
from journeygen.problems import Fix, Location, Problem, Splice, error, warning
from journeygen.source.dates import date_in, date_meant, how_to_write
from journeygen.source.document import decode
from journeygen.source.merges import unfinished_merge
from journeygen.source.numbers import number_in, of_thousands


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
    lines = text.split("\n")
    wrong: list[tuple[str, Problem]] = []
    series: list[Observation] = []
    last: dict[str, datetime.date] = {}
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        number = rows.line_num
        cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
        day = date_in(cells.get("date", ""))
        value = number_in(cells.get("value", ""))
        segment = cells.get("segment", "")
        fault = _fault(row, cells, header, delimiter)
        if fault:
            sort, message, hint, old, new = fault
            fix = _instead(number, lines[number - 1], old, new)
            wrong.append((sort, error("csv", Location(path, number), message, hint, fix=fix)))
        elif day is None or value is None:  # which is a fault
            continue
        elif segment in last and day <= last[segment]:
            what = "stands here twice" if day == last[segment] else f"comes after {last[segment].isoformat()}"
            hint = "sort the lines by date, each date once"
            wrong.append(("order", error("csv", Location(path, number), f"{day.isoformat()} {what}", hint)))
        else:
            last[segment] = day
            series.append(Observation(date=day, value=value, segment=segment))
    problems = list(_few(wrong))
    if not series and not problems:
        hint = "write a line for each date below the first one, such as 2026-11-04,12.5"
        problems.append(warning("csv", Location(path), "there are no values in this file yet", hint))
    return tuple(sorted(series, key=lambda each: (each.date, each.segment))), problems


_SIGNS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}


def _fault(
    row: list[str], cells: dict[str, str], header: list[str], delimiter: str
) -> tuple[str, str, str, str, str] | None:
    """What is wrong with a line by itself: its sort, message and hint, and what to write in place of what."""
    date, value = cells.get("date", ""), cells.get("value", "")
    whole = row[0].strip()
    other = next((sign for sign in _SIGNS if len(row) == 1 and sign in whole), "")
    if other and any(known(whole.partition(other)[0].strip()) for known in (date_in, date_meant)):
        message = f"this line has {_SIGNS[other]} where the others have {_SIGNS[delimiter]}"
        right = whole.replace(other, delimiter) if whole.count(other) == len(header) - 1 else ""
        hint = f"write {_SIGNS[delimiter]} between the date and the value"
        return "sign", message, f"{hint}: {right}" if right else hint, whole if right else "", right
    if date_in(date) is None:
        right = date_meant(date)
        hint = f"write it as {right}" if right else how_to_write(date)
        return "date" if right else "no date", f"'{date}' is no date", hint, date if right else "", right
    splits = "a number with a decimal comma splits the line: write it with a point, such as 12.5"
    if number_in(value) is None:
        hint = "write a number such as 12.5, or leave the whole line out"
        if value.endswith("%") and number_in(value[:-1]) is not None:
            hint = f"write the number alone: {value[:-1].strip()}"
        hint = splits if len(row) > len(header) else hint
        message = f"'{value}' is no number" if value else "there is no value on this line"
        visible = "".join(sign for sign in value if not unicodedata.category(sign).startswith("C"))
        if visible != value:
            message = f"there is an invisible character in '{visible}'"
            hint = f"delete '{visible}' and type it again"
        return "value", message, hint, "", ""
    if len(row) > len(header):
        return "split", f"this line has {len(row)} values, not {len(header)}", splits, "", ""
    plain = of_thousands(value)
    if plain:
        message = f"'{value}' could mean {plain} or {number_in(value):g}"
        return "thousands", message, f"write {plain}, or {value.replace(',', '.')} with a point", "", ""
    return None


def _instead(number: int, line: str, old: str, new: str) -> Fix:
    """What puts a text in place of another that stands once on a line."""
    if not old or line.count(old) != 1:
        return ()
    column = line.index(old) + 1
    return (Splice(number, column, number, column + len(old), new),)


_FEW = 3
"""So many lines with a mistake of one sort are told of one by one."""


def _few(wrong: list[tuple[str, Problem]]) -> Iterator[Problem]:
    """The problems; of many of one sort the first, which says how many more there are and mends them all."""
    by_sort: dict[str, list[Problem]] = {}
    for sort, problem in wrong:
        by_sort.setdefault(sort, []).append(problem)
    for same in by_sort.values():
        if len(same) <= _FEW:
            yield from same
            continue
        fixes = tuple(splice for each in same if isinstance(each.fix, tuple) for splice in each.fix)
        yield replace(
            same[0], message=f"{same[0].message} (and {len(same) - 1} more lines below are like it)", fix=fixes
        )
