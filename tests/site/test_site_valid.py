"""html-validate finds nothing on any page."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from tests.node import HTML_VALIDATE

RULES = Path(__file__).parent / "html-validate.cjs"


def validate(report: Path, *paths: Path) -> list[str]:
    """What is wrong with pages: each fault once, with the first place it is at. Node's report goes into a file."""
    form = f"json={report}"  # a long report does not fit through a pipe before Node ends
    command = ["node", str(HTML_VALIDATE), "--config", str(RULES), "--formatter", form, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert report.exists(), done.stderr
    places = defaultdict(list)
    for page in json.loads(report.read_text("utf-8")):
        for each in page["messages"]:
            places[each["ruleId"], each["message"]].append(f"{page['filePath']}:{each['line']}:{each['column']}")
    return [f"{rule}: {text} ({len(at)} times, first in {at[0]})" for (rule, text), at in places.items()]


@pytest.mark.usefixtures("node_modules")
def test_html_is_valid(site: Path, tmp_path: Path) -> None:
    found = validate(tmp_path / "report.json", *sorted(site.rglob("*.html")))
    assert not found, "\n".join(found)


@pytest.mark.usefixtures("node_modules")
def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html>\n<html lang="en"><head><title>x</title></head><body><ul><p>x</p></ul></body></html>\n'
    )
    (found,) = validate(tmp_path / "report.json", page)
    assert found.startswith("element-permitted-content: ")
    assert found.endswith(f"(1 times, first in {page}:2:57)")
