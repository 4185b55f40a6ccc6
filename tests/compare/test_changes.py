"""What is said about a change: each edit beside the sentences it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journeygen.compare.catalogs import compare_journeys
from journeygen.words import SHIPPED
from tests.compare.told import Files, comparison, told
from tests.sites import loaded

SITE: Files = {
    "personas/tim.md": "---\nname: Tech-savvy Tim\n---\n",
    "personas/trudy.md": "---\nname: Traditional Trudy\n---\n",
    "personas/ines.md": "---\nname: Ines\nkind: employee\n---\n",
    "channels.yaml": "- {id: web, name: Web}\n- {id: phone, name: Phone, kind: human}\n",
    "teams.yaml": "- {id: onboarding, name: Onboarding}\n- {id: care, name: Care}\n",
    "touchpoints.yaml": """\
        - {id: form, name: Form, channel: web, owner: onboarding}
        - {id: line, name: Line, channel: phone}
        """,
    "metrics/open.yaml": "name: Opened\nunit: '%'\ntarget: 60\ndata: open.csv\n",
    "metrics/open.csv": "date,value\n2026-01-01,40\n2026-02-01,42\n",
    "stages/buy.yaml": "title: Buying\nstages:\n  - {id: decide, title: Decide}\n  - {id: use, title: Experience}\n",
    "journeys/open.yaml": """\
        title: Open an account
        personas: [tim, trudy]
        stage_model: buy
        owner: onboarding
        stages:
          - stage: decide
            steps:
              - title: Fills in the form
                touchpoint: form
                actions: [Types 31 fields, Looks for the tax number]
                thoughts: You know my address already
                emotion: {tim: 1, trudy: -0.5}
                pain_points:
                  - {title: Nothing is saved, severity: 4, frequency: 3}
                opportunities:
                  - {title: Short form, status: planned, solves: nothing-is-saved}
              - title: Sends the documents
                touchpoint: form
                actions: [Photographs the passport, Waits for the answer]
                emotion: -0.5
                next:
                  - video-call
                  - {exit: Gives up, share: 8}
              - title: Video call
                touchpoint: line
                actions: Holds the passport up
                channel_switch: kept
                emotion: 0
                gains: Somebody helps
          - stage: use
            steps:
              - title: Pays
                touchpoint: line
                emotion: {tim: 2, trudy: 1}
        """,
}


def edited(*edits: tuple[str, str, str]) -> Files:
    """The site with texts of its files replaced."""
    files = dict(SITE)
    for path, old, new in edits:
        text = files[path]
        assert isinstance(text, str)
        assert old in text, old
        files[path] = text.replace(old, new, 1)
    return files


JOURNEY = "journeys/open.yaml"
FORM = "Open an account › Decide › Fills in the form"
SENDS = "Open an account › Decide › Sends the documents"
CALL = "Open an account › Decide › Video call"


def edits() -> Iterator[tuple[str, str, list[str]]]:
    """The edits of `edits.txt`: what was written, what is written now, and what is said about it."""
    for block in (Path(__file__).parent / "edits.txt").read_text("utf-8").split("\n\n")[1:]:
        lines = block.splitlines()
        old, new = ("\n".join(line[1:] for line in lines if line[0] == sign) for sign in "<>")
        yield old, new, [line for line in lines if line[0] not in "<>"]


@pytest.mark.parametrize(("old", "new", "lines"), [*edits()])
def test_one_edit_of_a_journey(old: str, new: str, lines: list[str]) -> None:
    assert told(SITE, edited((JOURNEY, old, new))) == lines


def test_journeys_alone_are_told_of_as_beside_all_else() -> None:
    others = edited((JOURNEY, "tim: 1,", "tim: 2,"), ("personas/tim.md", "Tech-savvy", "Tired"))
    gone = {path: text for path, text in SITE.items() if path != JOURNEY}
    for before, after in ((SITE, others), (others, SITE), (gone, SITE), (SITE, gone), (SITE, SITE)):
        alone = compare_journeys(loaded(before).catalog, loaded(after).catalog, lambda _: True)
        beside = comparison(before, after).journeys
        assert [each.changes for each in alone] == [
            tuple(replace(change, customers=True) for change in each.changes) for each in beside
        ]


@pytest.mark.parametrize("language", SHIPPED)
def test_everything_can_be_said_in_every_language(language: str) -> None:
    files = dict(SITE)
    for number, (old, new, _) in enumerate(edits()):
        one = {**files, JOURNEY: str(SITE[JOURNEY]).replace(old, new, 1)}
        if number % 4 == 0:
            assert all(told(SITE, one, language))
    gone = {path: text for path, text in SITE.items() if path != JOURNEY}
    assert told(gone, SITE, language)
    assert told(SITE, gone, language)


def test_a_step_that_moved_to_another_stage() -> None:
    journey = str(SITE[JOURNEY])
    start, end = journey.index("              - title: Video call"), journey.index("          - stage: use")
    step = journey[start:end]
    moved = journey.replace(step, "").replace(
        "            steps:\n              - title: Pays", f"            steps:\n{step}              - title: Pays"
    )
    assert told(SITE, {**SITE, JOURNEY: moved}) == [
        "= Open an account › Experience › Video call: Step “Video call” moved from “Decide” to “Experience”"
    ]


def test_a_step_that_moved_past_another_is_told_of_once() -> None:
    journey = str(SITE[JOURNEY])
    start, end = journey.index("              - title: Video call"), journey.index("          - stage: use")
    step, rest = journey[start:end], journey[end:].split("              - title: Pays")
    moved = journey[:start] + rest[0] + "              - title: Pays" + rest[1].rstrip() + "\n" + step
    assert told(SITE, {**SITE, JOURNEY: moved}) == [
        "= Open an account › Experience › Video call: "
        "Step “Video call” moved from “Decide” to “Experience”, now after “Pays”"
    ]


def test_steps_that_changed_places() -> None:
    journey = str(SITE[JOURNEY])
    first, second = journey.index("              - title: Fills in"), journey.index("              - title: Sends")
    third = journey.index("              - title: Video call")
    swapped = journey[:first] + journey[second:third] + journey[first:second] + journey[third:]
    assert told(SITE, {**SITE, JOURNEY: swapped}) == [
        f"= {FORM}: Step “Fills in the form” now comes after “Sends the documents”"
    ]


def test_a_step_renamed_without_an_id_is_known_by_its_content() -> None:
    assert told(SITE, edited((JOURNEY, "title: Sends the documents", "title: Uploads everything"))) == [
        "= Open an account › Decide › Uploads everything: Step renamed: “Sends the documents” → “Uploads everything”"
    ]


def test_a_step_that_was_split() -> None:
    split = edited(
        (JOURNEY, "actions: [Photographs the passport, Waits for the answer]", "actions: Photographs the passport"),
        (
            JOURNEY,
            "              - title: Video call",
            "              - {title: Waits, actions: Waits for the answer, emotion: -1}\n"
            "              - title: Video call",
        ),
    )
    assert told(SITE, split) == [
        f"= {SENDS}: Step “Sends the documents” split into “Sends the documents” and “Waits”",
        "- Open an account › Decide › Waits: Emotion −0.5 → −1 for Tim and Trudy",
    ]


def test_steps_that_were_merged() -> None:
    journey = str(SITE[JOURNEY])
    start, end = journey.index("              - title: Video call"), journey.index("          - stage: use")
    merged = journey[:start] + journey[end:]
    merged = merged.replace("Waits for the answer]", "Waits for the answer, Holds the passport up]").replace(
        "- video-call", "- pays"
    )
    assert told(SITE, {**SITE, JOURNEY: merged})[0] == (
        f"= {SENDS}: “Sends the documents” and “Video call” merged into “Sends the documents”"
    )


def test_a_step_that_is_new_and_one_that_is_gone() -> None:
    journey = edited(
        (
            JOURNEY,
            "              - title: Pays\n",
            "              - {title: Reads the letter, emotion: {tim: 0, trudy: -2}, pain_points: Too long}\n"
            "              - title: Pays\n",
        )
    )
    place = "Open an account › Experience › Reads the letter"
    assert told(SITE, journey) == [
        f"= {place}: Step added: “Reads the letter” (emotion 0 for Tim, emotion −2 for Trudy)",
        f"- {place}: Pain point added: “Too long” (severity not judged yet, no evidence) for Tim and Trudy",
    ]
    assert told(journey, SITE) == [
        f"= {place}: Step removed: “Reads the letter” (emotion 0 for Tim, emotion −2 for Trudy, with it: “Too long”)"
    ]


def test_a_pain_point_that_moved_to_another_step() -> None:
    journey = str(SITE[JOURNEY])
    pain = "                pain_points:\n                  - {title: Nothing is saved, severity: 4, frequency: 3}\n"
    moved = journey.replace(pain, "").replace(
        "                emotion: -0.5\n", f"                emotion: -0.5\n{pain}"
    )
    assert told(SITE, {**SITE, JOURNEY: moved}) == [
        f"= {SENDS}: Pain point “Nothing is saved” moved from “Fills in the form” to “Sends the documents”"
    ]


def test_a_pain_point_that_journeys_now_share() -> None:
    shared = edited((JOURNEY, "- {title: Nothing is saved, severity: 4, frequency: 3}", "- nothing-is-saved"))
    shared["pain_points/nothing-is-saved.md"] = "---\ntitle: Nothing is saved\nseverity: 4\nfrequency: 3\n---\n"
    assert told(SITE, shared) == [f"= {FORM}: Pain point “Nothing is saved” is now shared by several journeys"]


def renamed(old: str, new: str) -> Files:
    return {
        path.replace(old, new): text.replace(old, new) if isinstance(text, str) else text for path, text in SITE.items()
    }


def test_a_persona_with_a_new_id_is_one_line() -> None:
    assert told(SITE, renamed("trudy", "gertrud")) == [
        "= Traditional Trudy: Persona has a new id: “trudy” → “gertrud”, and with it 1 reference to it"
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("form", "sign-up", "= Form: Touchpoint has a new id: “form” → “sign-up”, and with it 2 references to it"),
        (
            "onboarding",
            "welcome",
            "= Onboarding: Team has a new id: “onboarding” → “welcome”, and with it 2 references to it",
        ),
    ],
)
def test_what_others_name_by_id_has_a_new_one(old: str, new: str, line: str) -> None:
    files = dict(SITE)
    for path in (JOURNEY, "touchpoints.yaml", "teams.yaml"):
        files[path] = (
            str(files[path])
            .replace(f": {old}\n", f": {new}\n")
            .replace(f"id: {old},", f"id: {new},")
            .replace(f"owner: {old}}}", f"owner: {new}}}")
        )
    assert told(SITE, files) == [line]


def test_a_journey_with_a_new_id_takes_its_pain_points_along() -> None:
    files = dict(SITE)
    files["journeys/open-now.yaml"] = files.pop(JOURNEY)
    files["opportunities/save.md"] = "---\ntitle: Save it\nsolves: open-now/nothing-is-saved\n---\n"
    before = {**SITE, "opportunities/save.md": "---\ntitle: Save it\nsolves: open/nothing-is-saved\n---\n"}
    assert told(before, files) == ["= Open an account: Journey has a new id: “open” → “open-now”"]


def test_links_in_texts_to_what_has_a_new_id_have_not_changed() -> None:
    text = "---\ntitle: About\n---\n[[persona:trudy]], [[trudy|her]] and [her](../personas/trudy.md#top).\n"
    before = {**SITE, "pages/about.md": text}
    after = {**renamed("trudy", "gertrud"), "pages/about.md": text.replace("trudy", "gertrud")}
    assert [line for line in told(before, after) if "About" in line] == []


def test_a_stage_of_the_model_has_a_new_id_and_name() -> None:
    files = dict(SITE)
    files["stages/buy.yaml"] = str(files["stages/buy.yaml"]).replace(
        "{id: use, title: Experience}", "{id: live, title: Living with it}"
    )
    files[JOURNEY] = str(files[JOURNEY]).replace("stage: use", "stage: live")
    assert told(SITE, files) == ["= Buying: Stage renamed: “Experience” → “Living with it”"]


def test_a_metric_by_its_data() -> None:
    files = {**SITE, "metrics/open.csv": "date,value\n2026-01-01,40\n2026-02-01,43\n2026-03-01,47\n"}
    assert told(SITE, files) == [
        "+ Opened: Newest value: 42 (1 Feb 2026) → 47 (1 Mar 2026)",
        "= Opened: 1 earlier value is another one now",
    ]
    assert told(files, SITE)[0] == "- Opened: Newest value: 47 (1 Mar 2026) → 42 (1 Feb 2026)"


def test_other_entities_in_the_same_words() -> None:
    files = edited(
        ("touchpoints.yaml", ", owner: onboarding", ""),
        ("personas/tim.md", "name: Tech-savvy Tim", "name: Tech-savvy Tim\ngoals: Be quick\ntraits: {patience: 2}"),
        ("teams.yaml", "- {id: care, name: Care}\n", ""),
        ("metrics/open.yaml", "target: 60", "target: 65"),
    )
    assert told(SITE, files) == [
        "= Tech-savvy Tim: Trait, “patience”: none → 2",
        "= Tech-savvy Tim: Goal added: “Be quick”",
        "= Opened: Target: 60 → 65",
        "- Form: Owner changed from “Onboarding” to nobody",
        "= Care: Team removed: “Care”",
    ]


def test_a_new_journey_is_one_line() -> None:
    files = {path: text for path, text in SITE.items() if path != JOURNEY}
    line = "Journey added: “Open an account” (4 steps, 1 pain point, lowest moment −0.5)"
    assert told(files, SITE) == [f"= Open an account: {line}"]


def test_what_employees_feel_is_worse_but_not_for_customers() -> None:
    before = edited(
        (JOURNEY, "personas: [tim, trudy]", "personas: [tim, trudy, ines]"),
        (JOURNEY, "emotion: 0\n", "emotion: {ines: 0}\n"),
    )
    after = {**before, JOURNEY: str(before[JOURNEY]).replace("{ines: 0}", "{ines: -1}")}
    assert told(before, after) == [f"- {CALL}: Emotion 0 → −1 for Ines"]
    assert not comparison(before, after).worse_for_customers()
    assert comparison(SITE, edited((JOURNEY, "trudy: -0.5}", "trudy: -1.5}"))).worse_for_customers()


def test_a_file_that_cannot_be_read_is_not_taken_for_a_removal() -> None:
    broken = {**SITE, JOURNEY: "title: [\n"}
    assert told(broken, SITE)[0] == "= Open an account: Could not be read before, and is not compared"
    assert told(SITE, broken)[0].endswith("Cannot be read now, and is not compared")
    assert all("removed" not in line for line in told(SITE, broken))


def test_a_lane_of_the_sites_own_is_compared_like_any_other() -> None:
    lane = {"site.yaml": "title: T\nlanes:\n  custom:\n    - {id: effort, title: Effort, type: curve, range: [1, 5]}\n"}
    before, after = (
        {
            **SITE,
            **lane,
            JOURNEY: str(SITE[JOURNEY]).replace("emotion: 0\n", f"emotion: 0\n                effort: {n}\n"),
        }
        for n in (2, 4)
    )
    assert told(before, after) == [f"= {CALL}: Effort: 2 → 4"]
