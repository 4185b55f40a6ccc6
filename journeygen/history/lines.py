"""Which commit each line of a file is from: of a list of entities, the file's own history does not tell enough."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from journeygen.git import GitFailed, git


def lines_of(top: Path, path: str, numbers: Mapping[str, int]) -> tuple[int | None, ...]:
    """For each line of a file on disk the number of the commit it is from; None where it is from none of these."""
    try:
        said = git(top, "blame", "--porcelain", "--", path)
    except GitFailed:  # the repository names commits to pass over, in a file that is not there
        return ()
    found: list[int | None] = []
    commit = ""
    for line in said.split(b"\n"):
        if line.startswith(b"\t"):
            found.append(numbers.get(commit))
        elif len(words := line.split(b" ")) >= 3 and len(words[0]) in (40, 64) and words[1].isdigit():
            commit = words[0].decode("ascii", "replace")
    return tuple(found)
