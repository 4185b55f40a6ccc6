from __future__ import annotations

from tests.pages.views import shown

BUY = """\
title: Buy a bike
personas: [tim, trudy]
stages:
  - title: Awareness
    steps:
      - {title: Sees an advert, touchpoint: Advert, channel: Web, emotion: 1}
      - title: Pays
        touchpoint: Checkout
        channel: Web
        emotion: {tim: -2, trudy: {from: 0, to: -2}}
        pain_points: [{id: slow, title: Slow, opportunities: faster}]
        opportunities: [{id: faster, title: Faster, status: doing, impact: 4, effort: 2}]
      - {title: Waits, touchpoint: Checkout, channel: Web, emotion: -0.5}
"""


def test_an_empty_site_says_what_to_write() -> None:
    home = shown({}, "index.html")
    assert home.nothing.file == "content/journeys/my-first-journey.yaml"
    assert home.attention == ()
    assert home.rows == ()


def test_the_worst_moments_name_each_step_once() -> None:
    worst = shown({"journeys/buy.yaml": BUY}, "index.html").attention[0]
    assert [(str(item.link.text), item.more, item.feeling.value) for item in worst.items] == [
        ("Pays", "tim and trudy", "−2"),
        ("Waits", "tim and trudy", "−0.5"),
    ]
    assert (worst.items[0].where, str(worst.items[0].note)) == ("Buy a bike, step 2", "A fix is in progress, score 16")
    assert (worst.items[1].where, str(worst.items[1].note)) == ("Buy a bike, step 3", "No opportunity yet")
    assert (worst.remark, worst.rest) == ("2 of 2 at −0.5 or below", None)


def test_of_moments_as_bad_each_journey_has_one_before_any_has_two() -> None:
    steps = "".join(f"{{title: {n}, emotion: -2, pain_points: [Hurts]}}, " for n in "ABCDE")
    one = "title: {}\npersonas: tim\nstages: [{{title: S, steps: [{}]}}]\n"
    files: dict[str, str | bytes] = {
        "journeys/a.yaml": one.format("First", steps),
        "journeys/b.yaml": one.format("Second", steps[: steps.index("}") + 1]),
    }
    worst = shown(files, "index.html").attention[0]
    assert [item.where for item in worst.items] == ["First, step 1", "Second, step 1", "First, step 2", "First, step 3"]
    assert (worst.remark, worst.rest.url) == ("4 of 6 at −2", "pain-points/index.html")


def test_neutral_is_nothing_to_worry_about() -> None:
    calm = BUY.replace("-2", "0").replace("-0.5", "0")
    worst = shown({"journeys/buy.yaml": calm}, "index.html").attention[0]
    assert worst.items == ()
    assert worst.nothing == "No step is felt below neutral."


def test_only_what_is_overdue_is_listed_as_overdue() -> None:
    files: dict[str, str | bytes] = {
        "site.yaml": "title: Test\nreview_every: 1 month\n",
        "journeys/late.yaml": BUY.replace("Buy a bike", "Late") + "reviewed: 2026-10-01\n",
        "journeys/today.yaml": BUY.replace("Buy a bike", "Today") + "reviewed: 2026-10-22\n",
    }
    overdue = shown(files, "index.html").attention[1]
    assert [(str(item.link.text), item.mark.text) for item in overdue.items] == [("Late", "21 days")]
    assert overdue.remark == "1 of 2"
    del files["journeys/late.yaml"]
    overdue = shown(files, "index.html").attention[1]
    assert (overdue.items, overdue.remark, overdue.nothing) == ((), "", "No review is overdue.")


def test_touchpoints_nobody_owns_come_with_their_most_used_first() -> None:
    unowned = shown({"journeys/buy.yaml": BUY}, "index.html").attention[2]
    assert [(str(item.link.text), str(item.note).strip()) for item in unowned.items] == [
        ("Checkout", "Buy a bike, step 2 and 1 more"),
        ("Advert", "Buy a bike, step 1"),
    ]


def test_variants_stand_beside_their_journey_and_drafts_nowhere() -> None:
    files: dict[str, str | bytes] = {
        "journeys/b.yaml": BUY,
        "journeys/a.yaml": BUY.replace("Buy a bike", "Another"),
        "journeys/z.yaml": BUY.replace("Buy a bike", "Buy it tomorrow") + "state: future\nvariant_of: b\n",
        "journeys/draft.yaml": BUY.replace("Buy a bike", "Draft") + "status: draft\n",
    }
    (row,) = shown(files, "index.html").rows
    assert [str(each.card.link.text) for each in row.cards] == ["Another", "Buy a bike", "Buy it tomorrow"]
    assert [tag.text for tag in row.cards[2].card.tags] == ["Future"]
    assert row.cards[0].card.lowest.label == "Lowest −2"
    assert row.cards[0].card.lowest.personas == "tim and trudy"
