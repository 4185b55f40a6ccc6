"""The site in memory: brought up to date with what changed, its files made when somebody looks at them.

The last good site stays: what cannot be read, or a theme that cannot be used, leaves it as it was, and
is told of beside it. One thread at a time uses a preview.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from journeygen.assets import hashed_name
from journeygen.build import Options, Outcome, Prepared, checking, dress, no_collection, outcome_of, prepare, refusal
from journeygen.history import NO_HISTORY, History, read_history
from journeygen.history.head import Mark, head_of
from journeygen.makers import MAKERS, Dressed, Maker
from journeygen.pages import PAGE_TYPES
from journeygen.problems import Problem, Severity, in_order
from journeygen.render.theme import ThemeError
from journeygen.schemas import refresh_schemas
from journeygen.serve.snapshot import Snapshot, after, snapshot_of

Make = Callable[[], bytes]


@dataclass
class Edition:
    """One state of the site, with its number, and what was made of it so far.

    `older_assets` are the paths of pictures by the addresses that pages of earlier states name;
    `older_pages` are the pages as they were last made, for those that the theme can make no longer.
    """

    number: int
    dressed: Dressed
    older_assets: dict[str, str] = field(default_factory=dict)
    older_pages: dict[str, bytes] = field(default_factory=dict)
    _tables: dict[str, dict[str, Make]] = field(default_factory=dict)
    _made: dict[str, bytes] = field(default_factory=dict)

    def file(self, address: str) -> bytes | None:
        """The content of a file of the site; None where it has none at this address. Raises ThemeError."""
        if address not in self._made:
            make = next((table[address] for table in self._may_have(address) if address in table), None)
            try:
                content = make() if make else self._older(address)
            except OSError:  # a picture that is gone since its name was looked up
                return None
            if content is None:
                return None
            self._made[address] = content
        return self._made[address]

    def addresses(self) -> Iterator[str]:
        """The addresses of its pages."""
        return (page.url for page in self.dressed.plan)

    def assets(self) -> dict[str, str]:
        """The paths of pictures by the addresses that pages of this state and of earlier ones name."""
        return self.older_assets | dict(self.dressed.assets.used())

    def pages(self) -> dict[str, bytes]:
        """The pages as they were last made."""
        made = {address: content for address, content in self._made.items() if address.endswith(".html")}
        return self.older_pages | made

    def _older(self, address: str) -> bytes | None:
        path = self.older_assets.get(address)
        content = self.dressed.read(path) if path else None
        return content if content is not None and path and hashed_name(path, content) == address else None

    def _may_have(self, address: str) -> Iterator[dict[str, Make]]:
        return (self._table(maker) for maker in MAKERS if maker.may_have(address))

    def _table(self, maker: Maker) -> dict[str, Make]:
        if maker.grows or maker.name not in self._tables:
            self._tables[maker.name] = dict(maker.files(self.dressed))
        return self._tables[maker.name]


@dataclass(frozen=True)
class Update:
    """What came of a save: the paths that differ, whether the site is another one, and how long it took.

    `of_history` says that it was no save: another commit is checked out.
    """

    changed: frozenset[str]
    is_new: bool
    seconds: float
    of_history: bool = False


class Preview:
    """The site as it is now. `edition` is the last good one (None: there was none yet)."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.edition: Edition | None = None
        self._history: History = NO_HISTORY
        self._head = head_of(options.content) if options.history else None
        self._mark: Mark = ()
        self._snapshot: Snapshot = Snapshot()
        self._latest: Prepared | None = None
        self._of_content: tuple[Problem, ...] = ()
        self._of_theme: tuple[Problem, ...] = ()
        self._of_checks: tuple[Problem, ...] = ()
        self._checks: Iterator[tuple[Problem, ...]] = iter(())
        self._found: tuple[Problem, ...] = ()
        self._sorted: tuple[tuple[tuple[Problem, ...], ...], tuple[Problem, ...]] = ((), ())
        self._number = 0
        self._theme_changed = True

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong now; of the checks what they found when they last were through."""
        parts = (self._of_content, self._of_theme, self._of_checks)
        if self._sorted[0] != parts:
            self._sorted = (parts, in_order(problem for part in parts for problem in part))
        return self._sorted[1]

    @property
    def outcome(self) -> Outcome:
        """The problems, with the lines that they are about."""
        assert self._latest
        return outcome_of(self._latest, *self.problems)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.edition.dressed.plan) if self.edition else 0

    @property
    def language(self) -> str:
        """The language of the interface."""
        return self._latest.site.language if self._latest else "en"

    def open(self) -> Update:
        """Read the site for the first time."""
        since = time.perf_counter()
        self._read_history()
        self._snapshot = snapshot_of(self.options.content)
        with no_collection():
            self._prepare()
        return Update(frozenset(self._snapshot.paths), self.edition is not None, time.perf_counter() - since)

    def update(self, changed: Iterable[Path], shipped_theme_changed: bool = False) -> Update:
        """Bring the site up to date with these files on the disk (none: look at all of them)."""
        since = time.perf_counter()
        before = self.edition
        snapshot, differing = after(self.options.content, self._snapshot, changed)
        themes = shipped_theme_changed or any(path.startswith("themes/") for path in differing)
        if snapshot is not self._snapshot or themes:
            self._snapshot = snapshot
            self._theme_changed |= themes
            self._prepare()
        return Update(differing, self.edition is not before, time.perf_counter() - since)

    def follow_head(self) -> Update | None:
        """Bring the site up to date with what Git knows, if another commit is checked out; None: it is the same."""
        if self._head is None or self._head.mark() == self._mark:
            return None
        since = time.perf_counter()
        before, known = self.edition, self._history
        self._read_history()
        if self._history == known:
            return None
        self._prepare()
        return Update(frozenset(), self.edition is not before, time.perf_counter() - since, of_history=True)

    def _read_history(self) -> None:
        if self._head:
            self._mark = self._head.mark()  # first: what moves it meanwhile is another move
            self._history = read_history(self.options.content)

    def _prepare(self) -> None:
        latest = self._latest = prepare(self._snapshot, self.options, self._history, self._latest)
        checks = self._checks = checking(latest)
        self._of_theme = ()
        self._of_content = self._found = next(checks)
        stops = any(problem.severity is Severity.ERROR for problem in self._of_content)
        if stops and self.edition is not None:
            return
        worn = self.edition.dressed if self.edition and not self._theme_changed else None
        if worn and worn.desk.catalog.site.theme != latest.site.theme:
            worn = None
        dressed, problems = dress(latest, self.options, worn.clothes if worn else None)
        if dressed and not worn:
            problems = (*problems, *_broken_templates(latest, dressed))
        if dressed is None or any(problem.severity is Severity.ERROR for problem in problems):
            self._of_theme = problems
            return
        self._of_theme = problems
        self._number += 1
        self._theme_changed = False
        older = (self.edition.assets(), self.edition.pages()) if self.edition else ({}, {})
        self.edition = Edition(self._number, dressed, *older)

    def check(self) -> bool:
        """Run the next of the checks; whether there was one. They come after what readers wait for."""
        for found in self._checks:
            self._found = found
            return True
        known = frozenset(self._of_content)
        found = tuple(problem for problem in self._found if problem not in known)
        # The same tuple where nothing is new, so that nobody has to compare what is in it.
        self._of_checks = self._of_checks if found == self._of_checks else found
        return False

    def refused(self, refused: ThemeError) -> None:
        """Take down that a page could not be made by the theme."""
        assert self._latest
        problem = refusal(self._latest, refused)
        if problem not in self._of_theme:
            self._of_theme = (*self._of_theme, problem)

    def refresh_schemas(self) -> None:
        """Keep the JSON Schemas fresh, where the site has some."""
        if self._latest:
            refresh_schemas(self.options.content, self._latest.loaded)


def _broken_templates(prepared: Prepared, dressed: Dressed) -> Iterator[Problem]:
    """What is wrong with the templates of a theme, as far as reading them shows it."""
    for template in sorted({page_type.template for page_type in PAGE_TYPES}):
        try:
            dressed.clothes.theme.check(template)
        except ThemeError as refused:
            yield refusal(prepared, refused)
