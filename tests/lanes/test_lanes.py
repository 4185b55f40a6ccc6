"""The lanes: what stands in their cells, which of them show, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from journeygen.lanes import LANES, Board, arranged, filled_lanes
from journeygen.lanes.arrange import in_order
from journeygen.lanes.lane import LaneRows
from journeygen.lanes.marks import initials
from journeygen.lanes.sources import source
from journeygen.model.catalog import Catalog
from journeygen.model.fields import For, Quote
from journeygen.model.journeys import Step
from journeygen.model.measures import Evidence
from journeygen.model.site import CustomLane, Lanes, Site
from journeygen.source.models import models_for
from tests.sample import all_, catalog, catalog_of, each, felt, open_account, people, sheet_of, smallest


def board_of(found: Catalog, journey: str = "open-account") -> Board:
    return Board(found.journeys[journey], sheet_of(found))


@pytest.fixture(scope="module")
def board() -> Board:
    return board_of(catalog())


@pytest.fixture(scope="module")
def lanes(board: Board) -> dict[str, LaneRows]:
    return {lane.id: lane for group in arranged(filled_lanes(LANES, board), board) for lane in group.lanes}


def said(lane: LaneRows, row: int = 0) -> list[list[str]]:
    """The texts of a lane's cells, with whom they are for in front."""
    return [[whom(item) + str(item.text) for item in cell.items] for cell in lane.rows[row].cells]


def whom(item: Any) -> str:
    return "".join(f"{who.name}: " for who in item.who)


def test_texts_name_the_persona_where_they_are_not_for_everybody(lanes: dict[str, LaneRows]) -> None:
    assert said(lanes["actions"]) == [
        ["Tim: Notices the price", "Trudy: Looks up"],
        ["Puts three side by side"],
        ["Photographs the passport"],
        ["Explains from the start"],
        ["Pays the rent"],
        [],
    ]


def test_what_several_personas_have_alike_is_said_once() -> None:
    step = Step(id="pay", title="Pays", actions=each(tim="Pays", trudy="Pays"), thoughts=each(tim="Yes", omar="Yes"))
    board = board_of(catalog_of(smallest(step, personas=people("tim", "trudy", "omar"))))
    found = {each.lane.id: each.content for each in filled_lanes(LANES, board)}
    assert [(whom(item), item.text) for item in found["actions"].steps[0]] == [("tim: trudy: ", "Pays")]
    assert [(whom(item), item.text) for item in found["thoughts"].steps[0]] == [("tim: omar: ", "Yes")]


def test_a_lane_with_both_levels_has_a_row_for_each(lanes: dict[str, LaneRows]) -> None:
    questions = lanes["questions"]
    assert [[(cell.span, cell.first) for cell in row.cells] for row in questions.rows] == [
        [(2, True), (3, True), (1, True)],
        [(1, True), (1, False), (1, True), (1, False), (1, False), (1, True)],
    ]
    assert said(questions) == [["Is it safe?"], [], []]
    assert said(questions, 1) == [[], ["Where are the fees?"], [], [], [], []]


def test_pains_stand_below_their_stage_with_the_most_severe_first(lanes: dict[str, LaneRows]) -> None:
    cells = lanes["pains"].rows[0].cells
    assert [[(item.text, item.severity_word, item.number, item.tone) for item in cell.items] for cell in cells] == [
        [("Fees hide in a PDF", "Serious", 2, "serious")],
        [
            ("Upload fails without a reason", "Severe", 3, "severe"),
            ("The address is asked twice", "Moderate", 3, ""),
        ],
        [],
    ]
    shared, assumed = cells[1].items
    assert (shared.link.url, shared.url) == ("../pain-points/upload-fails.html", "#pain-upload-fails")
    assert [str(link.text) for link in shared.opportunities] == ["Check the photo before it is sent"]
    assert (shared.evidence_count, assumed.evidence, assumed.assumption) == ("1 source", (), "Assumption")


def test_opportunities_are_ranked_and_the_rejected_come_last(lanes: dict[str, LaneRows]) -> None:
    best, rejected = lanes["opportunities"].rows[0].cells[1].items
    assert (best.score, best.out_of, best.status_word, best.parts) == (
        "20",
        "of 25",
        "In progress",
        "impact 5, effort 2",
    )
    assert best.expected == '<a href="../metrics/opened.html">Form to open account</a> → 70%'
    assert (rejected.score, rejected.over, rejected.no_owner) == ("25", True, "")


@pytest.mark.parametrize(
    ("title", "what"), [("Talks in May", "8 interviews"), ("8 interviews in May", ""), ("8 INTERVIEWS", "")]
)
def test_a_source_whose_title_begins_with_the_count_does_not_repeat_it(title: str, what: str) -> None:
    evidence = Evidence(id="talks", title=title, kind="interview", participants=8)
    board = board_of(catalog_of(smallest(Step(id="pay", title="Pays"), personas=people("tim")), evidence))
    assert source("talks", board).what == what


def test_quotes_name_their_persona_and_source(lanes: dict[str, LaneRows]) -> None:
    (quote,) = lanes["quotes"].rows[0].cells[0].items
    assert (quote.text, quote.number, whom(quote), str(quote.source.text)) == (
        "I gave up on page four.",
        2,
        "Trudy: ",
        "Nine talks",
    )


def test_the_owner_lane_marks_what_nobody_owns(lanes: dict[str, LaneRows]) -> None:
    cells = lanes["owner"].rows[0].cells
    assert [[item.initials or item.said for item in cell.items] for cell in cells] == [
        ["B"],
        ["O"],
        ["No owner", "O"],
        ["CC"],
        ["No owner"],
        [],
    ]


def test_the_blueprint_has_its_three_lines(board: Board) -> None:
    groups = {group.id: group for group in arranged(filled_lanes(LANES, board), board)}
    assert [(lane.id, lane.line_name) for lane in groups["blueprint"].lanes] == [
        ("frontstage", "Line of interaction"),
        ("owner", ""),
        ("backstage", "Line of visibility"),
        ("support-processes", "Line of internal interaction"),
        ("systems", ""),
    ]


def test_a_blueprint_that_is_only_an_owner_has_no_lines() -> None:
    found = catalog()
    step = Step(id="see", title="Sees", touchpoint=all_("spot"))
    board = board_of(
        catalog_of(
            *found.of(next(iter(found.teams.values())).kind).values(), *found.touchpoints.values(), smallest(step)
        )
    )
    (blueprint,) = [group for group in arranged(filled_lanes(LANES, board), board) if group.id == "blueprint"]
    assert [(lane.id, lane.line) for lane in blueprint.lanes] == [("owner", "")]


def test_metrics_say_how_they_stand_against_their_target(lanes: dict[str, LaneRows]) -> None:
    (item,) = lanes["metrics"].rows[0].cells[1].items
    assert (item.value, item.arrow, item.verdict, item.tone) == ("54%", "▼", "below target 70%", "alert")
    assert "chart-spark" in item.trend


def test_customers_remaining_follow_the_shares(lanes: dict[str, LaneRows]) -> None:
    cells = lanes["customers"].rows[0].cells
    assert [[(item.count, item.share) for item in cell.items] for cell in cells][:3] == [
        [("1,000", 100)],
        [("1,000", 100)],
        [("600", 60)],
    ]


def test_a_step_without_evidence_is_an_assumption(lanes: dict[str, LaneRows]) -> None:
    cells = lanes["evidence"].rows[0].cells
    assert [[(item.link is None, item.what) for item in cell.items] for cell in cells] == [
        [(False, "9 interviews")],
        [(False, "9 interviews")],
        [(False, "9 interviews")],
        [(True, "Assumption")],
        [(False, "9 interviews")],
        [],
    ]


def test_without_any_evidence_one_sentence_says_so() -> None:
    board = board_of(catalog_of(smallest(Step(id="a", title="A"), Step(id="b", title="B"))))
    (lane,) = [lane for g in arranged(filled_lanes(LANES, board), board) for lane in g.lanes if lane.id == "evidence"]
    (row,) = lane.rows
    assert row.said.startswith("All of it is an assumption: no step rests on evidence yet.")
    assert row.said.endswith("in content/journeys/open-account.yaml")


def test_emotions_in_words(board: Board) -> None:
    (content,) = [each.content for each in filled_lanes(LANES, board) if each.lane.id == "emotion"]
    assert [[(whom(item), item.words, item.value, item.face.assumed) for item in items] for items in content.steps] == [
        [("Tim: ", "Neutral", "0", True), ("Trudy: ", "Pleased", "+1", False)],
        [("Tim: ", "Pleased", "+1", False), ("Trudy: ", "Annoyed", "−1", False)],
        [("Trudy: ", "Upset", "−2", False)],
        [],
        [("Tim: ", "Delighted", "+1 → +2", False), ("Trudy: ", "Neutral", "0", True)],
        [],
    ]
    assert content.whole is not None
    for words in ("Tim’s highest +2", "Trudy’s lowest −2", "Tim skips step 4"):
        assert words in content.whole.svg


def test_an_emotion_says_what_kind_of_evidence_it_rests_on(board: Board) -> None:
    content = {each.lane.id: each.content for each in filled_lanes(LANES, board)}["emotion"]
    assert [(whom(item), item.rests_on) for item in content.steps[0]] == [("Tim: ", ""), ("Trudy: ", "interviews")]


def test_without_emotion_the_lane_stays_and_says_so() -> None:
    board = board_of(catalog_of(smallest(Step(id="a", title="A"))))
    (lane,) = [lane for g in arranged(filled_lanes(LANES, board), board) for lane in g.lanes if lane.id == "emotion"]
    (row,) = lane.rows
    assert row.said == (
        "No emotion recorded yet. Write emotion at the steps, from upset to delighted, "
        "in content/journeys/open-account.yaml"
    )


def test_the_channel_path_says_where_the_story_is_lost(lanes: dict[str, LaneRows], board: Board) -> None:
    whole = lanes["channel-path"].rows[0].whole
    assert whole is not None
    assert [str(row.link.text) for row in whole.rows] == ["TV", "Web", "App", "Phone"]
    assert [(item.letter, item.said) for item in whole.below] == [("a", "Trudy: Trudy tells it all again")]
    (content,) = [each.content for each in filled_lanes(LANES, board) if each.lane.id == "channel-path"]
    assert [(whom(item), str(item.link.text), item.said) for items in content.steps[2:4] for item in items] == [
        ("Tim: ", "App", "from Web"),
        ("Trudy: ", "Web", ""),
        ("", "Phone", "from Web, the story is lost"),
    ]


def test_custom_lanes_of_a_stage_and_of_steps(lanes: dict[str, LaneRows]) -> None:
    assert said(lanes["duties"]) == [["State the yearly rate"], [], []]
    assert (lanes["duties"].own, lanes["duties"].title) == (True, "Duties by law")
    drawn = lanes["effort-felt"].rows[0].whole
    assert drawn is not None
    assert "chart-lane" in drawn.svg


@pytest.mark.parametrize(
    ("lane", "value", "shown"),
    [
        (CustomLane(id="x", title="X", at="journey"), "Once", [["Once"]]),
        (CustomLane(id="x", title="X", at="journey", type="list"), ("One", "Two"), [["One", "Two"]]),
        (CustomLane(id="x", title="X", at="journey", type="score", range=(1, 5)), 3.0, [["3"]]),
        (CustomLane(id="x", title="X", at="journey", type="quote"), Quote(text="Well"), [["Well"]]),
    ],
)
def test_custom_lanes_of_the_whole_journey_span_all_columns(lane: CustomLane, value: Any, shown: list[Any]) -> None:
    models = models_for((lane,))
    journey = models.journey(
        id="open-account",
        title="A",
        personas=people("tim"),
        lane_x=value,
        stages=(
            models.stage(id="s", title="S", steps=(models.step(id="a", title="A"), models.step(id="b", title="B"))),
        ),
    )
    board = board_of(catalog_of(journey, site=Site(title="T", lanes=Lanes(custom=(lane,)))))
    (found,) = [each for g in arranged(filled_lanes(LANES, board), board) for each in g.lanes if each.id == "x"]
    assert said(found) == shown
    assert [cell.span for cell in found.rows[0].cells] == [2]


def test_the_order_of_the_lanes_and_where_own_ones_go() -> None:
    lanes = Lanes(order=("emotion", "legal", "actions"), custom=(CustomLane(id="legal", title="Legal"),))
    ordered = in_order(LANES, lanes)
    assert [(lane.id, lane.group) for lane in ordered][:4] == [
        ("emotion", "customer"),
        ("legal", "customer"),
        ("actions", "customer"),
        ("business-goal", "head"),
    ]
    last = in_order(LANES, replace_order(lanes))[-1]
    assert (last.id, last.group) == ("legal", "own")


def replace_order(lanes: Lanes) -> Lanes:
    return lanes.model_copy(update={"order": ()})


def test_hidden_lanes_do_not_show_and_are_still_said() -> None:
    found = catalog()
    site = found.site.model_copy(update={"lanes": found.site.lanes.model_copy(update={"hidden": ("actions",)})})
    board = board_of(replace(found, site=site))
    filled = filled_lanes(LANES, board)
    assert "actions" not in {lane.id for group in arranged(filled, board) for lane in group.lanes}
    assert not next(each for each in filled if each.lane.id == "actions").content.is_empty


def test_empty_lanes_do_not_show(board: Board, lanes: dict[str, LaneRows]) -> None:
    empty = {each.lane.id for each in filled_lanes(LANES, board) if each.content.is_empty}
    assert empty == {
        "pictures",
        "thoughts",
        "feelings",
        "expectations",
        "physical-evidence",
        "gains",
        "duration",
        "content",
    }
    assert not empty & set(lanes)


@pytest.mark.parametrize(
    ("steps", "width", "fits"),
    [
        (1, 240, "fits"),
        (5, 240, "fits"),
        (6, 200, "fits"),
        (7, 176, "fits"),
        (11, 112, "fits"),
        (12, 120, "fits-wide"),
        (15, 112, "fits-wide"),
        (16, 104, "fits-wide"),
        (17, 120, ""),
    ],
)
def test_columns_are_as_wide_as_a_window_allows(steps: int, width: int, fits: str) -> None:
    journey = smallest(*(Step(id=f"s{number}", title="S") for number in range(steps)))
    board = board_of(catalog_of(journey))
    assert (board.width, board.fits) == (width, fits)


def test_a_value_for_everybody_beats_those_for_some() -> None:
    board = board_of(catalog())
    step = open_account().steps[0]
    values = (For("Web", ("tim",)), For("Web"))
    assert [(value, who) for value, who in board.each(values, step)] == [("Web", ())]


def test_a_stage_has_the_number_it_has_in_its_model(board: Board) -> None:
    assert [(span.number, span.start, span.count) for span in board.spans] == [(1, 0, 2), (3, 2, 3), (4, 5, 1)]


def test_marks_tell_personas_with_like_initials_apart(board: Board) -> None:
    assert [(who.name, who.initials, who.style_class, who.shape) for who in board.people.values()] == [
        ("Tim", "TT", "p1", "circle"),
        ("Trudy", "TR", "p2", "square"),
    ]


def test_initials_leave_out_the_arabic_article_and_stand_apart() -> None:
    assert [initials(name) for name in ("Tech-savvy Tim", "Onboarding", "Élodie d’Été", "التاجر المتنقل", "ليلى")] == [
        "TT",
        "O",
        "ÉD",
        "ت\u200cم",
        "ل",
    ]


def test_sample_emotions_are_in_tenths() -> None:
    assert (felt(10, 20).lowest, felt(10, 20).highest) == (10, 20)
