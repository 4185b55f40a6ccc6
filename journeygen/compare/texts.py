"""When two texts say the same: however their lines are broken and whatever is bold in them."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from rapidfuzz.fuzz import ratio

from journeygen.model.names import folded
from journeygen.prose import Prose

_PROSE = Prose()
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])

NEARLY = 60
"""From this likeness on, out of 100, one text is another one reworded."""


@lru_cache(maxsize=1 << 14)
def plain(markdown: str) -> str:
    """A text without its Markdown, and in one line."""
    return " ".join(_PROSE.plain(markdown).split())


@lru_cache(maxsize=1 << 14)
def meaning(markdown: str) -> tuple[str, ...]:
    """What a text says: its words, in blocks, and where its links lead; nothing of how it is laid out."""
    return tuple(_said(token) for token in _MARKDOWN.parse(markdown) if token.type in _SAYING)


def same(one: str, other: str) -> bool:
    """Whether two texts say the same."""
    return one == other or meaning(one) == meaning(other)


def nearly(one: str, other: str) -> float:
    """How alike two texts are in their letters, from 0 to 100."""
    return float(ratio(folded(plain(one)), folded(plain(other))))


_SAYING = ("inline", "fence", "code_block", "html_block")


def _said(token: Token) -> str:
    if token.children is None:
        return token.content
    parts: list[str] = []
    for child in token.children:
        if child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "link_open":
            parts.append(f"⟨{child.attrs.get('href', '')}⟩")
        elif child.type == "image":
            parts.append(f"⟨{child.attrs.get('src', '')}⟩{child.content}")
        else:
            parts.append(child.content)
    return " ".join("".join(parts).split())
