from __future__ import annotations

import pytest

from journeygen.model.fields import rounded
from journeygen.model.pains import Opportunity
from journeygen.model.scores import impact_effort, opportunity_score, rice


def opportunity(**values: float) -> Opportunity:
    return Opportunity(id="x", title="X", **values)  # type: ignore[arg-type]


def test_impact_effort_is_out_of_25() -> None:
    assert impact_effort(opportunity(impact=5, effort=1)) == 25
    assert impact_effort(opportunity(impact=4, effort=5)) == 4
    assert impact_effort(opportunity(impact=4)) is None


def test_rice() -> None:
    assert rice(opportunity(reach=500, impact=3, confidence=80, effort=2)) == pytest.approx(600)
    assert rice(opportunity(reach=500, impact=3, effort=2)) is None


def test_opportunity_score_never_falls_below_the_importance() -> None:
    assert opportunity_score(opportunity(importance=9, satisfaction=3)) == 15
    assert opportunity_score(opportunity(importance=4, satisfaction=9)) == 4
    assert opportunity_score(opportunity(importance=4)) is None


@pytest.mark.parametrize(("value", "whole"), [(0.5, 1), (-0.5, -1), (1.49, 1), (-1.5, -2), (0, 0)])
def test_halves_are_rounded_away_from_zero(value: float, whole: int) -> None:
    assert rounded(value) == whole
