"""Interface words, dates, numbers and plurals in one language.

The words are in `locale/LANG/*.toml`: a key, and a text or a table of plural forms (`one`, `other`, …
as CLDR names them). `{name}` in a text is filled in.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from copy import copy
from functools import lru_cache
from importlib import resources
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from journeygen.model.fields import Duration

SHIPPED = ("en", "fr", "de", "es", "ar")
"""The languages the interface speaks. A site in another one has the interface in English."""

_MARK = "\u200e"  # LEFT-TO-RIGHT MARK


class Words:
    """The words of one language. Calling it gives a text: `words("steps", n=3)`.

    `around` is the language of the texts that the words stand among, where it is not their own: an
    English interface on the page of a journey in Arabic.

    Digits are Latin in every language. Babel knows Arabic-Indic ones too, but CLDR has Latin as the
    default of plain `ar` (Arabic-Indic as that of single countries), a site's own texts come with the
    digits their authors typed, and CSV files, dates in YAML and scores come with Latin ones: one kind
    of digits on a map can be compared at a glance, two cannot.
    """

    def __init__(self, tag: str, around: str = "") -> None:
        self.tag = tag
        self.locale = locale_of(tag)
        self.language = self.locale.language if self.locale.language in SHIPPED else "en"
        # A word that is not translated yet stands in English rather than nowhere; a test finds it.
        self._texts = {**texts_of("en"), **texts_of(self.language)}
        self._own = self.locale if self.language == self.locale.language else Locale(self.language)
        # Beside letters that run from right to left, a sign in front of Latin digits would move behind them.
        runs = direction_of(around) if around else self.direction
        self._before_sign = _MARK if "rtl" in (runs, self.direction) else ""
        self._is_guest = bool(around) and locale_of(around).language != self.language

    def within(self, language: str) -> Words:
        """The same words, to stand among texts in this language (empty: the words' own)."""
        return Words(self.tag, language)

    def with_texts(self, texts: Mapping[str, Any]) -> Words:
        """The same words, with more texts, or with others under the same keys."""
        more = copy(self)
        more._texts = {**self._texts, **texts}
        return more

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, of the interface's language."""
        return str(self._own.text_direction)

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text of a key; numbers in it are formatted. A key that does not exist raises KeyError."""
        text = self._texts[key]
        if isinstance(text, Mapping):
            text = text.get(self._form(values["n"]), text["other"])
        shown = {name: self.number(each) if isinstance(each, int | float) else each for name, each in values.items()}
        return str(text.format(**shown) if shown else text)

    def number(self, value: float, decimals: int = 1) -> str:
        """A number with at most so many decimals, and a real minus sign."""
        return (self._before_sign if value < 0 else "") + _number(value, decimals, self._own)

    def signed(self, value: float) -> str:
        """A number with its sign: `+1.5`, `−2`, `0`."""
        return (f"{self._before_sign}+" if value > 0 else "") + self.number(value)

    def emotion(self, tenths: float) -> str:
        """A value of the emotion scale, given in tenths: `+1.5`."""
        return self.signed(tenths / 10)

    def percent(self, value: float) -> str:
        """A percentage: `23 %` in French, `23%` in English."""
        pattern = _percent_pattern(self._own)
        return (self._before_sign if value < 0 else "") + pattern.format(_number(value, 1, self._own))

    def date(self, day: datetime.date) -> str:
        """A date: `4 Nov 2026`."""
        return format_date(day, _DATES.get(self.language, "medium"), locale=self._own)

    def duration(self, duration: Duration) -> str:
        """A duration with its unit: `1–3 weeks`."""
        forms = self._texts[f"duration.{duration.unit}"]
        text = str(forms.get(self._form(duration.high), forms["other"]))
        low, high = (
            format_decimal(each, format="#,##0.##", locale=self._own) for each in (duration.low, duration.high)
        )
        if low == high:
            return text.format(n=high)
        # A dual says its number without a digit, which leaves no place for a range.
        return (text if "{n}" in text else str(forms.get("few", forms["other"]))).format(n=f"{low}–{high}")

    def listed(self, parts: list[str] | tuple[str, ...]) -> str:
        """Several words in a row: `Tim, Trudy and Omar`."""
        return str(format_list(list(parts), locale=self._own))

    @property
    def comma(self) -> str:
        """What stands between the parts of a row without an “and”: `, `."""
        return str(self._texts["comma"])

    @property
    def colon(self) -> str:
        """What stands between a heading and what it announces, with the spaces around it."""
        return str(self._texts["colon"])

    def ours(self, text: str) -> str | Markup:
        """A text of the interface, marked with its language and direction where those around it are in another."""
        if not text or not self._is_guest:
            return text
        return Markup('<span lang="{}" dir="{}">{}</span>').format(self.language, self.direction, text)

    def said(self, key: str, /, **values: Any) -> str | Markup:
        """The text of a key, marked as `ours` where it must be. It is no attribute's value: it may be an element."""
        return self.ours(self(key, **values))

    def _unsigned(self, count: float) -> str:
        return str(format_decimal(count, format="#,##0.##", locale=self._own))

    def _form(self, count: float) -> str:
        """The plural form of a count. A whole number is one, however it came: 1.0 hours are 1 hour."""
        return str(self._own.plural_form(int(count) if count == int(count) else count))


# Where CLDR's medium pattern of dates begins with the month, or is all digits with marks that reorder it (ar).
_DATES = {"en": "d MMM y", "ar": "d MMMM y"}


@lru_cache(maxsize=1 << 14)  # a site says the same few numbers over and over
def _number(value: float, decimals: int, locale: Locale) -> str:
    pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
    shown = str(format_decimal(abs(value), format=pattern, locale=locale))
    return f"−{shown}" if value < 0 and shown.strip("0.,") else shown


@lru_cache(maxsize=32)
def _percent_pattern(locale: Locale) -> str:
    """A percentage as CLDR has it for the language, with `{}` for its number."""
    return re.sub(r"[#0.,]+", "{}", locale.percent_formats[None].pattern)


@lru_cache(maxsize=32)
def locale_of(tag: str) -> Locale:
    """The locale of a language tag; English for one that nobody knows."""
    for candidate in (tag, tag.split("-")[0]):
        try:
            return Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def is_language(tag: str) -> bool:
    """Whether a language tag is one that is known."""
    return locale_of(tag).language == tag.split("-")[0].lower()


def direction_of(tag: str) -> str:
    """`ltr` or `rtl`, for content in this language."""
    return str(locale_of(tag).text_direction)


@lru_cache(maxsize=8)
def texts_of(language: str) -> Mapping[str, Any]:
    """The texts of a shipped language, by key; keys of tables are joined by a dot."""
    texts: dict[str, Any] = {}
    folder = resources.files("journeygen.words").joinpath("locale", language)
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        texts |= flattened(tomllib.loads(file.read_text("utf-8")))
    return texts


def flattened(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """The texts of a table of tables by key; a table of plural forms is a text."""
    texts: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict) and "other" not in value:
            texts |= flattened(value, f"{prefix}{key}.")
        else:
            texts[prefix + key] = value
    return texts
