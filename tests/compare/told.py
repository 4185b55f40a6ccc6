"""Two small sites, and what is said about the change from one to the other."""

from __future__ import annotations

from journeygen.compare import compare
from journeygen.compare.as_text import said_plainly
from journeygen.compare.changes import Change, Comparison, Group
from journeygen.compare.sayings import Sayings
from journeygen.words import Words
from tests.sites import loaded

Files = dict[str, str | bytes]


def comparison(before: Files, after: Files) -> Comparison:
    """What changed from one site to the other."""
    one, other = loaded(before), loaded(after)
    return compare(one.catalog, other.catalog, unread=(one.unread, other.unread))


def told(before: Files, after: Files, language: str = "en") -> list[str]:
    """What changed, a line each: `- Open › Decide › Fills in: Emotion −0.5 → −1.5 for Trudy`; + is better, - worse."""
    sayings = Sayings(Words(language))
    groups = comparison(before, after).groups
    return [line_of(group, change, sayings) for group in groups for change in group.changes]


def line_of(group: Group, change: Change, sayings: Sayings) -> str:
    """One change as a line."""
    sign = "-" if change.is_worse else "+" if change.is_better else "="
    spot = change.spot
    place = " › ".join([group.entity.name, *(each.name for each in (spot.stage, spot.step) if each)])
    return f"{sign} {place}: {said_plainly(sayings.of(change))}"
