from __future__ import annotations

from journeygen.assets import Assets, hashed_name

FILES = {"content/assets/Tim.JPG": b"tim", "content/assets/unused.png": b"", "content/static/favicon.ico": b"icon"}


def test_only_what_is_used_is_published_and_under_a_name_of_its_content() -> None:
    assets = Assets(frozenset(FILES), FILES.__getitem__)
    address = assets.address("content/assets/Tim.JPG")
    assert address == hashed_name("Tim.JPG", b"tim")
    assert address != hashed_name("Tim.JPG", b"another")
    assert list(assets.used()) == [(address, "content/assets/Tim.JPG")]


def test_static_files_keep_their_names() -> None:
    assets = Assets(frozenset(FILES), FILES.__getitem__)
    assert assets.address("content/static/favicon.ico") == "favicon.ico"
    assert list(assets.static()) == [("favicon.ico", "content/static/favicon.ico")]
    assert list(assets.used()) == []


def test_what_is_not_there_has_no_address() -> None:
    assert Assets(frozenset(FILES), FILES.__getitem__).address("content/assets/none.png") is None
