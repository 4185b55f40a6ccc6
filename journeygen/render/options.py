"""What a site sets of its theme's looks: its accent and fonts, as custom properties behind the theme's own.

Backgrounds and font stacks are read off the theme's stylesheet, so that they hold for any theme.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from journeygen.model.site import ThemeOptions
from journeygen.problems import Location, Problem, error
from journeygen.render.colours import contrast, full, mixed, readable

LEAST = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""

DERIVED = 7.5
"""The contrast of a dark accent that is worked out from the light one: as easy to read as the theme's own."""

GROUNDS = ("bg", "sunk", "raised")
"""The tokens that links and pressed controls stand on."""

STACKS = {"text": "sans", "voice": "voice", "code": "mono"}
"""The token of each font."""

_BLOCK = re.compile(r"([^{}]*)\{([^{}]*)\}")
_TOKEN = re.compile(r"--([\w-]+):\s*([^;}]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAME = re.compile(r"[^\W_][\w &.-]*")

PlaceOf = Callable[..., Location]
"""Where a key below `theme_options` stands in `site.yaml`."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The custom properties of a stylesheet's root, by name without `--`, in light and in dark."""

    light: dict[str, str]
    dark: dict[str, str]


def tokens_of(css: str) -> Tokens:
    """The tokens of a stylesheet; what it says later holds."""
    found = Tokens({}, {})
    for selector, body in _BLOCK.findall(_COMMENT.sub("", css)):
        name = selector.rpartition(";")[2].strip()
        said = {key: value.strip() for key, value in _TOKEN.findall(body)}
        if name == ":root":
            found.light.update(said)
        elif name in (':root[data-theme="dark"]', ':root:not([data-theme="light"])'):
            found.dark.update(said)
    return Tokens(found.light, {**found.light, **found.dark})


def options_css(options: ThemeOptions, css: str, place: PlaceOf) -> tuple[str, tuple[Problem, ...]]:
    """The CSS to put behind a theme's own, and what is wrong with the options."""
    tokens = tokens_of(css)
    light, dark, problems = _accents(options, tokens, place)
    fonts, misnamed = _fonts(options, tokens, place)
    rules = [f":root {{ {each} }}" for each in (*light, *fonts)]
    if dark:
        rules.append(
            f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}'
        )
        rules.append(f'@media screen {{ :root[data-theme="dark"] {{ {dark} }} }}')
    return "\n".join(rules), (*problems, *misnamed)


# The accent


def _accents(options: ThemeOptions, tokens: Tokens, place: PlaceOf) -> tuple[tuple[str, ...], str, tuple[Problem, ...]]:
    """The rules for light, the declarations for dark, and the problems."""
    accent = options.accent
    if accent is None:
        return (), "", ()
    modes = {"light": (accent.light, tokens.light, "#000000"), "dark": (accent.dark, tokens.dark, "#ffffff")}
    said: dict[str, str] = {}
    problems: list[Problem] = []
    for mode, (colour, known, towards) in modes.items():
        grounds = tuple(each for name in GROUNDS if (each := full(known.get(name, ""))))
        if mode == "dark" and not colour and full(accent.light):
            colour = readable(full(accent.light), grounds, towards, DERIVED)
        problems += _unreadable(colour, grounds, mode, towards, place) if colour else ()
        if full(colour) and grounds:
            said[mode] = _declared(full(colour), grounds[0])
    return tuple(said[mode] for mode in ("light",) if mode in said), said.get("dark", ""), tuple(problems)


def _unreadable(colour: str, grounds: tuple[str, ...], mode: str, towards: str, place: PlaceOf) -> Iterator[Problem]:
    where = place("accent", mode)
    if not full(colour):
        yield error("accent", where, f"'{colour}' is no colour", 'write one such as "#1b4fb8", with the quotes')
        return
    worst = min((contrast(full(colour), ground) for ground in grounds), default=LEAST)
    if worst < LEAST:
        # Cut, not rounded: 4.46 is not "4.5".
        yield error(
            "accent",
            where,
            f"'{colour}' cannot be read well on the {mode} background: its contrast is {int(worst * 10) / 10}, "
            f"{LEAST} is needed",
            f'"{readable(full(colour), grounds, towards, LEAST)}" would do',
        )


def _declared(accent: str, ground: str) -> str:
    """The accent and its tint: the strongest on which the accent itself can be read."""
    tints = (mixed(ground, accent, percent / 100) for percent in range(12, -1, -1))
    tint = next((each for each in tints if contrast(accent, each) >= LEAST), ground)
    return f"--accent: {accent}; --accent-bg: {tint};"


# Fonts


def _fonts(options: ThemeOptions, tokens: Tokens, place: PlaceOf) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    found: list[str] = []
    problems: list[Problem] = []
    for key, token in STACKS.items():
        names: tuple[str, ...] = getattr(options.fonts, key) if options.fonts else ()
        wrong = [name for name in names if not _NAME.fullmatch(name)]
        problems += (
            error(
                "fonts",
                place("fonts", key),
                f"'{name}' is no name of a font",
                "write one such as Inter, as it is installed",
            )
            for name in wrong
        )
        if names and not wrong:
            stack = ", ".join((*(f'"{name}"' for name in names), tokens.light.get(token, "sans-serif")))
            found.append(f"--{token}: {stack};")
    return tuple(found), tuple(problems)
