"""Changes in words: one sentence each, in any language of the interface.

A sentence is a row of parts, so that each format marks names and values in its own way, and escapes what
came from content in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from journeygen.compare.changes import Change, Named, Spot, Value
from journeygen.words import Words

LONGEST = 160
"""The most characters of a long text that are quoted; of two versions of it, those around what differs."""


@dataclass(frozen=True, slots=True)
class Said:
    """A part of a sentence: the interface's own `words`, or what content says: a `name`, a `value`, a quoted `text`."""

    kind: Literal["words", "name", "value", "text"]
    text: str


Sentence = tuple[Said, ...]
_Part = Said | Sentence | str

_BLANK = re.compile("\ue000(\\d+)\ue001")


class Sayings:
    """Says changes in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def of(self, change: Change, whom: bool = True, begins: bool = True) -> Sentence:
        """A change as a sentence without its place; with `whom`, for whom it is; `begins` with a capital letter."""
        said = _begun(self._of(change)) if begins else self._of(change)
        if whom and change.personas and not (change.everybody and not change.verdict.felt):
            said = self._fill("change.say.for", change=said, who=self.people(change.personas))
        return said

    def people(self, personas: Sequence[Named]) -> Sentence:
        """Several personas in a row."""
        return (Said("value", self.words.listed([each.name for each in personas])),)

    def place(self, spot: Spot) -> Sentence:
        """Where in the journey."""
        if spot.step is not None and spot.stage is not None:
            stage, step = Said("words", _clean(spot.stage.name)), Said("name", _clean(spot.step.name))
            return self._fill("change.step-at", stage=stage, n=str(spot.number), step=step)
        if spot.stage is not None:
            return (Said("words", _clean(spot.stage.name)),)
        return (Said("words", self.words("change.whole")),)

    def thing(self, kind: str) -> str:
        """The word for a thing: `pain point`."""
        return self.words(f"change.thing.{kind}")

    def what(self, key: str) -> str:
        """The words for a key of the format, after those of the keys it stands under; the key, where there is none."""
        try:
            return self.words.comma.join(
                self.words(f"change.field.{part.replace('_', '-')}") for part in key.split(".")
            )
        except KeyError:
            return key

    # One sentence for each act

    def _of(self, change: Change) -> Sentence:
        match change.act:
            case "added" | "removed" if change.thing == "field" or (change.field and change.thing != "field"):
                return self._about(change, self._item(change))
            case "added" | "removed":
                return self._came_or_went(change)
            case "renamed":
                return self._renamed(change)
            case "moved":
                places = {"before": self._value(change.before), "after": self._value(change.after)}
                if not change.details:
                    return self._say("moved", change, **places)
                return self._say("moved-behind", change, **places, behind=self._value(change.details[0][1]))
            case "reordered" if change.thing == "field" or change.field:
                return self._about(change, self._fill("change.say.reordered", what=self.what(change.field)))
            case "reordered":
                return self._say("behind" if change.after else "first", change, after=self._value(change.after))
            case "reworded" if not change.field:
                before, after = self._versions(change.before, change.after)
                what = self.thing(change.thing)
                return self._fill("change.say.reworded", what=what, before=before, after=after)
            case "split" | "merged":
                return self._say(change.act, change, parts=self._names(change.parts))
            case "shared":
                return self._say("shared", change)
            case "unread":
                return (Said("words", self.words(f"change.say.unread-{change.field}")),)
            case _:
                return self._about(change, self._changed(change))

    def _about(self, change: Change, said: Sentence) -> Sentence:
        """A sentence about a field of a thing inside the place, with the thing in front."""
        if change.thing == "field" or not change.title:
            return said
        title = Said("name", _clean(change.title))
        return self._fill("change.say.of-thing", thing=self.thing(change.thing), title=title, change=said)

    def _changed(self, change: Change) -> Sentence:
        before = self._value(change.before, change)
        after = self._value(change.after, change)
        key = change.field
        if key == "latest" and len(change.details) == 2:
            days = [self._value(each) for _, each in change.details]
            return self._fill("change.say.latest", before=before, after=after, day=days[0], other=days[1])
        if key == "series":
            return (Said("words", self.words("change.say.series", n=change.details[0][1].value)),)  # type: ignore[union-attr]  # it has its count
        own, titled = "changed", change.thing == "field" and bool(change.title)
        if key.endswith(".personas"):
            own = "audience"
        elif change.act == "reworded":
            before, after = self._versions(change.before, change.after)
            own = "reworded"
        elif titled:
            own = "titled"
        elif key == "owner":
            own = key
        elif key == "status" and change.thing != "field":
            own = "status"
        elif key == "emotion" or change.thing != "field":
            own = "plain"
        what = self.what(key.removesuffix(".personas") if own == "audience" else key)
        title = Said("name", _clean(_shortened(change.title)))
        return self._fill(f"change.say.{own}", what=what, title=title, before=before, after=after)

    def _item(self, change: Change) -> Sentence:
        value = self._value(change.after if change.act == "added" else change.before, change)
        return self._fill(f"change.say.{change.act}", what=self.what(change.field), before=value, after=value)

    def _came_or_went(self, change: Change) -> Sentence:
        act = "came" if change.act == "added" else "went"
        key = f"{change.thing}-{act}" if change.thing in ("way", "exit") else act
        said = self._say(key, change)
        facts = [self._fact(name, value, change) for name, value in change.details]
        if change.parts:
            facts.append(self._names(change.parts))
        if not facts:
            return said
        row: list[Said] = [*said, Said("words", " (")]
        for number, fact in enumerate(facts):
            row += [*([Said("words", self.words.comma)] if number else []), *fact]
        return (*row, Said("words", ")"))

    def _fact(self, name: str, value: Value | None, change: Change) -> Sentence:
        key, _, who = name.partition("/")
        said = self._value(value, change, key)
        if key == "severity":
            text = self.words("change.severity", n=value.value) if value else self.words("change.unjudged")
            return (Said("words", text),)
        if key == "evidence" and value is None:
            return (Said("words", self.words("change.no-evidence")),)
        if key == "steps" and value:
            return (Said("words", self.words("count.step", n=value.value)),)
        if key == "pain_points" and value and value.kind == "number":
            return (Said("words", self.words("count.pain-point", n=value.value)),)
        if key == "pain_points":
            return self._fill("change.hurt-there", what=said)
        if key in ("lowest", "when"):
            return self._fill(f"change.{key}", value=said) if key == "lowest" else self._fill("change.when", what=said)
        if key == "status":
            return said
        told = (Said("words", f"{self.what(key)} "), *said)
        return self._fill("change.say.for", change=told, who=Said("value", _clean(who))) if who else told

    def _renamed(self, change: Change) -> Sentence:
        before, after = (
            tuple(Said("name", each.text) for each in self._value(value)) for value in (change.before, change.after)
        )
        key = f"change.say.{'id' if change.field else 'renamed'}"
        said = self._fill(key, thing=self.thing(change.thing), before=before, after=after)
        if change.references:
            return self._fill("change.say.with-references", n=change.references, change=said)
        return said

    def _say(self, key: str, change: Change, **parts: _Part) -> Sentence:
        name = change.title or (change.spot.step or change.spot.stage or change.entity).name
        title = Said("name", _clean(name))
        return self._fill(f"change.say.{key}", thing=self.thing(change.thing), title=title, **parts)

    # Values

    def _value(self, value: Value | None, change: Change | None = None, key: str = "") -> Sentence:
        key = key or (change.field if change else "")
        if value is None:
            word = {"owner": "nobody", "emotion": "unknown"}.get(key.rpartition(".")[2], "none")
            return (Said("words", self.words(f"change.{word}")),)
        if value.kind == "list":
            return self._row([self._value(each) for each in value.value])
        if value.kind in ("text", "line"):
            return (Said("text", _clean(_shortened(value.value))),)
        if value.kind == "choice":
            return (Said("value", self._choice(str(value.value), key, change)),)
        if value.kind == "name":
            # People are named plainly, everything else as what somebody called it.
            return (Said("value" if value.value.kind == "persona" else "name", _clean(value.value.name)),)
        return (Said("value", self._number(value)),)

    def _number(self, value: Value) -> str:
        words, raw = self.words, value.value
        match value.kind:
            case "emotion" if raw.start == raw.end:
                return words.emotion(raw.start)
            case "emotion":
                # Dots and no arrow: the sentence has an arrow of its own.
                return f"{words.emotion(raw.start)}…{words.emotion(raw.end)}"
            case "percent":
                return words.percent(raw)
            case "date":
                return words.date(raw)
            case "duration":
                return words.duration(raw)
            case "yes-no":
                return words("change.choice.yes" if raw else "change.choice.no")
            case _:
                return words.number(raw, 2)

    def _choice(self, word: str, key: str, change: Change | None) -> str:
        """A word that a field allows, as the site says it."""
        kind = change.entity.kind if change and change.thing == "field" else change.thing if change else ""
        for name in (*_CHOICES.get((kind, key), ()), *_CHOICES.get(("", key), ())):
            try:
                return (
                    self.words(f"{name}.{word}").lower()
                    if self.words.language == "en"
                    else self.words(f"{name}.{word}")
                )
            except KeyError:
                continue
        return _clean(word)

    def _versions(self, before: Value | None, after: Value | None) -> tuple[Sentence, Sentence]:
        """Two versions of a text, each cut to what is around the difference."""
        one, other = (str(each.value) if each else "" for each in (before, after))
        first, second = around(one, other)
        return (Said("text", _clean(first)),), (Said("text", _clean(second)),)

    def _names(self, parts: Sequence[Named]) -> Sentence:
        return self._row([(Said("name", _clean(each.name)),) for each in parts])

    def _row(self, parts: Sequence[Sentence]) -> Sentence:
        row = self.words.listed([f"\ue000{number}\ue001" for number in range(len(parts))])
        return _filled(row, parts)

    def _fill(self, key: str, **parts: _Part | int) -> Sentence:
        """A text of the interface whose blanks are filled with parts of a sentence; a number gives its plural form."""
        given: list[Sentence] = []
        blanks: dict[str, Any] = {}
        for name, part in parts.items():
            if isinstance(part, int):
                blanks[name] = part
                continue
            given.append(
                (Said("words", part),) if isinstance(part, str) else (part,) if isinstance(part, Said) else part
            )
            blanks[name] = f"\ue000{len(given) - 1}\ue001"
        return _filled(self.words(key, **blanks), given)


_CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("journey", "status"): ("map.status",),
    ("journey", "state"): ("map.state",),
    ("pain-point", "status"): ("map.pain-status",),
    ("opportunity", "status"): ("map.opportunity-status",),
    ("persona", "kind"): ("persona-kind",),
    ("evidence", "kind"): ("evidence-kind",),
    ("channel", "kind"): ("channel-kind",),
    ("touchpoint", "media"): ("media",),
    ("metric", "direction"): ("better",),
    ("", "channel_switch"): ("change.choice",),
    ("", "personas.role"): ("change.choice",),
    ("", "level"): ("change.choice",),
    ("", "visibility"): ("change.choice",),
}
"""Where the site's words for a field's choices are, by what has the field, and by the field."""


def _filled(text: str, given: Sequence[Sentence]) -> Sentence:
    row: list[Said] = []
    for number, piece in enumerate(_BLANK.split(text)):
        if number % 2:
            row += given[int(piece)]
        elif piece:
            row.append(Said("words", piece))
    return tuple(row)


def _begun(said: Sentence) -> Sentence:
    """A sentence with a capital letter at its beginning."""
    first, *rest = said
    if first.kind != "words":
        return said
    return (Said("words", first.text[:1].upper() + first.text[1:]), *rest)


def _clean(text: str) -> str:
    """A text without the characters that mark blanks."""
    return text.replace("\ue000", "").replace("\ue001", "")


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def around(one: str, other: str) -> tuple[str, str]:
    """Two versions of a text, cut to the words around what differs where they are long.

    >>> around("a " * 200 + "old " + "z " * 200, "a " * 200 + "new " + "z " * 200)[0][:9]
    '… a a a a'
    """
    if max(len(one), len(other)) <= LONGEST:
        return one, other
    first, second = one.split(), other.split()
    head = next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    rest = zip(reversed(first[head:]), reversed(second[head:]), strict=False)
    tail = next((n for n, (a, b) in enumerate(rest) if a != b), min(len(first), len(second)) - head)
    begin = max(head - 6, 0)

    def cut(parts: list[str]) -> str:
        end = min(len(parts) - tail + 6, len(parts))
        shown = " ".join(parts[begin:end])
        return ("… " if begin else "") + _shortened(shown) + (" …" if end < len(parts) else "")

    return cut(first), cut(second)
