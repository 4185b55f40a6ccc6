"""Journeys that lead back to themselves, by their ways."""

from __future__ import annotations

import pytest

from journeygen.source.circles import _circles


@pytest.mark.parametrize(
    ("ways", "found"),
    [
        ("a>b b>c", []),
        ("a>a", ["a a"]),
        ("b>a a>b", ["a b a"]),
        ("c>a a>b b>c", ["a b c a"]),
        ("x>a a>b b>a", ["a b a"]),
        ("a>b a>c b>d c>d", []),
        ("a>b b>a c>d d>c", ["a b a", "c d c"]),
        ("a>b b>a b>b", ["a b a", "b b"]),
        ("a>gone", []),
    ],
)
def test_circles(ways: str, found: list[str]) -> None:
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for way in ways.split():
        start, _, end = way.partition(">")
        table.setdefault(start, {})[end] = ()
    assert [" ".join(circle) for circle in _circles(table)] == found


def test_a_long_chain_is_no_matter() -> None:
    assert list(_circles({f"j{n:05}": {f"j{n + 1:05}": ()} for n in range(5000)})) == []
