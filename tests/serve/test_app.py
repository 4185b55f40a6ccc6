"""Who is answered, and what with: nothing but the site, to nobody but its own pages."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from journeygen.serve.app import Application
from journeygen.serve.hosts import Hosts
from journeygen.serve.push import OpenPage

FILES = {
    "index.html": b"<!doctype html><head><script defer src='site.js'></script></head><body>Home</body>",
    "journeys/index.html": b"<head></head>Journeys",
    "assets/style.css": b"a{}",
    "caf\u00e9.txt": b"latte",
}


class Site:
    """Serves the files above."""

    async def file(self, address: str) -> bytes | None:
        return FILES.get(address)

    async def missing(self, address: str) -> bytes:
        return b"<head></head>Not here"

    async def opened(self, page: OpenPage) -> None:
        page.tell("problems", "{}")
        page.waiting.put_nowait(None)

    def closed(self, page: OpenPage) -> None:
        pass


def client(host: str = "127.0.0.1", reload: bool = True) -> TestClient:
    return TestClient(Application(Site(), Hosts(host), reload), base_url="http://localhost:8000")


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/index.html", 200, "text/html; charset=utf-8"),
        ("/journeys/", 200, "text/html; charset=utf-8"),
        ("/assets/style.css", 200, "text/css; charset=utf-8"),
        ("/caf%C3%A9.txt", 200, "text/plain; charset=utf-8"),
        ("/~journeygen/preview.js", 200, "text/javascript; charset=utf-8"),
        ("/~journeygen/server.py", 404, "text/plain; charset=utf-8"),
        ("/nothing", 404, "text/html; charset=utf-8"),
    ],
)
def test_what_is_served(path: str, status: int, kind: str) -> None:
    answer = client().get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, kind)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_folder_without_its_slash_leads_to_it() -> None:
    answer = client().get("/journeys", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "/journeys/")


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/%2e%2e/pyproject.toml",
        "/..%2fpyproject.toml",
        "/%2e%2e%2fpyproject.toml",
        "/..%5cpyproject.toml",
        "/%252e%252e/pyproject.toml",
        "/journeys/../../pyproject.toml",
        "/journeys/%2e%2e/%2e%2e/pyproject.toml",
        "/....//pyproject.toml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/file:///etc/passwd",
        "/C:/Windows/win.ini",
        "/%00",
        "/index.html%00.css",
        "/%c0%ae%c0%ae/pyproject.toml",
        "/\u2025/pyproject.toml",
        "/~journeygen/../app.py",
        "/~journeygen/%2e%2e/app.py",
        "/~journeygen/start.js",
        "/content/site.yaml",
        "/.git/config",
    ],
)
def test_no_way_leads_out_of_the_site(path: str) -> None:
    scope = {"path": path}
    assert client().get(path).status_code == 404, scope


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_but_reading(method: str) -> None:
    answer = client().request(method, "/")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/", "/assets/style.css", "/nothing"])
def test_head_has_the_headers_and_no_body(path: str) -> None:
    whole, head = client().get(path), client().head(path)
    assert head.headers == whole.headers
    assert head.content == b""


@pytest.mark.parametrize(
    ("listens", "host", "allowed"),
    [
        ("127.0.0.1", "localhost:8000", True),
        ("127.0.0.1", "LOCALHOST", True),
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "127.8.0.1", True),
        ("127.0.0.1", "[::1]:8000", True),
        ("127.0.0.1", "evil.example", False),
        ("127.0.0.1", "localhost.evil.example", False),
        ("127.0.0.1", "127.0.0.1.evil.example", False),
        ("127.0.0.1", "192.168.1.5", False),
        ("127.0.0.1", "evil.example@localhost", False),
        ("127.0.0.1", "localhost:80a", False),
        ("127.0.0.1", "", False),
        ("maps.lan", "maps.lan:8000", True),
        ("maps.lan", "other.lan", False),
        ("0.0.0.0", "192.168.1.5:8000", True),
        ("0.0.0.0", "evil.example", False),
    ],
)
def test_a_request_names_a_host_that_is_ours(listens: str, host: str, allowed: bool) -> None:
    assert client(listens).get("/", headers={"Host": host}).status_code == (200 if allowed else 421)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost:8000"}, 200),
        ({"Origin": "http://localhost:8001"}, 403),
        ({"Origin": "https://localhost:8000"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_only_our_own_pages_hear_what_changes(headers: dict[str, str], status: int) -> None:
    answer = client().get("/~journeygen/events?page=index.html", headers=headers)
    assert answer.status_code == status
    if status == 200:
        assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert "event: problems\ndata: {}\n\n" in answer.text


def test_the_script_stands_in_front_of_the_pages_own() -> None:
    html = client().get("/").text
    assert html.index("/~journeygen/preview.js") < html.index("site.js")
    assert 'data-page="index.html"' in html


def test_without_reload_pages_are_as_they_are_built() -> None:
    quiet = client(reload=False)
    assert quiet.get("/").content == FILES["index.html"]
    assert quiet.get("/~journeygen/events").status_code == 404
