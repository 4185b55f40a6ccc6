"""What overviews leave out on a site of very many journeys: the count is right, and says where the rest is."""

from __future__ import annotations

import re
from typing import Any

import pytest

from journeygen.build import Options, prepare
from journeygen.pages import (
    backlinks,
    compare_index,
    content_plan,
    home,
    index_journeys,
    opportunity,
    pain_point,
    product,
    stage_model,
    tag,
    team,
    unproven,
    visits,
    whereabouts,
)
from journeygen.pages.limits import CELL, CELLS, RANKED, Rest, cut, of_each
from journeygen.sheet import Desk
from tests.benchmarks import corpus
from tests.pages.views import desk_of, shown, view_of
from tests.paths import CONTENT
from tests.sample import TODAY
from tests.sites import rendered, tree

JOURNEYS = 45
STEPS = JOURNEYS * 15
FOUND = "are not listed here. The search finds them."


@pytest.fixture(scope="module")
def many() -> Desk:
    """A site of 45 journeys: 675 steps, each with a pain point and an opportunity."""
    return desk_of(dict(corpus.files(JOURNEYS)))


def left_of(rest: Rest | None) -> int:
    """The number that is said to be left out."""
    return int(re.sub(r"\D", "", rest.text)) if rest else 0


def link_of(rest: Rest | None) -> str:
    assert rest
    assert rest.link
    return rest.link.url


def test_a_list_is_cut_and_what_is_left_is_counted() -> None:
    assert cut("abc", 2) == (("a", "b"), 1)
    assert cut("abc", 3) == (("a", "b", "c"), 0)


@pytest.mark.parametrize(("lists", "each"), [(0, 24), (1, 24), (25, 24), (30, 20), (6000, 1)])
def test_lists_share_a_bound(lists: int, each: int) -> None:
    assert of_each(24, 600, lists) == each


def test_rankings_show_the_first_and_count_the_rest(many: Desk) -> None:
    for url in ("opportunities/index.html", "pain-points/index.html"):
        view = view_of(many, url)
        (table,) = view.tables
        assert len(table.rows) == RANKED
        assert view.title.startswith(f"{STEPS} ")
        assert table.rest.text == f"{STEPS - RANKED} more, which rank no higher, {FOUND}"
        assert (
            view.filter.shown
            == f"{{n}} of the {{total}} listed here are shown. Not listed, and not filtered: {STEPS - RANKED}"
        )
    assert {each.row.severity for each in view_of(many, "pain-points/index.html").tables[0].rows} == {5, 4, 3}
    scores = [float(each.row.score) for each in view_of(many, "opportunities/index.html").tables[0].rows]
    assert scores == sorted(scores, reverse=True)


def test_the_filter_counts_only_what_is_listed(many: Desk) -> None:
    view = view_of(many, "opportunities/index.html")
    (by_team,) = (facet for facet in view.filter.facets if facet.name == "team")
    counts = [int(choice.text.rsplit("(")[1].rstrip(")")) for choice in by_team.choices]
    assert sum(counts) == RANKED


def test_the_cells_of_the_heat_map_show_their_worst_steps(many: Desk) -> None:
    (table,) = view_of(many, "channels/index.html").maps
    most = min(CELL, CELLS // len(table.steps))
    long = [group for group in table.steps if group.rest]
    assert long
    assert sum(len(group.steps) + left_of(group.rest) for group in table.steps) == STEPS
    for group in long:
        worst = [min(feeling.level for feeling in step.feelings) for step in group.steps]
        assert len(group.steps) == most
        assert worst == sorted(worst)
        assert group.rest.text == f"and {left_of(group.rest)} more: see"
    assert {link_of(group.rest) for group in long} <= {f"{each}.html" for each in corpus.CHANNELS}


def test_a_channel_shows_the_journeys_that_feel_worst_on_it(many: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def steps(table: Any) -> int:
        return sum(len(group.rows) for group in table.groups)

    whole = view_of(many, "channels/web.html").visits
    assert whole.rest is None
    monkeypatch.setattr(visits, "STEPS", 20)
    table = view_of(many, "channels/web.html").visits
    assert steps(table) == 20
    assert left_of(table.rest) == steps(whole) - 20
    worst = [min(feeling.level for row in group.rows for feeling in row.feelings) for group in table.groups]
    assert worst == sorted(worst)


def test_steps_of_which_nothing_is_known_come_last() -> None:
    desk = desk_of(
        {
            "journeys/a.yaml": """\
                title: A
                personas: tim
                stages:
                  - title: S
                    steps:
                      - {title: Unknown, channel: web}
                      - {title: Good, channel: web, emotion: 1}
                      - {title: Bad, channel: web, emotion: -2}
                """
        }
    )
    found = visits.worst_first(desk.catalog.visits_of_channel["web"])
    assert [each.place.step.title for each in found if each.place.step] == ["Bad", "Good", "Unknown"]


def test_what_refers_to_something_is_counted(many: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backlinks, "ENTRIES", 10)
    links = view_of(many, "evidence/talks.html").backlinks
    (group,) = links.groups
    assert links.remark.startswith(f"{JOURNEYS} ")
    assert (len(group.entries), group.rest.text) == (10, f"{JOURNEYS - 10} more {FOUND}")
    (group,) = view_of(many, "personas/tim.html").backlinks.groups
    assert link_of(group.rest) == "../journeys/index.html#persona=tim"


def test_a_team_shows_some_of_what_it_owns(many: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = view_of(many, "teams/care.html")
    monkeypatch.setattr(team, "ENTRIES", 5)
    view = view_of(many, "teams/care.html")
    assert [(len(group.items), left_of(group.rest)) for group in view.owned] == [
        (5, len(group.items) - 5) for group in whole.owned
    ]
    assert link_of(view.owned[0].rest) == "../journeys/index.html#team=care"
    total = len(whole.opportunities) + left_of(whole.opportunities_rest)
    assert (len(view.opportunities), left_of(view.opportunities_rest)) == (5, total - 5)


@pytest.mark.parametrize(("url", "module"), [("tags/tag-0.html", tag), ("products/product-0.html", product)])
def test_journeys_of_a_topic_are_drawn_up_to_a_bound(
    many: Desk, monkeypatch: pytest.MonkeyPatch, url: str, module: Any
) -> None:
    monkeypatch.setattr(module, "CARDS", 2)
    view = view_of(many, url)
    cards, rest = (view.groups[0].cards, view.groups[0].rest) if module is tag else (view.cards, view.cards_rest)
    total = 4 if module is tag else 25
    assert (len(cards), rest.text) == (2, f"{total - 2} more journeys: see")
    assert link_of(rest) == f"../journeys/index.html#{url.split('s/')[0]}={url.split('/')[1].removesuffix('.html')}"


def test_a_stage_model_shows_the_journeys_that_feel_worst(many: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage_model, "MEETINGS", 50)
    view = view_of(many, "stage-models/buying.html")
    assert (len(view.journeys), left_of(view.journeys_rest)) == (10, JOURNEYS - 10)
    assert link_of(view.journeys_rest) == "../journeys/index.html"


def test_every_journey_is_in_the_index_the_further_ones_by_name(many: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_journeys, "ROWS", 12)
    (group,) = view_of(many, "journeys/index.html").groups
    assert (len(group.rows), len(group.rest)) == (12, JOURNEYS - 12)
    assert {str(each.link.text) for each in (*group.rows, *group.rest)} == {f"Journey {n}" for n in range(JOURNEYS)}
    assert all(dict(each.marks.values)["state"] == ("current",) for each in group.rest)


def test_the_index_of_evidence_and_the_home_page_lead_to_the_list_of_journeys(
    many: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unproven, "ROWS", 12)
    bare = view_of(many, "evidence/index.html").unproven
    assert (len(bare.journeys), left_of(bare.journeys_rest)) == (12, JOURNEYS - 12)
    monkeypatch.setattr(home, "NAMES", 12)
    (row,) = view_of(many, "index.html").rows
    assert (len(row.cards) + len(row.rest), left_of(row.unnamed)) == (24, JOURNEYS - 24)
    assert link_of(row.unnamed) == "journeys/index.html"


def test_a_pain_point_of_very_many_journeys_names_a_dozen() -> None:
    one = "title: J\npersonas: tim\nstages: [{title: S, steps: [{title: A, pain_points: [slow]}]}]\n"
    files: dict[str, str | bytes] = {f"journeys/j{n}.yaml": one for n in range(20)}
    files["pain_points/slow.yaml"] = "title: Slow\n"
    (row,) = shown(files, "pain-points/index.html").tables[0].rows
    assert len(row.where) == whereabouts.PLACES + 1
    assert row.where[-1].more == "and 8 more"


def test_pairs_are_listed_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    step = "stages: [{title: S, steps: [{id: a, title: A, emotion: 1}]}]\n"
    files: dict[str, str | bytes] = {"journeys/now.yaml": f"title: Now\npersonas: tim\n{step}"}
    for n in range(5):
        files[f"journeys/then{n}.yaml"] = f"title: Then {n}\npersonas: tim\nstate: future\nvariant_of: now\n{step}"
    monkeypatch.setattr(compare_index, "RANKED", 3)
    view = shown(files, "compare/index.html")
    assert (len(view.rows), left_of(view.rest)) == (3, 2)


def test_the_page_of_a_pain_point_and_the_content_plan_count_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    one = """\
        title: J
        personas: tim
        stage_model: buying
        stages: [{stage: look, content: [A film], steps: [{title: A, pain_points: [slow], opportunities: [faster]}]}]
        """
    files: dict[str, str | bytes] = {f"journeys/j{n}.yaml": one for n in range(20)}
    files["pain_points/slow.yaml"] = "title: Slow\n"
    files["opportunities/faster.yaml"] = "title: Faster\n"
    files["stages/buying.yaml"] = "title: Buying\nstages: [{id: look, title: Look}]\n"
    desk = desk_of(files)
    for module in (pain_point, opportunity, content_plan):
        monkeypatch.setattr(module, "ENTRIES", 5)
    for url in ("pain-points/slow.html", "opportunities/faster.html"):
        view = view_of(desk, url)
        assert (len(view.places), left_of(view.places_rest)) == (5, 15)
    (row,) = view_of(desk, "content-plan.html").models[0].rows
    assert (len(row.pieces), left_of(row.pieces_rest)) == (5, 15)


def test_pages_say_what_they_leave_out() -> None:
    """As HTML, above the bounds; and none of them weighs more than a page may."""
    options = Options(CONTENT, TODAY)
    pages = rendered(prepare(tree(dict(corpus.files(JOURNEYS))), options), options)
    for url, said in (
        ("opportunities/index.html", f'<p class="rest">375 more, which rank no higher, {FOUND}</p>'),
        ("pain-points/index.html", f'<p class="rest">375 more, which rank no higher, {FOUND}</p>'),
        ("channels/index.html", ' more: see <a href="web.html">the channel’s page</a></p>'),
        ("teams/care.html", f" more, which rank no higher, {FOUND}</p>"),
        ("products/product-0.html", '1 more journey: see <a href="../journeys/index.html#product=product-0">'),
    ):
        assert said in pages[url].decode(), url
    assert all(len(page) < 1_500_000 for page in pages.values())
