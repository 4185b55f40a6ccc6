"""The search index: what can be found on the site, as script files that are loaded when somebody searches.

Pages opened from disk cannot fetch data, but they can add a script. So the index is a small file of
a fixed name, `INDEX`, that names parts of at most `PART_BYTES` each; the most wanted kinds come
first. Only the parts have hashed names: a change of one text changes no page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from journeygen.assets import hashed_name
from journeygen.links import step_anchor
from journeygen.model.catalog import Place, PlacedOpportunity, PlacedPain, places_of
from journeygen.model.entity import Entity
from journeygen.model.fields import Quote
from journeygen.model.flow import ways
from journeygen.model.journeys import Journey, Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.pains import PainPoint
from journeygen.pages.layout import HOME
from journeygen.sheet import Desk, Sheet
from journeygen.words import texts_of

INDEX = "assets/search.js"
"""The address of the file that names the parts. Other assets have a hash in their names."""

KINDS = (
    *(Kind.JOURNEY, Kind.PERSONA, Kind.TOUCHPOINT, Kind.CHANNEL, Kind.STAGE_MODEL, Kind.TEAM),
    *(Kind.METRIC, Kind.EVIDENCE, Kind.PAGE, Kind.OPPORTUNITY, Kind.PAIN_POINT),
    "step",
)
"""What can be found, in the order in which the parts have it."""

PART_BYTES = 240_000
"""How large a part may be; a record more or less."""

RECORD_CHARACTERS = 400
ALL_CHARACTERS = 6_000_000
FEWEST_CHARACTERS = 60
"""How much of its text a record may carry, how much all may together, and how little is worth it.

On a site of 5,000 maps a reader would wait for the texts of 100,000 records; there, titles are found.
"""

_TEXT_KEYS: dict[Kind, tuple[str, ...]] = {
    Kind.JOURNEY: ("summary", "scenario", "trigger", "goals", "outcome", "product"),
    Kind.PERSONA: ("role", "tagline", "segment", "goals", "needs", "frustrations", "quote"),
    Kind.TOUCHPOINT: ("description", "systems"),
    Kind.CHANNEL: ("description",),
    Kind.STAGE_MODEL: ("description",),
    Kind.TEAM: ("lead", "contact"),
    Kind.METRIC: ("definition", "source"),
    Kind.EVIDENCE: ("description",),
    Kind.PAGE: ("description",),
    Kind.OPPORTUNITY: ("result",),
    Kind.PAIN_POINT: (),
}
_STEP_KEYS = ("actions", "thoughts", "quote", "feelings", "expectations", "questions", "gains")

NOT_NOW = 0.8
"""What counts in a journey that is not there today, or a pain that is over, beside 1 for what is."""

_MARKUP = re.compile(
    r"\[\[(?:[^\[\]|\n]*\|)?(?P<wiki>[^\[\]\n]*)\]\]"  # [[tim|our Tim]]
    r"|!?\[(?P<link>[^\[\]]*)\]\([^()\s]*\)"  # [our Tim](../personas/tim.md)
    r"|</?[a-z][^<>]*>|^\s*(?:[-*+>]|#{1,6}|\d+\.)\s|^\s*[|:-]+\s*$|[*`|\\]|(?<!\w)_|_(?!\w)",
    re.MULTILINE,
)

_ENDS = ".!?…。！？؟"
"""What a sentence ends with; other texts that are run together get a dot between them."""


@dataclass(frozen=True, slots=True)
class Record:
    """Something that can be found.

    `url` leads from the site's root, percent-encoded, to the exact place. `kind` is one of `KINDS`;
    `context` says where it belongs (journey and stage, and who goes there): it is not found by that alone.
    `language` is its own, where it is not the site's. `weight` is what it counts beside others of its kind.
    """

    url: str
    kind: str
    title: str
    context: str = ""
    text: str = ""
    language: str = ""
    weight: float = 1


def records(desk: Desk) -> Iterator[Record]:
    """Everything that can be found: what is published and has an address, kind after kind."""
    sheet = desk.sheet(HOME)
    for kind in KINDS:
        if kind == "step":
            for journey in desk.catalog.journeys.values():
                yield from _steps(journey, sheet)
        elif kind is Kind.PAIN_POINT:
            yield from _kept(_placed(each, each.pain, sheet) for each in desk.catalog.pains.values())
        elif kind is Kind.OPPORTUNITY:
            yield from _kept(_placed(each, each.opportunity, sheet) for each in desk.catalog.opportunities.values())
        else:
            yield from _kept(_entity(each, sheet) for each in desk.catalog.of(Kind(kind)).values())


def index_files(desk: Desk, library: bytes, licence: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of the index, as addresses and bytes: the library that searches it, the parts, and what names them.

    The library goes out with its licence, as the licence asks.
    """
    library = b"/*!\n" + licence.strip() + b"\n*/\n" + library.partition(b"//# sourceMappingURL")[0]
    found = tuple(records(desk))
    most = min(RECORD_CHARACTERS, ALL_CHARACTERS // max(len(found), 1))
    parts = [_script("part", part) for part in _parts(found, most if most >= FEWEST_CHARACTERS else 0)]
    named = [(hashed_name(f"search-{number}.js", part), part) for number, part in enumerate(parts, start=1)]
    scripts = [(hashed_name("minisearch.js", library), library), *named]
    texts = texts_of(desk.words.language)
    index = {
        "language": desk.words.language,
        "kinds": [desk.words(f"search.kind.{kind}") for kind in KINDS],
        "count": texts["search.count"],
        "most": texts["search.most"],
        "scripts": [address for address, _ in scripts],
    }
    yield from scripts
    yield INDEX, _script("index", index)


# Records


def _kept(found: Iterable[Record | None]) -> Iterator[Record]:
    return (each for each in found if each is not None)


def _entity(entity: Entity, sheet: Sheet) -> Record | None:
    address = sheet.desk.links.address(entity.key)
    if address is None:
        return None
    language = entity.language if isinstance(entity, Journey) else ""
    return Record(
        url=sheet.to(address),
        kind=entity.kind,
        title=sheet.plain(entity.called),
        context=_beside(entity, sheet),
        text=_text(entity, _TEXT_KEYS[entity.kind]),
        language=_other(language, sheet),
        weight=_now(entity) if isinstance(entity, Journey) else 1,
    )


def _beside(entity: Entity, sheet: Sheet) -> str:
    """What tells an entity from others of its name: a touchpoint's channel, a persona's role, a journey's state."""
    if entity.kind is Kind.TOUCHPOINT:
        channel = sheet.catalog.channels.get(getattr(entity, "channel", ""))
        return sheet.plain(channel.name) if channel else ""
    if isinstance(entity, Journey):
        state = sheet.words(f"map.state.{entity.state}") if entity.state != "current" else ""
        return " · ".join(part for part in (sheet.plain(entity.product), state, sheet.plain(entity.competitor)) if part)
    return sheet.plain(getattr(entity, "role", ""))


def _placed(placed: PlacedPain | PlacedOpportunity, entity: Entity, sheet: Sheet) -> Record | None:
    """A pain point or an opportunity; one of a single journey says where it is."""
    address = sheet.desk.links.address(placed.key)
    if address is None:
        return None
    first = placed.places[0] if placed.places else None
    inside = "/" in placed.key.id
    return Record(
        url=sheet.to(address),
        kind=placed.key.kind,
        title=sheet.plain(entity.called),
        context=_where(first, sheet) if first else "",
        text=_text(entity, _TEXT_KEYS[placed.key.kind]),
        language=_other(first.journey.language, sheet) if first and inside else "",
        weight=round((_now(first.journey) if first else 1) * _gravity(entity), 2),
    )


def _now(journey: Journey) -> float:
    return 1 if journey.state == "current" else NOT_NOW


def _gravity(entity: Entity) -> float:
    """What a pain counts by its severity: the worst are found first, those that are over last."""
    if not isinstance(entity, PainPoint):
        return 1
    return (1 + 0.1 * ((entity.severity or 3) - 3)) * (1 if entity.status in ("open", "mitigated") else NOT_NOW)


def _steps(journey: Journey, sheet: Sheet) -> Iterator[Record]:
    address = sheet.desk.links.address(journey.key)
    if address is None:
        return
    leaving: dict[int, list[str]] = {}
    for way in ways(journey):
        leaving.setdefault(way.source, []).extend((way.when, way.leaves_to))
    for place in places_of(journey):
        step = place.step
        if step is None:
            continue
        met = (sheet.catalog.get(Key(Kind.TOUCHPOINT, each.value)) for each in step.touchpoint)
        names = dict.fromkeys(entity.called for entity in met if entity)
        yield Record(
            url=sheet.to(f"{address}#{step_anchor(step.id)}"),
            kind="step",
            title=sheet.plain(step.title),
            context=" · ".join(part for part in (_where(place, sheet), _who(journey, step, sheet)) if part),
            text=_run_together((*leaving.get(place.number, ()), *_own(step, _STEP_KEYS), *names)),
            language=_other(journey.language, sheet),
            weight=_now(journey),
        )


def _where(place: Place, sheet: Sheet) -> str:
    """The journey and the stage: `Open an account · Decision`."""
    stage = sheet.catalog.stage_title(place.journey, place.stage) if place.stage else ""
    return " · ".join(sheet.plain(part) for part in (place.journey.title, stage) if part)


def _who(journey: Journey, step: Step, sheet: Sheet) -> str:
    """Who goes to a step: `Tim, Trudy`."""
    people = (sheet.catalog.personas.get(id_) for id_ in sheet.catalog.personas_at(journey, step))
    return sheet.words.comma.join(sheet.plain(each.called) for each in people if each)


def _other(language: str, sheet: Sheet) -> str:
    return language if language != sheet.catalog.site.language else ""


def _text(entity: Any, keys: tuple[str, ...]) -> str:
    """The texts under these keys, with tags and body."""
    return _run_together((*_own(entity, keys), *getattr(entity, "tags", ()), getattr(entity, "body", "")))


def _own(entity: Any, keys: tuple[str, ...]) -> Iterator[str]:
    return (text for key in keys for text in _texts(getattr(entity, key, "")))


def _run_together(found: Iterable[str]) -> str:
    """Texts one after the other, without their Markdown.

    Reading Markdown properly would take minutes on a large site; a mark left over does no harm here.
    """
    bare = (" ".join(_MARKUP.sub(_without_markup, text).split()) for text in found if text)
    parts = [text for text in bare if text]
    return " ".join((*(part if part[-1] in _ENDS else f"{part} ·" for part in parts[:-1]), *parts[-1:]))


def _without_markup(match: re.Match[str]) -> str:
    return match["wiki"] or match["link"] or ""


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Quote):
        yield value.text
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif hasattr(value, "value"):  # one of the values of a step, for some of its personas
        yield from _texts(value.value)


# Files


def _parts(found: tuple[Record, ...], characters: int) -> Iterator[dict[str, Any]]:
    """The records in parts. What many records of a part share (page, context) stands there once."""
    pages: dict[tuple[str, str], int] = {}
    contexts: dict[str, int] = {}
    rows: list[list[Any]] = []
    size = 0
    for record in found:
        page, _, anchor = record.url.partition("#")
        context = record.context
        if (page, record.language) not in pages:
            size += len(page)
        if context not in contexts:
            size += len(context.encode())
        row = [
            KINDS.index(record.kind),
            record.title,
            pages.setdefault((page, record.language), len(pages)),
            anchor,
            contexts.setdefault(context, len(contexts)),
            _cut(record.text, characters),
            *((record.weight,) if record.weight != 1 else ()),
        ]
        rows.append(row)
        size += len(json.dumps(row, ensure_ascii=False).encode())
        if size >= PART_BYTES:
            yield {"pages": list(pages), "contexts": list(contexts), "records": rows}
            pages, contexts, rows, size = {}, {}, [], 0
    if rows:
        yield {"pages": list(pages), "contexts": list(contexts), "records": rows}


def _cut(text: str, characters: int) -> str:
    """At most so much of a text, up to the end of a word where it has some."""
    if len(text) <= characters:
        return text
    head, blank, _ = text[: characters + 1].rpartition(" ")
    return head if blank and len(head) > characters // 2 else text[:characters]


def _script(call: str, value: Any) -> bytes:
    """A classic script that hands a value to the search."""
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Older browsers take these two for line ends inside a text.
    content = content.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"journeygen.search.{call}({content});\n".encode()
