"""Problems that editors accept with a reason, and the rules about accepting itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from journeygen.checks.rule import Example, Rule
from journeygen.model.names import nearest
from journeygen.problems import Location, Problem
from journeygen.source.accepts import Accept

_PERSONA = "journeys/ask.yaml"
_WITH = "title: Ask for help\n{}personas: dora\n"

WITHOUT_REASON = Rule(
    "accept-without-reason",
    wants="Whoever accepts a problem says why.",
    why="In a year nobody will remember, and then nobody dares to take the comment out.",
    wrong=Example(_PERSONA, _WITH.format("# accept: stub\n")),
    right=Example(_PERSONA, _WITH.format("# accept: stub — Dora is written in May\n")),
)

UNUSED = Rule(
    "unused-accept",
    wants="A comment that accepts a problem stands where there is that problem.",
    why="A comment that accepts nothing any more hides the next problem of its kind on that line.",
    wrong=Example(_PERSONA, "title: Ask for help\n# accept: stub — Tim is written in May\npersonas: tim\n"),
    right=Example(_PERSONA, "title: Ask for help\npersonas: tim\n"),
    let_off="Nothing is said of any comment while the site has errors that keep content from being read.",
)

UNKNOWN = Rule(
    "unknown-rule",
    wants="A rule that `site.yaml` weighs, or that a comment accepts, is one that there is.",
    why="A misspelt rule would keep its weight in silence.",
    wrong=Example("site.yaml", "title: Test\nrules: {stubb: error}\n"),
    right=Example("site.yaml", "title: Test\nrules: {stub: error}\n"),
    fixed=True,
    weight="error",
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A problem that somebody accepted, and the reason given (empty: none)."""

    problem: Problem
    reason: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """The problems of a site: those that stand, and those that are accepted."""

    open: tuple[Problem, ...]
    accepted: tuple[Accepted, ...] = ()


def accepting(
    problems: Iterable[Problem],
    accepts: tuple[Accept, ...],
    weights: Mapping[str, str],
    fixed: Collection[str],
    can_tell: bool,
) -> Sorted:
    """Problems without those that are accepted, and with what is wrong with the comments that do so.

    `weights` has all rules that can be accepted, `fixed` those that cannot. `can_tell` is whether all
    content could be read, so that a comment which accepts nothing can be told.
    """
    by_place: dict[tuple[str, int, str], Accept] = {}
    for accept in accepts:
        for rule in accept.rules:
            if rule in weights and rule not in (WITHOUT_REASON.id, UNUSED.id):
                by_place.setdefault((accept.location.path, accept.line, rule), accept)
    left: list[Problem] = []
    accepted: list[Accepted] = []
    used: set[tuple[str, int, str]] = set()
    for problem in problems:
        place = problem.location
        keys = ((place.path, place.line, problem.rule), (place.path, 0, problem.rule))
        key = next((each for each in keys if each in by_place), None)
        if key is None:
            left.append(problem)
        else:
            used.add(key)
            accepted.append(Accepted(problem, by_place[key].reason))
    for accept in accepts:
        left += _about(accept, weights, fixed, used, can_tell)
    return Sorted(tuple(left), tuple(accepted))


def _about(
    accept: Accept,
    weights: Mapping[str, str],
    fixed: Collection[str],
    used: set[tuple[str, int, str]],
    can_tell: bool,
) -> Iterator[Problem]:
    form = "such as '# accept: stub — Tim is written in May'"
    if not accept.rules:
        yield UNUSED.found(accept.location, "this accepts no rule", f"name the rule, {form}")
        return
    if not any(letter.isalnum() for letter in accept.reason):
        yield WITHOUT_REASON.found(
            accept.location, f"no reason is given for accepting '{', '.join(accept.rules)}'", f"write it behind, {form}"
        )
    for rule in accept.rules:
        if rule not in weights:
            near = nearest(rule, weights)
            hint = f"did you mean '{near}'?" if near else "the guide lists the rules"
            if rule in fixed:
                hint = "what it finds has to be mended"
            yield UNKNOWN.found(accept.location, f"there is no rule '{rule}' that can be accepted", hint)
        elif rule in (WITHOUT_REASON.id, UNUSED.id):
            yield UNUSED.found(accept.location, f"'{rule}' cannot be accepted", "mend the comment that it is about")
        elif weights[rule] == "off":
            yield UNUSED.found(
                accept.location, f"this accepts '{rule}', which is off on this site", "take the comment out"
            )
        elif can_tell and (accept.location.path, accept.line, rule) not in used:
            where = "in this file" if not accept.line else f"on line {accept.line}"
            yield UNUSED.found(
                accept.location, f"this accepts '{rule}', but there is no such problem {where}", "take the comment out"
            )


def unknown_weights(written: Mapping[str, str], weights: Mapping[str, str], place: Location) -> Iterator[Problem]:
    """An error for each rule that a site weighs, but that there is not."""
    for rule in written:
        if rule not in weights:
            near = nearest(rule, weights)
            hint = f"did you mean '{near}'?" if near else f"the rules are {', '.join(sorted(weights))}"
            yield UNKNOWN.found(place, f"there is no rule '{rule}' whose weight can be changed", hint)
