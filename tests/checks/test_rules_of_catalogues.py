"""The rules about everything but journeys: each with files that break it, and some that do not."""

from __future__ import annotations

import pytest

from journeygen.checks.alike import alike
from tests.checks.whole import SITE, found

STEP = """\
title: Ask
personas: tim
owner: care
stages:
  - title: Help
    steps:
      - title: Asks
        emotion: 1
"""


def test_a_touchpoint_without_owner() -> None:
    letter = {"touchpoints/letter.md": "---\nname: Letter\nchannel: web\n---\n"}
    assert found(letter) == [
        "touchpoints/letter.md:2:1 warning[touchpoint-without-owner] nobody owns the touchpoint 'Letter'"
        " — name the team that looks after it: 'owner: …'"
    ]
    assert found({"touchpoints/letter.md": "---\nname: Letter\nchannel: web\nowner: care\n---\n"}) == []
    theirs = STEP.replace("owner: care", "competitor: Another bank") + "        touchpoint: letter\n"
    assert found({**letter, "journeys/theirs.yaml": theirs}) == []


def test_nobody_needs_an_owner_on_a_site_without_teams() -> None:
    files = {path: text.replace(", owner: care", "").replace("owner: care\n", "") for path, text in SITE.items()}
    assert found({**files, "teams.yaml": ""}) == []
    assert len(found(files)) == 3


def test_a_pain_point_without_owner() -> None:
    pain = "title: The queue is long\nopportunities: [Call back]\n"
    opportunity = {"opportunities/call-back.md": "---\ntitle: Call back\n---\n"}
    files = {"pain_points/queue.yaml": pain, **opportunity}
    assert found(files) == []
    assert found(files, "pain-without-owner") == [
        "pain_points/queue.yaml:1:1 warning[pain-without-owner] nobody owns the pain point 'The queue is long'"
        " — name the team that looks after it: 'owner: …'"
    ]
    assert found({**files, "pain_points/queue.yaml": f"{pain}owner: care\n"}, "pain-without-owner") == []


def test_a_touchpoint_that_is_not_used() -> None:
    files = {"touchpoints/letter.md": "---\nname: Letter\nchannel: web\nowner: care\n---\n"}
    assert found(files, "touchpoint-unused") == [
        "touchpoints/letter.md:2:1 warning[touchpoint-unused] no journey uses the touchpoint 'Letter'"
        " — name it at a step, or delete it"
    ]
    draft = STEP.replace("owner", "status: draft\nowner") + "        touchpoint: letter\n"
    assert found({**files, "journeys/ask.yaml": draft}, "touchpoint-unused") == []


def test_a_persona_who_goes_nowhere() -> None:
    files = {"personas/dora.md": "---\nname: Dora\n---\n"}
    assert found(files, "persona-without-journey") == [
        "personas/dora.md:2:1 warning[persona-without-journey] the persona 'Dora' goes on no journey"
        " — name it in the 'personas' of one, or write 'kind: anti' for somebody you do not serve"
    ]
    acts = STEP + "        actor: dora\n"
    assert found({**files, "journeys/ask.yaml": acts}, "persona-without-journey") == []


def test_two_touchpoints_with_nearly_the_same_name() -> None:
    files = {"touchpoints/hot-line.md": "---\nname: Hot-Line\nchannel: web\nowner: care\n---\n"}
    assert found(files) == [
        "touchpoints.yaml:2:3 warning[touchpoint-twice] the touchpoint 'Hotline' has nearly the name of 'Hot-Line'"
        " (content/touchpoints/hot-line.md:2) — if they are one, name it everywhere by one id and delete the other;"
        " if not, make the names differ"
    ]
    assert found({"touchpoints/line.md": "---\nname: Hotline 2\nchannel: web\nowner: care\n---\n"}) == []


def test_a_touchpoint_that_is_only_named_counts_too() -> None:
    step = STEP + "        touchpoint: A letter by post\n      - {title: Waits, touchpoint: A letter by posts}\n"
    twice = [line for line in found({"journeys/ask.yaml": step}) if "touchpoint-twice" in line]
    assert [line.split(" — ")[0] for line in twice] == [
        "journeys/ask.yaml:10:36 warning[touchpoint-twice] the touchpoint 'A letter by posts' has nearly the name of"
        " 'A letter by post' (content/journeys/ask.yaml:9)"
    ]


def test_a_channel_written_in_two_ways() -> None:
    channels = SITE["channels.yaml"]
    assert found({"channels.yaml": channels + "- {id: mail, name: E-mail}\n- {id: email, name: Email}\n"}) == [
        "channels.yaml:4:3 warning[channel-twice] the channel 'Email' is 'E-mail' written in another way"
        " — name it 'mail' everywhere, or make the names differ more"
    ]
    assert found({"channels.yaml": channels + "- {id: mail, name: E-mail}\n- {id: post, name: Post}\n"}) == []


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Care chat", "Care-Chat", True),
        ("Care chat", "Care chats", True),
        ("Click and collect", "Click & Collect", True),
        ("Envoyé", "envoye", True),
        ("Recieve a letter", "Receive a letter", True),
        ("Letter 1", "Letter 2", False),
        ("Letter 1", "Letter 11", False),
        ("Plan A", "Plan B", False),
        ("Chat", "Char", False),
        ("Welcome mail", "Welcome call", False),
        ("", "", True),
        ("شباك الفرع", "شباك  الفرع", True),
    ],
)
def test_names_that_are_alike(one: str, other: str, are: bool) -> None:
    assert list(alike([one, "Something else", other], least=6)) == ([(2, 0)] if are else [])


def test_a_thousand_like_names_take_no_million_looks() -> None:
    # Each is told of once, as like one of the first ones.
    assert len(list(alike(["Letter"] * 1000, least=6))) == 999


def test_a_pain_point_without_opportunity() -> None:
    pain = STEP + "        pain_points:\n          - {id: queue, title: The *queue*}\n"
    assert found({"journeys/ask.yaml": pain}) == [
        "journeys/ask.yaml:10:13 warning[pain-without-opportunity] no opportunity would solve the pain point"
        " 'The queue' — name one in its 'opportunities', or write 'status: accepted' if you live with it"
    ]
    for more in ("          - {title: Accepted, status: accepted}\n", ""):
        solved = more + "        opportunities:\n          - {title: Call back, solves: queue}\n"
        assert found({"journeys/ask.yaml": pain + solved}) == []
    rejected = "        opportunities:\n          - {title: Call back, solves: queue, status: rejected}\n"
    assert len(found({"journeys/ask.yaml": pain + rejected})) == 1
    assert found({"journeys/ask.yaml": pain.replace("owner", "status: draft\nowner")}) == []


def test_an_opportunity_that_solves_nothing() -> None:
    idea = STEP + "        opportunities:\n          - Call people back\n"
    assert found({"journeys/ask.yaml": idea}) == []
    assert found({"journeys/ask.yaml": idea}, "opportunity-without-pain") == [
        "journeys/ask.yaml:10:13 warning[opportunity-without-pain] the opportunity 'Call people back' solves no pain"
        " point — name what it solves in 'solves'"
    ]
    delights = idea + "        gains: A friendly voice\n"
    assert found({"journeys/ask.yaml": delights}, "opportunity-without-pain") == []


def test_a_bad_claim_without_evidence() -> None:
    pain = "title: The queue is long\nseverity: 4\nopportunities: callback\n"
    files = {"opportunities/callback.md": "---\ntitle: Call back\n---\n"}
    assert found({**files, "pain_points/queue.yaml": pain}) == [
        "pain_points/queue.yaml:1:1 warning[claim-without-evidence] the pain point 'The queue is long' has the severity"
        " 4, but no evidence — name what it rests on in 'evidence'; a guess can be one, too, of the kind 'assumption'"
    ]
    assert found({**files, "pain_points/queue.yaml": pain.replace("4", "3")}) == []
    assert found({**files, "pain_points/queue.yaml": f"{pain}evidence: calls\n"}) == []


def test_old_evidence() -> None:
    talks = "---\ntitle: Talks\nkind: interview\ndate: {}\n---\n"
    assert found({"evidence/talks.md": talks.format("2024-11-21")}) == [
        "evidence/talks.md:4:1 warning[evidence-too-old] this is from 2024-11-21, longer ago than the site's"
        " 'evidence_age' allows — ask again, or say 'accept' with the reason why it still holds"
    ]
    assert found({"evidence/talks.md": talks.format("2024-11-22")}) == []
    assert found({"evidence/talks.md": talks.format("2001-01-01"), "site.yaml": "title: T\n"}) == []


def test_a_metric_without_target() -> None:
    assert found({"metrics/calls.yaml": "name: Calls\nunit: a day\n"}, "metric-without-target") == [
        "metrics/calls.yaml:1:1 warning[metric-without-target] the metric 'Calls' has no target"
        " — write the value to reach: 'target: …'"
    ]
    assert found({"metrics/calls.yaml": "name: Calls\nunit: a day\ntarget: 0\n"}, "metric-without-target") == []


def test_a_metric_whose_data_ends() -> None:
    rows = "date,value\n2026-06-30,5\n2026-07-31,5\n2026-08-31,5\n2026-09-20,4\n"
    # One a month: on 22 November the newest is 63 days old, and 62 are allowed.
    assert found({"assets/waits.csv": rows}) == [
        "metrics/wait.yaml:4:1 warning[metric-stale] the newest value is of 2026-09-20, 63 days ago; there usually is"
        " one every 31 days — add the newer ones to 'content/assets/waits.csv'"
    ]
    assert found({"assets/waits.csv": rows.replace("09-20", "09-21")}) == []
    assert found({"assets/waits.csv": "date,value\n2019-06-30,5\n2019-07-31,5\n"}) == []  # no usual interval
    daily = "date,value\n2026-11-12,5\n2026-11-13,5\n2026-11-14,5\n2026-11-15,5\n"
    assert found({"assets/waits.csv": daily}) == []  # a week is always allowed
    assert len(found({"assets/waits.csv": daily.replace("2026-11-15,5\n", "")})) == 1


def test_a_picture_without_words() -> None:
    page = "---\ntitle: Office\n---\n![](/assets/office.png) and ![]( /assets/office.png )\n"
    assert found({"pages/office.md": page}) == [
        "pages/office.md:4:5 warning[image-without-text] this picture has no words that stand for it"
        " — write what it shows: ![What it shows](/assets/office.png)",
        "pages/office.md:4:34 warning[image-without-text] this picture has no words that stand for it"
        " — write what it shows: ![What it shows](/assets/office.png)",
    ]
    assert found({"pages/office.md": page.replace("![]", "![The office]")}) == []


def test_nothing_is_said_of_what_is_missing_while_content_cannot_be_read() -> None:
    files = {"touchpoints/letter.md": "---\nname: Letter\nchannel: web\n---\n", "journeys/ask.yaml": "titel: Ask\n"}
    assert {line.split("[")[1].split("]")[0] for line in found(files)} == {"unknown-key", "missing-key"}
