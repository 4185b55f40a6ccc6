from __future__ import annotations

import pytest

from journeygen.prose import Found, Prose, Target


def resolve(found: Found) -> Target:
    if found.target == "nothing":
        return Target("")
    return Target(f"to/{found.target}", "Chat with us" if found.wiki else "")


PROSE = Prose()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain words, and more.", "Plain words, and more."),
        ("a < b & c", "a &lt; b &amp; c"),
        ("*em* and `code`", "<em>em</em> and <code>code</code>"),
        ("see [[chat]]", 'see <a href="to/chat">Chat with us</a>'),
        ("see [[chat|*our* chat]]", 'see <a href="to/chat">*our* chat</a>'),
        ("[text](chat.md)", '<a href="to/chat.md">text</a>'),
        ("[[nothing]] here", "nothing here"),
        ("[*gone*](nothing)", "<em>gone</em>"),
        ("`[[chat]]`", "<code>[[chat]]</code>"),
        ("![A *cat*](cat.png)", '<img src="to/cat.png" alt="A cat" />'),
        ("<b>no</b>", "&lt;b&gt;no&lt;/b&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[[a|b", "[[a|b"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a <!-- for editors --> b", "a  b"),
        ("a <!-- open", "a &lt;!-- open"),
        ("`<!-- shown -->`", "<code>&lt;!-- shown --&gt;</code>"),
    ],
)
def test_inline(text: str, html: str) -> None:
    assert str(PROSE.inline(text, resolve)) == html


def test_a_plain_text_is_rendered_like_any_other() -> None:
    """The short cut for texts without Markdown must not be seen."""
    plain = ("Waits 11 minutes", "Ça va, l’été", "“Why now?”", "1, 2, 3", "A. B) C: d - e", "他们说", "x")
    for text in (*plain, "1. Pays", "2) Waits"):
        long_way = PROSE._markdown.render(text)
        assert str(PROSE.block(text, resolve)).strip() == long_way.strip()
        assert str(PROSE.inline(text, resolve)) == PROSE._markdown.renderInline(text).strip()


def test_blocks_shift_their_headings_below_the_page_s() -> None:
    html = str(PROSE.block("# One\n\ntext\n\n## Two", resolve))
    assert html == '<h2 id="one">One</h2>\n<p>text</p>\n<h3 id="two">Two</h3>\n'


def test_headings_of_the_same_name_have_anchors_of_their_own() -> None:
    html = str(PROSE.block("## Why\n\n## Why", resolve))
    assert 'id="why"' in html
    assert 'id="why-1"' in html


def test_html_only_where_it_is_allowed_and_then_cleaned() -> None:
    hostile = '<b onclick="x()">bold</b><script>x()</script>'
    assert "<b" not in str(PROSE.block(hostile, resolve))
    assert str(Prose(html=True).inline(hostile, resolve)) == "<b>bold</b>"


def test_plain_text_for_titles() -> None:
    assert PROSE.plain("*Fast* [chat](x.md), `now`") == "Fast chat, now"
    assert PROSE.plain("One\n\nTwo") == "One Two"


def test_links_as_they_are_written() -> None:
    text = "[[persona:tim|Tim]] and [chat](../chat.md) and ![x](a.png) and `[[not]]`"
    assert [(found.target, found.wiki, found.image) for found in PROSE.links(text)] == [
        ("persona:tim", True, False),
        ("../chat.md", False, False),
        ("a.png", False, True),
    ]


def test_comments_are_for_editors_only() -> None:
    text = "One\n<!-- why -->\ntwo\n\n<!-- over\n\ntwo lines -->\n\n    <!-- code -->\n"
    assert str(PROSE.block(text, resolve)) == (
        "<p>One</p>\n<p>two</p>\n<pre><code>&lt;!-- code --&gt;\n</code></pre>\n"
    )
    assert PROSE.plain("a <!-- b --> c") == "a  c"
