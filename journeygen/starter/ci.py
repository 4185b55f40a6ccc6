"""Workflows that check, compare and publish a site, for the Git host's own build servers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from journeygen import __version__
from journeygen.starter.files import StarterRefused, write_new
from journeygen.starter.texts import texts_in

HOSTS = ("github",)
"""The hosts that there are workflows for; each is a folder in `texts/ci`."""

_FOLDERS = {"github": ".github/workflows"}
# With the pictures that link previews show, which need an extra.
_SOURCE = f"journeygen[cards] @ git+https://github.com/journeygen/journeygen@v{__version__}"


def new_workflows(folder: Path, host: str, branch: str) -> tuple[Path, ...]:
    """Write the workflows for the site in a folder; returns the files. Raises StarterRefused, as below."""
    texts = workflows_for(folder, host, branch)
    for path, text in texts.items():
        write_new(path, text.encode())
    return tuple(texts)


def workflows_for(folder: Path, host: str, branch: str) -> Mapping[Path, str]:
    """The workflows for the site in a folder, by where they go: the root of the repository that it is in.

    They publish what is on `branch` (empty: main). Raises StarterRefused, naming them, where files of theirs are there.
    """
    root = _repository_of(folder)
    texts = {root / path: text for path, text in workflows(host, branch or "main", _below(root, folder)).items()}
    taken = "".join(f"\n  {path}" for path in texts if path.exists())
    if taken:
        raise StarterRefused(f"there are workflows of these names, and nothing is overwritten{taken}")
    return texts


def workflows(host: str, branch: str, folder: str) -> Mapping[str, str]:
    """The workflows by their path in the repository; `folder` is the site's there."""
    words = {"@BRANCH@": branch, "@FOLDER@": folder, "@JOURNEYGEN@": _SOURCE}
    found: dict[str, str] = {}
    for path, text in texts_in("ci", host):
        for word, value in words.items():
            text = text.replace(word, value.replace("\\", "\\\\").replace('"', '\\"'))
        found[f"{_FOLDERS[host]}/{path}"] = text
    return found


def _repository_of(folder: Path) -> Path:
    """The root of the repository that a folder is in; without one, the folder."""
    above = Path(os.path.abspath(folder))  # noqa: PTH100  (links keep the name that people know)
    found = next((each for each in (above, *above.parents) if (each / ".git").exists()), None)
    return Path(os.path.relpath(found)) if found else folder


def _below(root: Path, folder: Path) -> str:
    return Path(os.path.relpath(folder, root)).as_posix()
