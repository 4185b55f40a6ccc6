"""Themes, and pages rendered with them."""
