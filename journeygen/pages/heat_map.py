"""Channels × stages: how much happens on a channel in a stage, and how it feels there.

Only our own current journeys count: what is hoped for, and what customers have elsewhere, would
blur the mean. A mean never stands without the number of values it covers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from journeygen.charts import faces
from journeygen.charts.heat import heat_class, squares
from journeygen.links import page_of
from journeygen.model.catalog import Visit
from journeygen.model.fields import level_of, value_for
from journeygen.model.journeys import Journey
from journeygen.model.moments import Moment, mean
from journeygen.model.names import slug_of
from journeygen.model.stages import Stage, StageModel
from journeygen.model.touchpoints import Channel
from journeygen.pages.layout import address_link
from journeygen.pages.limits import CELL, CELLS, Rest, cut, of_each, rest
from journeygen.pages.multiples import COLOURS
from journeygen.pages.people import Feeling, feelings_at, level_word
from journeygen.pages.signs import Missing, file_of, journey_name
from journeygen.pages.visits import worst_first
from journeygen.pages.whereabouts import Ring, ring
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True, slots=True)
class Finding:
    """What is seen at once: a few words, and what there is to say of them."""

    lead: str
    rest: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A channel in a stage. `mean` is empty where nothing is known of how it feels; `url` leads to its steps."""

    url: str
    colour: str
    face: Markup
    mean: str
    of: str
    squares: Markup
    touchpoints: str


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel over all stages; a gap is None."""

    link: Link
    icon: str
    cells: tuple[Cell | None, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class StageHead:
    """A stage above its column."""

    number: str
    colour: int
    title: Markup


@dataclass(frozen=True, slots=True)
class CellStep:
    """A step behind a cell."""

    ring: Ring
    title: Link
    journey: str
    feelings: tuple[Feeling, ...]
    unfelt: str


@dataclass(frozen=True, slots=True)
class CellSteps:
    """The steps behind a cell, and how many more there are; the cell links to `id`."""

    id: str
    title: str
    stage: int
    steps: tuple[CellStep, ...]
    rest: Rest | None


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A stage model's table, with what it finds and the steps behind it. `nothing` where it has no step."""

    id: str
    title: Link
    count: str
    caption: str
    findings: tuple[Finding, ...]
    stages: tuple[StageHead, ...]
    rows: tuple[ChannelRow, ...]
    steps_title: str
    steps: tuple[CellSteps, ...]
    nothing: Missing | None


@dataclass
class _Tally:
    """What is counted in a cell, or in a row. `own` are the ids of the touchpoints that live on the channel."""

    channel: Channel
    own: frozenset[str]
    stage: Stage | None = None
    visits: list[Visit] = field(default_factory=list)
    touchpoints: dict[str, None] = field(default_factory=dict)

    def add(self, visit: Visit) -> None:
        self.visits.append(visit)
        assert visit.place.step
        used = [each for each in visit.place.step.touchpoint if any(each.holds_for(who) for who in visit.personas)]
        # A step can have touchpoints on several channels; where it names its channel itself, all are on that one.
        here = [each for each in used if each.value in self.own] if not visit.place.step.channel else used
        self.touchpoints.update(dict.fromkeys(each.value for each in here))

    @property
    def moments(self) -> tuple[Moment, ...]:
        return tuple(
            Moment(who, visit.place.number, visit.place.step, emotion)
            for visit in self.visits
            if visit.place.step
            for who in visit.personas
            if (emotion := value_for(visit.place.step.emotion, who)) is not None
        )

    @property
    def mean(self) -> int | None:
        return mean(self.moments)


Tallies = dict[tuple[str, str], _Tally]


def heat_maps(models: Iterable[StageModel], sheet: Sheet) -> tuple[HeatMap, ...]:
    """The tables of several stage models; the steps behind their cells share the page."""
    found = [(model, _tallies(model, sheet)) for model in models]
    most = of_each(CELL, CELLS, sum(map(len, (tallies for _, tallies in found))))
    return tuple(_heat_map(model, tallies, most, sheet) for model, tallies in found)


def _heat_map(model: StageModel, tallies: Tallies, most: int, sheet: Sheet) -> HeatMap:
    catalog, words = sheet.catalog, sheet.words
    journeys = catalog.journeys_of_model.get(model.id, ())
    channels = [each for each in catalog.channels.values() if any((each.id, at.id) in tallies for at in model.stages)]
    title = sheet.plain(model.title)
    return HeatMap(
        id=f"model-{model.id}",
        title=sheet.link(model.key),
        count=words("count.journey", n=sum(is_ours(each) for each in journeys)),
        caption=words("heat.caption", model=title),
        findings=_findings(list(tallies.values()), channels, model, sheet),
        stages=tuple(
            StageHead(str(at), (at - 1) % COLOURS + 1, sheet.line(each.title, model.key))
            for at, each in enumerate(model.stages, start=1)
        ),
        rows=tuple(_row(each, model, tallies, sheet) for each in channels),
        steps_title=words("heat.steps-title", model=title),
        steps=tuple(
            _steps(tallies[channel.id, stage.id], model, at, most, sheet)
            for at, stage in enumerate(model.stages, start=1)
            for channel in channels
            if (channel.id, stage.id) in tallies
        ),
        nothing=None if tallies else Missing(words("write.heat-channel"), file_of(journeys[0].key, sheet)),
    )


def is_ours(journey: Journey) -> bool:
    """Whether a journey counts: a current one, and not a competitor's."""
    return journey.state == "current" and not journey.competitor


def _tallies(model: StageModel, sheet: Sheet) -> Tallies:
    """Every cell that has a step, by channel and stage."""
    found: Tallies = {}
    stages = {stage.id: stage for stage in model.stages}
    for channel in sheet.catalog.channels.values():
        own = _own(channel, sheet)
        for visit in sheet.catalog.visits_of_channel.get(channel.id, ()):
            journey, stage = visit.place.journey, visit.place.stage
            if journey.stage_model != model.id or not is_ours(journey) or stage is None or stage.stage not in stages:
                continue
            key = (channel.id, stage.stage)
            found.setdefault(key, _Tally(channel, own, stages[stage.stage])).add(visit)
    return found


def _row(channel: Channel, model: StageModel, tallies: Tallies, sheet: Sheet) -> ChannelRow:
    here = [tallies.get((channel.id, stage.id)) for stage in model.stages]
    whole = _Tally(channel, _own(channel, sheet))
    for tally in here:
        for visit in tally.visits if tally else ():
            whole.add(visit)
    return ChannelRow(
        link=sheet.link(channel.key),
        icon=channel.icon or channel.type,
        cells=tuple(_cell(tally, sheet, f"#{_id(tally, model)}") if tally else None for tally in here),
        total=_cell(whole, sheet, ""),
    )


def _own(channel: Channel, sheet: Sheet) -> frozenset[str]:
    """The ids of the touchpoints that live on a channel."""
    return frozenset(each.id for each in sheet.catalog.touchpoints.values() if each.channel == channel.id)


def _cell(tally: _Tally, sheet: Sheet, url: str) -> Cell:
    words, value, count = sheet.words, tally.mean, len(tally.moments)
    level = None if value is None else level_of(value)
    return Cell(
        url=url,
        colour=heat_class(level),
        face=Markup() if level is None else faces.icon(level, size=26),
        mean="" if value is None else words.emotion(value),
        of=words("heat.of", n=count) if count else words("heat.unfelt"),
        squares=squares(len(tally.touchpoints)),
        touchpoints=words("heat.touchpoints", n=len(tally.touchpoints))
        if tally.touchpoints
        else words("heat.steps", n=len(tally.visits)),
    )


def _id(tally: _Tally, model: StageModel) -> str:
    """The id of a cell's steps. A slug never has two hyphens in a row: so no two cells share one."""
    stage = tally.stage.id if tally.stage else ""
    return f"steps--{model.id}--{stage}--{slug_of(tally.channel.id)}"


def _steps(tally: _Tally, model: StageModel, number: int, most: int, sheet: Sheet) -> CellSteps:
    visits = worst_first(tally.visits) if len(tally.visits) > most else tally.visits
    shown, left = cut(visits, most)
    page = address_link(sheet, sheet.words("limits.channel-page"), page_of(tally.channel.key))
    return CellSteps(
        id=_id(tally, model),
        title=_name(tally, sheet),
        stage=(number - 1) % COLOURS + 1,
        steps=tuple(
            CellStep(
                ring=ring(visit.place, sheet),
                title=sheet.step_link(visit.place),
                journey=journey_name(visit.place.journey, sheet),
                feelings=(known := feelings_at(visit.place.step, visit.personas, sheet)),
                unfelt="" if known else sheet.words("heat.unfelt"),
            )
            for visit in shown
            if visit.place.step
        ),
        rest=rest("cell", left, sheet, page),
    )


# What it finds, in words


def _name(tally: _Tally, sheet: Sheet) -> str:
    stage = sheet.plain(tally.stage.title) if tally.stage else ""
    return sheet.words("heat.at", channel=sheet.plain(tally.channel.name), stage=stage)


def _findings(tallies: list[_Tally], channels: list[Channel], model: StageModel, sheet: Sheet) -> tuple[Finding, ...]:
    """The cell that feels worst, the one that carries most, and the channel that never feels good (else the best)."""
    felt = [each for each in tallies if each.mean is not None]
    if not felt:
        return ()
    worst = min(felt, key=lambda each: (each.mean or 0, -len(each.moments)))
    best = max(felt, key=lambda each: (each.mean or 0, len(each.moments)))
    busiest = max(tallies, key=lambda each: (len(each.visits), len(each.touchpoints)))
    found = [_felt("worst", worst, sheet)] if (worst.mean or 0) < 0 else []
    if busiest is worst and found:
        found = [_worst_and_busiest(worst, sheet)]
    else:
        found.append(_busiest(busiest, sheet))
    found += _never(felt, channels, model, sheet)
    if len(found) < 3 and (best.mean or 0) > 0:
        found.append(_felt("best", best, sheet))
    return tuple(found)


def _felt(which: str, tally: _Tally, sheet: Sheet) -> Finding:
    mean_, words = sheet.words.emotion(tally.mean or 0), sheet.words
    return Finding(_name(tally, sheet), words(f"heat.{which}", mean=mean_, n=len(tally.moments)))


def _busiest(tally: _Tally, sheet: Sheet) -> Finding:
    words = sheet.words
    at = words("heat.touchpoints", n=len(tally.touchpoints))
    return Finding(_name(tally, sheet), words("heat.busiest", n=len(tally.visits), touchpoints=at))


def _worst_and_busiest(tally: _Tally, sheet: Sheet) -> Finding:
    words = sheet.words
    said = words(
        "heat.worst-and-busiest",
        mean=words.emotion(tally.mean or 0),
        values=words("heat.of", n=len(tally.moments)),
        n=len(tally.visits),
        touchpoints=words("heat.touchpoints", n=len(tally.touchpoints)),
    )
    return Finding(_name(tally, sheet), said)


def _never(felt: list[_Tally], channels: list[Channel], model: StageModel, sheet: Sheet) -> Iterable[Finding]:
    """The channel of two or more stages that is above neutral in none; of several the one in most stages."""
    low: list[tuple[int, Channel]] = []
    for channel in channels:
        means = [each.mean or 0 for each in felt if each.channel is channel]
        if len(means) > 1 and max(means) <= 0:
            low.append((len(means), channel))
    if low:
        count, channel = max(low, key=lambda pair: pair[0])
        words = sheet.words
        rest = words("heat.never-rest", n=words.number(count), stages=words.number(len(model.stages)))
        yield Finding(words("heat.never", channel=sheet.plain(channel.name)), rest)


@dataclass(frozen=True, slots=True)
class Legend:
    """How to read the tables."""

    title: str
    coldest: str
    hottest: str
    notes: tuple[str, ...]


def legend(sheet: Sheet) -> Legend:
    """How to read the tables."""
    words = sheet.words
    return Legend(
        title=words("heat.legend"),
        coldest=words("heat.coldest", word=level_word(-2, sheet)),
        hottest=words("heat.hottest", word=level_word(2, sheet)),
        notes=tuple(words(f"heat.legend-{each}") for each in ("gap", "unfelt", "link")),
    )
