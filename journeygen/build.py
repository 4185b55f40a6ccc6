"""The verbs: load, check, plan, view, render, write. This module alone puts the rooms together."""

from __future__ import annotations

import datetime
import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import unquote

from journeygen import __version__
from journeygen.assets import Assets
from journeygen.checks import Accepted, Checked, Sorted, dead_link, looking
from journeygen.checks.web import Answer, asking
from journeygen.compare.chronicles import Chronicles
from journeygen.exchange import Publication
from journeygen.exchange.cards import can_draw
from journeygen.exchange.zipped import write_zip
from journeygen.history import NO_HISTORY, History, read_history
from journeygen.links import Links
from journeygen.makers import MAKERS, Clothes, Dressed, clothes_of
from journeygen.mend import Mended, mended
from journeygen.model.audience import for_public
from journeygen.model.catalog import Catalog
from journeygen.model.fields import Visibility
from journeygen.model.kinds import Key
from journeygen.model.site import Site, ThemeOptions
from journeygen.origins import changing, editing
from journeygen.pages import plan
from journeygen.pages.layout import frame_of
from journeygen.pages.plan import PlannedPage
from journeygen.problems import Location, Problem, Severity, error, in_order
from journeygen.prose import Prose
from journeygen.render.options import options_css
from journeygen.render.theme import Theme, ThemeError, load_theme
from journeygen.schemas import refresh_schemas
from journeygen.sheet import Desk, content_path
from journeygen.source.document import decode
from journeygen.source.load import Loaded, load
from journeygen.source.tree import FolderTree, SourceTree
from journeygen.words import Words
from journeygen.write import OutputRefused, RenderedFile, check_output, paths_written, write_site

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many pieces of it are finished, and of how many."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a command asks for.

    `as_of` is the day that reviews are due or overdue on. The `audience` is who will see the site:
    `public` leaves out what is internal. With `history` Git is asked. `rules` are those that are asked
    for by name: they run even where the site has them off.
    """

    content: Path
    as_of: datetime.date
    base_url: str = ""
    drafts: bool = False
    strict: bool = False
    audience: Visibility = "internal"
    history: bool = True
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What came of it: the problems, and how much was read and written. `line_of` gives a line of a file.

    `accepted` are the problems that somebody accepted, with the reason.
    """

    problems: tuple[Problem, ...]
    line_of: Callable[[str, int], str | None]
    files: int
    pages: int = 0
    accepted: tuple[Accepted, ...] = ()

    def stops(self, strict: bool) -> bool:
        """Whether the problems keep the site from being written."""
        return any(strict or problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True)
class Prepared:
    """A site ready to be viewed: what was loaded, what is planned, and the desk its pages are written at.

    `whole` is the desk and the plan with what is not for this audience, which editors are told about.
    `asked_for` are the rules that run even where the site has them off.
    """

    tree: SourceTree
    loaded: Loaded
    desk: Desk
    plan: tuple[PlannedPage, ...]
    assets: Assets
    chronicles: Chronicles
    whole: tuple[Desk, tuple[PlannedPage, ...]]
    asked_for: frozenset[str] = frozenset()

    @property
    def site(self) -> Site:
        """The site."""
        return self.desk.catalog.site

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the content, as the site weighs it."""
        return in_order(self.found.open)

    @cached_property
    def found(self) -> Sorted:
        """The same, and what somebody accepted."""
        *_, found = _looking(self)
        return found


def prepare(
    tree: SourceTree, options: Options, history: History = NO_HISTORY, before: Prepared | None = None
) -> Prepared:
    """Load and plan a site. `history` is what Git knows of it.

    `before` is the same site as it was earlier: what the difference between the trees does not touch is
    taken from it.
    """
    loaded = load(tree, before.loaded if before else None)
    site = loaded.catalog.site
    catalog = loaded.catalog.published(statuses_shown(site, options.drafts))
    if before:
        catalog.following(before.whole[0].catalog)
    if options.audience == "public" or not site.history.authors:
        history = history.without_authors()
    chronicles = Chronicles(loaded, history, Words(site.language))
    if before:
        chronicles = chronicles.after(before.chronicles)
    planned = plan(catalog)
    assets = Assets(loaded.paths, tree.read)
    desk = Desk(
        catalog=catalog,
        links=Links(frozenset(page.url for page in planned)),
        words=Words(site.language),
        prose=Prose(html=site.markdown.html == "sanitized"),
        as_of=options.as_of,
        files=loaded.files,
        keys=loaded.keys,
        asset=assets.address,
        base_url=options.base_url or site.base_url,
        edit=editing(loaded, history),
        history=history,
        changes=changing(loaded, history),
        chronicle=chronicles,
    )
    whole = desk, planned
    prepared = Prepared(tree, loaded, desk, planned, assets, chronicles, whole, frozenset(options.rules))
    return _for_public(prepared) if options.audience == "public" else prepared


def _for_public(prepared: Prepared) -> Prepared:
    """The site without what is internal. Nothing leads to the source, nor tells of it: it holds what is internal."""
    desk = prepared.desk
    catalog = public_part(desk.catalog, desk)
    planned = plan(catalog)
    links = Links(frozenset(page.url for page in planned))
    shown = replace(desk, catalog=catalog, links=links, edit=lambda _key, _where: "", chronicle=lambda _key: None)
    return replace(prepared, desk=shown, plan=planned)


def public_part(catalog: Catalog, desk: Desk) -> Catalog:
    """The catalog without what is internal."""

    def named_by(path: str, of: Key) -> Key | None:
        return desk.keys.get(content_path(unquote(path), desk.files.get(of, "")))

    return for_public(catalog, desk.words("audience.unnamed"), named_by)


def checked_of(prepared: Prepared) -> Checked:
    """What the checks look at: the whole site, whomever it is for."""
    text_of = partial(_text, prepared.tree)
    return Checked(prepared.loaded, *prepared.whole, tuple(prepared.assets.static()), text_of)


def checking(prepared: Prepared) -> Iterator[tuple[Problem, ...]]:
    """What is wrong with the content, in no order: at first what reading it found, then more with every check."""
    return (found.open for found in _looking(prepared))


def _looking(prepared: Prepared) -> Iterator[Sorted]:
    return looking(checked_of(prepared), prepared.asked_for)


def load_only(content: Path) -> tuple[Loaded, Outcome]:
    """A site as it was read, and what is wrong with what is written there."""
    tree = FolderTree(content)
    loaded = load(tree)
    return loaded, Outcome(in_order(loaded.problems), _lines_of(tree), len(loaded.paths))


def check(options: Options, progress: Progress) -> Outcome:
    """Say what is wrong with a site."""
    prepared = _prepared(options, progress)
    return _checked(prepared, options, prepared.found)


def check_with_links(options: Options, progress: Progress) -> tuple[Outcome, dict[str, Answer]]:
    """The same, and which links to other sites lead nowhere; of those in the second part nobody can say."""
    prepared = _prepared(options, progress)
    unsure: dict[str, Answer] = {}
    web = dead_link.check_of(asking(options.content, __version__, partial(progress, "Links")), unsure)
    *_, found = looking(checked_of(prepared), prepared.asked_for, web)
    return _checked(prepared, options, found), unsure


def _checked(prepared: Prepared, options: Options, found: Sorted) -> Outcome:
    outcome = outcome_of(prepared, *found.open, *dress(prepared, options)[1])
    return replace(outcome, accepted=found.accepted)


def mend(options: Options, progress: Progress) -> Mended:
    """What can be mended for certain in a site's content, and what would be left. Nothing is written."""
    tree = FolderTree(options.content)
    history = read_history(options.content) if options.history else NO_HISTORY
    rounds = 0

    def wrong_with(each: SourceTree) -> tuple[Problem, ...]:
        nonlocal rounds
        progress("Mending", rounds, rounds + 1)
        rounds += 1
        found = prepare(each, options, history).problems
        return tuple(each for each in found if not options.rules or each.rule in options.rules)

    with no_collection():
        # On Windows line ends of its own are what Git puts there.
        return mended(tree, wrong_with, line_feeds=os.linesep == "\n" and not options.rules)


def build(options: Options, out: Path, progress: Progress) -> Outcome:
    """Write a site into a folder; with errors (or, strictly, warnings), write nothing.

    Raises OutputRefused where the folder is not for journeygen to write to.
    """
    check_output(out, options.content)
    prepared = _prepared(options, progress)
    dressed, problems = dress(prepared, options)
    outcome = outcome_of(prepared, *prepared.problems, *problems)
    if dressed is None or outcome.stops(options.strict):
        return outcome
    try:
        write_site(out, render(dressed, progress))
    except ThemeError as refused:
        return replace(outcome, problems=in_order([*outcome.problems, refusal(prepared, refused)]))
    refresh_schemas(options.content, prepared.loaded)
    return replace(outcome, pages=len(prepared.plan))


def pack(out: Path, target: Path) -> None:
    """Write the site that is in a folder into one zip file. Raises OutputRefused."""
    if target.resolve().is_relative_to(out.resolve()):
        raise OutputRefused(f"the zip file '{target}' would lie in the site itself", "name a place beside it")
    try:
        write_zip(target, out, paths_written(out))
    except OSError as fault:
        raise OutputRefused(f"cannot write '{target}': {fault.strerror or fault}") from fault


def render(dressed: Dressed, progress: Progress) -> Iterator[RenderedFile]:
    """The files of a site, kind by kind: what pages turn out to use comes after them."""
    for maker in MAKERS:
        files = tuple(maker.files(dressed))
        for number, (address, make) in enumerate(files):
            progress(maker.name, number, len(files))
            yield RenderedFile(address, make())
        progress(maker.name, len(files), len(files))


def dress(
    prepared: Prepared, options: Options, before: Clothes | None = None
) -> tuple[Dressed | None, tuple[Problem, ...]]:
    """The site in its theme, and what is wrong with the theme or with the site's options for it.

    `before` are the clothes that it had before, where its theme is still the same.
    """
    try:
        theme = before.theme if before else theme_of(prepared)
        words = prepared.desk.words.with_texts(theme.words(prepared.desk.words.language))
    except ThemeError as refused:
        return None, (refusal(prepared, refused),)

    def place(*keys: str) -> Location:
        return prepared.loaded.place_in_site("theme_options", *keys)

    own = prepared.site.theme_options
    css, problems = "", tuple[Problem, ...]()
    if own != ThemeOptions():
        css, problems = options_css(own, theme.stylesheet().decode(errors="replace"), place)
    clothes = before if before and before.css == css else clothes_of(theme, css)
    names = tuple(clothes.scripts), tuple(clothes.early_scripts)
    frame = frame_of(prepared.desk, tuple(clothes.styles), prepared.desk.base_url, __version__, *names)
    # Browsers ask the server's root for a favicon where a page names none, and complain where that has none.
    given = frame.favicon or any(address.startswith("favicon.") for address, _ in prepared.assets.static())
    icon = frame.favicon if given else next(iter(clothes.icon), "")
    frame = replace(frame, words=words, search=clothes.search, favicon=icon, has_cards=can_draw())
    publication = Publication(prepared.desk, prepared.plan, lambda: prepared.problems, __version__)
    return Dressed(publication, prepared.assets, prepared.tree.read, clothes, frame), problems


def refusal(prepared: Prepared, refused: ThemeError) -> Problem:
    """The problem with a theme that cannot be used."""
    at = Location(refused.file, max(refused.line, 1)) if refused.file else prepared.loaded.place_in_site("theme")
    return error("theme", at, str(refused), refused.hint)


def theme_of(prepared: Prepared) -> Theme:
    """The site's theme: a shipped one by its name, or a folder of the site's by its path. Raises ThemeError."""
    name = prepared.site.theme
    if "/" not in name:
        return load_theme(name)
    folder = "themes/" + name.rstrip("/").rpartition("themes/")[2]
    paths = prepared.loaded.paths

    def read(path: str) -> bytes | None:
        return prepared.tree.read(f"{folder}/{path}") if f"{folder}/{path}" in paths else None

    return load_theme(folder, read)


def _prepared(options: Options, progress: Progress) -> Prepared:
    progress("Content", 0, 1)
    with no_collection():
        history = read_history(options.content) if options.history else NO_HISTORY
        prepared = prepare(FolderTree(options.content), options, history)
    progress("Content", 1, 1)
    return prepared


@contextmanager
def no_collection() -> Iterator[None]:
    """Without Python's cyclic garbage collector.

    Loading makes millions of small objects that live to the end of the build; looking through all of
    them again and again for garbage takes longer than the loading, and more than linearly so.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def _lines_of(tree: SourceTree) -> Callable[[str, int], str | None]:
    def line_of(path: str, line: int) -> str | None:
        lines = _text(tree, path).split("\n")
        return lines[line - 1] if 0 < line <= len(lines) and any(lines) else None

    return line_of


def outcome_of(prepared: Prepared, *problems: Problem) -> Outcome:
    """What came of it when nothing is written."""
    files = sum(path.startswith("content/") for path in prepared.loaded.paths)
    return Outcome(in_order(problems), _lines_of(prepared.tree), files)


def _text(tree: SourceTree, path: str) -> str:
    """The text of a file as its readers saw it; empty where it has none."""
    try:
        return decode(tree.read(path), path)[0]
    except (OSError, KeyError):
        return ""


def statuses_shown(site: Site, drafts: bool) -> tuple[str, ...]:
    """The states in which journeys are shown."""
    return (*site.statuses_published, "draft", "in-review") if drafts else site.statuses_published
