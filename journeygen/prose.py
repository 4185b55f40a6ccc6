"""Markdown: the texts of a site as HTML, with links resolved while they are tokens.

`[[chat]]` and `[[persona:tim|our Tim]]` link entities by id; `[chat](../touchpoints/chat.md)` links
the file that describes one, so that it works on the Git host and on the site.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape
from mdit_py_plugins.anchors import anchors_plugin

from journeygen.model.names import WIKI_LINK

_PLAIN = re.compile(r"[^\\`*_{}\[\]<>#+\-!|~&:\n=.)]*|[^\W\d][^\\`*_{}\[\]<>#+!|~&\n=]*")
"""Texts without any character that could mean something in Markdown, which need no parser (`1. x` is a list)."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a link leads to: its URL (empty: no page, printed as plain text), and the words it has without own text."""

    url: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A link or an image in a text, as it is written. `written` is searched for in the source to tell the place.

    `text` are the words that stand for an image.
    """

    target: str
    written: str
    wiki: bool = False
    image: bool = False
    text: str = ""


Resolve = Callable[[Found], Target]
"""Turns what is written into where it leads. Raises nothing: a broken link gives a Target without URL."""


def _wiki_link(state: StateInline, silent: bool) -> bool:
    match = WIKI_LINK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": match[1].strip()}
        opening.meta = {"wiki": True, "written": match[0], "own_text": bool(match[2])}
        text = state.push("text", "", 0)
        text.content = (match[2] or match[1]).strip()
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    """A comment for those who edit the file, in a line of text: readers do not get it."""
    if not state.src.startswith("<!--", state.pos):
        return False
    end = state.src.find("-->", state.pos + 4, state.posMax)
    if end < 0:
        return False
    state.pos = end + 3
    return True


def _comment_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A comment on lines of its own."""
    if state.is_code_block(start_line) or not _line(state, start_line).startswith("<!--"):
        return False
    last = next((line for line in range(start_line, end_line) if "-->" in _line(state, line)), None)
    if last is None or _line(state, last).rpartition("-->")[2].strip():
        return False
    if not silent:
        state.line = last + 1
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _parser(html: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    parser.inline.ruler.before("link", "wiki_link", _wiki_link)
    parser.inline.ruler.before("autolink", "comment", _comment)
    interrupts = ["paragraph", "reference", "blockquote"]
    parser.block.ruler.before("html_block", "comment_block", _comment_block, {"alt": interrupts})
    anchors_plugin(parser, min_level=1, max_level=4, slug_func=_slug)
    return parser


def _slug(title: str) -> str:
    return re.sub(r"[^\w]+", "-", title.casefold(), flags=re.UNICODE).strip("-") or "section"


class Prose:
    """Renders Markdown. `html` lets HTML through that is on the allow-list."""

    def __init__(self, html: bool = False) -> None:
        self._html = html
        self._markdown = _parser(html)

    def block(self, text: str, resolve: Resolve, heading: int = 2) -> Markup:
        """A text of paragraphs, lists and headings; its highest heading becomes an `h2` (or `heading`)."""
        if not text:
            return Markup()
        if "\n" not in text and _PLAIN.fullmatch(text):
            return Markup("<p>{}</p>").format(text)
        tokens = self._markdown.parse(text)
        _shift_headings(tokens, heading)
        return self._rendered(tokens, resolve)

    def inline(self, text: str, resolve: Resolve) -> Markup:
        """A text of one line, without a paragraph around it."""
        if _PLAIN.fullmatch(text):
            return escape(text)
        return self._rendered(self._markdown.parseInline(text), resolve)

    def _rendered(self, tokens: list[Token], resolve: Resolve) -> Markup:
        _resolve_links(tokens, resolve)
        html = str(self._markdown.renderer.render(tokens, self._markdown.options, {}))
        return Markup(nh3.clean(html) if self._html else html)

    def plain(self, text: str) -> str:
        """A text without its Markdown, for attributes, titles and alternatives."""
        if _PLAIN.fullmatch(text):
            return text
        tokens = self._markdown.parse(text)
        parts = (_plain(token.children or []) for token in tokens if token.type == "inline")
        return " ".join(part for part in parts if part)

    def spoken(self, text: str) -> str:
        """The words of a text that are no code."""
        blocks = (token.children or () for token in self._markdown.parse(text))
        return "\n".join("".join(each.content for each in block if each.type == "text") for block in blocks)

    def links(self, text: str) -> Iterator[Found]:
        """The links and images of a text, as they are written."""
        if "[" not in text and "<" not in text:
            return
        for token in self._markdown.parse(text):
            for child in token.children or []:
                found = _found(child)
                if found:
                    yield found

    def tags(self, text: str) -> Iterator[str]:
        """The HTML tags of a text, outside of code and comments, whether HTML is on or not."""
        for token in _with_html().parse(text):
            parts = token.children or ([token] if token.type == "html_block" else [])
            for part in parts:
                if part.type in ("html_inline", "html_block"):
                    yield from (match[0] for match in _TAG.finditer(_COMMENT.sub("", part.content)))


@lru_cache(maxsize=1)
def _with_html() -> MarkdownIt:
    return _parser(html=True)


_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def _found(token: Token) -> Found | None:
    if token.type == "link_open":
        href = str(token.attrs.get("href", ""))
        return Found(href, str(token.meta.get("written", href)), wiki=bool(token.meta.get("wiki")))
    if token.type == "image":
        src = str(token.attrs.get("src", ""))
        return Found(src, src, image=True, text=_plain(token.children or []))
    return None


def _resolve_links(tokens: list[Token], resolve: Resolve) -> None:
    for token in tokens:
        if not token.children:
            continue
        kept: list[Token] = []
        dropping: list[bool] = []
        for index, child in enumerate(token.children):
            found = _found(child)
            if child.type == "link_close" and dropping and dropping.pop():
                continue
            if found is None:
                kept.append(child)
                continue
            target = resolve(found)
            if found.image:
                child.attrs["src"] = target.url
                kept.append(child)
                continue
            if found.wiki and target.text and not child.meta.get("own_text"):
                token.children[index + 1].content = target.text
            dropping.append(not target.url)
            if target.url:
                child.attrs["href"] = target.url
                kept.append(child)
        token.children = kept


def _shift_headings(tokens: list[Token], highest: int) -> None:
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    shift = highest - min(levels, default=highest)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + shift, 6)}"


def _plain(tokens: list[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "image":
            parts.append(_plain(token.children or []))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
