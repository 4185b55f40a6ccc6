"""A review as JSON, for programs: documented in the guide, and versioned.

`format` rises when a key changes its meaning or goes; new keys may come without that.
"""

from __future__ import annotations

import datetime
import json
from typing import Any

from journeygen.compare.as_text import said_plainly
from journeygen.compare.changes import Change, Group, Named, Spot, Value
from journeygen.compare.review import Review, verdict
from journeygen.model.fields import Duration, Emotion
from journeygen.problems import Problem

FORMAT = 1


def as_json(review: Review) -> str:
    """The review, with the same bytes for the same two versions."""
    return json.dumps(review_data(review), ensure_ascii=False, indent=2) + "\n"


def review_data(review: Review) -> dict[str, Any]:
    """The review as plain data."""
    return {
        "format": FORMAT,
        "base": review.base,
        "head": review.head,
        "language": review.words.language,
        "is_new": review.comparison.is_new,
        "worse_for_customers": review.comparison.worse_for_customers(),
        "verdict": [
            {
                "title": line.title,
                "judgement": "worse" if line.worse else "better",
                "changes": [said_plainly(each) for each in line.sentences],
                "more": line.more,
            }
            for line in verdict(review)
        ],
        "notes": list(review.notes),
        "groups": [group_data(group, review) for group in review.comparison.groups],
        "problems": {
            "introduced": [_problem(each) for each in review.introduced],
            "resolved": [_problem(each) for each in review.resolved],
        },
    }


def group_data(group: Group, review: Review) -> dict[str, Any]:
    """The changes of one entity."""
    return {"entity": _named(group.entity), "changes": [change_data(each, review) for each in group.changes]}


def change_data(change: Change, review: Review) -> dict[str, Any]:
    """One change. Keys that say nothing about it are left out, except `before` and `after`."""
    found: dict[str, Any] = {
        "act": change.act,
        "thing": change.thing,
        "title": change.title,
        "field": change.field,
        "place": _spot(change.spot),
        "before": _value(change.before),
        "after": _value(change.after),
        "personas": [_named(each) for each in change.personas],
        "everybody": change.everybody,
        "judgement": str(change.verdict.judgement),
        "weight": round(change.verdict.weight, 3),
        "felt": change.verdict.felt and change.customers,
        "details": [{"key": name, "value": _value(value)} for name, value in change.details],
        "parts": [_named(each) for each in change.parts],
        "references": change.references,
        "text": said_plainly(review.sayings.of(change)),
    }
    return {
        key: value for key, value in found.items() if key in ("before", "after") or value not in ("", [], 0, None, {})
    }


def _named(named: Named) -> dict[str, str]:
    found = {"kind": named.kind, "id": named.id, "name": named.name}
    return {key: value for key, value in found.items() if value}


def _spot(spot: Spot) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if spot.stage:
        found["stage"] = _named(spot.stage)
    if spot.step:
        found |= {"step": _named(spot.step), "number": spot.number}
    return found | ({"gone": True} if spot.gone else {})


def _value(value: Value | None) -> Any:
    if value is None:
        return None
    raw = value.value
    match raw:
        case Emotion():
            return {"from": raw.start / 10, "to": raw.end / 10}
        case Duration():
            return {"low": raw.low, "high": raw.high, "unit": raw.unit}
        case Named():
            return _named(raw)
        case datetime.date():
            return raw.isoformat()
        case tuple():
            return [_value(each) for each in raw]
    return raw


def _problem(problem: Problem) -> dict[str, Any]:
    where = problem.location
    return {
        "rule": problem.rule,
        "severity": str(problem.severity),
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "message": problem.message,
        "hint": problem.hint,
    }
