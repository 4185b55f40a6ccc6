"""`journeygen new`: a site to start from, and files to fill in."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from journeygen.cli.options import content_option, day_for, existing
from journeygen.cli.report import Refusal, counted, shown
from journeygen.model.kinds import Kind
from journeygen.starter.ci import HOSTS, new_workflows
from journeygen.starter.entities import SCAFFOLDS, Scaffold, known, new_entity
from journeygen.starter.files import StarterRefused
from journeygen.starter.site import BUSINESSES, STAGE_MODELS, TITLES, Wishes, new_site
from journeygen.starter.texts import LANGUAGES

_EXAMPLES = """\b
Examples:
  journeygen new site our-journeys
  journeygen new persona "Careful Carla"
  journeygen new journey "Change the address" --persona careful-carla
  journeygen new team "Customer care"
"""

_SITE_EXAMPLES = """\b
Examples:
  journeygen new site our-journeys
  journeygen new site . --language fr --business bank --stages digital
  journeygen new site maps --title "Our journeys" --scale 0..10 --blueprint --ci github
"""


class _InOrder(click.Group):
    """Lists its commands in the order in which people usually need them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group("new", cls=_InOrder, epilog=_EXAMPLES)
def command() -> None:
    """Start a site, or add a file to fill in."""


# A site


_SCALES = {(-2.0, 2.0): "from -2 to 2", (1.0, 5.0): "from 1 to 5", (0.0, 10.0): "from 0 to 10"}
_ENDS = re.compile(r"\s*([-+]?\d+(?:[.,]\d+)?)\s*(?:\.\.|to|,|:|;|/)\s*([-+]?\d+(?:[.,]\d+)?)\s*")


def _scale(text: str) -> tuple[float, float]:
    """The ends of an emotion scale: `-2..2`."""
    ends = _ENDS.fullmatch(text.replace("−", "-"))
    low, high = (float(end.replace(",", ".")) for end in ends.groups()) if ends else (0.0, 0.0)
    if low >= high:
        raise click.BadParameter(f"{text!r} is no scale; write its lowest and highest value, as in -2..2 or 0..10")
    return low, high


def _site_options(function: Any) -> Any:
    for option in (
        click.option("--ci", type=click.Choice(HOSTS), help="With workflows that check and publish the site."),
        click.option(
            "--blueprint/--no-blueprint",
            default=False,
            show_default=True,
            help="Keys for what the company does.",
        ),
        click.option("--scale", type=_scale, metavar="LOW..HIGH", help="The scale of emotions [default: -2..2]."),
        click.option(
            "--stages",
            type=click.Choice(list(STAGE_MODELS)),
            help="The stage model [default: the one that suits the business].",
        ),
        click.option("--business", type=click.Choice(list(BUSINESSES)), help="The kind of business [default: shop]."),
        click.option("--language", type=click.Choice(list(LANGUAGES)), help="The language of the site [default: en]."),
        click.option("--title", metavar="TEXT", help="What the site is called."),
    ):
        function = option(function)
    return function


@command.command("site", epilog=_SITE_EXAMPLES)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_site_options
def _site(
    folder: Path,
    title: str | None,
    language: str | None,
    business: str | None,
    stages: str | None,
    scale: tuple[float, float] | None,
    blueprint: bool,
    ci: str | None,
) -> None:
    """Write a small site with comments into a folder.

    In a terminal it asks for what you do not give. Nothing is ever overwritten: what is there of
    the settings is kept, and where there is content already, nothing is written.
    """
    if sys.stdin.isatty() and sys.stdout.isatty():
        language = language or _choose("Which language shall the site have?", LANGUAGES, _spoken())
        title = title if title is not None else click.prompt("What is it called?", default=TITLES[language])
        kinds = {id_: business.title for id_, business in BUSINESSES.items()}
        business = business or _choose("What kind of business is it about?", kinds, "shop")
        if scale is None:
            scales = {f"{low:g}..{high:g}": words for (low, high), words in _SCALES.items()}
            scale = _scale(_choose("On which scale do you rate emotions? (Words work as well.)", scales, "-2..2"))
    wishes = Wishes(
        title or "",
        language or "en",
        business or "shop",
        stages or "",
        scale or (-2, 2),
        blueprint,
        ci or "",
        _branch(folder) if ci else "",
    )
    try:
        made = new_site(folder, day_for(None), wishes)
    except StarterRefused as refused:
        raise Refusal(str(refused)) from refused
    here = folder.resolve() == Path.cwd()
    place = "this folder" if here else shown(folder)
    click.echo(f"Wrote {counted(len(made.written), 'file')} in {place}.")
    for path in made.kept:
        click.echo(f"Kept your {shown(path)} as it is.{_MISSING.get(path.name, '')}")
    click.echo("With settings for VS Code and JetBrains (.vscode, .idea), which then complete what you type.")
    if ci:
        click.echo(f"With workflows for GitHub, in .github. {_PUBLISH.format(wishes.branch or 'main')}")
    click.echo("Next:")
    if not here:
        click.echo(f'  cd "{place}"' if " " in place else f"  cd {place}")
    click.echo("  journeygen serve       shows the site while you write")
    click.echo("  journeygen build       writes it into _site")


_MISSING = {
    ".gitignore": " Add a line to it: _site/",
    "settings.json": " The guide tells what to add for journeygen, under 'Editors'.",
    "jsonSchemas.xml": " The guide tells what to add for journeygen, under 'Editors'.",
}


def _spoken() -> str:
    """The language of the terminal, if the starter speaks it."""
    tag = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return tag[:2].lower() if tag[:2].lower() in LANGUAGES else "en"


def _choose(question: str, choices: Mapping[str, str], default: str) -> str:
    """Ask which of a few; a number, an id or its name answers."""
    click.echo(question)
    for number, name in enumerate(choices.values(), start=1):
        click.echo(f"  {number}  {name}")
    answers = {str(number): id_ for number, id_ in enumerate(choices, start=1)}
    answers |= {word.casefold(): id_ for id_, name in choices.items() for word in (id_, name)}
    while True:
        given = click.prompt("Number", default=str(list(choices).index(default) + 1))
        if given.strip().casefold() in answers:
            return answers[given.strip().casefold()]
        click.echo(f"Please type a number from 1 to {len(choices)}.")


@command.command("ci")
@click.argument("host", metavar="HOST", type=click.Choice(HOSTS))
@content_option
def _ci(host: str, content: Path) -> None:
    """Write workflows that check, compare and publish the site.

    HOST is github. They go where the host looks for them, at the root of the repository.
    """
    branch = known(existing(content)).site.branch or _branch(content) or "main"
    try:
        written = new_workflows(content.parent, host, branch)
    except StarterRefused as refused:
        raise Refusal(str(refused)) from refused
    for path in written:
        click.echo(f"Wrote {shown(path)}")
    click.echo(_PUBLISH.format(branch))


_PUBLISH = (
    "They publish what is pushed to '{}', without what is internal: most Pages are open to everybody.\n"
    "Once, on GitHub: Settings, Pages, Source: GitHub Actions."
)


def _branch(folder: Path) -> str:
    """The branch that is checked out where a folder is, or will be; empty where there is none."""
    from journeygen.git import GitFailed, git

    place = next(each for each in (folder.absolute(), *folder.absolute().parents) if each.is_dir())
    try:
        return git(place, "symbolic-ref", "--short", "--quiet", "HEAD").decode().strip()
    except GitFailed:
        return ""


# Single entities


_OPTIONS: Mapping[Kind, tuple[str, str, str]] = {
    Kind.PERSONA: ("--persona", "persona", "Whose journey it is; may be given several times."),
    Kind.STAGE_MODEL: ("--stages", "stages", "The stage model it follows."),
    Kind.CHANNEL: ("--channel", "channel", "The channel it is on."),
    Kind.TEAM: ("--owner", "owner", "The team that answers for it."),
}


def _entity(scaffold: Scaffold) -> click.Command:
    """The command for one kind."""

    @click.command(scaffold.kind.value, help=_help(scaffold))
    @click.argument("name", metavar="NAME")
    @content_option
    def add(name: str, content: Path, **written: Any) -> None:
        named = {kind: written[_OPTIONS[kind][1]] for kind in scaffold.names if written[_OPTIONS[kind][1]]}
        try:
            added = new_entity(existing(content), scaffold, name, day_for(None), named)
        except StarterRefused as refused:
            raise Refusal(str(refused)) from refused
        click.echo(f"Added '{name}' to {shown(added.path)}" if added.in_list else f"Wrote {shown(added.path)}")

    for kind in reversed(scaffold.names):
        option, _, help_ = _OPTIONS[kind]
        add.params.insert(1, click.Option([option], multiple=True, metavar="ID", help=help_))
    return add


def _help(scaffold: Scaffold) -> str:
    if not scaffold.folder:
        return f"Add a {scaffold.kind.words} to {scaffold.list_file}."
    article = "an" if scaffold.kind[0] in "aeiou" else "a"
    what = "evidence" if scaffold.kind == "evidence" else f"{article} {scaffold.kind.words}"
    return f"Write a file for {what} into {scaffold.folder}/."


for _scaffold in SCAFFOLDS:
    command.add_command(_entity(_scaffold))
