"""Every rule that can be printed is explained, with examples that break it and that do not, and a page of the guide."""

from __future__ import annotations

import ast
import re

import pytest

from journeygen.checks import CHECKS, RULES
from journeygen.checks.explain import explanation, index, page
from journeygen.checks.rule import Example, Rule
from journeygen.problems import Severity
from tests.checks.whole import findings_of
from tests.paths import ROOT

GUIDE = ROOT / "content" / "pages" / "guide" / "rules"
REPORTS = re.compile(r"(error|warning|complain|_problem|found|Problem|Repair|Rule|_rule)$")


def rules_in(source: str) -> set[str]:
    """What a source hands on as the id of a rule: the first text that a report is made of."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args) if REPORTS.search(name):
                words = [each.value for each in args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
                found |= {word for word in words[:1] if re.fullmatch(r"[a-z]+(-[a-z]+)*", word)}
            case ast.Constant(value=str(word)) if re.fullmatch(r"(yaml|file)(-[a-z]+)+", word):
                found.add(word)
    return found


def test_every_rule_that_the_code_can_report_is_explained() -> None:
    code = [path.read_text() for path in (ROOT / "journeygen").rglob("*.py") if "cli" not in path.parts]
    reported = set().union(*map(rules_in, code))
    assert {"stub", "yaml-colon", "unknown-key", "csv", "broken-link"} <= reported  # the net has no hole
    assert reported - RULES.keys() == set()


def test_what_the_checks_report_is_what_they_are_registered_as() -> None:
    assert len({each.rule.id for each in CHECKS}) == len(CHECKS)
    for each in CHECKS:
        assert RULES[each.rule.id] is each.rule


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_guide_tells_what_the_declarations_tell(rule: Rule) -> None:
    told = (GUIDE / f"{rule.id}.md").read_text(encoding="utf-8")
    assert told == page(rule), "python -m journeygen.checks.explain content/pages/guide/rules"


def test_the_guide_lists_the_rules_that_there_are() -> None:
    assert {path.stem for path in GUIDE.glob("*.md")} == {"index", *RULES}
    assert (GUIDE / "index.md").read_text(encoding="utf-8") == index()


@pytest.mark.parametrize("rule", [each for each in RULES.values() if each.wrong], ids=lambda rule: rule.id)
def test_the_wrong_example_breaks_the_rule_and_the_right_one_none(rule: Rule) -> None:
    assert rule.wrong
    assert rule.right
    assert rule.id in [problem.rule for problem in findings_of(rule.wrong, rule.id)]
    left = findings_of(rule.right, rule.id)
    assert [each for each in left if each.rule == rule.id or each.severity is Severity.ERROR] == []


def test_an_explanation() -> None:
    rule = Rule(
        "no-tea",
        wants="Every step has tea.",
        why="People are thirsty.",
        wrong=Example("journeys/a.yaml", "tea: 0\n"),
        right=Example("journeys/a.yaml", "tea: 1\n"),
        let_off="Drafts.",
    )
    assert (
        explanation(rule)
        == """\
no-tea (a warning unless a site says otherwise)

Every step has tea.

Why:
  People are thirsty.

Who is let off:
  Drafts.

Wrong:
  content/journeys/a.yaml

    tea: 0

Right:
  content/journeys/a.yaml

    tea: 1

Its weight:
  In `site.yaml`; the weights are `off`, `warning` and `error`.

  content/site.yaml

    rules:
      no-tea: error

To accept it:
  In a comment on the line that the problem points at, or alone on the line above, with the reason.
  In the Markdown below the keys it is an HTML comment. `accept-file` in place of `accept` speaks of
  the whole file.

  content/journeys/FILE.md

    # accept: no-tea — we live with it until summer
    <!-- accept: no-tea — we live with it until summer -->"""
    )


def test_every_rule_can_be_explained_on_a_terminal() -> None:
    for rule in RULES.values():
        said = explanation(rule)
        assert said.startswith(rule.id)
        assert max(map(len, said.split("\n"))) <= 120
