"""What Git knows of a site: where its repository is, and who changed which file when. Read once.

It is a value that travels beside the tree. A site that is in no repository, or on a machine without Git,
has an empty history: nothing else differs.
"""

from __future__ import annotations

from journeygen.history.read import read_history, top_of
from journeygen.history.value import NO_HISTORY, Codeowners, Commit, History, Past, Version

__all__ = ["NO_HISTORY", "Codeowners", "Commit", "History", "Past", "Version", "read_history", "top_of"]
