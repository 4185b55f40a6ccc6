"""How it feels: the curve over all columns, and each step's emotions in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from journeygen.charts import curve
from journeygen.charts.faces import LEVELS, Face
from journeygen.lanes.board import LANE_NARROW, Board
from journeygen.lanes.lane import Content, Drawing
from journeygen.lanes.marks import Who
from journeygen.model.fields import Emotion, level_of, value_for
from journeygen.model.flow import path_of
from journeygen.model.journeys import Step
from journeygen.model.moments import highest, lowest, moments_of


@dataclass(frozen=True, slots=True)
class MomentItem:
    """What one persona feels at a step: `words` is the level's name, `value` the number with its sign.

    `rests_on` says what kinds of evidence say so, since not every kind can (visits are counted, feelings
    are not); empty for an assumption.
    """

    who: tuple[Who, ...]
    face: Face
    words: str
    value: str
    note: Markup
    rests_on: str


def level_word(level: int, board: Board) -> str:
    """The name of a level from −2 to +2: the site's own, else the interface's."""
    own = board.catalog.site.emotion
    return board.sheet.plain(own[level + 2]) if len(own) == 5 else board.words(f"map.level.{level + 2}")


def value_words(emotion: Emotion, board: Board) -> str:
    """The value with its sign; a change as `+1 → −0.5`."""
    words = board.words
    if emotion.start == emotion.end:
        return words.emotion(emotion.start)
    return words("map.change", start=words.emotion(emotion.start), end=words.emotion(emotion.end))


def _of_step(step: Step, board: Board) -> tuple[MomentItem, ...]:
    found: list[MomentItem] = []
    for persona in board.catalog.personas_at(board.journey, step):
        emotion = next((each.value for each in step.emotion if each.holds_for(persona)), None)
        who = board.people.get(persona)
        if emotion is None or who is None:
            continue
        level = level_of(emotion.end)
        found.append(
            MomentItem(
                (who,) if len(board.people) > 1 else (),
                Face(who.style, level, not emotion.evidence),
                level_word(level, board),
                value_words(emotion, board),
                board.line(emotion.note),
                _kinds(emotion, board),
            )
        )
    return tuple(found)


def _kinds(emotion: Emotion, board: Board) -> str:
    known = (board.catalog.evidence.get(id_) for id_ in emotion.evidence)
    kinds = dict.fromkeys("" if each is None or each.stub else each.type for each in known)
    named = [board.words(f"map.evidence-kind.{kind}") for kind in kinds if kind]
    return board.words.listed(named) if named else board.words("map.mark.evidence") if kinds else ""


def emotion(board: Board) -> Content:
    """The emotion lane. Without any emotion it still stands there, since it is what a map is read for first."""
    steps = tuple(_of_step(column.step, board) if column.step else () for column in board.columns)
    if not any(steps):
        return Content(said=board.words("map.no-emotion", file=board.file))
    words, names = board.words, [who.name for who in board.people.values()]
    lines = tuple(_line(persona, who, board) for persona, who in board.people.items())
    chart = curve.Curve(
        id=f"{board.name}-curve",
        title=words("map.curve-title", who=words.listed(names), n=len(board.steps)),
        description=" ".join(_described(line, board) for line in lines),
        columns=len(board.columns),
        lines=lines,
        column=board.width,
        borders=board.borders,
        truths=tuple(
            index
            for index, column in enumerate(board.columns)
            if column.step and any(each.value for each in column.step.moment_of_truth)
        ),
        cuts=board.cuts,
        rtl=board.rtl,
    )
    axis = curve.axis(
        tuple(level_word(level, board) for level in LEVELS),
        width=LANE_NARROW,
        numbers=tuple(words.emotion(level * 10) for level in LEVELS),
        rtl=board.rtl,
    )
    return Content(
        steps=steps,
        whole=Drawing(curve.curve(chart), axis, faces=curve.faces(chart), parts=board.parts(chart, curve.HEIGHT)),
    )


def _line(persona: str, who: Who, board: Board) -> curve.Line:
    own = path_of(board.journey, persona)
    first, last = (own[0][0], own[-1][0]) if own else (0, 0)
    several = len(board.people) > 1
    line = curve.Line(
        name=who.name if several else "",
        style=who.style,
        feelings=tuple(_feelings(persona, who, board, first, last)),
        persona=persona,
    )
    found = moments_of(board.journey, persona)
    top, bottom = highest(found), lowest(found)
    if top is None or bottom is None:
        return line
    words, key = board.words, "-of" if several else ""
    return replace(
        line,
        highest=words(f"map.highest{key}", who=who.name, value=words.emotion(top.emotion.highest)),
        lowest=words(f"map.lowest{key}", who=who.name, value=words.emotion(bottom.emotion.lowest)),
    )


def _feelings(persona: str, who: Who, board: Board, first: int, last: int) -> Iterator[curve.Feeling]:
    """What the persona's line does in each column; `first` and `last` are the steps its path begins and ends with."""
    skipping = False
    for index, column in enumerate(board.columns):
        step, number = column.step, column.number
        if step is None:
            # A stage without steps: nothing is known there, and no words are needed to see it.
            inside = any(each.number for each in board.columns[:index]) and number_after(board, index) <= last
            yield curve.Unknown() if inside else None
        elif not first <= number <= last:
            yield None
        elif step.personas and persona not in step.personas:
            yield curve.Skipped("" if skipping else _skip_words(persona, who, number, board))
            skipping = True
            continue
        else:
            emotion = value_for(step.emotion, persona)
            yield (
                _known(emotion, persona, who, number, step, board)
                if emotion
                else curve.Unknown(
                    board.words("map.unknown-of", who=who.name) if len(board.people) > 1 else board.words("map.unknown")
                )
            )
        skipping = False


def number_after(board: Board, index: int) -> int:
    """The number of the next step after a column; beyond all steps where there is none."""
    return next((column.number for column in board.columns[index:] if column.number), len(board.steps) + 1)


def _skip_words(persona: str, who: Who, number: int, board: Board) -> str:
    until = number
    by_number = dict(board.steps)
    while until + 1 in by_number and by_number[until + 1].personas and persona not in by_number[until + 1].personas:
        until += 1
    if until == number:
        return board.words("map.skips", who=who.name, first=number)
    return board.words("map.skips-several", who=who.name, first=number, last=until)


def _known(emotion: Emotion, persona: str, who: Who, number: int, step: Step, board: Board) -> curve.Known:
    said = next((each.value.text for each in step.quote if not each.personas or persona in each.personas), "")
    return curve.Known(
        emotion.start,
        emotion.end,
        assumption=not emotion.evidence,
        quote=board.words("map.quoted", text=board.sheet.plain(said)) if said else "",
    )


def _described(line: curve.Line, board: Board) -> str:
    """Where a line is highest and lowest, in words."""
    ends = ((end, label) for end, label in zip(curve.extremes(line), (line.highest, line.lowest), strict=True) if end)
    said = [board.words("map.at-step", what=label, n=board.columns[end[0]].number) for end, label in ends]
    return "; ".join(said) + "." if said else ""
