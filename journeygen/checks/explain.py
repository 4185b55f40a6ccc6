"""What a rule wants, why, and how to live with it: for the terminal, and as a page of the guide.

`python -m journeygen.checks.explain FOLDER` writes the pages of the guide; a test holds them to it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill, indent

from journeygen.checks import RULES
from journeygen.checks.rule import Example, Rule

WIDTH = 100
"""Characters in a line of the terminal's explanation."""


def explanation(rule: Rule) -> str:
    """What `--explain` prints."""
    lines = [f"{rule.id} ({_weighs(rule)})", ""]
    for heading, said in _parts(rule):
        if heading:
            lines += [f"{heading}:"]
        if isinstance(said, Example):
            lines += [f"  content/{said.path}", "", *indent(said.text.rstrip(), "    ").split("\n")]
        else:
            lines += [indent(fill(said, WIDTH - 2), "  " if heading else "")]
        lines.append("")
    return "\n".join(line.rstrip() for line in lines).rstrip()


def page(rule: Rule) -> str:
    """The rule's page of the guide, in Markdown."""
    head = ["---", f"title: {rule.id}", f'description: "{_quoted(rule.wants)}"', "---"]
    # The description stands at the top of the page: the text need not begin with it again.
    return "\n".join((*head, markdown(rule).replace(f"{rule.wants}\n\n", "", 1)))


def markdown(rule: Rule) -> str:
    """What the rule's page says."""
    lines = [f"*{_weighs(rule)}*", ""]
    for heading, said in _parts(rule):
        if heading:
            lines += [f"## {heading}", ""]
        if isinstance(said, Example):
            kind = "markdown" if said.path.endswith(".md") else "yaml" if said.path.endswith(".yaml") else "text"
            lines += [f"`content/{said.path}`:", "", f"````{kind}", said.text.rstrip(), "````", ""]
        else:
            lines += [said, ""]
    return "\n".join(lines).rstrip() + "\n"


def index() -> str:
    """The page of the guide that lists all rules."""
    weighed = [rule for rule in RULES.values() if not rule.fixed]
    fixed = [rule for rule in RULES.values() if rule.fixed]
    lines = [
        "---",
        "title: Rules",
        "description: All that journeygen can find wrong, each with its reason and an example.",
        "---",
        "`journeygen check --explain RULE` prints the page of a rule. How to weigh rules and to accept a problem "
        "stands in [Commands](../commands.md#check).",
        "",
        "## What a site can weigh",
        "",
        "| rule | what it wants | weight |",
        "| --- | --- | --- |",
        *(f"| [{rule.id}]({rule.id}.md) | {_in_table(rule.wants)} | {rule.weight} |" for rule in weighed),
        "",
        "## What has to be mended",
        "",
        "These are errors on every site: what cannot be read would be missing on its pages.",
        "",
        "| rule | what it wants |",
        "| --- | --- |",
        *(f"| [{rule.id}]({rule.id}.md) | {_in_table(rule.wants)} |" for rule in fixed),
    ]
    return "\n".join(lines) + "\n"


def _weighs(rule: Rule) -> str:
    if rule.fixed:
        return "an error on every site"
    return (
        "off unless a site asks for it"
        if rule.weight == "off"
        else f"{_article(rule.weight)} unless a site says otherwise"
    )


def _article(weight: str) -> str:
    return f"{'an' if weight[0] in 'aeiou' else 'a'} {weight}"


def _parts(rule: Rule) -> Iterator[tuple[str, str | Example]]:
    yield "", rule.wants
    yield "Why", rule.why
    if rule.let_off:
        yield "Who is let off", rule.let_off
    if rule.why_off:
        yield "Why it is off at first", rule.why_off
    if rule.wrong:
        yield "Wrong", rule.wrong
    if rule.right:
        yield "Right", rule.right
    if rule.fixed:
        yield "Its weight", "It cannot be changed, and the problem cannot be accepted: it has to be mended."
        return
    other = "warning" if rule.weight in ("error", "off") else "error"
    yield "Its weight", "In `site.yaml`; the weights are `off`, `warning` and `error`."
    yield "", Example("site.yaml", f"rules:\n  {rule.id}: {other}\n")
    if rule.id in ("unused-accept", "accept-without-reason"):
        return
    yield (
        "To accept it",
        (
            "In a comment on the line that the problem points at, or alone on the line above, with the reason. "
            "In the Markdown below the keys it is an HTML comment. `accept-file` in place of `accept` speaks of the "
            "whole file."
        ),
    )
    accept = f"accept: {rule.id} — we live with it until summer"
    yield "", Example("journeys/FILE.md", f"# {accept}\n<!-- {accept} -->\n")


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _in_table(text: str) -> str:
    return text.replace("|", "\\|")


def main(folder: Path) -> None:
    """Write all pages into a folder, and take out those of rules that there are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {f"{rule.id}.md": page(rule) for rule in RULES.values()} | {"index.md": index()}
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
