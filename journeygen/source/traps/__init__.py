"""What trips people who do not know YAML, in plain words and with the line as it should read.

Texts first: how they are quoted (`quoting`), what a line is made of (`line`), where quotes and
brackets close (`closing`), what is no text though it looks like one (`not_a_text`), and where texts
stand in lines that no parser can read (`reach`).

Before parsing: `before` and `tabs`. In YAML that parses, by what goes wrong: `keys`, `lists`,
`hashes`, `invisible` characters, and `features` that content has no use for. In YAML that does not
parse, `explanation` makes an `attempt` with each `repair` that suggests itself from `one_line` or
from `several_lines`.

In messages a mapping is "keys", a sequence is a list, a scalar is a text: readers are designers.
"""

from __future__ import annotations

from journeygen.source.traps.attempt import Failure
from journeygen.source.traps.before import before_parsing
from journeygen.source.traps.explanation import explain
from journeygen.source.traps.features import (
    alias_of_itself,
    merge_key,
    second_document,
    tag,
    too_deep,
    too_many_aliases,
    unknown_alias,
    unused_anchor,
)
from journeygen.source.traps.hashes import COMMENT_START, MAYBE_GLUED_HASH, glued_hash
from journeygen.source.traps.invisible import (
    MAYBE_SPECIAL_KEY,
    SPECIAL_SPACES,
    control_character,
    escaped_control_character,
    special_space,
)
from journeygen.source.traps.keys import (
    MAYBE_GLUED_IN_BRACES,
    MAYBE_QUESTION_KEY,
    empty_key,
    glued_in_braces,
    not_a_key,
    repeated_key,
)
from journeygen.source.traps.lists import (
    MAYBE_GLUED_DASH,
    glued_dash,
    item_became_mapping,
    item_became_text,
    text_became_list,
)
from journeygen.source.traps.one_line import lone_text
from journeygen.source.traps.tabs import without_tabs

__all__ = [
    "COMMENT_START",
    "MAYBE_GLUED_DASH",
    "MAYBE_GLUED_HASH",
    "MAYBE_GLUED_IN_BRACES",
    "MAYBE_QUESTION_KEY",
    "MAYBE_SPECIAL_KEY",
    "SPECIAL_SPACES",
    "Failure",
    "alias_of_itself",
    "before_parsing",
    "control_character",
    "empty_key",
    "escaped_control_character",
    "explain",
    "glued_dash",
    "glued_hash",
    "glued_in_braces",
    "item_became_mapping",
    "item_became_text",
    "lone_text",
    "merge_key",
    "not_a_key",
    "repeated_key",
    "second_document",
    "special_space",
    "tag",
    "text_became_list",
    "too_deep",
    "too_many_aliases",
    "unknown_alias",
    "unused_anchor",
    "without_tabs",
]
