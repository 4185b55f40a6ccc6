"""What is wrong with a template, and where, read off the exception that it ended with."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

_PACKAGE = Path(__file__).resolve().parent.parent


def place_of(fault: BaseException) -> tuple[str, int]:
    """The template and line that a fault comes from; empty and 0 where it comes from our own code, as a bug does."""
    if isinstance(fault, TemplateSyntaxError):
        return fault.name or "", fault.lineno
    # Jinja puts templates into the traceback, each under the name it was loaded by.
    frames = traceback.extract_tb(fault.__traceback__)
    templates = [frame for frame in frames if _is_template(frame.filename)]
    if not templates or (not isinstance(fault, TemplateNotFound) and _is_ours(frames[-1].filename)):
        return "", 0
    return templates[-1].filename, templates[-1].lineno or 0


def said(fault: BaseException) -> str:
    """The fault in words."""
    if isinstance(fault, TemplateNotFound):
        return f"there is no template '{fault.name}'"
    text = str(fault).rstrip(".")
    if isinstance(fault, UndefinedError):
        return f"{text}: a template can use what its view and the frame have, and nothing else"
    return text[:1].lower() + text[1:]


def _is_template(file: str) -> bool:
    return file.endswith(".html")


def _is_ours(file: str) -> bool:
    return Path(file).is_relative_to(_PACKAGE)
