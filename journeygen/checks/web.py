"""Asking other sites whether an address of theirs still leads somewhere, politely.

At most two questions at a time to one host and a pause between them, a few hosts side by side, `HEAD`
where the host answers it, the waiting that a host asks for, and an answer that was good is believed
for a day (`known`).
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urldefrag, urlsplit

from journeygen.git import GitFailed, git

if TYPE_CHECKING:
    import httpx

AT_ONCE = 16
PER_HOST = 2
PAUSE = 0.2
"""Seconds between two questions to one host."""

PATIENCE = 20.0
"""Seconds until a host that says nothing is left alone."""

TRIES = 3
LONGEST_WAIT = 30.0
"""The most seconds that we wait because a host asks us to."""

BELIEVED = 24 * 3600.0
"""Seconds for which an answer that was good holds."""

_AGAIN = frozenset({429, 500, 502, 503, 504})
_NOT_FOR_PROGRAMS = frozenset({401, 402, 403, 407, 429, 451, 999})


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking: `good`, `gone` (nothing is there any more), or `unsure`; `said` tells why, in a clause."""

    state: Literal["good", "gone", "unsure"]
    said: str = ""


NO_SUCH_HOST = Answer("gone", "there is no such host")
NO_NETWORK = Answer("unsure", "there seems to be no network")

Ask = Callable[[Iterable[str]], Mapping[str, "Answer"]]
"""Asks the web: the answer for each address."""


def asking(content: Path, version: str, progress: Callable[[int, int], None]) -> Ask:
    """Asks, and keeps what was found good for the next time: in the repository's own folder of Git's, if any."""

    def ask_and_keep(addresses: Iterable[str]) -> dict[str, Answer]:
        known = _kept(content)
        wanted = tuple(addresses)
        answers = ask(wanted, known, version, progress)
        now = time.time()
        good = {_without_fragment(each) for each, answer in answers.items() if answer.state == "good"}
        fresh = {each: moment for each, moment in known.items() if now - moment < BELIEVED}
        _keep(content, dict.fromkeys(good, now) | fresh)
        return answers

    return ask_and_keep


def _file(content: Path) -> Path:
    folder = git(content, "rev-parse", "--git-common-dir").decode(errors="surrogateescape").removesuffix("\n")
    return content / folder / "journeygen" / "links-1.json"


def _kept(content: Path) -> dict[str, float]:
    try:
        said = json.loads(_file(content).read_text("utf-8"))
        return {str(address): float(moment) for address, moment in said.items()}
    except (OSError, GitFailed, ValueError, TypeError, AttributeError):
        return {}


def _keep(content: Path, known: Mapping[str, float]) -> None:
    with suppress(OSError, GitFailed):
        file = _file(content)
        file.parent.mkdir(exist_ok=True)
        fresh = file.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(known), "utf-8")
        fresh.replace(file)


def ask(
    addresses: Iterable[str],
    known: Mapping[str, float],
    version: str,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> dict[str, Answer]:
    """The answer for each address (http or https). `known` are the moments at which some were last found good."""
    asked = {each: _without_fragment(each) for each in addresses}
    wanted = dict.fromkeys(asked.values())
    now = time.time()
    fresh = {each for each in wanted if now - known.get(each, 0) < BELIEVED}
    found = dict.fromkeys(fresh, Answer("good"))
    said = asyncio.run(_ask_all([each for each in wanted if each not in fresh], version, progress))
    if all(answer == NO_SUCH_HOST for answer in said.values()):  # of a machine that is offline, no host is known
        said = dict.fromkeys(said, NO_NETWORK)
    found |= said
    return {each: found[wanted] for each, wanted in asked.items()}


def _without_fragment(address: str) -> str:
    try:
        return urldefrag(address).url
    except ValueError:  # no address at all: whoever opens it will say so
        return address


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


async def _ask_all(addresses: list[str], version: str, progress: Callable[[int, int], None]) -> dict[str, Answer]:
    import httpx

    everywhere = asyncio.Semaphore(AT_ONCE)
    hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(PER_HOST))
    done = 0
    headers = {"User-Agent": f"journeygen/{version} (check of links)", "Accept": "*/*"}
    async with httpx.AsyncClient(headers=headers, timeout=PATIENCE, follow_redirects=True) as client:

        async def one(address: str) -> tuple[str, Answer]:
            nonlocal done
            # A host's turn first: who waits for a slow host must not keep the others from theirs.
            async with hosts[_host(address)], everywhere:
                answer = await _ask(client, address)
                await asyncio.sleep(PAUSE)
            done += 1
            progress(done, len(addresses))
            return address, answer

        return dict(await asyncio.gather(*map(one, addresses)))


async def _ask(client: httpx.AsyncClient, address: str) -> Answer:
    import httpx

    if not _host(address):
        return Answer("gone", "it is no address that can be opened")
    last = Answer("unsure", "it cannot be reached")
    for number in range(TRIES):
        try:
            status, wait = await _status(client, address)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError):
            return Answer("gone", "it is no address that can be opened")
        except httpx.TooManyRedirects:
            return Answer("gone", "it leads round in a circle")
        except httpx.TimeoutException:
            last, wait = Answer("unsure", f"it did not answer within {PATIENCE:g} seconds"), None
        except httpx.HTTPError as fault:
            last, wait = _unreachable(fault), None
        else:
            last = _meaning(status)
            if status not in _AGAIN:
                return last
        if number + 1 < TRIES:
            await asyncio.sleep(min(wait if wait is not None else PAUSE * 4**number, LONGEST_WAIT))
    return last


async def _status(client: httpx.AsyncClient, address: str) -> tuple[int, float | None]:
    """What the host says of an address, and for how many seconds it asks us to wait."""
    answer = await client.head(address)
    if answer.status_code >= HTTPStatus.BAD_REQUEST and answer.status_code not in _AGAIN:
        # Some hosts know no HEAD, and some say 404 to it. Of the page itself only the head is read.
        async with client.stream("GET", address) as answer:
            pass
    wait = answer.headers.get("Retry-After", "")
    return answer.status_code, float(wait) if wait.isascii() and wait.isdigit() else None


def _meaning(status: int) -> Answer:
    if status < HTTPStatus.BAD_REQUEST:
        return Answer("good")
    try:
        name = HTTPStatus(status).phrase.lower()
    except ValueError:
        name = "its own reason"
    said = f"it answers {status} ({name})"
    if status in _NOT_FOR_PROGRAMS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Answer("unsure", said)
    return Answer("gone", said)


def _unreachable(fault: httpx.HTTPError) -> Answer:
    """No connection. That a name is not known to anybody is sure; all else may be this machine's or this day's."""
    said = str(fault)
    if any(words in said for words in ("Name or service not known", "nodename nor servname", "getaddrinfo failed")):
        return NO_SUCH_HOST
    return Answer("unsure", "it cannot be reached")
