"""A map by itself, without the frame of the site: to show in a frame (`<iframe>`) of another site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from journeygen.charts.faces import Face
from journeygen.lanes import LANES, Board, arranged, faces_of, filled_lanes
from journeygen.lanes.lane import LaneGroup
from journeygen.links import page_of
from journeygen.model.catalog import Catalog
from journeygen.pages.frame import Head
from journeygen.pages.journey_map import MapTable, map_table
from journeygen.pages.layout import head_of
from journeygen.pages.plan import PageType, PlannedPage
from journeygen.sheet import Link, Sheet


@dataclass(frozen=True)
class EmbedView:
    """A journey's map, and the way to its page. `faces` are those that the map uses."""

    head: Head
    title: Markup
    page: Link
    map: MapTable
    faces: tuple[Face, ...]


def embed_of(journey_id: str) -> str:
    """The file of a journey's map by itself."""
    return f"embed/{journey_id}.html"


def plan(catalog: Catalog) -> Iterable[PlannedPage]:
    """One for each journey, where the site wants them."""
    if catalog.site.embed:
        yield from (PlannedPage(embed_of(each.id), "embed", each.key) for each in catalog.journeys.values())


def view(page: PlannedPage, sheet: Sheet) -> EmbedView:
    """The map of one journey."""
    assert page.subject is not None
    journey = sheet.catalog.journeys[page.subject.id]
    board = Board(journey, sheet)
    filled = filled_lanes(LANES, board)
    empty = tuple(each.lane for each in filled if each.content.is_empty)
    return EmbedView(
        head=head_of(sheet, journey.title, kind="embed", description=journey.summary, language=journey.language),
        title=sheet.line(journey.title, journey.key),
        page=Link(escape(sheet.words("embed.whole")), sheet.to(page_of(journey.key))),
        map=map_table(board, _curve_first(arranged(filled, board)), empty),
        faces=tuple(dict.fromkeys(faces_of(filled))),
    )


def _curve_first(groups: tuple[LaneGroup, ...]) -> tuple[LaneGroup, ...]:
    """The groups with the emotion lane first in its own: a frame is low, and shows it before anybody scrolls."""
    return tuple(
        replace(group, lanes=tuple(sorted(group.lanes, key=lambda lane: lane.id != "emotion"))) for group in groups
    )


TYPE = PageType("embed", "embed.html", plan, view)
