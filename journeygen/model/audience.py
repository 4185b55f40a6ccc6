"""What a site for the public has: everything but what is `internal`, and no word that tells of it.

An entity that is internal goes, and so does each reference to it. What cannot be without it goes, too:
a touchpoint on an internal channel, a step that only internal personas go to. Two references become an
unnamed one, since without them the site would say something wrong: who owns a thing is internal (not:
nobody), what a claim rests on is internal (not: nothing).
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, Union, get_args, get_origin

from pydantic import BaseModel

from journeygen.model.catalog import Catalog, places_of
from journeygen.model.entity import Entity
from journeygen.model.fields import For, LocalReference, Reference
from journeygen.model.journeys import Journey, Next, Step
from journeygen.model.kinds import Key, Kind
from journeygen.model.measures import Evidence
from journeygen.model.names import WIKI_LINK, slug_of
from journeygen.model.pains import Opportunity, PainPoint
from journeygen.model.site import SITE, Site
from journeygen.model.stages import StageModel
from journeygen.model.touchpoints import Team

UNNAMED = ".internal"
"""The id that an internal team or evidence has in the references to it. No id has a dot."""

_GONE: Final = object()
_INSIDE = {"pain-point": Kind.PAIN_POINT, "opportunity": Kind.OPPORTUNITY}


_FILE_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s#]+)[^()]*\)")
"""`[chat](../touchpoints/chat.md#part)`: its words, and the path in it."""

NamedBy = Callable[[str, Key], Key | None]
"""The entity whose file a path in a text of another entity leads to."""


def for_public(catalog: Catalog, unnamed: str, named_by: NamedBy = lambda _path, _of: None) -> Catalog:
    """The catalog as everybody may see it; `unnamed` is printed for who and what is internal."""
    secret_lanes = {lane.id for lane in catalog.site.lanes.custom if lane.visibility == "internal"}
    all_of_them = {entity.key: entity for entity in _entities(catalog)}
    gone = {key for key, entity in all_of_them.items() if entity.visibility == "internal"} | set(_inside(catalog))
    while True:
        sieve = _Sieve(catalog, gone, secret_lanes, unnamed, named_by)
        sifted = {key: sieve.entity(entity) for key, entity in all_of_them.items() if key not in gone}
        left = {key: entity for key, entity in sifted.items() if entity is not None}
        if len(left) == len(sifted):
            break
        gone |= sifted.keys() - left.keys()
    lanes = catalog.site.lanes
    named = {
        role: tuple(id_ for id_ in getattr(lanes, role) if id_ not in secret_lanes) for role in ("order", "hidden")
    }
    site = sieve.site(catalog.site.model_copy(update={"lanes": lanes.model_copy(update=named)}))
    kept = {
        kind: {id_: left[Key(kind, id_)] for id_ in found if Key(kind, id_) in left}
        for kind, found in catalog.entities.items()
    }
    unnamed_ones: dict[Key, Entity] = {
        Key(Kind.TEAM, UNNAMED): Team.model_construct(id=UNNAMED, name=unnamed, stub=True),
        Key(Kind.EVIDENCE, UNNAMED): Evidence.model_construct(id=UNNAMED, title=unnamed, type="assumption", stub=True),
    }
    drafts = {key: left[key] for key in catalog.hidden if key in left}
    return replace(catalog, site=site, entities=kept, hidden={**drafts, **unnamed_ones})


def _entities(catalog: Catalog) -> Iterator[Entity]:
    for found in catalog.entities.values():
        yield from found.values()
    yield from catalog.hidden.values()


def _inside(catalog: Catalog) -> Iterator[Key]:
    """The internal pain points and opportunities that stand inside of journeys."""
    for entity in _entities(catalog):
        for place in places_of(entity) if isinstance(entity, Journey) else ():
            part: Any = place.step or place.stage
            for each in (*part.pain_points, *part.opportunities):
                if each.visibility == "internal" and not each.shared:
                    yield Key(each.kind, f"{entity.id}/{each.id}")


class _Sieve:
    """Lets through what does not tell of what is gone."""

    def __init__(self, catalog: Catalog, gone: set[Key], lanes: set[str], unnamed: str, named_by: NamedBy) -> None:
        self.catalog = catalog
        self.gone = gone
        self.lanes = lanes
        self.unnamed = unnamed
        self.named_by = named_by
        self.key = SITE
        self.journey = ""

    def entity(self, entity: Entity) -> Entity | None:
        """The entity without what is internal in it; None where nothing is left."""
        self.key = entity.key
        self.journey = entity.id if isinstance(entity, Journey) else ""
        found = self._journey(entity) if isinstance(entity, Journey) else self._part(entity)
        return None if found is _GONE else found

    def site(self, site: Site) -> Site:
        """What the site says of itself, without lanes that are internal and links to what is."""
        self.key, self.journey = SITE, ""
        found: Site = self._part(site)
        return found

    def _journey(self, journey: Journey) -> Any:
        model = self.catalog.stage_models.get(journey.stage_model)
        stages = journey.stages
        if isinstance(model, StageModel):
            secret = {stage.id for stage in model.stages if stage.visibility == "internal"}
            stages = tuple(stage for stage in stages if not stage.stage or stage.stage not in secret)
        found = self._part(journey.model_copy(update={"stages": stages}) if stages != journey.stages else journey)
        if found is _GONE or found is journey:
            return found
        steps = _Steps(journey, found)
        mended = (
            stage.model_copy(update={"steps": tuple(steps.mended(step) for step in stage.steps)})
            for stage in found.stages
        )
        return found.model_copy(update={"stages": tuple(mended)})

    def _part(self, part: BaseModel) -> Any:
        """A value without what is internal in it; the same object where that is nothing."""
        if getattr(part, "visibility", "") == "internal":
            return _GONE
        if isinstance(part, PainPoint | Opportunity) and self._is_gone(part):
            return _GONE
        changed: dict[str, Any] = {}
        for name, info in type(part).model_fields.items():
            content = getattr(part, name)
            if not content:
                continue
            annotation = _annotated(info.annotation, info.metadata)
            left = self._left(content, annotation)
            if info.alias in self.lanes and name.startswith("lane_"):
                left = _GONE
            if left is content:
                continue
            empty = left is _GONE or (isinstance(left, tuple) and not left)
            if empty and (info.is_required() or name == "personas"):
                return _GONE
            changed[name] = info.get_default(call_default_factory=True) if left is _GONE else left
        if isinstance(part, Step) and "touchpoint" in changed:
            changed |= self._other_name(part, changed)
        return part.model_copy(update=changed) if changed else part

    def _is_gone(self, part: PainPoint | Opportunity) -> bool:
        return Key(part.kind, part.id if part.shared or not self.journey else f"{self.journey}/{part.id}") in self.gone

    def _left(self, content: Any, annotation: Any) -> Any:
        for marker in getattr(annotation, "__metadata__", ()):
            if isinstance(marker, Reference) and isinstance(content, str):
                return self._reference(content, marker.kind)
            if isinstance(marker, LocalReference) and marker.to in _INSIDE:
                return _GONE if Key(_INSIDE[marker.to], content) in self.gone else content
        if hasattr(annotation, "__metadata__"):
            annotation = annotation.__origin__
        if get_origin(annotation) in (Union, types.UnionType):
            annotation = next(each for each in get_args(annotation) if each is not type(None))
        inner = get_args(annotation)
        match content:
            case str():
                return self._text(content)
            case For():
                return self._for(content, inner[0])
            case BaseModel():
                return self._part(content)
            case tuple() if inner:
                left = tuple(new for each in content if (new := self._left(each, inner[0])) is not _GONE)
                return content if _same(left, content) else tuple(dict.fromkeys(left)) if _are_ids(left) else left
            case Mapping() if len(inner) == 2:
                kept = {key: value for key, value in content.items() if self._left(key, inner[0]) is not _GONE}
                return content if len(kept) == len(content) else kept
        return content

    def _for(self, content: For[Any], annotation: Any) -> Any:
        who = tuple(each for each in content.personas if Key(Kind.PERSONA, each) not in self.gone)
        value = self._left(content.value, annotation)
        if value is _GONE or (content.personas and not who):
            return _GONE
        return content if value is content.value and who == content.personas else For(value, who)

    def _text(self, text: str) -> str:
        """A text without links to what is gone; the words that such a link has of its own stay."""
        if "[" not in text:
            return text

        def plain(link: re.Match[str]) -> str:
            means = self.catalog.find(link[1].strip())
            secret = bool(means) and all(key in self.gone for key in means)
            return (link[2] or self.unnamed) if secret else link[0]

        def plain_path(link: re.Match[str]) -> str:
            return link[1] if self.named_by(link[2], self.key) in self.gone else link[0]

        return _FILE_LINK.sub(plain_path, WIKI_LINK.sub(plain, text))

    def _reference(self, id_: str, kind: Kind) -> Any:
        if Key(kind, id_) not in self.gone:
            return id_
        return UNNAMED if kind in (Kind.TEAM, Kind.EVIDENCE) else _GONE

    def _other_name(self, step: Step, changed: Mapping[str, Any]) -> dict[str, str]:
        """Another title, where a step is called by a touchpoint that is gone."""
        secret = [each.value for each in step.touchpoint if Key(Kind.TOUCHPOINT, each.value) in self.gone]
        names = {self.catalog.touchpoints[id_].name for id_ in secret if id_ in self.catalog.touchpoints}
        if step.title not in names:
            return {}
        touchpoints = [self.catalog.touchpoints.get(each.value) for each in changed["touchpoint"]]
        actions = [each.value for each in changed.get("actions", step.actions)]
        title = next((each.name for each in touchpoints if each), None) or next(iter(actions), "…")
        return {"title": title}


def _annotated(annotation: Any, metadata: list[Any]) -> Any:
    """A field's annotation with the markers that pydantic took off it."""
    if not metadata:
        return annotation
    return types.SimpleNamespace(__metadata__=tuple(metadata), __origin__=annotation)


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _are_ids(values: tuple[Any, ...]) -> bool:
    return all(isinstance(each, str) for each in values)


class _Steps:
    """The steps of a journey that are left: under which id, and where the ways to those that are gone lead now."""

    def __init__(self, whole: Journey, kept: Journey) -> None:
        self.order = [step.id for step in whole.steps]
        self.written = {step.id: step for step in whole.steps}
        taken = {step.id for step in kept.steps}
        self.ids: dict[str, str] = {}
        for number, step in enumerate(kept.steps, start=1):
            was = self.written[step.id].title
            self.ids[step.id] = step.id
            if step.title != was and step.id.startswith(slug_of(was)):  # the id tells the title that is gone
                choices = (slug_of(step.title), *(f"step-{each}" for each in range(number, number + len(self.order))))
                self.ids[step.id] = next(each for each in choices if each and each not in taken)
                taken.add(self.ids[step.id])

    def mended(self, step: Step) -> Step:
        """A step that is left, under its id and with ways to steps that are left."""
        found = step.model_copy(update={"id": self.ids[step.id]})
        if step.next is not None:
            ways = tuple(way for each in step.next if (way := self._way(each, step.id)))
            return found.model_copy(update={"next": ways})
        following = self._after(step.id)
        if following and following not in self.ids:
            target = self._left(following)
            if target != self._next_left(step.id):
                return found.model_copy(update={"next": (Next(to=self.ids[target]),) if target else ()})
        return found

    def _way(self, way: Next, source: str) -> Next | None:
        if not way.to or way.to not in self.written:
            return way
        target = self._left(way.to)
        if target is None or (target == source and way.to != source):
            return None
        return way.model_copy(update={"to": self.ids[target]})

    def _left(self, id_: str) -> str | None:
        """The step itself, or the one that is reached through it: by its first way, else the next one in order."""
        seen: set[str] = set()
        while id_ not in self.ids:
            seen.add(id_)
            ways = self.written[id_].next
            following = self._after(id_) if ways is None else next((way.to for way in ways if way.to), "")
            if not following or following in seen or following not in self.written:
                return None
            id_ = following
        return id_

    def _after(self, id_: str) -> str:
        place = self.order.index(id_) + 1
        return self.order[place] if place < len(self.order) else ""

    def _next_left(self, id_: str) -> str | None:
        return next((each for each in self.order[self.order.index(id_) + 1 :] if each in self.ids), None)
