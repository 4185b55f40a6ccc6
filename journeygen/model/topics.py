"""What things are found by: the tags of all entities, and the products of the journeys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeygen.model.kinds import Key, Kind
from journeygen.model.names import slug_of


@dataclass(frozen=True, slots=True)
class Topic:
    """A tag or a product: its slug, its name as it is first written, and all that have it."""

    slug: str
    name: str
    keys: tuple[Key, ...]


class Topics(Mapping[str, Topic]):
    """The tags or products by slug, in the order of their slugs; a topic is put together when it is asked for.

    Ways of writing that give one slug are one topic. `place_of` tells the place of a pain point or an
    opportunity inside a journey among all of its kind; they come after what has a file of its own.
    """

    def __init__(
        self, named: Mapping[str, tuple[tuple[str, Key], ...]], place_of: Callable[[Key], Any] = lambda _: 0
    ) -> None:
        self._named = named
        self._place_of = place_of

    def __getitem__(self, slug: str) -> Topic:
        def place(pair: tuple[str, Key]) -> tuple[str, Any]:
            key = pair[1]
            # Of the kinds, pain points come before opportunities.
            return ("", 0) if "/" not in key.id else (_INSIDE[key.kind], self._place_of(key))

        found = sorted(self._named[slug], key=place)
        return Topic(slug, found[0][0], tuple(dict.fromkeys(key for _, key in found)))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._named))

    def __len__(self) -> int:
        return len(self._named)

    def __contains__(self, slug: object) -> bool:
        return slug in self._named


_INSIDE = {Kind.PAIN_POINT: "1", Kind.OPPORTUNITY: "2"}


def topic_slug(name: str) -> str:
    """The slug of a tag or product; `index` is taken, and a name without a letter has none of its own.

    >>> topic_slug("Click and collect"), topic_slug("Index"), topic_slug("★")
    ('click-and-collect', 'index-2', 'other')
    """
    slug = slug_of(name)
    return "index-2" if slug == "index" else slug or "other"
