"""What is no change: layout, comments, the order of keys, short or long forms, one file or a folder."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from journeygen.compare import compare
from journeygen.source.load import load
from journeygen.source.tree import FolderTree, MemoryTree
from tests.paths import CONTENT
from tests.sites import loaded

FOLDER = {
    "personas/tim.md": "---\nname: Tim\ngoals: [Be quick]\n---\nHe is **in** a\nhurry.\n",
    "channels.yaml": "- {id: web, name: Web}\n",
    "touchpoints/form.md": "---\nname: Form\nchannel: web\n---\n",
    "journeys/open/index.md": "---\ntitle: Open\npersonas: tim\nsummary: >\n  One line\n  and more.\n---\nThe text.\n",
    "journeys/open/10-decide.md": """\
        ---
        title: Decide
        steps:
          - title: Fills in
            touchpoint: form
            emotion: -1
            actions: [Types, Waits]
            pain_points: [Too long]
        ---
        """,
}
FILE = {
    "personas/tim.yaml": "name: Tim\ngoals:\n  - Be quick # always\nbody: He is __in__ a hurry.\n",
    "channels.yaml": "# where\n- name: Web\n  id: web\n",
    "touchpoints.yaml": "- {channel: Web, name: Form, id: form}\n",
    "journeys/open.yaml": """\
        # in one file
        stages:
          - steps:
              - pain_points:
                  - {title: "Too long"}
                actions: {tim: [Types, Waits]}
                emotion: {tim: {value: annoyed}}
                touchpoint: Form
                title: Fills in
            title: Decide
        summary: |
          One line and more.
        personas: [{persona: Tim, role: primary}]
        title: Open
        body: The text.
        """,
}


def test_a_site_in_other_files_and_forms_has_not_changed() -> None:
    before, after = loaded(FOLDER), loaded(FILE)
    assert (before.problems, after.problems) == ((), ())
    assert compare(before.catalog, after.catalog).changes == ()


def rewritten(path: str, content: bytes, flow: bool) -> bytes:
    """A file of the demo as another program would have saved it: its keys sorted, all of it quoted and wrapped anew."""
    if not path.endswith((".yaml", ".md")) or not path.startswith("content/"):
        return content
    text = content.decode()
    front, fence, body = text.partition("\n---\n") if path.endswith(".md") else (text, "", "")
    data = yaml.load(front, yaml.BaseLoader)  # every scalar stays the text it is
    style = '"' if flow else None
    front = yaml.dump(data, allow_unicode=True, default_flow_style=flow, default_style=style, sort_keys=True, width=40)
    opening = "---\n" if fence else ""
    return f"\ufeff{opening}# saved again\n{front}{fence}{body.rstrip()}\n\n\n".replace("\n", "\r\n").encode()


@pytest.mark.parametrize("flow", [False, True])
def test_the_demo_laid_out_otherwise_has_not_changed(flow: bool) -> None:
    demo = FolderTree(CONTENT)
    before = load(demo)
    after = load(MemoryTree({path: rewritten(path, demo.read(path), flow) for path in demo.paths}))
    assert (before.problems, after.problems) == ((), ())
    assert compare(before.catalog, after.catalog).changes == ()


@pytest.mark.parametrize("journey", ["buy-exercise-bike", "card-declined", "ouvrir-un-compte"])
def test_a_journey_of_the_demo_in_the_other_file_form_has_not_changed(journey: str) -> None:
    demo = FolderTree(CONTENT)
    files = {path: demo.read(path) for path in demo.paths}
    path = f"content/journeys/{journey}.md"
    front, _, body = files.pop(path).decode().removeprefix("---\n").partition("\n---\n")
    indented = "".join(f"  {line}\n" if line else "\n" for line in body.split("\n"))
    files[path.replace(".md", ".yaml")] = f"{front}\nbody: |\n{indented}".encode()
    before, after = load(demo), load(MemoryTree(files))
    assert compare(before.catalog, after.catalog).changes == ()


def test_a_site_is_the_same_as_itself_whatever_is_asked() -> None:
    catalog = load(FolderTree(CONTENT)).catalog
    comparison = compare(catalog, replace(catalog))
    assert comparison.changes == ()
    assert not comparison.worse_for_customers()
