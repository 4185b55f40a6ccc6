"""A review: what changed between two versions of a site, and what is wrong with each, ready to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeygen.compare.changes import Change, Comparison, Group
from journeygen.compare.sayings import Said, Sayings, Sentence
from journeygen.model.kinds import Key
from journeygen.problems import Problem
from journeygen.words import Words

SAID = 2
"""How many changes a line of the verdict tells; the others are counted."""

LINES, PEOPLE = 3, 6
"""How many groups of personas have a line of their own, each way, and how many names a line has."""


@dataclass(frozen=True)
class Review:
    """Everything that the formats tell. `base` and `head` are what the two versions are called (empty: the files).

    `introduced` and `resolved` are the problems that only one of the two has; `notes` are whole sentences
    about what could not be compared.
    """

    comparison: Comparison
    base: str
    head: str
    title: str
    words: Words
    introduced: tuple[Problem, ...] = ()
    resolved: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def sayings(self) -> Sayings:
        """What says the changes."""
        return Sayings(self.words)

    @property
    def sides(self) -> str:
        """What is compared with what."""
        names = (each or self.words("change.worktree") for each in (self.base, self.head))
        return self.words("change.sides", **dict(zip(("base", "head"), names, strict=True)))

    def count(self) -> str:
        """How much changed: `12 changes · 3 journeys`."""
        changes, journeys = len(self.comparison.changes), len(self.comparison.journeys)
        said = self.words("change.count", n=changes)
        return f"{said} · {self.words('count.journey', n=journeys)}" if journeys else said


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the verdict: what it is about, and the weightiest changes; `more` counts the others."""

    title: str
    worse: bool
    sentences: tuple[Sentence, ...]
    more: int


def verdict(review: Review) -> tuple[Line, ...]:
    """What got worse, for whom, then what got better, then both behind the scenes; the weightiest first."""
    lines: list[Line] = []
    for worse in (True, False):
        lines += _for_people(review, worse)
    for worse in (True, False):
        found = [(g, c) for g, c in _all(review.comparison.groups) if _counts(c, worse) and not c.verdict.felt]
        if found:
            lines.append(_line(review, review.words(f"change.verdict.{'worse' if worse else 'better'}"), worse, found))
    return tuple(lines)


def _for_people(review: Review, worse: bool) -> Iterable[Line]:
    """A line for all changes that concern the same personas; where these are many, the last one has the rest."""
    found: dict[tuple[str, ...], list[tuple[Group, Change]]] = {}
    for group, change in _all(review.comparison.groups):
        if _counts(change, worse) and change.verdict.felt:
            people = tuple(person.name for person in change.personas) or (review.words("change.verdict.customers"),)
            found.setdefault(people, []).append((group, change))
    ordered = sorted(found.items(), key=lambda each: (-sum(c.verdict.weight for _, c in each[1]), each[0]))
    for people, changes in ordered[:LINES]:
        yield _line(review, _for_whom(review, people, worse), worse, changes)
    rest = [change for _, changes in ordered[LINES:] for change in changes]
    if rest:
        everybody = tuple(dict.fromkeys(name for people, _ in ordered[LINES:] for name in people))
        yield _line(review, _for_whom(review, everybody, worse), worse, rest)


def _for_whom(review: Review, people: tuple[str, ...], worse: bool) -> str:
    shown = review.words.listed(people[:PEOPLE])
    if len(people) > PEOPLE:
        shown = f"{review.words.comma.join(people[:PEOPLE])} {review.words('change.more', n=len(people) - PEOPLE)}"
    return review.words(f"change.verdict.{'worse-for' if worse else 'better-for'}", who=shown)


def _line(review: Review, title: str, worse: bool, found: list[tuple[Group, Change]]) -> Line:
    first = sorted(found, key=lambda each: -each[1].verdict.weight)[:SAID]
    sentences = tuple(_with_place(review, group, change) for group, change in first)
    return Line(title, worse, sentences, len(found) - len(first))


def _with_place(review: Review, group: Group, change: Change) -> Sentence:
    """A change with the journey and the step in front."""
    said = review.sayings.of(change, whom=False, begins=False)
    place: list[Said] = [Said("words", group.entity.name)]
    if change.spot.step:
        place += [Said("words", " · "), Said("name", change.spot.step.name)]
    elif change.spot.stage:
        place += [Said("words", f" · {change.spot.stage.name}")]
    return (*place, Said("words", review.words.colon), *said)


def _all(groups: Iterable[Group]) -> Iterable[tuple[Group, Change]]:
    return ((group, change) for group in groups for change in group.changes)


def _counts(change: Change, worse: bool) -> bool:
    return change.is_worse if worse else change.is_better


def problems_between(
    before: Iterable[Problem],
    after: Iterable[Problem],
    keys: tuple[Mapping[str, Key], Mapping[str, Key]],
    renamed: Mapping[Key, Key],
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems that came and those that went: matched by rule, entity and message, wherever they stand now."""

    def name(problem: Problem, side: int) -> tuple[str, str, str]:
        key = keys[side].get(problem.location.path)
        about = str(renamed.get(key, key)) if key else problem.location.path
        return problem.rule, about, problem.message

    old, new = [(name(each, 0), each) for each in before], [(name(each, 1), each) for each in after]
    return _only(new, old), _only(old, new)


def _only(
    mine: list[tuple[tuple[str, str, str], Problem]], others: list[tuple[tuple[str, str, str], Problem]]
) -> tuple[Problem, ...]:
    left = Counter(name for name, _ in others)
    found = []
    for name, problem in mine:
        if left[name]:
            left[name] -= 1
        else:
            found.append(problem)
    return tuple(found)
