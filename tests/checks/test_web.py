"""`journeygen/checks/web.py` and `dead_link.py`: asking a host on this machine, politely."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from journeygen.build import Prepared, checked_of, prepare
from journeygen.checks import looking, web
from journeygen.checks.dead_link import check_of, web_links
from journeygen.checks.web import Answer, ask
from journeygen.cli import main
from tests.checks.test_checks import OPTIONS
from tests.sites import line_of, tree


@dataclass
class Host:
    """A host that notes what it is asked."""

    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    agents: set[str] = field(default_factory=set)

    def times(self, path: str) -> int:
        return sum(each == path for _, each in self.asked)


@pytest.fixture
def host() -> Iterator[Host]:
    noted, lock = Host(), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.answer()

        def do_GET(self) -> None:
            self.answer()

        def answer(self) -> None:
            with lock:
                noted.asked.append((self.command, self.path))
                noted.agents.add(self.headers["User-Agent"])
                noted.at_once += 1
                noted.most_at_once = max(noted.most_at_once, noted.at_once)
            time.sleep(0.02)
            status, headers = self.says()
            with lock:
                noted.at_once -= 1
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def says(self) -> tuple[int, dict[str, str]]:
            match self.path.split("?")[0]:
                case "/gone":
                    return 404, {}
                case "/moved":
                    return 301, {"Location": "/here"}
                case "/circle":
                    return 302, {"Location": "/circle"}
                case "/members":
                    return 403, {}
                case "/no-head":
                    return (405 if self.command == "HEAD" else 200), {}
                case "/busy-once":
                    return (503 if noted.times(self.path) < 2 else 200), {"Retry-After": "0"}
                case "/broken":
                    return 500, {"Retry-After": "0"}
                case _:
                    return 200, {}

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        noted.address = f"http://127.0.0.1:{server.server_port}"
        yield noted
        server.shutdown()


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "PAUSE", 0.0)


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/here", Answer("good")),
        ("/here#part", Answer("good")),
        ("/moved", Answer("good")),
        ("/no-head", Answer("good")),
        ("/busy-once", Answer("good")),
        ("/gone", Answer("gone", "it answers 404 (not found)")),
        ("/circle", Answer("gone", "it leads round in a circle")),
        ("/members", Answer("unsure", "it answers 403 (forbidden)")),
        ("/broken", Answer("unsure", "it answers 500 (internal server error)")),
    ],
)
def test_answers(host: Host, path: str, answer: Answer) -> None:
    assert ask([host.address + path], {}, "1.0") == {host.address + path: answer}


def test_nobody_there() -> None:
    assert ask(["http://127.0.0.1:9/"], {}, "1.0") == {"http://127.0.0.1:9/": Answer("unsure", "it cannot be reached")}


def _unknown(fault: str = "[Errno -2] Name or service not known") -> Callable[..., Any]:
    async def status(client: httpx.AsyncClient, address: str) -> tuple[int, float | None]:
        if "known" in address:
            return 200, None
        raise httpx.ConnectError(fault)

    return status


def test_a_machine_without_a_network_finds_no_dead_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_status", _unknown())
    monkeypatch.setattr(web, "PAUSE", 0)
    shops = ["https://a.example/", "https://b.example/"]
    assert ask(shops, {}, "1.0") == dict.fromkeys(shops, Answer("unsure", "there seems to be no network"))
    found = ask([*shops, "https://known.example/"], {}, "1.0")
    assert {found[each] for each in shops} == {Answer("gone", "there is no such host")}


def test_no_address() -> None:
    assert ask(["http://[/"], {}, "1.0")["http://[/"].state == "gone"


def test_politely(host: Host) -> None:
    ask([f"{host.address}/here?{number}" for number in range(20)], {}, "1.0")
    assert host.most_at_once <= web.PER_HOST
    assert {method for method, _ in host.asked} == {"HEAD"}
    assert host.agents == {"journeygen/1.0 (check of links)"}


def test_each_address_is_asked_once_whatever_its_fragment(host: Host) -> None:
    ask([f"{host.address}/here", f"{host.address}/here#a", f"{host.address}/here#b"], {}, "1.0")
    assert host.asked == [("HEAD", "/here")]


def test_a_good_answer_holds_for_a_day(host: Host) -> None:
    address = f"{host.address}/here"
    assert ask([address], {address: time.time() - 3600}, "1.0") == {address: Answer("good")}
    assert host.asked == []
    ask([address], {address: time.time() - 25 * 3600}, "1.0")
    assert host.asked == [("HEAD", "/here")]


# Where the links are

FILES: dict[str, str | bytes] = {
    "touchpoints/form.md": """\
        ---
        name: Form
        channel: Web
        url: https://example.org/form
        ---
        See [this](https://example.org/a) and [this](https://example.org/a), or [mail](mailto:a@example.org).
        """,
    "journeys/buy.yaml": """\
        title: Buy
        personas: tim
        stages:
          - title: Pay
            steps:
              - title: Pays
                actions: Reads <https://example.org/b>
                opportunities: [{title: Faster, url: "https://example.org/ticket"}]
        """,
}


def test_every_address_with_its_place() -> None:
    found = sorted((place.path, place.line, place.column, url) for url, place in web_links(checked_of(site())))
    assert found == [
        ("content/journeys/buy.yaml", 7, 25, "https://example.org/b"),
        ("content/journeys/buy.yaml", 8, 41, "https://example.org/ticket"),
        ("content/touchpoints/form.md", 4, 1, "https://example.org/form"),
        ("content/touchpoints/form.md", 6, 12, "https://example.org/a"),
        ("content/touchpoints/form.md", 6, 46, "https://example.org/a"),
    ]


def site() -> Prepared:
    return prepare(tree(FILES), OPTIONS)


def test_what_is_gone_and_what_nobody_can_say() -> None:
    answers = {
        "https://example.org/form": Answer("gone", "it answers 404 (not found)"),
        "https://example.org/a": Answer("unsure", "it answers 403 (forbidden)"),
    }
    good, unsure = Answer("good"), dict[str, Answer]()
    check = check_of(lambda asked: {each: answers.get(each, good) for each in asked}, unsure)
    assert [line_of(problem) for problem in check.run(checked_of(site()))] == [
        "touchpoints/form.md:4:1 warning[dead-link] the link to 'https://example.org/form' leads nowhere: "
        "it answers 404 (not found) — link to where it is now, or take the link out"
    ]
    assert list(unsure) == ["https://example.org/a"]


def test_what_is_accepted_of_it_is_no_matter_without_asking() -> None:
    form = "---\nname: Form\nchannel: Web\nurl: https://example.org/form # accept: dead-link — it is back in May\n---\n"
    prepared = prepare(tree({"touchpoints/form.md": form}), OPTIONS)
    assert not [each for each in prepared.problems if each.rule in ("dead-link", "unused-accept")]
    for state, open_, accepted in (("gone", [], ["it is back in May"]), ("good", ["unused-accept"], [])):
        check = check_of(lambda asked, state=state: dict.fromkeys(asked, Answer(state)), {})
        *_, found = looking(checked_of(prepared), frozenset(), check)
        assert [each.rule for each in found.open if each.rule in ("dead-link", "unused-accept")] == open_
        assert [each.reason for each in found.accepted] == accepted


def test_the_command(host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text("title: T\n")
    links = " ".join(f"[x]({host.address}{path})" for path in ("/here", "/gone", "/members"))
    (tmp_path / "content" / "pages" / "p.md").write_text(f"---\ntitle: P\n---\n{links}\n")
    monkeypatch.chdir(tmp_path)
    for times_asked in (1, 1):  # what was good is believed for a day
        done = CliRunner().invoke(main, ["check", "--links"])
        assert done.exit_code == 0
        assert f"content/pages/p.md:4:{len(host.address) + 16}: warning[dead-link]" in done.stderr
        assert f"leads somewhere: {host.address}/members (it answers 403 (forbidden))\n" in done.stderr
        assert done.stdout == "1 warning in 2 files\n"
        assert host.times("/here") == times_asked
    assert CliRunner().invoke(main, ["check", "--links", "--strict"]).exit_code == 1
    assert CliRunner().invoke(main, ["check", "--strict"]).exit_code == 0
