"""The map as it is laid out: pictures line up with the columns, heads and lane names stay in sight."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.demo import LARGEST_MAP, PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The widths of the steps' columns and of what is drawn across them, in px from the window's edge. From right to
# left all is measured in a mirror: from the other edge.
# `points` are the faces on the curves by column and persona.
MEASURE = """() => {
  const mirror = getComputedStyle(document.querySelector(".map-scroll")).direction === "rtl";
  const span = (each) => {
    const {left, right} = each.getBoundingClientRect();
    const box = mirror ? {left: innerWidth - right, right: innerWidth - left} : {left, right};
    return {...box, middle: (box.left + box.right) / 2};
  };
  const chart = (curve) => [...curve.querySelectorAll("[data-persona]")].flatMap((line) =>
    [...line.querySelectorAll("[data-column]")].map((face) => ({
      column: Number(face.dataset.column),
      persona: line.dataset.persona,
      x: span(face.querySelector(".face-edge") ?? face).middle,
    })));
  return {
    steps: [...document.querySelectorAll(".map-scroll .row-steps > :not(:first-child)")].map((head) => ({
      ...span(head),
      ring: head.querySelector(".ring") && span(head.querySelector(".ring")).middle,
    })),
    stages: [...document.querySelectorAll(".map-scroll .row-stages > :not(:first-child)")].map(span),
    drawn: [...document.querySelectorAll(".map-scroll :is(.whole, .row-arcs td) > svg")].map((each) => ({
      name: each.classList.value,
      ...span(each),
    })),
    points: [...document.querySelectorAll(".map-scroll .chart-curve")].map(chart),
  };
}"""

BOX = "document.querySelector('.map-scroll')"


def measured(window: Page, site: Path, address: str, width: int) -> dict[str, Any]:
    window.set_viewport_size({"width": width, "height": 900})
    window.goto((site / address).as_uri())
    found: dict[str, Any] = window.evaluate(MEASURE)
    return found


@pytest.mark.parametrize("width", [900, 1440, 1920])
@pytest.mark.parametrize("address", PAGES["journey"])
def test_points_stand_under_their_steps(window: Page, site: Path, address: str, width: int) -> None:
    layout = measured(window, site, address, width)
    steps = layout["steps"]
    assert layout["points"]
    for points in layout["points"]:
        assert points
        for column in {point["column"] for point in points}:
            step = steps[column]
            xs = [point["x"] for point in points if point["column"] == column]
            # The first point stands under the step's ring. Another of the same step stands beside it,
            # where two personas feel the same or one feels two ways, and still in the step's column.
            assert min(xs) == pytest.approx(step["ring"], abs=1)
            assert max(xs) < step["right"]


@pytest.mark.parametrize("width", [900, 1440, 1920])
@pytest.mark.parametrize("address", PAGES["journey"])
def test_pictures_are_as_wide_as_the_columns(window: Page, site: Path, address: str, width: int) -> None:
    layout = measured(window, site, address, width)
    steps = layout["steps"]
    assert {name for each in layout["drawn"] for name in each["name"].split()} >= {"chart-curve", "chart-path"}
    for each in layout["drawn"]:
        assert each["left"] == pytest.approx(steps[0]["left"], abs=1.5), each  # the column's rule is 1 px
        assert each["right"] == pytest.approx(steps[-1]["right"], abs=1.5), each
    edges = [step["left"] for step in steps] + [steps[-1]["right"]]
    for stage in layout["stages"]:
        assert min(abs(stage["left"] - edge) for edge in edges) < 0.5
        assert min(abs(stage["right"] - edge) for edge in edges) < 0.5


def test_heads_stay_while_the_map_scrolls(window: Page, site: Path) -> None:
    window.set_viewport_size({"width": 1000, "height": 700})
    window.goto((site / LARGEST_MAP).as_uri())
    window.locator(".map-scroll").scroll_into_view_if_needed()
    far = window.evaluate(f"({BOX}.scrollTo({{top: 700, left: 300, behavior: 'instant'}}), {BOX}.scrollTop)")
    assert far == 700
    found = window.evaluate(
        """() => {
          const box = document.querySelector(".map-scroll").getBoundingClientRect();
          const top = (each) => each.getBoundingClientRect().top - box.top;
          const left = (each) => each.getBoundingClientRect().left - box.left;
          const on_top = (each) => {
            const {left, right, top, bottom} = each.getBoundingClientRect();
            const [from, to] = [Math.max(left, beside_lanes), Math.min(right, box.right)];  // what shows of it
            return from > to || each.contains(document.elementFromPoint((from + to) / 2, (top + bottom) / 2));
          };
          const beside_lanes = document.querySelector(".map .lane > th").getBoundingClientRect().right;
          const stages = [...document.querySelectorAll(".map-scroll .row-stages > :not(:first-child)")];
          return {
            stages: stages.map(top),
            lanes: [...document.querySelectorAll(".map-scroll .lane > th")].map(left),
            covered: stages.filter((each) => !on_top(each)).map((each) => each.id),
          };
        }"""
    )
    assert found["stages"] == pytest.approx([found["stages"][0]] * len(found["stages"]), abs=0.5)
    assert found["stages"][0] == pytest.approx(0, abs=1)
    assert found["lanes"] == pytest.approx([0] * len(found["lanes"]), abs=1)
    assert found["covered"] == []


def test_a_map_that_fits_needs_no_box(window: Page, site: Path) -> None:
    """So its heads stay at the window's edge, and arrow keys scroll the page."""
    window.set_viewport_size({"width": 1920, "height": 900})
    window.goto((site / "journeys/move-salary.html").as_uri())
    assert window.evaluate(f"{BOX}.scrollWidth <= {BOX}.clientWidth")
    assert window.evaluate(f"getComputedStyle({BOX}).overflowY") == "visible"
    window.evaluate("scrollTo({top: document.querySelector('.map').getBoundingClientRect().top + 600})")
    head = "document.querySelector('.row-stages > :nth-child(2)').getBoundingClientRect()"
    assert -1 <= window.evaluate(f"{head}.top") < 100


def test_a_frame_shows_the_curve_at_once_and_scrolls_only_in_the_map(window: Page, site: Path) -> None:
    window.set_viewport_size({"width": 900, "height": 600})
    window.goto((site / "embed/open-account.html").as_uri())
    curve = window.locator(".lane-emotion td").bounding_box()
    assert curve is not None
    assert curve["y"] < 400
    assert window.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert window.locator(".map-scroll").evaluate("box => box.scrollHeight > box.clientHeight")
