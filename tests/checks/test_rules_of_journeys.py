"""The rules about journeys and their ways: each with a journey that breaks it, and one that does not."""

from __future__ import annotations

import pytest

from tests.checks.whole import found

HEAD = "title: Ask\npersonas: [tim]\nowner: care\nstages:\n  - title: Help\n    steps:\n"
ASKS = "      - {id: asks, title: Asks, emotion: 1}\n"


def said(journey: str, *asked_for: str, head: str = HEAD) -> list[str]:
    """What is said of one more journey."""
    return found({"journeys/ask.yaml": head + journey}, *asked_for)


def test_a_stage_without_steps() -> None:
    empty = "  - {title: Thanks, summary: Later}\n"
    assert said(ASKS + empty) == [
        "journeys/ask.yaml:8:5 warning[stage-without-steps] the stage 'Thanks' has no steps"
        " — write what happens in it below 'steps', or leave the stage out"
    ]
    assert said(ASKS) == []
    assert said(ASKS + empty, head=HEAD.replace("owner", "status: draft\nowner")) == []


def test_a_journey_without_emotion() -> None:
    silent = "      - title: Asks\n"
    assert said(silent) == [
        "journeys/ask.yaml:1:1 warning[journey-without-emotion] no step of this journey says how it feels"
        " — write an 'emotion' where you know it, such as 'emotion: -1'"
    ]
    assert said(ASKS) == []
    for line in ("status: archived", "level: macro", "competitor: Another bank"):
        assert said(silent, head=HEAD.replace("owner", f"{line}\nowner")) == []


def test_a_step_without_touchpoint() -> None:
    assert said(ASKS) == []  # it is off at first
    assert said(ASKS, "step-without-touchpoint") == [
        "journeys/ask.yaml:7:9 warning[step-without-touchpoint] the step 'Asks' has no touchpoint"
        " — write where customer and company meet, as in 'touchpoint: chat'"
    ]
    steps = "      - {title: Asks, emotion: 1, touchpoint: chat}\n      - {title: More, journey: whole}\n"
    assert said(steps, "step-without-touchpoint") == []


def test_a_journey_without_owner() -> None:
    assert said(ASKS, head=HEAD.replace("owner: care\n", "")) == [
        "journeys/ask.yaml:1:1 warning[journey-without-owner] nobody owns this journey"
        " — name the team that keeps it up to date: 'owner: …'"
    ]
    assert said(ASKS) == []
    assert said(ASKS, head=HEAD.replace("owner: care", "competitor: Another bank")) == []


def test_an_overdue_review() -> None:
    late = HEAD.replace("owner", "reviewed: 2026-05-21\nreview_every: 6 months\nowner")
    assert said(ASKS, head=late) == [
        "journeys/ask.yaml:3:1 warning[review-overdue] this journey was to be reviewed by 2026-11-21"
        " — walk it again, write down what changed, and set 'reviewed' to the day"
    ]
    assert said(ASKS, head=late.replace("05-21", "05-22")) == []
    assert said(ASKS, head=late.replace("owner", "competitor: Another bank\nowner")) == []


def test_a_variant_with_other_stages() -> None:
    head = HEAD.replace("owner", "variant_of: whole\nstate: future\nowner")
    assert said(ASKS, head=head.replace("title: Help", "title: Assistance")) == [
        "journeys/ask.yaml:3:1 warning[variant-stages] this variant has other stages than 'Get an answer':"
        " 'Assistance' is only here, 'Help' is missing — give both the same stages; what happens in them may differ"
    ]
    assert said(ASKS, head=head) == []


def test_variants_by_their_stage_models() -> None:
    def journeys(mine: str, stage: str) -> dict[str, str]:
        def of(model: str, stage: str, more: str) -> str:
            steps = "[{title: Asks, emotion: 1}]"
            return (
                f"title: {more or 'Original'}\npersonas: tim\nowner: care\nstage_model: {model}\n"
                + ("variant_of: first\n" if more else "")
                + f"stages: [{{stage: {stage}, steps: {steps}}}]\n"
            )

        return {
            "stages/long.yaml": "title: Long\nstages: [{id: need, title: Need}, {id: help, title: Help}]\n",
            "stages/short.yaml": "title: Short\nstages: [{id: need, title: Need}]\n",
            "journeys/first.yaml": of("long", "need", ""),
            "journeys/second.yaml": of(mine, stage, "Second"),
        }

    assert found(journeys("long", "need")) == []
    assert [line.split(": ", 1)[1] for line in found(journeys("short", "need"))] == [
        "its stage model is 'short', not 'long' — give both the same stages; what happens in them may differ"
    ]
    assert [line.split(": ", 1)[1] for line in found(journeys("long", "help"))] == [
        "'Help' is only here, 'Need' is missing — give both the same stages; what happens in them may differ"
    ]


def test_a_step_that_no_way_leads_to() -> None:
    cut_off = "      - {id: asks, title: Asks, emotion: 1, next: thanks}\n      - {id: waits, title: Waits}\n"
    thanks = "      - {id: thanks, title: Thanks}\n"
    assert said(cut_off + thanks) == [
        "journeys/ask.yaml:8:9 warning[unreachable-step] no way leads to the step 'Waits'"
        " — name it in the 'next' of a step above, as in 'next: [waits]'"
    ]
    assert said(cut_off.replace("next: thanks", "next: [waits, thanks]") + thanks) == []


@pytest.mark.parametrize(
    "steps",
    [
        # Each persona has a way of its own, and the step of the other one lies between.
        """\
      - {id: asks, title: Asks, emotion: 1}
      - {id: types, title: Types, personas: tim, next: thanks}
      - {id: calls, title: Calls, personas: dora}
      - {id: thanks, title: Thanks}
""",
        """\
      - {id: asks, title: Asks, emotion: 1, next: [{to: types, personas: tim}, {to: calls, personas: dora}]}
      - {id: types, title: Types, personas: tim, next: thanks}
      - {id: calls, title: Calls, personas: dora, next: thanks}
      - {id: thanks, title: Thanks}
""",
        # A way back, and one that goes on only for those who are not told of.
        """\
      - {id: asks, title: Asks, emotion: 1}
      - {id: waits, title: Waits, next: [{to: asks, when: late, personas: tim}, {to: thanks, personas: tim}]}
      - {id: thanks, title: Thanks}
""",
    ],
)
def test_ways_of_several_personas(steps: str) -> None:
    files = {
        "personas/dora.md": "---\nname: Dora\n---\n",
        "journeys/ask.yaml": HEAD.replace("[tim]", "[tim, dora]") + steps,
    }
    assert found(files) == []


def test_a_path_without_end() -> None:
    circle = ASKS + "      - title: Waits\n        next:\n          - {to: asks, when: nobody answers}\n"
    assert said(circle) == [
        "journeys/ask.yaml:9:9 warning[endless-path] from the step 'Waits' no way leads to an end"
        " — add a way on, or say where people leave, as in '{exit: Gives up}'"
    ]
    assert said(circle + "          - {exit: Gives up}\n") == []
    # Whom the shares leave over have come to the end.
    assert said(circle.replace("{to: asks", "{to: asks, share: 20 %")) == []


def test_a_loop_without_condition() -> None:
    loop = ASKS + "      - {title: Waits, next: [asks, {to: thanks}]}\n      - {id: thanks, title: Thanks}\n"
    assert said(loop) == [
        "journeys/ask.yaml:8:31 warning[loop-without-condition] the way back to 'Asks' does not say who goes it"
        " — write it as {to: asks, when: …}"
    ]
    assert said(loop.replace("[asks,", "[{to: asks, when: nobody answers},")) == []


def test_shares_that_leave_somebody_over() -> None:
    ways = (
        "      - id: asks\n        title: Asks\n        emotion: 1\n        next:\n"
        "          - {to: thanks, share: 70 %}\n          - {exit: Gives up, share: 20 %}\n"
        "      - {id: thanks, title: Thanks}\n"
    )
    assert said(ways) == [
        "journeys/ask.yaml:10:9 warning[shares-incomplete] the shares of the step 'Asks' leave 10 % over"
        " — make them 100 % together, or leave out the share of the way that takes the rest"
    ]
    assert said(ways.replace("20 %", "30 %")) == []
    assert said(ways.replace(", share: 70 %", "")) == []
    thirds = ways.replace("70 %", "33.3 %").replace("20 %", "66.7 %")
    assert said(thirds) == []


def test_an_unfinished_text() -> None:
    steps = (
        "      - title: Asks\n        emotion: 1\n        thoughts:\n          - Hm\n          - Why? TODO ask Dora\n"
        "        # TODO a comment may say so\n        actions: Reads `TODO` on the screen\n"
    )
    assert said(steps) == [
        "journeys/ask.yaml:11:18 warning[unfinished-text] 'TODO' looks like a text that is not written yet"
        " — write it, or leave it out until you know"
    ]
    assert said(steps.replace("TODO ask", "I ask")) == []
    assert said(steps, head=HEAD.replace("owner", "status: draft\nowner")) == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("Opens the tbd.", "tbd"),
        ("FIXME", "FIXME"),
        ("xxx", "xxx"),
        ("She shouts: TODO O NADA", "TODO"),
        ("Louis XVI wears XXL", ""),
        ("In todo-lists, todos are to do", ""),
        ("pre-TODO-era", ""),
    ],
)
def test_signs_of_unfinished_texts(text: str, sign: str) -> None:
    lines = said(f"      - title: Asks\n        emotion: 1\n        actions: '{text}'\n")
    assert [line.split("'")[1] for line in lines] == ([sign] if sign else [])


def test_todo_is_a_word_in_spanish() -> None:
    steps = "      - {title: Asks, emotion: 1, thoughts: TODO O NADA}\n"
    assert said(steps, head=HEAD.replace("owner", "language: es\nowner")) == []
    todo = steps.replace("TODO O NADA", "'TODO: ask Dora'")
    assert len(said(todo, head=HEAD.replace("owner", "language: es\nowner"))) == 1
