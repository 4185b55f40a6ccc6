"""New files on disk, and nothing of anybody's overwritten."""

from __future__ import annotations

from pathlib import Path


class StarterRefused(Exception):  # noqa: N818  (not a fault: the answer to a request)
    """Something is in the way of a new file, said to an editor."""


def write_new(path: Path, text: bytes) -> None:
    """Write a file that does not exist; raises StarterRefused where it does, or cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise unwritable(path, fault) from fault
    try:
        with path.open("xb") as file:
            file.write(text)
    except FileExistsError:
        raise StarterRefused(f"'{path}' is there already, and nothing is overwritten") from None
    except OSError as fault:
        raise unwritable(path, fault) from fault


def unwritable(path: Path, fault: OSError) -> StarterRefused:
    """The refusal for a file that cannot be written."""
    return StarterRefused(f"cannot write '{path}': {fault.strerror}")
