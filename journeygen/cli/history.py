"""`journeygen history`: what changed in the journeys, who changed it and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeygen.cli.options import content_option, day, existing
from journeygen.cli.report import Refusal, printable

if TYPE_CHECKING:
    from journeygen.history.chronicle import Chapter, Chronicle, Part
    from journeygen.model.catalog import Catalog

_EXAMPLES = """\b
Examples:
  journeygen history                       all journeys
  journeygen history open-account          one of them, by its id or its title
  journeygen history --since 2026-01-01    this year
  journeygen history open-account --tags   from tag to tag
"""

_MARKS = {"better": "+", "worse": "-", "neutral": " "}


@click.command("history", epilog=_EXAMPLES)
@click.argument("journey", default="", metavar="[JOURNEY]")
@content_option
@click.option("--since", type=day, metavar="DATE", help="Nothing older than this day, as in 2026-01-31.")
@click.option("--tags", is_flag=True, help="Tell from tag to tag, and not commit by commit.")
def command(journey: str, content: Path, since: date | None, tags: bool) -> None:
    """Say what changed in meaning in the journeys, as Git knows it, the newest first.

    A + marks what is for the better, a - what is for the worse. What is laid out otherwise, or said in
    a comment, is no change. In a shallow clone it is said how far it goes back.
    """
    existing(content)

    from journeygen.build import load_only
    from journeygen.compare.chronicles import Chronicles
    from journeygen.git import GitFailed
    from journeygen.history import read_history, top_of
    from journeygen.history.tags import read_tags
    from journeygen.words import Words

    try:
        top_of(content)
        history = read_history(content)
        known = tuple(read_tags(content)) if tags else ()
    except GitFailed as failed:
        raise Refusal(f"there is no history to tell of: {failed.message}") from failed
    if history.head is None:
        raise Refusal("there is no history to tell of: nothing is committed yet")
    loaded, _ = load_only(content)
    catalog = loaded.catalog
    chosen = [_found(journey, catalog)] if journey else list(catalog.journeys)
    if not catalog.site.history.authors:
        history = history.without_authors()
    chronicles = Chronicles(loaded, history, Words(catalog.site.language))
    if history.since:
        click.echo(f"This clone is shallow: it knows nothing from before {history.since}", err=True)
    if tags and not known:
        click.echo("There are no tags: all that is told is since the beginning", err=True)
    told = False
    for id_ in chosen:
        key = catalog.journeys[id_].key
        found = chronicles.by_tags(key, known) if tags else chronicles.of(key, None, since)
        lines = list(_lines(found, since, bool(known))) if found else []
        if lines:
            click.echo(
                "\n".join([*([""] if told else []), f"{printable(catalog.journeys[id_].title)} ({id_})", *lines])
            )
            told = True
    if not told:
        click.echo("Nothing changed in meaning" + (f" since {since}" if since else ""))


def _found(journey: str, catalog: Catalog) -> str:
    from journeygen.model.names import nearest

    titles = {each.title: id_ for id_, each in catalog.journeys.items()}
    id_ = journey if journey in catalog.journeys else titles.get(journey, "")
    if not id_:
        near = nearest(journey, [*catalog.journeys, *titles], loose=True)
        hint = f"did you mean '{near}'?" if near else "run 'journeygen history' to see them all"
        raise Refusal(f"there is no journey '{journey}'; {hint}")
    return id_


def _lines(chronicle: Chronicle, since: date | None, by_tags: bool) -> Iterator[str]:
    for chapter in chronicle.chapters:
        if since is None or chapter.commit.day >= since:
            yield from _chapter(chapter, by_tags)


def _chapter(chapter: Chapter, by_tags: bool) -> Iterator[str]:
    commit = chapter.commit
    who = chapter.name or commit.author or ("since the last tag" if by_tags else "")
    yield "  " + "  ".join(filter(None, (str(commit.day), printable(who), commit.id[:10])))
    last: tuple[Part, ...] = ()
    for told in chapter.told:
        if told.place and told.place != last:
            yield f"    {_said(told.place)}"
        last = told.place
        yield f"      {_MARKS[told.judgement]} {_said(told.said)}"


def _said(parts: tuple[Part, ...]) -> str:
    return printable("".join(f"“{text}”" if kind == "text" else text for kind, text in parts))
