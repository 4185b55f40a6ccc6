from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from markupsafe import Markup

import journeygen.words
from journeygen.model.fields import Duration
from journeygen.words import SHIPPED, Words, direction_of, is_language, texts_of

HERE = Path(journeygen.words.__file__).parent / "locale"


def blanks(text: Any) -> set[str]:
    """The names that are filled into a text, in any of its plural forms."""
    forms = text.values() if isinstance(text, Mapping) else (text,)
    return {name for form in forms for name in re.findall(r"{(\w+)}", str(form))}


@pytest.mark.parametrize("language", SHIPPED)
def test_all_languages_have_the_same_files_and_keys(language: str) -> None:
    assert {path.name for path in (HERE / language).iterdir()} == {path.name for path in (HERE / "en").iterdir()}
    assert sorted(texts_of(language)) == sorted(texts_of("en"))


@pytest.mark.parametrize("language", SHIPPED)
def test_a_text_fills_in_the_same_names_in_every_language(language: str) -> None:
    english, other = texts_of("en"), texts_of(language)
    wrong = {
        key: (blanks(english[key]), blanks(text)) for key, text in other.items() if blanks(english[key]) != blanks(text)
    }
    assert wrong == {}


@pytest.mark.parametrize("language", SHIPPED)
def test_plurals_have_the_forms_that_cldr_asks_for(language: str) -> None:
    # French and Spanish have a form of their own for millions; nobody has a million steps.
    forms = {str(Locale(language).plural_form(n)) for n in range(1001)}
    wrong = {key: set(text) for key, text in texts_of(language).items() if isinstance(text, Mapping)}
    assert {key: found for key, found in wrong.items() if found - {"many"} != forms - {"many"} or forms - found} == {}
    if language == "ar":
        assert forms == {"zero", "one", "two", "few", "many", "other"}


@pytest.mark.parametrize("language", SHIPPED)
def test_the_same_keys_have_plurals(language: str) -> None:
    english = texts_of("en")
    assert [
        key
        for key, text in texts_of(language).items()
        if isinstance(text, Mapping) != isinstance(english[key], Mapping)
    ] == []


@pytest.mark.parametrize("language", SHIPPED)
def test_no_text_is_left_empty_that_english_has(language: str) -> None:
    assert [key for key, text in texts_of(language).items() if not text and texts_of("en")[key]] == []


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


def test_arabic_has_six_plurals_and_latin_digits() -> None:
    words = Words("ar")
    assert [words("count.step", n=n) for n in (0, 1, 2, 3, 11, 100, 1200)] == [
        "لا خطوات", "خطوة واحدة", "خطوتان", "3 خطوات", "11 خطوة", "100 خطوة", "1,200 خطوة",
    ]  # fmt: skip


def test_signs_stay_in_front_where_texts_run_from_right_to_left() -> None:
    assert [Words("ar").emotion(tenths) for tenths in (-20, 0, 15)] == ["\u200e−2", "0", "\u200e+1.5"]
    assert Words("en").within("ar").emotion(-20) == "\u200e−2"
    assert Words("ar").within("en").emotion(-20) == "\u200e−2"


def test_words_among_texts_in_another_language_are_marked() -> None:
    assert Words("en").ours("Step") == Words("en").within("en-GB").ours("Step") == "Step"
    marked = Words("en").within("ar").ours("Pain & gain")
    assert marked == Markup('<span lang="en" dir="ltr">Pain &amp; gain</span>')
    # A Japanese site has the interface in English, and its journeys are not.
    assert Words("ja").within("ja").ours("Step") == Markup('<span lang="en" dir="ltr">Step</span>')


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "23.5%"), ("fr", "23,5\xa0%"), ("de", "23,5\xa0%"), ("es", "23,5\xa0%"), ("ar", "23.5%")],
)
def test_percentages(language: str, expected: str) -> None:
    assert Words(language).percent(23.5) == expected


def test_a_number_that_rounds_to_nothing_has_no_sign() -> None:
    assert (Words("en").number(-0.04), Words("de").number(-1234.56)) == ("0", "−1.234,6")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "4 Nov 2026"), ("fr", "4 nov. 2026"), ("de", "04.11.2026"), ("es", "4 nov 2026"), ("ar", "4 نوفمبر 2026")],
)
def test_dates(language: str, expected: str) -> None:
    assert Words(language).date(datetime.date(2026, 11, 4)) == expected


@pytest.mark.parametrize(
    ("language", "low", "high", "unit", "expected"),
    [
        ("en", 1, 3, "week", "1–3 weeks"),
        ("en", 1.0, 1.0, "hour", "1 hour"),
        ("en", 1.5, 1.5, "hour", "1.5 hours"),
        ("fr", 1, 3, "week", "1–3\xa0semaines"),
        ("fr", 1.5, 1.5, "hour", "1,5\xa0heure"),
        ("de", 1, 2, "month", "1–2 Monate"),
        ("es", 1, 1, "day", "1 día"),
        ("ar", 2, 2, "month", "شهران"),
        ("ar", 1, 2, "day", "1–2 أيام"),
        ("ar", 11, 11, "day", "11 يومًا"),
    ],
)
def test_durations(language: str, low: float, high: float, unit: str, expected: str) -> None:
    assert Words(language).duration(Duration(low=low, high=high, unit=unit)) == expected


def test_lists() -> None:
    assert Words("en").listed(("Tim", "Trudy", "Omar")) == "Tim, Trudy, and Omar"
    assert Words("ar").listed(("تيم", "ترودي")) == "تيم وترودي"
    assert (Words("de").comma, Words("ar").comma) == (", ", "، ")


def test_a_language_without_a_translation_has_the_interface_in_english() -> None:
    assert Words("ja").language == "en"
    assert Words("fr-CH").language == "fr"
    assert (is_language("fr-CH"), is_language("klingon")) == (True, False)
    assert (direction_of("ar"), direction_of("fr")) == ("rtl", "ltr")


def test_a_key_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        Words("en")("no.such.key")
