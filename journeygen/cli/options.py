"""The options that commands share, and how their values are read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

from journeygen.cli.report import Refusal

Function = TypeVar("Function", bound=Callable[..., Any])


def day(text: str) -> date:
    """A date as ISO 8601 writes it: `2026-01-31`."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise click.BadParameter(f"{text!r} is not a date; write year, month and day, as in 2026-01-31")


def web_address(text: str) -> str:
    """Where a site will stand: an absolute http or https address. An empty text means none."""
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and parts.hostname and not parts.query and not parts.fragment
    except ValueError:
        good = False
    if text and not good:
        raise click.BadParameter(
            f"{text!r} is not the whole address of a site; write it as https://example.org/journeys/"
        )
    return text


def content_option(function: Function) -> Function:
    """`--content DIR`."""
    return click.option(
        "--content",
        type=click.Path(path_type=Path),
        default="content",
        show_default=True,
        metavar="DIR",
        help="The folder with site.yaml in it.",
    )(function)


def day_option(function: Function) -> Function:
    """`--as-of DATE`."""
    return click.option(
        "--as-of",
        type=day,
        metavar="DATE",
        help="The day the site is for, as in 2026-01-31 [default: SOURCE_DATE_EPOCH, else today].",
    )(function)


def history_option(function: Function) -> Function:
    """`--history/--no-history`."""
    return click.option(
        "--history/--no-history", default=True, show_default=True, help="Ask Git for the source and its changes."
    )(function)


def drafts_option(default: bool) -> Callable[[Function], Function]:
    """`--drafts/--no-drafts`."""
    return click.option("--drafts/--no-drafts", default=default, show_default=True, help="Show drafts, too.")


def site_options(function: Function) -> Function:
    """What both ways of reading a site take, in the order of `--help`."""
    for option in (
        day_option,
        history_option,
        drafts_option(default=False),
        click.option("--strict/--no-strict", default=False, show_default=True, help="Count warnings as errors."),
        content_option,
    ):
        function = option(function)
    return function


def audience_option(function: Function) -> Function:
    """`--audience public|internal`."""
    return click.option(
        "--audience",
        type=click.Choice(("internal", "public")),
        default="internal",
        show_default=True,
        help="Who will see the site: 'public' leaves out everything with 'visibility: internal'.",
    )(function)


def existing(content: Path) -> Path:
    """The content folder, or a refusal that says what to do."""
    if content.is_dir():
        return content
    what = "is not a folder" if content.exists() else "does not exist"
    raise Refusal(
        f"the content folder '{content}' {what}; run journeygen in the folder that holds it, "
        "name it with --content, or start a site with: journeygen new site ."
    )


def day_for(as_of: date | None) -> date:
    """The day a build is for: the one asked for, else SOURCE_DATE_EPOCH's, else today, both in UTC."""
    if as_of is not None:
        return as_of
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise Refusal(f"SOURCE_DATE_EPOCH is {seconds!r}; it has to be a number of seconds since 1970") from None
