"""The verbs: load, check, plan, view, render, write. This module alone puts the rooms together."""

from __future__ import annotations

import datetime
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from journeygen import __version__
from journeygen.assets import Assets, hashed_name
from journeygen.checks import CHECKS, Checked, with_severities
from journeygen.checks.check import unknown_rules
from journeygen.exchange.review_calendars import review_calendars
from journeygen.forge import forge_of
from journeygen.history import NO_HISTORY, Commit, History, read_history
from journeygen.links import Links
from journeygen.model.audience import for_public
from journeygen.model.fields import Visibility
from journeygen.model.kinds import Key
from journeygen.model.site import SITE, Site
from journeygen.pages import PAGE_TYPES, plan
from journeygen.pages.compare_script import scripts as curves_to_compare
from journeygen.pages.frame import Frame
from journeygen.pages.layout import frame_of
from journeygen.pages.plan import PlannedPage
from journeygen.pages.search import INDEX, index_files
from journeygen.problems import Location, Problem, Severity, error, in_order
from journeygen.prose import Prose
from journeygen.render.options import options_css
from journeygen.render.theme import Theme, ThemeError, load_theme
from journeygen.schemas import refresh_schemas
from journeygen.sheet import Desk
from journeygen.source.document import decode
from journeygen.source.load import Loaded, load
from journeygen.source.tree import FolderTree, SourceTree
from journeygen.source.validate import location_of
from journeygen.words import Words
from journeygen.write import RenderedFile, check_output, write_site

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many pieces of it are finished, and of how many."""

CHANGEABLE = frozenset({"stub", *(check.rule for check in CHECKS)})
"""The rules whose weight a site can change."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a command asks for.

    `as_of` is the day that reviews are due or overdue on. The `audience` is who will see the site:
    `public` leaves out what is internal. With `history` Git is asked.
    """

    content: Path
    as_of: datetime.date
    base_url: str = ""
    drafts: bool = False
    strict: bool = False
    audience: Visibility = "internal"
    history: bool = True


@dataclass(frozen=True)
class Outcome:
    """What came of it: the problems, and how much was read and written. `line_of` gives a line of a file."""

    problems: tuple[Problem, ...]
    line_of: Callable[[str, int], str | None]
    files: int
    pages: int = 0

    def stops(self, strict: bool) -> bool:
        """Whether the problems keep the site from being written."""
        return any(strict or problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True)
class Prepared:
    """A site ready to be viewed: what was loaded, what is planned, and the desk its pages are written at."""

    tree: SourceTree
    loaded: Loaded
    desk: Desk
    plan: tuple[PlannedPage, ...]
    assets: Assets
    problems: tuple[Problem, ...]

    @property
    def site(self) -> Site:
        """The site."""
        return self.desk.catalog.site


def prepare(tree: SourceTree, options: Options, history: History = NO_HISTORY) -> Prepared:
    """Load, check and plan a site. `history` is what Git knows of it."""
    loaded = load(tree)
    site = loaded.catalog.site
    catalog = loaded.catalog.published(_statuses(site, options.drafts))
    if options.audience == "public" or not site.history.authors:
        history = history.without_authors()
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
        edit=_editing(loaded, history),
        history=history,
        changes=_changes(loaded, history),
    )
    checked = Checked(loaded, desk, planned, tuple(assets.static()), lambda path: _text(tree, path))
    found = [*loaded.problems, *(problem for check in CHECKS for problem in check.run(checked))]
    found += unknown_rules(site.rules, CHANGEABLE, loaded.place_in_site("rules"))
    problems = in_order(with_severities(found, site.rules, CHANGEABLE))
    prepared = Prepared(tree, loaded, desk, planned, assets, problems)
    return _for_public(prepared) if options.audience == "public" else prepared


def _for_public(prepared: Prepared) -> Prepared:
    """The site without what is internal; its problems are those of the whole, since editors see the whole.

    Nothing leads to the source: that holds what is internal.
    """
    desk = prepared.desk
    catalog = for_public(desk.catalog, desk.words("audience.unnamed"))
    planned = plan(catalog)
    links = Links(frozenset(page.url for page in planned))
    shown = replace(desk, catalog=catalog, links=links, edit=lambda _key, _where: "")
    return replace(prepared, desk=shown, plan=planned)


def _editing(loaded: Loaded, history: History) -> Callable[[Key, tuple[str | int, ...]], str]:
    """Where the values of entities are edited on the web."""
    site = loaded.catalog.site
    forge = forge_of(site.repository, site.branch, history.remote, history.default_branch)

    def edit(key: Key, where: tuple[str | int, ...]) -> str:
        if key not in loaded.files:
            return ""
        positions = loaded.places_of_site if key == SITE else loaded.positions.get(key, {})
        place = location_of(where, positions, loaded.files[key])
        if history.head and place.path not in history.changes:
            return ""  # it is not committed: the web does not have it
        return forge.edit(history.path_of(place.path), place.line)

    return edit


def _changes(loaded: Loaded, history: History) -> Callable[[Key], tuple[Commit, ...]]:
    """The commits that changed what an entity is written in: none where it shares its file with others."""
    files: dict[Key, list[str]] = {}
    for path, key in loaded.keys.items():
        files.setdefault(key, []).append(path)
    return lambda key: history.changes_of(files.get(key, ()))


def load_only(content: Path) -> tuple[Loaded, Outcome]:
    """A site as it was read, and what is wrong with what is written there."""
    tree = FolderTree(content)
    loaded = load(tree)
    return loaded, Outcome(in_order(loaded.problems), _lines_of(tree), len(loaded.paths))


def check(options: Options, progress: Progress) -> Outcome:
    """Say what is wrong with a site."""
    prepared = _prepared(options, progress)
    return _outcome(prepared, *_dressed(prepared)[2])


def build(options: Options, out: Path, progress: Progress) -> Outcome:
    """Write a site into a folder; with errors (or, strictly, warnings), write nothing.

    Raises OutputRefused where the folder is not for journeygen to write to.
    """
    check_output(out, options.content)
    prepared = _prepared(options, progress)
    theme, css, problems = _dressed(prepared)
    outcome = _outcome(prepared, *problems)
    if theme is None or outcome.stops(options.strict):
        return outcome
    try:
        write_site(out, render(prepared, theme, css, options.base_url, progress))
    except ThemeError as refused:
        return _outcome(prepared, _refusal(prepared, refused))
    refresh_schemas(options.content, prepared.loaded)
    return _outcome(prepared, pages=len(prepared.plan))


def render(prepared: Prepared, theme: Theme, css: str, base_url: str, progress: Progress) -> Iterator[RenderedFile]:
    """The files of a site: its pages, and then what they turned out to use. `css` is the site's own."""
    styles = _named("style.css", theme.stylesheet() + css.encode())
    scripts, early = _named("site.js", theme.script()), _named("early.js", theme.early_script())
    url = base_url or prepared.site.base_url
    frame = frame_of(prepared.desk, tuple(styles), url, __version__, tuple(scripts), tuple(early))
    library, licence = (theme.read(f"js/vendor/minisearch.{ending}") for ending in ("js", "LICENSE.txt"))
    found = dict(index_files(prepared.desk, library, licence)) if library and licence else {}
    # Browsers ask the server's root for a favicon where a page names none, and complain where that has none.
    own = frame.favicon or any(address.startswith("favicon.") for address, _ in prepared.assets.static())
    icon = {} if own else _named("favicon.svg", theme.read("favicon.svg") or b"")
    frame = replace(frame, search=INDEX if found else "", favicon=frame.favicon or next(iter(icon), ""))
    for number, page in enumerate(prepared.plan):
        progress("Pages", number, len(prepared.plan))
        yield RenderedFile(page.url, view_and_render(prepared, theme, frame, page))
    progress("Pages", len(prepared.plan), len(prepared.plan))
    found |= dict(curves_to_compare(prepared.desk)) | dict(review_calendars(prepared.desk, url))
    used = prepared.assets.used()
    for address, content in (*styles.items(), *scripts.items(), *early.items(), *icon.items(), *found.items(), *used):
        yield RenderedFile(address, content)
    for address, path in prepared.assets.static():
        yield RenderedFile(address, prepared.tree.read(path))


def _named(name: str, content: bytes) -> dict[str, bytes]:
    """A file of the theme's at the address that its content gives it; without content, no file."""
    return {hashed_name(name, content): content} if content else {}


def view_and_render(prepared: Prepared, theme: Theme, frame: Frame, page: PlannedPage) -> bytes:
    """One page."""
    page_type = _TYPES[page.type]
    return theme.render(page_type.template, page_type.view(page, prepared.desk.sheet(page.url)), frame)


def _dressed(prepared: Prepared) -> tuple[Theme | None, str, tuple[Problem, ...]]:
    """The site's theme, the CSS that the site's options for it give, and what is wrong with either."""
    try:
        theme = theme_of(prepared)
    except ThemeError as refused:
        return None, "", (_refusal(prepared, refused),)

    def place(*keys: str) -> Location:
        return prepared.loaded.place_in_site("theme_options", *keys)

    return theme, *options_css(prepared.site.theme_options, theme.stylesheet().decode(errors="replace"), place)


def _refusal(prepared: Prepared, refused: ThemeError) -> Problem:
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
    with _no_collection():
        history = read_history(options.content) if options.history else NO_HISTORY
        prepared = prepare(FolderTree(options.content), options, history)
    progress("Content", 1, 1)
    return prepared


@contextmanager
def _no_collection() -> Iterator[None]:
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


def _outcome(prepared: Prepared, *more: Problem, pages: int = 0) -> Outcome:
    files = sum(path.startswith("content/") for path in prepared.loaded.paths)
    return Outcome(in_order([*prepared.problems, *more]), _lines_of(prepared.tree), files, pages)


def _text(tree: SourceTree, path: str) -> str:
    """The text of a file as its readers saw it; empty where it has none."""
    try:
        return decode(tree.read(path), path)[0]
    except (OSError, KeyError):
        return ""


def _statuses(site: Site, drafts: bool) -> tuple[str, ...]:
    return (*site.statuses_published, "draft", "in-review") if drafts else site.statuses_published


_TYPES = {page_type.name: page_type for page_type in PAGE_TYPES}
