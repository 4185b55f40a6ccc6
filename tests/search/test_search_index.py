"""The search index: what is in it, how it is called, where it leads, and how it is cut in parts."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from journeygen.pages import search
from journeygen.pages.search import INDEX, Record, index_files, records
from tests.pages.views import desk_of

SITE: dict[str, str | bytes] = {
    "personas/tim.md": "---\nname: Tech-savvy *Tim*\nrole: Architect\ngoals: No paper\ntags: [young]\n---\n"
    "He **codes**.\n",
    "channels.yaml": "- {id: app, name: App}\n",
    "touchpoints/upload.md": "---\nname: Upload screen\nchannel: app\n"
    "description: See [Tim](../personas/tim.md)\n---\n",
    "teams.yaml": "- {id: care, name: Care}\n",
    "metrics/wait.yaml": "name: Waiting time\nunit: minutes\n",
    "evidence/talks.md": "---\ntitle: Talks\nkind: interview\n---\n",
    "pain_points/slow.md": "---\ntitle: Slow answer\n---\n",
    "pages/guide/how-to.md": "---\ntitle: How to\n---\n",
    "stages/bank.yaml": "title: Bank\nstages:\n  - {id: need, title: Need}\n",
    "journeys/open.yaml": """
        title: Open an account
        summary: All of it
        personas: tim
        stage_model: bank
        stages:
          - stage: need
            steps:
              - title: Sends *documents*
                touchpoint: upload
                actions: [Scans, "[[tim|Our Tim]] sends"]
                thoughts: {tim: Why <b>now</b>?}
                pain_points: [Form too long, slow]
                opportunities: [{id: kürzen, title: Shorter form}]
        """,
    "journeys/compte.yaml": """
        title: Ouvrir un compte
        language: fr
        state: future
        product: Banque
        personas: tim
        stages: [{title: Besoin, steps: [{title: Entend parler}]}]
        """,
    "journeys/secret.yaml": """
        title: Not yet
        status: draft
        personas: tim
        stages: [{title: First, steps: [{title: Hidden step, pain_points: [Hidden pain]}]}]
        """,
}


@pytest.fixture(scope="module")
def found() -> tuple[Record, ...]:
    return tuple(records(desk_of({**SITE, "pages/guide/how-to.md": "---\ntitle: How to\n---\n"})))


def test_every_kind_is_found_where_it_is(found: tuple[Record, ...]) -> None:
    assert [(each.kind, each.title, each.url) for each in found] == [
        ("journey", "Open an account", "journeys/open.html"),
        ("journey", "Ouvrir un compte", "journeys/compte.html"),
        ("persona", "Tech-savvy Tim", "personas/tim.html"),
        ("touchpoint", "Upload screen", "touchpoints/upload.html"),
        ("channel", "App", "channels/app.html"),
        ("stage-model", "Bank", "stage-models/bank.html"),
        ("team", "Care", "teams/care.html"),
        ("metric", "Waiting time", "metrics/wait.html"),
        ("evidence", "Talks", "evidence/talks.html"),
        ("page", "How to", "pages/guide/how-to.html"),
        ("opportunity", "Shorter form", "journeys/open.html#opportunity-k%C3%BCrzen"),
        ("pain-point", "Form too long", "journeys/open.html#pain-form-too-long"),
        ("pain-point", "Slow answer", "pain-points/slow.html"),
        ("step", "Sends documents", "journeys/open.html#step-sends-documents"),
        ("step", "Entend parler", "journeys/compte.html#step-entend-parler"),
    ]


def test_what_is_found_says_where_it_belongs(found: tuple[Record, ...]) -> None:
    context = {each.title: each.context for each in found}
    assert context["Sends documents"] == "Open an account · Need · Tech-savvy Tim"
    assert context["Form too long"] == context["Slow answer"] == "Open an account · Need"
    assert context["Upload screen"] == "App"
    assert context["Tech-savvy Tim"] == "Architect"
    assert context["Ouvrir un compte"] == "Banque · Future"


def test_texts_are_found_without_their_markdown(found: tuple[Record, ...]) -> None:
    text = {each.title: each.text for each in found}
    assert text["Tech-savvy Tim"] == "Architect · No paper · young · He codes."
    assert text["Upload screen"] == "See Tim"
    assert text["Sends documents"] == "Scans · Our Tim sends · Why now? Upload screen"


def test_another_language_is_marked(found: tuple[Record, ...]) -> None:
    assert {each.title for each in found if each.language == "fr"} == {"Ouvrir un compte", "Entend parler"}


def test_what_is_not_published_is_not_in_it(found: tuple[Record, ...]) -> None:
    assert not [each for each in found if "Hidden" in each.title or "Not yet" in each.title]


# Files


def value_in(script: bytes, call: str) -> Any:
    """What a script of the index hands over."""
    match = re.fullmatch(rf"journeygen\.search\.{call}\((.*)\);\n", script.decode())
    assert match
    return json.loads(match[1])


def files_of(files: dict[str, str | bytes], language: str = "en") -> dict[str, bytes]:
    return dict(index_files(desk_of(files, language), b"var MiniSearch;\n//# sourceMappingURL=x.map\n", b"The licence"))


def test_the_index_names_its_files_in_the_order_they_are_loaded() -> None:
    files = files_of({}, "fr")
    index = value_in(files[INDEX], "index")
    assert index["scripts"] == [address for address in files if address != INDEX]
    assert index["kinds"][-1] == "Étape"
    assert len(index["kinds"]) == len(search.KINDS)
    assert files[index["scripts"][0]] == b"/*!\nThe licence\n*/\nvar MiniSearch;\n"


def test_parts_are_small_and_hold_everything_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PART_BYTES", 600)
    steps = "\n".join(f"      - {{title: Étape {n}, actions: Does it}}" for n in range(40))
    files = files_of(
        {"journeys/long.yaml": f"title: Long\npersonas: tim\nstages:\n  - title: S\n    steps:\n{steps}\n"}
    )
    parts = [content for address, content in files.items() if "search-" in address]
    assert len(parts) > 3
    assert all(len(part) < 900 for part in parts)
    rows = [row for part in parts for row in value_in(part, "part")["records"]]
    assert sum(row[0] == search.KINDS.index("step") for row in rows) == 40


def test_a_change_of_one_text_changes_no_address_that_pages_name() -> None:
    before = files_of({"teams.yaml": "- {id: care, name: Care}\n"})
    after = files_of({"teams.yaml": "- {id: care, name: Caring}\n"})
    assert INDEX in after
    assert before[INDEX] != after[INDEX]
    assert before == files_of({"teams.yaml": "- {id: care, name: Care}\n"})


def test_on_a_site_with_too_much_text_only_titles_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {"personas/tim.md": "---\nname: Tim\nrole: Architect of many large houses\n---\n"}

    def text() -> str:
        part = next(content for address, content in files_of(files).items() if "search-1" in address)
        return str(value_in(part, "part")["records"][0][5])

    assert text() == "Architect of many large houses"
    monkeypatch.setattr(search, "RECORD_CHARACTERS", 12)
    monkeypatch.setattr(search, "FEWEST_CHARACTERS", 1)
    assert text() == "Architect of"
    monkeypatch.setattr(search, "ALL_CHARACTERS", 0)
    assert text() == ""


def test_what_is_there_today_and_what_hurts_most_weigh_more() -> None:
    pains = "pain_points: [{title: Bad, severity: 5}, {title: Small, severity: 1}]"
    steps = f"personas: tim\nstages: [{{title: S, steps: [{{title: T, {pains}}}]}}]"
    files: dict[str, str | bytes] = {
        "personas/tim.md": "---\nname: Tim\n---\n",
        "journeys/now.yaml": f"title: Now\n{steps}",
        "journeys/then.yaml": f"title: Then\nstate: future\n{steps}",
    }
    weights = {(each.url.partition("#")[0], each.title): each.weight for each in records(desk_of(files))}
    now, then = "journeys/now.html", "journeys/then.html"
    assert weights[now, "T"] > weights[then, "T"]
    assert weights[now, "Bad"] > weights[now, "T"] > weights[now, "Small"] > weights[then, "Small"]
