"""Tags of languages, and what is said to others."""

from __future__ import annotations

import pytest

from journeygen.source.languages import language_hint


@pytest.mark.parametrize(
    "tag", ["en", "fr", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "de-CH-1996", "EN", "gsw", "ar"]
)
def test_a_tag(tag: str) -> None:
    assert language_hint(tag) == ""


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("english", "write 'en'"),
        ("French", "write 'fr'"),
        ("français", "write 'fr'"),
        ("Deutsch", "write 'de'"),
        ("pt_BR", "write 'pt-BR'"),
        ("xx", "write its short name, such as en, fr or pt-BR"),
        ("en-", "write its short name, such as en, fr or pt-BR"),
        ("en fr", "write its short name, such as en, fr or pt-BR"),
    ],
)
def test_no_tag(written: str, hint: str) -> None:
    assert language_hint(written) == hint
