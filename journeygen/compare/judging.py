"""What is better and what is worse, and for whom: the rules, in one place.

The maps tell what somebody knows, not what is so. So nothing is judged that may just be written down better
than before: an emotion that was not known, a step that is new or gone, a persona, a text. And what the
company does about it (owners, opportunities, targets) is judged, but is nothing that customers feel yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeygen.compare.changes import NEUTRAL, Judgement, Value, Verdict
from journeygen.model.fields import Emotion
from journeygen.model.measures import Metric
from journeygen.model.pains import PainPoint

UNJUDGED_SEVERITY = 3
"""What a pain point weighs whose severity nobody has judged: as much as a moderate one."""

_HURTS: Mapping[str, int] = {"resolved": 0, "mitigated": 1, "open": 2, "accepted": 2}
"""How much a pain point hurts in each status. That a team accepts one makes it no less."""

_FAR: Mapping[str, int] = {"rejected": -1, "idea": 0, "planned": 1, "doing": 2, "done": 3}
"""How far an opportunity is."""


def by(step: float, weight: float = 1, felt: bool = False) -> Verdict:
    """Better where something went up, worse where it went down."""
    if not step:
        return NEUTRAL
    return Verdict(Judgement.BETTER if step > 0 else Judgement.WORSE, abs(step) * weight, felt)


def of_emotion(before: Emotion | None, after: Emotion | None) -> Verdict:
    """A lower middle is worse; where it is the same, a lower lowest end. What was not known cannot be compared."""
    if before is None or after is None:
        return NEUTRAL
    step = (after.middle - before.middle) or (after.lowest - before.lowest)
    return by(step / 10, felt=True)


def of_pain(pain: PainPoint, came: bool) -> Verdict:
    """A pain point that is new is worse, by its severity; one that is gone is better. One that is over is neither."""
    if not _HURTS[pain.status]:
        return NEUTRAL
    return by(-1 if came else 1, pain.severity or UNJUDGED_SEVERITY, felt=True)


def of_field(thing: str, field: str, before: Any, after: Any, severity: int = UNJUDGED_SEVERITY) -> Verdict:
    """A field of a thing (`step`, `pain-point`, `touchpoint` …), by its values as the model has them."""
    if field == "owner":
        return by(bool(after) - bool(before))
    if thing == "pain-point":
        if field == "status" and before and after:
            return by((_HURTS[before] - _HURTS[after]) / 2, severity, felt=True)
        if field in ("severity", "frequency") and before and after:
            return by(before - after, felt=True)
    if thing == "opportunity" and field == "status" and before and after:
        return by(_FAR[after] - _FAR[before])
    if field == "channel_switch" and after is not None:
        return by((before == "lost") - (after == "lost"), 2, felt=True)
    if thing == "evidence" and field == "confidence" and before and after:
        return by(after - before)
    if field == "gains":
        return by(bool(after) - bool(before), felt=True)
    return NEUTRAL


def of_leaving(before: float | None, after: float | None) -> Verdict:
    """The share, as a percentage, of those who leave the journey at a step: the more, the worse.

    They are customers who were lost, so it is felt.
    """
    return by((before - after) / 25, felt=True) if before is not None and after is not None else NEUTRAL


def of_metric(before: Metric, after: Metric) -> Verdict:
    """A value nearer to where the metric should go is better: up or down, as its `direction` says."""
    if before.latest is None or after.latest is None:
        return NEUTRAL
    step = after.latest.value - before.latest.value
    return by((step > 0) - (step < 0) if after.direction == "higher" else (step < 0) - (step > 0))


def raw(value: Value | None) -> Any:
    """What a value is to the rules: names by their ids."""
    if value is None:
        return None
    return value.value.id if value.kind == "name" else value.value
