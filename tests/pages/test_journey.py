"""A journey's page: its view, and the markup that the templates make of it."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from journeygen.links import page_of
from journeygen.model.catalog import Catalog
from journeygen.model.fields import For
from journeygen.model.journeys import Next, Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.touchpoints import Touchpoint
from journeygen.pages.frame import Frame
from journeygen.pages.journey import TYPE, JourneyView, plan, view
from journeygen.pages.plan import PlannedPage
from journeygen.render.theme import load_theme
from journeygen.sheet import Sheet
from journeygen.words import Words
from tests.sample import TODAY, all_, catalog, catalog_of, felt, sheet_of, smallest

THEME = load_theme("default")


def view_of(found: Catalog, id_: str = "open-account", **desk: Any) -> JourneyView:
    key = Key(Kind.JOURNEY, id_)
    sheet = sheet_of(found, page_of(key))
    if desk:
        sheet = Sheet(replace(sheet.desk, **desk), sheet.url)
    return view(PlannedPage(page_of(key), "journey", key), sheet)


def rendered(found: JourneyView, language: str = "en") -> str:
    frame = Frame(
        title="Northbank",
        description="",
        language=language,
        direction="ltr",
        navigation=(),
        words=Words(language),
        stylesheets=("style.css",),
    )
    return THEME.render(TYPE.template, found, frame).decode()


@pytest.fixture(scope="module")
def bank() -> Catalog:
    return catalog()


@pytest.fixture(scope="module")
def open_account(bank: Catalog) -> JourneyView:
    return view_of(bank)


def test_every_journey_has_a_page(bank: Catalog) -> None:
    assert [page.url for page in plan(bank)] == [
        "journeys/open-account.html",
        "journeys/open-account-future.html",
        "journeys/everyday-banking.html",
        "journeys/ouvrir-un-compte.html",
    ]


def facts(found: JourneyView) -> dict[str, str]:
    return {
        fact.label: " ".join(re.sub("<[^>]+>", "", getattr(part.text, "text", part.text)) for part in fact.parts)
        for fact in found.about.facts
    }


def test_the_facts_of_a_map(open_account: JourneyView) -> None:
    assert facts(open_account) == {
        "State": "Current",
        "Owner": "Onboarding",
        "Review": "Overdue by 52 days 1 Apr 2026",
        "Next": "1 Oct 2026",
        "Evidence": "4 of 5 steps name a source; emotions: 5 of 9 with evidence, 2 assumed, 2 not known",
        "Stages": "Digital journey",
        "Product": "Northbank",
        "Volume": "1,000 customers a month",
        "Variants": "Open an account, as we want it (Future)",
    }


@pytest.mark.parametrize(
    ("day", "review", "following"),
    [
        (datetime.date(2026, 9, 30), "Reviewed 1 Apr 2026", "1 Oct 2026, in 1 day"),
        (datetime.date(2026, 10, 1), "Reviewed 1 Apr 2026", "1 Oct 2026, in 0 days"),
        (datetime.date(2026, 10, 2), "Overdue by 1 day 1 Apr 2026", "1 Oct 2026"),
    ],
)
def test_a_review_is_overdue_from_the_day_after(bank: Catalog, day: datetime.date, review: str, following: str) -> None:
    found = facts(view_of(bank, as_of=day))
    assert (found["Review"], found["Next"]) == (review, following)


def test_without_review_or_owner_the_facts_say_so(bank: Catalog) -> None:
    found = facts(view_of(bank, "everyday-banking"))
    assert (found["Owner"], found["Review"], "Next" in found) == ("No owner", "Never reviewed", False)


def test_a_friend_s_word_is_no_handoff() -> None:
    steps = (
        Step(id="see", title="Sees", touchpoint=all_("spot")),
        Step(id="hear", title="Hears", touchpoint=all_("friend")),
        Step(id="write", title="Writes", touchpoint=all_("site")),
        Step(id="call", title="Calls", touchpoint=all_("line")),
    )
    meeting = (
        Touchpoint(id="spot", name="TV spot", channel="tv"),
        Touchpoint(id="friend", name="A friend's word", channel="talk", media="earned"),
        Touchpoint(id="site", name="Website", channel="web"),
        Touchpoint(id="line", name="Support line", channel="phone"),
    )
    (fact,) = view_of(catalog_of(smallest(*steps), *meeting), "open-account").about.key_facts
    assert [figure.value for figure in fact.figures] == ["1"]


def test_the_key_facts(open_account: JourneyView) -> None:
    worst, handoffs, best = open_account.about.key_facts
    assert [figure.value for figure in worst.figures] == ["−2"]
    assert (worst.said, worst.tone) == ('Step 3, Trudy: <a href="#step-send">Sends the documents</a>', "alert")
    assert [(figure.value, figure.who.name if figure.who else "") for figure in handoffs.figures] == [
        ("2", "Tim"),
        ("3", "Trudy"),
    ]
    assert handoffs.said == "Lose the customer’s story: 1 of Trudy’s"
    assert [(figure.value, figure.out_of) for figure in best.figures] == [("20", "of 25")]
    assert best.said == '<a href="#opportunity-check-first">Check the photo before it is sent</a>; in progress'


def test_breadcrumbs_lead_through_the_larger_journeys(open_account: JourneyView) -> None:
    assert [(str(link.text), link.url) for link in open_account.head.breadcrumbs] == [
        ("Journeys", "index.html"),
        ("Everyday banking", "everyday-banking.html"),
    ]


def test_who_refers_to_the_journey(open_account: JourneyView) -> None:
    assert [(str(back.link.text), back.link.url, back.role) for back in open_account.backlinks] == [
        ("Open an account, as we want it", "open-account-future.html", "is compared with this journey"),
        ("Everyday banking: Becomes a customer", "everyday-banking.html#step-becomes", "opens into this journey"),
    ]


def test_journeys_that_open_into_each_other_do_not_hang() -> None:
    one = smallest(Step(id="a", title="A", journey=all_("two")), id="one", title="One")
    two = smallest(Step(id="b", title="B", journey=all_("one")), id="two", title="Two")
    assert [str(link.text) for link in view_of(catalog_of(one, two), "one").head.breadcrumbs[1:]] == ["Two"]


# The table


def test_the_heads_of_the_table(open_account: JourneyView) -> None:
    table = open_account.map
    assert [(phase.title, phase.span) for phase in table.phases] == [("Acquisition", 5), ("Retention", 1)]
    assert [
        (str(stage.link.text), stage.link.url, stage.number, stage.span, stage.duration) for stage in table.stages
    ] == [
        ("Need identified", "#stage-need", 1, 2, "1–3 weeks"),
        ("Decision and purchase", "#stage-decision", 3, 3, ""),
        ("Loyalty", "#stage-loyalty", 4, 1, ""),
    ]
    assert [
        (step.number, step.link.url, step.off, [str(note.text) for note in step.notes]) for step in table.steps
    ] == [
        (1, "#step-see", False, []),
        (2, "#step-compare", False, ["40% leave: Stays with the old bank"]),
        (3, "#step-send", False, ["Moment of truth"]),
        (4, "#step-call", True, ["Branch, Trudy only"]),
        (5, "#step-pay", False, []),
        (0, "", False, []),
    ]


def test_branches_and_loops_are_drawn(open_account: JourneyView) -> None:
    assert "arc-branch" in open_account.map.arcs.svg
    assert "arc-loop" in open_account.map.arcs.svg


def test_a_journey_that_is_a_line_has_no_arcs(bank: Catalog) -> None:
    assert not view_of(bank, "everyday-banking").map.arcs.svg


def test_empty_lanes_are_counted(open_account: JourneyView) -> None:
    assert open_account.map.shown == "20 of 28 lanes shown."
    assert open_account.map.empty == (
        "Nothing written yet for: Pictures, Thoughts, Feelings, Expectations, Physical evidence, Gains, "
        "Duration, and Content."
    )


# The text


def steps(found: JourneyView) -> dict[str, Any]:
    return {step.anchor: step for stage in found.story.stages for step in stage.steps}


def ways(items: Any) -> list[str]:
    return [
        " ".join(
            part
            for part in (
                way.said,
                str(way.number or ""),
                str(way.link.text) if way.link else "",
                str(way.text) + str(way.details),
                *(f"({who.name})" for who in way.who),
            )
            if part
        )
        for way in items
    ]


def test_ways_in_words(open_account: JourneyView) -> None:
    found = steps(open_account)
    assert ways(found["step-see"].ways_on) == []
    assert ways(found["step-compare"].ways_on) == [
        "Then to 3 Sends the documents : 60% of those at this step",
        "Leaves: Stays with the old bank: 40% of those at this step",
    ]
    assert ways(found["step-send"].ways_on) == [
        "Then to 5 Makes the first payment : accepted, 77% of those at this step",
        "Branch to 4 Calls support : rejected, 23% of those at this step (Trudy)",
    ]
    assert ways(found["step-send"].ways_in) == ["People come back here from 4 Calls support"]
    assert ways(found["step-call"].ways_on) == ["Back to 3 Sends the documents"]
    assert ways(found["step-pay"].ways_on) == ["The path ends here."]


def test_a_written_way_to_the_next_step_is_no_branch() -> None:
    journey = smallest(Step(id="a", title="A", next=(Next(to="b"),)), Step(id="b", title="B"))
    assert ways(steps(view_of(catalog_of(journey)))["step-a"].ways_on) == ["Then to 2 B"]


def test_a_step_says_everything_in_words(open_account: JourneyView) -> None:
    step = steps(open_account)["step-send"]
    assert [field.title for field in step.fields] == [
        "Frontstage",
        "Owner",
        "Backstage",
        "Support processes",
        "Systems",
        "Metrics",
        "Customers remaining",
        "Evidence",
    ]
    assert [item.anchor for item in step.pains] == ["pain-upload-fails", "pain-address-twice"]


def test_a_pain_that_two_steps_share_is_anchored_once(bank: Catalog) -> None:
    shared = bank.get(Key(Kind.PAIN_POINT, "upload-fails")).model_copy(update={"shared": True})  # type: ignore[union-attr]
    journey = smallest(Step(id="a", title="A", pain_points=(shared,)), Step(id="b", title="B", pain_points=(shared,)))
    found = steps(view_of(catalog_of(journey)))
    assert [item.anchor for step in found.values() for item in step.pains] == ["pain-upload-fails", ""]


def test_several_paragraphs_stay_several(bank: Catalog) -> None:
    journey = smallest(Step(id="a", title="A", actions=all_("One.\n\nTwo.")))
    (item,) = steps(view_of(catalog_of(journey)))["step-a"].actions
    assert (item.text.split(), item.long.count("<p>")) == (["One.", "Two."], 2)


# The markup


class Balance(HTMLParser):
    """Finds elements that are not closed where they should be, and ids that are given twice."""

    VOID = frozenset(("meta", "link", "br", "img", "col", "input", "hr"))

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(attrs)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def _note(self, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.attributes |= set(named)
        if named.get("id"):
            self.ids.append(str(named["id"]))
        href = named.get("href") or ""
        if href.startswith("#"):
            self.targets.append(href[1:])


@pytest.mark.parametrize("id_", ["open-account", "open-account-future", "everyday-banking", "ouvrir-un-compte"])
def test_the_markup_is_well_formed(bank: Catalog, id_: str) -> None:
    found = Balance(rendered(view_of(bank, id_)))
    assert (found.faults, found.open) == ([], [])
    assert sorted(set(found.ids)) == sorted(found.ids)
    assert [target for target in found.targets if target not in found.ids] == []
    assert "style" not in found.attributes
    assert not [name for name in found.attributes if name.startswith("on")]


def test_the_table_is_one_table_with_its_heads(open_account: JourneyView) -> None:
    html = rendered(open_account)
    assert html.count("<table") == 1
    assert '<section class="map-scroll fits" tabindex="0" aria-labelledby="map-caption">' in html
    assert '<caption id="map-caption" class="unseen">Open an account: the journey map</caption>' in html
    assert html.count('scope="colgroup"') == 2 + 3
    assert html.count('scope="col"') == 5
    assert html.count('scope="rowgroup"') == 6
    columns = [int(span or 1) for span in re.findall(r'<col class="w200"(?: span="(\d+)")?>', html)]
    assert columns == [2, 3, 1]
    for row in re.findall(r"<tr class=\"lane.*?</tr>", html, re.S):
        covered = sum(int(span or 1) for span in re.findall(r'<td(?: class="[^"]*")?(?: colspan="(\d+)")?[ >]', row))
        assert covered == 6, row


def test_every_step_and_stage_has_its_anchor(open_account: JourneyView) -> None:
    ids = Balance(rendered(open_account)).ids
    for anchor in (
        "stage-need",
        "step-see",
        "map-stage-need",
        "map-step-see",
        "pain-fees-hidden",
        "opportunity-old-idea",
    ):
        assert anchor in ids


def test_a_french_journey_in_an_english_site(bank: Catalog) -> None:
    found = view_of(bank, "ouvrir-un-compte")
    assert (found.head.language, found.head.direction) == ("fr", "ltr")
    html = rendered(found)
    assert '<html lang="en"' in html
    assert 'lang="fr" dir="ltr"' in html
    assert "Voit l’annonce" in html
    assert "Step by step" in html


def test_the_interface_speaks_french(bank: Catalog) -> None:
    key = Key(Kind.JOURNEY, "open-account")
    sheet = sheet_of(bank, page_of(key), "fr")
    html = rendered(view(PlannedPage(page_of(key), "journey", key), sheet), "fr")
    for words in ("Étape par étape", "Irritants", "Ligne de visibilité", "En retard de 52 jours"):
        assert words in html


def test_what_content_says_is_escaped() -> None:
    step = Step(id="a", title="A <b>", actions=all_('<script>alert("x")</script>'), emotion=(For(felt(0)),))
    html = rendered(view_of(catalog_of(smallest(step, title='"><script>'))))
    assert "<script" not in html


def test_the_sample_is_of_today(bank: Catalog) -> None:
    assert sheet_of(bank).as_of == TODAY
