"""What a site is made of: its files, one kind after the other, each made when it is asked for.

A build makes all of them; the preview makes those that somebody looks at. A new kind of file is a
function here (or in a room below) and a line in `MAKERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial

from journeygen.assets import Assets, hashed_name
from journeygen.exchange import EXPORTED, Publication, exports
from journeygen.pages import PAGE_TYPES
from journeygen.pages.compare_script import scripts as curves_to_compare
from journeygen.pages.frame import Frame
from journeygen.pages.plan import PlannedPage
from journeygen.pages.search import INDEX, index_files
from journeygen.render.theme import Theme
from journeygen.sheet import Desk

File = tuple[str, Callable[[], bytes]]
"""The address of a file on the site, and what makes its content. Raises ThemeError where a template is at fault."""


@dataclass(frozen=True)
class Clothes:
    """How a site looks: its theme, and the files of it that every page names, by their addresses.

    `css` is what the site adds to the theme's styles, `search` the address of the index (empty: no search).
    """

    theme: Theme
    css: str
    search: str
    styles: dict[str, bytes]
    scripts: dict[str, bytes]
    early_scripts: dict[str, bytes]
    icon: dict[str, bytes]


@dataclass(frozen=True)
class Dressed:
    """A site with everything that its files are made from. `read` gives the bytes of a file in the site's folder."""

    publication: Publication
    assets: Assets
    read: Callable[[str], bytes]
    clothes: Clothes
    frame: Frame

    @property
    def desk(self) -> Desk:
        """The desk that the pages are written at."""
        return self.publication.desk

    @property
    def plan(self) -> tuple[PlannedPage, ...]:
        """The pages."""
        return self.publication.plan


@dataclass(frozen=True, slots=True)
class Maker:
    """One kind of files.

    `files` tells their addresses, and makes the content of each when it is asked for. Where telling the
    addresses is work (a hash in a name needs the content), it should not be asked without need: outside
    of these patterns (`assets/search*.js`) the kind has no address. `grows` says that it has more and
    more of them while others are made.
    """

    name: str
    patterns: tuple[str, ...]
    files: Callable[[Dressed], Iterable[File]]
    grows: bool = False

    def may_have(self, address: str) -> bool:
        """Whether an address can be one of its files."""
        return any(fnmatchcase(address, pattern) for pattern in self.patterns)


def clothes_of(theme: Theme, css: str) -> Clothes:
    """The files of a theme; `css` is what the site adds to its styles."""
    return Clothes(
        theme,
        css,
        INDEX if _library(theme) else "",
        named_file("style.css", theme.stylesheet() + css.encode()),
        named_file("site.js", theme.script()),
        named_file("early.js", theme.early_script()),
        named_file("favicon.svg", theme.read("favicon.svg") or b""),
    )


def _library(theme: Theme) -> tuple[bytes, bytes] | None:
    library, licence = (theme.read(f"js/vendor/minisearch.{ending}") for ending in ("js", "LICENSE.txt"))
    return (library, licence) if library and licence else None


def named_file(name: str, content: bytes) -> dict[str, bytes]:
    """A file at the address that its content gives it; without content, no file."""
    return {hashed_name(name, content): content} if content else {}


# The kinds


def _pages(dressed: Dressed) -> Iterator[File]:
    return ((page.url, partial(page_of, dressed, page)) for page in dressed.plan)


def page_of(dressed: Dressed, page: PlannedPage) -> bytes:
    """One page: its view, placed by its template."""
    page_type = _TYPES[page.type]
    view = page_type.view(page, dressed.desk.sheet(page.url))
    return dressed.clothes.theme.render(page_type.template, view, dressed.frame)


def _theme(dressed: Dressed) -> Iterator[File]:
    clothes = dressed.clothes
    icon = {address: content for address, content in clothes.icon.items() if dressed.frame.favicon == address}
    return _made((clothes.styles | clothes.scripts | clothes.early_scripts | icon).items())


def _search(dressed: Dressed) -> Iterator[File]:
    found = _library(dressed.clothes.theme)
    return _made(index_files(dressed.desk, *found)) if found else iter(())


def _curves(dressed: Dressed) -> Iterator[File]:
    return _made(curves_to_compare(dressed.desk))


def _exports(dressed: Dressed) -> Iterator[File]:
    own = frozenset(address for address, _ in dressed.assets.static())
    return ((each.address, each.make) for each in exports(dressed.publication, own))


def _assets(dressed: Dressed) -> Iterator[File]:
    return ((address, partial(dressed.read, path)) for address, path in dressed.assets.used())


def _static(dressed: Dressed) -> Iterator[File]:
    return ((address, partial(dressed.read, path)) for address, path in dressed.assets.static())


def _made(files: Iterable[tuple[str, bytes]]) -> Iterator[File]:
    return ((address, partial(bytes, content)) for address, content in files)


MAKERS: tuple[Maker, ...] = (
    Maker("Pages", ("*.html",), _pages),
    Maker("Theme", ("assets/*",), _theme),
    Maker("Search", ("assets/search*.js", "assets/minisearch.*.js"), _search),
    Maker("Curves", ("assets/curve-*.js",), _curves),
    Maker("Files for other programs", EXPORTED, _exports),
    Maker("Assets", ("assets/*",), _assets, grows=True),
    Maker("Static files", ("*",), _static),
)
"""All kinds of files, in the order in which they are made. Assets come after what may ask for them."""

_TYPES = {page_type.name: page_type for page_type in PAGE_TYPES}
