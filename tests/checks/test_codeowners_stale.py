"""`codeowners-stale`: only where there is a section, and only while it says something else than the maps."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from journeygen.build import Options, prepare
from journeygen.history import Codeowners, History
from tests.sites import line_of, tree

FILES: dict[str, str | bytes] = {
    "teams.yaml": "- {id: care, name: Care, handle: '@bank/care'}\n",
    "personas/tim.md": "---\nname: Tim\nowner: care\n---\n",
}
BEGIN = "# journeygen: begin ('journeygen owners --write' keeps what is between the two lines)\n"
STALE = "warning[codeowners-stale] .github/CODEOWNERS does not say who owns what as the maps do"


@pytest.mark.parametrize(
    ("codeowners", "said"),
    [
        (None, []),
        ("* @all\n", []),
        (f"* @all\n{BEGIN}/maps/personas/tim.md @bank/care\n# journeygen: end\n", []),
        (
            f"{BEGIN}/maps/personas/tim.md @bank/old\n# journeygen: end\n",
            [f"teams.yaml:1:1 {STALE}: 2 lines would change — run 'journeygen owners --write'"],
        ),
        (
            f"{BEGIN}# journeygen: end\n",
            [f"teams.yaml:1:1 {STALE}: 1 line would change — run 'journeygen owners --write'"],
        ),
        (
            f"* @all\n{BEGIN}",
            [
                "teams.yaml:1:1 warning[codeowners-stale] the marks 'journeygen: begin' and 'journeygen: end' in"
                " .github/CODEOWNERS are not one pair — mend them; look at its line 2"
            ],
        ),
    ],
)
def test_what_is_said(codeowners: str | None, said: list[str]) -> None:
    file = None if codeowners is None else Codeowners(".github/CODEOWNERS", codeowners.encode())
    options = Options(Path("content"), datetime.date(2026, 11, 22))
    prepared = prepare(tree(FILES), options, History("maps", codeowners=file))
    assert [line_of(each) for each in prepared.problems if each.rule == "codeowners-stale"] == said
