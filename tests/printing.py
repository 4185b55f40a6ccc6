"""What the browser prints: the text of each sheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAPERS = {"A3 across": ("A3", True), "A4": ("A4", False)}


def printed(page: Page, paper: str) -> list[str]:
    """The text of each sheet."""
    form, across = PAPERS[paper]
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format=form, landscape=across))).pages]
