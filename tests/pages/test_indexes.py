"""The lists."""

from __future__ import annotations

from markupsafe import Markup

from journeygen.model.kinds import Kind
from journeygen.pages import plan
from journeygen.pages.layout import SECTIONS, frame_of
from tests.pages.views import desk_of, shown

RANKED: dict[str, str | bytes] = {
    "teams.yaml": "- {id: shop, name: Shop}\n",
    "pain_points/shared.md": "---\ntitle: Shared\nseverity: 4\n---\n",
    "opportunities/big.md": "---\ntitle: Big\nimpact: 5\neffort: 1\nsolves: shared\n---\n",
    "opportunities/finished.md": "---\ntitle: Finished\nimpact: 5\neffort: 1\nstatus: done\n---\n",
    "journeys/buy.yaml": """\
        title: Buy
        personas: tim
        stages:
          - title: S
            steps:
              - title: A
                pain_points: [{title: Worst, severity: 5}, {title: Over, severity: 5, status: accepted}, Unjudged]
                opportunities:
                  - {title: Small, impact: 2, effort: 4, owner: shop}
                  - {title: No, impact: 5, effort: 1, status: rejected}
                  - Somehow
        """,
}


def test_opportunities_are_ranked_without_those_that_are_over() -> None:
    page = shown(RANKED, "opportunities/index.html")
    assert [
        (table.title, [(str(each.row.link.text), each.row.score) for each in table.rows]) for table in page.tables
    ] == [
        ("Ranked", [("Big", "25"), ("Small", "4")]),
        ("Without a score", [("Somehow", "")]),
        ("Done or rejected", [("No", "25"), ("Finished", "25")]),
    ]
    assert [row.rank for row in page.tables[0].rows] == ["1", "2"]
    assert page.counts == ("3 open", "2 done or rejected", "2 open ones without an owner")


def test_pain_points_come_worst_first_also_those_inside_journeys() -> None:
    page = shown(RANKED, "pain-points/index.html")
    assert [[(str(each.row.link.text), each.row.severity_word) for each in table.rows] for table in page.tables] == [
        [("Worst", "Severe"), ("Shared", "Serious"), ("Unjudged", "Not judged")],
        [("Over", "Severe")],
    ]
    assert page.lede == "The worst first. 2 have no opportunity that would solve them."


def test_what_hurts_at_a_competitor_is_no_homework_of_ours() -> None:
    step = "stages: [{title: S, steps: [{title: A, pain_points: [{title: %s, severity: 5}]}]}]\n"
    page = shown(
        {
            "journeys/buy.yaml": "title: Buy\npersonas: tim\n" + step % "Ours",
            "journeys/rival.yaml": "title: Buy\npersonas: tim\ncompetitor: Wheelhouse\n" + step % "Theirs",
        },
        "pain-points/index.html",
    )
    assert (page.title, page.lede) == ("1 pain point", "The worst first. 1 has no opportunity that would solve it.")
    assert [(table.title, [str(each.row.link.text) for each in table.rows]) for table in page.tables] == [
        ("Open and mitigated", ["Ours"]),
        ("At competitors", ["Theirs"]),
    ]
    ours, theirs = (table.rows[0] for table in page.tables)
    assert ours.no_owner
    assert ours.row.unsolved
    assert (theirs.no_owner, theirs.row.unsolved) == (None, None)
    assert 'data-by-answer="without"' in str(Markup(ours.marks))
    assert 'data-by-answer="without"' not in str(Markup(theirs.marks))


def test_kinds_without_entities_have_no_index_and_no_place_in_the_navigation() -> None:
    desk = desk_of({})
    assert [page.url for page in plan(desk.catalog)] == ["index.html", "colophon.html", "404.html"]
    assert [entry.text for entry in frame_of(desk, ()).navigation] == ["Home"]


def test_the_navigation_has_the_sections_and_then_the_free_pages() -> None:
    desk = desk_of(
        {
            **RANKED,
            "pages/b.md": "---\ntitle: Second\nnav: 2\n---\n",
            "pages/a/über.md": "---\ntitle: First *one*\nnav: 1\n---\n",
            "pages/third.md": "---\ntitle: Third\nnav: 3\n---\n",
            "pages/hidden.md": "---\ntitle: Hidden\n---\n",
        }
    )
    navigation = frame_of(desk, ()).navigation
    assert [entry.text for entry in navigation if not entry.more] == [
        "Home",
        "Journeys",
        "Personas",
        "Opportunities",
        "First one",
        "Second",
    ]
    assert [entry.text for entry in navigation if entry.more] == ["Pain points", "Teams", "Third"]
    assert navigation[4].address == "pages/a/%C3%BCber.html"


def test_every_kind_has_a_section_but_the_free_pages() -> None:
    assert {section.kind for section in SECTIONS} == set(Kind) - {Kind.PAGE}


def test_an_index_page_of_ones_own_takes_the_place_of_the_list_of_pages() -> None:
    own = desk_of({"pages/index.md": "---\ntitle: Mine\n---\n"})
    assert [page.type for page in plan(own.catalog) if page.url == "pages/index.html"] == ["page"]
    made = desk_of({"pages/other.md": "---\ntitle: Other\n---\n"})
    assert [page.type for page in plan(made.catalog) if page.url == "pages/index.html"] == ["pages"]


def test_journeys_personas_and_the_rest_are_listed() -> None:
    files: dict[str, str | bytes] = {
        **RANKED,
        "channels.yaml": "- {id: web, name: Web}\n- {id: shop, name: Shop, kind: physical}\n",
        "touchpoints.yaml": "- {id: till, name: Till, channel: shop, owner: shop}\n",
        "metrics/m.yaml": "name: M\nunit: points\n",
        "evidence/new.md": "---\ntitle: New\nkind: survey\ndate: 2026-03-01\n---\n",
        "evidence/old.md": "---\ntitle: Old\nkind: survey\ndate: 2025-03-01\n---\n",
    }
    journeys = shown(files, "journeys/index.html")
    assert [[str(row.link.text) for row in group.rows] for group in journeys.groups] == [["Buy"]]
    assert [card.journeys for card in shown(files, "personas/index.html").cards] == ["1 journey"]
    assert shown(files, "touchpoints/index.html").lede.endswith("Every one of them has an owner.")
    assert [group.title for group in shown(files, "channels/index.html").groups] == ["Digital", "Physical"]
    (team,) = shown(files, "teams/index.html").rows
    assert (team.owned, team.open) == (("1 touchpoint",), ("1 opportunity",))
    (metric,) = shown(files, "metrics/index.html").rows
    assert (metric.row.as_of, metric.no_target) == ("Not measured yet", "No target")
    assert [str(row.link.text) for row in shown(files, "evidence/index.html").rows] == ["New", "Old"]
