"""The calendars of reviews: `reviews.ics` with all of them, and one for each team with those of its journeys.

A review stands on the day it is due, also when that is over: the home page is what reminds of it. A site
or a team without a review that is due has no calendar: an empty one is none (RFC 5545, 3.6).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote, urlsplit

from journeygen.exchange.icalendar import Event, icalendar
from journeygen.exchange.publication import Export, Publication
from journeygen.links import page_of
from journeygen.model.names import slug_of
from journeygen.pages.reviews import DueReview, calendar_of, due_reviews
from journeygen.pages.signs import journey_name
from journeygen.sheet import Desk


def export(publication: Publication) -> Iterator[Export]:
    """The calendars of a site that is being published."""
    for address, content in review_calendars(publication.desk, publication.desk.base_url):
        yield Export(address, partial(bytes, content))


def review_calendars(desk: Desk, base_url: str) -> Iterator[tuple[str, bytes]]:
    """The calendars by their address on the site. Without `base_url` its events link to nothing."""
    title = desk.prose.plain(desk.catalog.site.title)
    for team in ("", *desk.catalog.teams):
        due = due_reviews(desk, team)
        if due:
            name = desk.prose.plain(desk.catalog.teams[team].name) if team else ""
            called = desk.words("review.calendar-of", title=title, team=name) if team else title
            events = (_event(each, desk, base_url) for each in due)
            yield calendar_of(team), icalendar(desk.words("review.calendar-name", title=called), events, desk.as_of)


def _event(due: DueReview, desk: Desk, base_url: str) -> Event:
    journey, review, words = due.journey, due.review, desk.words
    assert review.due
    owner = desk.catalog.teams.get(journey.owner)
    every = journey.review_every or desk.catalog.site.review_every
    said = [words("review.owner", team=desk.prose.plain(owner.name)) if owner else words("review.nobody")]
    said.append(words("review.last", day=words.date(review.reviewed)) if review.reviewed else words("review.never"))
    if every:
        said.append(words("review.every", time=words.duration(every)))
    # Two sites in one calendar may have a journey of the same id.
    site = urlsplit(base_url).hostname or f"{slug_of(desk.prose.plain(desk.catalog.site.title))}.invalid"
    return Event(
        uid=f"review-{journey.id}@{site}",
        day=review.due,
        summary=words("review.event", journey=journey_name(journey, desk.sheet(""))),
        description="\n".join(said),
        url=f"{base_url.rstrip('/')}/{quote(page_of(journey.key))}" if base_url else "",
    )
