"""Keys in a row whose braces were forgotten: `- exit: Keeps it, share: 20 %`."""

from __future__ import annotations

import re

from pydantic import BaseModel

from journeygen.model.fields import Quote
from journeygen.model.journeys import BlueprintAction, ChannelSwitch, Journey, JourneyPersona, JourneyStage, Next, Step
from journeygen.model.pains import Expected, Opportunity, PainPoint
from journeygen.model.stages import Stage
from journeygen.model.touchpoints import Channel, Team, Touchpoint
from journeygen.source.traps.line import Line
from journeygen.source.traps.not_a_text import why_not_a_text
from journeygen.source.traps.quoting import quoted

_MODELS: tuple[type[BaseModel], ...] = (
    *(Next, Quote, PainPoint, Opportunity, Expected, BlueprintAction, ChannelSwitch, JourneyPersona),
    *(Channel, Team, Touchpoint, Stage, Step, JourneyStage, Journey),
)
_KEYS_OF = tuple(frozenset(info.alias or name for name, info in model.model_fields.items()) for model in _MODELS)
_FOLLOWING = re.compile(rf",[ ]+({'|'.join(sorted(frozenset().union(*_KEYS_OF)))}):(?=[ ]|$)")


def following_key(text: str) -> str:
    """The first known key that follows a comma in a text; empty if none does."""
    match = _FOLLOWING.search(text)
    return match[1] if match else ""


def in_braces(line: Line) -> str:
    """The line of a list item with braces around its keys; empty where they may be no keys of one thing."""
    first, *rest = _FOLLOWING.split(f"{line.value}")
    keys = [line.key, *rest[::2]]
    values = [each.strip() for each in (first, *rest[1::2])]
    if not line.dashes or not all(values) or len({*keys}) < len(keys) or not any({*keys} <= each for each in _KEYS_OF):
        return ""
    start = line.before[: line.indent + len(line.dashes)]
    return f"{start}{{{', '.join(f'{k}: {_in_braces(v)}' for k, v in zip(keys, values, strict=True))}}}{line.comment}"


def _in_braces(value: str) -> str:
    return quoted(value) if {*",[]{}"} & {*value} or why_not_a_text(value) else value


def swallows(before: str, after: str) -> bool:
    """Whether a line has become another by putting a key in quotes, with the text before it."""
    return (
        bool(following_key(before))
        and sum(map(after.count, "\"'")) > sum(map(before.count, "\"'"))
        and after.count("{") == before.count("{")
    )
