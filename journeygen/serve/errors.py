"""What the overlay in the browser shows of problems: the same values as the terminal, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from journeygen.build import Outcome
from journeygen.problems import Severity
from journeygen.serve.editors import Editor
from journeygen.words import Words

MOST = 50
"""How many problems the overlay shows; the terminal shows them all."""


def shown(outcome: Outcome, content: Path, editor: Editor, language: str) -> Mapping[str, Any]:
    """The problems with their source lines, and the words around them."""
    words = Words(language)
    counts = {
        severity.value: sum(problem.severity is severity for problem in outcome.problems) for severity in Severity
    }
    in_order = sorted(outcome.problems, key=lambda problem: problem.severity is not Severity.ERROR)
    return {
        "language": words.language,
        "direction": words.direction,
        "errors": counts["error"],
        "title": words("serve.errors", n=counts["error"])
        if counts["error"]
        else words("serve.warnings", n=counts["warning"]),
        "kept": words("serve.kept") if counts["error"] else "",
        "fold": words("serve.fold"),
        "unfold": words("serve.unfold"),
        "more": words("serve.more", n=len(in_order) - MOST) if len(in_order) > MOST else "",
        "problems": [
            {
                "severity": problem.severity.value,
                "severityWord": words(f"serve.{problem.severity.value}"),
                "rule": problem.rule,
                "place": f"{problem.location.path}:{problem.location.line}:{problem.location.column}",
                "message": problem.message,
                "hint": problem.hint,
                "corrected": problem.corrected,
                "correctedWord": words("serve.write"),
                "line": problem.location.line,
                "column": problem.location.column,
                "source": None
                if problem.rule.startswith("file-")
                else outcome.line_of(problem.location.path, problem.location.line),
                "url": editor.url(problem.location, content),
                "urlWord": words("serve.open", place=problem.location.path.rpartition("/")[2]),
            }
            for problem in in_order[:MOST]
        ],
    }
