"""Themes: where their files are, and how a page is rendered with one.

A theme is a folder with `theme.toml` (`name`, `extends`, `stylesheets`, `scripts`, `early_scripts`),
`templates/`, `css/` and `js/`. What it does not have is taken from the theme it extends.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateError, TemplateNotFound

from journeygen.model.names import nearest
from journeygen.render.faults import place_of, said
from journeygen.words import flattened

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
    """A theme that cannot be used; the message says why, for the person who wrote it.

    `file` is the path in the site's folder of the file at fault, where it is one of the site's own
    theme; `line` counts from 1 (0: the file as a whole).
    """

    def __init__(self, message: str, file: str = "", line: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
        self.file = file
        self.line = line


@dataclass(frozen=True)
class Theme:
    """A theme with those it extends, itself first.

    `folder` is where the theme is in the site's folder, for messages; empty for one that is shipped.
    """

    name: str
    readers: tuple[Read, ...]
    folder: str = ""
    stylesheets: tuple[str, ...] = field(default=())
    scripts: tuple[str, ...] = field(default=())
    early_scripts: tuple[str, ...] = field(default=())

    def read(self, path: str) -> bytes | None:
        """A file of the theme, or of the one it extends."""
        return next((content for read in self.readers if (content := read(path)) is not None), None)

    def stylesheet(self) -> bytes:
        """All CSS of the theme, joined in the order that `theme.toml` gives, without comments: readers load it."""
        joined = b"\n".join(self.read(f"css/{name}") or b"" for name in self.stylesheets)
        return _CSS_TEXT_OR_COMMENT.sub(lambda found: found[1] or b"", joined)

    def script(self) -> bytes:
        """The theme's scripts, joined in the order that `theme.toml` gives; they run when the page has been read."""
        return self._joined(self.scripts)

    def early_script(self) -> bytes:
        """The scripts that run before anything is painted, joined: they hold the page up, so they are few and small."""
        return self._joined(self.early_scripts)

    def _joined(self, names: tuple[str, ...]) -> bytes:
        # A semicolon between files: one that starts with a bracket would call what the one before it ends with.
        return b"\n;\n".join(content for name in names if (content := self.read(f"js/{name}")) is not None)

    def words(self, language: str) -> Mapping[str, Any]:
        """The words that the theme brings for its templates, in a language; in English what it has not in that.

        They are in `words/LANG.toml`, as the interface's own are. Raises ThemeError where one cannot be read.
        """
        found: dict[str, Any] = {}
        for each in dict.fromkeys(("en", language)):
            for read in reversed(self.readers):
                path = f"words/{each}.toml"
                content = read(path)
                if content is not None:
                    try:
                        found |= flattened(tomllib.loads(content.decode("utf-8")))
                    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
                        why = f"the '{path}' of the theme '{self.name}' cannot be read: {fault}"
                        raise ThemeError(why, f"{self.folder}/{path}" if self.folder else "") from fault
        return found

    @cached_property
    def environment(self) -> Environment:
        """The Jinja environment: everything escaped, unknown names refused."""
        environment = _Environment(
            loader=_Loader(self), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        environment.filters["symbols_used"] = symbols_used
        return environment

    def template(self, name: str) -> Template:
        """A template by its file name."""
        return self.environment.get_template(name)

    def render(self, template: str, view: Any, frame: Any) -> bytes:
        """A page: its view and the frame, placed by a template. Raises ThemeError where the template is at fault."""
        try:
            html = self.template(template).render(view=view, frame=frame)
        except (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as fault:
            raise self._because_of(fault) from fault
        return html.encode("utf-8")

    def check(self, template: str) -> None:
        """Read a template without placing anything. Raises ThemeError where it cannot be read."""
        try:
            self.template(template)
        except TemplateError as fault:
            raise self._because_of(fault) from fault

    def _because_of(self, fault: Exception) -> Exception:
        """The error that a fault is for who wrote the theme; the fault itself, where it is none of theirs."""
        name, line = place_of(fault)
        return self._refused(name, line, f"the page cannot be made: {said(fault)}") if name else fault

    def found(self, name: str) -> tuple[int, bytes] | None:
        """A template, and the place in the chain of the theme that has it. `parent:` skips a theme, for each time."""
        path = name.rpartition(PARENT)[2]
        for place, read in enumerate(self.readers):
            content = read(f"templates/{path}") if place >= name.count(PARENT) else None
            if content is not None:
                return place, content
        return None

    def _refused(self, template: str, line: int, why: str) -> ThemeError:
        found = self.found(template)
        path = f"templates/{template.rpartition(PARENT)[2]}"
        if found and found[0] == 0 and self.folder:
            return ThemeError(why, f"{self.folder}/{path}", line)
        return ThemeError(f"{why} ('{path}' of the theme that '{self.name}' is or extends, line {line})")


_CSS_TEXT_OR_COMMENT = re.compile(rb"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*!.*?\*/)|/\*.*?\*/\n?""", re.DOTALL)
"""A text in quotes, or a comment that asks to be kept (a licence), as group 1; any other comment."""

PARENT = "parent:"
"""In front of a template's name: the one that the extended theme has, not this theme's own."""


def symbols_used(markup: str) -> frozenset[str]:
    """The names of the symbols that markup shows with `<use href="#i-NAME"/>`, found in one go."""
    return frozenset(_SYMBOL.findall(markup))


_SYMBOL = re.compile(r'#i-([\w-]+)"')


class _Environment(Environment):
    def join_path(self, template: str, parent: str) -> str:
        if not template.startswith(PARENT):
            return template
        loader = self.loader
        assert isinstance(loader, _Loader)
        found = loader.theme.found(parent)
        return PARENT * (found[0] if found else 0) + template


class _Loader(BaseLoader):
    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        found = self.theme.found(template)
        if found is None:
            raise TemplateNotFound(template)
        try:
            return found[1].decode("utf-8"), template, lambda: True
        except UnicodeDecodeError as fault:
            raise self.theme._refused(template, 0, "the template is not written in UTF-8") from fault


def load_theme(name: str, own: Read | None = None) -> Theme:
    """The theme of a name, or (with `own`, its reader) a theme folder of the site's own.

    Raises ThemeError where a theme or the one it extends does not exist or cannot be used.
    """
    readers: list[Read] = []
    listed: dict[str, tuple[str, ...]] = dict.fromkeys(LISTS, ())
    folder = name if own else ""
    wanted: dict[str, list[str]] = {}
    current, read = name, own
    while True:
        if read is None:
            place = shipped_themes() / current
            if not place.is_dir():
                shipped = sorted(path.name for path in shipped_themes().iterdir() if path.is_dir())
                file = f"{folder}/theme.toml" if readers and folder else ""
                near = nearest(current, shipped, loose=True)
                hint = f"did you mean '{near}'?" if near else "write 'themes/' and the folder's name if it is your own"
                raise ThemeError(f"there is no theme '{current}' (shipped: {', '.join(shipped)})", file, hint=hint)
            read = reads_folder(place)
        about = _about(current, read, "" if readers else folder)
        if own and not readers:
            wanted = {key: about.get(key, []) for key in LISTS}
        readers.append(read)
        listed = {key: (*about.get(key, ()), *names) for key, names in listed.items()}
        current, read = about.get("extends", ""), None
        if not current:
            break
        if len(readers) > 10:
            raise ThemeError(f"the theme '{name}' extends itself")
    theme = Theme(name, tuple(readers), folder, **{key: tuple(dict.fromkeys(each)) for key, each in listed.items()})
    # Of a site's own theme only: a test holds that the shipped ones have what they list.
    gone = [
        f"{LISTS[key]}/{each}"
        for key, names in wanted.items()
        for each in names
        if not theme.read(f"{LISTS[key]}/{each}")
    ]
    if gone:
        raise ThemeError(f"'theme.toml' names '{gone[0]}', which is not there", _toml(folder))
    return theme


LISTS = {"stylesheets": "css", "scripts": "js", "early_scripts": "js"}
"""What `theme.toml` lists, and the folder that the files are in."""


def _toml(folder: str) -> str:
    return f"{folder}/theme.toml" if folder else ""


def _about(name: str, read: Read, folder: str) -> dict[str, Any]:
    content = read("theme.toml")
    if content is None:
        hint = f"it has to lie in the folder '{folder}', beside 'content'" if folder else ""
        raise ThemeError(f"the theme '{name}' has no 'theme.toml'", hint=hint)
    try:
        about = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ThemeError(f"the 'theme.toml' of the theme '{name}' cannot be read: {fault}", _toml(folder)) from fault
    for key, value in about.items():
        if key in LISTS:
            wrong = not isinstance(value, list) or not all(isinstance(each, str) for each in value)
            means = "a list of file names"
        elif key in ("name", "extends"):
            wrong, means = not isinstance(value, str), "a name"
        else:
            known = ", ".join(("name", "extends", *LISTS))
            raise ThemeError(f"the theme '{name}' has an unknown key '{key}' (known: {known})", _toml(folder))
        if wrong:
            raise ThemeError(f"'{key}' of the theme '{name}' has to be {means}", _toml(folder))
    return about
