"""The home page: what this site is, what needs attention, and all journeys in small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from journeygen.model.catalog import Catalog, key_in
from journeygen.model.journeys import Journey, Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.moments import Moment
from journeygen.pages.claims import place_link, score_words
from journeygen.pages.facets import ListFilter, Marks
from journeygen.pages.frame import Head
from journeygen.pages.journey_facets import journey_filter, journey_marks
from journeygen.pages.layout import HOME, address_link, head_of, index_of, is_listed
from journeygen.pages.limits import NAMES, Rest, cut, journey_list, of_each, rest
from journeygen.pages.multiples import Card, card
from journeygen.pages.packing import COLUMNS, packed
from journeygen.pages.people import Feeling, Portrait, at_step, feeling, named, portrait
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.pages.reviews import calendar_link, due_reviews
from journeygen.pages.signs import Missing, Tag, journey_name, no_owner, team
from journeygen.sheet import Link, Sheet

ATTENTION = 4
"""How many entries each attention list shows."""

CARDS = 12
"""How many journeys of one stage model are drawn; the index lists them all."""

FACES = 12
"""How many personas stand in the head; their index lists them all."""

WITH_ROLE = 6
"""Up to how many personas are told with their role; more stand closer, by name alone."""

_SITE = Key(Kind.PAGE, "")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that needs attention: where, what, more about it, and a mark at the end."""

    link: Link
    more: str
    note: Markup
    mark: Tag
    feeling: Feeling | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class AttentionList:
    """One of the lists: its name, what it is a part of, its entries, or what is said where it has none.

    `rest` leads to those that are not shown, `calendar` to the days of them all.
    """

    title: str
    remark: str
    glyph: str
    items: tuple[Item, ...]
    nothing: str
    rest: Link | None = None
    calendar: Link | None = None


@dataclass(frozen=True, slots=True)
class Small:
    """A journey in the list of those that are not drawn."""

    link: Link
    marks: Marks


@dataclass(frozen=True, slots=True)
class Drawn:
    """A journey that is drawn."""

    card: Card
    marks: Marks


@dataclass(frozen=True, slots=True)
class Row:
    """The journeys of a stage model (or those with stages of their own): the first are drawn, the rest is named.

    On a wide screen the cards stand in `columns` columns, of the `span` columns that the row has in all.
    """

    title: Link
    stages: str
    cards: tuple[Drawn, ...]
    rest_title: str
    rest: tuple[Small, ...]
    unnamed: Rest | None
    columns: int = COLUMNS
    span: int = COLUMNS


@dataclass(frozen=True)
class HomeView:
    """The home page. Either it has journeys, or it says what to write first."""

    head: Head
    title: Markup
    lede: Markup
    personas: tuple[Portrait, ...]
    all_personas: Link | None
    attention_title: str
    attention: tuple[AttentionList, ...]
    filter: ListFilter | None
    rows: tuple[Row, ...]
    nothing: Missing | None
    counts: tuple[str, ...]


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """Every site has a home page."""
    return (PlannedPage(HOME, "home"),)


def view(page: PlannedPage, sheet: Sheet) -> HomeView:
    """Everything on the home page."""
    catalog, site, words = sheet.catalog, sheet.catalog.site, sheet.words
    journeys = tuple(catalog.journeys.values())
    people = tuple(catalog.personas)
    return HomeView(
        head=head_of(sheet, site.title, kind="home", section="home", description=site.description),
        title=sheet.line(site.title, _SITE),
        lede=sheet.line(site.description, _SITE),
        personas=tuple(
            portrait(id_, sheet, note=_role(id_, sheet) if len(people) <= WITH_ROLE else "") for id_ in people[:FACES]
        ),
        all_personas=address_link(sheet, words("home.all-personas", n=len(people)), index_of(Kind.PERSONA))
        if len(people) > FACES
        else None,
        attention_title=words("home.attention"),
        attention=(_worst(sheet), _overdue(journeys, sheet), _unowned(sheet)) if journeys else (),
        filter=journey_filter(journeys, sheet),
        rows=_packed(tuple(_rows(sheet))),
        nothing=None if journeys else Missing(words("home.nothing"), "content/journeys/my-first-journey.yaml"),
        counts=_counts(sheet),
    )


def _role(id_: str, sheet: Sheet) -> Markup:
    persona = sheet.catalog.personas[id_]
    return sheet.line(persona.role, persona.key)


def _counts(sheet: Sheet) -> tuple[str, ...]:
    catalog, words = sheet.catalog, sheet.words
    counts = (
        ("journey", len(catalog.journeys)),
        ("step", len(catalog.places)),
        ("persona", len(catalog.personas)),
        ("touchpoint", len(catalog.touchpoints)),
        ("pain-point", len(catalog.pains)),
        ("opportunity", len(catalog.opportunities)),
    )
    return (*(words(f"count.{name}", n=n) for name, n in counts if n), words("home.as-of", day=words.date(sheet.as_of)))


# What needs attention


def _worst(sheet: Sheet) -> AttentionList:
    """The worst moments. Several personas who feel a step as badly are one entry; neutral is not bad.

    Among those as bad, each journey has one before any has two.
    """
    words = sheet.words
    together: dict[tuple[str, int, int], tuple[Journey, list[Moment]]] = {}
    level = 0
    for journey, moment in sheet.catalog.moments:
        lowest = moment.emotion.lowest
        if lowest >= 0 or (lowest > level and len(together) >= ATTENTION):
            break
        level = lowest
        together.setdefault((journey.id, moment.number, lowest), (journey, []))[1].append(moment)
    turns: Counter[tuple[str, int]] = Counter()
    ordered: list[tuple[int, int, tuple[str, int, int]]] = []
    for key in together:
        of_journey = (key[0], key[2])
        ordered.append((key[2], turns[of_journey], key))
        turns[of_journey] += 1
    ordered.sort(key=lambda each: each[:2])
    items = tuple(_moment(*together[key], sheet) for _, _, key in ordered[:ATTENTION])
    alike = bool(ordered) and ordered[0][0] == level
    said = words(
        f"home.worst-{'at' if alike else 'to'}",
        n=words.number(len(items)),
        all=words.number(len(together)),
        value=words.emotion(level),
    )
    left = len(together) > len(items) and is_listed(sheet.catalog, Kind.PAIN_POINT)
    return AttentionList(
        words("home.worst"),
        said if items else "",
        "",
        items,
        words("home.no-worst" if sheet.catalog.moments else "home.no-emotions"),
        address_link(sheet, words("kinds.pain-point"), index_of(Kind.PAIN_POINT)) if left else None,
    )


def _moment(journey: Journey, found: list[Moment], sheet: Sheet) -> Item:
    first, words = found[0], sheet.words
    step = first.step
    checked = any(moment.emotion.evidence for moment in found)
    where = words("place.step", journey=journey_name(journey, sheet), number=str(first.number))
    return Item(
        link=at_step(journey, first.number, step, sheet),
        more=named([moment.persona for moment in found], sheet),
        note=escape(_answer(journey, step, sheet)),
        mark=Tag(words("tag.evidence-any"), "dot", "quiet")
        if checked
        else Tag(words("tag.assumption"), "assumed", "quiet"),
        feeling=feeling(first.persona, first.emotion, sheet, first.emotion.lowest, large=True),
        where=where,
    )


def _answer(journey: Journey, step: Step, sheet: Sheet) -> str:
    """What is being done about a step: the opportunity that is furthest, of those at it or solving its pains."""
    catalog = sheet.catalog
    keys = [key_in(journey, entry) for entry in step.opportunities]
    for entry in step.pain_points:
        keys += catalog.pain(journey, entry).solved_by
    known = [catalog.opportunities[key] for key in dict.fromkeys(keys) if key in catalog.opportunities]
    known = [each for each in known if each.opportunity.status != "rejected"]
    if not known:
        return sheet.words("answer.none")
    order = ("doing", "planned", "done", "idea")
    best = min(known, key=lambda each: (order.index(each.opportunity.status), -(each.score or 0)))
    said = sheet.words(f"answer.{best.opportunity.status}")
    return sheet.words("answer.score", answer=said, score=score_words(best.score, sheet)) if best.score else said


def _overdue(journeys: tuple[Journey, ...], sheet: Sheet) -> AttentionList:
    """The reviews that are overdue, the longest first. It lists nothing else."""
    words = sheet.words
    late = [each for each in due_reviews(sheet.desk) if each.review.overdue]
    items = tuple(
        Item(
            link=sheet.link(each.journey.key),
            more="",
            note=Markup("{}{}").format(
                words("due.on", day=words.date(each.review.due)) if each.review.due else "",
                _owned(each.journey.owner, sheet),
            ),
            mark=Tag(words("days", n=each.review.days_over), "", "alert plain"),
        )
        for each in late[:ATTENTION]
    )
    counted = any(review.reviewed or review.due for review in map(sheet.desk.review, journeys))
    return AttentionList(
        words("home.overdue"),
        words("of", part=len(late), whole=len(journeys)) if late else "",
        "clock",
        items,
        words("home.all-reviewed" if counted else "home.no-reviews"),
        _rest(len(late), index_of(Kind.JOURNEY), sheet),
        calendar_link(sheet),
    )


def _owned(owner: str, sheet: Sheet) -> Markup:
    link = team(owner, sheet)
    return Markup("{}{}").format(sheet.words.comma, link.text if link else sheet.words("no-owner"))


def _unowned(sheet: Sheet) -> AttentionList:
    """The touchpoints nobody owns, the most used first."""
    catalog, words = sheet.catalog, sheet.words
    visits = catalog.visits_of_touchpoint
    nobodys = [each for each in catalog.touchpoints.values() if not each.owner]
    nobodys.sort(key=lambda each: (-len(visits.get(each.id, ())), each.id))
    items: list[Item] = []
    for touchpoint in nobodys[:ATTENTION]:
        used = visits.get(touchpoint.id, ())
        note = escape(words("touchpoint.unused"))
        if used:
            more = words("place.more", n=len(used) - 1) if len(used) > 1 else ""
            note = Markup("{} {}").format(place_link(used[0].place, sheet).text, more)
        items.append(Item(sheet.link(touchpoint.key), "", note, no_owner(sheet)))
    return AttentionList(
        words("home.unowned"),
        words("home.unowned-of", n=len(nobodys), total=len(catalog.touchpoints)) if nobodys else "",
        "nobody",
        tuple(items),
        words("home.all-owned" if catalog.touchpoints else "home.no-touchpoints"),
        _rest(len(nobodys), index_of(Kind.TOUCHPOINT), sheet),
    )


def _rest(count: int, address: str, sheet: Sheet) -> Link | None:
    left = count - ATTENTION
    return address_link(sheet, sheet.words("home.more", n=left), address) if left > 0 else None


# The journeys


def _rows(sheet: Sheet) -> Iterable[Row]:
    catalog, words = sheet.catalog, sheet.words
    of_model = catalog.journeys_of_model
    used = (model for model in catalog.stage_models.values() if model.id in of_model)
    # The largest first; the small ones then share lines.
    for model in sorted(used, key=lambda each: -min(len(of_model[each.id]), COLUMNS)):
        stages = sheet.words.comma.join(sheet.plain(stage.title) for stage in model.stages)
        yield _row(sheet.link(model.key), stages, of_model[model.id], sheet)
    for id_ in (each for each in of_model if each and each not in catalog.stage_models):
        yield _row(sheet.link(Key(Kind.STAGE_MODEL, id_)), "", of_model[id_], sheet)
    if "" in of_model:
        yield _row(Link(escape(words("home.own-stages"))), "", of_model[""], sheet)


def _row(title: Link, stages: str, journeys: tuple[Journey, ...], sheet: Sheet) -> Row:
    ordered = beside_variants(journeys)
    named, left = cut(ordered[CARDS:], of_each(NAMES, NAMES, len(sheet.catalog.journeys_of_model)))
    return Row(
        title,
        stages,
        cards=tuple(Drawn(card(journey, sheet), journey_marks(journey)) for journey in ordered[:CARDS]),
        rest_title=sheet.words("home.more-journeys", n=len(ordered) - CARDS) if len(ordered) > CARDS else "",
        rest=tuple(Small(sheet.link(journey.key), journey_marks(journey)) for journey in named),
        unnamed=rest("journeys", left, sheet, journey_list(sheet)),
    )


def _packed(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows in the lines of a wide screen."""
    lines = packed([len(row.cards) for row in rows])
    return tuple(replace(rows[each.index], columns=each.columns, span=each.span) for each in lines)


def beside_variants(journeys: tuple[Journey, ...]) -> tuple[Journey, ...]:
    """The journeys in their order, each followed by its variants."""
    here = {journey.id for journey in journeys}
    after: dict[str, list[Journey]] = {}
    for journey in journeys:
        if journey.variant_of in here:
            after.setdefault(journey.variant_of, []).append(journey)
    found: dict[str, Journey] = {}
    for journey in journeys:
        if journey.variant_of not in here:
            for each in (journey, *after.get(journey.id, ())):
                found.setdefault(each.id, each)
    return (*found.values(), *(journey for journey in journeys if journey.id not in found))


TYPE = PageType("home", "home.html", plan, view)
