from __future__ import annotations

import pytest

from journeygen.model.catalog import Catalog
from journeygen.model.flow import channel_changes, customers_remaining, handoffs, off_the_main_path, path_of, ways
from journeygen.model.journeys import Journey
from journeygen.model.touchpoints import Touchpoint
from tests.sites import loaded


def journey(steps: str, head: str = "") -> tuple[Catalog, Journey]:
    text = f"title: J\npersonas: [tim, trudy]\n{head}\nstages:\n  - title: S\n    steps:\n" + "".join(
        f"      {line}\n" for line in steps.strip().splitlines()
    )
    catalog = loaded({"journeys/j.yaml": text}).catalog
    return catalog, catalog.journeys["j"]


def test_ways_are_on_branch_loop_and_exit() -> None:
    _, found = journey("""
- {title: A}
- {title: B, next: [{to: c, share: 77 %}, {to: d, when: rejected, share: 20 %}, {exit: a rival, share: 3 %}]}
- {title: C, next: a}
- {title: D, next: []}
""")
    assert [(way.source, way.target, way.shape) for way in ways(found)] == [
        (1, 2, "on"),
        (2, 3, "on"),
        (2, 4, "branch"),
        (2, None, "exit"),
        (3, 1, "loop"),
    ]


def test_customers_who_come_back_by_a_loop_are_counted_once() -> None:
    _, found = journey(
        """
- {title: Sends, next: [{to: pays, share: 77 %}, {to: calls, share: 23 %}]}
- {title: Calls, next: sends}
- {title: Pays}
""",
        "volume: 1000",
    )
    sends, calls, pays = customers_remaining(found)
    assert (sends, calls) == (1000, pytest.approx(230))
    assert pays == pytest.approx(1000)


def test_exits_lose_customers_and_no_volume_tells_nothing() -> None:
    steps = "- {title: A, next: [{to: b}, {exit: elsewhere, share: 40 %}]}\n- {title: B}"
    assert customers_remaining(journey(steps, "volume: 500")[1]) == (500, pytest.approx(300))
    assert customers_remaining(journey(steps)[1]) == (None, None)


def test_paths_and_handoffs_are_each_persona_s_own() -> None:
    catalog, found = journey("""
- {title: A, channel: web}
- {title: B, personas: trudy, channel: phone, channel_switch: {context: lost, note: Tells it again}}
- {title: C, channel: {tim: web, trudy: app}, channel_switch: kept}
""")
    assert [number for number, _ in path_of(found, "tim")] == [1, 3]
    assert channel_changes(found, "tim", catalog.channel_at) == ()
    assert [
        (h.before.channel, h.after.channel, h.context, h.note)
        for h in channel_changes(found, "trudy", catalog.channel_at)
    ] == [
        ("web", "phone", "lost", "Tells it again"),
        ("phone", "app", "kept", ""),
    ]


def test_a_friend_s_word_changes_the_channel_and_hands_nobody_over() -> None:
    catalog, found = journey("""
- {title: Hears, channel: talk, touchpoint: word}
- {title: Looks, channel: web}
- {title: Calls, channel: phone}
""")
    catalog.touchpoints["word"] = Touchpoint(id="word", name="A friend's word", channel="talk", media="earned")
    assert len(channel_changes(found, "tim", catalog.channel_at)) == 2
    assert [(h.before.channel, h.after.channel) for h in handoffs(found, "tim", catalog)] == [("web", "phone")]


def test_the_main_path_follows_the_ways_named_first() -> None:
    _, found = journey("""
- {title: Sends, next: [{to: pays, share: 77 %}, {to: calls, share: 23 %}]}
- {title: Calls, next: [sends, waits]}
- {title: Waits}
- {title: Pays}
- {title: Stays}
""")
    assert off_the_main_path(found, ways(found)) == {2, 3}


def test_how_many_reach_a_step_of_one_persona_is_not_known() -> None:
    steps = "- {title: A, next: [{to: b, share: 20 %}, c]}\n- {title: B, personas: tim}\n- {title: C}"
    assert customers_remaining(journey(steps, "volume: 500")[1]) == (500, None, pytest.approx(500))
