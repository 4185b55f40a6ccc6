"""Links that open a file at a line in the editor that people write in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from journeygen.problems import Location
from journeygen.source.tree import folders_of

TEMPLATES = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "vscodium": "vscodium://file/{path}:{line}:{column}",
    "cursor": "cursor://file/{path}:{line}:{column}",
    "idea": "idea://open?file=/{path}&line={line}&column={column}",
    "zed": "zed://file/{path}:{line}:{column}",
    "sublime": "subl://open?url=file:///{path}&line={line}&column={column}",
    "none": "",
}
"""The editors that are known by name, each with its link. `{path}` is the absolute path without its first slash."""


@dataclass(frozen=True)
class Editor:
    """An editor, by the template of its links; empty for no links."""

    template: str

    def url(self, location: Location, content: Path) -> str:
        """The link to a place in a file of the site; empty without an editor."""
        if not self.template:
            return ""
        first, _, rest = location.path.partition("/")
        folders = folders_of(content)
        file = (folders[first] if first in folders else content.absolute().parent / first) / rest
        path = quote(file.as_posix().lstrip("/"), safe="/")
        return (
            self.template.replace("{path}", path)
            .replace("{line}", str(location.line))
            .replace("{column}", str(location.column))
        )


def editor_of(named: str) -> Editor:
    """The editor of a name, or of a template with `{path}`. Raises ValueError where it is neither."""
    if named in TEMPLATES:
        return Editor(TEMPLATES[named])
    scheme = urlsplit(named).scheme.lower()
    # A script in a link would run in the page.
    if "{path}" in named and scheme and scheme not in ("javascript", "data", "vbscript", "blob"):
        return Editor(named)
    raise ValueError(
        f"'{named}' is no editor: name one of {', '.join(TEMPLATES)}, "
        "or write its link, such as vscode://file/{path}:{line}:{column}"
    )
