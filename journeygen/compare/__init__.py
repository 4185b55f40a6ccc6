"""Two catalogs → what changed in meaning, as data; and that data as text, Markdown, JSON and a small site.

`compare` says what changed; `changes.py` has the shape of it, `judging.py` what counts as better or worse.
"""

from journeygen.compare.catalogs import compare

__all__ = ["compare"]
