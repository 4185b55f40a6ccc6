from __future__ import annotations

from journeygen.model.kinds import Key, Kind
from tests.sites import loaded, problems

FILES: dict[str, str | bytes] = {
    "site.yaml": """
        title: T
        lanes:
          custom:
            - {id: legal-duty, title: Legal, type: text, at: stage}
            - {id: proof, title: Proof, type: metric}
    """,
    "channels.yaml": "- {id: web, name: Web}\n- {id: phone, name: Phone}",
    "teams.yaml": "- {id: shop, name: Shop}",
    "personas/tim.md": "---\nname: Tim\norder: 2\n---\n",
    "personas/ada.md": "---\nname: Ada\norder: 1\n---\n",
    "touchpoints.yaml": "- {id: form, name: Form, channel: web, owner: shop}",
    "metrics/done.yaml": "name: Done\nunit: '%'",
    "evidence/calls.md": "---\ntitle: Calls\nkind: support\n---\n",
    "pain_points/slow.md": "---\ntitle: Slow answers\nseverity: 2\n---\n",
    "opportunities/faster.md": "---\ntitle: Answer faster\nsolves: [slow, buy/too-long]\nimpact: 4\neffort: 2\n---\n",
    "journeys/buy.yaml": """
        title: Buy
        personas: [tim, ada]
        owner: shop
        stages:
          - title: Before
            legal-duty: Say the price
            steps:
              - title: Fills in
                touchpoint: form
                channel: {ada: phone}
                emotion: {tim: -1, ada: {from: 1, to: -2, evidence: calls}}
                proof: done
                pain_points:
                  - {id: too-long, title: Too long, severity: 4}
                  - slow
              - title: Waits
                pain_points: [too-long, Slow answers]
    """,
    "journeys/draft.yaml": "title: Draft\npersonas: tim\nstatus: draft",
}


def test_the_sample_is_clean() -> None:
    assert problems(FILES) == []


def test_personas_come_in_their_order() -> None:
    assert list(loaded(FILES).catalog.personas) == ["ada", "tim"]


def test_a_pain_point_has_all_its_places_whoever_writes_it() -> None:
    catalog = loaded(FILES).catalog
    own = catalog.pains[Key(Kind.PAIN_POINT, "buy/too-long")]
    shared = catalog.pains[Key(Kind.PAIN_POINT, "slow")]
    assert [place.number for place in own.places] == [1, 2]
    assert [place.number for place in shared.places] == [1, 2]
    assert own.solved_by == shared.solved_by == (Key(Kind.OPPORTUNITY, "faster"),)
    assert catalog.opportunities[Key(Kind.OPPORTUNITY, "faster")].score == 16
    assert list(catalog.pains) == [own.key, shared.key]  # the most severe first


def test_backlinks_reach_into_values_per_persona_and_custom_lanes() -> None:
    backlinks = loaded(FILES).catalog.backlinks
    found = {
        (str(key), mention.role, mention.place.number if mention.place else 0)
        for key in (Key(Kind.EVIDENCE, "calls"), Key(Kind.METRIC, "done"), Key(Kind.TEAM, "shop"))
        for mention in backlinks[key]
    }
    assert ("evidence:calls", "emotion", 1) in found
    assert ("metric:done", "lane_proof", 1) in found
    assert ("team:shop", "owner", 0) in found


def test_each_persona_has_the_channel_of_the_step_else_of_the_touchpoint() -> None:
    catalog = loaded(FILES).catalog
    step = catalog.journeys["buy"].steps[0]
    assert (catalog.channel_at(step, "tim"), catalog.channel_at(step, "ada")) == ("web", "phone")
    assert [visit.personas for visit in catalog.visits_of_channel["web"]] == [("tim",)]
    assert [visit.personas for visit in catalog.visits_of_touchpoint["form"]] == [("tim", "ada")]


def test_drafts_are_hidden_but_known() -> None:
    catalog = loaded(FILES).catalog.published(("published",))
    assert list(catalog.journeys) == ["buy"]
    assert Key(Kind.JOURNEY, "draft") in catalog.hidden
    assert catalog.find("draft") == (Key(Kind.JOURNEY, "draft"),)


def test_find_takes_ids_kinds_and_names() -> None:
    catalog = loaded(FILES).catalog
    assert catalog.find("persona:tim") == catalog.find("personas: tim") == catalog.find("Tim")
    assert catalog.find("buy/too-long") == (Key(Kind.PAIN_POINT, "buy/too-long"),)
    assert catalog.find("nobody") == ()


def test_moments_are_of_both_ends_and_worst_first() -> None:
    moments = loaded(FILES).catalog.moments
    assert [(moment.persona, moment.emotion.lowest) for _, moment in moments] == [("ada", -20), ("tim", -10)]
