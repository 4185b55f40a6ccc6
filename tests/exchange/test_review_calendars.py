"""`journeygen/exchange/review_calendars.py`: who has to look at what, and when."""

from __future__ import annotations

from icalendar import Calendar

from journeygen.exchange.review_calendars import review_calendars
from tests.pages.views import desk_of, view_of

FILES: dict[str, str | bytes] = {
    "site.yaml": "title: Our *maps*\nreview_every: 6 months\n",
    "teams.yaml": "- {id: care, name: Care}\n- {id: idle, name: Idle}\n",
    "journeys/buy.yaml": "title: Buy\npersonas: tim\nowner: care\nreviewed: 2026-08-31\nreview_every: 1 month\n",
    "journeys/été.yaml": "title: Été; 1\npersonas: tim\nreviewed: 2026-06-01\nstate: future\n",
    "journeys/never.yaml": "title: Never\npersonas: tim\nowner: care\n",
    "journeys/draft.yaml": "title: Draft\npersonas: tim\nreviewed: 2026-01-01\nstatus: draft\n",
}


def told(content: bytes) -> list[str]:
    return [
        f"{event['DTSTART'].dt} {event['UID']} {event['SUMMARY']} | {event['DESCRIPTION']} | {event.get('URL', '')}"
        for event in Calendar.from_ical(content).walk("VEVENT")
    ]


def test_the_site_has_a_calendar_and_each_team_one_of_its_own() -> None:
    found = dict(review_calendars(desk_of(FILES), "https://example.org/maps/"))
    assert list(found) == ["reviews.ics", "teams/care.ics"]
    buy = (
        "2026-09-30 review-buy@example.org Review: Buy | Owner: Care\nLast reviewed: 31 Aug 2026\n"
        "Review every: 1 month | https://example.org/maps/journeys/buy.html"
    )
    été = (
        "2026-12-01 review-été@example.org Review: Été; 1 (future) | Nobody owns it.\nLast reviewed: 1 Jun 2026\n"
        "Review every: 6 months | https://example.org/maps/journeys/%C3%A9t%C3%A9.html"
    )
    assert told(found["reviews.ics"]) == [buy, été]
    assert told(found["teams/care.ics"]) == [buy]
    assert b"\r\nNAME:Reviews: Our maps\\, Care\r\n" in found["teams/care.ics"]


def test_without_an_address_of_the_site_events_link_to_nothing() -> None:
    found = dict(review_calendars(desk_of(FILES), ""))
    assert b"URL" not in found["reviews.ics"]
    assert b"UID:review-buy@our-maps.invalid\r\n" in found["reviews.ics"]


def test_nothing_is_due() -> None:
    assert list(review_calendars(desk_of({}), "")) == []
    assert (
        view_of(desk_of({"journeys/a.yaml": "title: A\npersonas: tim\n"}), "index.html").attention[1].calendar is None
    )


def test_home_and_teams_link_to_their_calendars() -> None:
    desk = desk_of(FILES)
    assert view_of(desk, "index.html").attention[1].calendar.url == "reviews.ics"
    facts = {fact.label: fact.values for fact in view_of(desk, "teams/care.html").facts}
    assert [link.url for link in facts["Reviews"]] == ["care.ics"]
    assert "Reviews" not in {fact.label for fact in view_of(desk, "teams/idle.html").facts}
