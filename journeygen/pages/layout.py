"""What pages have in common: the sections of the site, the frame with its navigation, the head of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from journeygen.links import FOLDERS, page_of
from journeygen.model.catalog import Catalog
from journeygen.model.counterparts import variant_pairs
from journeygen.model.kinds import Kind
from journeygen.model.site import SITE
from journeygen.pages.frame import Entry, Frame, Head
from journeygen.pages.hierarchies import has_hierarchy
from journeygen.pages.page_foot import PRODUCTS, TAGS, edit_page, page_foot
from journeygen.sheet import Desk, Link, Sheet
from journeygen.words import direction_of

HOME = "index.html"
COLOPHON = "colophon.html"
COMPARE = "compare/index.html"
CONTENT_PLAN = "content-plan.html"
HIERARCHY = "hierarchy.html"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the site: the pages about one kind. `more`: in the menu at the end of the navigation."""

    kind: Kind
    more: bool = False

    @property
    def name(self) -> str:
        """What the navigation marks as current: the folder of the section's pages."""
        return FOLDERS[self.kind]

    @property
    def index(self) -> str:
        """The address of the page that lists all of them."""
        return f"{FOLDERS[self.kind]}/index.html"


SECTIONS = (
    Section(Kind.JOURNEY),
    Section(Kind.PERSONA),
    Section(Kind.CHANNEL),
    Section(Kind.OPPORTUNITY),
    Section(Kind.TOUCHPOINT, more=True),
    Section(Kind.PAIN_POINT, more=True),
    Section(Kind.STAGE_MODEL, more=True),
    Section(Kind.TEAM, more=True),
    Section(Kind.METRIC, more=True),
    Section(Kind.EVIDENCE, more=True),
)
"""The sections with an index page, in the order of the navigation."""

SIDE_BY_SIDE = 2
"""How many free pages stand in the navigation itself; further ones are in its menu."""


def is_listed(catalog: Catalog, kind: Kind) -> bool:
    """Whether the catalog has any of a kind, so that it gets an index page and a place in the navigation."""
    if kind is Kind.PAIN_POINT:
        return bool(catalog.pains)
    if kind is Kind.OPPORTUNITY:
        return bool(catalog.opportunities)
    return bool(catalog.of(kind))


def index_of(kind: Kind) -> str:
    """The address of the index page of a kind."""
    return f"{FOLDERS[kind]}/index.html"


def frame_of(
    desk: Desk,
    stylesheets: tuple[str, ...],
    base_url: str = "",
    version: str = "",
    scripts: tuple[str, ...] = (),
    early_scripts: tuple[str, ...] = (),
) -> Frame:
    """The frame of a site. `stylesheets`, `scripts` and `early_scripts` are addresses of the site."""
    site, words = desk.catalog.site, desk.words
    return Frame(
        title=desk.prose.plain(site.title),
        description=desk.prose.plain(site.description),
        language=site.language,
        direction=direction_of(site.language),
        navigation=_navigation(desk),
        words=words,
        stylesheets=stylesheets,
        scripts=scripts,
        early_scripts=early_scripts,
        base_url=base_url,
        version=version,
        logo=_file(site.theme_options.logo, desk),
        favicon=_file(site.theme_options.favicon, desk),
        footers=_footers(desk),
        extra=dict(site.extra),
        feedback_to=site.feedback,
        interface_language=words.language if words.language != site.language.split("-")[0].lower() else "",
    )


def _file(path: str, desk: Desk) -> str:
    """The address of a file of the site, percent-encoded."""
    return quote(desk.asset(path) or "") if path else ""


def _footers(desk: Desk) -> tuple[Markup, ...]:
    """The site's own text at the foot, for each depth of folders that pages are at."""
    written = desk.catalog.site.theme_options.footer
    deepest = max((url.count("/") for url in desk.links.pages), default=0)
    return tuple(desk.sheet("a/" * n + HOME).text(written, SITE) for n in range(deepest + 1)) if written else ()


def _navigation(desk: Desk) -> tuple[Entry, ...]:
    found = [Entry(desk.words("nav.home"), HOME, "home")]
    found += (
        Entry(desk.words(f"kinds.{section.kind}"), section.index, section.name, section.more)
        for section in SECTIONS
        if is_listed(desk.catalog, section.kind)
    )
    if variant_pairs(desk.catalog):
        found.append(Entry(desk.words("compare.nav"), COMPARE, "compare"))
    found += (Entry(desk.words(word), address, name, more=True) for name, word, address in _overviews(desk.catalog))
    named = sorted(
        (page for page in desk.catalog.pages.values() if page.nav is not None), key=lambda page: (page.nav, page.id)
    )
    found += (
        Entry(desk.prose.plain(page.title), quote(page_of(page.key)), page_of(page.key), place > SIDE_BY_SIDE)
        for place, page in enumerate(named, start=1)
    )
    # Those beside one another first: the order of the list is the order in which they are read out.
    return tuple(sorted(found, key=lambda entry: entry.more))


def _overviews(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """The pages that look at the whole from one side: their section, the key of their name, their address."""
    if has_hierarchy(catalog):
        yield "hierarchy", "hierarchy.title", HIERARCHY
    if catalog.stage_models:
        yield "content-plan", "content-plan.title", CONTENT_PLAN
    if catalog.products:
        yield "products", "topic.products", PRODUCTS
    if catalog.tags:
        yield "tags", "topic.tags", TAGS


def head_of(
    sheet: Sheet,
    title: str,
    *,
    kind: str,
    section: str = "",
    description: str = "",
    crumbs: tuple[Link, ...] = (),
    language: str = "",
    card: str = "",
) -> Head:
    """The head of a page. `title` and `description` are Markdown; `kind` names the page's type."""
    other = language and language != sheet.catalog.site.language
    return Head(
        title=sheet.plain(title),
        url=sheet.url,
        description=sheet.plain(description),
        section=section,
        language=language if other else "",
        direction=direction_of(language) if other else "",
        breadcrumbs=crumbs,
        kind=kind,
        card=card,
        crumbs_label=sheet.words("crumbs.label"),
        foot=page_foot(sheet),
        edit=edit_page(sheet),
    )


def section_crumb(kind: Kind, sheet: Sheet) -> tuple[Link, ...]:
    """The way back to the index of a kind."""
    return (address_link(sheet, sheet.words(f"kinds.{kind}"), index_of(kind)),)


def address_link(sheet: Sheet, text: str, address: str) -> Link:
    """A link to an address of the site, with plain words."""
    return Link(escape(text), sheet.to(address))
