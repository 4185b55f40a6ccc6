"""Problems for code scanning: SARIF 2.1.0, the OASIS standard's exchange format."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from journeygen.problems import Problem, Splice
from journeygen.report import Report
from journeygen.report.text import line_about

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://github.com/journeygen/journeygen"
ROOT = "%SRCROOT%"
"""What paths are relative to: the folder that the command was called in, the repository's as a rule."""


@dataclass(frozen=True, slots=True)
class Help:
    """What SARIF says of a rule: what it wants, why, the level it has at first, and the explanation in Markdown."""

    wants: str
    why: str
    level: str
    text: str


def document(report: Report, version: str, help_of: Mapping[str, Help]) -> str:
    """The whole report; `version` is journeygen's, `help_of` tells of each rule."""
    told = [(each, None) for each in report.problems] + list(report.accepted)
    rules = {rule: number for number, rule in enumerate(sorted({each.rule for each, _ in told}))}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "journeygen",
                "version": version,
                "informationUri": HOME,
                "rules": [_rule(rule, help_of.get(rule)) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that journeygen was called in."}}},
        "results": [_result(each, reason, report, rules) for each, reason in told],
        "properties": {"files": report.files, "notShown": report.left_off},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(id_: str, about: Help | None) -> dict[str, Any]:
    if about is None:
        return {"id": id_}
    return {
        "id": id_,
        "shortDescription": {"text": about.wants},
        "fullDescription": {"text": about.why},
        "help": {"text": about.text, "markdown": about.text},
        "defaultConfiguration": {"level": about.level} if about.level != "off" else {"enabled": False},
    }


def _result(problem: Problem, reason: str | None, report: Report, rules: Mapping[str, int]) -> dict[str, Any]:
    where = problem.location
    # A path is a URI here: what is no letter of one is escaped, `/` stays.
    artifact = {"uri": quote(report.file_of(where.path)), "uriBaseId": ROOT}
    result: dict[str, Any] = {
        "ruleId": problem.rule,
        "ruleIndex": rules[problem.rule],
        "level": problem.severity.value,
        "message": {"text": problem.text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {"startLine": where.line, "startColumn": where.column},
                }
            }
        ],
    }
    replacements = [_replacement(splice) for splice in _splices(problem, line_about(problem, report))]
    if replacements:
        change = {"artifactLocation": artifact, "replacements": replacements}
        result["fixes"] = [{"description": {"text": "Write it so."}, "artifactChanges": [change]}]
    if reason is not None:
        justification = {"justification": reason} if reason else {}
        result["suppressions"] = [{"kind": "inSource", **justification}]
    return result


def _splices(problem: Problem, source: str | None) -> tuple[Splice, ...]:
    """What to write in place of what: what mends it for certain, else the whole line as it should read."""
    if isinstance(problem.fix, tuple) and problem.fix:
        return problem.fix
    if not problem.corrected or source is None:
        return ()
    line = problem.location.line
    return (Splice(line, 1, line, len(source) + 1, problem.corrected),)


def _replacement(splice: Splice) -> dict[str, Any]:
    region = {
        "startLine": splice.line,
        "startColumn": splice.column,
        "endLine": splice.end_line,
        "endColumn": splice.end_column,
    }
    return {"deletedRegion": region, "insertedContent": {"text": splice.text}}
