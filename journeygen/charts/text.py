"""How wide a text is at most, and how it is shortened or broken to fit.

No font is known when a site is built: the reader's system chooses. So widths are estimated from a
table of the widest fonts that are common as `system-ui` or `serif`: DejaVu Sans, its bold, and DejaVu
Serif Italic, whose advance widths (in hundredths of an em, rounded up) are bundled below. Accented
letters are as wide as their base letter; scripts that are not in the table get one width each.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Hundredths of an em, and the characters of that width: the wider of DejaVu Sans and DejaVu Serif Italic.
REGULAR: tuple[tuple[int, str], ...] = (
    (20, "⁄"),
    (24, "י"),
    (28, "'וןآأإا"),
    (32, " ,.ijl·ıії‘’‚‛"),
    (36, "/:;\\|¦łז،"),
    (40, "()-I[]fΙΪίι‐‑‹›"),
    (44, "!Jt¡²³¹גנ"),
    (48, '"rªºءدذ'),
    (52, "*_`§¨¯°´¸–“”„†ؤرزوژ"),
    (56, "?sz¿έεζξгзґדךכץةه٠١٢٣٤٥٦٧٨٩؟"),
    (60, "cvxyγςвсухьэє•בלצרعغ"),
    (64, "$0123456789aeko{}¢£¤¥«¶»ðøήΰβδηθλνορτυχабеклочђ‒€עףפم"),
    (68, "LPTYbdghnpquµÞßþŁđΡΤΥΫάακμπГЗРТийнпряҐאהחטםמסתجحخچ"),
    (72, "FSXZΓΖΞΣΧσφХЬдцъקש"),
    (76, "ABEKRVΑΒΔΕΚΛАБВЕУلن"),
    (80, "CGψКСЧЭЂئقىيی"),
    (84, "#+<=>DOQ^~¬±Ð×Ø÷ĐΘΟΦΩωДЛОЪЯмы←→↑↓−≈≤≥ك"),
    (88, "HNUwΗΝΠΨИЙНПФЦф"),
    (92, "&юљњکگ"),
    (96, "%тшبتثطظپ"),
    (100, "@m©®¼½¾æЫ—―…™"),
    (104, "MWÆœΜМщف"),
    (108, "№"),
    (112, "ЉЊ"),
    (116, "ŒЖШЩж"),
    (120, "Ю"),
    (124, "سشصض"),
    (136, "‰"),
)

# The same of DejaVu Sans Bold.
BOLD: tuple[tuple[int, str], ...] = (
    (20, "⁄"),
    (32, "'י"),
    (36, " ijlıіїוןآأإا"),
    (40, ",./:;IJ\\|¦·łΙΪίι‘’‚‛،"),
    (44, "-f²³¹‐‑‹›ז"),
    (48, "!()[]t¡גנ"),
    (52, "_`r§¨¯°´¸–†ءدذ"),
    (56, '"*έεгґ'),
    (60, "?cszªº¿ζξςзстэєדךכةرزه؟ژ"),
    (64, "L¤¶ΓΞλτГвьҐ•בלרؤو٠١٢٣٤٥٦٧٨٩"),
    (68, "aekvxy«»Łΰυχаекухя“”„טסעףפץצ"),
    (72, "$0123456789EFTbdghnopqu{}¢£¥ßðøþđΕΣΤάήαβγδηθκνορЕЗТбийнопрчђ‒€החםתعغ"),
    (76, "CPSYZµÞΖΡΥΫμРСЭлцъאמקשجحخمچ"),
    (80, "ABKRVXΑΒΔΚΛΧπσφψАБВУХЬЯ"),
    (84, "#+<=>DGHNU^~¬±Ð×÷ĐΗΝΠИЙКЛНПЧдм←→↑↓−≈≤≥"),
    (88, "&OQØΘΟΦΨΩωОЂلن"),
    (92, "Дыئقكىيی"),
    (96, "wЦЪњ"),
    (100, "@M©®ΜМФжфюљ—―…™"),
    (104, "%¼½¾Ыبتثطظپکگ"),
    (108, "mæш"),
    (112, "WÆœщ"),
    (116, "ЉЊ"),
    (120, "ŒЮف"),
    (124, "ЖШ№"),
    (136, "Щصض"),
    (140, "سش"),
    (144, "‰"),
)

# The first and last character of a script, and the width (em) of one of its characters: a high
# estimate, since these are set in fonts that we have not measured.
SCRIPTS: tuple[tuple[int, int, float], ...] = (
    (0x00A0, 0x024F, 0.95),  # rarer Latin letters
    (0x0370, 0x03FF, 0.95),  # Greek
    (0x0400, 0x052F, 1.15),  # Cyrillic
    (0x0530, 0x058F, 0.9),  # Armenian
    (0x0590, 0x05FF, 0.8),  # Hebrew
    (0x0600, 0x08FF, 1.0),  # Arabic, without its common letters
    (0x0900, 0x0DFF, 1.0),  # the scripts of India
    (0x0E00, 0x0EFF, 0.8),  # Thai, Lao
    (0x10A0, 0x10FF, 1.0),  # Georgian
    (0x1E00, 0x1FFF, 0.95),  # rarer Latin and Greek letters
    (0x2000, 0x200A, 1.0),  # spaces
    (0xFB50, 0xFEFC, 1.25),  # Arabic presentation forms
    (0x1F000, 0x1FAFF, 1.4),  # emoji
)

ELLIPSIS = "…"

_CLOSING = '”“"»«›‹’」』'


def _widths(table: tuple[tuple[int, str], ...]) -> dict[str, float]:
    return {character: width / 100 for width, characters in table for character in characters}


_REGULAR = _widths(REGULAR)
_BOLD = _widths(BOLD)


@lru_cache(maxsize=4096)
def _em(character: str, bold: bool) -> float:
    """The width of one character, in em."""
    known = (_BOLD if bold else _REGULAR).get(character)
    if known is not None:
        return known
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    base = unicodedata.normalize("NFD", character)[0]
    if base != character and base in _REGULAR:
        return (_BOLD if bold else _REGULAR)[base]
    code = ord(character)
    for first, last, em in SCRIPTS:
        if first <= code <= last:
            return em * (1.12 if bold else 1)
    # East Asian wide characters fill their square, in every weight; for all others we know nothing.
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 1.25


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in px that a text takes at most, set in so many px, in any usual font."""
    return sum(_em(character, bold) for character in text) * size


def _clusters(text: str) -> list[str]:
    """The text in pieces that must not be cut: a character with its marks and joiners."""
    pieces: list[str] = []
    for character in text:
        joined = unicodedata.category(character) in ("Mn", "Me", "Mc") or character in "\u200d\ufe0f\ufe0e"
        after_joiner = bool(pieces) and pieces[-1].endswith("\u200d")
        if pieces and (joined or after_joiner):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of it as fits into `room` px with `…` at its end; empty where not even that fits.

    A closing quotation mark at the end is kept: `“Two days for …”`.
    """
    if width(text, size, bold=bold) <= room:
        return text
    closing = text[-1] if text and text[-1] in _CLOSING else ""
    end = ELLIPSIS + closing
    left = room - width(end, size, bold=bold)
    kept = ""
    for piece in _clusters(text):
        left -= width(piece, size, bold=bold)
        if left < 0:
            break
        kept += piece
    kept = kept.rstrip(" .,;:–-")
    return kept + end if any(character.isalnum() for character in kept) else ""


def wrapped(text: str, room: float, size: float, *, lines: int = 2, bold: bool = False) -> tuple[str, ...]:
    """The text broken at spaces into at most so many lines of `room` px; the last one is shortened if it must be."""
    found: list[str] = []
    words = text.split()
    while words and len(found) < lines - 1:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), size, bold=bold) <= room:
            taken += 1
        found.append(shortened(" ".join(words[:taken]), room, size, bold=bold))
        words = words[taken:]
    if words:
        found.append(shortened(" ".join(words), room, size, bold=bold))
    return tuple(each for each in found if each)
