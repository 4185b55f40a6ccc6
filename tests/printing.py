"""What the browser prints: the text of each sheet."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAPERS = {"A3 across": ("A3", True), "A4": ("A4", False)}


def printed(page: Page, paper: str) -> list[str]:
    """The text of each sheet.

    On a busy machine Chromium now and then (one print of forty) begins with a sheet that has its number
    only. It does so with the same page that it printed well before, so we ask it a second time; what is
    wrong with a page is still there then.
    """
    sheets = _printed(page, paper)
    return _printed(page, paper) if re.fullmatch(r"\s*\d+ / \d+\s*", sheets[0]) else sheets


def _printed(page: Page, paper: str) -> list[str]:
    form, across = PAPERS[paper]
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format=form, landscape=across))).pages]
