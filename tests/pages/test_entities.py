"""The pages of single entities."""

from __future__ import annotations

import pytest

from tests.pages.views import shown

BIKES: dict[str, str | bytes] = {
    "channels.yaml": "- {id: web, name: Web, kind: digital}\n- {id: fax, name: Fax, kind: physical}\n",
    "teams.yaml": "- {id: shop, name: Web shop, contact: shop@example.org}\n- {id: idle, name: Idle}\n",
    "personas/tim.md": "---\nname: Tech-savvy Tim\ngoals: Be quick\nchannels: {web: 5}\nowner: shop\n---\nTim rides.\n",
    "stages/short.yaml": """\
        title: Short
        cyclic: true
        stages:
          - {id: want, title: Want, phase: Before, questions: [Which one?]}
          - {id: buy, title: Buy, phase: After}
        """,
    "touchpoints/checkout.md": "---\nname: Checkout\nchannel: web\nowner: shop\nurl: https://www.example.org/pay\n---\n",
    "touchpoints/poster.md": "---\nname: Poster\nchannel: web\n---\n",
    "metrics/exits.yaml": """\
        name: Exits
        unit: "%"
        direction: lower
        target: 20
        data: exits.csv
        """,
    "metrics/exits.csv": "date,value\n2026-09-01,31\n2026-10-01,23\n",
    "evidence/talks.md": "---\ntitle: Talks\nkind: interview\nparticipants: 9\ndate: 2026-05-02\nconfidence: 4\n---\n",
    "evidence/guess.md": "---\ntitle: A guess\nkind: assumption\n---\n",
    "pain_points/account.md": "---\ntitle: Forced account\nseverity: 5\nevidence: talks\nowner: shop\n---\n",
    "opportunities/guest.md": """\
        ---
        title: Guest checkout
        solves: account
        status: planned
        impact: 5
        effort: 2
        owner: shop
        due: 2026-11-01
        expected: {metric: exits, to: 15, by: 2027-01-31}
        ---
        """,
    "journeys/buy.yaml": """\
        title: Buy a bike
        personas: tim
        stage_model: short
        owner: shop
        stages:
          - stage: want
            steps: [{title: Dreams, emotion: 1}]
          - stage: buy
            steps:
              - title: Pays
                touchpoint: checkout
                emotion: {value: -2, evidence: talks}
                pain_points:
                  - account
                  - {id: slow, title: Slow, severity: 2, owner: shop}
                  - {id: gone, title: Gone, severity: 5, owner: shop, status: resolved}
                opportunities: guest
                metrics: exits
              - {title: Pays again, touchpoint: checkout, emotion: 0.5}
        """,
    "journeys/dream.yaml": """\
        title: Buy a bike
        personas: tim
        stage_model: short
        state: future
        variant_of: buy
        stages: [{stage: buy, steps: [{title: Pays, touchpoint: checkout, emotion: -1.5}]}]
        """,
}


def facts(view: object) -> dict[str, str]:
    return {
        fact.label: ", ".join(
            [*(tag.text for tag in fact.tags), *(str(getattr(each, "text", each)) for each in fact.values)]
        )
        for fact in view.facts  # type: ignore[attr-defined]
    }


def test_a_touchpoint_says_where_it_is_used_how_it_is_felt_and_who_owns_it() -> None:
    page = shown(BIKES, "touchpoints/checkout.html")
    assert facts(page) == {"Channel": "Web", "Owner": "Web shop", "Seen at": "example.org/pay"}
    assert page.used_remark == "3 steps, 2 journeys"
    assert [(str(group.journey.text), [tag.text for tag in group.tags]) for group in page.visits.groups] == [
        ("Buy a bike", []),
        ("Buy a bike", ["Future"]),
    ]
    rows = page.visits.groups[0].rows
    assert [(str(row.stage.text), row.number, str(row.step.text)) for row in rows] == [
        ("Buy", "2", "Pays"),
        ("Buy", "3", "Pays again"),
    ]
    assert [(each.name, each.value, each.word) for each in rows[0].feelings] == [("Tim", "−2", "Upset")]
    # A future journey is a hypothesis: its −1.5 is not what is felt here.
    assert [(each.label, each.feeling.value) for each in page.extremes] == [
        ("Lowest moment", "−2"),
        ("Highest moment", "+0.5"),
    ]
    assert not page.backlinks.shown


def test_a_touchpoint_that_is_not_used_says_what_to_write() -> None:
    page = shown(BIKES, "touchpoints/poster.html")
    assert facts(page)["Owner"] == "No owner"
    assert page.unused.text == "No journey uses it yet. Name it in a step as touchpoint: poster, in a file of"


def test_a_stub_names_the_file_to_write() -> None:
    page = shown(
        {"journeys/buy.yaml": "title: B\npersonas: tim\nstages: [{title: S, steps: [{title: A}]}]\n"},
        "personas/tim.html",
    )
    assert page.stub.file == "content/personas/tim.md"


def test_a_persona() -> None:
    page = shown(BIKES, "personas/tim.html")
    assert [(each.title, [str(item) for item in each.items]) for each in page.passages] == [("Goals", ["Be quick"])]
    assert [(str(each.name.text), each.value, each.word) for each in page.channels] == [("Web", 5, "prefers it")]
    # Open pain points only, and those of our own current journeys.
    assert [str(row.link.text) for row in page.pains] == ["Forced account", "Slow"]
    assert len(page.journeys) == 2
    assert facts(page)["Evidence"] == "Assumption"


def test_a_stage_model_shows_the_same_stage_across_its_journeys() -> None:
    page = shown(BIKES, "stage-models/short.html")
    assert [(phase.title, phase.span) for phase in page.phases] == [("Before", 1), ("After", 1)]
    assert [row.title for row in page.about] == ["Questions"]
    want, buy = page.journeys[0].cells
    assert (str(want.steps.text), want.lowest.label, want.pains) == ("1 step", "Lowest +1", "")
    assert (str(buy.steps.text), buy.lowest.label, buy.pains) == ("2 steps", "Lowest −2", "3 pain points")
    assert page.journeys[1].cells[0].said == "Not in this journey"
    assert "through other people" in page.cyclic


def test_a_channel() -> None:
    page = shown(BIKES, "channels/web.html")
    assert [(str(each.link.text), each.steps) for each in page.touchpoints] == [
        ("Checkout", "3 steps"),
        ("Poster", "0 steps"),
    ]
    assert [(each.persona.name, each.word) for each in page.likings] == [("Tim", "prefers it")]
    assert shown(BIKES, "channels/fax.html").unused.file == "content/journeys/"


def test_a_team_owns_things_and_has_open_pains_and_opportunities() -> None:
    page = shown(BIKES, "teams/shop.html")
    assert [(group.title, [str(each.link.text) for each in group.items]) for group in page.owned] == [
        ("Journeys", ["Buy a bike"]),
        ("Touchpoints", ["Checkout"]),
        ("Personas", ["Tech-savvy Tim"]),
    ]
    assert [str(row.link.text) for row in page.pains] == ["Forced account", "Slow"]
    assert [(str(row.link.text), row.score, row.late) for row in page.opportunities] == [("Guest checkout", "20", True)]
    assert facts(page) == {"Contact": "shop@example.org"}
    assert shown(BIKES, "teams/idle.html").owns_nothing.file == "content/touchpoints/"


def test_a_metric_has_value_target_verdict_chart_and_table() -> None:
    page = shown(BIKES, "metrics/exits.html")
    assert (page.row.value, page.row.verdict, page.row.tone) == ("23%", "✗ above target 20%", "alert")
    assert page.table.heads == ("Date", "Value")
    assert page.table.rows == (("1 Oct 2026", ("23%",)), ("1 Sep 2026", ("31%",)))
    assert "<svg" in page.chart
    roles = [role.word for group in page.backlinks.groups for entry in group.entries for role in entry.roles]
    assert roles == ["measured", "expected to change it"]


def test_evidence_says_what_rests_on_it() -> None:
    page = shown(BIKES, "evidence/talks.html")
    assert facts(page) == {"Date": "2 May 2026", "Covers": "9 interviews", "Confidence": "4 of 5"}
    assert [(group.title, [str(entry.link.text) for entry in group.entries]) for group in page.backlinks.groups] == [
        ("Journeys", ["Buy a bike"]),
        ("Pain points", ["Forced account"]),
    ]
    (role,) = page.backlinks.groups[0].entries[0].roles
    assert (role.word, [str(place.text) for place in role.places]) == ("emotion", ["2 Pays"])
    assert shown(BIKES, "evidence/guess.html").backlinks.nothing.text.startswith("Nothing rests on this yet.")


def test_a_shared_pain_point_and_its_opportunity() -> None:
    pain = shown(BIKES, "pain-points/account.html")
    assert (pain.row.severity_word, [str(row.link.text) for row in pain.solved_by]) == ("Severe", ["Guest checkout"])
    assert [str(place.text) for place in pain.places] == ["Buy a bike, step 2"]
    page = shown(BIKES, "opportunities/guest.html")
    assert (page.score, page.score_note, page.parts) == ("20", "of 25", "impact 5, effort 2")
    assert facts(page)["Due"] == "Overdue 21 days, 1 Nov 2026"
    assert [str(row.link.text) for row in page.solves] == ["Forced account"]
    assert page.expected.striptags() == "Exits: to 15% by 31 Jan 2027"


def test_the_pages_of_a_folder_come_as_their_index_leads_to_them() -> None:
    files: dict[str, str | bytes] = {
        "pages/guide/index.md": "---\ntitle: Guide\n---\nFirst [write](write.md), then [[guide/publish]].\n",
        "pages/guide/apart.md": "---\ntitle: Apart\n---\n",
        "pages/guide/publish.md": "---\ntitle: Publish\n---\n",
        "pages/guide/write.md": "---\ntitle: Write\n---\nFirst [apart](apart.md).\n",
    }
    page = shown(files, "pages/guide/apart.html")
    assert [str(each.link.text) for each in page.neighbours] == ["Guide", "Write", "Publish", "Apart"]


@pytest.mark.parametrize("text", ["", "Hello"])
def test_a_free_page_shows_the_pages_beside_it(text: str) -> None:
    files: dict[str, str | bytes] = {
        "pages/guide/index.md": "---\ntitle: Guide\nnav: 1\n---\nStart.\n",
        "pages/guide/more.md": f"---\ntitle: More\n---\n{text}\n",
    }
    page = shown(files, "pages/guide/more.html")
    assert [(str(each.link.text), each.here) for each in page.neighbours] == [("Guide", False), ("More", True)]
    assert page.head.section == "pages/guide/index.html"
    assert (page.nothing is None) == bool(text)


def test_the_colophon_says_what_made_the_site_and_for_which_day() -> None:
    page = shown({}, "colophon.html")
    assert facts(page)["For the day"] == "22 Nov 2026"
    assert facts(page)["Format"] == "version 1"
