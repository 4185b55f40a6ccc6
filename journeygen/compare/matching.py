"""Which thing of before is which thing of after: by id, then by name, then by content.

Unlike two variants of a journey (`model/counterparts.py`), two versions of one are mostly the same: what is
left over on both sides and says nearly the same is one thing that was renamed or reworded.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T")

LIKE = 0.5
"""From this share of common content on, two things are taken to be one."""


def matched(
    before: Sequence[T],
    after: Sequence[T],
    keys: Sequence[Callable[[T], Hashable]],
    likeness: Callable[[T, T], float] | None = None,
    in_place: bool = False,
) -> dict[int, int]:
    """The indices of after by those of before, each at most once.

    First by each of the keys in turn (None: has none), each with the first in order that is still free; then by
    likeness from 0 to 1, the most alike first. `in_place`: what then is alone on both sides between the same
    neighbours is taken for one thing, whatever it says.
    """
    found: dict[int, int] = {}
    free = dict.fromkeys(range(len(after)))
    for key in keys:
        waiting: dict[Hashable, list[int]] = {}
        for at in free:
            if key(after[at]) is not None:
                waiting.setdefault(key(after[at]), []).append(at)
        for at, each in enumerate(before):
            same = waiting.get(key(each)) if at not in found and key(each) is not None else None
            if same:
                found[at] = same.pop(0)
                del free[found[at]]
    if likeness is not None:
        left = [at for at in range(len(before)) if at not in found]
        alike = [(likeness(before[one], after[other]), one, other) for one in left for other in free]
        for share, one, other in sorted(alike, key=lambda each: (-each[0], each[1], each[2])):
            if share >= LIKE and one not in found and other in free:
                found[one] = other
                del free[other]
    if in_place:
        for at in range(len(before)):
            gap = range(found.get(at - 1, -1) + 1, found.get(at + 1, len(after)))
            known = at == 0 or at - 1 in found, at == len(before) - 1 or at + 1 in found
            if at not in found and all(known) and len(gap) == 1 and gap[0] in free:
                found[at] = gap[0]
                del free[gap[0]]
    return found


def common(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    """How much of two sets is common to both, from 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one and other else 0.0


def contained(part: frozenset[Hashable], whole: frozenset[Hashable]) -> float:
    """How much of a set is in another one, from 0 to 1."""
    return len(part & whole) / len(part) if part else 0.0
