"""Words of a theme of the site's own."""

from __future__ import annotations

import datetime
from pathlib import Path

from journeygen.build import Options, build, check
from tests.sites import line_of

TEMPLATE = """\
{% extends "parent:base.html" %}
{% block foot %}<p>{{ frame.words("acme.slogan") }} {{ frame.words("nav.home") }}</p>
{{ frame.words("acme.slogn") if false }}{% endblock %}
"""


def site(folder: Path, language: str, **words: str) -> Options:
    """A site in a language, whose theme speaks others."""
    theme = folder / "themes" / "acme"
    for path, text in {
        folder / "content" / "site.yaml": f"title: T\nlanguage: {language}\ntheme: ../themes/acme\n",
        theme / "theme.toml": 'name = "acme"\nextends = "default"\n',
        theme / "templates" / "base.html": TEMPLATE,
        **{theme / "words" / f"{each}.toml": text for each, text in words.items()},
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Options(folder / "content", datetime.date(2026, 11, 22), history=False)


def said(options: Options) -> list[str]:
    return [line_of(problem) for problem in check(options, lambda *_: None).problems]


def test_words_that_are_missing(tmp_path: Path) -> None:
    english = '[acme]\nslogan = "Kind"\nclaim = "Quick"\n'
    options = site(tmp_path, "de", en=english, fr='[acme]\nslogan = "Gentil"\n')
    assert said(options) == [
        "themes/acme/templates/base.html:3:1 warning[theme-word] there is no word 'acme.slogn'"
        " — did you mean 'acme.slogan'?",
        "themes/acme/words/en.toml:1:1 warning[theme-word] the theme has no words in 'de' for 'acme.slogan',"
        " 'acme.claim' — translate what 'en.toml' has, in 'themes/acme/words/de.toml'",
        "themes/acme/words/fr.toml:1:1 warning[theme-word] the theme has no words in 'fr' for 'acme.claim'"
        " — translate what 'en.toml' has, in 'themes/acme/words/fr.toml'",
    ]


def test_words_that_are_there_stand_on_the_page(tmp_path: Path) -> None:
    options = site(tmp_path, "fr", en='[acme]\nslogan = "Kind"\n', fr='[acme]\nslogan = "Gentil"\n')
    base = tmp_path / "themes" / "acme" / "templates" / "base.html"
    base.write_text(TEMPLATE.replace('{{ frame.words("acme.slogn") if false }}', ""))
    assert said(options) == []
    build(options, tmp_path / "out", lambda *_: None)
    assert "<p>Gentil Accueil</p>" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_words_that_cannot_be_read(tmp_path: Path) -> None:
    (problem,) = (line for line in said(site(tmp_path, "en", en="acme slogan\n")) if "error" in line)
    assert problem.startswith("themes/acme/words/en.toml:1:1 error[theme] the 'words/en.toml' of the theme")
