"""The JSON Schemas that editors use, and the guide's reference: both are read off the declarations."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from journeygen.model.examples import EXAMPLES
from journeygen.model.reference import PAGES, reference
from journeygen.model.schema import Offers, json_schema, list_schema
from journeygen.model.touchpoints import Channel
from tests.paths import CONTENT
from tests.sites import plain_value, problems


@pytest.mark.parametrize("name", PAGES)
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(json_schema(PAGES[name][1]))


@pytest.mark.parametrize("name", PAGES)
def test_the_guide_says_what_the_declarations_say(name: str) -> None:
    """`python -m journeygen.model.reference content/pages/guide/entities` writes these pages."""
    page = CONTENT / "pages" / "guide" / "entities" / f"{name}.md"
    assert page.read_text("utf-8") == reference(name)


@pytest.mark.parametrize("name", PAGES)
def test_the_examples_are_read_without_an_error(name: str) -> None:
    path = {
        "site": "site.yaml",
        "channel": "channels.yaml",
        "team": "teams.yaml",
        "stage-model": "stages/ecommerce.yaml",
        "evidence": "evidence/x.yaml",
        "pain-point": "pain_points/x.yaml",
        "opportunity": "opportunities/x.yaml",
    }.get(name, f"{name}s/x.yaml")
    files: dict[str, str | bytes] = {
        "assets/carts-abandoned.csv": "date,value\n2026-01-01,70\n",
        "stages/ecommerce.yaml": EXAMPLES["stage-model"],
        path: EXAMPLES[name],
    }
    assert [line for line in problems(files) if " error[" in line] == []


OFFERS = Offers(
    ids={"persona": {"tim": "Tim"}, "touchpoint": {"chat": "Chat"}, "pain-point": {"long-form": "Form too long"}},
    personas=("tim", "Tim"),
    moods=("Wütend", "Genervt", "Egal", "Froh", "Selig"),
)
JOURNEY = Draft202012Validator(json_schema(PAGES["journey"][1], OFFERS))


def journey(step: str) -> object:
    return plain_value(
        f"title: X\npersonas: tim\nstages:\n  - title: Y\n    steps:\n      - title: Z\n        {step}\n"
    )


@pytest.mark.parametrize(
    "step",
    [
        "emotion: pleased",
        "emotion: genervt",
        "emotion: −1,5",
        "emotion: {tim: 1, somebody-new: {from: 0, to: Froh}}",
        "touchpoint: [chat, described later]",
        "actions: {tim: Waits, trudy: [Calls, Waits]}",
        "pain_points: long-form",
        "pain_points: {tim: [{title: Slow, severity: 3}]}",
        "quote: {text: No!, source: talks}",
        "duration: 2-3 h",
        "moment_of_truth: yes",
        "owner_of_nothing_yet:\n        title: Z"[:0] or "thoughts: 2026",
        "image:",
        "next: [{to: z, share: 30 %}, {exit: A rival, share: 12.5}]",
    ],
)
def test_what_can_be_written_is_accepted(step: str) -> None:
    assert [error.message for error in JOURNEY.iter_errors(journey(step))] == []


@pytest.mark.parametrize(
    "step",
    [
        "emotion: fine",
        "emotion: {from: 1}",
        "emoton: 1",
        "touchpoint: {tim: {id: chat}}",
        "pain_points: [{titel: Slow}]",
        "pain_points: {title: Slow, severity: high}",
        "pain_points: {titel: Slow}",
        "duration: 2",
        "moment_of_truth: perhaps",
        "next: [{to: z, share: some}]",
        "opportunities: [{title: A, status: begun}]",
    ],
)
def test_what_cannot_be_written_is_refused(step: str) -> None:
    assert list(JOURNEY.iter_errors(journey(step))) != []


def test_ids_are_offered_with_their_names() -> None:
    offered = JOURNEY.schema["$defs"]["touchpoint"]["anyOf"][0]
    assert offered == {"enum": ["chat"], "enumDescriptions": ["Chat"]}


def test_an_entry_of_a_list_needs_the_id_that_a_file_has_in_its_name() -> None:
    entry = {"name": "Web", "kind": "digital"}
    assert Draft202012Validator(json_schema(Channel)).is_valid(entry)
    assert not Draft202012Validator(list_schema(Channel)).is_valid([entry])
    assert Draft202012Validator(list_schema(Channel)).is_valid([{"id": "web", **entry}])
