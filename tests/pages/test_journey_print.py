"""The map on paper: which columns stand together, what each sheet has, and how many pages a browser makes of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeygen.lanes.paper import sheets
from journeygen.model.kinds import Kind
from journeygen.pages.journey import JourneyView
from tests.pages.test_journey import THEME, rendered, view_of
from tests.pages.test_weight import large
from tests.printing import printed
from tests.sample import catalog, catalog_of

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize(
    ("stages", "found"),
    [
        ((), [(0, 0)]),
        ((3, 4, 4), [(0, 11)]),
        ((3, 3, 3, 3, 3), [(0, 9), (9, 15)]),
        ((4, 12, 1), [(0, 10), (10, 17)]),
        ((25,), [(0, 8), (8, 16), (16, 25)]),
        ((10, 10), [(0, 10), (10, 20)]),
    ],
)
def test_stages_stand_together_while_they_fit(stages: tuple[int, ...], found: list[tuple[int, int]]) -> None:
    assert [(sheet.start, sheet.stop) for sheet in sheets(stages)] == found


def of(stages: int, steps: int, lanes: int = 8) -> JourneyView:
    kinds = (Kind.TOUCHPOINT, Kind.PERSONA, Kind.CHANNEL, Kind.EVIDENCE)
    others = [entity for kind in kinds for entity in catalog().of(kind).values()]
    return view_of(catalog_of(*others, large(stages, steps, lanes)))


@pytest.fixture(scope="module")
def wide() -> JourneyView:
    return of(5, 4)


def test_a_map_that_fits_needs_no_form_for_paper() -> None:
    found = of(3, 3)
    assert found.paper.sheets == ()
    assert "paper" not in re.findall(r'class="(paper)', rendered(found))


def test_each_sheet_has_its_columns_in_every_lane(wide: JourneyView) -> None:
    assert [sheet.columns for sheet in wide.paper.sheets] == [8, 8, 4]
    lanes = [lane.id for group in wide.map.groups for lane in group.lanes]
    for sheet in wide.paper.sheets:
        assert [lane.id for group in sheet.groups for lane in group.lanes] == lanes
        assert sum(stage.span for stage in sheet.stages) == len(sheet.steps) == sheet.columns
        for row in (row for group in sheet.groups for lane in group.lanes for row in lane.rows if row.cells):
            assert sum(cell.span for cell in row.cells) == sheet.columns
    assert [sheet.steps[0].number for sheet in wide.paper.sheets] == [1, 9, 17]


def test_the_sheets_add_no_id_and_are_hidden_on_screen(wide: JourneyView) -> None:
    html = rendered(wide)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert '<div class="paper" hidden>' in html
    for used in re.findall(r'<use href="#([^"]+)"', html):
        assert used in ids


def test_pictures_are_drawn_once_and_cut_for_the_sheets(wide: JourneyView) -> None:
    html = rendered(wide)
    assert html.count('href="#map-curve-all"') == 3
    assert 'viewBox="960 0 960 324"' in html


@pytest.mark.parametrize(
    ("shape", "paper", "least", "most"),
    [
        ((5, 3), "A3 across", 3, 3),
        ((5, 3), "A4", 3, 9),
        ((3, 3), "A4", 2, 4),
    ],
)
def test_pages(page: Page, tmp_path: Path, shape: tuple[int, int], paper: str, least: int, most: int) -> None:
    """On A3: the head, the whole map, the foot. On A4 each group of stages has its own (the words are left out)."""
    page.goto(written(of(*shape, lanes=4), tmp_path))
    assert least <= len(printed(page, paper)) <= most


def written(view: JourneyView, folder: Path) -> str:
    """The address of the map's page, with the theme's styles and scripts, without the words below the map."""
    html = rendered(view).replace('class="story"', 'class="story" hidden').replace("../style.css", "style.css")
    (folder / "style.css").write_bytes(THEME.stylesheet() + b"[hidden].story, .section { display: none }")
    (folder / "site.js").write_bytes(THEME.script())
    (folder / "map.html").write_text(html.replace("</head>", '<script defer src="site.js"></script></head>'), "utf-8")
    return (folder / "map.html").as_uri()


def test_a_very_large_map_is_put_on_sheets_when_it_is_printed(page: Page, tmp_path: Path) -> None:
    view = of(6, 9, lanes=2)
    assert view.paper.sheets == ()
    assert [(sheet.columns.start, sheet.columns.stop) for sheet in view.paper.bare] == [
        (at, at + 9) for at in range(0, 54, 9)
    ]
    page.goto(written(view, tmp_path))
    before = page.locator("body").inner_html()
    sheets = printed(page, "A4")
    begins = [number for number, text in enumerate(sheets) if "Large, sheet " in text]
    assert len(begins) == 6
    for part, number in enumerate(begins):
        assert [f"Step {step} of stage {part}" in " ".join(sheets[number].split()) for step in range(9)] == [True] * 9
    assert page.locator("body").inner_html() == before


def test_a_map_is_printed_as_large_as_fits_a_sheet(page: Page, tmp_path: Path) -> None:
    """One sheet of A3 while it can be read there; more of them, and as large as its width allows, where it cannot."""
    sizes = []
    for lanes in (1, 8):
        page.goto(written(of(5, 3, lanes), tmp_path))
        sizes.append(size_on_paper(page))
        assert len(printed(page, "A3 across")) == 3  # the head, the map, the foot
    assert 62 <= sizes[1] <= sizes[0] <= 80
    page.evaluate("for (const cell of document.querySelectorAll('.map .lane td')) cell.append(' word'.repeat(40))")
    assert size_on_paper(page) == 80
    assert len(printed(page, "A3 across")) > 5


def size_on_paper(page: Page) -> int:
    """The size that the map would be printed in, in hundredths."""
    classes: str = page.evaluate(
        """() => {
          dispatchEvent(new Event("beforeprint"));
          const classes = document.querySelector(".map-part").className;
          dispatchEvent(new Event("afterprint"));
          return classes;
        }"""
    )
    (size,) = re.findall(r"size-(\d+)", classes)
    return int(size)


def test_its_sheets_are_those_that_a_smaller_map_brings_along(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the script makes of the map, and what is made when the site is built, are alike to the letter."""
    page.goto(written(of(4, 5), tmp_path))
    brought = page.evaluate(SHEETS)
    monkeypatch.setattr("journeygen.lanes.board.IN_PLACE", 0)
    page.goto(written(of(4, 5), tmp_path))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    made = page.evaluate(SHEETS)
    assert len(brought) == len(made) == 2
    assert made == brought


def test_filters_hold_on_paper(page: Page, tmp_path: Path) -> None:
    page.goto(written(of(4, 5), tmp_path) + "#persona=tim&lanes=emotion,actions")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    lanes = page.locator(".paper tr.lane:visible > th").all_inner_texts()
    assert [lane.split("\n")[0] for lane in lanes] == ["Actions", "Emotion"] * 2


# Each sheet's rows, cell by cell: how wide it is, what it says, and which part of a picture it shows.
SHEETS = """() => [...document.querySelectorAll(".paper table")].map((table) => [
  table.caption.textContent,
  ...[...table.rows].map((row) => [...row.cells].map((cell) => [
    cell.colSpan,
    cell.textContent.trim().replace(/\\s+/g, " "),
    cell.querySelector("svg.part")?.getAttribute("viewBox") ?? "",
  ])),
])"""
