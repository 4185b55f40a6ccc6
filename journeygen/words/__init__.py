"""Interface words, dates, numbers and plurals in one language.

The words are in `locale/LANG/*.toml`: a key, and a text or a table of plural forms (`one`, `other`, …
as CLDR names them). `{name}` in a text is filled in.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from journeygen.model.fields import Duration

SHIPPED = ("en", "fr")
"""The languages the interface speaks. A site in another one has the interface in English."""


class Words:
    """The words of one language. Calling it gives a text: `words("steps", n=3)`."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.locale = locale_of(tag)
        self.language = self.locale.language if self.locale.language in SHIPPED else "en"
        self._texts = texts_of(self.language)
        self._own = self.locale if self.language == self.locale.language else Locale(self.language)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, of the interface's language."""
        return str(self._own.text_direction)

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text of a key; numbers in it are formatted. A key that does not exist raises KeyError."""
        text = self._texts[key]
        if isinstance(text, Mapping):
            text = text.get(self._own.plural_form(values["n"]), text["other"])
        shown = {name: self.number(each) if isinstance(each, int | float) else each for name, each in values.items()}
        return str(text.format(**shown) if shown else text)

    def number(self, value: float, decimals: int = 1) -> str:
        """A number with at most so many decimals, and a real minus sign."""
        return _number(value, decimals, self._own)

    def signed(self, value: float) -> str:
        """A number with its sign: `+1.5`, `−2`, `0`."""
        return ("+" if value > 0 else "") + self.number(value)

    def emotion(self, tenths: float) -> str:
        """A value of the emotion scale, given in tenths: `+1.5`."""
        return self.signed(tenths / 10)

    def percent(self, value: float) -> str:
        """A percentage: `23 %` in French, `23%` in English."""
        return self.number(value) + ("\u202f%" if self.language == "fr" else "%")

    def date(self, day: datetime.date) -> str:
        """A date: `4 Nov 2026`."""
        pattern = "d MMM y" if self.language == "en" else "medium"
        return format_date(day, pattern, locale=self._own)

    def duration(self, duration: Duration) -> str:
        """A duration with its unit: `1–3 weeks`."""
        unit = f"duration-{duration.unit}"
        text = format_unit(duration.high, unit, length="long", locale=self._own, format="#,##0.##")
        if duration.low == duration.high:
            return text
        high = format_decimal(duration.high, format="#,##0.##", locale=self._own)
        return text.replace(high, f"{format_decimal(duration.low, format='#,##0.##', locale=self._own)}–{high}", 1)

    def listed(self, parts: list[str] | tuple[str, ...]) -> str:
        """Several words in a row: `Tim, Trudy and Omar`."""
        return str(format_list(list(parts), locale=self._own))


@lru_cache(maxsize=1 << 14)  # a site says the same few numbers over and over
def _number(value: float, decimals: int, locale: Locale) -> str:
    pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
    return str(format_decimal(value, format=pattern, locale=locale)).replace("-", "−")


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

    def gather(prefix: str, table: Mapping[str, Any]) -> None:
        for key, value in table.items():
            if isinstance(value, dict) and "other" not in value:
                gather(f"{prefix}{key}.", value)
            else:
                texts[prefix + key] = value

    folder = resources.files("journeygen.words").joinpath("locale", language)
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        gather("", tomllib.loads(file.read_text("utf-8")))
    return texts
