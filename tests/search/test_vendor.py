"""What is carried along from others is what its note says it is."""

from __future__ import annotations

import hashlib
import re

from tests.paths import ROOT

VENDOR = ROOT / "themes/default/js/vendor"


def test_every_library_is_the_one_that_its_note_names() -> None:
    note = (VENDOR / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `([\w.]+)` .*SHA-256 `(\w+)` \| \w+, `([\w.]+)` \|$", note, re.MULTILINE)
    assert {name for name, _, _ in rows} == {path.name for path in VENDOR.glob("*.js")}
    for name, digest, licence in rows:
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest
        assert (VENDOR / licence).read_text("utf-8").startswith("Copyright")
