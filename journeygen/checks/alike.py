"""Names that are nearly the same, found without looking at every pair.

Two names that differ in one letter have a form in common: each with one letter left out. So it is
enough to compare those that share a form; the time grows with the number of names, not its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from journeygen.model.names import folded

_SMALL = {"and", "et", "und", "the"}
"""Words between others that are written or not."""


_MOST = 8
"""How many names are kept under a form: of a hundred that are all alike, each is like the first ones."""


def alike(names: Iterable[str], least: int) -> Iterator[tuple[int, int]]:
    """The numbers (from 0) of names that are nearly the same, as pairs of a name and the first it is like.

    They are when nothing but case, accents, spaces, hyphens and small words sets them apart; or one
    letter, in words of at least `least` letters. Digits, and a single letter at the end, tell things
    apart: `Letter 1` and `Letter 2`, `Plan A` and `Plan B` are not alike.
    """
    known: dict[str, list[tuple[int, str, str]]] = {}
    for number, name in enumerate(names):
        words = words_of(name)
        letters, label = "".join(words), _label(words)
        forms = {letters}
        if len(letters) >= least:
            forms |= {letters[:place] + letters[place + 1 :] for place in range(len(letters))}
        near = [
            other
            for form in forms
            for other, theirs, their_label in known.get(form, ())
            if theirs == letters or (label == their_label and _one_letter_apart(letters, theirs, least))
        ]
        if near:
            yield number, min(near)
        for form in forms:
            kept = known.setdefault(form, [])
            if len(kept) < _MOST:
                kept.append((number, letters, label))


def words_of(name: str) -> list[str]:
    """The words of a name, without those that do not tell it apart."""
    plain = "".join(letter if letter.isalnum() else " " for letter in folded(name)).split()
    return [word for word in plain if word not in _SMALL] or plain


def _label(words: list[str]) -> str:
    """What tells a name from others of its kind: its digits, and a single letter at the end."""
    digits = "".join(letter for word in words for letter in word if letter.isdigit())
    return digits + (words[-1] if len(words) > 1 and len(words[-1]) == 1 and words[-1].isalpha() else "")


def _one_letter_apart(one: str, other: str, least: int) -> bool:
    return min(len(one), len(other)) >= least and OSA.distance(one, other, score_cutoff=1) <= 1
