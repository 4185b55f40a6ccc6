"""The reviews that are to come or overdue, and the calendars that tell of them: one of the site's, one a team."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape

from journeygen.links import FOLDERS
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Kind
from journeygen.model.reviews import Review
from journeygen.sheet import Desk, Link, Sheet


@dataclass(frozen=True, slots=True)
class DueReview:
    """A journey that is due for review, on a day before or after the one the site is for."""

    journey: Journey
    review: Review


def due_reviews(desk: Desk, team: str = "") -> tuple[DueReview, ...]:
    """The reviews with a day, the first one first; with a team, those of the journeys that it owns."""
    journeys = (each for each in desk.catalog.journeys.values() if not team or each.owner == team)
    found = [DueReview(journey, desk.review(journey)) for journey in journeys]
    due = [each for each in found if each.review.due]
    return tuple(sorted(due, key=lambda each: (-each.review.days_over, each.journey.id)))


def calendar_of(team: str = "") -> str:
    """The address of the site's calendar, or of a team's."""
    return f"{FOLDERS[Kind.TEAM]}/{team}.ics" if team else "reviews.ics"


def calendar_link(sheet: Sheet, team: str = "") -> Link | None:
    """A link to a calendar; None where nothing is due: then there is no such calendar."""
    if not due_reviews(sheet.desk, team):
        return None
    return Link(escape(sheet.words("review.calendar")), sheet.to(calendar_of(team)))
