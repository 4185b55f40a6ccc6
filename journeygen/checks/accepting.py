"""Problems that editors accept with a reason, and the rules about accepting itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
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


class Accepting:
    """What comments accept on a site: `sort` sets it aside, and `complaints` tells what is wrong with the comments.

    `weights` has all rules that can be accepted, `fixed` those that cannot.
    """

    def __init__(self, accepts: tuple[Accept, ...], weights: Mapping[str, str], fixed: Collection[str]) -> None:
        self.accepted: list[Accepted] = []
        self._accepts, self._weights, self._fixed = accepts, weights, fixed
        self._used: set[_Place] = set()
        self._at: dict[_Place, Accept] = {}
        for accept in accepts:
            for rule in accept.rules:
                if rule in weights and rule not in _OF_COMMENTS:
                    self._at.setdefault((accept.location.path, accept.line, rule), accept)

    def sort(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The problems that stand; the others are in `accepted` from then on."""
        for problem in problems:
            where = problem.location
            places = ((where.path, where.line, problem.rule), (where.path, 0, problem.rule))
            place = next((each for each in places if each in self._at), None) if self._at else None
            if place is None:
                yield problem
            else:
                self._used.add(place)
                self.accepted.append(Accepted(problem, self._at[place].reason))

    def complaints(self, all_read: bool) -> Iterator[Problem]:
        """What is wrong with the comments, once all problems are sorted.

        While content cannot be read, nobody can tell whether a comment still accepts something.
        """
        for accept in self._accepts:
            if not accept.rules:
                yield UNUSED.found(accept.location, "this accepts no rule", f"name the rule, {_FORM}")
                continue
            if not any(letter.isalnum() for letter in accept.reason):
                what = f"no reason is given for accepting '{', '.join(accept.rules)}'"
                yield WITHOUT_REASON.found(accept.location, what, f"write it behind, {_FORM}")
            for rule in accept.rules:
                yield from self._about(accept, rule, all_read)

    def _about(self, accept: Accept, rule: str, all_read: bool) -> Iterator[Problem]:
        place, out = accept.location, "take the comment out"
        if rule not in self._weights:
            near = nearest(rule, self._weights)
            hint = f"did you mean '{near}'?" if near else "the guide lists the rules"
            if rule in self._fixed:
                hint = "what it finds has to be mended"
            yield UNKNOWN.found(place, f"there is no rule '{rule}' that can be accepted", hint)
        elif rule in _OF_COMMENTS:
            yield UNUSED.found(place, f"'{rule}' cannot be accepted", "mend the comment that it is about")
        elif self._weights[rule] == "off":
            yield UNUSED.found(place, f"this accepts '{rule}', which is off on this site", out)
        elif all_read and (place.path, accept.line, rule) not in self._used:
            where = "in this file" if not accept.line else f"on line {accept.line}"
            yield UNUSED.found(place, f"this accepts '{rule}', but there is no such problem {where}", out)


_Place = tuple[str, int, str]
"""What a comment speaks of: a file, a line of it (0: all of them), and a rule."""

_OF_COMMENTS = (WITHOUT_REASON.id, UNUSED.id)
_FORM = "such as '# accept: stub — Tim is written in May'"


def unknown_weights(
    written: Mapping[str, str], weights: Mapping[str, str], place_of: Callable[[str], Location]
) -> Iterator[Problem]:
    """An error for each rule that a site weighs, but that there is not; `place_of` a rule is where it is written."""
    for rule in written:
        if rule not in weights:
            near = nearest(rule, weights)
            hint = f"did you mean '{near}'?" if near else f"the rules are {', '.join(sorted(weights))}"
            yield UNKNOWN.found(place_of(rule), f"there is no rule '{rule}' whose weight can be changed", hint)
