"""Ids and names: how one becomes the other, and which known one a misspelt one is close to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

LONGEST_ID = 100
"""The most bytes an id may have: it becomes part of file names, which file systems keep to 255."""


WIKI_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
"""`[[chat]]` or `[[persona:tim|our Tim]]` in a text: what it names, and its own words if it has some."""


def slug_of(name: str) -> str:
    """The id that a name gives: lower-case letters of any script, digits and hyphens, in NFC; may be empty.

    A long name gives an id of its first words.

    >>> slug_of("Ouvrir un compte, à Paris !")
    'ouvrir-un-compte-à-paris'
    """
    kept = [char if _is_word(char) else " " for char in unicodedata.normalize("NFC", name).lower()]
    slug = unicodedata.normalize("NFC", "-".join("".join(kept).split()))
    if len(slug.encode()) <= LONGEST_ID:
        return slug
    start = slug.encode()[: LONGEST_ID + 1].decode(errors="ignore")
    return start.rpartition("-")[0] or start[:-1]


def is_slug(text: str) -> bool:
    """Whether a text is an id as it should be written."""
    return bool(text) and slug_of(text) == text and unicodedata.category(text[0])[0] in "LN"


@lru_cache(maxsize=1 << 12)  # a site is written in few letters
def _is_word(char: str) -> bool:
    # Marks (M) carry the vowels of many scripts; without them ids in Hindi or Thai would fall apart.
    return unicodedata.category(char)[0] in "LNM"


def folded(name: str) -> str:
    """A name without case, accents and doubled spaces, to compare by."""
    if name.isascii():
        return " ".join(name.casefold().split())
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def nearest(written: str, known: Iterable[str], loose: bool = False) -> str | None:
    """The known name that a written one is close to; None where none is.

    Close is a Damerau-Levenshtein distance (optimal string alignment) of 1 from four letters on, of
    2 from eight, with case and accents folded. `loose` allows one more, for lists so short that a
    wrong suggestion does no harm (keys, words of an enumeration).
    """
    word = folded(written).replace("_", "-")
    best: tuple[int, str] | None = None
    for each in known:
        other = folded(each).replace("_", "-")
        length = max(len(word), len(other))
        allowed = 2 if length >= 8 else 1 if length >= 4 else 0
        if loose:
            allowed = min(allowed + 1, (length - 1) // 2)  # not most of a word's letters
        distance = OSA.distance(word, other, score_cutoff=allowed)
        if distance <= allowed and (best is None or (distance, each) < best):
            best = (distance, each)
    return best[1] if best else None
