"""Problems for scripts, as JSON.

`{"version": 1, "generator": …, "summary": …, "problems": […], "accepted": […]}`. The version counts up
when a key goes or means something else; new keys may come at any time.
"""

from __future__ import annotations

import json
from typing import Any

from journeygen.problems import Problem
from journeygen.report import Report
from journeygen.report.text import line_about

VERSION = 1


def document(report: Report, version: str) -> str:
    """The whole report; `version` is journeygen's."""
    found = {
        "version": VERSION,
        "generator": {"name": "journeygen", "version": version},
        "summary": {
            "errors": report.errors,
            "warnings": report.warnings,
            "accepted": len(report.accepted),
            "files": report.files,
            "not_shown": report.left_off,
        },
        "problems": [as_dict(each, report) for each in report.problems],
        "accepted": [{**as_dict(each, report), "reason": reason} for each, reason in report.accepted],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_dict(problem: Problem, report: Report) -> dict[str, Any]:
    """One problem.

    `path` is the file's in the site (`content/…`), `file` from the folder that the command was called
    in. Lines and columns count from 1, columns in Unicode characters. `source` is the line as it is
    (null: there is none to show), `corrected` as it should read (empty: not known).
    """
    return {
        "rule": problem.rule,
        "severity": problem.severity.value,
        "path": problem.location.path,
        "file": report.file_of(problem.location.path),
        "line": problem.location.line,
        "column": problem.location.column,
        "message": problem.message,
        "hint": problem.hint,
        "corrected": problem.corrected,
        "source": line_about(problem, report),
    }
