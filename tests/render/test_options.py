"""What a site sets of its looks: colours that can be read, fonts by name, and what is said where not."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from textwrap import dedent

import pytest

from journeygen.build import Options, build, check
from journeygen.model.site import Accent, Fonts, ThemeOptions
from journeygen.problems import Location
from journeygen.render.colours import contrast, full, mixed, readable
from journeygen.render.options import options_css, tokens_of
from journeygen.render.theme import load_theme
from tests.paths import ROOT
from tests.sites import problems

CSS = load_theme("default").stylesheet().decode()


def put(options: ThemeOptions, css: str = CSS) -> tuple[str, list[str]]:
    """The CSS and the problems of these options, each as `key: text`."""
    found, wrong = options_css(options, css, lambda *keys: Location("/".join(keys)))
    return found, [f"{problem.location.path}: {problem.text}" for problem in wrong]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert (full("#ABC"), full("#0b6b78"), full("red"), full("#12345")) == ("#aabbcc", "#0b6b78", "", "")
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert contrast(readable("#88aabb", ("#ffffff",), "#000000", 4.5), "#ffffff") >= 4.5


def test_the_grounds_are_read_off_the_theme() -> None:
    tokens = tokens_of(CSS)
    assert (tokens.light["bg"], tokens.dark["bg"]) == ("#fff", "#12151a")
    own = tokens_of(CSS + "/* :root { --bg: red; } */ :root { --bg: #eee; } @media print { :root { --bg: #ddd } }")
    assert own.light["bg"] == "#ddd"
    assert own.dark["bg"] == "#12151a"


def test_nothing_set_changes_nothing() -> None:
    assert put(ThemeOptions()) == ("", [])


def test_a_dark_accent_is_worked_out_from_the_light_one() -> None:
    css, wrong = put(ThemeOptions(accent=Accent(light="#0b6b78")))
    assert wrong == []
    tokens = tokens_of(CSS + css)
    assert tokens.light["accent"] == "#0b6b78"
    for known in (tokens.light, tokens.dark):
        for ground in ("bg", "sunk", "raised", "accent-bg"):
            assert contrast(known["accent"], full(known[ground])) >= 4.5, ground
    assert css.count(tokens.dark["accent"]) == 2


@pytest.mark.parametrize(
    ("accent", "said"),
    [
        (Accent(light="teal"), "accent/light: 'teal' is no colour — write one such as \"#1b4fb8\", with the quotes"),
        (
            Accent(light="#88aabb"),
            "accent/light: '#88aabb' cannot be read well on the light background: its contrast is 2.2, 4.5 is needed "
            '— "#5c747f" would do',
        ),
        (
            Accent(light="#0b6b78", dark="#0b6b78"),
            "accent/dark: '#0b6b78' cannot be read well on the dark background: its contrast is 2.5, 4.5 is needed "
            '— "#4f949e" would do',
        ),
    ],
)
def test_an_accent_that_cannot_be_read(accent: Accent, said: str) -> None:
    assert put(ThemeOptions(accent=accent))[1] == [said]


def test_fonts_stand_before_the_theme_s_own() -> None:
    css, wrong = put(ThemeOptions(fonts=Fonts(text=("Inter", "Noto Sans JP"), code=("Fira Code",))))
    assert wrong == []
    assert css.splitlines()[0].startswith(':root { --sans: "Inter", "Noto Sans JP", system-ui, ')
    assert '--mono: "Fira Code", ui-monospace' in css
    assert put(ThemeOptions(fonts=Fonts(voice=('x"; } body { color: red',))))[0] == ""


def test_what_is_misspelt_is_said_with_its_line() -> None:
    site = """
        title: T
        theme_options:
          acent: "#123"
          logo: assets/logo.svgg
          fonts: {txt: Inter}
        """
    assert problems({"site.yaml": dedent(site).strip(), "assets/logo.svg": "<svg/>"}) == [
        "site.yaml:3:3 error[unknown-key] a set of theme options has no key 'acent' — did you mean 'accent'?",
        "site.yaml:4:9 error[missing-file] there is no file 'content/assets/logo.svgg' "
        "— did you mean '/assets/logo.svg'?",
        "site.yaml:5:11 error[unknown-key] a choice of fonts has no key 'txt' — did you mean 'text'?",
    ]


def test_the_guide_tells_of_all_of_them() -> None:
    guide = Path(ROOT / "content/pages/guide/looks.md").read_text("utf-8")
    assert [name for name in ThemeOptions.model_fields if f"`{name}`" not in guide] == []


def test_logo_favicon_and_footer_are_on_every_page(tmp_path: Path) -> None:
    files = {
        "site.yaml": """
            title: T
            theme_options:
              logo: assets/logo.svg
              favicon: /assets/icon.svg
              footer: "By us. [Imprint](pages/imprint.md)"
              accent: "#0b6b78"
            """,
        "pages/imprint.md": "---\ntitle: Imprint\n---\n",
        "pages/far/away.md": "---\ntitle: Away\n---\n",
        "assets/logo.svg": "<svg/>",
        "assets/icon.svg": "<svg>\n</svg>",
    }
    for path, text in files.items():
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_text(dedent(text), "utf-8")
    out = tmp_path / "_site"
    outcome = build(Options(tmp_path / "content", datetime.date(2026, 11, 22)), out, lambda what, done, of: None)
    assert outcome.problems == ()
    home, away = (out / "index.html").read_text("utf-8"), (out / "pages/far/away.html").read_text("utf-8")
    for page, root in ((home, ""), (away, "../../")):
        assert f'<p>By us. <a href="{root}pages/imprint.html">Imprint</a></p>' in page
        assert f'<link rel="icon" href="{root}assets/icon.' in page
        assert f'<img class="brand-logo" src="{root}assets/logo.' in page
    assert "--accent: #0b6b78;" in next((out / "assets").glob("style.*.css")).read_text("utf-8")


def test_a_footer_that_leads_nowhere_and_an_accent_nobody_can_read_stop_the_build(tmp_path: Path) -> None:
    site = tmp_path / "content" / "site.yaml"
    site.parent.mkdir()
    site.write_text('title: T\ntheme_options:\n  accent: "#88aabb"\n  footer: "[Imprint](pages/imprint.md)"\n', "utf-8")
    outcome = check(Options(site.parent, datetime.date(2026, 11, 22)), lambda what, done, of: None)
    assert [(problem.rule, problem.location.line) for problem in outcome.problems] == [
        ("accent", 3),
        ("broken-link", 4),
    ]


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({}, r"assets/favicon\.[0-9a-f]+\.svg"),
        ({"static/favicon.ico": "icon"}, ""),
    ],
)
def test_the_theme_has_a_favicon_for_sites_without(tmp_path: Path, files: dict[str, str], named: str) -> None:
    for path, text in {"site.yaml": "title: T\n", **files}.items():
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_text(text, "utf-8")
    assert build(Options(tmp_path / "content", datetime.date(2026, 11, 22)), tmp_path / "out", lambda *_: None).pages
    home = (tmp_path / "out" / "index.html").read_text("utf-8")
    (found,) = re.findall(r'<link rel="icon" href="([^"]*)">', home) or [""]
    assert re.fullmatch(named, found)
    assert not found or (tmp_path / "out" / found).read_bytes().startswith(b"<svg")
