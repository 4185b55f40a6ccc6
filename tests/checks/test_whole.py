"""The small site that rules are tried on is one that every rule is content with."""

from __future__ import annotations

from journeygen.checks import RULES
from tests.checks.whole import found


def test_the_whole_site_breaks_no_rule() -> None:
    assert found({}, *RULES) == []
