"""What changed on a journey's map, who changed it and when; and its emotion and score since then, as pictures."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from journeygen.charts.trend import DayTick, Reading, Series, Tick, Trend, nice_days, nice_values, trend
from journeygen.history.chronicle import Chapter, Chronicle, Part, State, Told
from journeygen.lanes import Board
from journeygen.lanes.marks import who_is
from journeygen.words import Words

MOST = 12
"""How many changes of one commit are told; the others are counted."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change: where, and what. `tone` is `good` where it is for the better, `alert` where it is for the worse."""

    place: Markup
    said: Markup
    tone: str


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """The changes of a commit; `more` says how many others there are."""

    day: str
    author: str
    rows: tuple[ChangeRow, ...]
    more: str


@dataclass(frozen=True, slots=True)
class StateTable:
    """The pictures' numbers in words."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The section. `notes` say what it leaves out. Its words are the interface's, in `language`."""

    title: str
    summary: str
    language: str
    direction: str
    chapters: tuple[ChapterRow, ...]
    notes: tuple[str, ...]
    charts: tuple[Markup, ...]
    table: StateTable | None


def journey_changes(board: Board) -> Changes | None:
    """What changed; None where nothing has, since the journey was written."""
    sheet = board.sheet
    words, chronicle = sheet.words, sheet.desk.chronicle(board.key)
    if chronicle is None or not (chronicle.left or len(chronicle.chapters) > 1):
        return None
    since = sheet.desk.history.since
    count = sum(len(chapter.told) for chapter in chronicle.chapters)
    notes = [words("history.older", n=chronicle.left)] if chronicle.left else []
    notes += [words("history.shallow", day=words.date(since))] if since else []
    states = chronicle.states if len(chronicle.states) > 1 else ()
    return Changes(
        title=words("history.changes"),
        summary=words("history.changes-of", n=count),
        language=words.language,
        direction=words.direction,
        chapters=tuple(_chapter(each, words) for each in chronicle.chapters),
        notes=tuple(notes),
        charts=tuple(_charts(chronicle, board)) if states else (),
        table=_table(states, board) if states else None,
    )


def _chapter(chapter: Chapter, words: Words) -> ChapterRow:
    left = len(chapter.told) - MOST
    return ChapterRow(
        words.date(chapter.commit.day),
        chapter.commit.author,
        tuple(_row(each) for each in chapter.told[:MOST]),
        words("history.more", n=left) if left > 0 else "",
    )


def _row(told: Told) -> ChangeRow:
    tone = {"better": "good", "worse": "alert", "neutral": ""}[told.judgement]
    return ChangeRow(marked(told.place), marked(told.said), tone)


def marked(parts: tuple[Part, ...]) -> Markup:
    """A sentence, with what content says set apart from the interface's words."""
    forms = {"name": Markup("<b>{}</b>"), "value": Markup("<b>{}</b>"), "text": Markup("<q>{}</q>")}
    return Markup("").join(forms[kind].format(text) if kind in forms else escape(text) for kind, text in parts)


def _personas(states: tuple[State, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(persona for state in states for persona, _ in state.emotions))


def _charts(chronicle: Chronicle, board: Board) -> list[Markup]:
    states, words, sheet = chronicle.states, board.sheet.words, board.sheet
    found: list[Markup] = []
    feelings = tuple(
        Series(
            who_is(persona, sheet).name,
            tuple(
                Reading(each.day, dict(each.emotions)[persona] / 10)
                for each in states
                if persona in dict(each.emotions)
            ),
            words.emotion(
                next(dict(each.emotions)[persona] for each in reversed(states) if persona in dict(each.emotions))
            ),
            who_is(persona, sheet).style,
        )
        for persona in _personas(states)
    )
    if feelings:
        ticks = tuple(Tick(value, words.signed(value)) for value in (-2, -1, 0, 1, 2))
        found.append(_chart("emotion", feelings, ticks, states, board))
    scores = tuple(Reading(each.day, each.score) for each in states if each.score is not None)
    if scores:
        ticks = tuple(Tick(value, words.number(value)) for value in nice_values((0, *(each.value for each in scores))))
        found.append(_chart("score", (Series("", scores, words.number(scores[-1].value)),), ticks, states, board))
    return found


def _chart(
    what: str, series: tuple[Series, ...], ticks: tuple[Tick, ...], states: tuple[State, ...], board: Board
) -> Markup:
    words = board.sheet.words
    first, last = states[0].day, states[-1].day
    return trend(
        Trend(
            id=f"changes-{what}",
            title=words(f"history.{what}-over-time"),
            description=words("history.over-time", first=words.date(first), last=words.date(last)),
            series=series,
            values=ticks,
            days=tuple(DayTick(day, words.date(day)) for day in nice_days(first, last, count=4)),
            unit=words(f"history.{what}-unit"),
            width=560,
            height=220,
            rtl=words.direction == "rtl",
        )
    )


def _table(states: tuple[State, ...], board: Board) -> StateTable:
    words, personas = board.sheet.words, _personas(states)
    scored = any(state.score is not None for state in states)
    names = tuple(who_is(persona, board.sheet).name for persona in personas)
    rows = []
    for state in reversed(states):
        known = dict(state.emotions)
        cells = [words.emotion(known[persona]) if persona in known else "" for persona in personas]
        cells += [words.number(state.score) if state.score is not None else ""] if scored else []
        rows.append((words.date(state.day), tuple(cells)))
    score = (words("history.score-unit"),) if scored else ()
    return StateTable(words("history.table"), (words("column.date"), *names, *score), tuple(rows))
