"""The picture beside the ranking: which plane each scoring is drawn in, and its lines of equal scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup

from journeygen.charts.matrix import Axis, Level, Mark, Matrix, matrix
from journeygen.model.pains import Opportunity
from journeygen.sheet import Sheet

Pair = tuple[float, float]

FROM_1_TO_5 = (1, 2, 3, 4, 5)
FROM_0_TO_10 = (0, 2, 4, 6, 8, 10)


def axes(scoring: str) -> tuple[str, str]:
    """The keys of an opportunity that are drawn from start to end, and from the bottom up."""
    return ("satisfaction", "importance") if scoring == "opportunity-score" else ("effort", "impact")


def placed_at(one: Opportunity, scoring: str) -> Pair | None:
    """Where an opportunity is in the plane; None while one of the two is not known."""
    x, y = (getattr(one, name) for name in axes(scoring))
    return None if x is None or y is None else (x, y)


def picture(marks: tuple[Mark, ...], sheet: Sheet) -> Markup:
    """The picture of ranked opportunities; nothing where there is none to place."""
    scoring, words = sheet.catalog.site.scoring, sheet.words
    if not marks:
        return Markup()
    across, up = axes(scoring)
    values = FROM_0_TO_10 if scoring == "opportunity-score" else FROM_1_TO_5
    ticks = tuple((float(value), words.number(value)) for value in values)
    # Less effort, and less satisfaction, is further on: the upper end corner is where to begin.
    x = Axis(
        words(f"matrix.{across}.name"),
        values[-1],
        values[0],
        ticks[::-1],
        words(f"matrix.{across}.much"),
        words(f"matrix.{across}.little"),
    )
    y = Axis(words(f"matrix.{up}.name"), values[0], values[-1], ticks)
    corners = ("", "", "", "")
    if scoring != "opportunity-score":
        corners = tuple(words(f"matrix.corner.{each}") for each in ("plan", "now", "leave", "passing"))  # type: ignore[assignment]  # four of four
    return matrix(Matrix(x, y, marks, tuple(_levels(scoring, sheet)), corners))


def _levels(scoring: str, sheet: Sheet) -> Iterable[Level]:
    """The lines of equal scores. RICE has none in this plane: reach and confidence are not in it."""
    if scoring == "rice":
        return
    scores, of_score = (
        ((5, 10, 15, 18), _importance_at) if scoring == "opportunity-score" else ((5, 10, 15, 20), _impact_at)
    )
    for score in scores:
        found = tuple(_line(of_score(score), scoring))
        yield Level(sheet.words("matrix.score", n=score), found)


def _line(of: Callable[[float], float], scoring: str) -> Iterable[Pair]:
    """The points of a line, from the start of the plane to its end, half a step beyond the scales."""
    high, low = (11.0, -1.0) if scoring == "opportunity-score" else (5.5, 0.5)
    for step in range(241):
        x = high - (high - low) * step / 240
        yield x, of(x)


def _impact_at(score: float) -> Callable[[float], float]:
    """Impact × (6 − effort) = score, for impact."""
    return lambda effort: score / (6 - effort)


def _importance_at(score: float) -> Callable[[float], float]:
    """Importance + max(importance − satisfaction, 0) = score, for importance."""
    return lambda satisfaction: min(score, (score + satisfaction) / 2)
