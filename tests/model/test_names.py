from __future__ import annotations

import pytest

from journeygen.model.names import folded, is_slug, nearest, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Buy an exercise bike", "buy-an-exercise-bike"),
        ("Ouvrir un compte, à Paris !", "ouvrir-un-compte-à-paris"),
        ("Cafe\u0301", "café"),
        ("客户旅程", "客户旅程"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("snake_case & more", "snake-case-more"),
        ("!?", ""),
    ],
)
def test_slug_of(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_a_slug_is_its_own_slug() -> None:
    assert is_slug("open-account")
    assert not is_slug("Open-account")
    assert not is_slug("-open")
    assert not is_slug("")
    assert is_slug("2nd-visit")


def test_folded_forgets_case_accents_and_spaces() -> None:
    assert folded("  Été   à  PARIS ") == folded("ete a paris")


@pytest.mark.parametrize(
    ("written", "known", "near"),
    [
        ("chta", ["chat", "shop"], "chat"),  # two letters exchanged are one mistake
        ("cat", ["chat"], "chat"),  # the longer of the two has four letters
        ("tm", ["tim"], None),  # three letters are too few to guess
        ("Tim", ["tim"], "tim"),  # case alone is no distance
        ("touchpiont", ["touchpoint"], "touchpoint"),
        ("tuchpiont", ["touchpoint"], "touchpoint"),
        ("aaaabbbb", ["aaaacccc"], None),
    ],
)
def test_nearest(written: str, known: list[str], near: str | None) -> None:
    assert nearest(written, known) == near
