"""How a persona is told apart on a map: a short name, initials, and one of ten line styles."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from journeygen.charts.faces import STYLES, Shape, shape_of, style_class
from journeygen.model.kinds import Key, Kind
from journeygen.model.personas import Persona
from journeygen.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Who:
    """A persona beside what holds for it. `style` is the number of its line style, from 1."""

    id: str
    name: str
    initials: str
    style: int

    @property
    def style_class(self) -> str:
        """The class that gives hue and dash: `p1` … `p10`."""
        return style_class(self.style)

    @property
    def shape(self) -> Shape:
        """The shape of its marks."""
        return shape_of(self.style)


def who_is(persona_id: str, sheet: Sheet) -> Who:
    """The mark of a persona; its style comes from its site-wide order, so that it looks the same on every page."""
    return sheet.once(("who", persona_id), lambda: _who(persona_id, sheet))


def _who(persona_id: str, sheet: Sheet) -> Who:
    personas = sheet.catalog.personas
    persona = personas.get(persona_id)
    name = sheet.plain(persona.name) if persona else persona_id
    return Who(
        persona_id, short_name(name, persona_id), initials_of(persona_id, name, sheet), style_of(persona_id, sheet)
    )


def style_of(persona_id: str, sheet: Sheet) -> int:
    """The number of a persona's line style, from 1 to 10."""
    persona = sheet.catalog.get(Key(Kind.PERSONA, persona_id))
    own = persona.style if isinstance(persona, Persona) else ""
    if own.isascii() and own.isdigit() and 1 <= int(own) <= STYLES:
        return int(own)
    place = next((at for at, id_ in enumerate(sheet.catalog.personas) if id_ == persona_id), 0)
    return place % STYLES + 1


def short_name(name: str, persona_id: str) -> str:
    """The word of the name that the id repeats (`tim`: Tim, of Tech-savvy Tim); else the whole name."""
    return next((word for word in name.split() if _bare(word) == _bare(persona_id)), name)


def initials_of(persona_id: str, name: str, sheet: Sheet) -> str:
    """The persona's initials; the start of its short name where a persona before it has the same (TT: TR, of Trudy)."""
    own = initials(name)
    for id_, other in sheet.catalog.personas.items():
        if id_ == persona_id:
            return own
        if initials(sheet.plain(other.name)) == own:
            return _without_article(short_name(name, persona_id))[:2].upper()
    return own


def initials(name: str) -> str:
    """The first letters of the first and the last word, without the Arabic article: `TT`, of التاجر `ت`."""
    words = [word for word in name.split() if word[0].isalnum()] or [name]
    letters = [_without_article(word)[0].upper() for word in dict.fromkeys((words[0], words[-1])) if word]
    # Letters of a cursive script would join, as if they were a word.
    return _APART.join(letters) if all(_is_cursive(letter) for letter in letters) else "".join(letters)


_APART = "\u200c"
"""A zero-width non-joiner."""


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("\u0627\u0644") and len(word) > len("\u0627\u0644") + 1 else word


def _is_cursive(letter: str) -> bool:
    return unicodedata.bidirectional(letter) == "AL"


def _bare(word: str) -> str:
    """A word without case, accents and punctuation."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if letter.isalnum())
