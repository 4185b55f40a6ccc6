"""`journeygen new`: a site to start from, and files to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from journeygen.cli.options import content_option, day_for, existing
from journeygen.cli.report import Refusal, counted, shown
from journeygen.starter import SCAFFOLDS, Scaffold, StarterRefused, new_entity, new_site

_EXAMPLES = """\b
Examples:
  journeygen new site our-journeys
  journeygen new persona "Careful Carla"
  journeygen new journey "Change the address"
  journeygen new team "Customer care"
"""


class _InOrder(click.Group):
    """Lists its commands in the order in which people usually need them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group("new", cls=_InOrder, epilog=_EXAMPLES)
def command() -> None:
    """Start a site, or add a file to fill in."""


@command.command("site")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def _site(folder: Path) -> None:
    """Write a small site with comments into a folder."""
    try:
        written = new_site(folder, day_for(None))
    except StarterRefused as refused:
        raise Refusal(str(refused)) from refused
    here = folder.resolve() == Path.cwd()
    place = "this folder" if here else shown(folder)
    click.echo(f"Wrote {counted(len(written), 'file')} in {place}. Next:")
    if not here:
        click.echo(f'  cd "{place}"' if " " in place else f"  cd {place}")
    click.echo("  journeygen build")


def _entity(scaffold: Scaffold) -> click.Command:
    """The command for one kind."""

    @click.command(scaffold.kind.value, help=_help(scaffold))
    @click.argument("name", metavar="NAME")
    @content_option
    def add(name: str, content: Path) -> None:
        try:
            path = new_entity(existing(content), scaffold, name)
        except StarterRefused as refused:
            raise Refusal(str(refused)) from refused
        click.echo(f"Wrote {shown(path)}" if scaffold.folder else f"Added '{name}' to {shown(path)}")

    return add


def _help(scaffold: Scaffold) -> str:
    if not scaffold.folder:
        return f"Add a {scaffold.kind.words} to {scaffold.list_file}."
    article = "an" if scaffold.kind[0] in "aeiou" else "a"
    what = "evidence" if scaffold.kind == "evidence" else f"{article} {scaffold.kind.words}"
    return f"Write a file for {what} into {scaffold.folder}/."


for _scaffold in SCAFFOLDS:
    command.add_command(_entity(_scaffold))
