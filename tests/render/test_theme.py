from __future__ import annotations

from dataclasses import dataclass

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from journeygen.render.theme import Theme, ThemeError, load_theme


def reader(files: dict[str, str]):  # type: ignore[no-untyped-def]
    return lambda path: files[path].encode() if path in files else None


@dataclass(frozen=True)
class View:
    title: str
    text: Markup


def test_everything_is_escaped_but_finished_markup() -> None:
    theme = Theme("t", (reader({"templates/p.html": "{{ view.title }} {{ view.text }}"}),))
    assert theme.render("p.html", View("<b>", Markup("<i>x</i>")), None) == b"&lt;b&gt; <i>x</i>"


def test_unknown_names_are_refused() -> None:
    theme = Theme("t", (reader({"templates/p.html": "{{ view.nothing }}"}),))
    with pytest.raises(UndefinedError):
        theme.render("p.html", View("", Markup("")), None)


def test_a_theme_takes_what_it_does_not_have_from_the_one_it_extends() -> None:
    own = load_theme(
        "mine", reader({"theme.toml": 'extends = "default"\nstylesheets = ["mine.css"]', "css/mine.css": "b{}"})
    )
    assert own.read("templates/base.html") == load_theme("default").read("templates/base.html")
    assert own.stylesheet().endswith(b"b{}")
    assert own.stylesheets[0] == "tokens.css"


def test_scripts_are_joined_in_order_and_a_theme_replaces_single_ones() -> None:
    own = load_theme(
        "mine",
        reader({"theme.toml": 'extends = "default"\nscripts = ["mine.js"]', "js/mine.js": "b", "js/theme.js": "c"}),
    )
    default = load_theme("default")
    assert own.script() == default.script() + b"\n;\nb"
    assert default.script().startswith(default.read("js/journeygen.js") or b"-")
    assert own.early_script() == b"c"
    assert Theme("t", ()).script() == b""


def test_a_theme_that_is_not_there_and_one_that_extends_itself() -> None:
    with pytest.raises(ThemeError, match=r"there is no theme 'dark' .*default"):
        load_theme("dark")
    with pytest.raises(ThemeError, match=r"no 'theme\.toml'"):
        load_theme("mine", reader({}))
