"""One and the same problems for each audience."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from journeygen.problems import Location, Problem, Splice, error, warning
from journeygen.report import Report, as_json, github, report_of, sarif

SCHEMA = json.loads((Path(__file__).parent / "schema" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))

LINES = {("content/journeys/été.yaml", 3): "touchpoint: chta"}
TYPO = error(
    "unknown-reference",
    Location("content/journeys/été.yaml", 3, 13),
    "no touchpoint 'chta'",
    "did you mean 'chat'?",
    "touchpoint: chat",
)
SKETCH = warning("stub", Location("content/a b.yaml", 2, 1), "100 % of\r\nit: new, old")
BINARY = error("file-encoding", Location("content/x.md"), "the file is not UTF-8")
ACCEPTED = (warning("stub", Location("content/b.yaml", 4, 2), "no persona 'dora'"), "she comes in May")


def a_report(*problems: Problem, at_most: int | None = None) -> Report:
    return report_of(
        problems,
        lambda path, line: LINES.get((path, line), "x"),
        lambda path: f"docs/{path}",
        files=12,
        accepted=[ACCEPTED],
        at_most=at_most,
    )


def test_json() -> None:
    assert json.loads(as_json.document(a_report(TYPO, SKETCH), "0.1.0")) == {
        "version": 1,
        "generator": {"name": "journeygen", "version": "0.1.0"},
        "summary": {"errors": 1, "warnings": 1, "accepted": 1, "files": 12, "not_shown": 0},
        "problems": [
            {
                "rule": "stub",
                "severity": "warning",
                "path": "content/a b.yaml",
                "file": "docs/content/a b.yaml",
                "line": 2,
                "column": 1,
                "message": "100 % of\r\nit: new, old",
                "hint": "",
                "corrected": "",
                "source": "x",
            },
            {
                "rule": "unknown-reference",
                "severity": "error",
                "path": "content/journeys/été.yaml",
                "file": "docs/content/journeys/été.yaml",
                "line": 3,
                "column": 13,
                "message": "no touchpoint 'chta'",
                "hint": "did you mean 'chat'?",
                "corrected": "touchpoint: chat",
                "source": "touchpoint: chta",
            },
        ],
        "accepted": [
            {
                "rule": "stub",
                "severity": "warning",
                "path": "content/b.yaml",
                "file": "docs/content/b.yaml",
                "line": 4,
                "column": 2,
                "message": "no persona 'dora'",
                "hint": "",
                "corrected": "",
                "source": "x",
                "reason": "she comes in May",
            }
        ],
    }


def test_annotations_are_escaped() -> None:
    assert github.lines(a_report(TYPO, SKETCH)).split("\n") == [
        "::warning file=docs/content/a b.yaml,line=2,col=1,title=journeygen%3A stub::100 %25 of%0D%0Ait: new, old",
        "::error file=docs/content/journeys/été.yaml,line=3,col=13,title=journeygen%3A unknown-reference"
        "::no touchpoint 'chta' — did you mean 'chat'?%0Awrite: touchpoint: chat",
    ]
    odd = error("stub", Location("content/a,b:c%.yaml"), "x")
    assert github.annotation(odd, odd.location.path).startswith("::error file=content/a%2Cb%3Ac%25.yaml,line=1,")


HELP = {"stub": sarif.Help("What is named is described.", "A page is empty else.", "warning", "*All* about it.")}


def the_sarif(report: Report) -> dict:
    return json.loads(sarif.document(report, "0.1.0", HELP))


@pytest.mark.parametrize("problems", [(), (TYPO,), (TYPO, SKETCH, BINARY)])
def test_sarif_is_what_its_schema_asks_for(problems: tuple[Problem, ...]) -> None:
    Draft4Validator.check_schema(SCHEMA)
    found = the_sarif(a_report(*problems))
    assert [fault.message for fault in Draft4Validator(SCHEMA).iter_errors(found)] == []
    del found["runs"][0]["tool"]  # the net has no hole
    assert [fault.message for fault in Draft4Validator(SCHEMA).iter_errors(found)] == ["'tool' is a required property"]


def test_sarif() -> None:
    (run,) = the_sarif(a_report(TYPO, SKETCH))["runs"]
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "stub",
            "shortDescription": {"text": "What is named is described."},
            "fullDescription": {"text": "A page is empty else."},
            "help": {"text": "*All* about it.", "markdown": "*All* about it."},
            "defaultConfiguration": {"level": "warning"},
        },
        {"id": "unknown-reference"},
    ]
    assert run["columnKind"] == "unicodeCodePoints"
    sketch, typo, accepted = run["results"]
    assert sketch["ruleIndex"] == 0
    place = {"uri": "docs/content/journeys/%C3%A9t%C3%A9.yaml", "uriBaseId": "%SRCROOT%"}
    assert list(run["originalUriBaseIds"]) == ["%SRCROOT%"]
    assert typo == {
        "ruleId": "unknown-reference",
        "ruleIndex": 1,
        "level": "error",
        "message": {"text": "no touchpoint 'chta' — did you mean 'chat'?"},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": {"startLine": 3, "startColumn": 13}}}],
        "fixes": [
            {
                "description": {"text": "Write it so."},
                "artifactChanges": [
                    {
                        "artifactLocation": place,
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 17},
                                "insertedContent": {"text": "touchpoint: chat"},
                            }
                        ],
                    }
                ],
            }
        ],
    }
    assert accepted["suppressions"] == [{"kind": "inSource", "justification": "she comes in May"}]


def test_of_many_problems_the_errors_are_shown_first() -> None:
    report = a_report(SKETCH, TYPO, BINARY, at_most=2)
    assert (report.problems, report.left_off, report.errors, report.warnings) == ((TYPO, BINARY), 1, 2, 1)


def test_what_mends_a_problem_for_certain_is_the_fix_in_sarif() -> None:
    certain = replace(TYPO, fix=(Splice(3, 13, 3, 17, "chat"),))
    (run,) = the_sarif(a_report(certain))["runs"]
    assert run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 13, "endLine": 3, "endColumn": 17},
            "insertedContent": {"text": "chat"},
        }
    ]
