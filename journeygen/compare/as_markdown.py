"""A review as Markdown for the comment of a pull request: the verdict first, and never more than GitHub takes.

Everything from content is escaped: it makes no markup, calls nobody and links nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeygen.compare.changes import Change, Group
from journeygen.compare.curves import Curve, Point, curves
from journeygen.compare.review import Line, Review, verdict
from journeygen.compare.sayings import Said, Sentence
from journeygen.problems import Problem

LIMIT = 65_000
"""GitHub takes 65,536 UTF-16 units; the rest is for what a workflow puts around it."""

_MANY = 12
"""From this many changes of a journey on, those that are neither better nor worse are folded."""

_MOST_PROBLEMS = 30
_MOST_CURVES = 3
_LONGEST = 300
"""The most characters of one name or text."""


def as_markdown(review: Review, limit: int = LIMIT) -> str:
    """The review. What weighs least is left out where all of it would be too long, and that is said."""
    ranked = sorted(_everything(review), key=_rank)
    kept, too_many = len(ranked), len(ranked) + 1
    text = _markdown(review, ranked, curved=True)
    if _length(text) <= limit:
        return text
    kept = 0
    while too_many - kept > 1:  # the largest number that fits, by halves
        tried = (kept + too_many) // 2
        if _length(_markdown(review, ranked[:tried], curved=True)) <= limit:
            kept = tried
        else:
            too_many = tried
    text = _markdown(review, ranked[:kept], curved=True)
    if _length(text) > limit:
        text = _markdown(review, (), curved=False)
    # A verdict about a hundred personas may be too long by itself; a cut between lines leaves no open markup.
    return text if _length(text) <= limit else text[: limit // 2].rpartition("\n")[0] + "\n"


@dataclass(frozen=True, slots=True)
class _Ranked:
    group: Group
    change: Change
    place: int


def _everything(review: Review) -> Iterator[_Ranked]:
    place = 0
    for group in review.comparison.groups:
        for change in group.changes:
            place += 1
            yield _Ranked(group, change, place)


def _rank(each: _Ranked) -> tuple[int, float, int]:
    """What customers feel first, then what else is judged, then journeys, then the rest; texts last."""
    change = each.change
    judged = change.is_better or change.is_worse
    if judged:
        return (0 if change.verdict.felt else 1, -change.verdict.weight, each.place)
    if change.act == "reworded":
        return (4, 0, each.place)
    return (2 if each.group.pair else 3, 0, each.place)


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _markdown(review: Review, kept: Sequence[_Ranked], curved: bool) -> str:
    keep = {id(each.change) for each in kept}
    left_out = len(review.comparison.changes) - len(keep)
    return "\n".join(_lines(review, keep, left_out, curved)).rstrip() + "\n"


def _lines(review: Review, keep: set[int], left_out: int, curved: bool) -> Iterator[str]:
    words = review.words
    yield _verdict(review)
    yield ""
    yield f"<sub>{escaped(review.title)}{words.colon}{escaped(review.sides)} · {escaped(review.count())}</sub>"
    for note in review.notes:
        yield ""
        yield f"> {escaped(note)}"
    if left_out:
        yield ""
        yield f"> {escaped(words('change.folded', n=left_out))}"
    for group in review.comparison.journeys:
        changes = [change for change in group.changes if id(change) in keep]
        if changes:
            yield from ("", f"### {escaped(group.entity.name)}", "")
            yield from _journey(changes, review)
            if curved:
                yield from _pictures(group, review)
    others = [(group, change) for group in review.comparison.others for change in group.changes if id(change) in keep]
    if others:
        yield from ("", f"### {escaped(words('change.other-entities'))}", "")
        rows = [(_called(group, review), change) for group, change in others]
        yield from _folded(rows, review)
    yield from _problems(words("change.problems-new"), review.introduced, review, folded=False)
    yield from _problems(words("change.problems-over"), review.resolved, review, folded=True)


def _verdict(review: Review) -> str:
    """One line: what got worse for whom, what got better, and both behind the scenes."""
    if not review.comparison.changes:
        return f"**{escaped(review.words('change.no-change'))}**"
    found = verdict(review)
    said = [_verdict_line(line, review) for line in found]
    if not any(change.verdict.felt for change in review.comparison.changes if change.is_better or change.is_worse):
        said.insert(0, f"**{escaped(review.words('change.verdict.neither'))}**")
    return "<br>".join(said)


def _verdict_line(line: Line, review: Review) -> str:
    said = "; ".join(_said(each) for each in line.sentences)
    more = f"; {escaped(review.words('change.more', n=line.more))}" if line.more else ""
    return f"{'▼' if line.worse else '▲'} **{escaped(line.title)}**{review.words.colon}{said}{more}"


def _journey(changes: list[Change], review: Review) -> Iterator[str]:
    rows = [(review.sayings.place(change.spot), change) for change in changes]
    yield from _folded(rows, review)


def _folded(rows: list[tuple[Sentence, Change]], review: Review) -> Iterator[str]:
    """A table; of a long one, the rows that are neither better nor worse are folded away."""
    judged = [row for row in rows if row[1].is_better or row[1].is_worse]
    if len(rows) <= _MANY or len(rows) == len(judged):
        yield from _table(rows, review)
        return
    if judged:
        yield from _table(judged, review)
        yield ""
    rest = [row for row in rows if not (row[1].is_better or row[1].is_worse)]
    said = f"{review.words('change.count', n=len(rest))}{review.words.colon}{review.words('change.same')}"
    yield f"<details><summary>{escaped(said)}</summary>"
    yield ""
    yield from _table(rest, review)
    yield ""
    yield "</details>"


def _table(rows: list[tuple[Sentence, Change]], review: Review) -> Iterator[str]:
    words = review.words
    yield f"| | {escaped(words('change.where'))} | {escaped(words('change.what'))} |"
    yield "|---|---|---|"
    last = None
    for place, change in rows:
        mark = (
            f"▼ {words('change.worse')}"
            if change.is_worse
            else f"▲ {words('change.better')}"
            if change.is_better
            else ""
        )
        where = _said(place) if place != last else "″"
        last = place
        yield f"| {escaped(mark)} | {where} | {_said(review.sayings.of(change))} |"


def _called(group: Group, review: Review) -> Sentence:
    thing = review.sayings.thing(group.entity.kind)
    return (Said("words", f"{thing[:1].upper()}{thing[1:]} "), Said("name", group.entity.name))


def _problems(title: str, problems: tuple[Problem, ...], review: Review, folded: bool) -> Iterator[str]:
    if not problems:
        return
    yield ""
    yield f"<details><summary>{escaped(title)} ({len(problems)})</summary>" if folded else f"### {escaped(title)}"
    yield ""
    for problem in problems[:_MOST_PROBLEMS]:
        where = f"{problem.location.path}:{problem.location.line}"
        text = f"**{problem.severity}** {escaped(problem.rule)}: {escaped(problem.text)}"
        yield f"- {escaped(where)}: {text}"
    if len(problems) > _MOST_PROBLEMS:
        yield f"- {escaped(review.words('change.more', n=len(problems) - _MOST_PROBLEMS))}"
    if folded:
        yield ""
        yield "</details>"


# --- The curves ---------------------------------------------------------------------------------


def _pictures(group: Group, review: Review) -> Iterator[str]:
    for curve in curves(group)[:_MOST_CURVES]:
        yield ""
        yield f"**{escaped(review.words('change.curve-of', who=curve.who.name))}**"
        yield ""
        yield from mermaid(curve)
        yield ""
        yield f"<sub>{review.words('change.curve-key', steps=_steps(curve.points))}</sub>"
        if curve.left_out:
            yield f"<br><sub>{review.words('change.curve-left-out', steps=_steps(curve.left_out))}</sub>"


def _steps(points: Sequence[Point]) -> str:
    return " · ".join(f"{each.number} {escaped(each.title)}" for each in points)


_ROOM = 84
"""The most characters that fit under a diagram; where titles need more, the numbers of the steps stand alone."""


_LOOK = (
    '%%{init: {"xyChart": {"height": 280}, "themeVariables": {"xyChart": {"plotColorPalette": "#8c959f, #0969da"}}}}%%'
)


def mermaid(curve: Curve) -> Iterator[str]:
    """Both curves as a diagram that GitHub draws. It knows no gaps: steps not known on both sides are left out."""
    labels = [f"{point.number} {label(point.title)}".strip() for point in curve.points]
    if max(map(len, labels)) * len(labels) > _ROOM:
        labels = [str(point.number) for point in curve.points]
    before, after = ([_plain_number(value) for value in values] for values in (curve.before, curve.after))
    yield "```mermaid"
    yield _LOOK
    yield "xychart-beta"
    yield "  x-axis [" + ", ".join(f'"{each}"' for each in labels) + "]"
    yield "  y-axis -2 --> 2"
    yield f"  line [{', '.join(before)}]"
    yield f"  line [{', '.join(after)}]"
    yield "```"


def label(title: str) -> str:
    """A title as a label of a diagram: letters, digits and blanks, since any sign may mean something there."""
    kept = "".join(each if unicodedata.category(each)[0] in "LNM" or each in "’'-–" else " " for each in title)
    words = " ".join(kept.split())
    return words if len(words) <= 20 else words[:19].rstrip() + "…"


def _plain_number(tenths: float) -> str:
    return f"{tenths / 10:.2f}".rstrip("0").rstrip(".") if tenths else "0"


# --- Escaping -----------------------------------------------------------------------------------

_APART = "\u200b"
"""A zero-width space: it keeps a sign from what would make it a link, and nobody sees it."""

_SIGNS = re.compile(r"[\\`*_{}\[\]()#|~$>]|^[-+](?=\s)|^[-=](?=[-=])")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s)")
_CALLS = re.compile(r"@(?=\S)|(?<![&\w])#(?=\d)|(?<=\w)#(?=\d)|\b(?i:GH)-(?=\d)|:(?=//)|:(?=[\w+-]+:)|\b(?i:www)(?=\.)")
_HASH = re.compile(r"\b[0-9a-f]{7,40}\b")
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")


def escaped(text: str) -> str:
    """A text that stays text in GitHub's Markdown, in a table and anywhere else: no markup, mention or link."""
    text = _HIDDEN.sub("", text)
    text = "".join(" " if unicodedata.category(each) in ("Cc", "Zl", "Zp", "Cs") else each for each in text)
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1].rstrip() + "…"
    text = _HASH.sub(lambda match: match[0][:3] + _APART + match[0][3:], text)
    text = _CALLS.sub(lambda match: match[0] + _APART, text)
    text = _NUMBERED.sub(rf"\1{_APART}\2", text.replace("&", "&amp;").replace("<", "&lt;"))
    return _SIGNS.sub(lambda match: "\\" + match[0] if match[0] != ">" else "&gt;", " ".join(text.split(" ")))


def _said(said: Sentence) -> str:
    marked = {"words": "{}", "value": "{}", "name": "<em>{}</em>", "text": "“{}”"}
    return "".join(marked[part.kind].format(escaped(part.text)) for part in said)
