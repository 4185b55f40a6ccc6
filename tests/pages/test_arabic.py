"""A site in Arabic, from right to left: the whole of it, and journeys in another language than their site's."""

from __future__ import annotations

import datetime
import re

import pytest

from journeygen.build import Options, dress, prepare
from journeygen.makers import page_of
from journeygen.source.tree import FolderTree
from tests.paths import ARABIC


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    """The pages of the Arabic site by their address."""
    options = Options(content=ARABIC, as_of=datetime.date(2026, 11, 22))
    prepared = prepare(FolderTree(ARABIC), options)
    assert prepared.problems == ()
    dressed, _ = dress(prepared, options)
    assert dressed
    return {page.url: page_of(dressed, page).decode() for page in prepared.plan}


def test_every_page_runs_from_right_to_left_in_arabic(site: dict[str, str]) -> None:
    assert all('<html lang="ar" dir="rtl">' in html for html in site.values())


def test_the_map_is_mirrored(site: dict[str, str]) -> None:
    html = site["journeys/open-account.html"]
    drawn = re.search(r'<g class="step-number".*?</g>', html)
    assert drawn
    numbers = re.findall(r'<text x="([\d.]+)"[^>]*>(\d)<', drawn[0])
    assert [number for _, number in numbers] == list("123456789")
    assert [float(x) for x, _ in numbers] == sorted((float(x) for x, _ in numbers), reverse=True)
    assert "\u200e−2" in html  # a sign stays in front of its number


def test_a_journey_in_english_runs_from_left_to_right_and_says_what_is_arabic(site: dict[str, str]) -> None:
    html = site["journeys/english.html"]
    assert '<main id="page-main" tabindex="-1" lang="en" dir="ltr">' in html
    assert '<span lang="ar" dir="rtl">الخطوة</span>' in html
    assert '<dt><span lang="ar" dir="rtl">الوضع</span></dt>' in html
    assert "&lt;span" not in html
    assert '<span lang="en" dir="ltr">Close the account</span>' in site["index.html"]
