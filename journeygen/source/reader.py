"""One reading of one file: what it has to know, and what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from journeygen.model.names import nearest
from journeygen.problems import Location, Problem, error
from journeygen.source.document import Parsed
from journeygen.source.names import Asked
from journeygen.source.yaml import Mapping as MappingNode
from journeygen.source.yaml import Node

Path = tuple[str | int, ...]
"""Where a value stands in the data of an entity: `("stages", 0, "steps", 2, "emotion")`."""

MISSING: Final = object()
"""What a reader gives for an empty value, and for one that cannot be read."""

_SYNONYMS = {
    "pains": "pain_points",
    "pain": "pain_points",
    "pain_point": "pain_points",
    "painpoints": "pain_points",
    "touchpoints": "touchpoint",
    "channels": "channel",
    "emotions": "emotion",
    "mood": "emotion",
    "quotes": "quote",
    "verbatims": "quote",
    "name": "title",
    "kpis": "metrics",
    "team": "owner",
}
"""Words that people use for a key, where the nearest key by its letters would be another one."""

Read = Callable[["Reader", Node, Path], Any]


@dataclass
class Written:
    """A text with links in it, and where it stands: they are checked once all entities are known."""

    text: str
    location: Location


@dataclass
class Reader:
    """One reading of one file: what it needs to know, and what it finds.

    `personas` are those of the journey, by everything a step may call them; `short_forms` are the
    places where a plain text stood for a whole value; `unread` those whose value is reported already.
    """

    path: str
    source: str
    names: Asked
    scale: tuple[float, float] = (-2.0, 2.0)
    labels: tuple[str, ...] = ()
    personas: Mapping[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    positions: dict[Path, Location] = field(default_factory=dict)
    texts: list[Written] = field(default_factory=list)
    short_forms: set[Path] = field(default_factory=set)
    unread: set[Path] = field(default_factory=set)

    def at(self, node: Node) -> Location:
        """Where a node stands."""
        return Location(self.path, node.line, node.column)

    def complain(self, rule: str, node: Node, message: str, hint: str = "", corrected: str = "") -> Any:
        """Report an error; gives MISSING, so that readers can return it."""
        self.problems.append(error(rule, self.at(node), message, hint, corrected))
        return MISSING

    def body(self, parsed: Parsed) -> str:
        """The Markdown after the front matter; its links are checked like those of other texts."""
        self.texts.append(Written(parsed.body, Location(parsed.path, parsed.body_line, 1)))
        return parsed.body

    def line(self, number: int) -> str:
        """A line of the file, as it is written."""
        lines = self.source.split("\n")
        return lines[number - 1] if number <= len(lines) else ""

    def is_item(self, node: Node) -> bool:
        """Whether a node begins on the line of a dash: it is, or begins, an item of a list."""
        return self.line(node.line).lstrip().startswith("-")

    def refuse_unknown(
        self,
        node: MappingNode,
        where: Path,
        keys: tuple[str, ...],
        what: str,
        elsewhere: Mapping[str, str] | None = None,
    ) -> None:
        """Report every key of a mapping that is not among these; `what` names it with its article.

        `elsewhere` says where a key belongs that stands at the wrong level.
        """
        for key, _ in node.entries:
            if key.text in keys:
                continue
            synonym = _SYNONYMS.get(key.text.lower().replace(" ", "_").replace("-", "_"))
            near = synonym if synonym in keys else nearest(key.text, keys, loose=True)
            hint = f"did you mean '{near}'?" if near else f"the keys are {', '.join(keys)}"
            if elsewhere and key.text in elsewhere:
                hint = f"it belongs to {elsewhere[key.text]}"
            elif near:
                self.unread.add((*where, near))
            elif node.flow and re.search(r"\s|^\d", key.text):
                hint = "in braces { } a comma begins a new key: put the whole text in quotes"
            self.complain("unknown-key", key, f"{what} has no key '{key.text}'", hint)
