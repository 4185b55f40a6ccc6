"""The comment of a pull request: the verdict first, nothing of the content alive, and never too long."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from journeygen.compare.as_markdown import LIMIT, as_markdown, escaped, label
from journeygen.compare.review import Review
from journeygen.problems import Location, error
from journeygen.words import Words
from tests.compare.told import Files, comparison

HOSTILE = (
    "@octocat #1 owner/repo#2 GH-3 deadbeef1 <img src=x onerror=alert(1)> **b** _i_ `c` ~~s~~ a|b [l](//x.org) "
    "![i](x) https://github.com/o/r/issues/1 www.x.org :tada: $x$ --> ``` \u202egnp \\"
)


def site(title: str, emotion: str, steps: int = 3) -> Files:
    written = "".join(f"      - {{title: Step {n}, emotion: {emotion}}}\n" for n in range(1, steps + 1))
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    return {
        "personas/tim.md": f'---\nname: "{quoted}"\n---\n',
        "journeys/open.yaml": f'title: "{quoted}"\npersonas: tim\nstages:\n  - title: "{quoted}"\n    steps:\n'
        + written,
    }


def review(before: Files, after: Files) -> Review:
    return Review(comparison(before, after), "main", "", "T", Words("en"))


def test_the_comment_as_a_whole() -> None:
    assert as_markdown(review(site("Tim", "1"), site("Tim", "-0.5"))) == "\n".join(
        [
            "▼ **Worse for Tim**: Tim · <em>Step 1</em>: emotion +1 → −0.5; "
            "Tim · <em>Step 2</em>: emotion +1 → −0.5; and 1 more",
            "",
            "<sub>T: main → working tree · 3 changes · 1 journey</sub>",
            "",
            "### Tim",
            "",
            "| | Where | What changed |",
            "|---|---|---|",
            *(f"| ▼ worse | Tim · {n} <em>Step {n}</em> | Emotion +1 → −0.5 for Tim |" for n in (1, 2, 3)),
            "",
            "**Emotion of Tim**",
            "",
            "```mermaid",
            '%%{init: {"xyChart": {"height": 280}, '
            '"themeVariables": {"xyChart": {"plotColorPalette": "#8c959f, #0969da"}}}}%%',
            "xychart-beta",
            '  x-axis ["1 Step 1", "2 Step 2", "3 Step 3"]',
            "  y-axis -2 --> 2",
            "  line [1, 1, 1]",
            "  line [-0.5, -0.5, -0.5]",
            "```",
            "",
            "<sub>Grey: before. Blue: now. 1 Step 1 · 2 Step 2 · 3 Step 3</sub>",
            "",
        ]
    )


def test_nothing_of_the_content_is_alive() -> None:
    text = as_markdown(review(site("Plain", "1"), site(HOSTILE, "-0.5")))
    text = re.sub(r"```mermaid.*?```", "", text, flags=re.DOTALL)
    assert not re.search(r"@\w|(?<!&)#\d|GH-\d|deadbeef1|://|www\.|:tada:|\u202e", text)
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    tags = set(re.findall(r"<(\w+)", html))
    assert tags <= {"p", "strong", "em", "br", "sub", "h3", "table", "thead", "tbody", "tr", "th", "td", "blockquote"}
    assert len(set(re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL))) >= 3
    assert all(row.count("<td") in (0, 3) for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL))


@pytest.mark.parametrize(
    "text", ["- a", "+ a", "1. a", "= a", "a  b", "#a", "> a", "a\nb", "a\r\n\r\n# b", "&lt;b&gt;"]
)
def test_a_text_alone_in_a_paragraph_stays_a_text(text: str) -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(escaped(text))
    assert re.fullmatch(r"<p>[^<]*</p>\n", html)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ('Pays "now"; [x]#y', "Pays now x y"),
        ("日本の銀行", "日本の銀行"),
        ("%%{init}%%", "init"),
        ("A very long title of a step", "A very long title o…"),
    ],
)
def test_labels_of_a_diagram_have_no_signs(title: str, said: str) -> None:
    assert label(title) == said


@pytest.mark.parametrize("limit", [LIMIT, 4000, 600])
def test_what_is_too_long_leaves_out_what_weighs_least_and_says_so(limit: int) -> None:
    before, after = site("Tim", "1", steps=900), site("Tim", "-0.5", steps=900)
    after["touchpoints.yaml"] = "".join(f"- {{id: t{n}, name: Touchpoint {n}, channel: web}}\n" for n in range(300))
    text = as_markdown(review(before, after), limit)
    assert len(text.encode("utf-16-le")) // 2 <= limit
    assert text.startswith("▼ **Worse for Tim**")
    assert "To stay under GitHub’s limit, this leaves out" in text
    assert "Touchpoint 7" not in text  # what customers do not feel goes first
    assert text.count("```") % 2 == 0


def test_problems_on_either_side() -> None:
    wrong = f"this is wrong: {HOSTILE}"
    problems = tuple(error("some-rule", Location("content/a.md", n), wrong, "mend it") for n in range(40))
    text = as_markdown(replace(review(site("Tim", "1"), site("Tim", "1")), introduced=problems, resolved=problems[:1]))
    assert text.startswith("**Nothing has changed in meaning.**\n")
    assert "### Problems introduced\n\n- content/a.md:0: **error** some-rule: this is wrong: @" in text
    assert "- and 10 more" in text
    assert "<details><summary>Problems resolved (1)</summary>" in text


def test_the_same_two_sites_give_the_same_bytes() -> None:
    before, after = site("Tim", "1"), site("Tim", "-0.5")
    assert as_markdown(review(before, after)) == as_markdown(review(before, after))
