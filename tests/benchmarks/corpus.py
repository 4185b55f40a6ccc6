"""Sites to measure with: any number of journeys of five stages of three steps, every lane that matters filled.

python -m tests.benchmarks.corpus 1000 /tmp/maps
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

STAGES = ("awareness", "consideration", "purchase", "use", "loyalty")
STEPS = 3
PERSONAS = ("tim", "trudy", "nadia", "omar")
CHANNELS = ("web", "app", "phone", "branch", "letter", "social")
TEAMS = ("brand", "onboarding", "care", "product")
TOUCHPOINTS = 40
PER_PRODUCT = 25


def files(journeys: int) -> Iterator[tuple[str, str]]:
    """The files of a site with so many journeys, by path below its content folder."""
    yield "site.yaml", "title: A site to measure\nlanguage: en\n"
    yield "channels.yaml", "".join(f"- id: {each}\n  name: {each.title()}\n  icon: {each}\n" for each in CHANNELS)
    yield "teams.yaml", "".join(f"- id: {each}\n  name: {each.title()}\n" for each in TEAMS)
    yield (
        "touchpoints.yaml",
        "".join(
            f"- id: touchpoint-{n}\n  name: Place {n:03} of meeting\n  channel: {CHANNELS[n % len(CHANNELS)]}\n"
            f"  owner: {TEAMS[n % len(TEAMS)]}\n"
            for n in range(TOUCHPOINTS)
        ),
    )
    for each in PERSONAS:
        yield f"personas/{each}.yaml", f"name: {each.title()}\ntagline: Wants it done.\n"
    yield "evidence/talks.yaml", "title: Nine talks\nkind: interview\nparticipants: 9\ndate: 2026-09-01\n"
    stages = "".join(f"  - id: {each}\n    title: {each.title()}\n" for each in STAGES)
    yield "stages/buying.yaml", f"title: Buying\nstages:\n{stages}"
    for number in range(journeys):
        yield f"journeys/journey-{number}.yaml", journey(number)


def journey(number: int) -> str:
    """A journey of fifteen steps; those with other numbers differ."""
    who = PERSONAS[number % len(PERSONAS)], PERSONAS[(number + 1) % len(PERSONAS)]
    lines = [
        f"title: Journey {number}",
        f"summary: How somebody does thing {number}, from the first thought to telling others.",
        f"personas: [{who[0]}, {who[1]}]",
        "stage_model: buying",
        f"owner: {TEAMS[number % len(TEAMS)]}",
        f"product: Product {number // PER_PRODUCT}",
        f"tags: [tag-{number % 12}]",
        "status: published",
        "stages:",
    ]
    for place, stage in enumerate(STAGES):
        lines += [f"  - stage: {stage}", "    steps:"]
        for step in range(STEPS):
            lines += _step(number, place * STEPS + step, who)
    return "\n".join(lines) + "\n"


def _step(journey: int, step: int, who: tuple[str, str]) -> list[str]:
    seed = journey * 7 + step * 3
    return [
        f"      - id: step-{step}",
        f"        title: Step {step} of journey {journey}",
        f"        touchpoint: touchpoint-{seed % TOUCHPOINTS}",
        f"        channel: {CHANNELS[seed % len(CHANNELS)]}",
        f"        emotion: {{{who[0]}: {seed % 5 - 2}, {who[1]}: {(seed + 2) % 5 - 2}}}",
        "        actions:",
        f"          - Looks at page {seed} and compares what it says",
        "          - Writes down what it costs",
        "        thoughts: Is this really what I need?",
        "        pain_points:",
        f"          - id: pain-{step}",
        f"            title: The price of thing {seed} is hard to find",
        f"            severity: {seed % 5 + 1}",
        "            evidence: talks",
        "        opportunities:",
        f"          - title: Show the price of thing {seed} at once",
        f"            solves: pain-{step}",
        f"            impact: {seed % 5 + 1}",
        f"            effort: {(seed + 1) % 5 + 1}",
        f"            owner: {TEAMS[(seed + 1) % len(TEAMS)]}",
    ]


def write(journeys: int, content: Path) -> None:
    """Write such a site into a content folder."""
    for path, text in files(journeys):
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]) / "content")
