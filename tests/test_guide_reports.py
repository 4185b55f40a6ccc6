"""The reports that the guide shows are what is really said: each is in the corpus of broken content."""

from __future__ import annotations

import re

from tests.paths import ROOT
from tests.test_broken import CASES
from tests.text_site import read


def test_every_report_in_the_guide_is_said() -> None:
    page = (ROOT / "content/pages/guide/mending.md").read_text("utf-8")
    shown = re.findall(r"^```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    said = "\n".join(read(case).expected("problems") for case in CASES)
    assert len(shown) > 10
    assert [report for report in shown if report not in said] == []
