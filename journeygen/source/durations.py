"""Durations as people write them: `10 min`, `1-3 weeks`, `6 mois`, `P2D`."""

from __future__ import annotations

import re

from journeygen.model.fields import Duration
from journeygen.model.names import folded

_UNIT_WORDS = {
    "second": "s sec secs second seconds seconde secondes sek sekunde sekunden seg segundo segundos ثانية ثوان ثواني",
    "minute": "min mins mn minute minutes minuten minuto minutos دقيقة دقائق",
    "hour": "h hr hrs hour hours heure heures std stunde stunden hora horas ساعة ساعات",
    "day": "d day days j jour jours tag tage tagen dia dias يوم أيام",
    "week": "w wk wks week weeks sem semaine semaines woche wochen semana semanas أسبوع أسابيع",
    "month": "mo month months mois monat monate monaten mes meses شهر أشهر شهور",
    "year": "y yr yrs year years a an ans annee annees jahr jahre jahren ano anos سنة سنوات",
}
UNITS = {folded(word): unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
"""The unit words of every language that the interface is made for, always all of them."""

_NUMBER = r"\d+(?:[.,]\d+)?"
_WRITTEN = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?:(?:-|–|—|…|\.\.|to|à|a|bis|إلى)\s*(?P<high>{_NUMBER})\s*)?(?P<unit>[^\W\d_]+)\.?",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"P(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<week>\d+)W)?(?:(?P<day>\d+)D)?"
    r"(?:T(?:(?P<hour>\d+)H)?(?:(?P<minute>\d+)M)?(?:(?P<second>\d+)S)?)?"
)
_SMALLER = {
    "year": ("month", 12),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}


def parse_duration(text: str) -> Duration | None:
    """The duration that a text says: a number or a range with a unit, or ISO 8601; None where it says none."""
    text = text.strip()
    iso = _ISO.fullmatch(text)
    if iso and any(iso.groupdict().values()):
        return _from_iso({unit: int(count) for unit, count in iso.groupdict().items() if count})
    match = _WRITTEN.fullmatch(text)
    if not match:
        return None
    unit = UNITS.get(folded(match["unit"]))
    low = float(match["low"].replace(",", "."))
    high = float(match["high"].replace(",", ".")) if match["high"] else low
    if unit is None or high < low:
        return None
    return Duration(low=low, high=high, unit=unit)


def _from_iso(parts: dict[str, int]) -> Duration | None:
    """`P1DT12H` has two units: it is given in the smaller one. Years and months do not go into days."""
    units = [unit for unit in Duration.UNITS if unit in parts]
    smallest = units[0]
    total = 0
    for unit, count in parts.items():
        while unit != smallest:
            if unit not in _SMALLER:
                return None
            unit, factor = _SMALLER[unit]
            count *= factor
        total += count
    return Duration(low=total, high=total, unit=smallest)
