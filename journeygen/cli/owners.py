"""`journeygen owners`: who is asked to review which file, as the Git host reads it from CODEOWNERS."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from journeygen.cli.options import content_option, existing
from journeygen.cli.report import Refusal, counted, print_problems, printable, shown, tally

if TYPE_CHECKING:
    from journeygen.owners import Owned

_EXAMPLES = """\b
Examples:
  journeygen owners            show the lines
  journeygen owners --write    put them into CODEOWNERS, or bring them up to date there
  journeygen owners --check    for a pull request: fail where they are not up to date
"""


@click.command("owners", epilog=_EXAMPLES)
@content_option
@click.option("--write", "task", flag_value="write", help="Write the section of CODEOWNERS; the rest is kept.")
@click.option("--check", "task", flag_value="check", help="Fail where the section is not up to date.")
def command(content: Path, task: Literal["write", "check"] | None) -> None:
    """Say in CODEOWNERS which team owns which file.

    The teams are the owners that the content names, called by the 'handle' that each has in
    teams.yaml. Without an option the lines are only shown.
    """
    existing(content)

    from journeygen.build import load_only
    from journeygen.git import GitFailed
    from journeygen.history import read_history, top_of
    from journeygen.owners import SectionBroken, changed_lines, codeowners_of, owned_files, section, with_section, write

    try:
        top = top_of(content)
    except GitFailed as failed:
        raise Refusal(f"CODEOWNERS belongs into a Git repository: {failed.message}") from failed
    loaded, outcome = load_only(content)
    if outcome.stops(strict=False):
        print_problems(outcome.problems, outcome.line_of, content)
        click.echo(f"{tally(outcome.problems)}; who owns what is not known until that is mended")
        raise click.exceptions.Exit(1)
    history = read_history(content)
    owned, file = owned_files(loaded, history.content), codeowners_of(history)
    place = shown(top / file.path)
    _say_who_has_no_handle(owned, content)
    if not owned.lines and (task is None or not _has_section(file.content)):
        # A section without a line would ask nobody.
        if owned.unknown:
            said = f"No team has a handle; add 'handle: \"@company/team\"' to teams in {shown(content / 'teams.yaml')}"
        else:
            said = "Nothing has an owner; add 'owner: team' to journeys, personas and touchpoints"
        click.echo(said, err=True)
        return
    if task is None:
        click.echo("\n".join(map(printable, section(owned))))
        return
    try:
        wanted = with_section(file.content, owned)
    except SectionBroken as broken:
        raise Refusal(
            f"{place}:{broken.line}: the marks 'journeygen: begin' and 'journeygen: end' are not one pair; "
            "mend them, or take out what is between them"
        ) from broken
    if wanted == file.content:
        click.echo(f"{place} is up to date")
    elif task == "check":
        click.echo("\n".join(map(printable, changed_lines(file.content, wanted))))
        click.echo(f"{place} is not up to date; 'journeygen owners --write' mends that")
        raise click.exceptions.Exit(1)
    else:
        try:
            write(top / file.path, wanted)
        except OSError as failed:
            raise Refusal(f"{place} cannot be written: {(failed.strerror or 'no reason given').lower()}") from failed
        click.echo(f"Wrote the owners of {counted(len(owned.lines), 'file')} into {place}")


def _has_section(file: bytes) -> bool:
    """Whether there is a section, or what is left of one."""
    from journeygen.owners import SectionBroken, has_section

    try:
        return has_section(file)
    except SectionBroken:
        return True


def _say_who_has_no_handle(owned: Owned, content: Path) -> None:
    for team, count in owned.unknown.items():
        click.echo(
            f"The team '{printable(team)}' has no handle that a Git host knows: {counted(count, 'file')} without it; "
            f"add 'handle: \"@company/{printable(team)}\"' to it in {shown(content / 'teams.yaml')}",
            err=True,
        )
