"""What the reader can do with a map: the choices of the toolbar, the way along the stages, the channels in words.

The toolbar is worked by scripts and shown only where they run. What it chooses by stands on the
steps' heads as data, so that a script needs to know nothing of journeys.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from journeygen.lanes import Board
from journeygen.lanes.lane import Lane, LaneGroup
from journeygen.lanes.marks import Who
from journeygen.lanes.touchpoints import icon_of
from journeygen.model.fields import value_for
from journeygen.model.flow import channel_changes, stops
from journeygen.model.journeys import Step
from journeygen.model.kinds import Key, Kind
from journeygen.pages.multiples import chart_of
from journeygen.sheet import Link

MINI_WIDTH = 420
"""The width of the small curve in px, at most: on a narrower phone it shrinks with the window."""

MOST_STEPS = 20
"""The most steps that make a stage wider on the small curve; `toolbar.css` has a class for each number."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: an id and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class LaneChoices:
    """The lanes of a group, to be shown or not."""

    title: str
    lanes: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class StageJump:
    """A stage to jump to: on the map by `column`, in the text by `text`. `width` is its number of steps."""

    number: int
    style: int
    title: Markup
    column: str
    text: str
    width: int


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of a persona's path on one channel: from which step to which, and how the story came here."""

    link: Link | None
    icon: str
    steps: str
    context: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Trip:
    """A persona's way over the channels; `who` only where the journey has several personas."""

    who: tuple[Who, ...]
    legs: tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class Tools:
    """What stands around the map to work with it. What offers no choice is empty."""

    personas: tuple[Who, ...]
    channels: tuple[Choice, ...]
    teams: tuple[Choice, ...]
    lanes: tuple[LaneChoices, ...]
    lane_count: int
    empty: str
    hurts: bool
    truths: bool
    jumps: tuple[StageJump, ...]
    mini: Markup
    trips: tuple[Trip, ...]


def tools(board: Board, groups: tuple[LaneGroup, ...], empty: tuple[Lane, ...], jumps: tuple[StageJump, ...]) -> Tools:
    """The tools of a journey's map, from its groups of lanes; `empty` are the lanes that have nothing to say."""
    words, catalog = board.words, board.catalog
    channels = dict.fromkeys(id_ for _, step in board.steps for id_ in _channels(step, board))
    teams = dict.fromkeys(id_ for _, step in board.steps for id_ in _teams(step, board))
    titles = [lane.title or words(f"map.lane.{lane.id}") for lane in empty]
    lanes = tuple(
        LaneChoices(
            group.title or words("tools.lanes-head"), tuple(Choice(each.id, each.title) for each in group.lanes)
        )
        for group in groups
        if group.lanes
    )
    people = tuple(board.people.values())
    return Tools(
        personas=people if len(people) > 1 else (),
        channels=_choices({id_: catalog.channels[id_].name for id_ in channels if id_ in catalog.channels}, board),
        teams=_choices({id_: catalog.teams[id_].name for id_ in teams if id_ in catalog.teams}, board),
        lanes=lanes,
        lane_count=sum(len(each.lanes) for each in lanes),
        empty=words("map.lanes-empty", lanes=words.listed(titles)) if titles else "",
        hurts=any(_hurts(step) for _, step in board.steps),
        truths=any(_is_truth(step) for _, step in board.steps),
        jumps=jumps,
        mini=chart_of(board.journey, board.journey.persona_ids, board.sheet, id_="mini-curve", width=MINI_WIDTH),
        trips=tuple(trip for persona, who in board.people.items() if (trip := _trip(persona, who, board)).legs),
    )


def step_data(step: Step, board: Board) -> Markup:
    """What the toolbar chooses a step by, as attributes of its head: who goes there, on what, whose it is."""
    lists = (
        ("who", board.catalog.personas_at(board.journey, step)),
        ("channels", _channels(step, board)),
        ("teams", _teams(step, board)),
    )
    marks = ("truth",) if _is_truth(step) else ()
    hurts = Markup(' data-hurts="{}"').format(" ".join(_hurt(step, board))) if _hurts(step) else Markup()
    return Markup("").join(
        [
            *(Markup(' data-{}="{}"').format(name, " ".join(ids)) for name, ids in lists if ids),
            hurts,
            *(Markup(" data-{}").format(mark) for mark in marks),
        ]
    )


def _choices(names: dict[str, str], board: Board) -> tuple[Choice, ...]:
    """The choices, where there are at least two to choose from."""
    found = tuple(Choice(id_, board.sheet.plain(name)) for id_, name in names.items())
    return found if len(found) > 1 else ()


def _channels(step: Step, board: Board) -> tuple[str, ...]:
    personas = board.catalog.personas_at(board.journey, step)
    return tuple(dict.fromkeys(id_ for each in personas if (id_ := board.catalog.channel_at(step, each))))


def _teams(step: Step, board: Board) -> tuple[str, ...]:
    """The teams that have to do with a step: they own a touchpoint of it, or do something behind it."""
    owners = (touchpoint.owner for touchpoint in board.catalog.touchpoints_of(step))
    doing = (each.value.owner for each in (*step.frontstage, *step.backstage, *step.support_processes))
    return tuple(dict.fromkeys(id_ for id_ in (*owners, *doing) if id_))


def _hurts(step: Step) -> bool:
    """Whether a step hurts: somebody feels worse than neutral there, or it has a pain point."""
    return bool(step.pain_points) or any(each.value.lowest < 0 for each in step.emotion)


def _hurt(step: Step, board: Board) -> tuple[str, ...]:
    """Whom a step hurts: who feels worse than neutral there, or has a pain point of their own there.

    A pain point of nobody in particular hurts all who go there, but not those who feel well there.
    """
    hurt = []
    for persona in board.catalog.personas_at(board.journey, step):
        felt = value_for(step.emotion, persona)
        pains = [board.catalog.pain(board.journey, each).pain.personas for each in step.pain_points]
        own = any(persona in personas for personas in pains)
        shared = any(not personas for personas in pains) and (felt is None or felt.lowest <= 0)
        if own or shared or (felt is not None and felt.lowest < 0):
            hurt.append(persona)
    return tuple(hurt)


def _is_truth(step: Step) -> bool:
    return any(each.value for each in step.moment_of_truth)


def _trip(persona: str, who: Who, board: Board) -> Trip:
    """The persona's steps, those on one channel after the other taken together."""
    words = board.words
    changes = {each.after.number: each for each in channel_changes(board.journey, persona, board.catalog.channel_at)}
    runs: list[tuple[str, list[int]]] = []
    for stop in stops(board.journey, persona, board.catalog.channel_at):
        if runs and runs[-1][0] == stop.channel:
            runs[-1][1].append(stop.number)
        else:
            runs.append((stop.channel, [stop.number]))
    if not any(channel for channel, _ in runs):
        return Trip((), ())
    legs = []
    for channel, numbers in runs:
        first, last = numbers[0], numbers[-1]
        change = changes.get(first)
        lost = change is not None and change.context == "lost"
        legs.append(
            Leg(
                link=board.sheet.link(Key(Kind.CHANNEL, channel)) if channel else None,
                icon=icon_of(channel, board) if channel else "",
                steps=words.number(first) if first == last else f"{words.number(first)}–{words.number(last)}",
                context=change.context if change else "",
                said=words("tools.story-lost") if lost else "",
            )
        )
    return Trip((who,) if len(board.people) > 1 else (), tuple(legs))
