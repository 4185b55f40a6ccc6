"""One reading of one file: what it has to know, and what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from journeygen.model.names import folded, nearest
from journeygen.problems import Fix, Location, Problem, Splice, error
from journeygen.source import traps
from journeygen.source.document import Parsed
from journeygen.source.names import Asked
from journeygen.source.traps.not_a_text import why_not_a_text
from journeygen.source.traps.quoting import quoted
from journeygen.source.yaml import Mapping as MappingNode
from journeygen.source.yaml import Node, Scalar, is_absent

Path = tuple[str | int, ...]
"""Where a value stands in the data of an entity: `("stages", 0, "steps", 2, "emotion")`."""

MISSING: Final = object()
"""What a reader gives for an empty value, and for one that cannot be read."""

_SYNONYMS = {
    "pains": ("pain_points",),
    "pain": ("pain_points",),
    "pain_point": ("pain_points",),
    "painpoints": ("pain_points",),
    "touchpoints": ("touchpoint",),
    "channels": ("channel",),
    "emotions": ("emotion",),
    "mood": ("emotion",),
    "quotes": ("quote",),
    "verbatims": ("quote",),
    "name": ("title",),
    "title": ("name", "action"),
    "from": ("source",),
    "kpis": ("metrics",),
    "team": ("owner",),
}
"""Words that people use for a key, where the nearest key by its letters would be another one."""


_DEMOGRAPHICS = (
    *("age", "birthday", "gender", "sex", "job", "occupation", "profession", "education", "income", "salary"),
    *("family", "marital_status", "children", "location", "city", "country", "language", "nationality"),
)
"""What people say about a persona in keys that it does not have."""


def splice(line: str, node: Scalar, text: str) -> Fix:
    """What puts a text in place of a scalar's on this line; nothing where it stands there in other letters.

    Quotes stay, and are put where the text needs them.
    """
    column = node.column
    if node.style in ("'", '"'):
        if not line.startswith(f"{node.style}{node.text}{node.style}", column - 1) or {"\\", "'", '"'} & {*text}:
            return ()
        column += 1
    elif node.style or not node.text or not line.startswith(node.text, column - 1):
        return ()
    elif why_not_a_text(text) or {*",[]{}"} & {*text} or text != text.strip():
        text = quoted(text)
    return (Splice(node.line, column, node.line, column + len(node.text), text),)


def near_key(written: str, keys: Iterable[str]) -> str | None:
    """The key that somebody may have meant by another word, or by a misspelt one."""
    known = tuple(keys)
    meant = _SYNONYMS.get(written.lower().replace(" ", "_").replace("-", "_"), ())
    return next((each for each in meant if each in known), None) or nearest(written, known, loose=True)


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
    `fixes` give what puts another text in place of one that is understood only later, `lanes` the levels
    that the site's own lanes belong to.
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
    fixes: dict[Path, Callable[[str], Fix]] = field(default_factory=dict)
    lanes: Mapping[str, str] = field(default_factory=dict)

    def at(self, node: Node) -> Location:
        """Where a node stands."""
        return Location(self.path, node.line, node.column)

    def complain(self, rule: str, node: Node, message: str, hint: str = "", corrected: str = "", fix: Fix = ()) -> Any:
        """Report an error; gives MISSING, so that readers can return it."""
        self.problems.append(error(rule, self.at(node), message, hint, corrected, fix))
        return MISSING

    def splice(self, node: Node, text: str) -> Fix:
        """What puts a text in place of a node's, which has to stand on one line as it is; else nothing."""
        if not isinstance(node, Scalar):
            return ()
        return splice(self.line(node.line), node, text)

    def in_brackets(self, node: Node) -> Fix:
        """What makes a list of an unquoted text with commas in it."""
        fix = self.splice(node, "x")
        if not isinstance(node, Scalar) or node.style or not isinstance(fix, tuple):
            return ()
        return tuple(replace(each, text=f"[{node.text}]") for each in fix)

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
        given = {key.text for key, _ in node.entries}
        for key, value in node.entries:
            if key.text in keys:
                continue
            bare = key.text.strip(traps.SPECIAL_SPACES)
            if bare != key.text:  # said already, as what it is
                self.unread.add((*where, bare))
                continue
            near = near_key(key.text, keys)
            hint = f"did you mean '{near}'?" if near else f"the keys are {', '.join(keys)}"
            fix: Fix = ()
            level = elsewhere.get(key.text) or self.lanes.get(key.text) if elsewhere else None
            if level:
                hint = f"it belongs to {level}"
            elif "demographics" in keys and key.text.lower() in _DEMOGRAPHICS:
                hint = "it belongs below 'demographics', which takes any key"
            elif near:
                self.unread.add((*where, near))
                if near not in given and folded(near) == folded(key.text):
                    fix = self.splice(key, near)
            elif node.flow and (re.search(r"\s|^\d", key.text) or is_absent(value)):
                hint = "in braces { } a comma begins a new key: put the whole text in quotes"
            self.complain("unknown-key", key, f"{what} has no key '{key.text}'", hint, fix=fix)
