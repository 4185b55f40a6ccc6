"""Which steps of two journeys are the same one."""

from __future__ import annotations

from journeygen.model.counterparts import counterparts, side_by_side, variant_pairs
from journeygen.model.journeys import Journey, JourneyStage, Step
from tests import sample
from tests.sample import all_, people


def journey(id_: str, *stages: tuple[str, tuple[Step, ...]]) -> Journey:
    return Journey(
        id=id_,
        title=id_,
        personas=people("tim"),
        stages=tuple(JourneyStage(id=stage, title=stage, steps=steps) for stage, steps in stages),
    )


def step(id_: str, title: str = "", touchpoint: str = "") -> Step:
    return Step(id=id_, title=title or id_, touchpoint=all_(touchpoint) if touchpoint else ())


def matched(before: Journey, after: Journey) -> list[tuple[str, str, str]]:
    return [
        (each.before.step.id if each.before else "", each.after.step.id if each.after else "", each.by)
        for each in counterparts(before, after)
    ]


def test_by_id_then_by_title_then_by_touchpoint() -> None:
    before = journey("a", ("buy", (step("pay"), step("one", "Écrit"), step("two", touchpoint="chat"), step("gone"))))
    after = journey("b", ("buy", (step("x", "ecrit"), step("y", touchpoint="chat"), step("pay"), step("new"))))
    assert matched(before, after) == [
        ("pay", "pay", "id"),
        ("one", "x", "title"),
        ("two", "y", "touchpoint"),
        ("gone", "", ""),
        ("", "new", ""),
    ]


def test_titles_and_touchpoints_count_within_a_stage_only_ids_everywhere() -> None:
    before = journey("a", ("buy", (step("one", "Writes"), step("two", touchpoint="chat"), step("ask"))), ("use", ()))
    after = journey("b", ("buy", ()), ("use", (step("x", "Writes"), step("y", touchpoint="chat"), step("ask"))))
    assert matched(before, after) == [
        ("one", "", ""),
        ("two", "", ""),
        ("ask", "ask", "id"),
        ("", "x", ""),
        ("", "y", ""),
    ]


def test_side_by_side_keeps_the_order_of_both() -> None:
    before = journey("a", ("buy", (step("look"), step("ask"), step("pay"))), ("use", (step("ride"),)))
    after = journey("b", ("buy", (step("ask"), step("look"), step("new"), step("pay"))), ("tell", (step("tells"),)))
    rows = side_by_side(before, after)
    assert [(row.before, row.after) for row in rows] == [(0, 0), (1, None), (None, 1)]
    shown = [
        (each.before.number if each.before else 0, each.after.number if each.after else 0)
        for row in rows
        for each in row.columns
    ]
    assert [one for one, _ in shown if one] == [1, 2, 3, 4]
    assert [other for _, other in shown if other] == [1, 2, 3, 4, 5]
    assert (3, 4) in shown  # paying is in its place in both
    assert sum(one > 0 and other > 0 for one, other in shown) == 2  # of the two that changed places, one


def test_stages_of_a_model_are_found_by_their_model() -> None:
    stages = (JourneyStage(id="a", stage="need"), JourneyStage(id="b", stage="use"))
    before = Journey(id="x", title="X", personas=people("tim"), stage_model="m", stages=stages)
    other = (JourneyStage(id="b", stage="need"), JourneyStage(id="a", stage="use"))
    after = before.model_copy(update={"stages": other})
    assert [(row.before, row.after) for row in side_by_side(before, after)] == [(0, 0), (1, 1)]


def test_pairs_of_the_catalog() -> None:
    pairs = variant_pairs(sample.catalog())
    assert [(base.id, variant.id) for base, variant in pairs] == [("open-account", "open-account-future")]
