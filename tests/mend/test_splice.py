"""Files before and after: what is between the places stays as it is, byte for byte."""

from __future__ import annotations

import pytest

from journeygen.mend.splice import spliced, with_line_feeds
from journeygen.problems import Splice, becomes


@pytest.mark.parametrize(
    ("before", "splices", "after"),
    [
        (b"a: b\nc: d\n", [Splice(2, 4, 2, 5, "e")], b"a: b\nc: e\n"),
        (b"a: b\r\nc: d\r\n", [Splice(2, 4, 2, 5, "e")], b"a: b\r\nc: e\r\n"),
        (b"a: b\rc: d", [Splice(2, 4, 2, 5, "e")], b"a: b\rc: e"),
        (b"a: b\r\nc: d\ne: f\r", [Splice(3, 4, 3, 5, "g"), Splice(1, 1, 1, 2, "x")], b"x: b\r\nc: d\ne: g\r"),
        (b"\xef\xbb\xbfa: b\n", [Splice(1, 4, 1, 5, "c")], b"\xef\xbb\xbfa: c\n"),
        ("ä: 🚲 b\n".encode(), [Splice(1, 6, 1, 7, "é")], "ä: 🚲 é\n".encode()),
        (b"a: b # why\n\n", [Splice(1, 4, 1, 5, '"b"')], b'a: "b" # why\n\n'),
        (b"a\x0cb: c\n", [Splice(1, 6, 1, 7, "d")], b"a\x0cb: d\n"),  # a form feed ends no line
        ("a: \u2028b\n".encode(), [Splice(1, 5, 1, 6, "c")], "a: \u2028c\n".encode()),
        (b"a: b\r\n", [Splice(1, 1, 1, 1, "---\n")], b"---\r\na: b\r\n"),
        (b"a\nb\nc", [Splice(1, 2, 3, 1, " ")], b"a c"),
        (b"a: b", [Splice(1, 5, 1, 5, "c")], b"a: bc"),
        (b"a: b\n", [], b"a: b\n"),
    ],
)
def test_only_the_spliced_places_change(before: bytes, splices: list[Splice], after: bytes) -> None:
    assert spliced(before, splices) == after


@pytest.mark.parametrize(
    "splices",
    [
        [Splice(1, 1, 1, 3, "x"), Splice(1, 2, 1, 4, "y")],
        [Splice(3, 1, 3, 1, "x")],
        [Splice(1, 6, 1, 6, "x")],
        [Splice(1, 4, 1, 2, "x")],
        [Splice(0, 1, 1, 2, "x")],
    ],
)
def test_places_that_are_none_or_overlap_are_refused(splices: list[Splice]) -> None:
    with pytest.raises(ValueError, match=r"overlap|no line|no column"):
        spliced(b"a: b\n", splices)


def test_line_ends() -> None:
    assert with_line_feeds(b"a\r\nb\rc\n\r\n") == b"a\nb\nc\n\n"


@pytest.mark.parametrize(
    ("old", "new", "splice"),
    [
        ("a: b c", "a: bc", (Splice(3, 5, 3, 6, ""),)),
        ("title: x", 'title: "x"', (Splice(3, 8, 3, 9, '"x"'),)),
        ("aa", "aaa", (Splice(3, 3, 3, 3, "a"),)),
        ("aaa", "aa", (Splice(3, 3, 3, 4, ""),)),
        ("", "a", (Splice(3, 1, 3, 1, "a"),)),
        ("a", "a", ()),
    ],
)
def test_the_smallest_splice(old: str, new: str, splice: tuple[Splice, ...]) -> None:
    assert becomes(3, old, new) == splice
    assert spliced(f"x\ny\n{old}\n".encode(), splice).decode() == f"x\ny\n{new}\n"
