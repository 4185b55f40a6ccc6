"""What is served where the site has no file: a page in the site's look that names addresses close by."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from difflib import get_close_matches

from markupsafe import Markup

from journeygen.makers import Dressed
from journeygen.pages.layout import HOME, address_link, head_of
from journeygen.pages.text_page import TextView
from journeygen.sheet import Sheet

MOST = 6
"""How many addresses are named."""


def near(address: str, addresses: Iterable[str]) -> list[str]:
    """The addresses of pages that somebody may have meant, the closest first."""
    known = sorted(addresses)
    folder, name = posixpath.split(address)
    found = get_close_matches(address, known, MOST, 0.6)
    names = {posixpath.basename(each): each for each in known}
    found += [names[each] for each in get_close_matches(name, names, MOST, 0.7)]
    found += [index for index in (f"{folder}/index.html",) if index in known]
    return list(dict.fromkeys(found))[:MOST]


def missing_page(dressed: Dressed, address: str) -> bytes:
    """The page. It stands at the address that was asked for, so its links go up as many folders as that has."""
    words = dressed.desk.words
    sheet = Sheet(dressed.desk, "missing/" * address.count("/") + HOME)
    links = [address_link(sheet, each, each) for each in near(address, (page.url for page in dressed.plan))]
    listed = Markup("").join(Markup("<li>{}</li>").format(each) for each in links)
    body = Markup("<p>{}</p>").format(words("serve.no-page", address=f"/{address}"))
    if links:
        body += Markup("<p>{}</p><ul>{}</ul>").format(words("serve.near"), listed)
    title = words("serve.not-found")
    view = TextView(head_of(sheet, title, kind="text"), Markup("{}").format(title), Markup(), body, None, "", ())
    return dressed.clothes.theme.render("text.html", view, dressed.frame)
