"""Journeys that lead back to themselves: variants of each other, or steps that open what they are part of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeygen.model.catalog import Catalog
from journeygen.model.journeys import Journey
from journeygen.model.kinds import Key, Kind
from journeygen.problems import Location, Problem, error
from journeygen.source.reader import Path
from journeygen.source.validate import location_of

Ways = Mapping[str, Mapping[str, Path]]
"""For each journey the ones that it names, and where it does."""


def circles(catalog: Catalog, positions: Mapping[Key, Mapping[Path, Location]]) -> Iterator[Problem]:
    """An error for each circle, at the first of its journeys by id."""
    variants: Ways = {
        each.id: {original: ("variant_of",)} for original, found in catalog.variants_of.items() for each in found
    }
    larger = {place.journey.id: place.journey for found in catalog.larger_journeys.values() for place in found}
    opened: Ways = {id_: _opened(each) for id_, each in larger.items()}
    for ways, itself, each_other, hint in (
        (
            variants,
            "this journey is a variant of itself",
            "these journeys are variants of each other, in a circle",
            "name the journey that it is compared with; the original has no 'variant_of'",
        ),
        (
            opened,
            "this step opens into the journey that it is a step of",
            "these journeys open into each other, in a circle",
            "'journey' names a smaller journey; where one leads on to another, set a link in a text",
        ),
    ):
        for circle in _circles(ways):
            place = location_of(ways[circle[0]][circle[1]], positions[Key(Kind.JOURNEY, circle[0])], "")
            message = itself if len(circle) == 2 else f"{each_other}: {' → '.join(circle)}"
            yield error("circle", place, message, hint)


def _opened(journey: Journey) -> Mapping[str, Path]:
    return {
        way.value: ("stages", index, "steps", number, "journey")
        for index, stage in reversed([*enumerate(journey.stages)])
        for number, step in reversed([*enumerate(stage.steps)])
        for way in step.journey
    }


def _circles(ways: Ways) -> Iterator[list[str]]:
    """The circles, each once, from its first id back to it. Each journey is looked at once."""
    done: set[str] = set()
    for start in sorted(ways):
        path: list[str] = []
        waiting = [iter([start])]
        while waiting:
            following = next(waiting[-1], None)
            if following is None:
                waiting.pop()
                if path:
                    done.add(path.pop())
            elif following in path:
                circle = path[path.index(following) :]
                first = circle.index(min(circle))
                yield [*circle[first:], *circle[:first], circle[first]]
            elif following in ways and following not in done:
                path.append(following)
                waiting.append(iter(sorted(ways[following])))
