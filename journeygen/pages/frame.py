"""What every page has around its own content: the site's frame, and the page's head."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeygen.sheet import Link
from journeygen.words import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation. `address` is relative to the site's root."""

    text: str
    address: str
    section: str


@dataclass(frozen=True)
class Frame:
    """What all pages share: one small value. Addresses in it are relative to the site's root."""

    title: str
    description: str
    language: str
    direction: str
    navigation: tuple[Entry, ...]
    words: Words
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...] = ()
    base_url: str = ""
    version: str = ""
    options: dict[str, object] = field(default_factory=dict)
    extra: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Head:
    """What a page says about itself.

    `url` is the page's own address, `root` the relative way to the site's root (`../`, or empty).
    `language` and `direction` are those of the page's content, where they differ from the frame's.
    `section` is the entry of the navigation that is marked as current.
    """

    title: str
    url: str
    description: str = ""
    section: str = ""
    language: str = ""
    direction: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    kind: str = ""

    @property
    def root(self) -> str:
        """The relative way to the site's root."""
        return "../" * self.url.count("/")
