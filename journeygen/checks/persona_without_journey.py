"""`persona-without-journey`: a persona who goes nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.examples import front
from journeygen.checks.kept import described
from journeygen.checks.rule import Rule
from journeygen.problems import Problem

RULE = Rule(
    "persona-without-journey",
    wants="Every persona goes on a journey, or acts in one.",
    why="A persona whom no map follows changes nothing.",
    wrong=front("personas/dora.md", "name: Dora"),
    right=front("personas/dora.md", "name: Dora\nkind: anti"),
    weight="off",
    let_off="Personas of the kind `anti`, whom you do not serve; and all of them, while a site has no journeys yet. "
    "Drafts count as journeys.",
    why_off="Personas are often there before the maps that follow them.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    catalog = checked.loaded.catalog
    journeys = catalog.journeys.values()
    seen = {id_ for each in journeys for id_ in each.persona_ids}
    seen |= {actor.value for each in journeys for step in each.steps for actor in step.actor}
    for persona in described(catalog.personas) if catalog.journeys else ():
        if persona.id not in seen and persona.type != "anti":
            yield RULE.found(
                checked.place(persona.key),
                f"the persona '{persona.name}' goes on no journey",
                "name it in the 'personas' of one, or write 'kind: anti' for somebody you do not serve",
            )


CHECK = Check(RULE, _run)
