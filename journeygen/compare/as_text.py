"""A review as text for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journeygen.compare.changes import Change, Group
from journeygen.compare.review import Line, Review, verdict
from journeygen.compare.sayings import Sentence
from journeygen.problems import Problem

Style = Callable[[str, str], str]
"""Gives a text a look: `worse`, `better`, `head`, `place`, `name`, `dim` or none; all that is said goes through it."""


def plainly(text: str, _look: str) -> str:
    """No look at all."""
    return text


def as_text(review: Review, style: Style = plainly, named: Callable[[str], str] = str) -> str:
    """The review: the verdict, then journey by journey, then what else changed, then the problems.

    `named` gives what the reader calls a file, by its path in the site.
    """
    return "\n".join(_lines(review, style, named)) + "\n"


def _lines(review: Review, style: Style, named: Callable[[str], str]) -> Iterator[str]:
    words = review.words
    yield style(f"{review.title}{words.colon}{review.sides}", "head")
    yield from (style(note, "dim") for note in review.notes)
    if not review.comparison.changes:
        yield words("change.no-change")
    else:
        found = verdict(review)
        if not found:
            yield words("change.verdict.neither")
        for line in found:
            yield _verdict_line(line, review, style)
        yield style(review.count(), "dim")
    for group in review.comparison.journeys:
        yield ""
        yield style(group.entity.name, "head")
        yield from _group(group, review, style)
    if review.comparison.others:
        yield ""
        yield style(words("change.other-entities"), "head")
        for group in review.comparison.others:
            thing = review.sayings.thing(group.entity.kind)
            thing = thing[:1].upper() + thing[1:]
            yield f"  {style(thing, 'dim')} {style(group.entity.name, 'place')}"
            yield from (f"    {_marked(change, review, style)}" for change in group.changes)
    for title, problems in (("problems-new", review.introduced), ("problems-over", review.resolved)):
        if problems:
            yield ""
            yield style(words(f"change.{title}"), "head")
            yield from (f"  {_problem(problem, style, named)}" for problem in problems)


def _verdict_line(line: Line, review: Review, style: Style) -> str:
    said = "; ".join(said_plainly(each, style) for each in line.sentences)
    more = f"; {review.words('change.more', n=line.more)}" if line.more else ""
    return f"{style(line.title, 'worse' if line.worse else 'better')}{review.words.colon}{said}{more}"


def _group(group: Group, review: Review, style: Style) -> Iterator[str]:
    """The changes of a journey, under the place they are at."""
    last = None
    for change in group.changes:
        place = review.sayings.place(change.spot)
        if place != last:
            yield f"  {style(said_plainly(place), 'place')}"
            last = place
        yield f"    {_marked(change, review, style)}"


def _marked(change: Change, review: Review, style: Style) -> str:
    said = said_plainly(review.sayings.of(change), style)
    if change.is_worse:
        return f"{style('▼', 'worse')} {said}"
    return f"{style('▲', 'better')} {said}" if change.is_better else f"  {said}"


def _problem(problem: Problem, style: Style, named: Callable[[str], str]) -> str:
    where = f"{named(problem.location.path)}:{problem.location.line}"
    label = style(f"{problem.severity}[{problem.rule}]", "worse" if problem.severity == "error" else "dim")
    return f"{style(where, '')}: {label}: {style(problem.text, '')}"


def said_plainly(said: Sentence, style: Style = plainly) -> str:
    """A sentence in which quotation marks tell what content says from the words around it."""
    return "".join(
        style(f"“{part.text}”" if part.kind in ("name", "text") else part.text, "name" if part.kind == "name" else "")
        for part in said
    )
