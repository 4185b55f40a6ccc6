"""A site for the public: no word of what is internal is in any of its files."""

from __future__ import annotations

import datetime
from pathlib import Path
from textwrap import dedent

import pytest

from journeygen.build import Options, build, prepare
from journeygen.model.audience import for_public
from journeygen.model.catalog import Catalog
from journeygen.model.kinds import Kind
from tests.sites import loaded, tree

DAY = datetime.date(2026, 11, 22)

# Every internal thing has the word `secret` in its id or in its texts, and nothing else has.
SITE: dict[str, str | bytes] = {
    "site.yaml": """
        title: Bank
        review_every: 1 month
        description: A site with [somebody](personas/secret-persona.md) in it
        theme_options: {footer: "See [[secret-page]] and [[secret-persona]]."}
        lanes:
          order: [secretlane, actions]
          custom:
            - {id: secretlane, title: Secret lane, visibility: internal}
            - {id: trust, title: Trust, type: curve, range: [1, 5]}
        """,
    "teams.yaml": """
        - {id: front, name: Front office}
        - {id: secret-team, name: Secret team, lead: Ms Secret, visibility: internal}
        """,
    "channels.yaml": """
        - {id: web, name: Web}
        - {id: secret-channel, name: Secret channel, visibility: internal}
        """,
    "stages/model.yaml": """
        title: Model
        stages:
          - {id: begin, title: Begin}
          - {id: secret-stage, title: Secret stage of the model, visibility: internal}
          - {id: end, title: End}
        """,
    "stages/secret-model.yaml": """
        title: Secret model
        visibility: internal
        stages: [{id: only, title: Only}]
        """,
    "personas/tim.md": """
        ---
        name: Tim
        owner: secret-team
        channels: {web: 5, secret-channel: 1}
        evidence: secret-study
        quote: {text: A secret quote, visibility: internal}
        ---
        Knows [[secret-persona]], [[Secret persona|somebody]] and [another](secret-persona.md).
        """,
    "personas/secret-persona.md": "---\nname: Secret persona\nvisibility: internal\n---\nAll about the secret.\n",
    "touchpoints/form.md": "---\nname: Form\nchannel: web\nowner: secret-team\nmetrics: secret-metric\n---\n",
    "touchpoints/secret-desk.md": "---\nname: Secret desk\nchannel: web\nvisibility: internal\n---\n",
    "touchpoints/on-it.md": "---\nname: Desk on the secret channel\nchannel: secret-channel\n---\n",
    "metrics/secret-metric.yaml": "name: Secret metric\nunit: '%'\nvisibility: internal\n",
    "metrics/done.yaml": "name: Done\nunit: '%'\n",
    "evidence/secret-study.md": "---\ntitle: Secret study\nkind: interview\nvisibility: internal\n---\n",
    "evidence/study.md": "---\ntitle: Study\nkind: interview\n---\n",
    "pain_points/secret-pain.md": "---\ntitle: Secret pain\nvisibility: internal\nseverity: 5\n---\n",
    "opportunities/secret-plan.md": "---\ntitle: Secret plan\nvisibility: internal\nimpact: 5\neffort: 1\n---\n",
    "opportunities/plan.md": """
        ---
        title: Plan
        solves: [secret-pain, open/slow]
        expected: {metric: secret-metric, to: 90}
        ---
        """,
    "pages/secret-page.md": "---\ntitle: Secret page\nvisibility: internal\nnav: 1\n---\n",
    "journeys/secret-journey.yaml": """
        title: Secret journey
        visibility: internal
        personas: tim
        tags: secret-tag
        product: Secret product
        stages: [{title: One, steps: [{title: Secret thing, emotion: -2}]}]
        """,
    "journeys/only-secret-people.yaml": """
        title: What secret people do
        personas: secret-persona
        stages: [{title: One, steps: [{title: Secret thing}]}]
        """,
    "journeys/secret-draft.yaml": """
        title: A secret draft
        status: draft
        visibility: internal
        personas: tim
        stages: []
        """,
    "journeys/open.yaml": """
        title: Open an account
        personas: [tim, secret-persona]
        stage_model: model
        variant_of: secret-journey
        owner: secret-team
        evidence: [secret-study, study]
        metrics: [secret-metric, done]
        reviewed: 2026-01-01
        body: See [[secret-journey]] and [[secret-draft]].
        stages:
          - stage: begin
            pain_points:
              - {id: secret-own, title: A secret pain of the stage, visibility: internal}
            steps:
              - title: Reads
                touchpoint: [secret-desk, form]
                channel: {tim: web, secret-persona: secret-channel}
                emotion: {tim: 1, secret-persona: -2}
                actions: {tim: Reads, secret-persona: Does a secret thing}
                quote: [{text: Very secret, visibility: internal}, Fine]
                secretlane: What the secret lane says
                trust: {tim: 3, secret-persona: 1}
                next: [{to: secret-step, when: he wants}]
                pain_points:
                  - {id: slow, title: Slow, opportunities: [secret-plan, plan], evidence: secret-study, severity: 4}
                  - secret-pain
                  - {title: Only the secret persona has it, personas: secret-persona}
              - {id: secret-step, title: Secret step, visibility: internal, emotion: -2}
              - {title: Only secret people go here, personas: secret-persona}
              - touchpoint: secret-desk
                actions: Waits
                opportunities: [{title: Secret idea, visibility: internal}, {title: Idea, owner: secret-team}]
          - stage: secret-stage
            steps: [{title: In the secret stage}]
          - stage: end
            visibility: public
            steps:
              - {title: Signs, journey: secret-journey, next: [{to: secret-desk, share: 10}]}
              - {title: Leaves, touchpoint: on-it}
        """,
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return for_public(loaded(SITE).catalog.published(("published",)), "internal")


def test_the_site_has_no_mistakes() -> None:
    assert [problem.text for problem in loaded(SITE).problems] == []


def test_no_secret_is_in_any_file(tmp_path: Path) -> None:
    for path, text in SITE.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(str(text)), "utf-8")
    for audience, leaks in (("internal", True), ("public", False)):
        out = tmp_path / audience
        options = Options(tmp_path / "content", DAY, base_url="https://example.org/", audience=audience)
        outcome = build(options, out, lambda *_: None)
        assert outcome.pages, outcome.problems
        found = {
            file.relative_to(out).as_posix()
            for file in out.rglob("*")
            if "secret" in file.name.lower() or (file.is_file() and b"secret" in file.read_bytes().lower())
        }
        assert bool(found) is leaks, found


def test_what_is_gone_with_it(catalog: Catalog) -> None:
    assert list(catalog.journeys) == ["open"]
    assert list(catalog.touchpoints) == ["form"]  # not the one on the secret channel
    journey = catalog.journeys["open"]
    assert journey.variant_of == ""
    assert [stage.stage for stage in journey.stages] == ["begin", "end"]
    assert [(step.id, step.title) for step in journey.steps] == [
        ("reads", "Reads"),
        ("waits", "Waits"),  # it was called by the touchpoint that is gone
        ("signs", "Signs"),
        ("leaves", "Leaves"),
    ]


def test_ways_lead_past_what_is_gone(catalog: Catalog) -> None:
    ways = [step.next and [(way.to, way.when) for way in step.next] for step in catalog.journeys["open"].steps]
    assert ways == [[("waits", "he wants")], None, [("waits", "")], None]


def test_owner_and_evidence_are_unnamed_rather_than_missing(catalog: Catalog) -> None:
    journey = catalog.journeys["open"]
    assert journey.owner == ".internal"
    assert journey.evidence == (".internal", "study")
    assert catalog.touchpoints["form"].owner == ".internal"
    assert catalog.of(Kind.TEAM).keys() == {"front"}


def test_all_else_stays_as_it_is() -> None:
    files = {path: text for path, text in SITE.items() if "secret" not in f"{path}{text}".lower()}
    catalog = loaded(files).catalog
    public = for_public(catalog, "internal")
    assert public.entities == catalog.entities


def test_problems_are_those_of_the_whole_site() -> None:
    broken = {**SITE, "journeys/secret-journey.yaml": "title: Secret journey\nvisibility: internal\npersonas: tmi\n"}
    found = [
        [problem.text for problem in prepare(tree(broken), Options(Path("content"), DAY, audience=audience)).problems]
        for audience in ("internal", "public")
    ]
    assert found[0] == found[1]
    assert found[0]
