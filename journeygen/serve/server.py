"""The preview at work: it watches, brings the site up to date, and tells browsers and the terminal."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol, TypeVar

from journeygen.problems import Problem, Severity
from journeygen.render.theme import ThemeError, shipped_themes
from journeygen.report import FileOf, Report, report_of
from journeygen.serve.editors import Editor
from journeygen.serve.errors import shown
from journeygen.serve.missing import missing_page
from journeygen.serve.preview import Preview, Update
from journeygen.serve.push import OpenPage, OpenPages
from journeygen.serve.watch import batches

T = TypeVar("T")

HEAD_WAIT = 1.0
"""Seconds between two looks at which commit is checked out."""

CHECKS_WAIT = 0.4
"""Seconds without a save after which the checks run: what readers see comes first."""


class Said(Protocol):
    """What the terminal is told."""

    def updated(self, update: Update, pages: int) -> None:
        """The site was brought up to date; so many pages in browsers are others now."""

    def problems(self, report: Report) -> None:
        """These are the problems now; they are others than before."""

    def polls(self, why: str) -> None:
        """Changes are looked for from now on: the system does not tell of them."""

    def failed(self, fault: Exception) -> None:
        """Something went wrong that is not the editor's fault."""


@dataclass
class Server:
    """Serves one site. Everything that touches the preview runs in one thread of its own, one thing at a time."""

    preview: Preview
    said: Said
    editor: Editor = field(default_factory=lambda: Editor(""))
    poll: bool = False
    file_of: FileOf = str

    def __post_init__(self) -> None:
        self._bench = ThreadPoolExecutor(1, "journeygen")
        self._pages = OpenPages()
        self._told: tuple[Problem, ...] = ()
        self._early: tuple[Problem, ...] = ()  # errors told since, before the checks were through
        self._overlaid: tuple[Problem, ...] = ()
        self._shown: Mapping[str, Any] = {}
        self._checks: asyncio.Task[None] | None = None
        self._settled = False
        self._updating = asyncio.Lock()
        self.stop = asyncio.Event()

    async def _do(self, work: Callable[..., T], *arguments: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._bench, work, *arguments)

    async def open(self) -> Update:
        """Read the site for the first time."""
        update = await self._do(self.preview.open)
        self._shown = await self._do(self._overlay, self._report())
        await self._tell_problems()
        self._run_checks()
        return update

    async def watch(self) -> None:
        """Follow what changes on the disk, until the server stops."""
        await asyncio.gather(self._watch_files(), self._watch_head())

    async def _watch_head(self) -> None:
        """Follow which commit is checked out: a commit changes no file of the site, but what is known of them."""
        while not self.stop.is_set():
            await self._update(self.preview.follow_head)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.stop.wait(), HEAD_WAIT)

    async def _watch_files(self) -> None:
        shipped = shipped_themes()
        while not self.stop.is_set():
            try:
                async for changed in batches(self.preview.options.content, (shipped,), self.poll, self.stop):
                    ours = {path for path in changed if not path.is_relative_to(shipped)}
                    if self._checks:
                        self._checks.cancel()
                    await self._update(partial(self.preview.update, ours, len(ours) < len(changed)))
            except OSError as failure:  # there are too many folders for the system to tell of, or none can be
                if self.poll:
                    raise
                self.poll = True
                self.said.polls(str(failure))

    async def _update(self, work: Callable[[], Update | None]) -> None:
        """Do what brings the site up to date, if there is anything to do, and tell of it."""
        async with self._updating:
            try:
                update = await self._do(work)
                pages = await self._show_pages() if update and update.is_new else 0
            except Exception as fault:  # the server survives everything
                self.said.failed(fault)
                return
            if update is None:
                return
            if update.changed or update.is_new:
                self.said.updated(update, pages)
            await self._tell_problems()
            self._run_checks()

    async def _show_pages(self) -> int:
        """Send the open pages as they are now to the browsers that show them; says how many are others."""
        count = 0
        for address in self._pages.addresses():
            content = await self._page(address)
            count += sum(page.show(content) for page in self._pages.at(address))
        return count

    async def _page(self, address: str) -> bytes:
        content = await self.file(address)
        return await self.missing(address) if content is None else content

    # Problems

    def _run_checks(self) -> None:
        if self._checks:
            self._checks.cancel()
        self._checks = asyncio.create_task(self._check())

    async def _check(self) -> None:
        await asyncio.sleep(CHECKS_WAIT)
        try:
            while await self._do(self.preview.check):
                pass
            await self._tell_problems(settled=True)
            await self._do(self.preview.refresh_schemas)
            if not self._settled:
                # What was read and found stays: it need not be looked through for garbage again and again.
                await self._do(gc.freeze)
                self._settled = True
        except Exception as fault:
            self.said.failed(fault)

    async def _tell_problems(self, settled: bool = False) -> None:
        """Tell of problems that are others than those told of.

        Before the checks have `settled`, what is wrong is not all known: the terminal is told of new errors only.
        """
        problems = self.preview.problems
        if problems != self._overlaid:
            self._overlaid = problems
            self._shown = await self._do(self._overlay, self._report())
            for page in self._pages.all():
                page.tell_problems(self._shown)
        if settled:
            self._say_all(problems)
        else:
            self._say_new_errors(problems)

    def _say_new_errors(self, problems: tuple[Problem, ...]) -> None:
        known = {each for each in (*self._told, *self._early) if each.severity is Severity.ERROR}
        new = tuple(each for each in problems if each.severity is Severity.ERROR and each not in known)
        if new:
            self._early += new
            self.said.problems(replace(self._report(), problems=new, errors=len(new), warnings=0))

    def _say_all(self, problems: tuple[Problem, ...]) -> None:
        """Say to the terminal what there is, without the errors that it was just told of."""
        early, self._early = frozenset(self._early), ()
        if problems == self._told and not early:
            return
        self._told = problems
        rest = tuple(each for each in problems if each not in early) if early else problems
        if rest or not problems:
            self.said.problems(replace(self._report(), problems=rest))

    def _report(self) -> Report:
        """The problems as they are now, for the terminal and for the overlay alike."""
        outcome = self.preview.outcome
        return report_of(outcome.problems, outcome.line_of, self.file_of, outcome.files)

    def _overlay(self, report: Report) -> Mapping[str, Any]:
        return shown(report, self.preview.options.content, self.editor, self.preview.language)

    # What the application serves

    async def file(self, address: str) -> bytes | None:
        """A file of the site; None where there is none."""
        edition = self.preview.edition
        if edition is None:
            return None
        try:
            return await self._do(edition.file, address)
        except ThemeError as refused:
            self.preview.refused(refused)
            await self._tell_problems()
            return edition.older_pages.get(address, BROKEN)
        except Exception as fault:  # a bug of ours is no reason to stop
            self.said.failed(fault)
            return edition.older_pages.get(address, BROKEN)

    async def missing(self, address: str) -> bytes:
        """The page that stands in for one that there is not."""
        edition = self.preview.edition
        if edition is not None:
            with suppress(ThemeError):
                return await self._do(missing_page, edition.dressed, address)
        return BROKEN

    async def opened(self, page: OpenPage) -> None:
        """A browser shows a page, and wants to be told what becomes of it."""
        self._pages.add(page)
        page.tell_problems(self._shown)
        page.show(await self._page(page.address))

    def closed(self, page: OpenPage) -> None:
        """It does not any longer."""
        self._pages.remove(page)

    def close(self) -> None:
        """End what runs, and the streams to browsers."""
        self.stop.set()
        self._pages.close()
        if self._checks:
            self._checks.cancel()
        self._bench.shutdown(wait=False, cancel_futures=True)


BROKEN = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>journeygen serve</title>
</head>
<body>
<main></main>
</body>
</html>
"""
"""The page while there is nothing to show: the problems stand over it."""
