"""`journeygen build`: content in, a linked site out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import click

from journeygen.cli.options import audience_option, day_for, existing, site_options, web_address
from journeygen.cli.progress import Progress
from journeygen.cli.report import Refusal, counted, file_from_here, print_report, shown, tally
from journeygen.report import report_of

WARNINGS = 10
"""How many warnings a build shows: whoever builds wants to see the site. Errors are always shown, all of them."""

_EXAMPLES = """\b
Examples:
  journeygen build
  journeygen build --strict --base-url https://example.org/journeys/
  journeygen build --content docs/content --out public --drafts
"""


@click.command("build", epilog=_EXAMPLES)
@site_options
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="_site",
    show_default=True,
    metavar="DIR",
    help="Where to write.",
)
@click.option(
    "--base-url", type=web_address, default="", metavar="URL", help="Where the site will stand [default: site.yaml's]."
)
@audience_option
@click.option(
    "--zip",
    "zip_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write it once more, as one file to mail or keep.",
)
def command(
    content: Path,
    out: Path,
    base_url: str,
    strict: bool,
    drafts: bool,
    history: bool,
    as_of: date | None,
    audience: Literal["internal", "public"],
    zip_file: Path | None,
) -> None:
    """Write the site into a folder.

    What is wrong with the content is printed with its file and line. A build with errors writes
    nothing: the last good site stays as it is.
    """
    existing(content)
    day = day_for(as_of)

    from journeygen.build import Options, build
    from journeygen.write import OutputRefused

    options = Options(
        content=content,
        base_url=base_url,
        drafts=drafts,
        as_of=day,
        strict=strict,
        audience=audience,
        history=history,
    )
    try:
        with Progress() as progress:
            outcome = build(options, out, progress)
            if zip_file and not outcome.stops(strict):
                from journeygen.build import pack

                pack(out, zip_file)
    except OutputRefused as refused:
        raise Refusal(str(refused)) from refused
    report = report_of(
        outcome.problems,
        outcome.line_of,
        lambda path: file_from_here(path, content),
        warnings_at_most=None if strict else WARNINGS,
    )
    print_report(report)
    if report.left_off:
        click.echo(f"… and {counted(report.left_off, 'more warning')}: 'journeygen check' shows them all", err=True)
    if outcome.stops(strict):
        click.echo(f"{tally(outcome.problems)} in {counted(outcome.files, 'file')}; nothing was written")
        raise click.exceptions.Exit(1)
    noted = f" ({tally(outcome.problems)})" if outcome.problems else ""
    whom = " for the public" if audience == "public" else ""
    packed = f" and {shown(zip_file)}" if zip_file else ""
    click.echo(f"Built {counted(outcome.pages, 'page')} in {shown(out)}{packed}{whom}{noted}")
