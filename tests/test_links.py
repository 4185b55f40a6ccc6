from __future__ import annotations

import pytest

from journeygen.links import Links, address_of, relative
from journeygen.model.kinds import Key, Kind


@pytest.mark.parametrize(
    ("page", "address", "url"),
    [
        ("index.html", "journeys/buy.html", "journeys/buy.html"),
        ("journeys/buy.html", "index.html", "../index.html"),
        ("journeys/buy.html", "journeys/buy.html#step-pays", "#step-pays"),
        ("journeys/buy.html", "journeys/sell.html", "sell.html"),
        ("pages/guide/index.html", "personas/tim.html", "../../personas/tim.html"),
        ("index.html", "journeys/été.html#step-à", "journeys/%C3%A9t%C3%A9.html#step-%C3%A0"),
    ],
)
def test_relative(page: str, address: str, url: str) -> None:
    assert relative(page, address) == url


def test_addresses_of_what_stands_inside_a_journey() -> None:
    assert address_of(Key(Kind.PAIN_POINT, "slow")) == "pain-points/slow.html"
    assert address_of(Key(Kind.PAIN_POINT, "buy/slow")) == "journeys/buy.html#pain-slow"
    assert address_of(Key(Kind.OPPORTUNITY, "buy/faster")) == "journeys/buy.html#opportunity-faster"
    assert address_of(Key(Kind.PAGE, "guide/index")) == "pages/guide/index.html"


def test_what_is_not_planned_has_no_address() -> None:
    links = Links(frozenset({"journeys/buy.html"}))
    assert links.address(Key(Kind.JOURNEY, "buy")) == "journeys/buy.html"
    assert links.address(Key(Kind.PAIN_POINT, "buy/slow")) == "journeys/buy.html#pain-slow"
    assert links.address(Key(Kind.JOURNEY, "draft")) is None
