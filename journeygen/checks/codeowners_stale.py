"""`codeowners-stale`: the section of CODEOWNERS that journeygen keeps says something else than the maps."""

from __future__ import annotations

from collections.abc import Iterator

from journeygen.checks.check import Check, Checked
from journeygen.checks.rule import Rule
from journeygen.owners import SectionBroken, changed_lines, has_section, owned_files, with_section
from journeygen.problems import Location, Problem

RULE = Rule(
    "codeowners-stale",
    wants="The section that `journeygen owners --write` put into CODEOWNERS says who owns what as the maps do.",
    why="Otherwise the Git host asks the wrong people to review a change, or nobody.",
    let_off="A repository without such a section is not asked for one.",
)


def _run(checked: Checked) -> Iterator[Problem]:
    history = checked.desk.history
    file = history.codeowners
    place = Location("content/teams.yaml" if "content/teams.yaml" in checked.loaded.paths else "content/site.yaml")
    if file is None:
        return
    try:
        if not has_section(file.content):
            return
        wanted = with_section(file.content, owned_files(checked.loaded, history.content))
    except SectionBroken as broken:
        message = f"the marks 'journeygen: begin' and 'journeygen: end' in {file.path} are not one pair"
        yield RULE.found(place, message, f"mend them; look at its line {broken.line}")
        return
    count = sum(1 for _ in changed_lines(file.content, wanted))
    if wanted != file.content:
        lines = f"{count} line" if count == 1 else f"{count} lines"
        message = f"{file.path} does not say who owns what as the maps do: {lines} would change"
        yield RULE.found(place, message, "run 'journeygen owners --write'")


CHECK = Check(RULE, _run)
