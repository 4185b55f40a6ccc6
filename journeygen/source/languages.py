"""Whether a text is the tag of a language: `en`, `fr`, `pt-BR`."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale

from journeygen.model.names import folded

_TAG = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{4,8})*(-x(-[A-Za-z0-9]{1,8})+)?"
)
_OWN_NAMES = ("ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "sv", "tr", "uk", "zh")
"""Languages whose own names are known, beside the English ones."""


def language_hint(written: str) -> str:
    """How to write the language that a text seems to mean; empty if it is written as it should be."""
    if _TAG.fullmatch(written) and written.partition("-")[0].lower() in _names().values():
        return ""
    meant = _names().get(folded(written.replace("_", "-").partition("-")[0]))
    if "_" in written and _TAG.fullmatch(written.replace("_", "-")):
        return f"write '{written.replace('_', '-')}'"
    return f"write '{meant}'" if meant else "write its short name, such as en, fr or pt-BR"


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """The tags of the languages by their names, in English and in the language itself."""
    names = {folded(name): tag for tag, name in Locale("en").languages.items() if "_" not in tag}
    own = {folded(Locale(tag).languages.get(tag, tag)): tag for tag in _OWN_NAMES}
    return {**names, **own}
