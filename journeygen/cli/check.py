"""`journeygen check`: what is wrong with the content, without making the site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from journeygen.cli.fixing import offer_fixes
from journeygen.cli.options import day_for, existing, site_options
from journeygen.cli.progress import Progress
from journeygen.cli.report import Refusal, counted, print_problems, tally

_EXAMPLES = """\b
Examples:
  journeygen check
  journeygen check --strict           for a pull request: warnings fail it, too
  journeygen check --fix              mend what is certain: it shows what, and asks
  journeygen check --as-of 2026-12-31 what will be overdue by then
"""


@click.command("check", epilog=_EXAMPLES)
@site_options
@click.option("--fix", is_flag=True, help="Mend what is certain, after showing it and asking.")
@click.option("--yes", is_flag=True, help="With --fix: do not ask.")
def command(fix: bool, yes: bool, content: Path, strict: bool, drafts: bool, history: bool, as_of: date | None) -> None:
    """Say what is wrong with the content. Only --fix changes anything."""
    if yes and not fix:
        raise Refusal("--yes agrees to what --fix would do: write journeygen check --fix --yes")
    existing(content)
    day = day_for(as_of)

    from journeygen.build import Options, check

    options = Options(content=content, base_url="", drafts=drafts, as_of=day, strict=strict, history=history)
    if fix:
        offer_fixes(options, yes)
    with Progress() as progress:
        outcome = check(options, progress)
    print_problems(outcome.problems, outcome.line_of, content)
    summary = f"{tally(outcome.problems)} in {counted(outcome.files, 'file')}"
    click.echo(summary[0].upper() + summary[1:])
    if outcome.stops(strict):
        raise click.exceptions.Exit(1)
