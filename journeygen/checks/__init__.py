"""Checks: what schema and references do not say about a site, one rule a file.

A check is a function from what was loaded and what is planned to problems, registered in CHECKS.
"""

from __future__ import annotations

from journeygen.checks import broken_link, idle_channel_switch, url_collision
from journeygen.checks.check import Check, Checked, with_severities

CHECKS: tuple[Check, ...] = (broken_link.CHECK, idle_channel_switch.CHECK, url_collision.CHECK)
"""All checks, in the order in which they run."""

__all__ = ["CHECKS", "Check", "Checked", "with_severities"]
