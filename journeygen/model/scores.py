"""How opportunities are ranked."""

from __future__ import annotations

from journeygen.model.pains import Opportunity


def impact_effort(opportunity: Opportunity) -> float | None:
    """Impact × (6 − effort), out of 25; None while one of the two is not known."""
    if opportunity.impact is None or opportunity.effort is None:
        return None
    return opportunity.impact * (6 - opportunity.effort)


def rice(opportunity: Opportunity) -> float | None:
    """Reach × impact × confidence ÷ effort, with reach in customers a month and confidence as a share of 1.

    Source: Sean McBride, "RICE: Simple prioritization for product managers", Intercom (2016). None
    while one of the four is not known.
    """
    parts = (opportunity.reach, opportunity.impact, opportunity.confidence, opportunity.effort)
    if any(part is None for part in parts):
        return None
    reach, impact, confidence, effort = (float(part) for part in parts if part is not None)
    return reach * impact * (confidence / 100) / effort


def opportunity_score(opportunity: Opportunity) -> float | None:
    """Importance + max(importance − satisfaction, 0), out of 20; None while one of the two is not known.

    Source: Anthony W. Ulwick, "Turn customer input into innovation", Harvard Business Review (2002).
    """
    if opportunity.importance is None or opportunity.satisfaction is None:
        return None
    return opportunity.importance + max(opportunity.importance - opportunity.satisfaction, 0)


SCORING = {"impact-effort": impact_effort, "rice": rice, "opportunity-score": opportunity_score}
OUT_OF = {"impact-effort": 25, "rice": None, "opportunity-score": 20}
"""The highest score that can be reached; None where there is no bound."""
