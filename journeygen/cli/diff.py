"""`journeygen diff`: what a change means, in the words of the maps."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeygen.cli.options import audience_option, content_option, day_for
from journeygen.cli.progress import Progress
from journeygen.cli.report import Refusal, counted, file_from_here, printable, shown

if TYPE_CHECKING:
    from journeygen.compare.review import Review
    from journeygen.review import Diff

_EXAMPLES = """\b
Examples:
  journeygen diff                     this branch and what is not committed, against where it left main
  journeygen diff HEAD                what is not committed
  journeygen diff v1 v2               two tags
  journeygen diff main...new-form     a branch, against where it left main
  journeygen diff --format markdown --out comment.md    for the comment of a pull request
  journeygen diff --format html --out review            the changed maps, before and after
  journeygen diff --fail-on worse     status 1 if something got worse for a customer
"""

_LOOKS = {
    "worse": {"fg": "red", "bold": True},
    "better": {"fg": "green", "bold": True},
    "head": {"bold": True},
    "place": {"fg": "cyan"},
    "name": {"italic": True},
    "dim": {"dim": True},
}


@click.command("diff", epilog=_EXAMPLES)
@click.argument("base", default="", metavar="[BASE]")
@click.argument("head", default="", metavar="[HEAD]")
@content_option
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json", "html")),
    default="text",
    show_default=True,
    help="How to tell it.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Where to write: a file, or the folder of the pages [default: the terminal; of html, _diff].",
)
@click.option(
    "--language", default="", metavar="TAG", help="The language of the words, such as fr [default: the site's]."
)
@click.option("--exit-code", is_flag=True, help="End with status 1 if something changed.")
@click.option(
    "--fail-on", type=click.Choice(("worse",)), help="End with status 1 if something got worse for a customer."
)
@click.option("--drafts/--no-drafts", default=False, show_default=True, help="Compare drafts, too.")
@audience_option
def command(
    base: str,
    head: str,
    content: Path,
    form: str,
    out: Path | None,
    language: str,
    exit_code: bool,
    fail_on: str | None,
    drafts: bool,
    audience: str,
) -> None:
    """Say what changed in meaning between two versions of the site in Git.

    BASE is a branch, a tag or a commit; without it, it is where this branch left the main one. HEAD is
    what it is compared with; without it, the files as they are on disk. A..B and A...B are understood, too.

    Neither version is checked out. How files are laid out, ordered, named and split is no change.
    """
    day = day_for(None)

    from journeygen.build import Options
    from journeygen.git import GitFailed
    from journeygen.review import diff
    from journeygen.source.revisions import RevisionRefused, have_parted, revisions
    from journeygen.words import is_language

    if language and not is_language(language):
        raise Refusal(f"'{language}' is no language; write a tag such as en or fr")
    options = Options(
        content=content, as_of=day, drafts=drafts, audience="public" if audience == "public" else "internal"
    )
    try:
        before, after = revisions(content, base, head)
        if not after.commit and not content.is_dir():
            raise Refusal(f"the content folder '{content}' does not exist; name it with --content")
        left = f"{before.name}...{after.name}" if "..." not in base and have_parted(content, before, after) else ""
        with Progress() as progress:
            found = diff(options, before, after, language, progress)
    except RevisionRefused as refused:
        raise Refusal(str(refused)) from refused
    except GitFailed as failed:
        hint = "; run journeygen in a Git repository" if "not a git repository" in failed.message else ""
        raise Refusal(f"Git cannot tell: {failed.message}{hint}") from failed
    comparison = found.review.comparison
    if left:
        click.echo(
            f"'{printable(before.name)}' went on after '{printable(after.name)}' left it, and what it changed since is "
            f"told the other way round; compare with where they parted: journeygen diff {printable(left)}",
            err=True,
        )
    if form == "html":
        _write_pages(found, out or Path("_diff"), content)
    else:
        _print(found.review, form, out, content)
    fails = bool(fail_on) and comparison.worse_for_customers()
    if fails:
        click.echo("Something gets worse for customers: --fail-on worse ends with status 1", err=True)
    if fails or (exit_code and comparison.changes):
        raise click.exceptions.Exit(1)


def _write_pages(found: Diff, out: Path, content: Path) -> None:
    from journeygen.review import write_review
    from journeygen.write import OutputRefused

    try:
        pages = write_review(found, out, content)
    except OutputRefused as refused:
        raise Refusal(str(refused)) from refused
    click.echo(f"Wrote {counted(pages, 'page')} in {shown(out)}")


def _print(review: Review, form: str, out: Path | None, content: Path) -> None:
    from journeygen.compare.as_json import as_json
    from journeygen.compare.as_markdown import as_markdown
    from journeygen.compare.as_text import as_text

    if form == "text":
        colour = out is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        said = as_text(
            review, lambda text, look: _styled(text, look, colour), lambda path: file_from_here(path, content)
        )
    else:
        said = as_markdown(review) if form == "markdown" else as_json(review)
    if out is None:
        click.echo(said, nl=False, color=None)
        return
    from journeygen.write import OutputRefused, write_file

    try:
        write_file(out, said.encode("utf-8", "replace"))
    except OutputRefused as refused:
        raise Refusal(str(refused)) from refused
    click.echo(f"Wrote {shown(out)}")


def _styled(text: str, look: str, colour: bool) -> str:
    """A text with its look, and with what a terminal would obey escaped."""
    return click.style(printable(text), **_LOOKS[look]) if colour else printable(text)  # type: ignore[arg-type]  # each look has only what style takes
