"""What long lists are filtered by: a bar of choices, and on each entry what it is found by.

The bar is worked by `js/list-filter.js`; without scripts it does not show, and the list is whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from journeygen.lanes.marks import who_is
from journeygen.model.catalog import Place
from journeygen.model.kinds import Key, Kind
from journeygen.sheet import Sheet, link_name

NOBODY = "-"
"""The value of what nobody owns, or what is about nobody in particular: no id is written so."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What an entry is found by: facet after facet, its values. Placed in a tag, it is that tag's attributes."""

    values: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __html__(self) -> Markup:
        written = (Markup(' data-by-{}="{}"').format(name, " ".join(values)) for name, values in self.values if values)
        return Markup(" data-item") + Markup("").join(written)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, with how many entries have it."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Facet:
    """Something to choose by: a persona, a team, a status."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ListFilter:
    """The bar. In `shown`, `{n}` and `{total}` are filled in by the script."""

    label: str
    facets: tuple[Facet, ...]
    all: str
    shown: str
    nothing: str
    clear: str


Naming = Callable[[str], str]
"""The words for a value of a facet."""


def marks(values: Mapping[str, Iterable[str]]) -> Marks:
    """What an entry is found by."""
    return Marks(tuple((name, tuple(dict.fromkeys(each))) for name, each in values.items()))


def list_filter(
    entries: Iterable[Marks], naming: Mapping[str, tuple[Iterable[str], Naming]], sheet: Sheet, left: int = 0
) -> ListFilter | None:
    """The bar for these entries; None where there is nothing to choose.

    `naming` gives, facet after facet, all values in their order and how to name them. A facet
    that does not tell the entries apart is left out. `left` entries are not on the page, and not chosen from.
    """
    entries, words = tuple(entries), sheet.words
    counts: dict[str, Counter[str]] = {name: Counter() for name in naming}
    for entry in entries:
        for name, values in entry.values:
            if name in counts:
                counts[name].update(values)
    facets = tuple(
        Facet(name, words(f"filter.by.{name}"), _choices(order, called, counts[name], sheet))
        for name, (order, called) in naming.items()
        if any(0 < count < len(entries) for count in counts[name].values())
    )
    if not facets:
        return None
    return ListFilter(
        label=words("filter.label"),
        facets=facets,
        all=words("filter.all"),
        shown=words("limits.filtered", n="{n}", total="{total}", left=words.number(left))
        if left
        else words("filter.shown", n="{n}", total="{total}"),
        nothing=words("filter.nothing"),
        clear=words("filter.clear"),
    )


def _choices(order: Iterable[str], called: Naming, counts: Counter[str], sheet: Sheet) -> tuple[Choice, ...]:
    return tuple(
        Choice(value, sheet.words("filter.choice", what=called(value), n=counts[value]))
        for value in dict.fromkeys((*order, *sorted(counts)))
        if counts[value]
    )


# The facets that several lists have


def by_persona(sheet: Sheet) -> tuple[Iterable[str], Naming]:
    """The personas, in their order."""
    return tuple(sheet.catalog.personas), lambda id_: who_is(id_, sheet).name


def by_team(sheet: Sheet) -> tuple[Iterable[str], Naming]:
    """The teams in their order, then nobody."""

    def called(id_: str) -> str:
        return sheet.words("tag.no-owner") if id_ == NOBODY else sheet.plain(link_name(sheet, Key(Kind.TEAM, id_)))

    return (*sheet.catalog.teams, NOBODY), called


def by_word(prefix: str, values: Iterable[str], sheet: Sheet) -> tuple[Iterable[str], Naming]:
    """A few fixed values, named by the words under a prefix."""
    return tuple(values), lambda value: sheet.words(f"{prefix}.{value}")


def owner_or_nobody(owner: str) -> tuple[str, ...]:
    """The team that owns an entry, as its mark."""
    return (owner or NOBODY,)


def personas_of(own: tuple[str, ...], places: Iterable[Place], sheet: Sheet) -> tuple[str, ...]:
    """Whom an entry concerns: those it names, else everybody at its places."""
    if own:
        return own
    found: dict[str, None] = {}
    for place in places:
        at = sheet.catalog.personas_at(place.journey, place.step) if place.step else place.journey.persona_ids
        found.update(dict.fromkeys(at))
    return tuple(found)
