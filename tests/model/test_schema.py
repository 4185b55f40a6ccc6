from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from journeygen.model.examples import EXAMPLES
from journeygen.model.reference import PAGES, reference
from journeygen.model.schema import json_schema
from tests.paths import CONTENT
from tests.sites import problems


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
