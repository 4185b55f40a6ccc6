"""The commands: one thin file each, which parses, calls the build and reports.

A command's file is imported when it is asked for, and imports the engine only when it runs: so that
`--help` and shell completion answer at once.
"""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
from difflib import get_close_matches
from typing import Any, cast

import click

from journeygen import __version__
from journeygen.cli.report import printable

# In the order of `--help`; each is a file here, with its click command under the name `command`.
COMMANDS = ("serve", "build", "check", "diff", "new", "schema", "owners", "history")

_ALSO_CALLED = {
    "init": "new",
    "create": "new",
    "start": "new",
    "lint": "check",
    "validate": "check",
    "generate": "build",
}
"""What other programs call a command: nobody is near to these by typing error."""

_EXAMPLES = """\b
Examples:
  journeygen new site our-journeys        start a small site in the folder our-journeys
  journeygen new persona "Careful Carla"  add a file to fill in
  journeygen serve --open                 see the site in the browser while you write
  journeygen check                        say what is wrong with the content
  journeygen build                        write the site into _site
  journeygen diff                         say what this branch changes for customers
"""


class _Commands(click.Group):
    """Loads commands by name, and sees that no traceback reaches an editor."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return cast("click.Command", importlib.import_module(f"journeygen.cli.{cmd_name}").command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as fault:
            # Click looks for a near one among those that are loaded, which here are none.
            known = (*COMMANDS, *_ALSO_CALLED)
            (near, *_) = (*get_close_matches(fault.command_name, known), "")
            hint = f"Did you mean '{_ALSO_CALLED.get(near, near)}'?" if near else f"There are {', '.join(COMMANDS)}."
            raise click.UsageError(f"No such command '{printable(fault.command_name)}'. {hint}", ctx) from fault

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # A name in a script that the terminal cannot show is no reason to stop.
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise click.exceptions.Exit(130) from None  # what a shell gives for Ctrl-C
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as fault:
            if os.environ.get("JOURNEYGEN_DEBUG") or (isinstance(fault, OSError) and fault.errno == errno.EPIPE):
                raise
            needed = fault.name if isinstance(fault, ModuleNotFoundError) and fault.name else ""
            if needed and not needed.startswith("journeygen"):
                # The program was brought up to date, and what it stands on was not.
                raise click.ClickException(
                    f"{ctx.invoked_subcommand} needs {needed.partition('.')[0]}, which is not installed: "
                    "install journeygen again"
                ) from fault
            raise click.ClickException(
                f"this is a bug in journeygen {__version__}, not in your content: "
                f"{type(fault).__name__}: {printable(str(fault))} (JOURNEYGEN_DEBUG=1 shows the details for a report)"
            ) from fault


@click.command(cls=_Commands, epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Journey maps as code: personas, touchpoints and journeys under Git, published as a linked site."""
