"""Checks: what schema and references do not say about a site, one rule a file.

A check is a rule, and a function from what was loaded and what is planned to problems, registered
in CHECKS. RULES are all rules there are: those of the checks, those about accepting problems, and
those of the readers, which find what they find while content is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from journeygen.checks import (
    broken_link,
    channel_twice,
    claim_without_evidence,
    codeowners_stale,
    dead_link,
    endless_path,
    evidence_too_old,
    idle_channel_switch,
    image_from_elsewhere,
    image_without_text,
    journey_without_emotion,
    journey_without_owner,
    loop_without_condition,
    metric_stale,
    metric_without_target,
    old_address,
    opportunity_without_pain,
    pain_without_opportunity,
    pain_without_owner,
    persona_without_journey,
    raw_html,
    review_overdue,
    shares_incomplete,
    stage_without_steps,
    step_without_touchpoint,
    theme_word,
    touchpoint_twice,
    touchpoint_unused,
    touchpoint_without_owner,
    unfinished_text,
    unknown_lane,
    unreachable_step,
    url_collision,
    variant_stages,
)
from journeygen.checks.accepting import UNKNOWN, UNUSED, WITHOUT_REASON, Accepted, Accepting, Sorted, unknown_weights
from journeygen.checks.check import Check, Checked
from journeygen.checks.of_readers import READERS
from journeygen.checks.rule import Rule, weighed, weights_of
from journeygen.problems import Severity
from journeygen.source.accepts import Accept

CHECKS: tuple[Check, ...] = (
    stage_without_steps.CHECK,
    journey_without_emotion.CHECK,
    step_without_touchpoint.CHECK,
    idle_channel_switch.CHECK,
    variant_stages.CHECK,
    unreachable_step.CHECK,
    endless_path.CHECK,
    loop_without_condition.CHECK,
    shares_incomplete.CHECK,
    touchpoint_without_owner.CHECK,
    journey_without_owner.CHECK,
    pain_without_owner.CHECK,
    touchpoint_unused.CHECK,
    touchpoint_twice.CHECK,
    channel_twice.CHECK,
    persona_without_journey.CHECK,
    pain_without_opportunity.CHECK,
    opportunity_without_pain.CHECK,
    claim_without_evidence.CHECK,
    evidence_too_old.CHECK,
    metric_without_target.CHECK,
    metric_stale.CHECK,
    review_overdue.CHECK,
    broken_link.CHECK,
    image_without_text.CHECK,
    image_from_elsewhere.CHECK,
    raw_html.CHECK,
    unknown_lane.CHECK,
    unfinished_text.CHECK,
    url_collision.CHECK,
    theme_word.CHECK,
    old_address.CHECK,
    codeowners_stale.CHECK,
)
"""All checks, in the order in which they run."""

RULES: Mapping[str, Rule] = {
    rule.id: rule
    for rule in sorted(
        (*(check.rule for check in CHECKS), dead_link.RULE, WITHOUT_REASON, UNUSED, UNKNOWN, *READERS),
        key=lambda each: each.id,
    )
}
"""Every rule that a problem can name, by its id."""


_FIXED = frozenset(rule.id for rule in RULES.values() if rule.fixed)


def looking(checked: Checked, asked_for: frozenset[str] = frozenset(), web: Check | None = None) -> Iterator[Sorted]:
    """What is wrong with a site: at first what reading it found, then more with every check; the last is all of it.

    Everything is weighed as the site says, and what somebody accepted is set aside. A rule that is
    `asked_for` runs even where it is off. While content cannot be read, only those checks run that are
    not misled by what is missing. `web` is the check that asks other sites; without it, nothing is said
    of what somebody accepted of its rule.
    """
    loaded = checked.loaded
    accepts = loaded.accepts if web else _without(dead_link.RULE.id, loaded.accepts)
    written = loaded.catalog.site.rules
    weights = weights_of(RULES.values(), written, asked_for)
    accepting = Accepting(accepts, weights, _FIXED)
    stand = [*accepting.sort(weighed(loaded.problems, weights))]
    stand += unknown_weights(written, weights, partial(loaded.place_in_site, "rules"))
    yield Sorted(tuple(stand), tuple(accepting.accepted))
    all_read = not any(each.severity is Severity.ERROR for each in loaded.problems)
    for check in (*CHECKS, *([web] if web else ())):
        if weights.get(check.rule.id) != "off" and (all_read or check.always):
            stand += accepting.sort(weighed(check.run(checked), weights))
            yield Sorted(tuple(stand), tuple(accepting.accepted))
    stand += weighed(accepting.complaints(all_read), weights)
    yield Sorted(tuple(stand), tuple(accepting.accepted))


def _without(rule: str, accepts: tuple[Accept, ...]) -> tuple[Accept, ...]:
    """The comments without what they say of a rule."""
    left = (replace(each, rules=tuple(id_ for id_ in each.rules if id_ != rule)) for each in accepts)
    return tuple(new for new, old in zip(left, accepts, strict=True) if new.rules or not old.rules)


__all__ = ["CHECKS", "RULES", "Accepted", "Check", "Checked", "Rule", "Sorted", "looking"]
