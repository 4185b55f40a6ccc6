"""When a journey is due for review."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from journeygen.model.fields import Duration
from journeygen.model.journeys import Journey
from journeygen.model.site import Site


@dataclass(frozen=True, slots=True)
class Review:
    """When a journey was reviewed and is due; `days_over` is positive when it is overdue, on the day asked for.

    `reviewed` is None for one that never was: it is due as if it had been when it was written. A change is
    not a review: whoever mends a word has not held the map against reality.
    """

    reviewed: datetime.date | None
    due: datetime.date | None
    days_over: int

    @property
    def overdue(self) -> bool:
        """Whether the review should have happened before the day asked for."""
        return self.due is not None and self.days_over > 0


def later(day: datetime.date, duration: Duration) -> datetime.date:
    """The day a duration (its longer end) after another; months and years keep the day of the month where they can."""
    count = duration.high
    if duration.unit in ("month", "year") and count == int(count):
        months = int(count) * (12 if duration.unit == "year" else 1) + day.month - 1
        year, month = day.year + months // 12, months % 12 + 1
        following = datetime.date(year + month // 12, month % 12 + 1, 1)
        return datetime.date(year, month, min(day.day, (following - datetime.timedelta(days=1)).day))
    return day + datetime.timedelta(seconds=count * Duration.UNITS[duration.unit])


def review_of(journey: Journey, site: Site, as_of: datetime.date, written: datetime.date | None = None) -> Review:
    """The state of a journey's review on a day; `due` is None without a date or an interval.

    `written` is the day on which the journey first came into the repository; None: that is not known.
    """
    every, since = journey.review_every or site.review_every, journey.reviewed or written
    due = later(since, every) if since and every else None
    return Review(journey.reviewed, due, (as_of - due).days if due else 0)
