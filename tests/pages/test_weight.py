"""What pages weigh: the largest map that is promised to stay light, and the usual one with all it loads."""

from __future__ import annotations

import gzip
from pathlib import Path

from journeygen.build import Options, dress, prepare
from journeygen.makers import page_of
from journeygen.model.journeys import Journey, JourneyStage, Step
from journeygen.model.kinds import Kind
from journeygen.source.tree import FolderTree
from tests.pages.test_journey import rendered, view_of
from tests.paths import CONTENT
from tests.sample import TODAY, all_, catalog, catalog_of, each, felt, people

# Each fills a lane; with goals, emotions, touchpoints, their channels and owners, systems and evidence: 15.
TEXTS = ("actions", "thoughts", "feelings", "expectations", "questions", "gains", "physical_evidence", "content")


def large(stages: int, steps: int, lanes: int = len(TEXTS)) -> Journey:
    """A journey that says something on fifteen lanes at every step, for two personas."""
    texts = dict.fromkeys(TEXTS[:lanes], all_("Waits for the check, reads it twice"))

    def step(stage: int, number: int) -> Step:
        tim, trudy = (felt(10 * (number * pace % 5 - 2)) for pace in (7, 3))
        return Step(
            id=f"s{stage}-{number}",
            title=f"Step {number} of stage {stage}",
            touchpoint=all_("site"),
            emotion=each(tim=tim, trudy=trudy),
            systems=all_("CMS"),
            evidence=all_("talks"),
            **texts,
        )

    return Journey(
        id="open-account",
        title="Large",
        personas=people("tim", "trudy"),
        stages=tuple(
            JourneyStage(
                id=f"stage-{stage}",
                title=f"Stage {stage}",
                goals=("Get through it",),
                steps=tuple(step(stage, number) for number in range(steps)),
            )
            for stage in range(stages)
        ),
    )


def test_a_large_map_stays_light() -> None:
    kinds = (Kind.TOUCHPOINT, Kind.PERSONA, Kind.CHANNEL, Kind.EVIDENCE)
    others = [entity for kind in kinds for entity in catalog().of(kind).values()]
    found = view_of(catalog_of(*others, large(12, 10)))
    assert sum(len(group.lanes) for group in found.map.groups) >= 15
    assert len(rendered(found).encode()) < 400_000


def test_the_usual_map_transfers_little(tmp_path: Path) -> None:
    """A map of the demo, five stages of three steps or more, with the styles and scripts that it loads."""
    options = Options(CONTENT, TODAY)
    prepared = prepare(FolderTree(CONTENT), options)
    dressed, _ = dress(prepared, options)
    assert dressed
    theme = dressed.clothes.theme
    page = next(page for page in prepared.plan if page.url == "journeys/open-account.html")
    assert page.subject
    assert [len(stage.steps) >= 2 for stage in prepared.desk.catalog.journeys[page.subject.id].stages] == [True] * 5
    loaded = (page_of(dressed, page), theme.stylesheet(), theme.script(), theme.early_script())
    assert sum(len(gzip.compress(content, 6)) for content in loaded) < 100_000
