"""Colours: contrast as WCAG 2.2 has it, and mixing."""

from __future__ import annotations

import re

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def full(colour: str) -> str:
    """A colour as six digits in lower case (`#0b6b78`); empty where it is not written as `#` and 3 or 6 digits."""
    if not _HEX.fullmatch(colour):
        return ""
    digits = colour[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours of six digits, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """A colour that is `share` (0 to 1) of the other one."""
    parts = (round(a + (b - a) * share) for a, b in zip(_parts(one), _parts(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def readable(colour: str, grounds: tuple[str, ...], towards: str, least: float) -> str:
    """The colour, mixed with as little of another one as makes its contrast on all grounds enough."""
    for percent in range(101):
        found = mixed(colour, towards, percent / 100)
        if all(contrast(found, ground) >= least for ground in grounds):
            return found
    return towards


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
