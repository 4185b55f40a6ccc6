"""The server as people start it: what it says, where it listens, and what it follows."""

from __future__ import annotations

import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from journeygen.serve.run import PORT, PortError, listen
from tests.benchmarks.corpus import write
from tests.repositories import Repository
from tests.serving import PATIENCE, Serving

ASKS = "Is this really what I need?"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write(3, tmp_path / "content")
    return tmp_path / "content"


@contextmanager
def taken(port: int) -> Iterator[None]:
    """A port that somebody listens on, whether it is this test or another program."""
    with closing(socket.socket()) as asking, closing(socket.socket()) as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if asking.connect_ex(("127.0.0.1", port)):
            other.bind(("127.0.0.1", port))
            other.listen()
        yield


def test_a_default_port_that_is_taken_moves_to_the_next_and_says_so(content: Path) -> None:
    with taken(PORT), Serving(content, any_port=False) as server:
        port = urlsplit(server.url).port
        assert port
        assert port > PORT
        assert f"Port {PORT} is taken by another program, so this is {port}" in server.lines
        assert "Journey 1" in server.page("journeys/journey-1.html")


def test_a_port_that_is_named_and_taken_is_refused() -> None:
    with closing(listen("127.0.0.1", None)) as first:
        port = first.getsockname()[1]
        with pytest.raises(PortError, match=f"port {port} is taken by another program"):
            listen("127.0.0.1", port)


def test_polling_says_so_and_follows_a_save(content: Path) -> None:
    with Serving(content, "--poll") as server:
        server.said("Looking for changes a few times a second")
        server.change(ASKS, "What do I need?")
        server.said("journeys/journey-1.yaml")
        assert "What do I need?" in server.page("journeys/journey-1.html")


def test_open_opens_the_address(content: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser.py"
    browser.write_text("import sys, pathlib\npathlib.Path(sys.argv[1]).write_text(sys.argv[2])\n")
    with Serving(content, "--open", BROWSER=f"{sys.executable} {browser} {opened} %s") as server:
        until = time.monotonic() + PATIENCE
        while not (opened.exists() and opened.read_text()) and time.monotonic() < until:
            time.sleep(0.05)
        assert opened.read_text() == server.url


def test_listening_everywhere_warns(content: Path) -> None:
    with Serving(content, "--host", "0.0.0.0") as server:
        assert "Everybody in your network can read the site while it is served on 0.0.0.0." in server.lines
        assert "Journey 1" in server.page("journeys/journey-1.html")


def test_ten_saves_in_a_second_are_few_updates_and_end_in_the_last_state(content: Path) -> None:
    with Serving(content) as server:
        was = ASKS
        for number in range(10):
            server.change(was, f"Save number {number}.")
            was = f"Save number {number}."
            time.sleep(0.05)  # as fast as somebody, or something, saves
        until = time.monotonic() + PATIENCE
        while was not in server.page("journeys/journey-1.html") and time.monotonic() < until:
            time.sleep(0.05)
        assert was in server.page("journeys/journey-1.html")
        server.change(ASKS, "The end", "journeys/journey-2.yaml")
        server.said("journeys/journey-2.yaml")
        updates = [line for line in server.lines if "journeys/journey-1.yaml" in line]
        assert 1 <= len(updates) <= 4


def test_a_content_folder_that_is_moved_away_and_back_is_followed_on(content: Path) -> None:
    with Serving(content) as server:
        away = content.with_name("elsewhere")
        shutil.move(content, away)
        server.said("no-site")
        assert "Journey 1" in server.page("journeys/journey-1.html")  # the last good site
        shutil.move(away, content)
        server.said("No problems")
        server.change(ASKS, "Is it followed again?")
        server.said("journeys/journey-1.yaml (")
        assert "Is it followed again?" in server.page("journeys/journey-1.html")


def test_a_commit_and_another_branch_are_followed(content: Path) -> None:
    repository = Repository(content.parent)
    repository.git("init", "--quiet", "--initial-branch=main")
    repository.commit(day="2025-01-31")
    with Serving(content, history=True) as server:
        assert "31 Jan 2025" in server.page("journeys/journey-1.html")
        server.change(ASKS, "What do I need?")
        server.said("journeys/journey-1.yaml")
        assert "28 Feb 2026" not in server.page("journeys/journey-1.html")
        repository.commit(day="2026-02-28")
        server.said("Git's history")
        assert "28 Feb 2026" in server.page("journeys/journey-1.html")
        repository.git("checkout", "--quiet", "-b", "before", "HEAD^")
        server.said("Git's history")
        page = server.page("journeys/journey-1.html")
        assert ASKS in page
        assert "28 Feb 2026" not in page


def test_an_error_is_said_once_and_its_end_when_all_is_known(content: Path) -> None:
    """While a file cannot be read, the checks find less: that there is nothing else wrong is not known yet."""
    with Serving(content) as server:
        server.change("tagline: Wants it done.", "owner: nobody-yet", "personas/tim.yaml")
        server.said("1 warning")
        server.change("title: Journey 2", "title: [", "journeys/journey-2.yaml")
        server.said("1 error")
        server.change("title: [", "title: Journey 2", "journeys/journey-2.yaml")
        server.said("1 warning")
        assert not [line for line in server.lines if "No problems" in line]
        assert len([line for line in server.lines if "error[" in line]) == 1
