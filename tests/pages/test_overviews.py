"""The pages that look at the whole: heat map, ranking, what rests on nothing, content plan, hierarchy, topics."""

from __future__ import annotations

import pytest

from journeygen.model.topics import topic_slug
from journeygen.pages import plan
from journeygen.pages.frame import Frame
from journeygen.pages.layout import frame_of
from journeygen.pages.packing import packed
from tests.pages.views import desk_of, shown

SHOP: dict[str, str | bytes] = {
    "site.yaml": "title: Test\nfeedback: https://example.org/new?page={page}&at={anchor}\n",
    "channels.yaml": "- {id: web, name: Web}\n- {id: shop, name: Shop, kind: physical}\n- {id: tv, name: TV}\n",
    "teams.yaml": "- {id: sales, name: Sales}\n- {id: care, name: Care}\n",
    "touchpoints.yaml": """\
        - {id: site, name: Site, channel: web, owner: sales}
        - {id: basket, name: Basket, channel: web}
        - {id: till, name: Till, channel: shop, owner: care}
        """,
    "evidence/talks.md": "---\ntitle: Talks\nkind: interview\n---\n",
    "evidence/idle.md": "---\ntitle: Idle\nkind: survey\n---\n",
    "stages/buying.yaml": """\
        title: Buying
        stages:
          - {id: look, title: Look, content: [Adverts]}
          - {id: pay, title: Pay}
          - {id: use, title: Use}
        """,
    "journeys/buy.yaml": """\
        title: Buy a bike
        personas: [tim, trudy]
        stage_model: buying
        product: Homespoke
        level: macro
        owner: sales
        tags: [bikes, Click and collect]
        stages:
          - stage: look
            content: [A film]
            steps:
              - {title: Sees it, touchpoint: site, emotion: 1}
          - stage: pay
            steps:
              - title: Pays
                touchpoint: [site, basket]
                emotion: {tim: {value: -2, evidence: talks}, trudy: -1.5}
                journey: {tim: pay, trudy: pay}
                pain_points:
                  - {id: slow, title: Slow, severity: 4}
                  - {id: known, title: Known, severity: 3, evidence: talks}
                opportunities: [{id: faster, title: Faster, impact: 5, effort: 1, solves: slow, owner: care}]
              - {title: Waits, channel: shop}
        """,
    "journeys/pay.yaml": """\
        title: Pay
        personas: tim
        stages: [{title: S, steps: [{title: Types the number, tags-free: x}]}]
        """.replace(", tags-free: x", ""),
    "journeys/later.yaml": """\
        title: Buy it tomorrow
        personas: tim
        state: future
        variant_of: buy
        stage_model: buying
        stages: [{stage: pay, steps: [{title: Pays, touchpoint: till, emotion: 2}]}]
        """,
}


def test_the_heat_map_counts_our_current_journeys_and_says_of_how_many() -> None:
    page = shown(SHOP, "channels/index.html")
    (table,) = page.maps
    web, shop = table.rows
    look, pay, use = web.cells
    assert (look.mean, look.of, look.colour, look.touchpoints) == ("+1", "mean of 2", "heat-4", "1 touchpoint")
    # −1.75 is rounded away from zero, to −1.8; as a level it is −2.
    assert (pay.mean, pay.of, pay.colour, pay.touchpoints) == ("−1.8", "mean of 2", "heat-1", "2 touchpoints")
    assert use is None
    waits = shop.cells[1]
    assert (waits.mean, waits.of, waits.colour, waits.touchpoints) == ("", "Not known", "unfelt", "1 step")
    assert (web.total.mean, web.total.of) == ("−0.4", "mean of 4")
    assert page.besides == "1 journey has stages of its own and is not in a table."


def test_each_cell_leads_to_its_steps_on_the_page() -> None:
    (table,) = shown(SHOP, "channels/index.html").maps
    urls = [cell.url for row in table.rows for cell in row.cells if cell]
    assert sorted(urls) == sorted(f"#{group.id}" for group in table.steps)
    assert "#steps--buying--pay--web" in urls
    (pays,) = next(group for group in table.steps if group.id == "steps--buying--pay--web").steps
    assert (pays.ring.said, str(pays.title.url)) == ("Buy a bike, step 2", "../journeys/buy.html#step-pays")


def test_findings_come_first_in_words() -> None:
    (table,) = shown(SHOP, "channels/index.html").maps
    assert [(each.lead, each.rest) for each in table.findings] == [
        ("Web in Pay", "feels worst (−1.8, mean of 2) and carries most: 1 step, at 2 touchpoints."),
        ("Web in Look", "feels best: +1, the mean of 2 values."),
    ]


def test_an_opportunity_shows_what_it_solves_and_where_and_lies_in_the_picture() -> None:
    page = shown(SHOP, "opportunities/index.html")
    (table,) = page.tables
    (row,) = table.rows
    assert (row.rank, row.id, [str(each.link.text) for each in row.solves]) == (
        "1",
        "opportunity-buy--faster",
        ["Slow"],
    )
    ((where),) = row.where
    assert ([ring.said for ring in where.rings], str(where.journey.text)) == (["Buy a bike, step 2"], "Buy a bike")
    assert 'href="#opportunity-buy--faster"' in page.picture.chart
    assert 'aria-hidden="true"' in page.picture.chart
    assert dict(row.marks.values) == {"status": ("idea",), "team": ("care",), "persona": ("tim", "trudy")}


@pytest.mark.parametrize(
    ("scoring", "keys", "lines"),
    [
        ("impact-effort", "impact: 3, effort: 2", 4),
        ("rice", "impact: 3, effort: 2, reach: 100, confidence: 50 %", 0),
        ("opportunity-score", "importance: 9, satisfaction: 3", 4),
    ],
)
def test_each_scoring_has_its_picture(scoring: str, keys: str, lines: int) -> None:
    files = {
        **SHOP,
        "site.yaml": f"title: Test\nscoring: {scoring}\n",
        "opportunities/one.yaml": "".join(f"{part.strip()}\n" for part in f"title: One, {keys}".split(",")),
    }
    page = shown(files, "opportunities/index.html")
    assert page.picture.chart.count('class="equal"') == lines
    assert "ease" not in page.picture.chart.lower().replace("increase", "")


def test_without_a_score_the_page_says_what_to_write() -> None:
    page = shown({"opportunities/one.yaml": "title: One\n"}, "opportunities/index.html")
    assert page.picture is None
    assert page.no_picture.file == "content/opportunities/"


def test_pain_points_are_found_by_whether_something_answers_them() -> None:
    page = shown(SHOP, "pain-points/index.html")
    assert [dict(each.marks.values)["answer"] for each in page.tables[0].rows] == [("with",), ("without",)]
    assert [facet.name for facet in page.filter.facets] == ["answer"]
    assert [choice.text for choice in page.filter.facets[0].choices] == [
        "Without an opportunity (1)",
        "With an opportunity (1)",
    ]


def test_what_rests_on_nothing_is_listed() -> None:
    page = shown(SHOP, "evidence/index.html")
    bare = {each.title: [str(claim.link.text) for claim in each.claims] for each in page.unproven.lists}
    assert bare == {
        "Pain points without evidence": ["Slow"],
        "Strong emotions without evidence": ["Pays"],
        "Open opportunities without evidence": ["Faster"],
        "Evidence that nothing rests on": ["Idle"],
    }
    assert page.lede.endswith("2 claims rest on nothing.")
    (talks,) = (row for row in page.rows if str(row.link.text) == "Talks")
    assert talks.kinds == "1 emotion, 1 pain point"


def test_teams_say_how_it_feels_at_what_they_own() -> None:
    sales, care = shown(SHOP, "teams/index.html").rows
    assert (sales.owned, [each.feeling.value for each in sales.felt]) == (("1 journey", "1 touchpoint"), ["−2", "+1"])
    assert (care.felt, care.open) == ((), ("1 opportunity",))


def test_the_content_plan_names_stages_without_content() -> None:
    (model,) = shown(SHOP, "content-plan.html").models
    assert [(each.lead, each.rest) for each in model.findings] == [("2 of 3 stages have no content:", "Pay and Use")]
    look, pay, _ = model.rows
    assert ([str(text) for text in look.planned], [str(piece.text) for piece in look.pieces]) == (
        ["Adverts"],
        ["A film"],
    )
    assert (look.missing, pay.missing.file) == (None, "content/stages/buying.yaml")


@pytest.mark.parametrize(
    ("planned", "used", "said"),
    [
        ("Film", "Advert", ("Every stage has content.", "")),
        ("Film", "", ("", "Content is planned for every stage; for 1 of 2 no journey has any yet.")),
        ("", "Advert", ("Every stage has content.", "")),
        ("", "", ("1 of 2 stages has no content:", "Pay")),
    ],
)
def test_the_content_plan_says_in_a_sentence_what_is_true(planned: str, used: str, said: tuple[str, str]) -> None:
    page = shown(
        {
            "stages/buying.yaml": f"""\
                title: Buying
                stages:
                  - {{id: look, title: Look, content: Adverts}}
                  - {{id: pay, title: Pay, content: "{planned}"}}
                """,
            "journeys/buy.yaml": f"""\
                title: Buy
                personas: tim
                stage_model: buying
                stages:
                  - {{stage: look, content: A film, steps: [Looks]}}
                  - {{stage: pay, content: "{used}", steps: [Pays]}}
                """,
        },
        "content-plan.html",
    )
    assert [(each.lead, each.rest) for each in page.models[0].findings] == [said]


def test_larger_journeys_have_their_smaller_ones_and_the_way_back() -> None:
    page = shown(SHOP, "hierarchy.html")
    (tree,) = page.trees
    ((smaller),) = tree.smaller
    assert (str(smaller.link.text), smaller.ring.said, str(smaller.opens)) == (
        "Pay",
        "Buy a bike, step 2",
        "“Pays” opens into",
    )
    assert [str(each.link.text) for each in page.alone] == ["Buy it tomorrow"]
    foot = {row.label: [str(link.text) for link in row.links] for row in shown(SHOP, "journeys/pay.html").head.foot}
    assert foot == {"Part of": ["Buy a bike, step 2"]}


def opens_into(title: str, other: str) -> str:
    return f"title: {title}\npersonas: tim\nstages: [{{title: S, steps: [{{title: A, journey: {other}}}]}}]\n"


def test_journeys_that_open_into_one_another_end_somewhere() -> None:
    files: dict[str, str | bytes] = {
        "journeys/one.yaml": opens_into("one", "two"),
        "journeys/two.yaml": opens_into("two", "one"),
    }
    (tree,) = shown(files, "hierarchy.html").trees
    assert (str(tree.link.text), str(tree.smaller[0].link.text)) == ("one", "two")
    assert tree.smaller[0].smaller[0].again == "see above"


def test_tags_and_products_have_a_page_each_and_are_linked() -> None:
    desk = desk_of(SHOP)
    urls = {page.url for page in plan(desk.catalog)}
    assert {"tags/bikes.html", "tags/click-and-collect.html", "products/homespoke.html"} <= urls
    foot = {row.label: [link.url for link in row.links] for row in shown(SHOP, "journeys/buy.html").head.foot}
    assert foot["Tags"] == ["../tags/bikes.html", "../tags/click-and-collect.html"]
    assert foot["Product"] == ["../products/homespoke.html"]
    (group,) = shown(SHOP, "tags/bikes.html").groups
    assert [str(card.link.text) for card in group.cards] == ["Buy a bike"]
    product = shown(SHOP, "products/homespoke.html")
    assert (product.lede, [str(each.link.text) for each in product.pains]) == ("1 journey, 3 steps", ["Slow", "Known"])
    assert [entry.address for entry in frame_of(desk, ()).navigation if entry.more][-4:] == [
        "hierarchy.html",
        "content-plan.html",
        "products/index.html",
        "tags/index.html",
    ]


def test_a_tag_never_takes_the_address_of_the_index() -> None:
    assert [topic_slug(name) for name in ("Index", "★", "Click & collect")] == ["index-2", "other", "click-collect"]


def test_journeys_are_found_by_product_tag_team_persona_and_state() -> None:
    page = shown(SHOP, "index.html")
    assert [facet.name for facet in page.filter.facets] == ["product", "tag", "team", "persona", "state"]
    marks = {str(each.card.link.text): str(each.marks.__html__()) for row in page.rows for each in row.cards}
    assert marks["Buy a bike"] == (
        ' data-item data-by-product="homespoke" data-by-tag="bikes click-and-collect" data-by-team="sales"'
        ' data-by-persona="tim trudy" data-by-state="current"'
    )
    assert shown(SHOP, "journeys/index.html").filter == page.filter


def test_no_bar_where_there_is_nothing_to_choose() -> None:
    one: dict[str, str | bytes] = {"journeys/a.yaml": "title: A\npersonas: tim\nstages: [{title: S}]\n"}
    assert shown(one, "index.html").filter is None


@pytest.mark.parametrize(
    ("sizes", "lines"),
    [
        ([4, 2, 1, 1, 1, 4], [(0, 4, 4), (1, 2, 2), (4, 1, 2), (2, 1, 2), (3, 1, 2), (5, 4, 4)]),
        ([1], [(0, 1, 4)]),
        ([3], [(0, 3, 4)]),
        ([6], [(0, 3, 4)]),
        ([5], [(0, 3, 4)]),
        ([7, 8], [(0, 4, 4), (1, 4, 4)]),
        ([3, 3, 2], [(0, 3, 4), (1, 3, 4), (2, 2, 4)]),
        ([], []),
    ],
)
def test_no_journey_is_left_alone_in_its_line(sizes: list[int], lines: list[tuple[int, int, int]]) -> None:
    assert [(each.index, each.columns, each.span) for each in packed(sizes)] == lines


def test_the_feedback_link_fills_in_page_and_anchor_encoded() -> None:
    frame = frame_of(desk_of(SHOP), ())
    assert frame.feedback("journeys/été.html", "step-a&b") == (
        "https://example.org/new?page=journeys%2F%C3%A9t%C3%A9.html&at=step-a%26b"
    )
    assert frame_of(desk_of({}), ()).feedback("index.html") == ""
    assert with_feedback("javascript:alert(1)//{page}").feedback("index.html") == ""


def with_feedback(template: str) -> Frame:
    return frame_of(desk_of({"site.yaml": f"title: Test\nfeedback: '{template}'\n"}), ())
