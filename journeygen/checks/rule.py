"""What a rule says of itself: the one declaration behind `--explain`, the guide's page and the tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from journeygen.problems import Fix, Location, Problem, Severity

Weight = Literal["off", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Example:
    """A file of a site, whole: its path below `content/`, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that a site can break.

    `wants` is what it asks for, in a sentence, and `why` the reason. `wrong` breaks it and `right`
    does not; a rule about what cannot be printed has neither. `let_off` says whom it does not ask,
    and `why_off` why it is silent until a site asks for it. The weight of a `fixed` rule cannot be
    changed, and what it finds cannot be accepted: it is about what cannot be read or would be lost.
    """

    id: str
    wants: str
    why: str
    wrong: Example | None = None
    right: Example | None = None
    weight: Weight = "warning"
    let_off: str = ""
    why_off: str = ""
    fixed: bool = False

    def found(self, location: Location, message: str, hint: str = "", corrected: str = "", fix: Fix = ()) -> Problem:
        """A place where the rule is broken. What it weighs is the site's to say."""
        severity = Severity.WARNING if self.weight == "off" else Severity(self.weight)
        return Problem(self.id, severity, location, message, hint, corrected, fix)


def weights_of(
    rules: Iterable[Rule], written: Mapping[str, str], asked_for: frozenset[str] = frozenset()
) -> Mapping[str, str]:
    """What each rule that can be weighed weighs on a site: as `site.yaml` says, else as the rule does.

    A rule that is asked for by name speaks up even where it is off.
    """
    found: dict[str, str] = {}
    for rule in rules:
        if not rule.fixed:
            weight = written.get(rule.id, rule.weight)
            found[rule.id] = "warning" if weight == "off" and rule.id in asked_for else weight
    return found


def weighed(problems: Iterable[Problem], weights: Mapping[str, str]) -> Iterator[Problem]:
    """The problems as the site weighs them. What cannot be weighed stays as it is."""
    for problem in problems:
        weight = weights.get(problem.rule)
        if weight != "off":
            yield replace(problem, severity=Severity(weight)) if weight else problem
