"""`journeygen serve`: the site in the browser, which follows every save."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeygen.cli.options import content_option, day_for, day_option, drafts_option, existing, history_option
from journeygen.cli.report import Refusal, counted, file_from_here, print_report, printable
from journeygen.report.text import tally

if TYPE_CHECKING:
    from journeygen.report import Report
    from journeygen.serve.preview import Update

_EXAMPLES = """\b
Examples:
  journeygen serve --open
  journeygen serve --no-drafts --port 9000
  journeygen serve --editor idea
  journeygen serve --editor 'txmt://open?url=file:///{path}&line={line}'
"""

_SHOWN = 3  # names of changed files in a line


@click.command("serve", epilog=_EXAMPLES)
@content_option
@drafts_option(default=True)
@day_option
@history_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    help="The port; 0 is any that is free [default: 8000, else the next that is free].",
)
@click.option("--open", "open_", is_flag=True, help="Open the site in the browser.")
@click.option("--reload/--no-reload", default=True, show_default=True, help="Follow what is saved.")
@click.option("--poll", is_flag=True, help="Look for changes, where the system does not tell of them.")
@click.option(
    "--editor",
    envvar="JOURNEYGEN_EDITOR",
    default="vscode",
    show_default="JOURNEYGEN_EDITOR, else vscode",
    metavar="NAME|LINK",
    help="What opens a file at a problem: vscode, vscodium, cursor, idea, zed, sublime, none, "
    "or a link with {path}, {line} and {column}.",
)
def command(
    content: Path,
    drafts: bool,
    as_of: date | None,
    history: bool,
    host: str,
    port: int | None,
    open_: bool,
    reload: bool,
    poll: bool,
    editor: str,
) -> None:
    """Show the site in the browser, and follow every save.

    An open page changes in place when what it shows is saved. What is wrong is said here and over the
    page; the site stays as it last was without errors. No site is written.
    """
    import asyncio
    import threading
    import webbrowser

    from journeygen.build import Options
    from journeygen.serve.editors import editor_of
    from journeygen.serve.hosts import EVERYWHERE
    from journeygen.serve.preview import Preview
    from journeygen.serve.run import PORT, PortError, listen, serve
    from journeygen.serve.server import Server

    existing(content)
    options = Options(content=content, as_of=day_for(as_of), drafts=drafts, history=history)
    try:
        opens = editor_of(editor)
        bound = listen(host, port)
    except (PortError, ValueError) as refused:
        raise Refusal(str(refused)) from refused
    if host in EVERYWHERE:
        click.secho(f"Everybody in your network can read the site while it is served on {host}.", fg="yellow", err=True)
    number = bound.getsockname()[1]
    at = "localhost" if host in EVERYWHERE else f"[{host.strip('[]')}]" if ":" in host else host
    url = f"http://{at}:{number}/"
    terminal = _Terminal()
    poll = poll or bool(os.environ.get("WATCHFILES_FORCE_POLLING"))
    server = Server(Preview(options), terminal, opens, poll, lambda path: file_from_here(path, content))

    def ready() -> None:
        if port is None and number != PORT:
            click.echo(f"Port {PORT} is taken by another program, so this is {number}")
        followed = "" if reload else "; it stays as it is now"
        click.echo(f"Serving {counted(server.preview.pages, 'page')} on {url} (Ctrl-C stops{followed})")
        if poll and reload:
            terminal.polls("")
        if open_:
            # Not in the loop: a browser in the terminal is waited for.
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    asyncio.run(serve(server, bound, host, reload, ready))


class _Terminal:
    """What is said while the site is served: a line for each save, and the problems when they are others."""

    def updated(self, update: Update, pages: int) -> None:
        """The site was brought up to date; so many pages in browsers are others now."""
        names = sorted(path.removeprefix("content/") for path in update.changed) or [
            "Git's history" if update.of_history else "the theme"
        ]
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        what = printable(", ".join(names[:_SHOWN]))
        kept = "" if update.is_new else ", the site stays as it was"
        seen = f", {counted(pages, 'open page')} changed" if pages else ""
        spent = round(update.seconds * 1000)
        click.echo(f"{time.strftime('%H:%M:%S')} {what}{more} ({spent} ms){seen}{kept}")

    def problems(self, report: Report) -> None:
        """These are the problems now; they are others than before."""
        print_report(report)
        said = tally(report.errors, report.warnings)
        click.echo(said[0].upper() + said[1:])

    def polls(self, why: str) -> None:
        """Changes are looked for from now on: the system does not tell of them."""
        because = f" ({printable(why)})" if why else ""
        click.echo(f"Looking for changes a few times a second{because}")

    def failed(self, fault: Exception) -> None:
        """Something went wrong that is not the editor's fault."""
        text = f"{type(fault).__name__}: {printable(str(fault))}"
        click.secho(f"This is a bug in journeygen, not in your content: {text}", fg="red", err=True)
        if os.environ.get("JOURNEYGEN_DEBUG"):
            import traceback

            traceback.print_exception(fault)
