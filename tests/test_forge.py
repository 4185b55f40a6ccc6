"""`journeygen/forge.py`: the address that edits a line of a file, on each forge."""

from __future__ import annotations

import pytest

from journeygen.forge import forge_of, web_address

FILE = "docs/content/journeys/ouvrir un compte né.md"
ENCODED = "docs/content/journeys/ouvrir%20un%20compte%20n%C3%A9.md"


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/o/r", f"https://github.com/o/r/edit/main/{ENCODED}#L12"),
        ("https://github.com/o/r/", f"https://github.com/o/r/edit/main/{ENCODED}#L12"),
        ("https://github.com/o/r.git", f"https://github.com/o/r/edit/main/{ENCODED}#L12"),
        ("https://github.example.org/o/r", f"https://github.example.org/o/r/edit/main/{ENCODED}#L12"),
        ("https://gitlab.com/o/group/r", f"https://gitlab.com/o/group/r/-/edit/main/{ENCODED}#L12"),
        ("https://gitlab.example.org:8443/o/r", f"https://gitlab.example.org:8443/o/r/-/edit/main/{ENCODED}#L12"),
        ("https://gitea.example.org/o/r", f"https://gitea.example.org/o/r/_edit/main/{ENCODED}#L12"),
        ("https://forgejo.example.org/o/r", f"https://forgejo.example.org/o/r/_edit/main/{ENCODED}#L12"),
        ("https://codeberg.org/o/r", f"https://codeberg.org/o/r/_edit/main/{ENCODED}#L12"),
        ("https://bitbucket.org/o/r", f"https://bitbucket.org/o/r/src/main/{ENCODED}?mode=edit#lines-12"),
        (
            "https://git.example.org/maps/edit/{branch}/{path}?line={line}&{other}",
            f"https://git.example.org/maps/edit/main/{ENCODED}?line=12&{{other}}",
        ),
        ("https://git.example.org/o/r", ""),  # which one it is, nobody can tell
        ("", ""),
    ],
)
def test_the_line_of_a_file(repository: str, address: str) -> None:
    assert forge_of(repository, "", "", "").edit(FILE, 12) == address


@pytest.mark.parametrize(
    ("written", "default", "used"), [("", "", "main"), ("", "trunk", "trunk"), ("live/now", "trunk", "live/now")]
)
def test_the_branch(written: str, default: str, used: str) -> None:
    assert (
        forge_of("https://github.com/o/r", written, "", default).edit("a") == f"https://github.com/o/r/edit/{used}/a#L1"
    )


def test_what_the_site_says_beats_the_remote() -> None:
    assert forge_of("https://github.com/o/r", "", "git@gitlab.com:a/b.git", "").repository == "https://github.com/o/r"
    assert forge_of("", "", "git@gitlab.com:a/b.git", "").repository == "https://gitlab.com/a/b"


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/o/r.git", "https://github.com/o/r"),
        ("https://anna:secret@github.com/o/r.git", "https://github.com/o/r"),
        ("https://x-access-token@github.com/o/r", "https://github.com/o/r"),
        ("http://gitea.example.org:3000/o/r.git", "http://gitea.example.org:3000/o/r"),
        ("git@github.com:o/r.git", "https://github.com/o/r"),
        ("github.com:o/r", "https://github.com/o/r"),
        ("git@gitlab.com:/o/group/r.git/", "https://gitlab.com/o/group/r"),
        ("ssh://git@gitlab.example.org:2222/o/r.git", "https://gitlab.example.org/o/r"),
        ("ssh://git@ssh.github.com:443/o/r.git", "https://github.com/o/r"),
        ("git://github.com/o/r.git", "https://github.com/o/r"),
        ("/home/anna/maps.git", ""),
        ("../maps", ""),
        ("file:///home/anna/maps.git", ""),
        (r"C:\Users\Anna\maps", ""),
        ("C:/Users/anna/maps", ""),
        ("company-github:o/r", ""),  # a name from somebody's own settings for SSH
        ("https://github.com/", ""),
        ("https://[broken/o/r", ""),
        ("https://github.com:port/o/r", ""),
        ("", ""),
    ],
)
def test_the_web_page_of_a_remote(remote: str, address: str) -> None:
    assert web_address(remote) == address
