"""Themes: where their files are, and how a page is rendered with one.

A theme is a folder with `theme.toml` (`name`, `extends`, `stylesheets`, `scripts`, `early_scripts`),
`templates/`, `css/` and `js/`. What it does not have is taken from the theme it extends.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound

Read = Callable[[str], bytes | None]
"""Reads a file of a theme by its path in the theme's folder; None where there is none."""


def shipped_themes() -> Path:
    """The folder of the themes that come with journeygen: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def reads_folder(folder: Path) -> Read:
    """Reads a theme from a folder on disk."""

    def read(path: str) -> bytes | None:
        file = folder / path
        return file.read_bytes() if file.is_file() else None

    return read


class ThemeError(Exception):
    """A theme that cannot be used; the message says why, for the person who wrote it."""


@dataclass(frozen=True)
class Theme:
    """A theme with those it extends, itself first."""

    name: str
    readers: tuple[Read, ...]
    stylesheets: tuple[str, ...] = field(default=())
    scripts: tuple[str, ...] = field(default=())
    early_scripts: tuple[str, ...] = field(default=())

    def read(self, path: str) -> bytes | None:
        """A file of the theme, or of the one it extends."""
        return next((content for read in self.readers if (content := read(path)) is not None), None)

    def stylesheet(self) -> bytes:
        """All CSS of the theme, joined in the order that `theme.toml` gives."""
        return b"\n".join(self.read(f"css/{name}") or b"" for name in self.stylesheets)

    def script(self) -> bytes:
        """The theme's scripts, joined in the order that `theme.toml` gives; they run when the page has been read."""
        return self._joined(self.scripts)

    def early_script(self) -> bytes:
        """The scripts that run before anything is painted, joined: they hold the page up, so they are few and small."""
        return self._joined(self.early_scripts)

    def _joined(self, names: tuple[str, ...]) -> bytes:
        # A semicolon between files: one that starts with a bracket would call what the one before it ends with.
        return b"\n;\n".join(content for name in names if (content := self.read(f"js/{name}")) is not None)

    @cached_property
    def environment(self) -> Environment:
        """The Jinja environment: everything escaped, unknown names refused."""
        return Environment(
            loader=_Loader(self), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    def template(self, name: str) -> Template:
        """A template by its file name."""
        return self.environment.get_template(name)

    def render(self, template: str, view: Any, frame: Any) -> bytes:
        """A page: its view and the frame, placed by a template."""
        html = self.template(template).render(view=view, frame=frame)
        return html.encode("utf-8")


class _Loader(BaseLoader):
    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        content = self._theme.read(f"templates/{template}")
        if content is None:
            raise TemplateNotFound(template)
        return content.decode("utf-8"), template, lambda: True


def load_theme(name: str, own: Read | None = None) -> Theme:
    """The theme of a name, or (with `own`, its reader) a theme folder of the site's own.

    Raises ThemeError where a theme or the one it extends does not exist.
    """
    readers: list[Read] = []
    listed: dict[str, tuple[str, ...]] = dict.fromkeys(("stylesheets", "scripts", "early_scripts"), ())
    current, read = name, own
    while True:
        if read is None:
            folder = shipped_themes() / current
            if not folder.is_dir():
                shipped = ", ".join(sorted(path.name for path in shipped_themes().iterdir() if path.is_dir()))
                raise ThemeError(f"there is no theme '{current}' (shipped: {shipped})")
            read = reads_folder(folder)
        about = _about(current, read)
        readers.append(read)
        listed = {key: (*about.get(key, ()), *names) for key, names in listed.items()}
        current, read = about.get("extends", ""), None
        if not current:
            return Theme(name, tuple(readers), **{key: tuple(dict.fromkeys(names)) for key, names in listed.items()})
        if len(readers) > 10:
            raise ThemeError(f"the theme '{name}' extends itself")


def _about(name: str, read: Read) -> dict[str, Any]:
    content = read("theme.toml")
    if content is None:
        raise ThemeError(f"the theme '{name}' has no 'theme.toml'")
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ThemeError(f"the 'theme.toml' of the theme '{name}' cannot be read: {fault}") from fault
