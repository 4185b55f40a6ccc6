"""`journeygen schema`: the JSON Schemas of a site, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from journeygen.cli.options import content_option, existing
from journeygen.cli.report import Refusal, counted, shown

_EXAMPLES = """\b
Examples:
  journeygen schema
  journeygen schema --out schemas
"""


@click.command("schema", epilog=_EXAMPLES)
@content_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to write [default: .journeygen/schemas beside the content, which each build then keeps fresh].",
)
def command(content: Path, out: Path | None) -> None:
    """Write the JSON Schemas of this site, with which editors complete and check what you write.

    They know the site's own lanes, and offer the ids of its personas, touchpoints and so on.
    """
    existing(content)

    from journeygen.schemas import GITIGNORE, SCHEMA_FILES, folder_beside, write_schemas
    from journeygen.source.load import load
    from journeygen.source.tree import FolderTree

    folder = out or folder_beside(content)
    try:
        changed = write_schemas(folder, load(FolderTree(content)))
        if out is None and not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_bytes(GITIGNORE)
    except OSError as fault:
        raise Refusal(f"cannot write into '{folder}': {fault.strerror}") from fault
    click.echo(f"{counted(len(SCHEMA_FILES), 'schema')} in {shown(folder)}, {len(changed)} of them changed")
