"""`dead-link`: a link to another site that leads nowhere any more.

Not one of the checks that always run: it asks the web, which is slow and not the same tomorrow. So a
build never does it, and `journeygen check` only when it is told to (`--links`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeygen.checks.check import Check, Checked
from journeygen.checks.rule import Rule
from journeygen.checks.web import Answer, Ask
from journeygen.model.entity import Entity
from journeygen.problems import Location, Problem

RULE = Rule(
    "dead-link",
    wants="A link to another site leads somewhere. It is looked for only by `journeygen check --links`.",
    why="Studies move, tickets are closed, shops end. A claim whose source is gone is hard to believe.",
    let_off="A page that does not let programs in, or does not answer today, is told of and is no problem.",
)


def web_links(checked: Checked) -> Iterator[tuple[str, Location]]:
    """Every address on the web that the content names, with its place: in texts, and under `url`."""
    for _, written in checked.loaded.texts:
        seen: dict[str, int] = {}
        for found in checked.desk.prose.links(written.text):
            if found.target.lower().startswith(("http://", "https://")):
                seen[found.written] = seen.get(found.written, 0) + 1
                yield found.target, checked.within(written, found.written, seen[found.written])
    for key, positions in checked.loaded.positions.items():
        entity = checked.loaded.catalog.of(key.kind).get(key.id)
        for where, place in positions.items():
            if entity and where and where[-1] == "url":
                address = _value(entity, where)
                if address.lower().startswith(("http://", "https://")):
                    yield address, place


def _value(entity: Entity, where: tuple[str | int, ...]) -> str:
    found: Any = entity
    for part in where:
        try:
            found = found[part] if isinstance(part, int) else getattr(found, part)
        except (AttributeError, IndexError, TypeError):  # what could not be read is reported already
            return ""
    return found if isinstance(found, str) else ""


def check_of(ask: Ask, unsure: dict[str, Answer]) -> Check:
    """The check that asks; `unsure` takes the addresses of which nobody can say."""

    def run(checked: Checked) -> Iterator[Problem]:
        links = list(web_links(checked))
        answers = ask(dict.fromkeys(address for address, _ in links))
        unsure.update((address, answer) for address, answer in answers.items() if answer.state == "unsure")
        for address, place in links:
            if answers[address].state == "gone":
                said = f"the link to '{address}' leads nowhere: {answers[address].said}"
                yield RULE.found(place, said, "link to where it is now, or take the link out")

    return Check(RULE, run)
