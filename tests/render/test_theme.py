from __future__ import annotations

from dataclasses import dataclass

import pytest
from markupsafe import Markup

from journeygen.render.theme import Theme, ThemeError, load_theme, shipped_themes


def reader(files: dict[str, str]):  # type: ignore[no-untyped-def]
    return lambda path: files[path].encode() if path in files else None


@dataclass(frozen=True)
class View:
    title: str
    text: Markup


def test_everything_is_escaped_but_finished_markup() -> None:
    theme = Theme("t", (reader({"templates/p.html": "{{ view.title }} {{ view.text }}"}),))
    assert theme.render("p.html", View("<b>", Markup("<i>x</i>")), None) == b"&lt;b&gt; <i>x</i>"


def own(templates: dict[str, str], toml: str = 'extends = "default"') -> Theme:
    """A theme folder of a site's own."""
    return load_theme(
        "themes/mine", reader({"theme.toml": toml} | {f"templates/{name}": text for name, text in templates.items()})
    )


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("a\n{{ view.nothing }}", 2, "the page cannot be made: 'tests.render.test_theme.View object' has no attribute"),
        ("a\n\n{% if %}", 3, "the page cannot be made: expected an expression"),
        ("{% block a %}", 1, "the page cannot be made: unexpected end of template"),
        ('{% include "gone.html" %}', 1, "the page cannot be made: there is no template 'gone.html'"),
        ("a\n{{ view.title + 1 }}", 2, "the page cannot be made: can only concatenate str"),
        ("a\n{{ view.title | shout }}", 2, "the page cannot be made: No filter named 'shout'"),
    ],
)
def test_a_fault_in_a_template_is_told_with_its_file_and_line(template: str, line: int, message: str) -> None:
    with pytest.raises(ThemeError) as refused:
        own({"p.html": template}).render("p.html", View("", Markup("")), None)
    assert (refused.value.file, refused.value.line) == ("themes/mine/templates/p.html", line)
    assert str(refused.value).lower().startswith(message.lower())


def test_a_fault_in_a_partial_is_told_where_it_is() -> None:
    theme = own(
        {
            "p.html": '\n{% import "_m.html" as m %}{{ m.a(view) }}',
            "_m.html": "{% macro a(v) %}\n{{ v.no }}{% endmacro %}",
        }
    )
    with pytest.raises(ThemeError) as refused:
        theme.render("p.html", View("", Markup("")), None)
    assert (refused.value.file, refused.value.line) == ("themes/mine/templates/_m.html", 2)


def test_a_fault_of_a_shipped_theme_is_told_with_its_name() -> None:
    with pytest.raises(ThemeError, match=r"templates/base\.html' of the theme .* line \d+\)") as refused:
        own({}).render("base.html", View("", Markup("")), None)
    assert refused.value.file == ""


def test_a_bug_of_our_own_is_not_blamed_on_the_theme() -> None:
    class Broken:
        @property
        def title(self) -> str:
            return load_theme(1)  # type: ignore[arg-type, return-value]

    with pytest.raises(TypeError):
        own({"p.html": "{{ view.title }}"}).render("p.html", Broken(), None)


def test_a_template_builds_on_the_one_of_the_same_name_in_the_theme_that_is_extended() -> None:
    third = reader(
        {"templates/p.html": "<{% block a %}3{% endblock %}{% block b %}3{% endblock %}>", "templates/m.html": "m"}
    )
    second = reader({"templates/p.html": '{% extends "parent:p.html" %}{% block a %}2{{ super() }}{% endblock %}'})
    first = reader(
        {
            "templates/p.html": '{% extends "parent:p.html" %}'
            '{% block a %}1{{ super() }}{% endblock %}{% block b %}{% include "m.html" %}{% endblock %}'
        }
    )
    assert Theme("t", (first, second, third)).render("p.html", None, None) == b"<123m>"
    assert Theme("t", (second, third)).render("p.html", None, None) == b"<233>"


def test_a_partial_takes_macros_from_the_one_it_replaces() -> None:
    below = reader(
        {
            "templates/_m.html": "{% macro a() %}a{% endmacro %}{% macro b() %}b{% endmacro %}",
            "templates/p.html": '{% import "_m.html" as m %}{{ m.a() }}{{ m.b() }}',
        }
    )
    above = reader(
        {
            "templates/_m.html": '{% import "parent:_m.html" as m %}{% set a = m.a %}'
            "{% macro b() %}[{{ m.b() }}]{% endmacro %}"
        }
    )
    assert Theme("t", (above, below)).render("p.html", None, None) == b"a[b]"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("nmae = 'x'", "unknown key 'nmae' .known: name, extends, stylesheets, scripts, early_scripts"),
        ("stylesheets = 'a.css'", "'stylesheets' of the theme 'themes/mine' has to be a list of file names"),
        ("extends = 1", "'extends' of the theme 'themes/mine' has to be a name"),
        ("stylesheets = ['gone.css']", "'theme.toml' names 'css/gone.css', which is not there"),
        ("extends = 'gone'", "there is no theme 'gone' .shipped: .*default"),
        ("name = ", "cannot be read"),
    ],
)
def test_a_theme_toml_that_is_wrong(toml: str, message: str) -> None:
    with pytest.raises(ThemeError, match=message) as refused:
        own({}, toml)
    assert refused.value.file == "themes/mine/theme.toml"


def test_a_theme_takes_what_it_does_not_have_from_the_one_it_extends() -> None:
    theme = load_theme(
        "mine", reader({"theme.toml": 'extends = "default"\nstylesheets = ["mine.css"]', "css/mine.css": "b{}"})
    )
    assert theme.read("templates/base.html") == load_theme("default").read("templates/base.html")
    assert theme.stylesheet().endswith(b"b{}")
    assert theme.stylesheets[0] == "tokens.css"


def test_scripts_are_joined_in_order_and_a_theme_replaces_single_ones() -> None:
    theme = load_theme(
        "mine",
        reader({"theme.toml": 'extends = "default"\nscripts = ["mine.js"]', "js/mine.js": "b", "js/theme.js": "c"}),
    )
    default = load_theme("default")
    assert theme.script() == default.script() + b"\n;\nb"
    assert default.script().startswith(default.read("js/journeygen.js") or b"-")
    assert theme.early_script() == b"c"
    assert Theme("t", ()).script() == b""


@pytest.mark.parametrize("name", sorted(path.name for path in shipped_themes().iterdir()))
def test_shipped_themes_have_what_they_list(name: str) -> None:
    theme = load_theme(name)
    listed = {"css": theme.stylesheets, "js": (*theme.scripts, *theme.early_scripts)}
    assert [
        f"{folder}/{each}" for folder in listed for each in listed[folder] if not theme.read(f"{folder}/{each}")
    ] == []


def test_a_theme_that_is_not_there_and_one_that_extends_itself() -> None:
    with pytest.raises(ThemeError, match=r"there is no theme 'dark' .*default"):
        load_theme("dark")
    with pytest.raises(ThemeError, match=r"no 'theme\.toml'"):
        load_theme("mine", reader({}))


def test_readers_load_no_comments() -> None:
    css = {
        "theme.toml": b'name = "x"\nextends = "default"\nstylesheets = ["x.css"]\n',
        "css/x.css": b'/* why */\na { content: "/* text */" } /* a\nb */\n/*! licence */ b {}\n',
    }
    theme = load_theme("x", css.get)
    assert theme.stylesheet().endswith(b'a { content: "/* text */" } /*! licence */ b {}\n')
    assert b"/* " not in theme.stylesheet().replace(b'"/* text */"', b"")
