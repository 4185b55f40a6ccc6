"""What editors write, and what they are told: the input and the problems on one screen."""

from __future__ import annotations

import pytest

from journeygen.model.kinds import Key, Kind
from tests.sites import loaded, problems

PEOPLE: dict[str, str | bytes] = {
    "personas/tim.md": "---\nname: Tech-savvy Tim\n---\n",
    "personas/trudy.md": "---\nname: Traditional Trudy\n---\n",
}


def journey(text: str, **more: str) -> dict[str, str | bytes]:
    return {**PEOPLE, "journeys/j.yaml": text, **more}


def test_the_smallest_journey_makes_stubs_with_a_warning_each() -> None:
    files: dict[str, str | bytes] = {
        "journeys/buy.yaml": """\
            title: Buy an exercise bike
            personas: tim
            stages:
              - title: Awareness
                steps:
                  - title: Sees an advert
                    touchpoint: Instagram advert
                    channel: Social networks
                    emotion: 1
        """
    }
    assert problems(files) == [
        "journeys/buy.yaml:2:11 warning[stub] the persona 'tim' is named here but described nowhere"
        " — describe it in 'content/personas/tim.md'",
        "journeys/buy.yaml:7:21 warning[stub] the touchpoint 'Instagram advert' is named here but described nowhere"
        " — describe it in 'content/touchpoints/instagram-advert.md'",
        "journeys/buy.yaml:8:18 warning[stub] the channel 'Social networks' is named here but described nowhere"
        " — describe it in 'content/channels.yaml'",
    ]
    catalog = loaded(files).catalog
    step = catalog.journeys["buy"].steps[0]
    assert (step.id, catalog.channel_at(step, "tim")) == ("sees-an-advert", "social-networks")
    assert catalog.touchpoints["instagram-advert"].channel == "social-networks"
    assert catalog.personas["tim"].stub


def test_evidence_that_is_described_nowhere_can_be_shown() -> None:
    step = "title: J\nstages:\n  - title: S\n    steps:\n      - {title: A, evidence: talks}\n"
    stub = loaded({"journeys/j.yaml": f"personas: tim\n{step}"}).catalog.evidence["talks"]
    assert (stub.stub, stub.title, stub.type, stub.participants) == (True, "talks", "assumption", None)


def test_references_by_id_by_name_and_nearly() -> None:
    found = problems(
        journey(
            """\
            title: J
            personas: [tim, Traditional Trudy]
            stages:
              - title: S
                steps:
                  - title: A
                    touchpoint: chta
            """,
            **{
                "touchpoints/chat.md": "---\nname: Chat with us\nchannel: web\n---\n",
                "channels.yaml": "- {id: web, name: Web}",
            },
        )
    )
    assert found == ["journeys/j.yaml:7:21 error[unknown-reference] no touchpoint 'chta' — did you mean 'chat'?"]


def test_a_name_that_two_share_must_be_given_by_id() -> None:
    found = problems(
        {
            **PEOPLE,
            "journeys/now.yaml": "title: Open an account\npersonas: tim\n",
            "journeys/then.yaml": "title: Open an account\npersonas: tim\nvariant_of: Open an account\n",
        }
    )
    assert found == [
        "journeys/then.yaml:3:13 error[ambiguous-reference] 'Open an account' is the name of 2 journeys"
        " — write the id of the one you mean: 'now', 'then'"
    ]


def test_values_per_persona() -> None:
    site = loaded(
        journey("""\
            title: J
            personas: [tim, {persona: Traditional Trudy, role: contrast}]
            stages:
              - title: S
                steps:
                  - title: A
                    actions: {tim: [Taps, Waits], Traditional Trudy: Calls}
                    emotion: {tim: 1.5, trudy: {from: 0, to: −2, note: Lost}}
                    channel: {tim: app, trudy: web}
                    quote: {text: Well., source: calls}
                    pain_points: {trudy: [Too slow]}
        """)
    )
    step = site.catalog.journeys["j"].steps[0]
    assert [(each.personas, each.value) for each in step.actions] == [
        (("tim",), "Taps"),
        (("tim",), "Waits"),
        (("trudy",), "Calls"),
    ]
    assert [(each.personas, each.value.start, each.value.end) for each in step.emotion] == [
        (("tim",), 15, 15),
        (("trudy",), 0, -20),
    ]
    assert [each.value.source for each in step.quote] == ["calls"]
    assert step.pain_points[0].personas == ("trudy",)


def test_somebody_else_s_value() -> None:
    found = problems(
        journey("""\
            title: J
            personas: [tim, trudy]
            stages:
              - title: S
                steps:
                  - title: A
                    emotion: {tim: 1, turdy: 2}
                    thoughts: {ann: Hm}
                    personas: ann
        """)
    )
    assert [line.replace("journeys/j.yaml:", "") for line in found if "stub" not in line] == [
        "7:27 error[unknown-reference] 'turdy' is no persona of this journey — did you mean 'trudy'?",
        "8:20 error[unknown-reference] 'ann' is no persona of this journey — its personas are 'tim', 'trudy'",
        "9:19 error[unknown-reference] 'ann' is no persona of this journey — add 'ann' to the journey's personas",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("emotion: 3", "7:18 error[emotion] 3 is outside of the scale — it goes from −2 to 2"),
        ("emotion: pleasd", "7:18 error[emotion] 'pleasd' is no emotion — did you mean 'pleased'?"),
        ("emotion: {from: 1}", "7:18 error[emotion] this change of an emotion has no 'to'"),
        ("duration: First month", "7:19 error[duration] 'First month' is no duration"),
        ("emotoin: 1", "7:9 error[unknown-key] a step has no key 'emotoin' — did you mean 'emotion'?"),
        ("moment_of_truth: maybe", "7:26 error[wrong-type] 'maybe' is neither yes nor no"),
        ("thoughts: [{Fast: no queue}]", "7:20 error[yaml-colon]"),
        ("pain_points: [{title: Slow, severity: 7}]", "7:37 error[out-of-range] 'severity' is 7 — it goes from 1 to 5"),
        (
            "pain_points: [{severity: 2}]",
            "7:23 error[missing-key] this pain point has no 'title' — add a line 'title: …'",
        ),
        (
            "next: [{to: a, share: 80 %}, {exit: Rival, share: 30}]",
            "7:9 error[shares] the shares of this step add up to 110 %",
        ),
        ("next: bb", "7:15 error[unknown-reference] this journey has no step 'bb' — the steps are a, b"),
        ("next: {when: x}", "7:15 error[way] this entry of 'next' does not say where it leads"),
        ("metrics: [[one]]", "7:19 error[wrong-type] the id of a metric is expected here, not a list"),
        ("image: /assets/nothing.png", "7:16 error[missing-file] there is no file 'content/assets/nothing.png'"),
        ("image: ../../../etc/passwd", "7:16 error[missing-file] '../../../etc/passwd' leads out of the site"),
        (
            "opportunities: [{title: X, effort: 1,5}]",
            "7:46 error[unknown-key] an opportunity has no key '5' — in braces { } a comma begins a new key",
        ),
        ("opportunities: [{title: X, effort: '1,5'}]", "7:44 error[number] '1,5' is no whole number"),
        ("opportunities: [{title: X, due: 4.11.2026}]", "7:41 error[date] '4.11.2026' is no date"),
        ("opportunities: [{title: X, due: 2026-02-30}]", "7:41 error[date] '2026-02-30' is no date"),
        ("opportunities: [{title: X, reach: '1,500'}]", "7:43 error[number] '1,500' could mean 1500 or 1.5"),
        ("opportunities: [{title: X, status: Doing}]", "7:44 error[unknown-word] 'Doing' is not possible here"),
        ("opportunities: [{title: X, url: 'javascript:x'}]", "7:41 error[url] 'javascript:x' is no address"),
        ("opportunities: [{title: X, solves: other/pain}]", "7:44 error[unknown-reference] no pain point 'other/pain'"),
        ("title: B", "7:9 error[yaml-duplicate-key]"),
        ("pains: [Slow]", "7:9 error[unknown-key] a step has no key 'pains' — did you mean 'pain_points'?"),
        ("severity: 3", "7:9 error[unknown-key] a step has no key 'severity' — it belongs to a pain point"),
        ("stage_model: m", "7:9 error[unknown-key] a step has no key 'stage_model' — it belongs to the journey"),
        ("actor: tim, trudy", "7:16 error[wrong-type] a comma does not make a list of 'tim, trudy'"),
        ("image: https://example.org/a.png", "7:16 error[missing-file] 'https://example.org/a.png' is no file of this"),
        ("duration: 1 h 30 min", "7:19 error[duration] '1 h 30 min' is no duration — write it in one unit"),
        ("next: exit", "7:15 error[unknown-reference] this journey has no step 'exit' — who leaves the journey"),
        ("next: {exit: A rival, share: 0.6}", "7:38 warning[percentage] 0.6 means 0.6 %, less than one — write 60 %"),
        ("summary: x", "7:9 error[unknown-key] a step has no key 'summary' — it belongs to the journey or to a stage"),
        ("emotion: [{tim: 1}]", "7:18 error[wrong-type] values per persona are written without dashes"),
    ],
)
def test_what_a_step_cannot_say(line: str, problem: str) -> None:
    found = problems(
        journey(f"""\
title: J
personas: [tim, trudy]
stages:
  - title: S
    steps:
      - title: A
        {line}
      - title: B
""")
    )
    said = [each.removeprefix("journeys/j.yaml:") for each in found if "[stub]" not in each]
    assert len(said) == 1, said
    assert said[0].startswith(problem)


def test_undeclared_personas_are_told_once() -> None:
    text = "title: J\npersonas: {0}\nstages: [{{title: S, steps: [{{title: A, emotion: {{tim: 1, trudy: 2}}}}]}}]\n"
    assert [line.split(" — ")[0] for line in problems(journey(text.format("tim, trudy")))] == [
        "journeys/j.yaml:2:11 error[wrong-type] a comma does not make a list of 'tim, trudy'"
    ]
    nobody = problems(journey(text.format("").replace("personas: \n", "")))
    assert [line.split(" — ")[0] for line in nobody] == [
        "journeys/j.yaml:1:1 error[missing-key] this journey has no 'personas'"
    ]
    others = problems(journey(text.format("ann").replace("tim: 1, trudy", "nora: 1, ben")))
    assert ["no persona of this journey" in line for line in others] == [False, True, True]


def test_a_title_is_one_text_for_everybody() -> None:
    lines = "title: J\npersonas: [tim, trudy]\nstages:\n  - title: S\n    steps:\n      - title: {tim: A, trudy: B}\n"
    assert problems(journey(lines)) == [
        "journeys/j.yaml:6:16 error[wrong-type] a text is expected here, which cannot differ per persona"
        " — write one that holds for all of them"
    ]
    assert problems(journey("title:\n  - Go\npersonas: tim\n")) == [
        "journeys/j.yaml:2:3 error[wrong-type] one text is expected here, not a list"
        " — write the text itself, right after the colon and without a dash"
    ]


def test_stages_follow_the_order_of_their_model() -> None:
    found = problems(
        journey(
            """\
            title: J
            personas: tim
            stage_model: buying
            stages:
              - stage: purchase
              - stage: awarness
              - stage: awareness
              - stage: purchase
              - {}
            """,
            **{"stages/buying.yaml": "title: Buying\nstages: [{id: awareness, title: A}, {id: purchase, title: P}]"},
        )
    )
    assert [line.replace("journeys/j.yaml:", "").split(" — ")[0] for line in found] == [
        "6:5 error[unknown-reference] the stage model 'buying' has no stage 'awarness'",
        "7:5 error[stage-order] the stage 'awareness' comes too late",
        "8:5 error[stage-twice] the stage 'purchase' comes twice",
        "9:5 error[missing-key] this stage has no name",
    ]


def test_a_journey_in_a_folder_is_the_journey_in_one_file() -> None:
    model = {"stages/m.yaml": "title: M\nstages: [{id: first, title: First}, {id: last, title: Last}]"}
    one = loaded(
        journey(
            """\
            title: J
            personas: tim
            stage_model: m
            stages:
              - stage: first
                steps: [{title: A, emotion: 1}]
              - stage: last
                duration: 2 h
                steps: [B]
        """.replace("[B]", "[{title: B}]"),
            **model,
        )
    )
    folder = loaded(
        {
            **PEOPLE,
            **model,
            "journeys/j/index.md": "---\ntitle: J\npersonas: tim\nstage_model: m\n---\n",
            "journeys/j/10-first.md": "---\nsteps: [{title: A, emotion: 1}]\n---\n",
            "journeys/j/20-whatever.yaml": "stage: last\nduration: 2 h\nsteps: [{title: B}]",
        }
    )
    assert one.catalog.journeys == folder.catalog.journeys
    assert not one.problems
    assert not folder.problems
    place = folder.positions[Key(Kind.JOURNEY, "j")]["stages", 0, "steps", 0, "emotion"]
    assert (place.path, place.line, place.column) == ("content/journeys/j/10-first.md", 2, 20)


def test_markdown_and_yaml_mean_the_same() -> None:
    front = loaded({"personas/tim.md": "---\nname: Tim\nrole: Cook\n---\n\nLikes *soup*.\n"})
    keys = loaded({"personas/tim.yaml": "name: Tim\nrole: Cook\nbody: |\n  Likes *soup*.\n"})
    assert front.catalog.personas["tim"].body.strip() == keys.catalog.personas["tim"].body.strip() == "Likes *soup*."


def test_ids_are_derived_and_give_way_to_written_ones() -> None:
    steps = (
        loaded(
            journey("""\
            title: J
            personas: tim
            stages:
              - title: S
                steps:
                  - title: Pays
                  - {title: Pays}
                  - {id: pays, title: Pays again}
                  - {touchpoint: Till}
                  - {actions: [Leaves the shop, Goes home]}
        """)
        )
        .catalog.journeys["j"]
        .steps
    )
    assert [(step.id, step.title) for step in steps] == [
        ("pays-2", "Pays"),
        ("pays-3", "Pays"),
        ("pays", "Pays again"),
        ("till", "Till"),
        ("leaves-the-shop", "Leaves the shop"),
    ]


def test_what_is_there_twice_names_both_places() -> None:
    found = problems(
        {
            "touchpoints.yaml": "- {name: Chat, channel: web}\n- {id: chat, name: Other, channel: web}",
            "touchpoints/chat.md": "---\nname: Chat\nchannel: web\n---\n",
            "channels.yaml": "- {id: web, name: Web}",
        }
    )
    assert found == [
        "touchpoints.yaml:2:3 error[duplicate-id] the touchpoint 'chat' is already described on line 1"
        " — keep one of the two; if both are meant, give one of them another id",
        "touchpoints/chat.md:2:1 error[duplicate-id] the touchpoint 'chat' is already described in"
        " content/touchpoints.yaml — keep one of the two; if both are meant, give one of them another file name",
    ]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        (
            "personas/Tim.md",
            "'Tim.md' cannot be an id: ids are lower-case letters, digits and hyphens — rename it to 'tim.md'",
        ),
        ("personas/tim.fr.md", "names with a language in them are kept for translations"),
        ("personas/tim.yml", "journeygen does not read '.yml' files — rename it to 'tim.yaml'"),
        ("persona/tim.md", "'content/persona' is no folder that journeygen knows — rename the folder to 'personas'"),
        ("team.yaml", "journeygen does not know what 'team.yaml' is — did you mean 'teams.yaml'?"),
        ("journeys/index.md", "an index file describes a journey in a folder of its own"),
        ("personas/tim.MD", "journeygen does not read '.MD' files — rename it to 'tim.md'"),
        ("personas/tim.txt", "journeygen does not read '.txt' files — rename it to 'tim.md'"),
        ("journeys.yaml", "'journeys.yaml' is no place for journeys — write one file for each in 'content/journeys/'"),
    ],
)
def test_files_in_the_wrong_place(path: str, problem: str) -> None:
    found = problems({path: "name: Tim\n"})
    assert len(found) == 1
    assert found[0].startswith(f"{path}:1:1 error[file-name] {problem}")


def test_no_site_and_an_empty_site() -> None:
    from journeygen.source.load import load
    from journeygen.source.tree import MemoryTree

    assert [problem.rule for problem in load(MemoryTree({})).problems] == ["no-site"]
    assert problems({"site.yaml": ""}) == [
        "site.yaml:1:1 error[missing-key] this file is empty — has your last save failed? Else begin with 'title: …'"
    ]


def test_the_scale_of_the_site_and_of_a_journey() -> None:
    site = loaded(
        journey(
            "title: J\npersonas: tim\nstages: [{title: S, steps: [{title: A, emotion: 10}, {title: B, emotion: Bof}]}]",
            **{"site.yaml": "title: T\nscale: [0, 10]\nemotion: [Nul, Bof, Moyen, Bien, Super]\n"},
        )
    )
    assert [step.emotion[0].value.start for step in site.catalog.journeys["j"].steps] == [20, -10]
    own = loaded(
        journey("title: J\npersonas: tim\nscale: [1, 5]\nstages: [{title: S, steps: [{title: A, emotion: 4,}]}]")
    )
    assert own.catalog.journeys["j"].steps[0].emotion[0].value.start == 10


def test_a_custom_lane_is_a_key_of_its_level_and_of_no_other() -> None:
    files = journey(
        """\
        title: J
        personas: tim
        stages:
          - title: S
            legal: Say the price
            steps:
              - {title: A, trust: 6}
              - {title: B, legal: no}
        """,
        **{
            "site.yaml": "title: T\nlanes: {custom: [{id: legal, title: L, at: stage},"
            " {id: trust, title: T, type: curve, range: [1, 5]}]}"
        },
    )
    assert [line.replace("journeys/j.yaml:", "").split(" — ")[0] for line in problems(files)] == [
        "7:27 error[out-of-range] 'trust' is 6",
        "8:20 error[unknown-key] a step has no key 'legal'",
    ]


def test_metric_data() -> None:
    rows = "date,value\n2026-01-01,1.5\n2026-03-01,two\n2026-02-01,2\n2026-02-01,3\n2026-04-01,1,5\n1.5.2026,4\n"
    found = problems({"metrics/m.yaml": "name: M\nunit: x\ndata: /assets/m.csv", "assets/m.csv": rows})
    assert [line.split(" — ")[0] for line in found] == [
        "assets/m.csv:3:1 error[csv] 'two' is no number",
        "assets/m.csv:5:1 error[csv] 2026-02-01 stands here twice",
        "assets/m.csv:6:1 error[csv] this line has 3 values, not 2",
        "assets/m.csv:7:1 error[csv] '1.5.2026' is no date",
    ]
    assert problems({"metrics/m.yaml": "name: M\nunit: x\ndata: /assets/m.csv", "assets/m.csv": ""}) == [
        "assets/m.csv:1:1 error[csv] this file is empty — begin it with the line 'date,value'"
    ]


def test_an_empty_value_is_as_if_the_key_were_absent() -> None:
    assert problems(journey("title: J\npersonas: tim\nowner:\nevidence: ~\nstages:\n")) == []


def test_everything_wrong_is_told_in_one_run() -> None:
    found = problems(
        {
            **PEOPLE,
            "journeys/a.yaml": "titel: A\npersonas: tim\n",
            "journeys/b.yaml": "title: B\npersonas: [tim\n",
            "personas/tim.md": b"---\nname: Ren\xe9\n---\n",
            "teams.yaml": "web: Web\n",
        }
    )
    assert [line.split("]")[0].split(" ")[1] + "]" for line in found] == [
        "error[unknown-key]",
        "error[yaml-bracket]",
        "error[file-encoding]",
        "error[wrong-type]",
    ]
