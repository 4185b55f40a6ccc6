from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import journeygen.words
from journeygen.model.fields import Duration
from journeygen.words import SHIPPED, Words, direction_of, is_language, texts_of

HERE = Path(journeygen.words.__file__).parent / "locale"


def blanks(text: Any) -> set[str]:
    """The names that are filled into a text, in any of its plural forms."""
    forms = text.values() if isinstance(text, Mapping) else (text,)
    return {name for form in forms for name in re.findall(r"{(\w+)}", str(form))}


def test_all_languages_have_the_same_files_and_keys() -> None:
    files = {language: sorted(path.name for path in (HERE / language).iterdir()) for language in SHIPPED}
    assert all(names == files["en"] for names in files.values())
    for language in SHIPPED:
        assert sorted(texts_of(language)) == sorted(texts_of("en")), language


@pytest.mark.parametrize("language", SHIPPED)
def test_a_text_fills_in_the_same_names_in_every_language(language: str) -> None:
    english, other = texts_of("en"), texts_of(language)
    wrong = {
        key: (blanks(english[key]), blanks(text)) for key, text in other.items() if blanks(english[key]) != blanks(text)
    }
    assert wrong == {}


@pytest.mark.parametrize("language", SHIPPED)
def test_plurals_have_the_forms_of_their_language(language: str) -> None:
    forms = {str(Words(language).locale.plural_form(n)) for n in range(101)}
    wrong = {
        key
        for key, text in texts_of(language).items()
        if isinstance(text, Mapping) and not forms <= set(text) | {"many"}
    }
    assert wrong == set()


def test_no_key_is_in_two_files() -> None:
    seen: dict[str, str] = {}
    for path in sorted((HERE / "en").iterdir()):
        for key in tomllib.loads(path.read_text("utf-8")):
            assert seen.setdefault(key, path.name) == path.name, key


def test_plurals_and_numbers() -> None:
    assert [Words("en")("count.step", n=n) for n in (0, 1, 1200)] == ["0 steps", "1 step", "1,200 steps"]
    assert [Words("fr")("count.step", n=n) for n in (0, 1, 2)] == ["0 étape", "1 étape", "2 étapes"]


def test_emotions_have_a_sign_and_a_real_minus() -> None:
    assert [Words("en").emotion(tenths) for tenths in (-20, -5, 0, 15)] == ["−2", "−0.5", "0", "+1.5"]
    assert Words("fr").emotion(15) == "+1,5"


def test_dates_durations_and_lists() -> None:
    day = datetime.date(2026, 11, 4)
    assert (Words("en").date(day), Words("fr").date(day)) == ("4 Nov 2026", "4 nov. 2026")
    weeks = Duration(low=1, high=3, unit="week")
    assert (Words("en").duration(weeks), Words("fr").duration(weeks)) == ("1–3 weeks", "1–3\xa0semaines")
    assert Words("en").listed(("Tim", "Trudy", "Omar")) == "Tim, Trudy, and Omar"


def test_a_language_without_a_translation_has_the_interface_in_english() -> None:
    assert Words("ja").language == "en"
    assert Words("fr-CH").language == "fr"
    assert (is_language("fr-CH"), is_language("klingon")) == (True, False)
    assert (direction_of("ar"), direction_of("fr")) == ("rtl", "ltr")


def test_a_key_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        Words("en")("no.such.key")
