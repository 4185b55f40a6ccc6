"""`journeygen check --fix`: show what can be mended for certain, ask, and mend it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeygen.cli.progress import Progress
from journeygen.cli.report import colour_wanted, counted, file_from_here, printable

if TYPE_CHECKING:
    from journeygen.build import Options
    from journeygen.mend import Change

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def offer_fixes(options: Options, yes: bool) -> None:
    """Mend content, with the editor's consent. What is left is for the check that follows to say."""
    from journeygen.build import mend
    from journeygen.mend import write_changes
    from journeygen.source.tree import FolderTree

    with Progress() as progress:
        mended = mend(options, progress)
    if not mended.changes:
        click.echo("There is nothing that can be mended for certain.", err=True)
        return
    _show(mended.changes, options.content)
    files = counted(len(mended.changes), "file")
    if not yes and not _asked(f"Change {files}?"):
        click.echo("Nothing was changed.", err=True)
        return
    refused = 0
    for change, why in write_changes(mended.changes, FolderTree(options.content).file):
        if why:
            refused += 1
            click.echo(f"{file_from_here(change.path, options.content)} was left alone: {printable(why)}", err=True)
    click.echo(f"Changed {counted(len(mended.changes) - refused, 'file')}.", err=True)


def _show(changes: Iterable[Change], content: Path) -> None:
    from journeygen.mend import difference

    for change in changes:
        for line in difference(change, file_from_here(change.path, content), file_from_here(change.to, content)):
            head = line.startswith(("--- ", "+++ ", "rename "))
            colour = None if head else _COLOURS.get(line[:1])
            click.echo(click.style(printable(line), fg=colour, bold=head or None), err=True, color=colour_wanted())


def _asked(question: str) -> bool:
    """Whether somebody at the terminal agrees; without a terminal nobody does."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        click.echo("Without a terminal nobody can be asked: --yes makes these changes.", err=True)
        return False
    return click.confirm(question, default=False, err=True)
