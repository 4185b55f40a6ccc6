"""What every page has around its own content: the site's frame, and the page's head."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

from markupsafe import Markup

from journeygen.pages.page_foot import FootRow
from journeygen.sheet import Link
from journeygen.words import Words


def absolute(base_url: str, address: str) -> str:
    """The absolute URL of an address of the site, for a site that is published at `base_url`."""
    return f"{base_url.rstrip('/')}/{'' if address == 'index.html' else quote(address)}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation.

    `address` is relative to the site's root and percent-encoded. On a wide screen the entries stand
    side by side; those with `more` are in the menu at their end.
    """

    text: str
    address: str
    section: str
    more: bool = False


@dataclass(frozen=True)
class Frame:
    """What all pages share: one small value. Addresses in it are relative to the site's root.

    `scripts` run when the page has been read, `early_scripts` before it is painted; `search` is the
    index that the search loads (empty: no search). `footers` are the site's own text at the foot, with
    its links as they are for a page at the root, one folder down, and so on.
    `has_cards`: the pictures are there that pages name as their `card`.
    `colophon` is the page about the build (empty: none).
    `language` is the content's; `interface_language` that of the words, where it is another one.
    """

    title: str
    description: str
    language: str
    direction: str
    navigation: tuple[Entry, ...]
    words: Words
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...] = ()
    early_scripts: tuple[str, ...] = ()
    search: str = ""
    base_url: str = ""
    version: str = ""
    logo: str = ""
    favicon: str = ""
    footers: tuple[Markup, ...] = ()
    extra: dict[str, object] = field(default_factory=dict)
    feedback_to: str = ""
    interface_language: str = ""
    has_cards: bool = False
    colophon: str = "colophon.html"

    def footer(self, head: Head) -> Markup:
        """The site's own text at the foot of a page."""
        return self.footers[head.url.count("/")] if self.footers else Markup()

    def absolute(self, address: str) -> str:
        """The absolute URL of an address of the site; only for a site with a base URL."""
        return absolute(self.base_url, address)

    @property
    def has_more(self) -> bool:
        """Whether the navigation has entries that do not stand side by side with the others."""
        return any(entry.more for entry in self.navigation)

    def feedback(self, page: str, anchor: str = "") -> str:
        """Where to say something about a page (its address on the site) or a place on it; empty: nowhere.

        The address and the anchor are percent-encoded whole, so that they fit into a query of any
        form. An address that is none of the web or of mail is not linked.
        """
        if not self.feedback_to.lower().startswith(("https://", "http://", "mailto:")):
            return ""
        filled = self.feedback_to.replace("{page}", quote(page, safe=""))
        return filled.replace("{anchor}", quote(anchor, safe=""))


@dataclass(frozen=True)
class Head:
    """What a page says about itself.

    `url` is the page's own address, `root` the relative way to the site's root (`../`, or empty).
    `language` and `direction` are those of the page's content, where they differ from the frame's.
    `section` is the entry of the navigation that is marked as current. `foot` is what the page is filed
    under and a part of; `edit` is where its text is edited (empty: nowhere). `card` is the address of a
    picture that stands for the page where a link to it is shown.
    """

    title: str
    url: str
    description: str = ""
    section: str = ""
    language: str = ""
    direction: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    kind: str = ""
    crumbs_label: str = ""
    foot: tuple[FootRow, ...] = ()
    card: str = ""
    edit: str = ""

    @property
    def root(self) -> str:
        """The relative way to the site's root."""
        return "../" * self.url.count("/")

    @property
    def address(self) -> str:
        """The page's address from the site's root, percent-encoded."""
        return quote(self.url)

    def canonical(self, base_url: str) -> str:
        """The page's absolute URL, for a site that is published at `base_url`."""
        return absolute(base_url, self.url)
