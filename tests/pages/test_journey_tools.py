"""What stands around a map to work with it."""

from __future__ import annotations

import re

from journeygen.pages.journey_tools import Tools
from tests.pages.views import shown

FILES: dict[str, str | bytes] = {
    "personas/tim.md": "---\nname: Tech-savvy Tim\n---\n",
    "personas/trudy.md": "---\nname: Trudy\n---\n",
    "channels.yaml": "- id: web\n  name: Web\n- id: shop\n  name: Shop\n",
    "teams.yaml": "- id: sales\n  name: Sales\n- id: care\n  name: Care\n",
    "touchpoints.yaml": "- {id: page, name: Page, channel: web, owner: sales}\n"
    "- {id: desk, name: Desk, channel: shop, owner: care}\n",
    "journeys/buy.yaml": """\
        title: Buy a bike
        personas: [tim, trudy]
        stages:
          - title: Look
            steps:
              - title: Sees it
                touchpoint: page
                emotion: 1
              - title: Reads on
                touchpoint: page
              - title: Asks
                touchpoint: desk
                personas: trudy
                emotion: -2
                channel_switch: lost
          - title: Buy
            steps:
              - title: Pays
                touchpoint: page
                moment_of_truth: true
        """,
}


def tools(**changed: str) -> Tools:
    found = shown({**FILES, **changed}, "journeys/buy.html").map.tools
    assert isinstance(found, Tools)
    return found


def test_what_there_is_to_choose_from() -> None:
    found = tools()
    assert [who.name for who in found.personas] == ["Tim", "Trudy"]
    assert [(each.id, each.name) for each in found.channels] == [("web", "Web"), ("shop", "Shop")]
    assert [each.id for each in found.teams] == ["sales", "care"]
    assert (found.hurts, found.truths) == (True, True)
    assert "emotion" in [lane.id for group in found.lanes for lane in group.lanes]
    assert found.lane_count == sum(len(group.lanes) for group in found.lanes)


def test_where_there_is_one_only_there_is_no_choice() -> None:
    found = tools(
        **{"journeys/buy.yaml": "title: Buy\npersonas: tim\nstages: [{title: Look, steps: [{title: Sees it}]}]"}
    )
    assert (found.personas, found.channels, found.teams, found.trips) == ((), (), (), ())
    assert (found.hurts, found.truths) == (False, False)


def test_what_steps_are_chosen_by_stands_on_their_heads() -> None:
    heads = shown(FILES, "journeys/buy.html").map.steps
    assert [str(head.data) for head in heads] == [
        ' data-who="tim trudy" data-channels="web" data-teams="sales"',
        ' data-who="tim trudy" data-channels="web" data-teams="sales"',
        ' data-who="trudy" data-channels="shop" data-teams="care" data-hurts="trudy"',
        ' data-who="tim trudy" data-channels="web" data-teams="sales" data-truth',
    ]


def test_the_way_over_the_channels_takes_steps_on_one_channel_together() -> None:
    tim, trudy = tools().trips
    assert [(leg.steps, leg.link and leg.link.text) for leg in tim.legs] == [("1–4", "Web")]
    assert [(leg.steps, leg.link and leg.link.text, leg.context, leg.said) for leg in trudy.legs] == [
        ("1–2", "Web", "", ""),
        ("3", "Shop", "lost", "the story is lost"),
        ("4", "Web", "unknown", ""),
    ]


def test_stages_to_jump_to_and_what_a_folded_one_says() -> None:
    view = shown(FILES, "journeys/buy.html")
    assert [(each.number, each.column, each.text, each.width) for each in view.map.tools.jumps] == [
        (1, "map-stage-look", "stage-look", 3),
        (2, "map-stage-buy", "stage-buy", 1),
    ]
    assert [stage.folded for stage in view.story.stages] == ["3 steps, lowest −2", "1 step"]
    assert re.search(r'<svg[^>]* width="420"', view.map.tools.mini)
