"""The site as one zip file, to mail or to keep: for people without a server."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file knows: the same site gives the same bytes


def write_zip(target: Path, folder: Path, paths: Iterable[str]) -> None:
    """Write files of a folder, by their paths in it, into a zip file, in a folder of the zip file's name.

    The file is there whole or not at all. Raises OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, staged = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    try:
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(paths):
                entry = zipfile.ZipInfo(f"{target.stem}/{path}", _LONG_AGO)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, (folder / path).read_bytes())
        Path(staged).chmod(0o644)
        Path(staged).replace(target)
    except BaseException:
        Path(staged).unlink(missing_ok=True)
        raise
