"""The rules of the notation: what keeps YAML from being read, or from being read as it was meant."""

from __future__ import annotations

from journeygen.checks.examples import head, journey, step
from journeygen.checks.rule import Example, Rule


def _rule(id_: str, wants: str, why: str, wrong: Example | None = None, right: Example | None = None) -> Rule:
    return Rule(id_, wants, why, wrong, right, weight="error", fixed=True)


_TITLE = "title: {}\npersonas: tim\n"

YAML = (
    _rule(
        "control-character",
        "Files have no invisible control characters.",
        "They come along when texts are copied out of other programs, and break the file or what reads it.",
    ),
    _rule(
        "yaml-alias",
        "Nothing begins with `*` or `&` that is a text.",
        "In YAML, `*name` repeats what `&name` marked before. A text that begins so needs quotes.",
        journey(_TITLE.format("*Ask for help")),
        journey(_TITLE.format('"*Ask for help"')),
    ),
    _rule(
        "yaml-bracket",
        "Every `[` or `{` has its `]` or `}`, and no text begins with one.",
        "Brackets make lists and braces make keys. A text that begins with one needs quotes.",
        journey(_TITLE.format("[Bank] Ask for help")),
        journey(_TITLE.format('"[Bank] Ask for help"')),
    ),
    _rule(
        "yaml-colon",
        "A colon stands between a key and its value, with a space after it, and nowhere else without quotes.",
        "A colon with a space after it makes a key of what stands before it.",
        journey(_TITLE.format("Ask for help: how?")),
        journey(_TITLE.format('"Ask for help: how?"')),
    ),
    _rule(
        "yaml-depth",
        "Lists and keys stand at most fifty deep inside one another.",
        "More is a mistake, or somebody who wants to stop the program.",
    ),
    _rule(
        "yaml-documents",
        "A file has one beginning: no second `---` inside of it.",
        "What follows a second line of three hyphens would be ignored in silence.",
        journey(_TITLE.format("Ask for help") + "---\nowner: care\n"),
        journey(_TITLE.format("Ask for help") + "owner: care\n"),
    ),
    _rule(
        "yaml-duplicate-key",
        "A key stands once.",
        "Of two lines with the same key only one can hold, and nobody sees which.",
        journey(_TITLE.format("Ask for help") + "title: Ask again\n"),
        journey(_TITLE.format("Ask for help")),
    ),
    _rule(
        "yaml-first-character",
        "A text that begins with a character that YAML uses for itself has quotes around it.",
        "A text cannot begin with `@`, `%`, `|`, `>`, `- `, `? `, `,`, or a backtick.",
        journey(_TITLE.format("@home")),
        journey(_TITLE.format('"@home"')),
    ),
    _rule(
        "yaml-hash",
        "A text with ` #` in it has quotes around it.",
        "YAML takes a `#` after a space for the beginning of a comment, and drops the rest of the line.",
        journey(_TITLE.format("Sends form #4 by post")),
        journey(_TITLE.format('"Sends form #4 by post"')),
    ),
    _rule(
        "yaml-indentation",
        "Lines that belong together begin in the same column.",
        "How far a line is moved in says what it belongs to.",
        journey("title: Ask for help\n  personas: tim\n"),
        journey("title: Ask for help\npersonas: tim\n"),
    ),
    _rule(
        "yaml-key",
        "Every line of keys begins with a key that can be read.",
        "An empty key, or one with a strange space in it, means nothing.",
        journey("title: Ask for help\npersonas\u00a0: tim\n"),
        journey("title: Ask for help\npersonas: tim\n"),
    ),
    _rule(
        "yaml-list",
        "Every entry of a list begins with a dash and a space.",
        "Without the space, the dash is a part of the text.",
        head("goals:\n  -An answer"),
        head("goals:\n  - An answer"),
    ),
    _rule(
        "yaml-quote",
        "Quotes that open also close, and nothing follows them.",
        "Whatever stands between quotes is the whole text.",
        journey(_TITLE.format('"Help" and more')),
        journey(_TITLE.format("'\"Help\" and more'")),
    ),
    _rule(
        "yaml-syntax",
        "The file can be read as YAML.",
        "When nothing else explains why a file cannot be read, this says where reading stopped.",
    ),
    _rule(
        "yaml-tab",
        "Lines are moved in with spaces, not with tabs.",
        "A tab is as wide as each editor likes, so YAML does not take it.",
        journey("title: Ask for help\npersonas:\n\t- tim\n"),
        journey("title: Ask for help\npersonas:\n  - tim\n"),
    ),
    _rule(
        "yaml-tag",
        "No text begins with `!`.",
        "In YAML that is an instruction to a program; content has no use for one.",
        step("title: Asks\nthoughts: !now please"),
        step('title: Asks\nthoughts: "!now please"\nemotion: 1'),
    ),
)
