"""`badge.svg`: how many journeys the site has, and how many are overdue or have problems, for a README."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.charts.svg import element
from journeygen.charts.text import width
from journeygen.exchange.publication import Export, Publication

_HEIGHT, _SIZE, _PAD = 20, 11, 8
_GREY, _GOOD, _ALERT = "#434a57", "#1c6a3b", "#a8360a"


def export(publication: Publication) -> Iterator[Export]:
    """The badge."""
    yield Export("badge.svg", lambda: _badge(publication))


def _badge(publication: Publication) -> bytes:
    catalog, words = publication.desk.catalog, publication.desk.words
    reviews = [publication.desk.review(each) for each in catalog.journeys.values()]
    overdue, problems = sum(each.overdue for each in reviews), len(publication.problems())
    left = words("badge.journeys", n=len(reviews))
    right = words.comma.join((words("badge.overdue", n=overdue), words("badge.problems", n=problems)))
    wide_left, wide_right = (width(each, _SIZE) + 2 * _PAD for each in (left, right))
    whole = wide_left + wide_right
    rtl = words.direction == "rtl"
    first, second = (wide_right, 0.0) if rtl else (0.0, wide_left)
    drawn = element(
        "svg",
        element("title", f"{left}{words.comma}{right}"),
        element("rect", x=first, width=wide_left, height=_HEIGHT, fill=_GREY),
        element("rect", x=second, width=wide_right, height=_HEIGHT, fill=_ALERT if overdue or problems else _GOOD),
        _text(left, first + wide_left / 2),
        _text(right, second + wide_right / 2),
        xmlns="http://www.w3.org/2000/svg",
        width=whole,
        height=_HEIGHT,
        viewBox=f"0 0 {whole:g} {_HEIGHT}",
        role="img",
        direction=words.direction,
    )
    return f"{drawn}\n".encode()


def _text(text: str, middle: float) -> str:
    font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
    return element("text", text, x=middle, y=14, fill="#fff", text_anchor="middle", font_family=font, font_size=_SIZE)
