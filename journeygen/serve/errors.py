"""What the overlay in the browser shows: the same problems as the terminal, in the same form as the JSON of a check."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from journeygen.problems import Location, Problem, Severity
from journeygen.report import Report
from journeygen.report.as_json import as_dict
from journeygen.serve.editors import Editor
from journeygen.words import Words

MOST = 50
"""How many problems the overlay shows; the terminal shows them all."""


def shown(report: Report, content: Path, editor: Editor, language: str) -> Mapping[str, Any]:
    """The problems with their source lines, errors first, and the words around them."""
    words = Words(language)
    in_order = sorted(report.problems, key=lambda problem: problem.severity is not Severity.ERROR)
    return {
        "language": words.language,
        "direction": words.direction,
        "errors": report.errors,
        "title": words("serve.errors", n=report.errors)
        if report.errors
        else words("serve.warnings", n=report.warnings),
        "kept": words("serve.kept") if report.errors else "",
        "fold": words("serve.fold"),
        "unfold": words("serve.unfold"),
        "lost": words("serve.lost"),
        "more": words("serve.more", n=len(in_order) - MOST) if len(in_order) > MOST else "",
        "correctedWord": words("serve.write"),
        "problems": [
            {**as_dict(each, report), **_dressed(each, words, editor.url(each.location, content))}
            for each in in_order[:MOST]
        ],
    }


def _dressed(problem: Problem, words: Words, url: str) -> Mapping[str, str]:
    """What the overlay has beside what the problem says."""
    return {
        "severityWord": words(f"serve.{problem.severity.value}"),
        "url": url,
        "urlWord": words("serve.open", place=_name(problem.location)),
    }


def _name(location: Location) -> str:
    return location.path.rpartition("/")[2]
