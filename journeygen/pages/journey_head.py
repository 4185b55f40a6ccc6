"""The head of a journey's page: what the map is about, whose it is, how far it can be trusted, where it hurts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup, escape

from journeygen.lanes import Board
from journeygen.lanes.marks import Who
from journeygen.lanes.opportunities import OpportunityItem, opportunity_item
from journeygen.lanes.sources import checked_words
from journeygen.links import comparison_of, data_of
from journeygen.model.fields import level_of
from journeygen.model.flow import handoffs
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.model.moments import lowest, moments
from journeygen.sheet import Link

Glyph = Literal["", "dot", "ring", "check", "clock", "pencil", "archive", "nobody"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a fact: a link or words; a tag where it has a glyph or a tone (`good`, `alert`, `draft`)."""

    text: Link | Markup
    tone: str = ""
    glyph: Glyph = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about the map, under its label. `wide` ones take the whole row."""

    label: str
    parts: tuple[Part, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Portrait:
    """A persona whom the journey follows; `photo` is empty where the initials are drawn."""

    link: Link
    who: Who
    photo: str
    role: str
    tagline: Markup

    @property
    def style_class(self) -> str:
        """The class of the persona's style."""
        return self.who.style_class

    @property
    def shape(self) -> str:
        """The persona's shape."""
        return self.who.shape

    @property
    def initials(self) -> str:
        """The persona's initials."""
        return self.who.initials


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a key fact, with what it counts (a persona), if it is one of several."""

    value: str
    out_of: str = ""
    who: Who | None = None


@dataclass(frozen=True, slots=True)
class KeyFact:
    """What to see first: figures, a label, and a sentence. `tone` colours the figures."""

    label: str
    figures: tuple[Figure, ...]
    said: Link | Markup
    tone: Literal["", "alert"] = ""


@dataclass(frozen=True, slots=True)
class About:
    """The head of the page. `data` is the way to the journey as data."""

    title: Markup
    summary: Markup
    scenario: Markup
    personas: tuple[Portrait, ...]
    facts: tuple[Fact, ...]
    key_facts: tuple[KeyFact, ...]
    data: str


def about(board: Board) -> About:
    """The head of a journey's page."""
    journey = board.journey
    return About(
        title=board.line(journey.title),
        summary=board.line(journey.summary),
        scenario=board.line(journey.scenario),
        personas=tuple(_portrait(each.persona, each.role, board) for each in journey.personas),
        facts=_facts(board),
        key_facts=tuple(fact for fact in (_worst(board), _handoffs(board), _best(board)) if fact),
        data=board.sheet.to(data_of(journey.key)),
    )


def _portrait(id_: str, role: str, board: Board) -> Portrait:
    persona = board.catalog.personas.get(id_)
    return Portrait(
        link=board.sheet.link(Key(Kind.PERSONA, id_)),
        who=board.people[id_],
        photo=board.sheet.file(persona.photo) if persona and persona.photo else "",
        role="" if role == "primary" else board.words.said(f"map.role.{role}"),
        tagline=board.sheet.line(persona.tagline or persona.role, persona.key) if persona else Markup(),
    )


# Facts


def _facts(board: Board) -> tuple[Fact, ...]:
    journey, words = board.journey, board.words
    volume = words("map.a-month", n=journey.volume) if journey.volume is not None else ""
    written = (
        (words.said("map.fact.state"), _state(board), False),
        (words.said("map.fact.owner"), _owner(board), False),
        (words.said("map.fact.review"), _review(board), False),
        (words.said("map.fact.next-review"), _next_review(board), False),
        (words.said("map.fact.evidence"), _evidence(board), False),
        (words.said("map.fact.model"), _model(journey, board), False),
        (words.said("map.fact.product"), _text(journey.product, board), False),
        (words.said("map.fact.volume"), (Part(escape(words.ours(volume))),) if volume else (), False),
        (words.said("map.fact.variants"), _variants(journey, board), True),
    )
    facts = [Fact(label, parts, wide) for label, parts, wide in written if parts]
    narrow = [place for place, fact in enumerate(facts) if not fact.wide]
    if len(narrow) % 2:
        facts[narrow[-1]] = replace(facts[narrow[-1]], wide=True)
    return tuple(facts)


def _text(markdown: str, board: Board) -> tuple[Part, ...]:
    return (Part(board.line(markdown)),) if markdown else ()


def _state(board: Board) -> tuple[Part, ...]:
    journey, words = board.journey, board.words
    future = journey.state == "future"
    parts = [Part(escape(words.said(f"map.state.{journey.state}")), "", "ring" if future else "dot")]
    if journey.competitor:
        parts.append(Part(escape(words("map.of-competitor", who=board.sheet.plain(journey.competitor)))))
    if journey.status != "published":
        draft = journey.status == "draft"
        glyph: Glyph = "archive" if journey.status == "archived" else "pencil"
        parts.append(Part(escape(words.said(f"map.status.{journey.status}")), "draft" if draft else "", glyph))
    return tuple(parts)


def _owner(board: Board) -> tuple[Part, ...]:
    owner = board.journey.owner
    if owner:
        return (Part(board.sheet.link(Key(Kind.TEAM, owner))),)
    return (Part(escape(board.words.said("map.no-owner")), "alert", "nobody"),)


def _review(board: Board) -> tuple[Part, ...]:
    review, words = board.sheet.desk.review(board.journey), board.words
    day = Part(escape(words.date(review.reviewed) if review.reviewed else words.said("map.never-reviewed")))
    if review.overdue:
        return (Part(escape(words.said("map.overdue", n=review.days_over)), "alert", "clock"), day)
    if review.reviewed is None:
        return (day,)
    return (Part(escape(words.said("map.reviewed")), "good", "check"), day)


def _next_review(board: Board) -> tuple[Part, ...]:
    review, words = board.sheet.desk.review(board.journey), board.words
    if review.due is None:
        return ()
    day = words.date(review.due)
    return (Part(escape(day if review.overdue else words.said("map.due-in", n=-review.days_over, day=day))),)


def _evidence(board: Board) -> tuple[Part, ...]:
    return (Part(escape(board.words.ours(checked_words(board.journey, board.words)))),) if board.steps else ()


def _model(journey: Journey, board: Board) -> tuple[Part, ...]:
    model = journey.stage_model
    return (Part(board.sheet.link(Key(Kind.STAGE_MODEL, model))),) if model else ()


def _variants(journey: Journey, board: Board) -> tuple[Part, ...]:
    """The journeys that this one is compared with, and in what they differ."""
    catalog, words = board.catalog, board.words
    base = catalog.journeys.get(journey.variant_of)
    family = [base] if base else []
    family += catalog.variants_of.get(base.id if base else journey.id, ())
    parts: list[Part] = []
    for other in family:
        if other.id != journey.id:
            link = board.sheet.link(other.key)
            what = board.sheet.plain(other.competitor) or words(f"map.state.{other.state}")
            parts.append(Part(Markup("{} ({}){}").format(escape(link), what, _compared(journey, other, board))))
    return tuple(parts)


def _compared(journey: Journey, other: Journey, board: Board) -> Markup:
    """The way to the page that compares two variants; nothing where there is none (between two of the same one)."""
    for base, variant in ((journey, other), (other, journey)):
        address = comparison_of(base.key, variant.key)
        if address in board.sheet.desk.links.pages:
            link = Link(escape(board.words("compare.link")), board.sheet.to(address))
            return Markup("{}{}").format(board.words.comma, link)
    return Markup("")


# Key facts


def _worst(board: Board) -> KeyFact | None:
    """The lowest moment of any persona."""
    worst = lowest(moments(board.journey))
    if worst is None:
        return None
    words, who = board.words, board.people[worst.persona]
    step = board.sheet.step_link(board.place(worst.number))
    place = words("map.step-n", n=worst.number)
    where = words("map.step-of", step=place, who=who.name) if len(board.people) > 1 else place
    return KeyFact(
        label=words.said("map.key.worst"),
        figures=(Figure(words.emotion(worst.emotion.lowest)),),
        said=Markup("{}: {}").format(where, escape(step)),
        tone="alert" if level_of(worst.emotion.lowest) < 0 else "",
    )


def _handoffs(board: Board) -> KeyFact | None:
    """The handoffs between channels, for each persona: a sum over all would count nobody's journey."""
    found = {id_: handoffs(board.journey, id_, board.catalog) for id_ in board.people}
    if not any(found.values()):
        return None
    several = len(found) > 1
    figures = tuple(
        Figure(board.words.number(len(each)), who=board.people[id_] if several else None) for id_, each in found.items()
    )
    lost = {id_: sum(one.context == "lost" for one in each) for id_, each in found.items()}
    losing = [id_ for id_ in found if lost[id_]]
    if not losing:
        said = board.words("map.none-lost")
    elif several:
        each = [board.words("map.lost-of", n=lost[id_], who=board.people[id_].name) for id_ in losing]
        said = board.words("map.lose", who=board.words.listed(each))
    else:
        said = board.words("map.lost", n=lost[losing[0]])
    return KeyFact(board.words("map.key.handoffs"), figures, escape(said))


def _best(board: Board) -> KeyFact | None:
    """The opportunity with the highest score that is still to be done."""
    entries = (
        *(entry for span in board.spans for entry in span.stage.opportunities),
        *(entry for _, step in board.steps for entry in step.opportunities),
    )
    items = [opportunity_item(entry, board) for entry in entries]
    open_ = [item for item in items if item.score and item.status not in ("done", "rejected")]
    if not open_:
        return None
    best: OpportunityItem = min(open_, key=lambda item: item.rank)
    said = Markup("{}; {}").format(escape(Link(best.text, best.url)), best.status_word.lower())
    return KeyFact(board.words("map.key.best"), (Figure(best.score, best.out_of),), said)
