"""The kinds of entities, and the key that names one."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an entity is. The value is the word for one of them, as links write it: `[[persona:tim]]`."""

    JOURNEY = "journey"
    PERSONA = "persona"
    STAGE_MODEL = "stage-model"
    TOUCHPOINT = "touchpoint"
    CHANNEL = "channel"
    TEAM = "team"
    METRIC = "metric"
    EVIDENCE = "evidence"
    PAIN_POINT = "pain-point"
    OPPORTUNITY = "opportunity"
    PAGE = "page"

    @property
    def words(self) -> str:
        """The kind in a sentence: `pain point`."""
        return self.value.replace("-", " ")


class Key(NamedTuple):
    """Names one entity: its kind, and its id within the kind.

    A pain point or opportunity written inside a journey has the id `journey-id/own-id`.
    """

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"
