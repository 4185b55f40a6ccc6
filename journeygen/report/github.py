"""Problems as annotations of a pull request: the workflow commands that GitHub Actions reads from the output.

`::error file=content/a.yaml,line=3,col=1,title=stub::…`; source: GitHub, "Workflow commands for GitHub
Actions". The escapes are those of its own toolkit (`@actions/core`, `command.ts`).
"""

from __future__ import annotations

from journeygen.problems import Problem
from journeygen.report import Report


def lines(report: Report) -> str:
    """One line a problem."""
    return "\n".join(annotation(each, report.file_of(each.location.path)) for each in report.problems)


def annotation(problem: Problem, file: str) -> str:
    """A problem as a workflow command."""
    where = problem.location
    properties = {"file": file, "line": where.line, "col": where.column, "title": f"journeygen: {problem.rule}"}
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    write = f"\nwrite: {problem.corrected.strip()}" if problem.corrected else ""
    return f"::{problem.severity} {said}::{_message(problem.text + write)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
