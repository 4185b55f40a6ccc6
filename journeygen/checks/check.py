"""What a check is, and how a site changes its weight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from journeygen.model.names import nearest
from journeygen.pages.plan import PlannedPage
from journeygen.problems import Location, Problem, Severity, error
from journeygen.sheet import Desk
from journeygen.source.load import Loaded


@dataclass(frozen=True)
class Checked:
    """What a check looks at. `text_of` gives the text of a file, for the exact place inside of it."""

    loaded: Loaded
    desk: Desk
    plan: tuple[PlannedPage, ...]
    static: tuple[tuple[str, str], ...]
    text_of: Callable[[str], str]


@dataclass(frozen=True)
class Check:
    """One rule: its id, and what finds where it is broken."""

    rule: str
    run: Callable[[Checked], Iterable[Problem]]


def with_severities(
    problems: Iterable[Problem], rules: Mapping[str, str], changeable: frozenset[str]
) -> Iterator[Problem]:
    """The problems as the site weighs them: `rules` gives a rule `off`, `warning` or `error`.

    A rule that is not `changeable` keeps its weight: what cannot be read stays an error.
    """
    for problem in problems:
        weight = rules.get(problem.rule) if problem.rule in changeable else None
        if weight != "off":
            yield replace(problem, severity=Severity(weight)) if weight else problem


def unknown_rules(rules: Mapping[str, str], changeable: frozenset[str], place: Location) -> Iterator[Problem]:
    """An error for each rule that a site weighs, but that there is not."""
    for rule in rules:
        if rule not in changeable:
            near = nearest(rule, changeable)
            hint = f"did you mean '{near}'?" if near else f"the rules are {', '.join(sorted(changeable))}"
            yield error("unknown-rule", place, f"there is no rule '{rule}' whose weight can be changed", hint)
