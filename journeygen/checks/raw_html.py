"""`raw-html`: HTML in a text of a site that does not have it on."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import front
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

RULE = Rule(
    "raw-html",
    wants="Texts are written in Markdown, without HTML, unless `site.yaml` says `markdown: {html: sanitized}`.",
    why="Otherwise readers see the tags, as they are written: `<b>`.",
    wrong=front("pages/help.md", "title: Help", "Call us <b>before noon</b>.\n"),
    right=front("pages/help.md", "title: Help", "Call us **before noon**.\n"),
    let_off="Comments (`<!-- … -->`), which readers never get, and what stands as code.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    if checked.desk.catalog.site.markdown.html != "off":
        return
    for _, written in checked.loaded.texts:
        tag = next(checked.desk.prose.tags(written.text), "") if "<" in written.text else ""
        if tag:
            yield RULE.found(
                checked.within(written, tag),
                f"readers would see '{tag}' as it stands here, for HTML is off",
                "write it in Markdown, such as **bold** or *italic*, or set 'markdown: {html: sanitized}' in site.yaml",
            )


CHECK = Check(RULE, _run, always=True)
