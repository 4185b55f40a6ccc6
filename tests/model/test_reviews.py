from __future__ import annotations

import datetime

import pytest

from journeygen.model.fields import Duration
from journeygen.model.journeys import Journey
from journeygen.model.reviews import later, review_of
from journeygen.model.site import Site


@pytest.mark.parametrize(
    ("day", "count", "unit", "due"),
    [
        ("2026-05-04", 6, "month", "2026-11-04"),
        ("2025-08-31", 6, "month", "2026-02-28"),
        ("2024-02-29", 1, "year", "2025-02-28"),
        ("2026-12-31", 2, "week", "2027-01-14"),
    ],
)
def test_later(day: str, count: float, unit: str, due: str) -> None:
    found = later(datetime.date.fromisoformat(day), Duration(low=count, high=count, unit=unit))
    assert found.isoformat() == due


def test_a_review_is_overdue_the_day_after_it_is_due() -> None:
    journey = Journey.model_validate(
        {"id": "j", "title": "J", "personas": [{"persona": "t"}], "reviewed": "2026-05-04"}
    )
    site = Site.model_validate({"title": "S", "review_every": Duration(low=6, high=6, unit="month")})
    assert not review_of(journey, site, datetime.date(2026, 11, 4)).overdue
    review = review_of(journey, site, datetime.date(2026, 11, 22))
    assert (review.overdue, review.days_over) == (True, 18)


def test_without_a_date_nothing_is_due() -> None:
    journey = Journey.model_validate({"id": "j", "title": "J", "personas": [{"persona": "t"}]})
    assert review_of(journey, Site(title="S"), datetime.date(2026, 11, 4)).due is None
