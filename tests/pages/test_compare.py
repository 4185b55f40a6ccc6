"""The page that compares a journey with its variant, and the index of such pages."""

from __future__ import annotations

import json
from typing import Any

from journeygen.model.fields import Duration
from journeygen.pages.compare_figures import total
from journeygen.pages.compare_script import scripts
from tests.pages.views import desk_of, shown, view_of

SITE: dict[str, str | bytes] = {
    "channels.yaml": "- {id: web, name: Web}\n- {id: phone, name: Phone}\n",
    "personas/tim.md": "---\nname: Tim\n---\n",
    "personas/trudy.md": "---\nname: Trudy\n---\n",
    "evidence/talks.md": "---\ntitle: Talks\nkind: interview\n---\n",
    "stages/short.yaml": "title: Short\nstages: [{id: want, title: Want}, {id: buy, title: Buy}]\n",
    "journeys/buy.yaml": """\
        title: Buy a bike
        personas: [tim, trudy]
        stage_model: short
        stages:
          - stage: want
            duration: 2 weeks
            steps:
              - {id: dream, title: Dreams, emotion: {tim: {value: 1, evidence: talks}}, channel: web}
              - {id: look, title: Looks, emotion: 0, channel: web, duration: 10 min}
          - stage: buy
            duration: 1 week
            steps:
              - {id: ask, title: Asks, emotion: 1, channel: phone, channel_switch: lost}
              - id: pay
                title: Pays
                emotion: {from: 0, to: -2}
                channel: phone
                pain_points: [{id: slow, title: Slow, severity: 5}, {id: dear, title: Dear, severity: 2}]
              - {id: wait, title: Waits, emotion: {tim: -1}}
        """,
    "journeys/buy-future.yaml": """\
        title: Buy a bike soon
        summary: As we want it.
        personas: tim
        stage_model: short
        state: future
        variant_of: buy
        stages:
          - stage: want
            duration: 1 week
            steps:
              - {id: dream, title: Dreams, emotion: 1, channel: web}
              - {id: look, title: Looks once, emotion: -0.5, channel: web, duration: 4 min}
          - stage: buy
            steps:
              - {id: pay, title: Pays, emotion: 1, channel: web, pain_points: [{id: dear, title: Dear, severity: 2}]}
              - {id: wait, title: Waits}
              - {id: ride, title: Rides, emotion: 2}
        """,
    "journeys/buy-rival.yaml": """\
        title: Buy a bike there
        personas: trudy
        stage_model: short
        competitor: Wheelhouse
        variant_of: buy
        stages: [{stage: buy, steps: [{id: pay, title: Pays there, emotion: 1}]}]
        """,
}

FUTURE = "compare/buy/buy-future.html"


def part(url: str = FUTURE) -> Any:
    return shown(SITE, url).parts[0]


def test_the_page_says_what_is_compared_and_what_is_a_hypothesis() -> None:
    page = shown(SITE, FUTURE)
    assert page.title == "Buy a bike: Current against future"
    assert page.head.title == "Buy a bike: Current against future"
    assert page.hypothesis == "“Future” is a hypothesis: nobody has lived through it yet."
    assert [each.words for each in page.parts[0].picture.legend][:2] == ["Current", "Future (hypothesis)"]
    assert page.alone == "Trudy goes through only one of the two and is left out."
    assert [str(each.text) for each in page.head.breadcrumbs] == ["Compare", "Buy a bike"]
    rival = shown(SITE, "compare/buy/buy-rival.html")
    assert rival.title == "Buy a bike: Ours against Wheelhouse"
    assert rival.hypothesis == "“Wheelhouse” is seen from outside, not asked of our own customers."
    assert [each.words for each in rival.parts[0].picture.legend][:2] == ["Ours", "Wheelhouse (seen from outside)"]
    assert rival.parts[0].picture.legend[2].words == "Better at Wheelhouse"


def test_a_competitor_is_no_future() -> None:
    future, rival = shown(SITE, "compare/index.html").rows
    assert [each.text for each in future.tags] == ["Hypothesis"]
    assert [each.text for each in rival.tags] == ["At Wheelhouse"]
    assert (future.better.at, rival.better.at) == ("", "Better at Wheelhouse")
    assert (future.beside, rival.beside) == (False, True)


def test_steps_come_by_what_changes_the_largest_change_first() -> None:
    table = part().steps
    assert (table.title, table.remark) == (
        "2 steps feel different",
        "Largest change first. 1 step is new, 1 is gone, 1 cannot be compared, and 1 feels the same.",
    )
    assert [(str(row.link.text), row.kind.text, row.change, row.arrow, row.tone) for row in table.rows] == [
        ("Pays", "Better", "+2", "↑", "good"),
        ("Looks once", "Worse", "−0.5", "↓", "alert"),
        ("Rides", "New", "–", "", ""),
        ("Asks", "Gone", "–", "", ""),
        ("Waits", "Not comparable", "–", "", ""),
        ("Dreams", "Same", "0", "", ""),
    ]
    pays = table.rows[0]
    assert (pays.before.value, pays.after.value, pays.numbers) == ("0 → −2", "+1", ("4", "3"))
    assert [str(each) for each in pays.different] == ["Pain point gone: Slow."]
    assert str(table.rows[1].was.text) == "Looks"
    assert table.rows[3].after.said == "not there"
    assert table.rows[4].after.said == "not known"


def test_what_differs_is_computed_and_nothing_is_made_up() -> None:
    found = {each.label: (each.before, each.after, each.difference, each.tone) for each in part().figures}
    assert found == {
        "Lowest moment": ("−2", "−0.5", "+1.5", "good"),
        "Mean of the 3 steps known in both": ("0", "+0.5", "+0.5", "good"),
        "Steps": ("5", "5", "0", ""),
        "Handoffs between channels, word of mouth not counted": ("1", "0", "−1", ""),
        "Handoffs that lose the story": ("1", "0", "−1", "good"),
        "Pain points": ("2", "1", "−1", "good"),
        "Severe and serious pains": ("1", "0", "−1", "good"),
        "Time in the 1 stage timed in both": ("2 weeks", "1 week", "−7 days", "good"),
        "Time on the 1 step timed in both": ("10 minutes", "4 minutes", "−6 minutes", "good"),
    }
    rival = {each.label: (each.after, each.difference) for each in part("compare/buy/buy-rival.html").figures}
    assert rival["Pain points"] == ("none written", "")
    assert rival["Handoffs between channels, word of mouth not counted"] == ("none written", "")


def test_a_sum_of_durations_is_in_a_unit_that_can_be_read() -> None:
    minutes, days = Duration(low=30, high=50, unit="minute"), Duration(low=1, high=3, unit="day")
    assert total([minutes, minutes]) == Duration(low=60, high=100, unit="minute")
    assert total([days, days]) == Duration(low=2, high=6, unit="day")


def test_the_index_lists_the_pairs_with_what_changes_most() -> None:
    page = shown(SITE, "compare/index.html")
    assert [
        (str(row.link.text), row.better and row.better.change, row.worse and row.worse.change, row.lowest)
        for row in page.rows
    ] == [
        ("Buy a bike: Current against future", "+2", "−0.5", (("Tim", "−2", "−0.5"),)),
        ("Buy a bike: Ours against Wheelhouse", "+2", None, (("Trudy", "−2", "+1"),)),
    ]
    assert [each.id for each in page.choices.models[0].journeys] == ["buy", "buy-future", "buy-rival"]
    assert json.loads(page.choices.words)["step"] == "Step {n}, {title}"


def test_each_journey_is_a_script_that_the_index_names() -> None:
    desk = desk_of(SITE)
    written = dict(scripts(desk))
    named = [each.script for each in view_of(desk, "compare/index.html").choices.models[0].journeys]
    assert [f"../{address}" for address in written] == named
    content = next(iter(written.values())).decode()
    assert content.startswith('journeygen.curve("buy",{')
    assert content.endswith("});\n")
    data = json.loads(content.removeprefix('journeygen.curve("buy",').removesuffix(");\n"))
    assert data["url"] == "../journeys/buy.html"
    assert data["steps"][3] == {
        "n": 4,
        "stage": 1,
        "title": "Pays",
        "anchor": "step-pay",
        "felt": {"tim": [0, -20], "trudy": [0, -20]},
    }


def test_without_variants_there_is_nothing_to_compare() -> None:
    desk = desk_of({"journeys/a.yaml": "title: A\npersonas: tim\nstages: [{title: S, steps: [{title: X}]}]\n"})
    assert not any(page.startswith("compare") for page in desk.links.pages)
    assert dict(scripts(desk)) == {}


def test_the_head_of_a_journey_leads_to_the_comparison() -> None:
    facts = {fact.label: fact for fact in shown(SITE, "journeys/buy.html").about.facts}
    shown_parts = [str(each.text) for each in facts["Variants"].parts]
    assert shown_parts[0].endswith('(Future), <a href="../compare/buy/buy-future.html">compare</a>')


def test_no_persona_in_common() -> None:
    page = shown(
        {**SITE, "journeys/buy-future.yaml": "title: B\npersonas: omar\nvariant_of: buy\nstages: [{title: S}]\n"},
        FUTURE,
    )
    assert page.parts == ()
    assert page.nothing.text.startswith("No persona goes through both")
