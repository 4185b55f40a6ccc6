"""Mending content: what is certain, at exactly the places that are wrong, and nothing else.

A problem may carry a fix (`problems.py`). `splice` makes the bytes of a file from its fixes; `rounds`
applies fixes in memory and looks again, since one mended mistake may uncover another; `diff` shows
what would change; `disk` changes it.
"""

from __future__ import annotations

from journeygen.mend.diff import difference
from journeygen.mend.disk import write_changes
from journeygen.mend.rounds import Change, Mended, mended

__all__ = ["Change", "Mended", "difference", "mended", "write_changes"]
